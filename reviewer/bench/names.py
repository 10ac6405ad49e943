"""`bench names`: the weights by which the redaction room tells people and customers from other capitalised words."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reviewer.bench import learned_from
from reviewer.bench.hint_corpus.labelled import Labelled, bank, mails, templates_filled
from reviewer.bench.hint_score import Tally, match, tallies
from reviewer.bench.name_training import Table, examples, trained
from reviewer.redaction import weights
from reviewer.redaction.naming.candidates import candidates
from reviewer.redaction.naming.weigher import FILE, Weigher, named
from reviewer.redaction.values import Category, Passage, Span

Say = Callable[[str], object]
ABROAD = "names_abroad"
# Lines of the bank that stand beside each other are alike: they are held back together.
FIFTHS, BLOCK = 5, 25
# A template or a mail tells less for its length than lines that were written to tell people from customers.
COUNTS_MAIL = 0.6
# Lines in German, French and Spanish teach what stands around names there; how their words are written must not count
# against names elsewhere.
COUNTS_ABROAD = 0.3
# What makes the weights what they are, beside the texts.
_LEXICON = learned_from.REDACTION / "lexicon"
CODE = (
    *(learned_from.REDACTION / "naming" / name for name in ("candidates.py", "signs.py", "small.py")),
    *(_LEXICON / name for name in ("capitals.py", "foreign_words.py", "ordinary.py", "ordinary.txt", "sorts.py")),
    learned_from.REDACTION / "reading" / "heads.py",
    Path(__file__).with_name("name_training.py"),
)


def run(say: Say, *, check: bool = False) -> None:
    """Train from all labelled texts and keep the weights; or only tell how well texts are read that were held back."""
    lines, rest = list(bank("names")), [*templates_filled(), *mails()]
    if check:
        _check(lines, rest, say)
        return
    table = train(lines, rest, bank(ABROAD))
    weights.write(FILE, table)
    learned_from.keep(FILE, digests())
    say(f"{len(table):,} weights of {len(lines):,} lines and {len(rest)} mails in {FILE.name}")


def digests() -> learned_from.Digests:
    """Of the weights on file and what they were learned from."""
    texts = ((one.text, one.labels) for one in [*bank("names"), *bank(ABROAD), *templates_filled(), *mails()])
    return learned_from.digests(FILE, texts, CODE)


def train(lines: Iterable[Labelled], rest: Iterable[Labelled], abroad: Iterable[Labelled] = ()) -> Table:
    """The weights of some lines of the bank, some mails, and lines in other languages."""
    return trained([*examples(lines), *examples(rest, COUNTS_MAIL), *examples(abroad, COUNTS_ABROAD)])


def _check(lines: Sequence[Labelled], rest: Sequence[Labelled], say: Say) -> None:
    say("                  prec. recall    F1   labels")
    total = {category: Tally() for category in (Category.PERSON, Category.CUSTOMER)}
    for fifth in range(FIFTHS):
        held = [line for at, line in enumerate(lines) if at // BLOCK % FIFTHS == fifth]
        kept = [line for at, line in enumerate(lines) if at // BLOCK % FIFTHS != fifth]
        _add(total, held, train(kept, rest))
    _tell("lines held back", total, say)
    templates, whole = list(templates_filled()), list(mails())
    for name, learned, held in (("mails", templates, whole), ("templates", whole, templates)):
        total = {category: Tally() for category in total}
        _add(total, held, train(lines, learned))
        _tell(f"{name} held back", total, say)


def _add(total: dict[Category, Tally], held: Sequence[Labelled], table: Table) -> None:
    by = Weigher(table)
    for category, tally in tallies(match(text.labels, _spans(text, by)) for text in held).items():
        if category in total:
            total[category].add(tally)


def _spans(text: Labelled, by: Weigher) -> list[Span]:
    found = named(candidates(Passage(text.text)), by)
    return [Span(name.candidate.start, name.candidate.end, name.category, (), "", "") for name in found]


def _tell(held: str, total: dict[Category, Tally], say: Say) -> None:
    say(f"  {held}")
    for category, tally in total.items():
        labels = tally.right + tally.missed
        say(f"    {category:12} {tally.precision:6.2f} {tally.recall:6.2f} {tally.f1:6.2f}   {labels:6}")
