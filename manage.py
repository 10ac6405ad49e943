#!/usr/bin/env python
"""Django's command line for Reviewer."""

import errno
import os
import secrets
import signal
import sys
from typing import NoReturn

# These commands sign nothing and serve no session: a throwaway key spares a stranger the configuration.
STANDALONE = {"sandbox", "scan", "compare", "bench"}
# These only read and answer, also where nothing may be written.
STATELESS = {"scan", "compare"}
# It could not run. Not 1, which says in a pipeline that a hint was found.
FAILED = 2
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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

    # JSON, CSV and what mails say are UTF-8, whatever the machine's language is set to.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has read enough, as `| head` does: that is no error.
        _say_no_more()
        sys.exit(128 + signal.SIGPIPE)
    except SystemExit as ended:
        # A setting that is refused, in one line.
        if isinstance(ended.code, str) and STATELESS.intersection(sys.argv[1:2]):
            sys.stderr.write(f"{ended.code}\n")
            sys.exit(FAILED)
        raise
    except OSError as error:
        if error.errno not in FULL:
            raise
        _say_no_more()
        _fail(f"{error.filename or 'standard output'} cannot be written: {error.strerror}.")


def _fail(why: str) -> NoReturn:
    sys.stderr.write(f"manage.py: {why}\n")
    sys.exit(FAILED)


def _say_no_more() -> None:
    """What Python still wants to write at its end would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
