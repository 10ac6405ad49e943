"""The values of the redaction room: what is looked at, who looks, and what is found. Pure; offsets are code points."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Category(StrEnum):
    """What sort of thing an audience should perhaps not read."""

    SECRET = "secret"  # noqa: S105 (a category)
    NETWORK = "network"
    CLOUD_RESOURCE = "cloud_resource"
    CODE_PATH = "code_path"
    VULNERABILITY = "vulnerability"
    PERSON = "person"
    PII = "pii"
    CUSTOMER = "customer"
    FINANCIAL_LEGAL = "financial_legal"
    INTERNAL_TOOL = "internal_tool"
    TONE = "tone"


@dataclass(frozen=True)
class Org:
    """What an organisation knows about itself; everything may be empty."""

    name: str = ""
    public_domains: tuple[str, ...] = ()
    internal_domains: tuple[str, ...] = ()
    roster: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """One text to look at, with what is worth computing once for all detectors."""

    text: str
    org: Org = field(default_factory=Org)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, of the same length, so that offsets hold in both."""
        lowered = self.text.lower()
        if len(lowered) == len(self.text):
            return lowered
        return "".join(low if len(low := char.lower()) == 1 else char for char in self.text)


@dataclass(frozen=True)
class Find:
    """A span that one detector points at; None takes the detector's own words."""

    start: int
    end: int
    reason: str | None = None
    replacement: str | None = None


@dataclass(frozen=True)
class Detector:
    """One rule: `find` is called when one of the lower-case words of `gate` occurs in the text, or when it has none."""

    id: str
    category: Category
    reason: str
    replacement: str
    gate: tuple[str, ...]
    find: Callable[[Passage], Iterable[Find]]


@dataclass(frozen=True)
class Span:
    """What the engine reports: one span once, with every detector that agrees."""

    start: int
    end: int
    category: Category
    detectors: tuple[str, ...]
    reason: str
    replacement: str
