"""Training the weights of names: logistic regression over signs, in steps that grow smaller for each sign (AdaGrad).

The labelled texts have few names beside those that people have. So that names are not learned by heart, a name is often
put in the place of another while training, and a given name is often taken for an unknown word.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from reviewer.bench.hint_corpus.labelled import Labelled
from reviewer.bench.hint_corpus.template import Label
from reviewer.given_names import CLEAR
from reviewer.redaction import weights
from reviewer.redaction.lexicon.ordinary import ordinary_words
from reviewer.redaction.lexicon.sorts import TITLES
from reviewer.redaction.naming import signs
from reviewer.redaction.naming.candidates import Candidate, Said, candidates
from reviewer.redaction.naming.weigher import ALWAYS
from reviewer.redaction.values import Category, Passage

# One seed leaves much to chance: so many weights are a matter of few examples that their mean tells names better.
SEEDS = 7, 8, 9, 10, 11
ROUNDS, STEP, SHRINK = 8, 0.25, 1e-4
# How often while training: another name stands in, a given name is taken for an unknown word, a word is known as such,
# a word that is unknown anyway is an invented one.
SWAPPED, HIDDEN, KNOWN, INVENTED = 0.5, 0.3, 0.4, 0.12
# Signs seen in fewer examples, and weights smaller than this, are left out.
FEWEST, SMALLEST = 2, 10
_SYLLABLES = (
    "zum quen tor van bel kor lum mar nov pel rin sol tal ver wex yar dra fen gal hal ost bri cro sta plu ner ax el",
    "bra nex vik dor la mo ri ta ven lo ka ni se du per mi ra len to ga",
    "x n s ra ne is on ia um ex o r l well field ton ly nt",
)
NEITHER, PERSON, CUSTOMER = range(3)
_KINDS = {Category.PERSON: PERSON, Category.CUSTOMER: CUSTOMER}
# What lies within these is nobody's name; within a sentence that is marked for what it tells, anybody's may be.
_TELLING = frozenset((Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE))

Table = dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Example:
    """A candidate, what it names, and how much it counts."""

    candidate: Candidate
    kind: int
    counts: float = 1.0


def examples(texts: Iterable[Labelled], counts: float = 1.0) -> list[Example]:
    """The candidates of labelled texts, but those that a label covers in part."""
    told = ((text, candidate) for text in texts for candidate in candidates(Passage(text.text)))
    judged = ((candidate, _kind_of(candidate, text)) for text, candidate in told)
    return [Example(candidate, kind, counts) for candidate, kind in judged if kind is not None]


def _kind_of(candidate: Candidate, text: Labelled) -> int | None:
    kind: int | None = NEITHER
    for label in text.labels:
        start, end = _without_title(label, text.text), label.end
        shared = min(end, candidate.end) - max(start, candidate.start)
        if shared <= 0 or label.category in _TELLING:
            continue
        if label.category not in _KINDS:
            return None
        if (start, end) == (candidate.start, candidate.end):
            return _KINDS[label.category]
        if shared / (max(end, candidate.end) - min(start, candidate.start)) >= 1 / 2:
            kind = None
    return kind


def _without_title(label: Label, text: str) -> int:
    first, _, rest = text[label.start : label.end].partition(" ")
    return label.end - len(rest) if first.rstrip(".").lower() in TITLES else label.start


def trained(learned: Sequence[Example]) -> Table:
    """The weights of the signs of some examples: the mean of what several disguises of them teach."""
    sums: defaultdict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for seed in SEEDS:
        for sign, (person, customer) in _once(learned, seed).items():
            sums[sign] = sums[sign][0] + person, sums[sign][1] + customer
    table = {sign: _rounded(person, customer) for sign, (person, customer) in sums.items()}
    return {sign: pair for sign, pair in table.items() if max(map(abs, pair)) >= SMALLEST}


def _rounded(person: float, customer: float) -> tuple[int, int]:
    each = weights.SCALE / len(SEEDS)
    return round(person * each), round(customer * each)


def _once(learned: Sequence[Example], seed: int) -> dict[str, tuple[float, float]]:
    """What one order of the examples in their disguises teaches."""
    rng = Random(seed)  # noqa: S311 (the same weights from the same texts)
    disguise = _Disguise(learned, rng)
    told = [[list(disguise.signs_shown(example)) for _ in range(ROUNDS)] for example in learned]
    seen = Counter(sign for variants in told for sign in {*variants[0], *variants[-1]})
    slots = {sign: _Slot() for sign, count in seen.items() if count >= FEWEST}
    order = list(range(len(learned)))
    for turn in range(ROUNDS):
        rng.shuffle(order)
        for at in order:
            _step([slots[sign] for sign in told[at][turn] if sign in slots], learned[at])
    return {sign: (slot.person, slot.customer) for sign, slot in slots.items()}


class _Slot:
    """The weights of one sign while they are learned, and how much each has been moved."""

    __slots__ = ("customer", "moved_customer", "moved_person", "person")

    def __init__(self) -> None:
        self.person = self.customer = 0.0
        self.moved_person = self.moved_customer = 1e-2


def _step(slots: Sequence[_Slot], example: Example) -> None:
    """Move the weights towards what an example tells, the less the surer they are already."""
    person = sum(slot.person for slot in slots)
    customer = sum(slot.customer for slot in slots)
    most = max(person, customer, 0.0)
    odds = math.exp(person - most), math.exp(customer - most)
    total = sum(odds) + math.exp(-most)
    pull_person = (odds[0] / total - (example.kind == PERSON)) * example.counts
    pull_customer = (odds[1] / total - (example.kind == CUSTOMER)) * example.counts
    for slot in slots:
        slot.moved_person += pull_person * pull_person
        slot.moved_customer += pull_customer * pull_customer
        slot.person -= STEP * pull_person / math.sqrt(slot.moved_person) + SHRINK * slot.person
        slot.customer -= STEP * pull_customer / math.sqrt(slot.moved_customer) + SHRINK * slot.customer


class _Disguise:
    """Puts other names of the same sort in the place of those that examples have."""

    def __init__(self, learned: Sequence[Example], rng: Random) -> None:
        self._rng = rng
        self._given = sorted(CLEAR)
        self._ordinary = sorted(ordinary_words())
        people = [example.candidate.said for example in learned if example.kind == PERSON]
        self._last = sorted({said[-1] for said in people if len(said) > 1 and len(said[-1][0]) > 2})
        self._customers: defaultdict[int, list[Said]] = defaultdict(list)
        for example in learned:
            if example.kind == CUSTOMER:
                self._customers[len(example.candidate.said)].append(example.candidate.said)
        self._nobodies = {
            word.plain for example in learned if example.kind == NEITHER for word in example.candidate.words
        }

    def signs_shown(self, example: Example) -> Iterator[str]:
        """The signs of an example in one of its disguises."""
        said = example.candidate.said
        if example.kind != NEITHER and self._rng.random() < SWAPPED:
            said = self._other(said, example.kind)
        if self._rng.random() < INVENTED:
            said = self._invented(said)
        shape = signs.shape_of(said)
        if self._rng.random() < (HIDDEN if example.kind == PERSON else HIDDEN / 2):
            shape = shape.replace("G", "U")
        # A word by which a name is known must be one that names nobody elsewhere, or all others would be names.
        known = all(bare in self._nobodies for _, bare in said) and self._rng.random() < KNOWN
        yield ALWAYS
        yield from signs.signs_of_name(said, shape, known=known)
        yield from signs.signs_around(example.candidate, signs.start_of(shape))

    def _other(self, said: Said, kind: int) -> Said:
        if kind == CUSTOMER:
            return self._rng.choice(self._customers[len(said)])
        given = self._rng.choice(self._given)
        if len(said) == 1 and said[0][0].islower():
            return ((given, given),) if said[0][1] in CLEAR else said
        if len(said) > 2 or len(said[0][0]) == 1 or not self._last:
            return said
        first = (given.capitalize(), given)
        if len(said) == 2:
            return first, self._last_name()
        return (first,) if signs.shape_of(said) in "GD" or self._rng.random() < 1 / 2 else (self._last_name(),)

    def _invented(self, said: Said) -> Said:
        """With a word that means nothing in the place of each unknown one."""
        shape = signs.shape_of(said)
        return tuple(self._word() if kind == "U" else word for word, kind in zip(said, shape, strict=True))

    def _word(self) -> tuple[str, str]:
        parts = (self._rng.choice(part.split()) for part in _SYLLABLES[: self._rng.randint(2, 3)])
        word = "".join(parts)
        return word.capitalize(), word

    def _last_name(self) -> tuple[str, str]:
        """Some people are called as ordinary things are."""
        if self._rng.random() < 1 / 8:
            word = self._rng.choice(self._ordinary)
            return word.capitalize(), word
        return self._rng.choice(self._last)
