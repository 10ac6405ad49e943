"""The values of the comparison room. Pure; offsets are code points into a version's text, or its subject if so said."""

from dataclasses import dataclass
from typing import Literal

Where = Literal["text", "subject"]


@dataclass(frozen=True)
class Version:
    """One audience's version of a report, as it is compared."""

    audience: str
    subject: str
    text: str
    html: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a text. Those of one text cover it without gap or overlap; the heading belongs to its section."""

    name: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class Fact:
    """Something stated that can be compared; `value` is normalised, `about` says of what in one or two words."""

    kind: str
    start: int
    end: int
    value: str
    about: str
    where: Where = "text"


@dataclass(frozen=True)
class Place:
    """Where a value of a contradiction stands; `version` is the index of the version in its report."""

    version: int
    start: int
    end: int
    value: str
    where: Where = "text"


@dataclass(frozen=True)
class Contradiction:
    """Values that cannot all be true; `odd` is the version that stands alone, None when it cannot be told."""

    kind: str
    about: str
    odd: int | None
    reason: str
    values: tuple[Place, ...]


@dataclass(frozen=True)
class Remark:
    """Something about how a version is worded that a reviewer should look at; `words` say what, in a sentence.

    Offsets are into what `where` names; for "html" that is its source.
    """

    kind: str
    where: Where | Literal["html"]
    start: int
    end: int
    words: str
    level: Literal["serious", "notice"]
