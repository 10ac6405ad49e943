"""The customers whom the organisation has named, found with or without the form of the company.

The word that sets one apart from others is found alone: "Kestrel" of Kestrel Surveys, "Clairvoyages" of Agence
Clairvoyages; one that sentences have as well only where none begins.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reviewer.given_names import CLEAR, DOUBTFUL
from reviewer.redaction.lexicon.capitals import Run, plain
from reviewer.redaction.lexicon.foreign_words import FOREIGN
from reviewer.redaction.lexicon.left_out import LeftOut
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.sorts import TITLES
from reviewer.redaction.lexicon.vocabulary import COMMON, COMPANY_FORMS, COMPANY_TRADES
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import Find, Passage

from .as_written import AsWritten
from .forms import end_of
from .meant import Meanings, Meant


class Customers:
    """The listed customers by their first word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        names = [*names]
        self._alone = {word for name in names for word in _set_apart(name)}
        for name in names:
            for shape in _shapes(name):
                self._by_first.setdefault(shape[0], []).append(shape)
        single = (first for first, shapes in self._by_first.items() if (first,) in shapes)
        self._left_out = LeftOut(single)
        self._as_written = AsWritten(name for name in names if not self._is_run(name))

    def find(self, passage: Passage) -> Iterator[Find]:
        """Every listed customer, by the longest of its shapes."""
        meanings = Meanings(passage)
        among_others: list[Find] = []
        in_doubt: list[Find] = []
        written = list(self._as_written.find(passage.text))
        yield from written
        are_others = bool(written)
        for name in self._named(passage):
            meant = meanings.of(name[0]) if len(name) == 1 else Meant.YES
            find = Find(name[0].start, end_of(passage.text, name))
            if meant == Meant.YES:
                are_others = True
                yield find
            elif meant == Meant.AMONG_OTHERS:
                among_others.append(find)
            elif meant == Meant.IN_DOUBT:
                in_doubt.append(find)
        # Two of them beside each other vouch for one another.
        if are_others or len({passage.text[find.start : find.end] for find in among_others}) > 1:
            yield from among_others
        if are_others:
            yield from in_doubt

    def _named(self, passage: Passage) -> Iterator[Run]:
        """The words of each place that may name a listed customer."""
        by_first = self._by_first
        named: set[int] = set()
        for run in passage.runs:
            place = 0
            while place < len(run):
                shapes = by_first.get(run[place].plain)
                length = _length(run, place, shapes) if shapes else 0
                if not length and self._is_alone(passage.text, run, place):
                    length = 1
                if length:
                    yield run[place : place + length]
                    named.update(word.start for word in run[place : place + length])
                place += length or 1
        yield from ([word] for word in self._left_out.words(passage.text) if word.start not in named)

    def _is_run(self, name: str) -> bool:
        """Whether a listed name is found whole where a text has it."""
        behind = "to "
        place, end = len(behind), len(behind) + len(name.rstrip(".! "))
        named = self._named(Passage(f"{behind}{name}"))
        return any(run[0].start == place and run[-1].end >= end for run in named)

    def _is_alone(self, text: str, run: Run, place: int) -> bool:
        """Whether the one word of a customer stands by itself, and names nobody and nothing else."""
        word = run[place]
        if len(run) > 1 or word.plain not in self._alone or word.text.isupper():
            return False
        if _OF_ANOTHER.search(text, max(0, word.start - 14), word.start):
            return False
        return not (is_ordinary(word.plain) and _BEGINS.search(text, max(0, word.start - 8), word.start))


# Where a sentence begins, or a line.
_BEGINS = Deferred(r"(?:^|[.!?:|>*-]\s+|\n\s*)$")
# Before what is only called so: a room, a release, a tool.
_OF_ANOTHER = Deferred(
    r"(?i)\b(?:in|into|called|named|rooms?|gets?|got|uses?|using|via|release|version|project|codenamed|book|booked|or"
    r"|mr|mrs|ms|dr|herr|frau)\.? $"
)
# What firms are called first that are of a trade.
_TRADES_FIRST = words(
    """
    agence groupe banque laboratoires clinique garage hotel librairie pharmacie spedition autohaus brauerei druckerei
    klinik verlag haus grupo banco clinica hospital talleres transportes bodegas editorial studio cafe casa
    """
)


def _set_apart(name: str) -> Iterator[str]:
    """The word of a name that nobody else is called by: its first, or the one behind what firms of a trade have."""
    said = [word.strip(".,") for word in plain(name).split()]
    if len(said) < 2:
        return
    word = said[1] if said[0] in _TRADES_FIRST or said[0] in COMPANY_TRADES else said[0]
    if len(word) > 3 and word.isalpha() and word not in _OTHERS:
        yield word


_OTHERS = COMMON | CLEAR | DOUBTFUL | TITLES | COMPANY_TRADES | COMPANY_FORMS | FOREIGN


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
