"""Leaks: sentences of one version that restate what only the technical version should hold, also in other words. Pure.

Offsets are code points into the two texts; a score is between 0 and 1.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz

from reviewer.redaction.reading.sentences import Sentences

ENOUGH = 0.5
MOST_WORDS = 60  # of one sentence; what is longer is a block of code, not a sentence


class Placed(Protocol):
    """A span, or a hint that was made of one."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


@dataclass(frozen=True)
class Leak:
    """A sentence, the sentence it restates, and the words that both share."""

    start: int
    end: int
    source_start: int
    source_end: int
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class _Sentence:
    start: int
    end: int
    text: str
    words: frozenset[str]


def trace(technical: str, hints: Sequence[Placed], other: str) -> list[Leak]:
    """Each sentence of `other` that restates a sentence of `technical` in which a hint stands, with the closest one."""
    sources = _hinted(technical, hints)
    weights = _weights(technical, other)
    leaks = (_closest(sentence, sources, weights) for sentence in _sentences(other)) if sources else ()
    return [leak for leak in leaks if leak]


def _hinted(text: str, hints: Sequence[Placed]) -> list[_Sentence]:
    """The sentences in which hints stand, each once."""
    sentences = Sentences(text)
    places = dict.fromkeys(sentences.around(hint.start, hint.end) for hint in hints)
    return [_sentence(text, start, end) for start, end in places]


_ENDS = re.compile(r"[.!?](?=\s)|\n\s*\n|\n(?=[ \t]*(?:[-*>|#]|\d{1,2}[.)]\s))|\Z")


def _sentences(text: str) -> Iterator[_Sentence]:
    start = 0
    for match in _ENDS.finditer(text):
        sentence = _sentence(text, start, match.end())
        if sentence.words:
            yield sentence
        start = match.end()


def _sentence(text: str, start: int, end: int) -> _Sentence:
    """A sentence without white space and marks of lists at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" \t\r\n-*>|#"))
    end = max(start, start + len(text[start:end].rstrip()))
    return _Sentence(start, end, text[start:end], frozenset(_words(text[start:end])[:MOST_WORDS]))


_WORD = re.compile(r"[^\W_][\w'-]*(?:[./:@][\w-]+)*")
_ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s")
_EMPTY_WORDS = """
    a an and are as at be because been before but by can could did do does for from had has have he her his how i
    if in into is it its may more most no not of on or our out over she so some such than that the their them then
    there these they this those to up us was we were what when where which while who why will with would you your
    after again all also any each every about during since until very
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def _words(text: str) -> list[str]:
    """The words that say something, without their endings, so that `expired` and `expires` are one."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY and len(word) > 1]


def _stem(word: str) -> str:
    if not word.isalpha():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def _weights(technical: str, other: str) -> dict[str, float]:
    """How much a word tells: identifiers and numbers most, and the more the rarer a word is in both texts."""
    counts = Counter(_words(technical) + _words(other))
    total = sum(counts.values()) or 1
    return {word: _telling(word) * math.log(1 + total / count) for word, count in counts.items()}


def _telling(word: str) -> float:
    if word.isalpha():
        return 1.0
    return 2.0 if len(word) > 2 else 0.5


def _closest(sentence: _Sentence, sources: Sequence[_Sentence], weights: dict[str, float]) -> Leak | None:
    """The source that a sentence restates best, if one is near enough."""
    scored = [(_score(sentence, source, weights), source) for source in sources]
    score, source = max(scored, key=lambda pair: pair[0])
    if score < ENOUGH:
        return None
    shared = sorted(sentence.words & source.words, key=lambda word: (-weights[word], word))
    return Leak(sentence.start, sentence.end, source.start, source.end, round(score, 2), tuple(shared))


def _score(sentence: _Sentence, source: _Sentence, weights: dict[str, float]) -> float:
    """The share of the shorter sentence's weight that both hold; two shared words and one telling one at least.

    Nearly the same words in another form (`replicating`, `replica`) count for what rapidfuzz finds alike.
    """
    shared = sentence.words & source.words
    if len(shared) < 2 or len(sentence.words) < 3:
        return 0.0
    less = min(sum(weights[word] for word in one.words) for one in (sentence, source))
    exact = sum(weights[word] for word in shared) / less
    alike = fuzz.token_set_ratio(sentence.text.lower(), source.text.lower()) / 100
    return min(1.0, exact) * 0.75 + alike * 0.25
