"""Templates and how they are filled. The notation is told in the package's docstring."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from reviewer.bench.hint_corpus.cast import Cast, Words, form_of
from reviewer.bench.hint_corpus.values import MAKERS
from reviewer.redaction.values import Category, Org

_LABEL = re.compile(r"\{\{(\w+)([:|])(.*?)\}\}", re.DOTALL)
_KIND = re.compile(r"\[\[([^\[\]]+)\]\]")


@dataclass(frozen=True)
class Label:
    """What a reader who knows the categories marked. Offsets are code points into the document's text."""

    start: int
    end: int
    category: Category


@dataclass(frozen=True)
class Template:
    """A mail with holes: whom it is for, its subject, its text; of a whole mail also what its writer knows."""

    KNOWN: ClassVar = ("public_domains", "internal_domains", "roster", "customers", "services", "tools")

    name: str
    audience: str
    subject: str
    text: str
    org: Org | None = None

    @property
    def is_clean(self) -> bool:
        """Whether it holds no hint, so that anything found in it is a false alarm."""
        return _LABEL.search(self.text) is None


def read_template(path: Path) -> Template:
    """A template or a whole mail from its file. Raises KeyError when a header line is missing."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    told = {name: value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
    return Template(path.stem, told["audience"], told["subject"], text.strip("\n") + "\n", _org(told))


def _org(told: Mapping[str, str]) -> Org | None:
    """What the head of a whole mail says of the organisation that writes it; None in a template's head."""
    if "org" not in told:
        return None
    known = {name: tuple(told[name].split(" | ")) for name in Template.KNOWN if told.get(name)}
    return Org(name=told["org"], **known)


def read_words(path: Path) -> Words:
    """`kind: one | another` a line, as lists of alternatives by kind. Empty lines and `#` lines are skipped."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = (line.split(": ", 1) for line in lines)
    return {kind: told.split(" | ") for kind, told in pairs}


class Filling:
    """One filling of one template: remembers the numbered values."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._known: dict[str, str] = {}

    def document(self, text: str) -> tuple[str, tuple[Label, ...]]:
        """The text with every value in place, and where its labels lie."""
        labels: list[Label] = []
        written = ""
        for plain, category in _pieces(text):
            piece = self.filled(plain)
            if category is not None:
                labels.append(Label(len(written), len(written) + len(piece), category))
            written += piece
        return written, tuple(labels)

    def filled(self, text: str) -> str:
        """The text with a value for each kind."""
        return _KIND.sub(lambda match: self._value(match[1]), text)

    def _value(self, asked: str) -> str:
        if asked.startswith("~"):
            return self._cast.rng.choice(asked[1:].split("|"))
        kind, _, number = asked.partition("#")
        if form := self._form(kind, number):
            return form
        if not number:
            return self._made(kind)
        if asked not in self._known:
            self._known[asked] = self._unlike_the_others(kind)
        return self._known[asked]

    def _unlike_the_others(self, kind: str) -> str:
        """Two numbered people or customers of a document are two."""
        others = {value for name, value in self._known.items() if name.partition("#")[0] == kind}
        tries = (self._made(kind) for _ in range(20))
        return next((value for value in tries if value not in others), "") or self._made(kind)

    def _form(self, kind: str, number: str) -> str | None:
        """`[[first#1]]` and its like are forms of `[[person#1]]`; without a number, of somebody new."""
        if form_of(kind, "A B", "") is None:
            return None
        name = self._value(f"person#{number}" if number else "person")
        return form_of(kind, name, self._cast.org.public_domains[0])

    def _made(self, kind: str) -> str:
        if said := self._cast.say(kind):
            return said
        if kind in self._cast.words:
            return self.filled(self._cast.rng.choice(self._cast.words[kind]))
        name, _, argument = kind.partition(":")
        return MAKERS[name](self._cast.rng, argument)


def _pieces(text: str) -> Iterator[tuple[str, Category | None]]:
    """A template's text in order, each piece with the category it is labelled with."""
    at = 0
    for match in _LABEL.finditer(text):
        yield text[at : match.start()], None
        category, sign, inner = match.groups()
        yield (f"[[{inner}]]" if sign == "|" else inner), Category(category)
        at = match.end()
    yield text[at:], None
