"""`manage.py compare`: reports as JSON lines from standard input, what they say and contradict as JSON lines."""

from typing import Any

from django.core.management.base import BaseCommand

from reviewer.comparison.json_lines import answer, refused
from reviewer.json_lines import TOO_LONG, lines

# The longest line that is read, in bytes: one report in memory at a time, and never a whole disk.
LONGEST = 32 * 1024 * 1024


class Command(BaseCommand):
    """Reads, answers and forgets line by line."""

    help = "Sections, facts and contradictions of reports given as JSON lines, as JSON lines."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Answers each line in order, at once."""
        for line in lines(LONGEST):
            said = refused(TOO_LONG) if line is None else answer(line)
            self.stdout.write(said.decode())
            self.stdout.flush()
