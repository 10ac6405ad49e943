"""The customers whom the organisation has named, found with or without the form of the company."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reviewer.redaction.capitals import Run, plain
from reviewer.redaction.forms import end_of
from reviewer.redaction.values import Find, Passage
from reviewer.redaction.vocabulary import COMMON, COMPANY_FORMS, COMPANY_TRADES


class Customers:
    """The listed customers by their first word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            for shape in _shapes(name):
                self._by_first.setdefault(shape[0], []).append(shape)

    def find(self, passage: Passage) -> Iterator[Find]:
        """Every listed customer, by the longest of its shapes."""
        by_first = self._by_first
        for run in passage.runs:
            place = 0
            while place < len(run):
                shapes = by_first.get(run[place].plain)
                length = _length(run, place, shapes) if shapes else 0
                if length:
                    name = run[place : place + length]
                    yield Find(name[0].start, end_of(passage.text, name))
                place += length or 1


def _length(run: Run, place: int, shapes: Iterable[tuple[str, ...]]) -> int:
    """How many words from a place on are the longest of some shapes; 0 for none."""
    said = tuple([word.plain for word in run[place:]])
    return max((len(shape) for shape in shapes if said[: len(shape)] == shape), default=0)


def _shapes(name: str) -> Iterator[tuple[str, ...]]:
    """The name as it stands, without its form, and its first word alone if that is no common word."""
    said = tuple(word.strip(".,") for word in plain(name).split())
    if not said:
        return
    yield said
    short = said[:-1] if len(said) > 1 and said[-1].replace(".", "") in COMPANY_FORMS else said
    yield short
    if len(short) > 1 and short[-1] in COMPANY_TRADES and len(short[:-1]) == 1 and short[0] not in COMMON:
        yield short[:1]


@lru_cache(maxsize=8)
def _listed(names: tuple[str, ...]) -> Customers:
    return Customers(names)


def on_list(passage: Passage) -> list[Find]:
    """Every listed customer that a text names; by `passage.once` they are looked for once."""
    return list(_listed(passage.org.customers).find(passage)) if passage.org.customers else []
