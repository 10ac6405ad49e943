"""A fact with what its words allow, how it is meant and what stands around it: what contradictions compare. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.comparison.facts.about import qualifiers, scene
from reviewer.comparison.facts.layout import Layout, layout
from reviewer.comparison.values import Fact, Place, Version

from .concepts import concepts


@dataclass(frozen=True)
class Statement:
    """One fact of one version; `shown` is its span's text, `words` what its sentence means, `meant` its qualifiers."""

    version: int
    fact: Fact
    shown: str
    line: str = field(repr=False)
    words: frozenset[str] = field(repr=False)
    meant: frozenset[str]

    @property
    def place(self) -> Place:
        """Where it stands, as a contradiction names it."""
        fact = self.fact
        return Place(self.version, fact.start, fact.end, fact.value, fact.where)


def statements(index: int, version: Version, facts: Sequence[Fact]) -> list[Statement]:
    """The facts of a version with their surroundings, in order."""
    pages = {"text": layout(version.text), "subject": layout(version.subject)}
    return [_statement(index, pages[fact.where], fact) for fact in facts]


def _statement(index: int, page: Layout, fact: Fact) -> Statement:
    around = scene(page, fact.start, fact.end)
    others = around.text[: around.start] + " " + around.text[around.end :]
    shown = page.text[fact.start : fact.end]
    first, last = page.line(fact.start)
    line = page.text[max(first, fact.start - 200) : min(last, fact.end + 300)]
    return Statement(index, fact, shown, line, concepts(others), qualifiers(around))
