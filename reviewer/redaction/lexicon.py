"""Words and the concepts they stand for.

A lexicon is written as lists of phrases with bars between them, one list for each concept; braces stand for the
alternatives of a piece: `expos{e,ed,ing}` is three words. Hyphens and line ends count as spaces.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import NamedTuple

from reviewer.redaction.values import Passage
from reviewer.redaction.wordlist import words

_WORD = re.compile(r"[a-z0-9\xdf-\xff]+(?:['\u2019][a-z]+)?")
_QUICK_WORD = re.compile(r"[a-z0-9'\xdf-\xff]+")
_BRACES = re.compile(r"\{([^{}]*)\}")
# What a word is attached to when it is a piece of a path, a name or a line of code.
_BEFORE = frozenset("/_.`=#@$\\<>")
_BEHIND = frozenset("/_`=\\")


# The concept of phrases that only look like others.
NOTHING = "nothing"


class Mark(NamedTuple):
    """A phrase of a lexicon where it stands: offsets into the text, the numbers of its first and last word."""

    concept: str
    start: int
    end: int
    first: int
    last: int


# A word, on which side of it another one stands (1 behind, -1 before, 0 nothing needs to), and that other one.
Cue = tuple[str, int, str]


class _Node:
    """A word in a tree of phrases: what may follow it, and the concepts of the phrase that ends here."""

    __slots__ = ("concepts", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.concepts: list[str] = []


class Lexicon:
    """Phrases as a tree of words."""

    def __init__(self, concepts: Mapping[str, str]) -> None:
        self.concepts = concepts
        self._cues: dict[str, set[Cue]] = {}

    @cached_property
    def _root(self) -> _Node:
        """The tree, made when first used, so that importing costs nothing."""
        root = _Node()
        for concept, phrases in self._phrases.items():
            for phrase in phrases:
                node = root
                for word in phrase:
                    node = node.following.setdefault(word, _Node())
                if concept not in node.concepts:
                    node.concepts.append(concept)
        return root

    @cached_property
    def _phrases(self) -> dict[str, list[list[str]]]:
        return {concept: list(_expanded(text)) for concept, text in self.concepts.items()}

    def cues(self, concept: str) -> set[Cue]:
        """What every phrase of a concept is known by: its rarest word, and one that stands beside that."""
        if concept not in self._cues:
            self._cues[concept] = {_cue(phrase) for phrase in self._phrases[concept]}
        return self._cues[concept]

    def marks(self, passage: Passage, start: int, end: int) -> list[Mark]:
        """Every phrase between two places, in the order of the text, under each of its concepts.

        What stands in a phrase under NOTHING stands for nothing.
        """
        found = list(_WORD.finditer(passage.lowered, start, end))
        known = self._root.following
        marks: list[Mark] = []
        done = 0
        for number, word in enumerate(found):
            if number >= done and word[0] in known:
                for last, concepts in self._phrases_at(found, number):
                    if NOTHING in concepts:
                        done = last + 1
                        marks = [mark for mark in marks if mark.last < number]
                    elif _stands_free(passage.text, word.start(), found[last].end()):
                        at = (word.start(), found[last].end(), number, last)
                        marks.extend(Mark(concept, *at) for concept in concepts)
        return marks

    def _phrases_at(self, found: list[re.Match[str]], number: int) -> Iterator[tuple[int, list[str]]]:
        """The phrases that begin with a word: the last word of each, and its concepts."""
        node = self._root.following[found[number][0]]
        if node.concepts:
            yield number, node.concepts
        for place in range(number + 1, len(found)):
            further = node.following.get(found[place][0].replace("\u2019", "'"))
            if further is None or not _is_next(found[place - 1], found[place]):
                return
            node = further
            if node.concepts:
                yield place, node.concepts


# Words that texts about incidents are full of.
_FREQUENT = words(
    """
    a an the this that of in on to for from by with without at as is are was were be been has have had not no never any
    all some every other another still after before again out off too very can could may might do does did its our their
    who and or so it they we you he she up one two three four five six read see open data access account customer user
    users customers customer's service api log logs page public database server host hosts get used run old new file
    files requests request team key keys time day error errors system change changes
    """
)


def _cue(phrase: list[str]) -> Cue:
    if len(phrase) == 1:
        return phrase[0], 0, ""
    place = max(range(len(phrase)), key=lambda at: (phrase[at] not in _FREQUENT, len(phrase[at])))
    beside = 1 if place + 1 < len(phrase) else -1
    return phrase[place], beside, phrase[place + beside]


class Words:
    """The words of a paragraph in lower case; where they stand is found out when it is asked."""

    def __init__(self, paragraph: str, start: int) -> None:
        self._paragraph, self._start = paragraph.replace("\u2019", "'"), start
        self.words: list[str] = _QUICK_WORD.findall(self._paragraph)
        if "'" in self._paragraph:
            self.words = [word.strip("'") for word in self.words]

    @cached_property
    def starts(self) -> list[int]:
        """Where in the text each word begins, with the quotation mark that it may have."""
        return [self._start + match.start() for match in _QUICK_WORD.finditer(self._paragraph)]


def words_of(passage: Passage) -> list[Words]:
    """The words of each paragraph of a passage; by `passage.once` they are cut once for all."""
    told, start = [], 0
    for paragraph in passage.lowered.split("\n\n"):
        told.append(Words(paragraph, start))
        start += len(paragraph) + 2
    return told


def _is_next(word: re.Match[str], other: re.Match[str]) -> bool:
    """Whether only spaces, a hyphen or a line's end stand between two words."""
    between = word.string[word.end() : other.start()]
    return between.strip(" \n\t>") in ("", "-", "\u2010", "\u2011") or (between == "." and word[0][-1].isdigit())


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a phrase is no piece of a longer name: `credit_limit`, `auth/login`, `patch.py`."""
    after = text[end : end + 2]
    before = text[max(0, start - 2) : start]
    goes_on = after[:1] in _BEHIND or (after[:1] in (".", "-") and after[1:].isalnum())
    return not goes_on and before[-1:] not in _BEFORE and not (before[-1:] == "-" and before[:1].isalnum())


def _expanded(text: str) -> Iterator[list[str]]:
    """The phrases of a list, with every alternative of their braces."""
    for phrase in text.replace("-", " ").replace(".", " ").split("|"):
        yield from _alternatives(" ".join(phrase.split()))


def _alternatives(phrase: str) -> Iterator[list[str]]:
    """Every choice of alternatives; what stood in braces within braces is opened first."""
    pieces = _BRACES.split(phrase)
    choices = [piece.split(",") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    for chosen in map("".join, product(*choices)):
        if "{" in chosen:
            yield from _alternatives(chosen)
        elif found := chosen.split():
            yield found
