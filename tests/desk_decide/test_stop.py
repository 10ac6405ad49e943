"""Stopping a decision in its hold."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Decision, Delivery
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, decided, words

pytestmark = pytest.mark.django_db


def test_anybody_at_the_desk_stops_it(readers_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    answer = readers_browser.post(f"/decisions/{decision.pk}/stop/")
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.STOPPED
    assert Event.objects.filter(action="stopped", actor="Ruth Vance").exists()


def test_htmx_gets_the_bar_with_the_buttons_back(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
    assert "Stopped at" in words(answer)
    assert "Nothing was sent." in words(answer)
    assert f"/drafts/{draft.pk}/approve/" in answer.content.decode()
    assert "Stopped at" in answer["HX-Trigger"]


def test_a_second_press_does_no_harm(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    for _ in range(2):
        answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
        assert answer.status_code == 200
        assert "It can no longer be stopped" not in words(answer)
    assert Event.objects.filter(action="stopped").count() == 1


def test_once_it_is_being_posted_it_is_too_late(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    Delivery.objects.filter(decision=decision).update(state=Delivery.State.POSTING, step="approving")
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
    assert "It can no longer be stopped" in words(answer)
    decision.refresh_from_db()
    assert decision.outcome == ""


def test_only_by_post_and_only_what_is_there(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    assert leads_browser.get(f"/decisions/{decision.pk}/stop/")["Location"] == f"/drafts/{draft.pk}/"
    assert leads_browser.post("/decisions/987654/stop/").status_code == 404
    assert Client().post(f"/decisions/{decision.pk}/stop/").status_code == 302
    decision.refresh_from_db()
    assert decision.outcome == ""
