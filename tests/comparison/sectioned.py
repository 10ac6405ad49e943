"""Reports in which "§name§" stands where a section begins."""

import re


def unmarked(report: str) -> tuple[str, list[tuple[str, int]]]:
    """The text of a marked report, and its sections: each one's name and where it begins."""
    text, sections = "", []
    for index, part in enumerate(re.split(r"§(\w+)§", report)):
        if index % 2:
            sections.append((part, len(text)))
        else:
            text += part
    return text, sections
