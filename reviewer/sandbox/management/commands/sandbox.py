"""`python manage.py sandbox`: serves a local MultiMail."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviewer.sandbox.checks import web_url
from reviewer.sandbox.serve import Options, StartError, run
from reviewer.sandbox.store import StoreError
from reviewer.sandbox.web import Refusal


class Command(BaseCommand):
    """The door to `reviewer.sandbox.serve`."""

    help = "Serve a local MultiMail on 127.0.0.1, for the first run and for tests. Nothing it sends leaves the machine."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--port", type=int, required=True, help="port on 127.0.0.1; 0 takes a free one")
        parser.add_argument("--keys", type=Path, required=True, metavar="FILE", help="where to write the keys as JSON")
        parser.add_argument(
            "--empty",
            action="store_true",
            help="start without the example drafts; afresh where this port has them, or last wrote another keys file",
        )
        parser.add_argument("--ttl-hours", type=_hours, default=72.0, help="how long a draft waits before it expires")
        parser.add_argument("--data", type=Path, metavar="FILE", help="the state; by default one file for each port")
        parser.add_argument("--webhook-url", type=_url, help="tell every event to this URL, signed with webhook_secret")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until the process is told to stop."""
        names = ("port", "keys", "data", "empty", "ttl_hours", "webhook_url")
        chosen = Options(data_dir=settings.VAR_DIR / "sandbox", **{name: options[name] for name in names})
        try:
            run(chosen, self._say)
        except (StartError, StoreError) as error:
            raise CommandError(str(error)) from error

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _hours(text: str) -> float:
    with suppress(ValueError):
        if 0 < (hours := float(text)) <= 24 * 366:
            return hours
    raise argparse.ArgumentTypeError("must be more than 0 and at most 8784 hours")


def _url(text: str) -> str:
    try:
        return web_url(text, "--webhook-url")
    except Refusal as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from refusal
