"""`manage.py scan [--org FILE] [--fail-on block]`: JSON lines from standard input, their hints as JSON lines."""

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviewer.json_lines import FAILED, TOO_LONG, lines
from reviewer.redaction.house.orgs import read_orgs
from reviewer.redaction.lines import Answer, answer, refused
from reviewer.redaction.meanings import Severity, at_least
from reviewer.redaction.values import Org

# The longest line that is read if nothing else is said, in bytes: one mail in memory at a time, and never a whole disk.
LONGEST = 16 * 1024 * 1024
# No line in memory can be longer.
MOST = sys.maxsize - 1
# So many organisations are told about; a file with a mistake in each would drown the rest.
MOST_TOLD = 20


class Command(BaseCommand):
    """Look for what an audience should not read; reads, answers and forgets line by line."""

    help = "Redaction hints of JSON lines from standard input, as JSON lines."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--org", type=Path, metavar="FILE", help="what organisations know about themselves, as JSON"
        )
        parser.add_argument(
            "--fail-on",
            type=Severity,
            choices=list(Severity),
            metavar="{block,warn,info}",
            help="exit status 1 when a hint is at least this severe, or a line could not be fully looked at",
        )

        parser.add_argument(
            "--longest",
            type=int,
            default=LONGEST,
            metavar="BYTES",
            help="how long a line may be; a longer one is refused (%(default)s)",
        )

    def handle(self, *, org: Path | None, fail_on: Severity | None, longest: int, **options: Any) -> None:
        """Answers each line in order, at once."""
        if not 1 <= longest <= MOST:
            raise CommandError(f"--longest: a line has at least 1 byte, and at most {MOST}.", returncode=FAILED)
        orgs = self._orgs(org) if org else None
        failing, strangers = 0, set[str]()
        for line in lines(longest):
            said = refused(TOO_LONG) if line is None else answer(line, orgs)
            self.stdout.write(said.line.decode())
            self.stdout.flush()
            if said.stranger and said.stranger not in strangers and len(strangers) < MOST_TOLD:
                strangers.add(said.stranger)
                self.stderr.write(f"--org: nothing is known about the organisation {said.stranger!r}")
            failing += fail_on is not None and _fails(said, fail_on)
        if failing:
            raise CommandError(f"{failing} with a hint of severity {fail_on} or more, or not fully looked at")

    def _orgs(self, path: Path) -> dict[str, Org]:
        """What the file says; keys that mean nothing are told, a misspelt one would go unnoticed."""
        try:
            found, unknown = read_orgs(path)
        except (OSError, ValueError) as wrong:
            raise CommandError(f"--org {path}: {wrong}", returncode=FAILED) from None
        known = ", ".join(field.name for field in fields(Org))
        for name, keys in list(unknown.items())[:MOST_TOLD]:
            self.stderr.write(f"--org {path}: {name}: {', '.join(keys)} passed over; known are {known}")
        return found


def _fails(said: Answer, fail_on: Severity) -> bool:
    return not said.whole or (said.worst is not None and at_least(said.worst, fail_on))
