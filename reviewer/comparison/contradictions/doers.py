"""Those whom versions name beside the owners: one says who did something, another that somebody else did it. Pure."""

from collections.abc import Iterator, Sequence

from reviewer.comparison.facts import doers
from reviewer.comparison.values import Fact, Version, Where


def added(versions: Sequence[Version], facts: Sequence[Sequence[Fact]]) -> list[list[Fact]]:
    """The facts of each version and its doers, in order."""
    full = {fact.value for one in facts for fact in one if fact.kind == "owner" and _is_full(fact.value)}
    both = zip(versions, facts, strict=True)
    return [sorted([*those, *_doers(version, those, full)], key=_place) for version, those in both]


def _is_full(name: str) -> bool:
    return " " in name and not name.lower().endswith(" team")


def _place(fact: Fact) -> tuple[bool, int]:
    return fact.where != "subject", fact.start


def _doers(version: Version, facts: Sequence[Fact], full: set[str]) -> Iterator[Fact]:
    """Those who are no owners where they stand."""
    texts: tuple[tuple[Where, str], ...] = (("subject", version.subject), ("text", version.text))
    for where, text in texts:
        owned = {place for f in facts if f.kind == "owner" and f.where == where for place in range(f.start, f.end)}
        for one in doers.find(text, full):
            if owned.isdisjoint(range(one.start, one.end)):
                yield Fact(one.kind, one.start, one.end, one.value, one.about, where)
