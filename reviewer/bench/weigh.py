"""`bench weigh`: learns the weights that the redaction room weighs parts of sentences by, and writes them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reviewer.bench import learned_from
from reviewer.bench.hint_score import Matched, match, tallies
from reviewer.bench.learning import learned
from reviewer.bench.weigh_texts import Text, everything
from reviewer.redaction.values import Passage, Span
from reviewer.redaction.weighing.weigher import CATEGORIES, Weigher
from reviewer.redaction.weighing.weights import FILE, written

Say = Callable[[str], object]
# What makes the weights what they are, beside the texts.
_ROOM = learned_from.REDACTION / "weighing"
CODE = (
    *(_ROOM / name for name in ("classes.txt", "features.py", "second_look.py", "words.py")),
    learned_from.REDACTION / "reading" / "sentences.py",
    *(Path(__file__).with_name(name) for name in ("learning.py", "learning_again.py")),
)


def run(folds: int, say: Say) -> None:
    """Write what all texts teach; or, with folds, print how well what most of them teach tells the rest."""
    texts = everything()
    if folds:
        _cross_validate(texts, folds, say)
        return
    weights = learned(texts)
    FILE.write_text(written(weights), encoding="utf-8")
    learned_from.keep(FILE, digests())
    say(f"{len(weights.symbols):,} words, {len(weights.features):,} features, {FILE.stat().st_size:,} bytes")


def digests() -> learned_from.Digests:
    """Of the weights on file and what they were learned from."""
    return learned_from.digests(FILE, ((text.text, text.labels) for text in everything()), CODE)


def _cross_validate(texts: Sequence[Text], folds: int, say: Say) -> None:
    matched: list[Matched] = []
    for fold in range(folds):
        weigher = Weigher(learned([text for text in texts if text.fold(folds) != fold]))
        matched += [compared(text, weigher) for text in texts if text.fold(folds) == fold]
    by_category = tallies(matched)
    for category in CATEGORIES:
        tally = by_category[category]
        say(f"  {category:16} precision {tally.precision:.2f}, recall {tally.recall:.2f}, F1 {tally.f1:.2f}")


def compared(text: Text, weigher: Weigher) -> Matched:
    """What is told of the categories whose every label is marked in a text, beside its labels."""
    labels = [label for label in text.labels if label.category in text.known]
    told = weigher.tellings(Passage(text.text))
    spans = [Span(start, end, category, (), "", "") for start, end, category in told if category in text.known]
    return match(labels, spans)
