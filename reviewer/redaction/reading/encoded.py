"""What is hidden from a plain look: characters without width, letters that look alike, soft line breaks, base64."""

import base64
import binascii
import re
from collections.abc import Iterator

from reviewer.alike import ALIKE
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Passage
from reviewer.unseen import UNSEEN

from . import Reading

# Letters and signs as wide as those of Chinese, and what they are read as.
FULL_WIDTH = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}
_LETTERS = {**ALIKE, **FULL_WIDTH}
_CLASS = "".join(_LETTERS)
_ODD = re.compile(
    rf"(?P<gone>[{UNSEEN}]+|(?<=[^\s=])=\r?\n(?=\S))"
    rf"|(?P<alike>(?<=[!-~])[{_CLASS}]+|(?<![{_CLASS}])[{_CLASS}]++(?=[!-~]))"
)
# All that is unseen or alike is beyond ASCII, which most of a text is not.
_BEYOND_ASCII, _SUSPECT = re.compile("[^\0-\x7f]+"), re.compile(f"[{UNSEEN}{_CLASS}]")
# Tags have a letter for each of ASCII, which nobody sees.
_TAGS = re.compile("[\U000e0020-\U000e007e]+")
# What was escaped more than once begins with "%25" for each time.
_ESCAPED = re.compile(r"%(?:25){0,3}(?:2[0-9A-Fa-f]|[3-6][0-9A-Fa-f]|7[0-9A-Ea-e])")
_WORD_WITH_ESCAPES = re.compile(r"[^\s\"'<>]+")
_BASE64 = Pattern(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_LONGEST = 20_000


def plainly(text: str) -> Reading | None:
    """The text without what cannot be seen, and with the letters it seems to have; None when that is no other text."""
    odd = "=\n" in text or "=\r\n" in text or _SUSPECT.search("".join(_BEYOND_ASCII.findall(text)))
    return _without(text) if odd and _ODD.search(text) else None


def _without(text: str) -> Reading:
    reading, done = Reading(), 0
    for match in _ODD.finditer(text):
        reading.as_is(text, done, match.start())
        if match["alike"]:
            for place, char in enumerate(match["alike"], match.start()):
                reading.stands_for(_LETTERS[char], place, place + 1)
        done = match.end()
    reading.as_is(text, done, len(text))
    _say_tags(text, reading)
    return reading


def _say_tags(text: str, reading: Reading) -> None:
    """What rows of tags spell, a line each, and what all of them spell together where they stand among other words."""
    rows = [match.span() for match in _TAGS.finditer(text)]
    for line in [*([row] for row in rows), *[rows] * (len(rows) > 1)]:
        reading.stands_for("\n", len(text), len(text))
        for start, end in line:
            for place in range(start, end):
                reading.stands_for(chr(ord(text[place]) - 0xE0000), place, place + 1)


def unescaped(text: str) -> Reading | None:
    """The words with %-escapes, one a line, with what the escapes stand for."""
    if not _ESCAPED.search(text):
        return None
    reading = Reading()
    for word in _WORD_WITH_ESCAPES.finditer(text):
        if "%" in word[0] and _ESCAPED.search(word[0]):
            _unescape(text, word.start(), word.end(), reading)
            reading.stands_for("\n", word.end(), word.end())
    return reading


def _unescape(text: str, start: int, end: int, reading: Reading) -> None:
    done = start
    for match in _ESCAPED.finditer(text, start, end):
        reading.as_is(text, done, match.start())
        reading.stands_for(chr(int(match[0][-2:], 16)), match.start(), match.end())
        done = match.end()
    reading.as_is(text, done, end)


def decoded(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Each stretch of base64 that stands for text: where it is, and the text."""
    for match in _BASE64.finditer(passage):
        start, end = match.span()
        if end - start <= _LONGEST and (plain := _text_of(passage.text[start:end])) is not None:
            yield start, end, plain


def _text_of(code: str) -> str | None:
    body = code.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        plain = base64.b64decode(body + "=" * (-len(body) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return plain if all(char.isprintable() or char in "\r\n\t" for char in plain) else None
