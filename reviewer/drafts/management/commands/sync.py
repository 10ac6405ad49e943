"""`manage.py sync [--full]`: one pass, with a progress line and a summary."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviewer.drafts.models import SyncPass
from reviewer.drafts.sync import sync
from reviewer.storable import fitted


class Command(BaseCommand):
    """Bring the mirror of MultiMail's approval queue up to date, once."""

    help = "Fetch what waits for approval at MultiMail, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only --full."""
        parser.add_argument("--full", action="store_true", help="fetch every waiting email again, changed or not")

    def handle(self, *, full: bool, **options: Any) -> None:
        """Exit status 1 when the pass failed or its list broke off; a pass that skipped something says what."""
        began = time.monotonic()
        done = sync(full=full, progress=self._progress)
        self.stderr.write("")
        self.stdout.write(
            f"{done.get_outcome_display()} in {time.monotonic() - began:.1f} s: {done.listed} listed, {done.new} new, "
            f"{done.changed} changed, {done.closed} closed, {len(done.skipped)} skipped."
        )
        if done.skipped:
            self.stdout.write(f"{done.skipped_words}.")
        for item in done.skipped[:20]:
            self.stdout.write(f"  skipped {item['id']}: {item['why']}")
        if done.outcome == SyncPass.Outcome.FAILED:
            raise CommandError(done.error)
        if done.error != fitted(SyncPass, "error", done.skipped_words):
            raise CommandError(f"The list broke off: {done.error}")

    def _progress(self, stage: str, count: int, total: int) -> None:
        self.stderr.write(f"\r{stage} {count}" + (f" of {total}" if total else "") + " ", ending="")
        self.stderr.flush()
