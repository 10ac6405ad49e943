"""What is seen of a heading that tells which section it begins. Pure; of a long text only its beginning is read."""

import re
from collections.abc import Iterator, Sequence

from reviewer.comparison.lines import Line
from reviewer.comparison.sections.page import Heading, Page

MOST_LINES, MOST_CHARACTERS, MOST_WORDS = 14, 1_200, 90
# Words that begin alike are of one family: "restored", "restoring".
STEM = 6
# How many words are few, some and many.
LENGTHS = (8, 20, 45)
MOST_TIMED, MOST_HEADINGS = 3, 6
# Seen of a text with fewer than the first of those.
LITTLE = "length 0"

WORD = re.compile(r"\w+")
BEGINS_WITH_TIME = re.compile(r"[\s>*•\u2013\u2014\[(|_-]*\d{1,2}[:.h]?\d{2}\b")


def seen(page: Page, found: Sequence[Heading], number: int, end: int) -> list[str]:
    """All that is seen of the heading of that number among those `found`, whose section ends before line `end`."""
    heading = found[number]
    first = heading.form.number + heading.form.lines
    lines = page.lines[first : min(end, first + MOST_LINES)]
    beside = page.lines[heading.form.number].text.strip()[heading.form.lead :] if heading.form.lead else ""
    every = (*_of_title(page, heading), *_of_text(beside, lines), *_of_place(page, found, number))
    return list(dict.fromkeys(every))


def is_of_title(feature: str) -> bool:
    """Whether it is one of the title's words, which a title of new words has none of."""
    return feature.startswith("title ")


def _of_title(page: Page, heading: Heading) -> Iterator[str]:
    words = _stems(heading.form.title)
    if words:
        yield from (f"title {word}" for word in words)
        yield f"title begins {words[0]}"
        yield f"title ends {words[-1]}"
    yield f"title of {min(len(words), MOST_HEADINGS)}"
    if page.lines[heading.form.number].text.rstrip().endswith("?"):
        yield "title asks"


def _of_text(beside: str, lines: Sequence[Line]) -> Iterator[str]:
    told = [text for text in (beside, *(line.text for line in lines)) if text.strip()]
    words = _stems("\n".join(told))[:MOST_WORDS]
    yield from (f"text {word}" for word in words)
    yield from (f"text begins {word}" for word in words[:2])
    yield f"length {sum(len(words) >= length for length in LENGTHS)}"
    yield f"timed {min(sum(bool(BEGINS_WITH_TIME.match(text)) for text in told), MOST_TIMED)}"
    kinds = [line.kind for line in lines if not line.blank]
    if kinds.count("list") * 2 > len(kinds):
        yield "list"
    if "table" in kinds:
        yield "table"


def _of_place(page: Page, found: Sequence[Heading], number: int) -> Iterator[str]:
    after = len(found) - 1 - number
    yield f"place {min(number, 2)}"
    yield f"place from end {min(after, 2)}"
    yield f"place {min(number, MOST_HEADINGS)} of {min(len(found), MOST_HEADINGS)}"
    if not number:
        above = any(not line.blank for line in page.lines[: found[0].form.number])
        yield "below an introduction" if above else "begins the text"
    yield from (f"above {_name(one)}" for one in found[max(0, number - MOST_LINES) : number] if _is_told(one))
    yield from (f"below {_name(one)}" for one in found[number + 1 : number + 1 + MOST_LINES] if _is_told(one))
    yield f"right above {_name(found[number - 1])}" if number else "nothing above"
    yield f"right below {_name(found[number + 1])}" if after else "nothing below"


def _is_told(heading: Heading) -> bool:
    """Whether its title says by itself what it begins."""
    return not heading.named.turn and not (heading.named.loose and heading.named.name == "other")


def _name(heading: Heading) -> str:
    return f"{heading.named.name} by a hint" if heading.named.loose else heading.named.name


def _stems(text: str) -> list[str]:
    """The beginnings of the words; all numbers are alike."""
    words = WORD.findall(text[:MOST_CHARACTERS].casefold())
    return ["0" if word[0].isdigit() else word[:STEM] for word in words]
