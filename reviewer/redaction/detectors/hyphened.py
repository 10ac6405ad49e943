"""Names in small letters with hyphens in them, as machines, pods and buckets have: found once for all who ask."""

from dataclasses import dataclass
from functools import cached_property

from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Passage

_NAME = Pattern(r"\b[a-z][a-z0-9]*(?:-[a-z0-9]+)+\b")


@dataclass(frozen=True)
class Name:
    """One such name; offsets are into the text."""

    start: int
    end: int
    name: str

    @cached_property
    def parts(self) -> list[str]:
        """What stands between the hyphens."""
        return self.name.split("-")


def hyphened(passage: Passage) -> list[Name]:
    """All of them, left to right."""
    return passage.once(_all)


def _all(passage: Passage) -> list[Name]:
    text = passage.text
    return [Name(*span, text[slice(*span)]) for span in (match.span() for match in _NAME.finditer(passage))]
