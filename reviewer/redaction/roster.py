"""The people whom the organisation has named, found however they are written."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reviewer.given_names import CLEAR
from reviewer.redaction.capitals import Run, Word, plain
from reviewer.redaction.naming.ordinary import is_ordinary
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage
from reviewer.redaction.vocabulary import COMMON

# Every byte that is no small letter, as a space.
_SMALL = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz" else 32 for byte in range(256))
_DOES = Deferred(
    r" (?:(?:has|had|then|also|just|already|finally|and [A-Z]\w+) )?(?:rebooted|restarted|rang|phoned|called|found|said"
    r"|says|told|tells|fixed|deployed|rolled|merged|reverted|pushed|paged|wrote|writes|joined|spotted|noticed|confirmed"
    r"|escalated|asked|asks|answered|drove|drained|checked|swapped|replaced|patched|acknowledged|suggested|thinks"
    r"|knows|picked|is looking|is on it|took over|switched|unplugged|reset|hat|schreibt|sagt|meint"
    r"|a (?:relanc|trouv|vu|dit)\w*|ha (?:reiniciado|visto|dicho|encontrado))\b"
)
_DOTTED = Pattern(r"@?[a-z]+(?:[._][a-z]+)+|@[a-z]+(?:-[a-z]+)?")


class Roster:
    """Names in a shape that is quick to ask. A thousand of them cost what ten do."""

    def __init__(self, names: Sequence[str]) -> None:
        people = [_parts(name) for name in names if name.strip()]
        self._parts = {part for person in people for part in person}
        self._whole = {frozenset(person) for person in people if len(person) > 1}
        self._ends = {part for person in people if len(person) > 1 for part in (person[0], person[-1])}
        self._single = {part for person in people for part in (person[0], person[-1]) if len(part) > 2}
        self._initialed = {account.encode() for person in people for account in _account(person)}
        self._handles = {handle for person in people for handle in _handles(person)}

    def find(self, passage: Passage) -> Iterator[Find]:
        """Everybody on the list whom a text names."""
        for run in _joined(passage):
            if not self._parts.isdisjoint([word.plain for word in run]):
                yield from self._in(passage.text, run)
        for match in _DOTTED.finditer(passage):
            start, end = match.span()
            if passage.text[start:end].lstrip("@") in self._handles and _stands_free(passage.text, start, end):
                yield Find(start, end)
        yield from self._accounts(passage)

    def _accounts(self, passage: Passage) -> Iterator[Find]:
        """Whoever is called by an initial and the surname in one: jwhitehorse."""
        for said in self._initialed.intersection(passage.octets.translate(_SMALL).split()):
            account = said.decode()
            start = passage.text.find(account)
            while start >= 0:
                end = start + len(account)
                if _stands_free(passage.text, start, end) and not passage.text[end : end + 1].isalnum():
                    yield Find(start, end)
                start = passage.text.find(account, end)

    def _in(self, text: str, run: Run) -> Iterator[Find]:
        place = 0
        while place < len(run):
            length = self._length(run, place) or int(self._does(text, run[place]))
            if length:
                yield Find(run[place].start, run[place + length - 1].end)
            place += length or 1

    def _length(self, run: Run, place: int) -> int:
        """How many words from a place on name one person; 0 for none."""
        if run[place].plain in self._ends or run[place].is_initial:
            for length in (4, 3, 2):
                words = run[place : place + length]
                if len(words) == length and self._is_whole(words):
                    return length
        return int(self._stands_alone(run[place]))

    def _is_whole(self, words: Run) -> bool:
        parts = frozenset(word.plain for word in words)
        if parts in self._whole:
            return True
        return words[0].is_initial and any(
            words[-1].plain in person and any(part.startswith(words[0].plain) for part in person - {words[-1].plain})
            for person in self._whole
            if len(words) == 2
        )

    def _does(self, text: str, word: Word) -> bool:
        """Whether a word that is no name alone does what only people do: "Precious rebooted it"."""
        if word.plain not in self._single or not word.text.istitle():
            return False
        return _DOES.match(text, word.end) is not None

    def _stands_alone(self, word: Word) -> bool:
        if word.plain not in self._single or word.is_shouted:
            return False
        return word.plain in CLEAR or not (word.is_common or word.may_be_given)


@lru_cache(maxsize=8)
def roster_of(names: tuple[str, ...]) -> Roster:
    """The roster of some names, made once."""
    return Roster(names)


def on_roster(passage: Passage) -> list[Find]:
    """Everybody whom a text names and the organisation has listed; by `passage.once` they are looked for once."""
    return list(roster_of(passage.org.roster).find(passage)) if passage.org.roster else []


def _joined(passage: Passage) -> Iterator[Run]:
    """Runs, and `Byron, Ada` as one of them."""
    before: Run = []
    for run in passage.runs:
        if before and passage.text[before[-1].end : run[0].start] == ", ":
            before = before + run
            continue
        if before:
            yield before
        before = run
    if before:
        yield before


def _parts(name: str) -> list[str]:
    """The parts of a name in the order of speech: `Byron, Ada` is turned round."""
    last, comma, first = name.partition(",")
    return plain(f"{first} {last}" if comma else name).split()


def _handles(person: Sequence[str]) -> Iterator[str]:
    first, last = person[0], person[-1]
    yield first
    if len(person) > 1:
        yield from (f"{first}.{last}", f"{last}.{first}", f"{first}_{last}", f"{first}-{last}", f"{first[0]}.{last}")
        yield from (f"{first}.{last[0]}", f"{first[0]}{last}", f"{first}{last}", f"{first}{last[0]}")


def _account(person: Sequence[str]) -> Iterator[str]:
    account = f"{person[0][0]}{person[-1]}"
    is_word = account in COMMON or is_ordinary(account) or account in CLEAR
    if len(person) > 1 and len(account) > 5 and account.isascii() and account.isalpha() and not is_word:
        yield account


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a handle is no part of an address, a path or a longer word."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isalnum() or (before and before in "@._/-"):
        return False
    return not (after and after[0] in "@/(_") and not (after[:1] == "." and after[1:].isalnum())
