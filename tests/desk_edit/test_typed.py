"""What is typed into an edit is kept as it is typed, and comes back after a crash or a sign-out."""

import pytest
from django.db import connection

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.models import Aside, Typed
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from tests.desk_edit.support import MINE, TEXT, make_version, parts
from tests.desk_support import HTMX, change, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return make_version("customer")


def test_typing_keeps_it_and_a_new_browser_shows_it(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    panel = client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    assert "What you typed is kept since" in words(panel)
    assert "added: 41" in words(panel)
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert "for 41 minutes." in page.content.decode()
    assert not Revision.objects.filter(author__isnull=False).exists()


def test_nobody_else_sees_it(lead: User, commander: User, draft: Draft) -> None:
    signed_in(lead).post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    assert "for 45 minutes." in signed_in(commander).get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_the_parts_are_one_text_again(lead: User, draft: Draft) -> None:
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    assert answer["Location"] == f"/drafts/{draft.pk}/revisions/2/approve/"
    assert Revision.objects.get(number=2).text == TEXT.replace("45", "41")
    assert not Typed.objects.filter(form=Typed.Form.EDIT).exists()


def test_what_was_typed_on_another_draft_is_compared_with_the_new_one(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    change(draft, text=TEXT.replace("14:00", "14:05"))
    page = client.get(f"/drafts/{draft.pk}/edit/")
    assert "The draft changed while you were editing." in words(page)
    assert "for 41 minutes." in page.content.decode()
    assert f'value="{digest(draft)}"' in page.content.decode()


def test_it_can_be_thrown_away(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    assert client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, discard="1"))["Location"].endswith("/")
    assert "for 45 minutes." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_an_edit_goes_on_where_the_last_one_ended(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    assert "for 41 minutes." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_too_much_is_not_kept(lead: User, draft: Draft) -> None:
    assert kept.keep(lead, draft.pk, Typed.Form.EDIT, {"text": "x" * kept.LONGEST, "subject": "y"}) is None


@pytest.mark.parametrize("wanted", ["", "text", "text:a:b:c", "html:0:1:x", "text:-1:4:x", "text:5:2:x", "::::"])
def test_a_forged_replacement_changes_nothing(lead: User, draft: Draft, wanted: str) -> None:
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, replace=wanted))
    assert answer.status_code == 409
    assert "for 41 minutes." in answer.content.decode()


def test_what_is_typed_is_held_against_what_its_readers_were_told_before(lead: User, may_edit: None) -> None:
    earlier = make_draft(Content("INC-7", ("all@eng.example",), text="The outage lasted 30 minutes.\n"), thread="th_7")
    draft = make_draft(Content("Re: INC-7", ("all@eng.example",), text=TEXT), thread="th_7")
    assert earlier.received_at < draft.received_at
    there = f"/drafts/{draft.pk}/edit/changes/"
    texts = ("Hello,", "## Summary\n\nThe outage lasted {} minutes.", "## Timeline\n\n14:00 It broke")
    said = words(signed_in(lead).post(there, parts(draft, texts[0], texts[1].format(45), texts[2]), headers=HTMX))
    assert "Facts that differ" in said
    assert "the earlier mail of" in said
    assert "30 minutes" in said
    said = words(signed_in(lead).post(there, parts(draft, texts[0], texts[1].format(30), texts[2]), headers=HTMX))
    assert "Facts that differ" not in said


def test_characters_that_no_database_holds_are_kept_as_their_symbols(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    fields = parts(draft, "Hello\0", subject="INC\0", words="why\0")
    assert client.post(f"/drafts/{draft.pk}/edit/changes/", fields, headers=HTMX).status_code == 200
    client.post(f"/drafts/{draft.pk}/typed/", {"step": "reject", "words": "why\0"})
    page = client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert "Hello␀" in page
    assert "INC␀" in page
    assert Typed.objects.get(form=Typed.Form.EDIT).fields["words"] == "why␀"
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "why␀"
    answer = client.post(f"/drafts/{draft.pk}/edit/", {**fields, "digest": "a\0b"})
    assert answer.status_code == 409


@pytest.mark.parametrize("kind", [Typed, Aside])
def test_what_is_kept_at_each_key_stands_in_no_index(kind: type[Typed | Aside]) -> None:
    """PostgreSQL changes a row in its place where no index has a column that changes."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, kind._meta.db_table).values()
    indexed = {column for one in found if one["index"] or one["unique"] for column in one["columns"]}
    assert indexed.isdisjoint({"fields", "saved_at", "page", "number"})
