"""Resources and machines by what a column or a line says that they are: `Queue: thumbs`, a table with hosts."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.made_up import ORDINARY, is_compound
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.tables import Cell, cells_of
from reviewer.redaction.values import Find, Passage
from reviewer.redaction.vocabulary import COMMON
from reviewer.redaction.wordlist import words

_KINDS = (
    "queue|topic|bucket|table|namespace|cluster|deployment|database|index|pod|cronjob|dataset|statefulset|s3 bucket"
)
_LINE = Pattern(
    rf"(?mi)^[ \t>*-]*(?:{_KINDS})(?:\*\*)?[ \t]*:(?:\*\*)?[ \t]*`?((?-i:[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*))`?[ \t]*$",
    needs=rf"(?i)(?:{_KINDS})(?:\*\*)?[ \t]*:",
)
_RESOURCES = Deferred(rf"(?:{_KINDS})s?(?: name)?|(?:queue|topic|bucket|table)_name|indices|database")
_MACHINES = Deferred(r"(?:host|node|server|machine|hostname|vm|box|broker)s?(?: name)?")
_NAME = Deferred(r"`?[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*`?")
_MACHINE = Deferred(r"`?(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[A-Z]{2,}[A-Z0-9]*(?:[_-][A-Z0-9]+)*)`?")
_NO_NAMES = words(
    "none default main unknown all any many empty full idle done ok tbd below above same other mixed various"
)


_NO_NAMES |= COMMON | ORDINARY


def lines(passage: Passage) -> Iterator[Find]:
    """What a line tells the name of."""
    for match in _LINE.finditer(passage):
        start, end = match.span(1)
        if _is_name(passage.text[start:end]):
            yield Find(start, end)


def resources(passage: Passage) -> Iterator[Find]:
    """The names in a column of resources; one at least must be a name by its form."""
    cells = [cell for cell in passage.once(cells_of) if _RESOURCES.fullmatch(cell.head)]
    told = {cell.head for cell in cells if _is_formed(passage.text[cell.start : cell.end].strip("`"))}
    return _named(passage.text, [cell for cell in cells if cell.head in told], _is_name)


def machines(passage: Passage) -> Iterator[Find]:
    """The names in a column of machines."""
    for cell in passage.once(cells_of):
        value = passage.text[cell.start : cell.end]
        if _MACHINES.fullmatch(cell.head) and _MACHINE.fullmatch(value) and _is_numbered(value):
            marked = value.startswith("`")
            yield Find(cell.start + marked, cell.end - marked)


def _named(text: str, cells: list[Cell], accept: Callable[[str], bool]) -> Iterator[Find]:
    for cell in cells:
        value = text[cell.start : cell.end]
        if _NAME.fullmatch(value) and accept(value.strip("`")):
            marked = value.startswith("`")
            yield Find(cell.start + marked, cell.end - marked)


def _is_formed(name: str) -> bool:
    return re.search(r"[._-]", name) is not None and _is_name(name) and not is_compound(name)


def _is_name(name: str) -> bool:
    if len(name) < 4 or name in _NO_NAMES:
        return False
    parts = re.split(r"[._-]", name)
    return (
        ORDINARY.isdisjoint(parts) or bool(re.search(r"[\d_]", name)) or (len(parts) > 1 and parts[0] not in ORDINARY)
    )


def _is_numbered(name: str) -> bool:
    return re.search(r"\d", name) is not None and "." not in name
