"""The corpus: every template of a half, filled a few times, and every whole mail. The same for the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, reduce
from pathlib import Path
from random import Random
from typing import Any, Final

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


TEMPLATES, MAILS, UNNAMED = ("development", "earlier"), "mails", "unnamed"
FOLDERS: Final = {Half.DEVELOPMENT: (*TEMPLATES, MAILS, UNNAMED), Half.HELD_OUT: ("held_out",)}


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
    """Every template of a half, filled `fillings` times by organisations in turn, and every whole mail once."""
    return [document for folder in FOLDERS[half] for document in documents_in(folder, seed, fillings)]


def documents_in(folder: str, seed: int = SEED, fillings: int = FILLINGS) -> Iterator[Document]:
    """Those of one folder."""
    orgs = organisations_in(folder)
    for number, template in enumerate(templates_in(folder)):
        for filling in range(1 if template.org else fillings):
            rng = Random(f"{seed}/{template.name}/{filling}")  # noqa: S311 (sample texts)
            org = _writer(template, orgs) if template.org else orgs[(number + filling) % len(orgs)]
            text, labels = Filling(Cast(org, words_of(folder), rng)).document(template.text)
            yield Document(f"{template.name}-{filling + 1}", template, org, text, labels)


def templates(half: Half) -> list[Template]:
    """The templates and whole mails of a half, folder by folder, by name."""
    return [template for folder in FOLDERS[half] for template in templates_in(folder)]


@cache
def templates_in(folder: str) -> tuple[Template, ...]:
    """The templates or whole mails of a folder, by name."""
    files = sorted((FOLDER / folder).glob("*.txt"))
    return tuple(read_template(path) for path in files if path.name != "words.txt")


@cache
def words_of(folder: str) -> Words:
    """The words that fill a folder's templates; no two folders share their names. Whole mails need none."""
    path = FOLDER / folder / "words.txt"
    return read_words(path) if path.exists() else {}


def organisations(half: Half) -> list[Org]:
    """The invented organisations that write the documents of a half."""
    return [org for folder in FOLDERS[half] for org in organisations_in(folder)]


@cache
def organisations_in(folder: str) -> tuple[Org, ...]:
    """Those of a folder: made from its words, or as the heads of its mails tell them together."""
    words = words_of(folder)
    if words:
        return tuple(org_named(name, words) for name in words["orgname"])
    told = [template.org for template in templates_in(folder) if template.org]
    names = dict.fromkeys(org.name for org in told)
    return tuple(reduce(_together, [org for org in told if org.name == name]) for name in names)


def _together(one: Org, other: Org) -> Org:
    """What an organisation knows by both."""

    def both(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*first, *second]))

    known: dict[str, Any] = {name: both(getattr(one, name), getattr(other, name)) for name in Template.KNOWN}
    return replace(one, **known)


def _writer(template: Template, orgs: Sequence[Org]) -> Org:
    return next(org for org in orgs if template.org and org.name == template.org.name)
