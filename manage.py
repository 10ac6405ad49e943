#!/usr/bin/env python
"""Django's command line for Reviewer."""

import os
import secrets
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

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
