"""Lines of JSON from standard input, of which anything may be wrong: what the commands in a pipeline have in common."""

import codecs
import json
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

import msgspec
from django.core.management.base import CommandError

# What msgspec says of a line that is no JSON, not UTF-8, or nested more deeply than anybody reads.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
# The exit status of a command that could not begin: 1 says in a pipeline that a hint was found. manage.py has the same.
FAILED = 2
TOO_LONG = "the line is too long"
# Python reads what msgspec refuses: an emoji of which a cut has left one half.
HALVED = "half of a character: an escape such as \\ud83d stands without its other half"
# What JSON has around a value.
BLANK = b" \t\r\n"


def lines(longest: int) -> Iterator[bytes | None]:
    """The lines that say something, one in memory at a time; None for one of more than `longest` bytes.

    Raises CommandError where there is no standard input.
    """
    if sys.stdin is None:
        raise CommandError("There is no standard input to read lines from.", returncode=FAILED)
    source = sys.stdin.buffer
    while line := source.readline(longest + 1):
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = source.readline(longest + 1)
        line = line.removeprefix(codecs.BOM_UTF8)  # which some tools write in front of a file
        if line.strip(BLANK):
            yield line if len(line) <= longest else None


def wrong_with(line: bytes, error: Exception) -> tuple[str, str | int | None]:
    """What is wrong with a line that msgspec refused with this error, and its id where it is JSON all the same."""
    try:
        read: Any = json.loads(line.decode(), parse_constant=_no_json)
        found = read.get("id") if isinstance(read, dict) else None
        msgspec.json.encode(found)  # which has no half of a character either
    except (ValueError, RecursionError):
        return str(error), None
    why = str(error) if isinstance(error, msgspec.ValidationError) else HALVED
    return why, found if isinstance(found, str | int) else None


def _no_json(word: str) -> NoReturn:
    """NaN and the like, which Python reads."""
    raise ValueError(word)
