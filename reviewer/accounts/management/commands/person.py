"""`manage.py person`: who works at this desk, with which role."""

import getpass
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from reviewer.accounts import people
from reviewer.accounts.models import Role, User
from reviewer.accounts.operators import operator
from reviewer.logs import one_line
from reviewer.storable import storable_text

VERBS = {
    "add": "a new person; the password is read from PERSON_PASSWORD, a pipe, or asked for",
    "list": "everybody's address, role and name, and whose account is closed",
    "role": "give another role: what they said of drafts that still wait counts by it",
    "password": "give another one, which is read as for add",
    "deactivate": "close an account: what they decided stays, what they said of drafts that still wait counts no more",
    "activate": "open a closed account again, with its role and password; whoever was signed in stays out",
}
ROLES = [role.value for role in Role]
ROLES_TOLD = "a lead decides and sets the rules, a commander decides, a reader reads"
WHO_TOLD = "who does this, a name or an address: the history has it beside the machine's user"
LONGEST_WHO = 100


class Command(BaseCommand):
    """Add, list people; change a role or password, close an account or open it again. No password is ever printed."""

    help = "Add, list, change, deactivate or activate the people of the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, told in VERBS.items():
            given = verbs.add_parser(verb, help=told, description=f"{told[0].upper()}{told[1:]}.")
            if verb != "list":
                given.add_argument("email")
                given.add_argument("--as", dest="told", type=_who, metavar="WHO", help=WHO_TOLD)
            if verb == "add":
                given.add_argument("--name", required=True)
                given.add_argument("--role", required=True, choices=ROLES, help=ROLES_TOLD)
            if verb == "role":
                given.add_argument("role", choices=ROLES, help=ROLES_TOLD)

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['verb']}")(options)

    def _add(self, options: dict[str, Any]) -> None:
        try:
            user = people.add(
                options["email"], options["name"], Role(options["role"]), _given_password(), operator(options["told"])
            )
        except ValidationError as error:
            raise CommandError(_told(error)) from error
        except ValueError as error:
            raise CommandError(f"{error}.") from error
        self.stdout.write(f"{user.name} signs in as {user.email}, {user.get_role_display()}.")

    def _list(self, _: dict[str, Any]) -> None:
        for user in User.objects.order_by("email"):
            closed = "" if user.is_active else "  closed"
            self.stdout.write(one_line(f"{user.email:<40} {user.role:<10} {user.name}{closed}"))

    def _role(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        changed = people.change_role(user, Role(options["role"]), operator(options["told"]))
        self.stdout.write(f"{user.email} is {user.get_role_display()} {'now' if changed else 'already'}.")

    def _password(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        try:
            people.change_password(user, _given_password(), operator(options["told"]))
        except ValidationError as error:
            raise CommandError(_told(error)) from error
        self.stdout.write(f"{user.email} signs in with another password now.")

    def _deactivate(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        changed = people.deactivate(user, operator(options["told"]))
        self.stdout.write(f"{user.email} {'may not sign in any more' if changed else 'has a closed account already'}.")

    def _activate(self, options: dict[str, Any]) -> None:
        user = _user(options["email"])
        changed = people.activate(user, operator(options["told"]))
        self.stdout.write(f"{user.email} may sign in {'again' if changed else 'already'}, {user.get_role_display()}.")


def _who(text: str) -> str:
    who = " ".join(text.split())
    if not who or len(who) > LONGEST_WHO or one_line(storable_text(who)) != who:
        raise ArgumentTypeError(f"must be a name or an address, of at most {LONGEST_WHO} characters")
    return who


def _told(error: ValidationError) -> str:
    """Its sentences, each with the column that it is about, if it is about one."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{column}: {said}" for column, all_said in error.message_dict.items() for said in all_said)


def _user(email: str) -> User:
    user = User.objects.filter(email=storable_text(email).strip().lower()).first()
    if user is None:
        raise CommandError(f"Nobody here has the address {email}. `person list` shows who does.")
    return user


def _given_password() -> str:
    """Raises CommandError where none was given, or none that is text."""
    try:
        # A file of Windows ends its line with both.
        given = _read_password().rstrip("\r\n")
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
        return sys.stdin.readline()
    first, second = getpass.getpass("Password: "), getpass.getpass("Password again: ")
    if first != second:
        raise CommandError("The two passwords differ. Nothing was made.")
    return first
