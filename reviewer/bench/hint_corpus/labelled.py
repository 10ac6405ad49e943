"""Labelled texts that weights are trained from: banks of single lines, and whole mails."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from random import Random

from reviewer.bench.hint_corpus.cast import Cast
from reviewer.bench.hint_corpus.documents import FOLDER, MAILS, TEMPLATES, UNNAMED, documents_in, templates_in
from reviewer.bench.hint_corpus.template import Filling, Label
from reviewer.redaction.values import Org

# Before the name of each mail of a file of many.
_MAIL = "=== "


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
    return (_labelled(one.name, one.text) for one in templates_in(MAILS))


def unnamed() -> Iterator[Labelled]:
    """Whole mails that name hardly anybody: who learns names would only learn from them to find fewer."""
    return (_labelled(one.name, one.text) for one in templates_in(UNNAMED))


def tellings() -> list[Labelled]:
    """Short mails that tell weaknesses, matters of money and blame, or nearly do, by name; many in a file."""
    files = [path.read_text(encoding="utf-8") for path in (FOLDER / "tellings").glob("*.txt")]
    return sorted((mail for file in files for mail in _tellings_of(file)), key=attrgetter("id"))


def templates_filled() -> Iterator[Labelled]:
    """The templates, filled once each."""
    for folder in TEMPLATES:
        for document in documents_in(folder, fillings=1):
            yield Labelled(document.id, document.text, document.labels)


def _tellings_of(file: str) -> Iterator[Labelled]:
    for mail in file.removeprefix(_MAIL).split(f"\n{_MAIL}"):
        name, _, text = mail.partition("\n")
        yield _labelled(name, text.strip("\n") + "\n")


def _labelled(name: str, text: str) -> Labelled:
    cast = Cast(Org(), {}, Random(name))  # noqa: S311 (sample texts)
    return Labelled(name, *Filling(cast).document(text))
