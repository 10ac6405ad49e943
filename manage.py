#!/usr/bin/env python
"""Django's command line for Reviewer."""

import os
import secrets
import signal
import sys

# These commands sign nothing and serve no session: a throwaway key spares a stranger the configuration.
STANDALONE = {"sandbox", "scan", "compare", "bench"}


def main() -> None:
    """Run one management command."""
    settings = "reviewer.bench.settings" if sys.argv[1:2] == ["bench"] else "reviewer.settings"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    if STANDALONE.intersection(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    from django.core.management import execute_from_command_line

    # JSON, CSV and what mails say are UTF-8, whatever the machine's language is set to.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has read enough, as `| head` does: that is no error, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)


if __name__ == "__main__":
    main()
