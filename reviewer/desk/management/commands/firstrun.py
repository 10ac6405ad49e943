"""`manage.py firstrun`: three people for a local try, and how to sign in. Called by `make run` at each start."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from reviewer.accounts import people
from reviewer.accounts.models import Role, User
from reviewer.audit.actors import FIRST_RUN
from reviewer.desk.management.demo import furnish

CAST = (
    ("lead@desk.example", "Lee Park", Role.LEAD),
    ("commander@desk.example", "Mara Lindqvist", Role.COMMANDER),
    ("reader@desk.example", "Ines Okafor", Role.READER),
)


class Command(BaseCommand):
    """Makes the demo people once, with random passwords kept beside the database, and prints them at each start."""

    help = "Make the demo people for a local try and print the address and their sign-in."

    def handle(self, *args: Any, **options: Any) -> None:
        note = Path(settings.VAR_DIR) / "demo-sign-in.txt"
        if not User.objects.exists():
            if not settings.DEBUG:
                raise CommandError("Demo people are only made with DEBUG=true. Use `manage.py person add` here.")
            # Nobody is made whose password could not be kept.
            with transaction.atomic():
                _write(note, [_made(email, name, role) for email, name, role in CAST])
                if settings.MULTIMAIL_KEYS_FILE:
                    furnish()
        self.stdout.write(f"Reviewer is at {settings.BASE_URL}")
        if settings.DEBUG and note.exists():
            self.stdout.write(note.read_text(), ending="")


def _made(email: str, name: str, role: Role) -> str:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    people.add(email, name, role, password, FIRST_RUN)
    return f"  {email:<24} {password}   {role.label}"


def _write(note: Path, lines: list[str]) -> None:
    """The file is made for its owner's eyes only before anything is in it."""
    note.parent.mkdir(parents=True, exist_ok=True)
    note.unlink(missing_ok=True)
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("Sign in with one of these:\n" + "".join(f"{line}\n" for line in lines))
