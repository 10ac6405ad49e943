"""The people whom the organisation has named, found however they are written."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from reviewer.given_names import CLEAR
from reviewer.redaction.lexicon.capitals import Run, Word, plain
from reviewer.redaction.lexicon.left_out import LeftOut
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage

from .as_written import AsWritten, is_run
from .someone import does_in_chat, is_tasked, means_somebody

# Every byte that is no small letter, as a space.
_SMALL = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz" else 32 for byte in range(256))
# Behind what is no surname's initial: "Max A 4 amps", "Will D: drive".
_A_LETTER = Deferred(r" ?\d|[:/=-]| (?:and|or|to) [A-Z0-9]\b| (?:(?:is|was) \d|per|drive|amps?|volts?|values?)\b")
_DOTTED = Pattern(r"@?[a-z]+(?:[._][a-z]+)+|@[a-z]+(?:-[a-z]+)?")


class Roster:
    """Names in a shape that is quick to ask. A thousand of them cost what ten do."""

    def __init__(self, names: Sequence[str]) -> None:
        people = [_parts(name) for name in names if name.strip()]
        self._parts = {part for person in people for part in person}
        self._whole = {frozenset(person) for person in people if len(person) > 1}
        self._shortened = {(person[0], person[-1][0]) for person in people if len(person) > 1}
        self._ends = {part for person in people if len(person) > 1 for part in (person[0], person[-1])}
        self._single = {part for person in people for part in (person[0], person[-1]) if len(part) > 2}
        self._called = {part for person in people for part in (person[0], person[-1]) if len(part) > 1}
        self._left_out = LeftOut(self._called)
        self._small = {name.encode() for person in people for name in _in_chat(person)}
        self._hyphened = {person[0] for person in people if "-" in person[0]}
        self._initials = set(map(_initials, people))
        self._by_part: dict[str, list[list[str]]] = {}
        for person in people:
            for part in {*person}:
                self._by_part.setdefault(part, []).append(person)
        self._said = self._parts | self._initials
        self._initialed = {account.encode() for person in people for account in _account(person)}
        whole = (_in_order_of_speech(name) for name in names if " " in name.strip() or not name.isascii())
        self._as_written = AsWritten(name for name in whole if not is_run(name))
        self._handles = {handle for person in people for handle in _handles(person)}

    def find(self, passage: Passage) -> Iterator[Find]:
        """Everybody on the list whom a text names."""
        runs = [run for run in _joined(passage) if not self._said.isdisjoint([word.plain for word in run])]
        known = self._known(passage.text, runs)
        for run in runs:
            yield from self._in(passage.text, run, known)
        for match in _DOTTED.finditer(passage):
            start, end = match.span()
            if passage.text[start:end].lstrip("@") in self._handles and _stands_free(passage.text, start, end):
                yield Find(start, end)
        for word in self._left_out.words(passage.text):
            if means_somebody(passage.text, word, stands_alone=False, is_known=word.plain in known):
                yield Find(word.start, word.end)
        yield from self._accounts(passage)
        yield from self._chatting(passage)
        yield from self._as_written.find(passage.text)

    def _chatting(self, passage: Passage) -> Iterator[Find]:
        """Whoever does something in small letters: "faith killed it"; and first names with a hyphen."""
        text = passage.text
        for said in self._small.intersection(passage.octets.translate(_SMALL).split()):
            for start, end in _places(text, said.decode()):
                if does_in_chat(text, start, end):
                    yield Find(start, end)
        for name in self._hyphened:
            yield from (Find(start, end) for start, end in _places(text, name))

    def _accounts(self, passage: Passage) -> Iterator[Find]:
        """Whoever is called by an initial and the surname in one: jwhitehorse."""
        for said in self._initialed.intersection(passage.octets.translate(_SMALL).split()):
            yield from (Find(start, end) for start, end in _places(passage.text, said.decode()))

    def _known(self, text: str, runs: Sequence[Run]) -> Set[str]:
        """By what else those are called whom a text names in full, or by a name that is no word: parts and initials."""
        known = set[str]()
        for run in runs:
            place = 0
            while place < len(run):
                length = self._length(text, run, place)
                for person in self._by_part.get(run[place].plain, ()) if length else ():
                    if length > 1 or not is_ordinary(run[place].plain):
                        known.update(person, [_initials(person)])
                place += length or 1
        return known

    def _in(self, text: str, run: Run, known: Set[str]) -> Iterator[Find]:
        place = 0
        while place < len(run):
            length = self._length(text, run, place) or int(self._is_meant(text, run, place, known))
            if length:
                yield Find(run[place].start, run[place + length - 1].end)
            place += length or 1

    def _length(self, text: str, run: Run, place: int) -> int:
        """How many words from a place on name one person; 0 for none."""
        if run[place].plain in self._ends or run[place].is_initial:
            for length in (4, 3, 2):
                words = run[place : place + length]
                if len(words) == length and self._is_whole(text, words):
                    return length
        return int(self._stands_alone(run[place]))

    def _is_whole(self, text: str, words: Run) -> bool:
        parts = frozenset(word.plain for word in words)
        if parts in self._whole:
            return True
        if len(words) == 2 and words[1].is_initial and (words[0].plain, words[1].plain) in self._shortened:
            return _A_LETTER.match(text, words[1].end) is None
        return words[0].is_initial and any(
            words[-1].plain in person and any(part.startswith(words[0].plain) for part in person - {words[-1].plain})
            for person in self._whole
            if len(words) == 2
        )

    def _is_meant(self, text: str, run: Run, place: int, known: Set[str]) -> bool:
        """Whether a word that is no name alone means somebody where it stands."""
        word = run[place]
        if word.is_shouted and word.plain in self._initials and word.plain not in COMMON:
            return is_tasked(text, word.start, word.end, is_known=word.plain in known)
        if word.plain not in self._called or not word.text.istitle():
            return False
        stands_alone = not any(_are_joined(*pair) for pair in pairwise(run[max(0, place - 1) : place + 2]))
        return means_somebody(text, word, stands_alone=stands_alone, is_known=word.plain in known)

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


def _are_joined(word: Word, other: Word) -> bool:
    """Whether nothing but a space stands between them."""
    return other.start - word.end < 2


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
    return plain(_in_order_of_speech(name)).split()


def _in_order_of_speech(name: str) -> str:
    """`Byron, Ada` is turned round."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name.strip()


def _initials(person: Sequence[str]) -> str:
    return "".join(part[0] for part in re.split(r"[ -]", " ".join(person)))


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


def _in_chat(person: Sequence[str]) -> Iterator[str]:
    """A first name and a short account as they stand in small letters, where what is said shows that they are one."""
    names = [person[0], f"{person[0][0]}{person[-1]}"] if len(person) > 1 else person
    yield from (name for name in names if len(name) > 3 and name.isascii() and name.isalpha())


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands by itself."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if _stands_free(text, start, end) and not text[end : end + 1].isalnum():
            yield start, end
        start = text.find(name, end)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a handle is no part of an address, a path or a longer word."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isalnum() or (before and before in "@._/-"):
        return False
    return not (after and after[0] in "@/(_") and not (after[:1] == "." and after[1:].isalnum())
