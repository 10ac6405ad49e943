"""What of a version's text is laid out in one piece: all of it, or beside others each section."""

from functools import lru_cache

from reviewer.comparison.alignment import body_start
from reviewer.comparison.sections import parse
from reviewer.desk.mail import markdown


@lru_cache(maxsize=64)
def all_laid_out(text: str, alone: bool) -> bool:
    """Whether every word of a text is in its layout; what is too much for one is shown exactly as written anyhow."""
    if markdown.weight(text) > markdown.LONGEST:
        return True
    if alone:
        return _whole(text, "")
    pieces = (text[body_start(text, one) : one.end] for one in parse(text))
    return all(_whole(piece, references(text)) for piece in pieces)


def references(text: str) -> str:
    """The text whose link targets its sections may name; "" where it names none."""
    return text if "]:" in text else ""


def _whole(text: str, references: str) -> bool:
    return len(text) > markdown.LONGEST or markdown.lay_out(text, references).whole
