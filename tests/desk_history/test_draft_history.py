"""Everything that happened to one draft, with what proves it."""

import pytest
from django.db import connection
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action
from reviewer.decisions.under_way import stop
from tests.desk_support import decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_events_are_sentences_with_reasons_and_hashes(reader: User, lead: User) -> None:
    draft = make_draft(incident="INC-7")
    stop(lead, decided(lead, draft, Action.REJECT, "Facts are wrong").pk)
    other = make_draft()
    decided(lead, other, Action.REJECT, "Not this one here")
    response = signed_in(reader).get(f"/history/{draft.pk}/")
    said = words(response)
    assert "Lena Brandt rejected it" in said
    assert "Facts are wrong" in said
    assert "Lena Brandt stopped the decision" in said
    assert "Not this one here" not in said
    for event in Event.objects.filter(draft=str(draft.pk)):
        assert event.hash in said
        assert event.previous in said
    assert "2 events recomputed, each equal to its stored hash." in said
    assert "no-store" in response["Cache-Control"]


def test_one_event_is_one(lead: User, leads_browser: Client) -> None:
    draft = make_draft()
    decided(lead, draft, Action.REJECT, "Facts are wrong")
    said = words(leads_browser.get(f"/history/{draft.pk}/"))
    assert "1 event recomputed, equal to its stored hash." in said


def test_of_two_people_of_one_name_it_says_which(reader: User, lead: User) -> None:
    """As they are where the release before made both, or one that is called as the history calls MultiMail."""
    draft = make_draft()
    for email, name in (("another@desk.example", lead.name), ("odd@desk.example", "MultiMail")):
        person = User.objects.create_user(email, name=name, role="lead")
        stop(person, decided(person, draft, Action.REJECT, "Facts are wrong").pk)
    said = words(signed_in(reader).get(f"/history/{draft.pk}/"))
    assert f"{lead.name} rejected it another@desk.example" in said
    assert "MultiMail rejected it odd@desk.example" in said


def test_a_changed_event_is_pointed_out(reader: User, lead: User) -> None:
    draft = make_draft()
    decided(lead, draft)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET actor = 'Somebody else'")
    said = words(signed_in(reader).get(f"/history/{draft.pk}/"))
    assert "differs: this event was changed after it was written" in said
    assert "1 of these events does not match its hash." in said


def test_a_draft_without_history_says_so(reader: User) -> None:
    assert "Nothing has happened to it yet" in words(signed_in(reader).get(f"/history/{make_draft().pk}/"))


def test_not_there_and_not_signed_in(reader: User) -> None:
    assert signed_in(reader).get("/history/987654/").status_code == 404
    assert Client().get("/history/1/").status_code == 302
