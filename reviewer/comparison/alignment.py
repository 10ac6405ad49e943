"""The sections of several texts as rows of one table. Pure; every character of every text is in exactly one cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reviewer.comparison.sections import parse
from reviewer.comparison.sections.titles import fold
from reviewer.comparison.values import Section

LABELS = {
    "summary": "Summary",
    "timeline": "Timeline",
    "impact": "Impact",
    "root_cause": "Root cause",
    "remediation": "Remediation",
    "action_items": "Action items",
}
OPENING, CLOSING = "Opening", "Also in the mail"
_MARKUP = " \t\n\r#*=_:-\u2013\u2014~`>"


@dataclass
class Row:
    """One section name, and for each version its parts of the text, in the order they stand there."""

    name: str
    label: str
    cells: list[list[Section]] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        # A title of the mail's own must not have the id of a part of the page, such as "s-sent".
        named = self.name if self.name in LABELS else f"x-{self.name}"
        return f"s-{named}".replace("_", "-").replace(" ", "-")


def rows(texts: Sequence[str]) -> list[Row]:
    """The rows, in the order of the first text; what only others have comes where it stands there."""
    told = [list(_named(parse(text))) for text in texts]
    ordered: list[tuple[str, str]] = []
    for version in told:
        _merge(ordered, [(name, label) for name, label, _ in version])
    table = {name: Row(name, label, [[] for _ in texts]) for name, label in ordered}
    for index, version in enumerate(told):
        for name, _, section in version:
            table[name].cells[index].append(section)
    return list(table.values())


def label_at(text: str, place: int) -> str:
    """What the section is called in which this place stands; empty where the text has but one and no name for it."""
    sections = parse(text)
    if len(sections) == 1 and not sections[0].heading:
        return ""
    return next((label for _, label, one in _named(sections) if one.start <= place < one.end), "")


def bare(heading: str) -> str:
    """A heading without what marks it as one: "## Impact:" is "Impact"."""
    return heading.strip(_MARKUP)


def body_start(text: str, section: Section) -> int:
    """Where a section goes on after a heading that has lines of its own; its start when it has none."""
    if not section.heading:
        return section.start
    place = section.start
    seen = False
    for line in text[section.start : section.end].splitlines(keepends=True):
        stripped = line.strip()
        if not seen and stripped and stripped != section.heading and not _is_rule(stripped):
            return section.start
        if seen and not (_is_rule(stripped) and not section.heading.startswith(("#", "*"))):
            return place
        seen = seen or stripped == section.heading
        place += len(line)
        if seen and section.heading.startswith("#"):
            return place
    return place


def _named(sections: Sequence[Section]) -> Iterator[tuple[str, str, Section]]:
    """Each section with the row it belongs to: its name; of others, what their heading says or where they stand."""
    for index, section in enumerate(sections):
        if section.name in LABELS:
            yield section.name, LABELS[section.name], section
        elif title := fold(bare(section.heading)):
            yield title[:60], bare(section.heading), section
        elif index == 0:
            yield "opening", OPENING, section
        else:
            yield "closing", CLOSING, section


def _merge(ordered: list[tuple[str, str]], names: Sequence[tuple[str, str]]) -> None:
    """Add the names that are not there yet, each after the one before it."""
    known = {name: index for index, (name, _) in enumerate(ordered)}
    after = -1
    for name, label in names:
        if name in known:
            after = max(after, known[name])
            continue
        after = 0 if name == "opening" else after + 1
        ordered.insert(after, (name, label))
        known = {name: index for index, (name, _) in enumerate(ordered)}


def _is_rule(line: str) -> bool:
    return len(line) >= 3 and len(set(line)) == 1 and line[0] in "=-~_*#"
