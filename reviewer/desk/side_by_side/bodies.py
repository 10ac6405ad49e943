"""The text of a version as it is laid out: all of it in one piece, or beside others each section."""

from functools import lru_cache
from typing import NamedTuple

from reviewer.comparison.alignment import body_start
from reviewer.comparison.sections import parse
from reviewer.desk.mail import markdown


class Written(NamedTuple):
    """A text; of an HTML part `marked` is what `html_text.marked` gave: the same, character for character."""

    text: str
    marked: str = ""

    def part(self, start: int, end: int) -> "Written":
        """A stretch of it."""
        return Written(self.text[start:end], self.marked[start:end])

    @property
    def references(self) -> str:
        """The text whose link targets its parts may name; "" where it names none. HTML has no such names."""
        return self.text if "]:" in self.text and not self.marked else ""

    def laid_out(self, references: str = "") -> markdown.LaidOut:
        """Laid out, without marks."""
        return markdown.lay_out(self.marked or self.text, references, of_html=bool(self.marked))


@lru_cache(maxsize=64)
def all_laid_out(written: Written, alone: bool) -> bool:
    """Whether every word of a text is in its layout; what is too much for one is shown exactly as written anyhow."""
    if markdown.weight(written.text) > markdown.LONGEST:
        return True
    if alone:
        return _whole(written, "")
    sections = parse(written.text)
    pieces = (written.part(body_start(written.text, one), one.end) for one in sections)
    return all(_whole(piece, written.references) for piece in pieces)


def _whole(written: Written, references: str) -> bool:
    return len(written.text) > markdown.LONGEST or written.laid_out(references).whole
