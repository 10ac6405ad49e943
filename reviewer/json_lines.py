"""Lines of JSON from standard input, of which anything may be wrong: what the commands in a pipeline have in common."""

import sys
from collections.abc import Iterator
from typing import Any

import msgspec
from django.core.management.base import CommandError

# What msgspec says of a line that is no JSON, not UTF-8, or nested more deeply than anybody reads.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
# The exit status of a command that could not begin: 1 says in a pipeline that a hint was found. manage.py has the same.
FAILED = 2
TOO_LONG = "the line is too long"


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
        if line.strip():
            yield line if len(line) <= longest else None


def id_of(line: bytes) -> str | int | None:
    """The id of a line that is JSON but not what was asked for."""
    try:
        read: Any = msgspec.json.decode(line)
    except UNREADABLE:
        return None
    found = read.get("id") if isinstance(read, dict) else None
    return found if isinstance(found, str | int) else None
