"""Looking up whether a value is allowed, among thousands of entries. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import re2

from reviewer.redaction.models import Allowed
from reviewer.redaction.values import Category

from .breadth import AT_ONCE, compiled, options


class Allowing:
    """Entries that hold, by what they are for: a value is looked up in a set, and asked of all patterns at once.

    A pattern that cannot be read allows nothing.
    """

    def __init__(self, entries: Iterable[Allowed]) -> None:
        self._exact: set[tuple[str, str, str]] = set()
        sources = defaultdict[tuple[str, str], list[str]](list)
        for entry in entries:
            if entry.is_pattern:
                sources[entry.category, entry.audience].append(entry.value)
            else:
                self._exact.add((entry.category, entry.audience, entry.value.casefold()))
        self._patterns = {scope: _Patterns(tuple(dict.fromkeys(found))) for scope, found in sources.items()}

    def lets(self, value: str, category: str, audience: str) -> bool:
        """Whether an entry allows this value as this category for this audience.

        One for every category was not made for credentials.
        """
        categories = {category} if category == Category.SECRET else {category, ""}
        scopes = [(one, reader) for one in categories for reader in {audience, ""}]
        plain = value.casefold()
        if any((*scope, plain) in self._exact for scope in scopes):
            return True
        return any(scope in self._patterns and self._patterns[scope].fit(value) for scope in scopes)


class _Patterns:
    """Patterns for one category and audience, made ready when first asked."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources

    def fit(self, value: str) -> bool:
        return any(lot.fits(value) for lot in self._lots)

    @cached_property
    def _lots(self) -> "list[_Lot]":
        sources = self._sources
        return [lot for at in range(0, len(sources), AT_ONCE) for lot in _lots(sources[at : at + AT_ONCE])]


class _Lot:
    """Some patterns in one set. Raises re2.error where they do not go into one."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources, self._set = sources, re2.Set.FullMatchSet(options())
        for source in (*sources, r"(?s).*"):
            self._set.Add(source)
        self._set.Compile()

    def fits(self, value: str) -> bool:
        """The last pattern of the set fits everything: a set that finds none has run out of memory."""
        found = self._set.Match(value)
        return len(found) > 1 if found else any(one.fullmatch(value) for one in self._one_by_one)

    @cached_property
    def _one_by_one(self) -> "list[re2._Regexp]":
        return [compiled(source) for source in self._sources]


def _lots(sources: Sequence[str]) -> Iterator[_Lot]:
    """One lot, or several where they are too large together; without one that cannot be read.

    Each was read when it was kept; a newer library may refuse it.
    """
    try:
        yield _Lot(sources)
    except re2.error:
        half = len(sources) // 2
        if half:
            yield from _lots(sources[:half])
            yield from _lots(sources[half:])
