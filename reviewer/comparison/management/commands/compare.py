"""`manage.py compare`: reports as JSON lines from standard input, what they say and contradict as JSON lines."""

import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from reviewer.comparison.json_lines import answer, refused

# The longest line that is read, in bytes: one report in memory at a time, and never a whole disk.
LONGEST = 32 * 1024 * 1024


class Command(BaseCommand):
    """Reads, answers and forgets line by line."""

    help = "Sections, facts and contradictions of reports given as JSON lines, as JSON lines."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Answers each line in order, at once."""
        if sys.stdin is None:
            raise CommandError("There is no standard input to read lines from.")
        for line in _lines(sys.stdin.buffer):
            said = answer(line) if len(line) <= LONGEST else refused("the line is too long")
            self.stdout.write(said.decode())
            self.stdout.flush()


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines that say something; of one that is too long only the beginning."""
    while line := source.readline(LONGEST + 1):
        rest = line
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = source.readline(LONGEST + 1)
        if line.strip():
            yield line
