#!/usr/bin/env python
"""Django's command line for Reviewer."""

import errno
import os
import secrets
import signal
import sys
import traceback
from pathlib import Path
from typing import NoReturn

# These commands sign nothing and serve no session: a throwaway key spares a stranger the configuration.
STANDALONE = {"sandbox", "scan", "compare", "bench"}
# These only read and answer, also where nothing may be written.
STATELESS = {"scan", "compare"}
# Whoever presses Ctrl-C ended it: as a shell tells of a program that the signal ended.
INTERRUPTED = 128 + signal.SIGINT
# It could not run. Not 1, which says that a hint was found, or that the history does not hold.
FAILED = 2
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# What PostgreSQL and SQLite call a table or column that is not there.
LACKED = ("42P01", "42703")
LACKED_BY_SQLITE = ("no such table", "no such column")


def main() -> None:
    """Run one management command."""
    settings = "reviewer.bench.settings" if sys.argv[1:2] == ["bench"] else "reviewer.settings"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    if STANDALONE.intersection(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    if STATELESS.intersection(sys.argv[1:2]):
        os.environ["REVIEWER_STATELESS"] = "true"
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError as missing:
        if missing.name != "django":
            raise
        _fail("Django is not here. Type .venv/bin/python manage.py ...; make setup makes .venv.")

    _prepare_streams()
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has read enough, as `| head` does: that is no error.
        _say_no_more()
        sys.exit(128 + signal.SIGPIPE)
    except SystemExit as ended:
        # A setting that is refused, in one line.
        if isinstance(ended.code, str):
            sys.stderr.write(f"{ended.code}\n")
            sys.exit(FAILED)
        raise
    except Exception as error:  # noqa: BLE001 (it is told whole)
        if isinstance(error, OSError) and error.errno in FULL:
            _say_no_more()
            _fail(f"{error.filename or 'standard output'} cannot be written: {error.strerror}.")
        if "--traceback" not in sys.argv and (why := _of_database(error)):
            _fail(why)
        traceback.print_exc()
        sys.exit(FAILED)


def _prepare_streams() -> None:
    """Some supervisors start a process with its streams closed: what is said then goes nowhere, answers must not."""
    # Python would write what goes wrong among the answers.
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 (to the end)
    if sys.stdout is None and _answers():
        _fail("There is no standard output to write answers to.")
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 (to the end)
    # JSON, CSV and what mails say are UTF-8, whatever the machine's language is set to.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


def _answers() -> bool:
    """Whether what the command is asked for is what it writes to standard output."""
    command, *arguments = sys.argv[1:] or [""]
    if command == "audit" and "export" in arguments:
        # argparse takes the beginning of an option for all of it.
        return not any(argument.startswith("--o") for argument in arguments)
    return command in STATELESS


def _fail(why: str) -> NoReturn:
    sys.stderr.write(f"manage.py: {why}\n")
    sys.exit(FAILED)


def _of_database(error: Exception) -> str:
    """In a line why the database gives no answer; empty where that is not what went wrong."""
    from django.db.utils import DatabaseError, InterfaceError, OperationalError

    from reviewer.logs import one_line, redact

    if not isinstance(error, DatabaseError | InterfaceError):
        return ""
    said = [one_line(redact(line.strip())) for line in str(error).splitlines()] or [type(error).__name__]
    if getattr(error.__cause__, "sqlstate", "") in LACKED or said[0].startswith(LACKED_BY_SQLITE):
        return f"The database lacks tables of this release ({said[0]}). Run: python manage.py migrate"
    if type(error) in (DatabaseError, InterfaceError, OperationalError):
        return f"The database gives no answer: {' '.join(said)}"
    # It refused a row or a statement: that is a mistake of ours, and wants its traceback.
    return ""


def _say_no_more() -> None:
    """What Python still wants to write at its end would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.stderr.write("manage.py: stopped.\n")
        sys.exit(INTERRUPTED)
