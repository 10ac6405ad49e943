"""Labelled texts that weights are trained from: banks of single lines, and whole mails."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from reviewer.bench.hint_corpus.cast import Cast
from reviewer.bench.hint_corpus.documents import FOLDER, MAILS, TELLINGS, TEMPLATES, documents_in
from reviewer.bench.hint_corpus.template import Filling, Label, read_template
from reviewer.redaction.values import Org


@dataclass(frozen=True)
class Labelled:
    """A text with what a reader marked in it."""

    id: str
    text: str
    labels: tuple[Label, ...]


def bank(name: str) -> Iterator[Labelled]:
    """The lines of a bank, in which all of its categories is marked. A backslash and an n stand for a line's end."""
    lines = (FOLDER / "bank" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.strip():
            yield _labelled(f"{name}-{number}", line.replace("\\n", "\n"))


def mails() -> Iterator[Labelled]:
    """The whole mails that are not held out."""
    return _mails_in(MAILS)


def tellings() -> Iterator[Labelled]:
    """Short mails that tell weaknesses, matters of money and blame, or nearly do; hardly any name stands in them."""
    return _mails_in(TELLINGS)


def templates_filled() -> Iterator[Labelled]:
    """The templates, filled once each."""
    for folder in TEMPLATES:
        for document in documents_in(folder, fillings=1):
            yield Labelled(document.id, document.text, document.labels)


def _mails_in(folder: str) -> Iterator[Labelled]:
    for path in sorted((FOLDER / folder).glob("*.txt")):
        yield _labelled(path.stem, read_template(path).text)


def _labelled(name: str, text: str) -> Labelled:
    cast = Cast(Org(), {}, Random(name))  # noqa: S311 (sample texts)
    return Labelled(name, *Filling(cast).document(text))
