"""Parts of sentences that tell something: by concepts that stand in an order and near each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from reviewer.redaction.lexicon import Lexicon, Mark, words_of
from reviewer.redaction.sentences import Part, sentences_of
from reviewer.redaction.values import Passage

# Concepts in their order.
Rule = tuple[str, ...]
_AROUND = 10  # how many words away from its anchor the rest of a rule is looked for


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence and what is marked in it."""

    start: int
    end: int
    marks: Sequence[Mark]

    def has(self, *concepts: str) -> bool:
        """Whether one of some concepts is in it."""
        return any(mark.concept in concepts for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Telling:
    """A rule and the marks that fulfil it, first to last."""

    rule: Rule
    marks: tuple[Mark, ...]

    @property
    def span(self) -> Part:
        """From the first to the last of them."""
        return self.marks[0].start, self.marks[-1].end


class Teller:
    """Concepts, and the rules by which they tell something.

    `anchors` are concepts one of which is in every rule and few in a text: only around their words a text is read, and
    only if words of all the concepts of a rule are there. `reach` is how many words may lie between two concepts.
    """

    def __init__(self, concepts: Mapping[str, str], rules: Iterable[Rule], anchors: Sequence[str], reach: int) -> None:
        self._lexicon = Lexicon(concepts)
        self._reach = reach
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(next(concept for concept in rule if concept in anchors), []).append(rule)
        self._cues = _Cues(self._lexicon, concepts)
        self._anchored = self._cues.bits(anchors)
        self._needed = {self._cues.bits(rule) for rules in self._rules.values() for rule in rules}
        self._enough: dict[int, bool] = {}

    def clauses(self, passage: Passage) -> Iterator[Clause]:
        """The parts of sentences in which a rule may be fulfilled, in the order of the text."""
        done = 0
        for start, end in self._places(passage):
            if start >= done:
                first, done = sentences_of(passage).part(start, end)
                yield Clause(first, done, self.marks(passage, first, done))

    def _places(self, passage: Passage) -> Iterator[Part]:
        """The words of anchors that have the words of a whole rule around them."""
        told = passage.once(words_of)
        hits = self._cues.hits(told.words)
        for place, (number, bit) in enumerate(hits):
            if bit & self._anchored and self._is_enough(hits, place):
                yield told.starts[number], told.starts[number] + len(told.words[number])

    def _is_enough(self, hits: Sequence[tuple[int, int]], place: int) -> bool:
        """Whether the concepts around a hit are those of a rule."""
        number, there = hits[place]
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(hits) and abs(hits[other][0] - number) <= _AROUND:
                there |= hits[other][1]
                other += step
        if there not in self._enough:
            self._enough[there] = any(there & needed == needed for needed in self._needed)
        return self._enough[there]

    def marks(self, passage: Passage, start: int, end: int) -> list[Mark]:
        """What is marked between two places."""
        return self._lexicon.marks(passage, start, end)

    def told(self, clause: Clause) -> Iterator[Telling]:
        """Every rule that a clause fulfils."""
        there = {mark.concept: None for mark in clause.marks}
        for anchor in there:
            for rule in self._rules.get(anchor, ()):
                if there.keys() >= set(rule) and (marks := self._follow(clause.marks, rule)):
                    yield Telling(rule, marks)

    def _follow(self, marks: Sequence[Mark], rule: Rule) -> tuple[Mark, ...] | None:
        """The first marks that fulfil a rule in its order."""
        for place, mark in enumerate(marks):
            if mark.concept != rule[0]:
                continue
            found = [mark]
            for other in marks[place + 1 :]:
                if len(found) == len(rule) or other.first - found[-1].last > self._reach + 1:
                    break
                if other.concept == rule[len(found)] and other.first > found[-1].last:
                    found.append(other)
            if len(found) == len(rule):
                return tuple(found)
        return None


class _Cues:
    """Which concepts a word may stand for, as bits: by itself, with the word behind it, with the word before it."""

    def __init__(self, lexicon: Lexicon, concepts: Iterable[str]) -> None:
        self._bits = {concept: 1 << place for place, concept in enumerate(concepts)}
        self._alone: dict[str, int] = {}
        self._beside: dict[tuple[str, int, str], int] = {}
        for concept, bit in self._bits.items():
            for word, side, other in lexicon.cues(concept):
                self._alone.setdefault(word, 0)
                if side == 0:
                    self._alone[word] |= bit
                else:
                    self._beside[word, side, other] = self._beside.get((word, side, other), 0) | bit
        self._paired = {word for word, _, _ in self._beside}

    def bits(self, concepts: Iterable[str]) -> int:
        """The bits of some concepts together."""
        return reduce(or_, (self._bits[concept] for concept in concepts))

    def hits(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """The numbers of the words that may stand for something, each with its bits."""
        alone, paired, beside = self._alone, self._paired, self._beside
        last = len(words) - 1
        hits = []
        for number, word in enumerate(words):
            if word not in alone:
                continue
            bits = alone[word]
            if word in paired:
                if number < last:
                    bits |= beside.get((word, 1, words[number + 1]), 0)
                if number:
                    bits |= beside.get((word, -1, words[number - 1]), 0)
            if bits:
                hits.append((number, bits))
        return hits
