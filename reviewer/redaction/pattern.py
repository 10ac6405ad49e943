"""Patterns by google-re2: they cost nothing until they are needed, and time in proportion to the text."""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any, Protocol

import re2

from reviewer.redaction.values import Find, Passage


class Match(Protocol):
    """What google-re2 hands back; its offsets count bytes, which are code points here."""

    def start(self, group: int | str = 0) -> int: ...  # noqa: D102 (as in re)

    def end(self, group: int | str = 0) -> int: ...  # noqa: D102 (as in re)

    def span(self, group: int | str = 0) -> tuple[int, int]: ...  # noqa: D102 (as in re)

    def __getitem__(self, group: int | str) -> bytes: ...


class Pattern:
    """A google-re2 pattern, compiled when first used. No look-around, no back-references: it stays linear.

    `needs` is a small pattern that stands in all that it matches, for those that match in few texts: all of these are
    looked for in one pass, and a pattern is not tried where what it needs is missing.
    """

    def __init__(self, source: str, *, ignore_case: bool = False, needs: str = "") -> None:
        self.source, self.needs = source, needs
        self.ignores_case = ignore_case
        if needs:
            NEEDING.append(self)

    def finditer(self, passage: Passage, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Every match, left to right, between two offsets."""
        if self.needs and self.needs not in passage.once(_there):
            return iter(())
        found: Iterator[Match] = self._compiled.finditer(passage.octets, start, end)
        return found

    def fullmatch(self, piece: str) -> bool:
        """Whether it matches all of a piece of a text."""
        return self._compiled.fullmatch(Passage(piece).octets) is not None

    @cached_property
    def group(self) -> int:
        """The group that a detector points at: the first, or 0 when there is none."""
        return 1 if self._compiled.groups else 0

    @property
    def groups(self) -> int:
        """How many groups it has."""
        return int(self._compiled.groups)

    @cached_property
    def _compiled(self) -> "re2._Regexp":
        return re2.compile(self.source.encode("latin-1"), _options(case_sensitive=not self.ignores_case))


# The patterns that need another, as they are made.
NEEDING: list[Pattern] = []


def _there(passage: Passage) -> frozenset[str]:
    """What of all that patterns need stands in a passage. A set out of memory finds none: then all may be there."""
    needed = tuple([pattern.needs for pattern in NEEDING])
    found = _set_of(needed).Match(passage.octets)
    return frozenset(needed[place] for place in found if place < len(needed)) if found else frozenset(needed)


@cache
def _set_of(needed: tuple[str, ...]) -> "re2.Set":
    """A set of small patterns, and one that is always there."""
    patterns = re2.Set.SearchSet(_options())
    for source in (*needed, ""):
        patterns.Add(source.encode("latin-1"))
    patterns.Compile()
    return patterns


def _options(*, case_sensitive: bool = True) -> "re2.Options":
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = case_sensitive
    options.log_errors = False
    return options


class Deferred:
    """A pattern of `re`, compiled when first used: a mail needs few of them, and a process should start at once."""

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """The methods of the compiled pattern, from the first use on its own."""
        if name not in ("match", "search", "fullmatch", "finditer"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in ("match", "search", "fullmatch", "finditer"):
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def finds(
    source: str, accept: Callable[[str], bool] | None = None, *, ignore_case: bool = False, needs: str = ""
) -> Callable[[Passage], Iterator[Find]]:
    """A detector's `find`: the first group of each match (all of it, if it has none) that `accept` agrees to.

    The marks of a sentence at its end are left out.
    """
    pattern = Pattern(source, ignore_case=ignore_case, needs=needs)

    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            start, end = match.span(pattern.group)
            end = start + len(passage.text[start:end].rstrip(".,;:!?"))
            if accept is None or accept(passage.text[start:end]):
                yield Find(start, end)

    return find
