"""Parts of sentences that tell something: by concepts that stand in an order and near each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
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

    def __init__(self, lexicon: Lexicon, rules: Iterable[Rule], anchors: Sequence[str], reach: int) -> None:
        self._lexicon, self._anchoring, self._reach = lexicon, anchors, reach
        self._rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self._rules.setdefault(next(concept for concept in rule if concept in anchors), []).append(rule)
        self._enough: dict[int, bool] = {}

    @cached_property
    def _cues(self) -> "_Cues":
        return _Cues(self._lexicon, self._lexicon.concepts)

    @cached_property
    def _anchors(self) -> "_Cues":
        return _Cues(self._lexicon, self._anchoring)

    @cached_property
    def _needed(self) -> set[int]:
        return {self._cues.bits(rule) for rules in self._rules.values() for rule in rules}

    def clauses(self, passage: Passage) -> Iterator[Clause]:
        """The parts of sentences in which a rule may be fulfilled, in the order of the text."""
        done = 0
        for start, end in self._places(passage):
            if start >= done:
                first, done = sentences_of(passage).part(start, end)
                yield Clause(first, done, self.marks(passage, first, done))

    def _places(self, passage: Passage) -> Iterator[Part]:
        """The words of anchors that have the words of a whole rule around them."""
        for paragraph in passage.once(words_of):
            words = paragraph.words
            for number in self._anchors.places(words):
                if self._anchors.bits_of(words, number) and self._is_enough(words, number):
                    start = paragraph.starts[number]
                    yield start, start + len(words[number])

    def _is_enough(self, words: Sequence[str], number: int) -> bool:
        """Whether an anchor, or it and the words around it, may stand for all the concepts of a rule."""
        bits_of = self._cues.bits_of
        there = bits_of(words, number)
        if self._fulfils(there):
            return True
        for place in range(max(0, number - _AROUND), min(len(words), number + _AROUND + 1)):
            there |= bits_of(words, place)
        return self._fulfils(there)

    def _fulfils(self, there: int) -> bool:
        """Whether some concepts are all of a rule; asked once for the same ones."""
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
        self._beside: dict[str, dict[tuple[int, str], int]] = {}
        for concept, bit in self._bits.items():
            for word, side, other in lexicon.cues(concept):
                self._alone.setdefault(word, 0)
                if side == 0:
                    self._alone[word] |= bit
                else:
                    beside = self._beside.setdefault(word, {})
                    beside[side, other] = beside.get((side, other), 0) | bit

    def bits(self, concepts: Iterable[str]) -> int:
        """The bits of some concepts together."""
        return reduce(or_, (self._bits[concept] for concept in concepts))

    def places(self, words: Sequence[str]) -> list[int]:
        """The numbers of the words that are known here."""
        known = self._alone
        return [number for number, word in enumerate(words) if word in known]

    def bits_of(self, words: Sequence[str], number: int) -> int:
        """The bits of the concepts that a word may stand for where it stands."""
        word = words[number]
        bits = self._alone.get(word, 0)
        beside = self._beside.get(word)
        if beside:
            if number + 1 < len(words):
                bits |= beside.get((1, words[number + 1]), 0)
            if number:
                bits |= beside.get((-1, words[number - 1]), 0)
        return bits
