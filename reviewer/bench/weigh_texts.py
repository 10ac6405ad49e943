"""What the weigher's weights are learned from: banks of labelled sentences, whole mails, short ones."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.bench.hint_corpus.labelled import Labelled, bank, mails, tellings, templates_filled, unnamed
from reviewer.bench.hint_corpus.template import Label
from reviewer.redaction.values import Category
from reviewer.redaction.weighing.weigher import CATEGORIES

# How much counts that a text has no label of a category which its bank is not about.
UNLABELLED = 0.6
# How much counts that a line of a bank tells nothing: in a bank every second one tells, in a mail one sentence of many.
PLAIN = 2.5
# How much of a part must be labelled to tell, and how little to not tell; between them it is left out.
ENOUGH, LITTLE = 0.4, 0.1
# How many lines of a bank are of one voice, as a rule.
_VOICE = 12


@dataclass(frozen=True)
class Text:
    """A text with its labels. `known` are the categories whose every label is marked; neighbours share a `block`.

    `plain` is how much counts that something in it tells nothing of these.
    """

    text: str
    labels: tuple[Label, ...]
    known: frozenset[Category]
    block: str
    plain: float = 1.0

    def labelled(self, start: int, end: int, category: Category) -> float:
        """How much of what stands between two places is labelled as one category."""
        labels = (label for label in self.labels if label.category == category)
        shared = sum(max(0, min(end, label.end) - max(start, label.start)) for label in labels)
        return shared / max(1, end - start)

    def fold(self, folds: int) -> int:
        """In which of so many parts of all texts it is. Neighbouring lines are of one voice: a block is in one."""
        return zlib.crc32(self.block.encode()) % folds


def everything() -> list[Text]:
    """All texts there are to learn from."""
    return [*sentences_of_banks(), *whole()]


def sentences_of_banks() -> Iterator[Text]:
    """The lines of the bank of each category, which has no other labels, those that have none, and those about names.

    The last were written for something else and tell hardly anything of the sort.
    """
    for category in CATEGORIES:
        yield from _of_bank(category, frozenset([category]))
    yield from _of_bank("plain", frozenset(CATEGORIES))
    yield from _of_bank("names", frozenset())


def whole() -> Iterator[Text]:
    """Mails and filled templates: labelled throughout."""
    return (
        _text(one, frozenset(CATEGORIES), one.id) for one in [*mails(), *unnamed(), *tellings(), *templates_filled()]
    )


def _of_bank(name: str, known: frozenset[Category]) -> Iterator[Text]:
    return (_text(one, known, f"{name} {number // _VOICE}", PLAIN) for number, one in enumerate(bank(name)))


def _text(one: Labelled, known: frozenset[Category], block: str, plain: float = 1.0) -> Text:
    return Text(one.text, tuple(label for label in one.labels if label.category in CATEGORIES), known, block, plain)
