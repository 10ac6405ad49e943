"""Stopping a decision in its hold."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, decided, words
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db


def test_anybody_at_the_desk_stops_it(readers_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    answer = readers_browser.post(f"/decisions/{decision.pk}/stop/")
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.STOPPED
    assert Event.objects.filter(action="stopped", actor="Ruth Vance").exists()


def test_what_is_stopped_tells_of_no_problem_any_more(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    Delivery.objects.filter(decision=decision).update(problem="MultiMail answered 503.")
    leads_browser.post(f"/decisions/{decision.pk}/stop/")
    assert "MultiMail answered 503." not in words(leads_browser.get("/history/"))


@pytest.mark.parametrize(
    ("action", "fields", "told"),
    [
        (Action.APPROVE, {}, "Stop sending"),
        (Action.APPROVE, {"send_at": timezone.now() + timedelta(hours=5)}, "Stop the approval"),
        (Action.APPROVE, {"send_at": timezone.now() - timedelta(hours=5)}, "Stop sending"),
        (Action.APPROVE, {"send_at_told": False}, "Stop the approval"),
        (Action.APPROVE, {"direction": "inbound"}, "Stop the approval"),
        (Action.REJECT, {}, "Stop the rejection"),
    ],
)
def test_the_button_says_what_it_stops_and_leads_while_the_hold_runs(
    leads_browser: Client, lead: User, draft: Draft, action: Action, fields: dict[str, Any], told: str
) -> None:
    Draft.objects.filter(pk=draft.pk).update(**fields)
    decision = decided(lead, draft, action)
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'class="btn btn--lead"[^>]*>([^<]*) <', html) == [told]
    Delivery.objects.filter(decision=decision).update(hold_until=timezone.now())
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'class="btn btn--lead"[^>]*>([^<]*)<', html) == ["Back to the queue"]
    assert told in html


def test_htmx_gets_the_bar_with_the_buttons_back(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
    assert "Stopped at" in words(answer)
    assert "Nothing was sent." in words(answer)
    assert f"/drafts/{draft.pk}/approve/" in answer.content.decode()
    assert "Stopped at" in answer["HX-Trigger"]


def test_only_the_column_that_was_stopped_is_drawn_anew_and_told(
    leads_browser: Client, lead: User, commander: User, draft: Draft
) -> None:
    """In the others somebody may have pressed something just now."""
    other = make_draft(incident="INC-7", kind="report", audience="engineering")
    decided(commander, other)
    decision = decided(lead, draft)
    shown = dict(re.findall(r'name="(seen|read)"\s+value="([^"]*)"', read_page(leads_browser, draft)))
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", shown, headers=HTMX)
    assert re.findall(r'id="decision-(\d+)"', answer.content.decode()) == [str(draft.pk)]
    assert announced(answer).startswith("Customer: Stopped at")
    assert "Omar Haddad" not in announced(answer)


def test_what_has_moved_as_well_is_told_after_it(
    leads_browser: Client, lead: User, commander: User, draft: Draft
) -> None:
    other = make_draft(incident="INC-7", kind="report", audience="engineering")
    decision = decided(lead, draft)
    shown = dict(re.findall(r'name="(seen|read)"\s+value="([^"]*)"', read_page(leads_browser, draft)))
    decided(commander, other)
    said = announced(leads_browser.post(f"/decisions/{decision.pk}/stop/", shown, headers=HTMX))
    assert re.fullmatch(r"Customer: Stopped at .* Engineering: Omar Haddad approved it .*", said)


def test_that_it_is_too_late_is_told_first(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    Delivery.objects.filter(decision=decision).update(state=Delivery.State.POSTING, step="approving", **lease())
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
    assert announced(answer).startswith("It can no longer be stopped: MultiMail is being told. Customer: ")


def read_page(client: Client, draft: Draft) -> str:
    return client.get(f"/drafts/{draft.pk}/").content.decode()


def announced(answer: Any) -> str:
    return str(json.loads(answer["HX-Trigger"])["announce"]["value"])


def test_a_second_press_does_no_harm(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    for _ in range(2):
        answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
        assert answer.status_code == 200
        assert "It can no longer be stopped" not in words(answer)
    assert Event.objects.filter(action="stopped").count() == 1


def test_once_it_is_being_posted_it_is_too_late(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    Delivery.objects.filter(decision=decision).update(state=Delivery.State.POSTING, step="approving", **lease())
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
    assert "It can no longer be stopped" in words(answer)
    decision.refresh_from_db()
    assert decision.outcome == ""


@pytest.mark.parametrize(
    ("state", "step", "outcome", "told"),
    [
        ("posting", "", "", True),
        ("waiting", "approving", "", True),
        ("needs_look", "approving", "", False),
        ("done", "approving", "done", False),
        ("elsewhere", "", "elsewhere", False),
        ("void", "", "void", False),
    ],
)
def test_multimail_is_being_told_only_while_a_worker_does_so(
    leads_browser: Client, lead: User, draft: Draft, state: str, step: str, outcome: str, told: bool
) -> None:
    """Of what has ended, or needs a person, the bar says how it stands."""
    decision = decided(lead, draft)
    Delivery.objects.filter(decision=decision).update(state=state, step=step, **lease())
    Decision.objects.filter(pk=decision.pk).update(outcome=outcome, closed_at=timezone.now() if outcome else None)
    answer = leads_browser.post(f"/decisions/{decision.pk}/stop/", headers=HTMX)
    assert ("It can no longer be stopped: MultiMail is being told." in words(answer)) == told
    assert f'id="state-{draft.pk}"' in answer.content.decode()
    assert Delivery.objects.get(decision=decision).state == state


def test_only_by_post_and_only_what_is_there(leads_browser: Client, lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    assert leads_browser.get(f"/decisions/{decision.pk}/stop/")["Location"] == f"/drafts/{draft.pk}/"
    assert leads_browser.post("/decisions/987654/stop/").status_code == 404
    assert Client().post(f"/decisions/{decision.pk}/stop/").status_code == 302
    decision.refresh_from_db()
    assert decision.outcome == ""
