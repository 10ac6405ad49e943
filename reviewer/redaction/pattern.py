"""Patterns by google-re2: they cost nothing until they are needed, and time in proportion to the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any

import re2

from reviewer.redaction.values import Find, Passage


class Match:
    """Where a pattern matched; its offsets count bytes, which are code points here.

    The matches that google-re2 hands back ask their pattern for its number of groups whenever they are asked.
    """

    __slots__ = ("_octets", "_spans")

    def __init__(self, octets: bytes, spans: Sequence[tuple[int, int]]) -> None:
        self._octets, self._spans = octets, spans

    def start(self, group: int = 0) -> int:  # noqa: D102 (as in re)
        return self._spans[group][0]

    def end(self, group: int = 0) -> int:  # noqa: D102 (as in re)
        return self._spans[group][1]

    def span(self, group: int = 0) -> tuple[int, int]:  # noqa: D102 (as in re)
        return self._spans[group]

    def __getitem__(self, group: int) -> bytes:
        """What a group matched; nothing, if it took no part."""
        start, end = self._spans[group]
        return self._octets[start:end] if start >= 0 else b""


class Pattern:
    """A google-re2 pattern, compiled when first used. No look-around, no back-references: it stays linear.

    `needs` is a small pattern that stands in all that it matches, for those that match in few texts: all of these are
    looked for in few passes, and a pattern is not tried where what it needs is missing. `outline` does the same by the
    outline of the text (`Passage.outline`), which costs less still: one of these stands in that of all that it matches.
    """

    def __init__(
        self, source: str, *, ignore_case: bool = False, needs: str = "", outline: tuple[str, ...] = ()
    ) -> None:
        self.source, self.needs, self.outline = source, needs, tuple(one.encode() for one in outline)
        self.ignores_case = ignore_case
        if needs:
            NEEDING.append(self)
        if outline:
            OUTLINED.append(self)

    def finditer(self, passage: Passage) -> Iterator[Match]:
        """Every match, left to right."""
        if self.needs and self.needs not in passage.once(_there):
            return iter(())
        if self.outline and not any(one in passage.outline for one in self.outline):
            return iter(())
        octets = passage.octets
        first = self._look(_ANYWHERE, octets, 0, len(octets))
        return iter(()) if first[0] == _NO_SPAN else self._from(first, octets)

    def _from(self, spans: Sequence[tuple[int, int]], octets: bytes) -> Iterator[Match]:
        """The first match, and those behind it."""
        start, last = 0, len(octets)
        while spans[0] != _NO_SPAN:
            yield Match(octets, spans)
            end = spans[0][1]
            if start == last:
                return
            # What is empty is matched once; and the next search begins one further.
            start = end if end > start else start + 1
            spans = self._look(_ANYWHERE, octets, start, last)

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
    def _look(self) -> Callable[[object, bytes, int, int], Sequence[tuple[int, int]]]:
        """One search by google-re2 itself, which answers with the spans of all groups."""
        look: Callable[[object, bytes, int, int], Sequence[tuple[int, int]]] = self._compiled._regexp.Match
        return look

    @cached_property
    def _compiled(self) -> "re2._Regexp":
        return re2.compile(self.source.encode("latin-1"), _options(case_sensitive=not self.ignores_case))


_ANYWHERE = re2._Anchor.UNANCHORED
_NO_SPAN = (-1, -1)

# The patterns that need another, and those that need an outline, as they are made.
NEEDING: list[Pattern] = []
OUTLINED: list[Pattern] = []


# How many small patterns one set looks for: of many at once it would remember more than it has memory for, and begin
# anew again and again.
_AT_ONCE = 14


def _there(passage: Passage) -> frozenset[str]:
    """What of all that patterns need stands in a passage. A set out of memory finds none: all of it may be there."""
    found: set[str] = set()
    for needed, patterns in _sets_of(tuple([pattern.needs for pattern in NEEDING])):
        places = patterns.Match(passage.octets)
        found.update([needed[place] for place in places if place < len(needed)] if places else needed)
    return frozenset(found)


@cache
def _sets_of(needed: tuple[str, ...]) -> list[tuple[tuple[str, ...], "re2.Set"]]:
    """Small patterns in lots, each with the set that looks for it, in which one more is always found."""
    lots = [needed[at : at + _AT_ONCE] for at in range(0, len(needed), _AT_ONCE)]
    return [(lot, _set_of(lot)) for lot in lots]


def _set_of(needed: tuple[str, ...]) -> "re2.Set":
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


_METHODS = ("match", "search", "fullmatch", "finditer", "sub")


class Deferred:
    """A pattern of `re`, compiled when first used: a mail needs few of them, and a process should start at once."""

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """The methods of the compiled pattern, from the first use on its own."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def finds(
    source: str,
    accept: Callable[[str], bool] | None = None,
    *,
    ignore_case: bool = False,
    needs: str = "",
    outline: tuple[str, ...] = (),
) -> Callable[[Passage], Iterator[Find]]:
    """A detector's `find`: the first group of each match (all of it, if it has none) that `accept` agrees to.

    The marks of a sentence at its end are left out.
    """
    pattern = Pattern(source, ignore_case=ignore_case, needs=needs, outline=outline)

    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            start, end = match.span(pattern.group)
            end = start + len(passage.text[start:end].rstrip(".,;:!?"))
            if accept is None or accept(passage.text[start:end]):
                yield Find(start, end)

    return find
