"""An event that was changed or removed since it was written: each page that tells of it says so, and no more of it."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action
from reviewer.decisions.under_way import stop
from reviewer.drafts.models import Draft
from tests.desk_support import decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
CHANGED = "was changed after it was written"
DATA = [f"data = '{data}'" for data in ("[]", "null", '"x"', '{"changed": 5}', '{"changed": [1, null]}')]
TAMPERED = [*DATA, "at = 'infinity'", "actor = 'Somebody else'", "action = 'settled_by_hand'"]


def overwrite(sql: str) -> None:
    """What somebody does who has the database and not the program."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def draft(lead: User) -> Draft:
    """One with three events, the last of them a rejection."""
    draft = make_draft()
    stop(lead, decided(lead, draft).pk)
    decided(lead, draft, Action.REJECT, "Facts are wrong")
    return draft


@pytest.mark.parametrize("change", TAMPERED)
def test_an_event_that_was_changed_is_shown_raw(reader: User, draft: Draft, change: str) -> None:
    overwrite(f"UPDATE audit_event SET {change} WHERE action = 'decided.reject'")
    events, _, summary = words(signed_in(reader).get(f"/history/{draft.pk}/")).partition("Where it stands")
    assert CHANGED in events
    assert "rejected it" not in events
    assert "approved it" in events
    assert "1 of these events does not match its hash." in summary


@pytest.mark.parametrize("change", TAMPERED)
def test_the_draft_can_be_read_and_decided_all_the_same(reader: User, draft: Draft, change: str) -> None:
    overwrite(f"UPDATE audit_event SET {change} WHERE action = 'decided.reject'")
    page = words(signed_in(reader).get(f"/drafts/{draft.pk}/"))
    assert CHANGED in page
    assert "approved it" in page


@pytest.mark.parametrize("change", [*DATA, "at = 'infinity'"])
def test_so_are_the_rules(lead: User, change: str) -> None:
    signed_in(lead).post("/rules/", {"pattern": "acme.example", "audience": "customer"})
    assert Event.objects.filter(action="fence.set").exists()
    overwrite(f"UPDATE audit_event SET {change}")
    assert CHANGED in words(signed_in(lead).get("/rules/"))


@pytest.mark.parametrize("to", ["--output", ""])
def test_the_export_ends_with_one_line_at_what_cannot_be_read(draft: Draft, tmp_path: Path, to: str) -> None:
    overwrite("UPDATE audit_event SET at = 'infinity' WHERE action = 'decided.reject'")
    options = [to, str(tmp_path / "history.jsonl")] if to else []
    with pytest.raises(CommandError, match=r"An event cannot be read .*audit verify"):
        call_command("audit", "export", *options, stdout=io.StringIO(), stderr=io.StringIO())
    assert list(tmp_path.iterdir()) == []
