"""`bench hints`: what the redaction room finds in labelled incident mails, how often it cries wolf, and how fast it is.

A found span is right when it matches a label of the same category: at least half of the characters that either covers
are covered by both (intersection over union of 0.5 or more), each matched once. Only texts are compared, not subjects.
False alarms are whatever is found in look-alikes and clean reports, which have no label, for each 1,000 of their words.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from django.core.management.base import CommandError

from reviewer.bench import naive
from reviewer.bench.hint_corpus.documents import Document, Half, documents, organisations
from reviewer.bench.hint_score import Matched, Tally, match, tallies, total
from reviewer.redaction.engine import default_engine
from reviewer.redaction.values import Category, Org
from reviewer.settled import settle

Say = Callable[[str], object]
PIECE, LARGE, ROUNDS = 5_000, 1_000_000, 5
# Imports the engine, builds it and looks once; what the interpreter itself needs to start is not counted.
_START = """
import time
before = time.process_time()
from reviewer.redaction.engine import scan
scan("The password for db7.corp.example is not in this text.")
print(time.process_time() - before)
"""


def run(half: Half, say: Say, *, errors: bool = False) -> None:
    """Print what was found without and with what the organisation knows, then the times.

    Raises CommandError when asked for the errors of the held-out half: rules must not be fitted to them.
    """
    if errors and half != Half.DEVELOPMENT:
        raise CommandError("--errors shows the development half only.")
    corpus = documents(half)
    _describe(half, corpus, say)
    bare = [compare(document, Org()) for document in corpus]
    knowing = [compare(document, document.org) for document in corpus]
    _table(tallies(bare), tallies(knowing), say)
    _alarms(corpus, bare, knowing, say)
    _times(corpus, say)
    if errors:
        _errors(corpus, knowing, say)


def write(half: Half, path: Path, say: Say) -> None:
    """The half's documents as `manage.py scan` takes them, with labels, and beside them what `--org` takes."""
    corpus = documents(half)
    lines = [json.dumps(document.line(), ensure_ascii=False) for document in corpus]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    orgs = path.with_name(f"{path.name}.orgs.json")
    orgs.write_bytes(msgspec.json.encode({org.name: org for org in organisations(half)}))
    say(f"{len(corpus)} documents in {path}, their organisations in {orgs}")


def compare(document: Document, org: Org) -> Matched:
    """One document's labels beside what is found in its text."""
    return match(document.labels, default_engine().scan(document.text, org).spans)


def _describe(half: Half, corpus: Sequence[Document], say: Say) -> None:
    labels = sum(len(document.labels) for document in corpus)
    words = sum(document.words for document in corpus)
    clean = sum(document.template.is_clean for document in corpus)
    say(f"{half}: {len(corpus)} documents, {words:,} words, {labels:,} labels; {clean} documents without a hint")


def _table(bare: dict[Category, Tally], knowing: dict[Category, Tally], say: Say) -> None:
    say("                       without context          with context")
    say("  category          prec. recall    F1      prec. recall    F1   labels")
    for category in Category:
        say(_row(category, bare[category], knowing[category]))
    say(_row("overall", total(bare), total(knowing)))


def _row(name: str, bare: Tally, knowing: Tally) -> str:
    figures = [f"{tally.precision:6.2f} {tally.recall:6.2f} {tally.f1:6.2f}" for tally in (bare, knowing)]
    return f"  {name:16} {'   '.join(figures)}   {bare.right + bare.missed:6}"


def _alarms(corpus: Sequence[Document], bare: Sequence[Matched], knowing: Sequence[Matched], say: Say) -> None:
    for sort in ("lookalike", "clean"):
        places = [at for at, document in enumerate(corpus) if document.template.name.startswith(f"{sort}-")]
        words = sum(corpus[at].words for at in places)
        without, with_it = (sum(len(found[at].wrong) for at in places) for found in (bare, knowing))
        say(
            f"  false alarms per 1,000 words, {sort:9} {1000 * without / words:5.2f} without, "
            f"{1000 * with_it / words:5.2f} with context ({words:,} words)"
        )


def _times(corpus: Sequence[Document], say: Say) -> None:
    """Processor time, so that other work on the machine counts little; of both in turn, piece by piece.

    In a process that has settled, as those that scan have.
    """
    pieces, rules = _pieces(corpus), naive.token_rules()
    look = partial(default_engine().scan, org=corpus[0].org)
    settle()
    rounds = [(_ms(partial(look, piece)), _ms(partial(naive.count, rules, piece))) for piece in pieces * ROUNDS]
    ours, theirs = (sorted(times) for times in zip(*rounds, strict=True))
    say(f"  5 KB: {_middle(ours) / _middle(theirs):.2f} times a naive re gate of {len(rules)} token rules")
    for name, times in (("all hints", ours), ("naive gate", theirs)):
        say(f"    {name:10} median {_middle(times):6.2f} ms, p99 {times[len(times) * 99 // 100]:6.2f} ms")
    say(f"  1 MB: {_ms(partial(look, _repeated(pieces, LARGE))):.0f} ms")
    say(f"  start, with a first look: {_start_ms():.0f} ms")


def _middle(times: Sequence[float]) -> float:
    return times[len(times) // 2]


def _pieces(corpus: Sequence[Document]) -> list[str]:
    """The corpus in pieces of 5 KB."""
    whole = "\n".join(document.text for document in corpus)
    return [whole[at : at + PIECE] for at in range(0, len(whole) - PIECE, PIECE)]


def _repeated(pieces: Sequence[str], length: int) -> str:
    whole = "\n".join(pieces)
    return (whole * (length // len(whole) + 1))[:length]


def _ms(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def _start_ms() -> float:
    """The best of three fresh processes."""
    runs = [
        subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs) * 1000


def _errors(corpus: Sequence[Document], compared: Sequence[Matched], say: Say) -> None:
    """What was missed (`-`) and what was found wrongly (`+`), each with what stands around it."""
    for document, found in zip(corpus, compared, strict=True):
        for label in found.missed:
            say(f"- {label.category:15} {document.id}: {_around(document.text, label.start, label.end)}")
        for span in found.wrong:
            where = _around(document.text, span.start, span.end)
            say(f"+ {span.category:15} {document.id}: {where} ({', '.join(span.detectors)})")


def _around(text: str, start: int, end: int) -> str:
    shown = f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    return " ".join(shown.split())
