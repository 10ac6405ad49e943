"""A fact before it is known what it is about. Pure."""

from typing import NamedTuple


class Found(NamedTuple):
    """A span of a text with its kind and its normalised value; `about` only where the words around it say so."""

    start: int
    end: int
    kind: str
    value: str
    about: str = ""
