"""Web tokens that stand on several lines: they are long, and mail programs and terminals break what is long."""

from collections.abc import Iterator

from reviewer.redaction.detectors.secret.credible import kinds
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.reading import Reading
from reviewer.redaction.reading.sentences import Part
from reviewer.redaction.values import Passage

_BEGINS = Pattern(r"\b(eyJ[A-Za-z0-9_.-]{4,})[ \t\\]*\r?\n")
# What is quoted, listed or code has marks or spaces before its lines.
_LINE = Deferred(r"[ \t>|]*([A-Za-z0-9_.-]+)(?:[ \t\\|]*(\r?\n)|)")
# A token has two dots or more, and some letters behind them.
_DOTS, _LEAST = 2, 5
# Behind a whole one a line is a part of it if it is so random, and no word.
_RANDOM, _ALL_KINDS = 16, 3
_LETTERS_ALONE, _LETTERS_BESIDE_WORDS = 4, 2


def runs(passage: Passage) -> list[Reading]:
    """Each row of lines that may be one web token, as one word."""
    found: list[Reading] = []
    done = 0
    for match in _BEGINS.finditer(passage):
        if match.start() < done:
            continue
        parts = [match.span(1), *_behind(passage.text, match.span(1), match.end())]
        done = parts[-1][1]
        if len(parts) > 1:
            found.append(Reading())
            for start, end in parts:
                found[-1].as_is(passage.text, start, end)
    return found


def _behind(text: str, first: Part, at: int) -> Iterator[Part]:
    """The parts of a token on the lines behind its first."""
    start, end = first
    dots, tail = text.count(".", start, end), end - 1 - text.rfind(".", start, end)
    before, is_full = end - start, False
    while line := _LINE.match(text, at):
        start, end = line.span(1)
        is_whole = dots >= _DOTS and tail >= _LEAST
        if is_whole and not _goes_on(line[1], before if is_full else 0, is_alone=line[2] is not None):
            return
        yield start, end
        if line[2] is None:
            return
        dots += line[1].count(".")
        tail = tail + end - start if "." not in line[1] else len(line[1].rpartition(".")[2])
        is_full, before, at = end - start >= before, end - start, line.end()


def _goes_on(line: str, longest: int, *, is_alone: bool) -> bool:
    """Whether a line behind a whole token is a part of it: the line before is full, of `longest`, or it is random."""
    if len(line) >= (_LETTERS_ALONE if is_alone else _LETTERS_BESIDE_WORDS) and (line.islower() or line.istitle()):
        return not line.isalpha()
    if longest:
        return len(line.rstrip(".")) <= longest and line.strip("-._") != ""
    return len(line) >= _RANDOM and kinds(line.translate(_NO_MARKS)) == _ALL_KINDS


_NO_MARKS = str.maketrans("", "", "-._")
