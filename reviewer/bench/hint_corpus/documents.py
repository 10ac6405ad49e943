"""The corpus: every template of a half, filled a few times. The same for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from reviewer.bench.hint_corpus.cast import Cast, Words, org_named
from reviewer.bench.hint_corpus.template import Filling, Label, Template, read_template, read_words
from reviewer.redaction.values import Org

FOLDER = Path(__file__).parent
SEED = 5
FILLINGS = 3


class Half(StrEnum):
    """Rules are written on the one and judged on the other."""

    DEVELOPMENT = "development"
    HELD_OUT = "held_out"


@dataclass(frozen=True)
class Document:
    """A mail, who wrote it, and what a reader marked in it."""

    id: str
    template: Template
    org: Org
    text: str
    labels: tuple[Label, ...]

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.text.split())

    def line(self) -> dict[str, Any]:
        """What `manage.py scan` takes, and the labels."""
        labels = [{"start": label.start, "end": label.end, "category": label.category} for label in self.labels]
        told = {"id": self.id, "audience": self.template.audience, "subject": self.template.subject}
        return told | {"text": self.text, "org": self.org.name, "labels": labels}


def documents(half: Half, seed: int = SEED, fillings: int = FILLINGS) -> list[Document]:
    """Every template of a half, filled `fillings` times by organisations in turn."""
    return list(_documents(half, seed, fillings))


def _documents(half: Half, seed: int, fillings: int) -> Iterator[Document]:
    words = words_of(half)
    orgs = organisations(half)
    for number, template in enumerate(templates(half)):
        for filling in range(fillings):
            rng = Random(f"{seed}/{template.name}/{filling}")  # noqa: S311 (sample texts)
            org = orgs[(number + filling) % len(orgs)]
            text, labels = Filling(Cast(org, words, rng)).document(template.text)
            yield Document(f"{template.name}-{filling + 1}", template, org, text, labels)


@cache
def templates(half: Half) -> tuple[Template, ...]:
    """The templates of a half, by name."""
    files = sorted((FOLDER / half).glob("*.txt"))
    return tuple(read_template(path) for path in files if path.name != "words.txt")


@cache
def words_of(half: Half) -> Words:
    """The words that fill a half's templates; the halves share none of their names."""
    return read_words(FOLDER / half / "words.txt")


@cache
def organisations(half: Half) -> tuple[Org, ...]:
    """The invented organisations that write the documents of a half."""
    words = words_of(half)
    return tuple(org_named(name, words) for name in words["orgname"])
