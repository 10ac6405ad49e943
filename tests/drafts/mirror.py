"""What the sync's tests share: a draft by its id at MultiMail, and what MultiMail was asked."""

import json
import re
import sqlite3
from typing import Any

from reviewer.audit.models import Event
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from tests.support.multimail import LocalMultiMail

DETAIL = re.compile(r"/v1/mailboxes/[^/]+/emails/[^/]+")


def mirrored(ident: str) -> Draft:
    """The draft with its current revision at hand."""
    return Draft.objects.select_related("mailbox", "incident", "current").get(multimail_id=ident)


def actions(draft: Draft) -> list[str]:
    """What the history says of it, oldest first."""
    return [event.action for event in Event.objects.filter(draft=draft.pk)]


def asked_by(multimail: LocalMultiMail, full: bool = False) -> list[str]:
    """The paths that one pass asks for, in the order of their arrival."""
    before = multimail.requests()[-1]["seq"]
    sync(full=full)
    return [row["path"] for row in multimail.requests(before)[:-1]]


def details(paths: list[str]) -> list[str]:
    """Those of them that ask for one email in full."""
    return [path for path in paths if DETAIL.fullmatch(path)]


def rewrite(multimail: LocalMultiMail, ident: str, **columns: Any) -> None:
    """Change an email in MultiMail's own store, where its API has no way to."""
    values = [json.dumps(value) if isinstance(value, list | dict) else value for value in columns.values()]
    with sqlite3.connect(multimail.keys_file.with_name("sandbox.sqlite3"), timeout=10) as store:
        store.execute(
            f"UPDATE emails SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?", [*values, ident]
        )
    store.close()
