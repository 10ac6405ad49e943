"""A hint's button in the form replaces what it points at, wherever that stands in what was typed since, or nothing."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.redaction import hints
from reviewer.redaction.acts import mark_passage
from tests.desk_support import HTMX, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
HOST = "10.20.4.7"
TEXT = f"The pool on {HOST} ran dry.\n\nIt was slow on {HOST}.\n"


@pytest.fixture
def draft(may_edit: None) -> Draft:
    content = Content("INC-7", ("all@x.example",), text=TEXT)
    return make_draft(content, incident="INC-7", kind="report", audience="customer")


@pytest.fixture
def client(lead: User) -> Client:
    return signed_in(lead)


def form(draft: Draft, text: str, **more: Any) -> dict[str, Any]:
    """What the form sends."""
    return {"digest": digest(draft), "subject": "INC-7", "text": text, "keep": ["all@x.example"], "words": "", **more}


def buttons(client: Client, draft: Draft, text: str = TEXT, **more: Any) -> list[str]:
    """What the checks of this text offer, in their order."""
    panel = client.post(f"/drafts/{draft.pk}/edit/changes/", form(draft, text, **more), headers=HTMX)
    return [unescape(one) for one in re.findall(r'name="replace"\s+value="([^"]*)"', panel.content.decode())]


def press(client: Client, draft: Draft, button: str, text: str, **more: Any) -> Any:
    return client.post(f"/drafts/{draft.pk}/edit/", form(draft, text, replace=button, **more))


def kept_text() -> str:
    return str(Typed.objects.get(form=Typed.Form.EDIT).fields["text"])


def test_it_is_replaced_and_kept_at_once(client: Client, draft: Draft) -> None:
    button = buttons(client, draft)[0]
    offered = button.split(":", 3)[3]
    answer = press(client, draft, button, TEXT)
    assert answer.status_code == 200
    # Whoever goes through them by keyboard goes on at the next.
    assert re.findall(r'name="(\w+)"[^>]* autofocus', answer.content.decode()) == ["replace"]
    assert kept_text() == TEXT.replace(HOST, offered, 1)
    assert f"The pool on {offered} ran dry." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_bold_that_ends_within_it_ends_behind_what_is_put_in(client: Client, draft: Draft) -> None:
    said = "**The pool on 10.20**.4.7 ran dry.\n"
    (button,) = buttons(client, draft, said)
    press(client, draft, button, said)
    assert kept_text() == f"**The pool on {button.split(':', 3)[3]}** ran dry.\n"


def test_all_that_say_the_same_are_replaced_at_once(client: Client, draft: Draft) -> None:
    """In the subject too; and what was typed since stays."""
    typed = f"TYPED SINCE. {TEXT}"
    panel = client.post(f"/drafts/{draft.pk}/edit/changes/", form(draft, TEXT, subject=f"On {HOST}"), headers=HTMX)
    (button,) = re.findall(r'name="replace_all"\s+value="([^"]*)"', panel.content.decode())
    offered = button.partition(":")[2]
    assert f"Replace all 3 places of {HOST}" in panel.content.decode()
    client.post(f"/drafts/{draft.pk}/edit/", form(draft, typed, subject=f"On {HOST}", replace_all=button))
    fields = Typed.objects.get(form=Typed.Form.EDIT).fields
    assert (fields["subject"], fields["text"]) == (f"On {offered}", typed.replace(HOST, offered))


def test_what_was_marked_in_the_html_part_counts_once(client: Client, lead: User, may_edit: None) -> None:
    """The mark is carried from there, and from the edit that was made of it."""
    said = "The pool of blue whale ran dry."
    content = Content("INC-7", ("all@x.example",), html=f"<p>{said}</p>")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer")
    assert draft.current is not None
    mark_passage(lead, draft, draft.current, "blue whale", "network")
    edit = save_edit(lead, draft.pk, draft.current.digest, "INC-7", f"{said} Soon.", {"all@x.example"})
    assert len(hints.of(draft, edit).judged) == 1
    panel = client.post(f"/drafts/{draft.pk}/edit/changes/", form(draft, f"{said} Now."), headers=HTMX)
    assert panel.content.decode().count('name="replace"') == 1
    assert 'name="replace_all"' not in panel.content.decode()


@pytest.mark.parametrize("button", ["", "nothing", "unknown:words"])
def test_nothing_is_replaced_by_a_button_that_was_never_offered(client: Client, draft: Draft, button: str) -> None:
    said = words(client.post(f"/drafts/{draft.pk}/edit/", form(draft, TEXT, replace_all=button)))
    assert "It does not stand there any more. Nothing is replaced." in said


@pytest.mark.parametrize("at", [0, 1])
def test_what_was_typed_in_front_since_the_checks_stays(client: Client, draft: Draft, at: int) -> None:
    button = buttons(client, draft)[at]
    offered = button.split(":", 3)[3]
    typed = f"NEW WORDS TYPED BY A PERSON IN FRONT. {TEXT}"
    press(client, draft, button, typed.replace("\n", "\r\n"))
    places = typed.split(HOST)
    assert kept_text() == HOST.join(places[: at + 1]) + offered + HOST.join(places[at + 1 :])


def test_in_the_subject_it_is_the_subject_that_changes(client: Client, draft: Draft) -> None:
    subject = f"{HOST} ran dry"
    (button,) = [one for one in buttons(client, draft, subject=subject) if one.startswith("subject:")]
    press(client, draft, button, TEXT, subject=f"We know: {subject}")
    assert Typed.objects.get().fields["subject"] == f"We know: {button.split(':', 3)[3]} ran dry"
    assert kept_text() == TEXT


def test_what_was_taken_away_by_hand_is_replaced_nowhere(client: Client, draft: Draft) -> None:
    button = buttons(client, draft)[1]
    typed = TEXT.replace(f"slow on {HOST}", "slow on a Sunday, for hours")
    answer = press(client, draft, button, typed)
    assert answer.status_code == 409
    assert "It does not stand there any more. Nothing is replaced." in words(answer)
    assert kept_text() == typed


def test_words_with_colons_are_put_in_whole(client: Client, draft: Draft) -> None:
    place = buttons(client, draft)[0].rpartition(":")[0]
    press(client, draft, f"{place}:host: a:b", TEXT)
    assert "The pool on host: a:b ran dry." in kept_text()


@pytest.mark.parametrize("button", ["replace", "replace_all"])
def test_no_text_is_made_of_words_longer_than_any_that_are_offered(client: Client, draft: Draft, button: str) -> None:
    """In thousands of places they would be more than the machine holds."""
    place = buttons(client, draft)[0].rpartition(":")[0]
    named = place if button == "replace" else place.split(":")[1]
    answer = client.post(f"/drafts/{draft.pk}/edit/", form(draft, TEXT, **{button: f"{named}:{'x' * 401}"}))
    assert answer.status_code == 409
    assert kept_text() == TEXT
