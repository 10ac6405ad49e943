"""`manage.py person`: who works at this desk, with which role."""

import getpass
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from reviewer.accounts import people
from reviewer.accounts.models import Role, User
from reviewer.accounts.operators import operator


class Command(BaseCommand):
    """Add, list people; change a role or password, close an account or open it again. No password is ever printed."""

    help = "Add, list, change, deactivate or activate the people of the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        roles = [role.value for role in Role]
        add = verbs.add_parser("add", help="the password is read from PERSON_PASSWORD, a pipe, or asked for")
        add.add_argument("email")
        add.add_argument("--name", required=True)
        add.add_argument("--role", required=True, choices=roles)
        verbs.add_parser("list")
        role = verbs.add_parser("role")
        role.add_argument("email")
        role.add_argument("role", choices=roles)
        verbs.add_parser("password", help="give another one, which is read as for add").add_argument("email")
        verbs.add_parser("deactivate").add_argument("email")
        verbs.add_parser("activate", help="open a closed account again").add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['verb']}")(options)

    def _add(self, options: dict[str, Any]) -> None:
        try:
            user = people.add(options["email"], options["name"], Role(options["role"]), _given_password(), operator())
        except ValidationError as error:
            raise CommandError(_told(error)) from error
        except ValueError as error:
            raise CommandError(f"{error}.") from error
        self.stdout.write(f"{user.name} signs in as {user.email}, {user.get_role_display()}.")

    def _list(self, _: dict[str, Any]) -> None:
        for user in User.objects.order_by("email"):
            closed = "" if user.is_active else "  closed"
            self.stdout.write(f"{user.email:<40} {user.role:<10} {user.name}{closed}")

    def _role(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        changed = people.change_role(user, Role(options["role"]), operator())
        self.stdout.write(f"{user.email} is {user.get_role_display()} {'now' if changed else 'already'}.")

    def _password(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        try:
            people.change_password(user, _given_password(), operator())
        except ValidationError as error:
            raise CommandError(_told(error)) from error
        self.stdout.write(f"{user.email} signs in with another password now.")

    def _deactivate(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        changed = people.deactivate(user, operator())
        self.stdout.write(f"{user.email} {'may not sign in any more' if changed else 'has a closed account already'}.")

    def _activate(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        changed = people.activate(user, operator())
        self.stdout.write(f"{user.email} may sign in {'again' if changed else 'already'}, {user.get_role_display()}.")


def _told(error: ValidationError) -> str:
    """Its sentences, each with the column that it is about, if it is about one."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{column}: {said}" for column, all_said in error.message_dict.items() for said in all_said)


def _user(email: str) -> User:
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise CommandError(f"Nobody here has the address {email}. `person list` shows who does.")
    return user


def _given_password() -> str:
    """Raises CommandError where none was given, or none that is text."""
    try:
        given = _read_password()
        given.encode()
    except EOFError:
        raise CommandError("No password was given. Nothing was made.") from None
    except UnicodeError:
        raise CommandError("The password is not UTF-8. Nothing was made.") from None
    return given


def _read_password() -> str:
    """From the environment, a pipe, or the prompt. Raises EOFError, UnicodeError."""
    if given := os.environ.get("PERSON_PASSWORD"):
        return given
    if sys.stdin is None:
        raise EOFError
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first, second = getpass.getpass("Password: "), getpass.getpass("Password again: ")
    if first != second:
        raise CommandError("The two passwords differ. Nothing was made.")
    return first
