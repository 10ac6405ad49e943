"""`manage.py changepassword` of Django would change a password behind the history's back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Says which command changes a password and tells the history."""

    help = "see: person password EMAIL"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """As Django's takes it."""
        parser.add_argument("username", nargs="?", default="EMAIL")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """Refuse."""
        raise CommandError(f"Nothing was changed. Type: manage.py person password {options['username']}")
