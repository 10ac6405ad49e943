"""What the sandbox holds after its first start: mailboxes and mails, all invented.

Most mails are one file each in `mails/`. What a scanner or linter would stop at whole is put together when it is read:
the hostile mails in `hostile.py`, credentials in `invented.py`.
"""

from functools import cache
from pathlib import Path

from . import hostile
from .boxes import INCIDENTS, POSTMORTEMS
from .front_matter import read_mail
from .invented import SECRETS
from .model import SeedAttachment, SeedDraft, SeedError, SeedMailbox

__all__ = ["SeedAttachment", "SeedDraft", "SeedError", "SeedMailbox", "drafts", "mailboxes"]

MAILS = Path(__file__).parent / "mails"


def mailboxes() -> tuple[SeedMailbox, ...]:
    """The mailboxes to create; the first is the one the keys file names."""
    return (INCIDENTS, POSTMORTEMS)


@cache
def drafts() -> tuple[SeedDraft, ...]:
    """Every seed mail, oldest first, so that ids given in this order grow with time. Raises SeedError."""
    written = [read_mail(path, SECRETS) for path in sorted(MAILS.glob("*.md"))]
    return tuple(sorted([*written, *hostile.drafts()], key=lambda draft: -draft.minutes_ago))
