"""Texts in which what should be found stands in double brackets: "the password is [[hunter2-blue]]"."""

import random
import re
import string

from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category, Org

LETTERS = string.ascii_letters + string.digits
HEX = "0123456789abcdef"


def found(text: str, category: Category, org: Org | None = None) -> list[str]:
    """What of a category is found in a text."""
    return [text[span.start : span.end] for span in scan(text, org).spans if span.category == category]


def wanted(marked: str) -> tuple[str, list[str]]:
    """A marked text without its marks, and what they mark."""
    return re.sub(r"\[\[|\]\]", "", marked), re.findall(r"\[\[(.*?)\]\]", marked, re.DOTALL)


def drawn(size: int, alphabet: str = LETTERS, seed: int = 7) -> str:
    """A body for an invented token, the same at every run."""
    return "".join(random.Random(seed).choices(alphabet, k=size))
