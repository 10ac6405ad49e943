"""Where a draft stands, in words, and the poll that keeps them fresh."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.desk import presence
from reviewer.desk.standing.phase import Phase
from reviewer.desk.standing.status import load
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, change, decided, digest, signed_in, words
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db

State = Delivery.State


def seen(html: str) -> str:
    match = re.search(r'name="seen"\s+value="([^"]+)"', html)
    assert match is not None
    return match[1]


def read(draft: Draft) -> str:
    return f"{draft.pk}:{digest(draft)}"


def poll(client: Client, draft: Draft, token: str) -> Any:
    return client.get(f"/drafts/{draft.pk}/status/?seen={token}&read={read(draft)}", headers=HTMX)


def delivery(decision: Decision, **fields: object) -> None:
    Delivery.objects.filter(decision=decision).update(**fields)


def test_nothing_new_is_an_empty_answer(lead: User, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    draft, client = make_draft(), signed_in(lead)
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    address = f"/drafts/{draft.pk}/status/?seen={token}&read={read(draft)}"
    # One for the drafts, one for the person who asks; the session is read from the cache.
    with django_assert_max_num_queries(2):
        answer = client.get(address, headers=HTMX)
    assert (answer.status_code, answer.content) == (204, b"")


def test_that_it_waits_for_a_limit_arrives_and_so_does_a_later_time(lead: User) -> None:
    draft, client, past = make_draft(), signed_in(lead), timezone.now() - timedelta(seconds=1)
    decision = decided(lead, draft)
    delivery(decision, hold_until=past, due_at=past)
    for minutes in (2, 62):
        token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
        delivery(decision, problem="The quota is used up.", due_at=timezone.now() + timedelta(minutes=minutes))
        again = Delivery.objects.get(decision=decision).due_at
        assert f"It is tried again at {again:%H:%M:%S} UTC." in words(poll(client, draft, token))
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    assert poll(client, draft, token).status_code == 204


def test_what_is_put_off_for_a_moment_without_a_problem_is_not_drawn_anew(lead: User) -> None:
    draft, client, past = make_draft(), signed_in(lead), timezone.now() - timedelta(seconds=1)
    decision = decided(lead, draft)
    delivery(decision, hold_until=past, due_at=past)
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    delivery(decision, due_at=timezone.now() + timedelta(seconds=1))
    assert poll(client, draft, token).status_code == 204


def test_of_more_versions_than_fit_each_is_told_apart_from_what_its_page_shows(lead: User, settings: Any) -> None:
    settings.AUDIENCES = [f"audience-{number}" for number in range(8)]
    drafts = [make_draft(incident="INC-7", kind="report", audience=audience) for audience in settings.AUDIENCES]
    client = signed_in(lead)
    for draft in (drafts[0], drafts[-1]):
        token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
        answer = client.get(f"/drafts/{draft.pk}/status/", {"seen": token, "read": read(draft)}, headers=HTMX)
        assert answer.status_code == 204


def test_somebody_elses_decision_arrives(lead: User, commander: User) -> None:
    draft, client = make_draft(), signed_in(lead)
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    decided(commander, draft)
    answer = client.get(f"/drafts/{draft.pk}/status/?seen={token}&read={read(draft)}", headers=HTMX)
    assert answer.status_code == 200
    assert "Omar Haddad approved it at" in words(answer)
    assert "Omar Haddad approved it at" in answer["HX-Trigger"]
    assert "data-moving" in answer.content.decode()


def test_who_else_reads_arrives_with_the_poll_and_is_told_once(lead: User, commander: User) -> None:
    draft, client = make_draft(), signed_in(lead)
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    address = f"/drafts/{draft.pk}/status/?seen={token}&read={read(draft)}&here="
    assert client.get(address, headers=HTMX).status_code == 204
    signed_in(commander).get(f"/drafts/{draft.pk}/")
    answer = client.get(address, headers=HTMX)
    assert "Omar Haddad is reading." in words(answer)
    assert "HX-Trigger" not in answer.headers
    now = presence.stamp(presence.note(lead, draft))
    assert client.get(f"{address}{now}", headers=HTMX).status_code == 204


def test_a_changed_draft_is_announced_and_moves_nothing(lead: User) -> None:
    draft, client = make_draft(), signed_in(lead)
    was = digest(draft)
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    change(draft)
    answer = client.get(f"/drafts/{draft.pk}/status/?seen={token}&read={draft.pk}:{was}", headers=HTMX)
    assert "A changed draft has arrived." in words(answer)
    assert f"digest={was}" in answer.content.decode()


def test_a_version_that_arrives_is_announced(lead: User) -> None:
    draft, client = make_draft(incident="INC-7", kind="report", audience="engineering"), signed_in(lead)
    token = seen(client.get(f"/drafts/{draft.pk}/").content.decode())
    make_draft(incident="INC-7", kind="report", audience="customer")
    answer = client.get(f"/drafts/{draft.pk}/status/?seen={token}&read={read(draft)}", headers=HTMX)
    told = "The Customer version has arrived. The page you read does not have it."
    assert told in words(answer)
    assert json.loads(answer["HX-Trigger"]) == {"announce": {"value": told}}


def test_the_hold_counts_down_with_a_stop(lead: User) -> None:
    draft = make_draft()
    decision = decided(lead, draft)
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert "data-hold-until" in html
    assert f'action="/decisions/{decision.pk}/stop/"' in html


@pytest.mark.parametrize(
    ("action", "fields", "at_once", "said"),
    [
        ("approve", {}, False, "It is sent"),
        ("approve", {"send_at": timezone.now() + timedelta(hours=5)}, False, "It is approved on MultiMail"),
        ("approve", {"send_at": timezone.now() - timedelta(minutes=5)}, False, "It is sent"),
        ("approve", {"send_at_told": False}, False, "It is approved on MultiMail"),
        ("approve", {"direction": "inbound"}, False, "It is let in"),
        ("edit", {}, False, "The edit is sent"),
        ("edit", {"send_at": timezone.now() + timedelta(hours=5)}, False, "The edit is approved on MultiMail"),
        ("edit", {"send_at_told": False}, True, "The edit is sent"),
        ("edit", {"send_at_told": False}, False, "The edit is approved on MultiMail"),
        ("reject", {"send_at_told": False}, False, "The rejection goes to the agent"),
    ],
)
def test_what_the_end_of_the_hold_does_is_said(
    lead: User, action: str, fields: dict[str, Any], at_once: bool, said: str
) -> None:
    draft = make_draft(**fields)
    decision = decided(lead, draft)
    Decision.objects.filter(pk=decision.pk).update(action=action, at_once=at_once)
    assert load(draft).standing.detail == said


@pytest.mark.parametrize(
    ("fields", "phase", "said"),
    [
        (
            {"hold_until": timezone.now()},
            Phase.QUEUED,
            "The hold is over; a worker tells MultiMail next, or as soon as calls to it go on.",
        ),
        (
            {
                "hold_until": timezone.now(),
                "due_at": timezone.now() + timedelta(hours=1),
                "problem": "The quota is used up.",
            },
            Phase.QUEUED,
            "Not sent yet. The quota is used up. The approval is kept. It is tried again at",
        ),
        ({"state": State.POSTING, **lease()}, Phase.POSTING, "MultiMail is being told now."),
        (
            {"state": State.NEEDS_LOOK, "step": "approving", "problem": "It timed out."},
            Phase.NEEDS_LOOK,
            "Needs a look. It is not certain whether it was sent. It timed out.",
        ),
        (
            {"state": State.NEEDS_LOOK, "step": "approval taken", "problem": "It is still shown as waiting."},
            Phase.NEEDS_LOOK,
            "Needs a look. It is not certain whether it was sent.",
        ),
        (
            {"state": State.NEEDS_LOOK, "problem": "MultiMail refuses the desk's key."},
            Phase.NEEDS_LOOK,
            "Needs a look. It was not carried out. MultiMail refuses the desk's key.",
        ),
        (
            {"state": State.NEEDS_LOOK, "step": "sent", "problem": "The scan does not end."},
            Phase.NEEDS_LOOK,
            "Needs a look. It was not carried out. The scan does not end.",
        ),
        (
            {"state": State.NEEDS_LOOK, "step": "rejected", "problem": "MultiMail refuses the desk's key."},
            Phase.NEEDS_LOOK,
            "Needs a look. The original is rejected, the edited mail was not sent. MultiMail refuses the desk's key.",
        ),
        (
            {"state": State.NEEDS_LOOK, "step": "rejected", "first_sent_at": timezone.now(), "problem": "It blocks."},
            Phase.NEEDS_LOOK,
            "Needs a look. The original is rejected. It is not certain whether the edited mail was sent. It blocks.",
        ),
        (
            {"state": State.NEEDS_LOOK, "step": "sent last", "problem": "The scan does not end."},
            Phase.NEEDS_LOOK,
            "Needs a look. The original is rejected. It is not certain whether the edited mail was sent.",
        ),
        (
            {"hold_until": timezone.now(), "attempts": 2, "problem": "MultiMail did not answer."},
            Phase.QUEUED,
            "Not sent yet. MultiMail did not answer. The approval is kept. It is tried again at",
        ),
        (
            {"hold_until": timezone.now(), "step": "approving", "attempts": 2, "problem": "It timed out."},
            Phase.POSTING,
            "It is not certain whether it was sent. It timed out. The approval is kept. It is tried again at",
        ),
        ({"step": "sent", "hold_until": timezone.now()}, Phase.POSTING, "step by step"),
    ],
)
def test_what_is_under_way_is_said(lead: User, fields: dict[str, object], phase: Phase, said: str) -> None:
    draft = make_draft()
    delivery(decided(lead, draft), **fields)
    assert load(draft).standing.phase == phase
    assert said in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))


def test_a_sent_mail_is_a_fact_and_asked_for_no_more(lead: User) -> None:
    draft = make_draft()
    decision = decided(lead, draft)
    close(decision, Decision.Outcome.DONE, "MultiMail shows it as sent.")
    Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=timezone.now())
    page = signed_in(lead).get(f"/drafts/{draft.pk}/")
    assert "MultiMail shows it as sent." in words(page)
    assert re.search(r'id="rv-poll"\s+hx-get', page.content.decode())


def test_what_went_out_when_it_was_approved_is_told_with_that_time(lead: User) -> None:
    draft, now = make_draft(send_at=timezone.now() - timedelta(hours=2)), timezone.now()
    close(decided(lead, draft), Decision.Outcome.DONE, "MultiMail shows it as sent.")
    Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=now)
    draft.refresh_from_db()
    standing = load(draft).standing
    assert standing.headline.startswith("Sent at ")
    assert standing.headline != f"Sent at {clock(draft.send_at or now, now)}."
    assert "MultiMail shows it as sent." in standing.detail


def test_a_failed_sending_is_not_drawn_as_sent(lead: User) -> None:
    draft = make_draft()
    close(decided(lead, draft), Decision.Outcome.DONE, "")
    Draft.objects.filter(pk=draft.pk).update(state="failed", closed_at=timezone.now())
    draft.refresh_from_db()
    assert load(draft).standing.headline.startswith("Approved, but MultiMail could not send it")


def test_a_mail_that_bounced_is_an_alarm(lead: User) -> None:
    draft = make_draft()
    close(decided(lead, draft), Decision.Outcome.DONE, "")
    Draft.objects.filter(pk=draft.pk).update(state="sent", remote_status="bounced", closed_at=timezone.now())
    draft.refresh_from_db()
    standing = load(draft).standing
    assert standing.headline.startswith("Sent, and bounced")
    assert standing.tone == "block"


def test_an_edit_that_is_done_says_that_the_edit_was_sent(lead: User) -> None:
    draft = make_draft()
    decision = decided(lead, draft)
    Decision.objects.filter(pk=decision.pk).update(action=Action.EDIT)
    close(decision, Decision.Outcome.DONE, "")
    Draft.objects.filter(pk=draft.pk).update(state="rejected", closed_at=timezone.now())
    draft.refresh_from_db()
    assert load(draft).standing.headline.startswith("The edited version was sent in its place")


@pytest.mark.parametrize("outcome", [Decision.Outcome.STOPPED, Decision.Outcome.VOID])
def test_what_came_to_nothing_waits_again_and_says_why(lead: User, outcome: Decision.Outcome) -> None:
    draft = make_draft()
    close(decided(lead, draft), outcome, "The draft changed after it was read: the text.")
    page = words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert "Nothing was sent." in page
    assert "Approve" in page


def test_what_the_desk_does_not_know_is_said(lead: User) -> None:
    draft = make_draft(state="gone", closed_at=timezone.now())
    assert "What became of it is not known." in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))


def test_the_next_version_is_offered_after_deciding(lead: User) -> None:
    first = make_draft(incident="INC-7", kind="report", audience="engineering")
    second = make_draft(incident="INC-7", kind="report", audience="executive")
    decided(lead, first)
    page = signed_in(lead).get(f"/drafts/{first.pk}/")
    assert "Next: Executive version" in words(page)
    assert f'href="/drafts/{second.pk}/"' in page.content.decode()


def test_the_replacement_of_an_edit_is_decided_with_its_original(lead: User) -> None:
    original = make_draft()
    decided(lead, original)
    replacement = make_draft(replaces=original)
    page = signed_in(lead).get(f"/drafts/{replacement.pk}/")
    assert "This mail takes the place of an edited draft." in words(page)
    assert "/approve/" not in page.content.decode()


def test_an_unknown_draft_and_a_stranger(lead: User) -> None:
    assert signed_in(lead).get("/drafts/999999/status/").status_code == 404
    assert Client().get("/drafts/999999/status/").status_code == 302


def test_an_expired_draft_tells_when(lead: User) -> None:
    draft = make_draft(expires_at=timezone.now() - timedelta(minutes=5))
    assert load(draft).standing.phase == Phase.EXPIRED


def close(decision: Decision, outcome: Decision.Outcome, note: str) -> None:
    """What the worker writes at the end."""
    now = timezone.now()
    Decision.objects.filter(pk=decision.pk).update(outcome=outcome, closed_at=now)
    delivery(decision, state=outcome.value, note=note, finished_at=now)
