"""`manage.py audit verify` and `manage.py audit export`: is the history whole, and here it is.

It is not in the history's own room, because the decisions are compared with what the history tells of them.
"""

import os
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviewer.audit import export
from reviewer.audit.chain import Link
from reviewer.audit.record import UNREADABLE, verify
from reviewer.decisions.as_told import differences

HELD = (
    "Say whether any event was changed or removed, and whether each decision is as the events tell. "
    "Exit status: 0, all of it holds; 1, it does not; 2, it could not be asked."
)
FORMATS = {"csv": export.table, "jsonl": export.jsonl}


class Command(BaseCommand):
    """Check the chain of events and the decisions by it, or write events to a file."""

    help = "Check the history, or export it as evidence."

    def add_arguments(self, parser: CommandParser) -> None:
        """Two commands in one: verify, export."""
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("verify", help="say whether the history and the decisions hold", description=HELD)
        exporting = commands.add_parser("export", help="write events with their hashes")
        exporting.add_argument("--from", dest="start", type=partial(_moment, is_end=False), help="first day, UTC")
        exporting.add_argument("--to", dest="end", type=partial(_moment, is_end=True), help="last day, UTC, included")
        exporting.add_argument("--format", choices=sorted(FORMATS), default="jsonl")
        exporting.add_argument("--output", type=Path, help="a file, else standard output")

    def handle(self, *, command: str, **options: Any) -> None:
        if command == "verify":
            self._verify()
        else:
            self._export(options["start"], options["end"], options["format"], options["output"])

    def _verify(self) -> None:
        count, broken = _chain()
        if not broken:
            self.stdout.write(f"The history holds: {count} events, none changed, none missing.")
        if differ := self._differences():
            broken.append(f"The decisions are not as the history tells; lines above that say how: {differ}.")
        if broken:
            raise CommandError(" ".join(broken))
        self.stdout.write("The decisions are as it tells.")

    def _differences(self) -> int:
        """How many there are, each written in a line."""
        count = 0
        for words in differences():
            self.stderr.write(words)
            count += 1
        return count

    def _export(self, start: datetime | None, end: datetime | None, form: str, path: Path | None) -> None:
        if start and end and start >= end:
            raise CommandError("No moment lies between --from and --to.")
        written = 0
        with self._target(path) as write:
            for line in _lines(form, export.between(start, end)):
                write(line)
                written += 1
        self.stderr.write(f"{written - (form == 'csv')} events written.")

    @contextmanager
    def _target(self, path: Path | None) -> Iterator[Callable[[str], object]]:
        """Writes to standard output, or to a file that is there as a whole or not at all."""
        if path is None:
            yield self.stdout.write
            return
        if not path.name:
            raise CommandError(f"--output: {str(path)!r} names no file.")
        try:
            # A file in the place of a device would be there for everybody.
            if path.exists() and not path.is_file():
                raise CommandError(f"{path} is no file. Leave --output out for standard output.")
            with _whole(path) as write:
                yield write
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}. Choose another file.") from error


def _chain() -> tuple[int, list[str]]:
    """How many events it has, and why it does not hold, if so."""
    try:
        count, found = verify()
    except UNREADABLE as error:
        # Not that nobody answers: what stands in an event is no value that is ever written.
        return 0, [f"The history does not hold: an event cannot be read ({error})."]
    return count, [f"The history does not hold: {found.why}."] if found else []


def _lines(form: str, events: Iterator[Link]) -> Iterator[str]:
    try:
        yield from FORMATS[form](events)
    except UNREADABLE as error:
        why = f"An event cannot be read ({error}): it was changed since. `audit verify` says which is the first."
        raise CommandError(why) from error


@contextmanager
def _whole(path: Path) -> Iterator[Callable[[str], object]]:
    """What a link points to is written, and the link stays. Raises OSError."""
    whole = Path(os.path.realpath(path))
    part = whole.with_name(f"{whole.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file.write
        part.replace(whole)
    finally:
        # Where none could be made there is none to take away.
        with suppress(OSError):
            part.unlink()


def _moment(text: str, *, is_end: bool) -> datetime:
    try:
        return export.moment(text, is_end=is_end)
    except (ValueError, OverflowError) as error:
        raise ArgumentTypeError(f"{text!r} is no date such as 2026-11-20") from error
