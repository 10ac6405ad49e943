"""What stands between the spaces of a text, with the words in it and what they weigh; what was seen is remembered."""

from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from operator import attrgetter
from typing import NamedTuple

from reviewer.redaction.weighing import features
from reviewer.redaction.weighing.features import Token
from reviewer.redaction.weighing.packed import packed
from reviewer.redaction.weighing.weights import Weights
from reviewer.redaction.weighing.words import LONGEST, WORD, is_when

# How many words and how many pieces are remembered. A text full of unknown ones must not fill the memory.
_REMEMBERED, _PIECES = 50_000, 60_000
# The evidence that a sentence of so many words needs; from eight words on it no longer grows.
_NEEDED = tuple(sqrt(2 + words) for words in range(9))


class Word(NamedTuple):
    """A word's numbers, and what it weighs.

    `weights` are six, packed: for its own part, then for the other parts of its sentence, each in three categories.
    `evidence` is how much of what a sentence needs to be looked at the word gives, in any category. `anywhere` is what
    it says about all parts of its mail, packed with the number of features that this is the sum of.
    """

    token: Token
    weights: int
    evidence: float
    anywhere: int


class Piece(NamedTuple):
    """What stands between two spaces: its words, what they are evidence of, and packed what they weigh and how many.

    `anywhere` is packed too: what they say about all parts of their mail, and of how many features that is the sum.
    `speaks`: whether any word stands there, and be it one that only tells when and therefore does not count.
    """

    tokens: tuple[Token, ...]
    sums: int
    evidence: float
    anywhere: int
    speaks: bool


_EVIDENCE = attrgetter("evidence")
# What may stand around a word and says nothing.
_MARKS = ".,;:()\"'*"
# What is added to the packed weights for each word, so that it is counted.
_ONE = packed((0, 0, 0, 0, 0, 0, 1))
# What stands for something hidden was replaced by somebody who saw the rest: it must not make the rest tell more.
# Least of all in its own part, where what it stands for may have weighed against telling as much.
_HIDDEN = Word((0, 0), packed((-120, -120, -120, -40, -40, -40)), 0.0, 0)


class Words(dict[str, Word]):
    """Words as they are written; those that were seen before are remembered."""

    def __init__(self, weights: Weights, read: Callable[[str], Token]) -> None:
        self._weights, self._read = weights, read
        # Many words have the same numbers: those of names, of paths, of what was not learned.
        self._by_token: dict[Token, Word] = {}

    def __missing__(self, word: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = _HIDDEN if word[0] == "[" else self.of(self._read(word))
        return found

    def of(self, token: Token) -> Word:
        """What a word with these numbers weighs."""
        if token not in self._by_token:
            self._by_token[token] = self._weighed(token)
        return self._by_token[token]

    def _weighed(self, token: Token) -> Word:
        here, beside = self._sum(features.of_word(token)), self._sum(features.around(token))
        evidence = max(one / bounds.evidence for one, bounds in zip(here, self._weights.bounds, strict=True))
        by_mail = features.of_mail(token)
        anywhere = packed((*self._sum(by_mail), 0, 0, 0, len(by_mail)))
        return Word(token, packed((*here, *beside)), max(0.0, evidence), anywhere)

    def _sum(self, found: Iterable[int]) -> Sequence[float]:
        known = [self._weights.features[feature] for feature in found if feature in self._weights.features]
        return [*map(sum, zip((0, 0, 0), *known, strict=True))]


class Pieces(dict[str, Piece]):
    """What stands between two spaces, as it is written; what was seen before is remembered.

    `people` are words that name somebody.
    """

    def __init__(self, words: Words, somebody: Word, people: frozenset[str]) -> None:
        self._words, self._somebody, self._people = words, somebody, people
        # The pieces of one word each: however it is written, it is one object.
        self._alone: dict[Word, Piece] = {}

    def __missing__(self, written: str) -> Piece:
        plain = written.strip(_MARKS)
        if not (plain.isascii() and plain.isalpha()):
            piece = self._of(WORD.findall(written))
        else:
            piece = self._of([plain]) if plain == written else self[plain]
        if len(written) <= LONGEST:
            if len(self) >= _PIECES:
                self.clear()
            self[written] = piece
        return piece

    def of(self, text: str) -> list[Piece]:
        """Those of a text."""
        return [*map(self.__getitem__, _cut(text))]

    def has_evidence(self, sentence: str, share: float) -> bool:
        """Whether a sentence's words by themselves give this share of the evidence for a closer look.

        Those of most do not.
        """
        found = self.of(sentence)
        evidence: float = sum(map(_EVIDENCE, found)) / share
        if not _NEEDED[0] <= evidence < _NEEDED[-1]:
            return evidence >= _NEEDED[0]
        words = sum([len(piece.tokens) for piece in found])
        return evidence >= _NEEDED[min(words, len(_NEEDED) - 1)]

    def _of(self, words: Sequence[str]) -> Piece:
        """What these words make."""
        counting = [word for word in words if not is_when(word)]
        found = [self._somebody if word in self._people else self._words[word] for word in counting]
        if len(found) == 1:
            return self._of_one(found[0])
        if not found:
            return _SAYS_WHEN if words else _SILENT
        return Piece(
            tuple([word.token for word in found]),
            sum([word.weights + _ONE for word in found]),
            sum([word.evidence for word in found]),
            sum([word.anywhere for word in found]),
            speaks=True,
        )

    def _of_one(self, word: Word) -> Piece:
        if word not in self._alone:
            self._alone[word] = Piece((word.token,), word.weights + _ONE, word.evidence, word.anywhere, speaks=True)
        return self._alone[word]


# What holds no word, and none but those that only tell when.
_SILENT, _SAYS_WHEN = Piece((), 0, 0, 0, speaks=False), Piece((), 0, 0, 0, speaks=True)


def _cut(text: str) -> list[str]:
    """What stands between the spaces of a text. A word holds none, but for what stands for something hidden."""
    return WORD.findall(text) if "[" in text else text.split()
