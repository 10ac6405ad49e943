"""The mail that carries an edit out is known again and decided with its original; the same text by the agent is not."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from reviewer.accounts.models import User
from reviewer.audit.record import verify
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.apply import apply
from reviewer.drafts.edit import discard_edit, save_edit
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.sync import sync
from reviewer.multimail import connect
from tests.delivery.conftest import Road
from tests.desk_support import signed_in, words
from tests.drafts.mirror import actions, mirrored
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

BETTER = "Incident Report: payments were declined"
SEND = "POST /v1/mailboxes/*/send"
DECIDE = "POST /v1/oversight/decide"
# What each draft here was written to.
TO = {"to": ["all@eng.example"], "cc": ["c@x.example"]}


@pytest.fixture
def original(road: Road) -> Draft:
    return road.draft(subject="Incident Report: it broke", **TO)


def edited(lead: User, draft: Draft) -> Revision:
    """The reviewer's edit, on which nobody has decided."""
    assert draft.current is not None
    return save_edit(
        lead, draft.pk, draft.current.digest, BETTER, draft.current.text, {"all@eng.example", "c@x.example"}
    )


def sent_again(multimail: LocalMultiMail, **changes: Any) -> Draft:
    """The edited text, handed in by the agent as a mail of its own."""
    ident = multimail.send(**{"subject": BETTER, **TO, **changes})
    sync()
    return mirrored(ident)


def until(road: Road, decision: Decision, there: Callable[[Delivery], bool]) -> Delivery:
    """Attempts until the delivery has come so far."""

    def come() -> Delivery | None:
        delivery = road.attempt(decision)
        return delivery if there(delivery) else None

    delivery = wait_until(come, what="so far")
    assert delivery is not None
    return delivery


def in_queue(lead: User, draft: Draft) -> bool:
    """Whether the queue has a row that opens it."""
    return f'href="/drafts/{draft.pk}/"' in signed_in(lead).get("/").content.decode()


@pytest.mark.parametrize("discarded", [False, True])
def test_what_the_agent_sends_after_a_rejection_waits_in_the_queue(
    road: Road, lead: User, original: Draft, discarded: bool
) -> None:
    edit_of_it = edited(lead, original)
    if discarded:
        discard_edit(lead, original.pk, edit_of_it.number)
    road.carry_out(road.decide(original, Action.REJECT))
    again = sent_again(road.multimail)
    assert again.replaces_id is None
    assert actions(again) == ["received"]
    assert in_queue(lead, again)


def test_an_edit_that_nobody_approved_is_no_source(road: Road, lead: User, original: Draft) -> None:
    edited(lead, original)
    assert sent_again(road.multimail).replaces_id is None


def test_while_the_answer_is_lost_the_replacement_is_known_by_what_it_says(
    road: Road, lead: User, original: Draft
) -> None:
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(SEND, "cut_after", times=1)
    assert until(road, decision, lambda row: row.step == "sending").replacement_id == ""
    others = wait_until(lambda: {*road.multimail.waiting()} - {original.multimail_id}, what="the replacement")
    ident = others.pop() if others else ""
    sync()
    assert mirrored(ident).replaces_id == original.pk
    assert actions(mirrored(ident)) == ["replacement_seen"]
    assert not in_queue(lead, mirrored(ident))


@pytest.mark.parametrize(
    "changes",
    [{"subject": "Another"}, {"markdown": "It broke."}, {"cc": []}, {"to": ["all@eng.example", "d@x.example"]}],
)
def test_a_mail_that_differs_is_the_agents_own(road: Road, original: Draft, changes: dict[str, Any]) -> None:
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(SEND, "cut_before", times=1)
    until(road, decision, lambda row: row.step == "sending")
    own = sent_again(road.multimail, **changes)
    assert own.replaces_id is None
    assert actions(own) == ["received"]


def test_once_the_replacement_is_known_the_same_text_is_the_agents_own(road: Road, original: Draft) -> None:
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(DECIDE, "status", status=503, times=1000)
    delivery = until(road, decision, lambda row: row.step == "rejecting")
    own = sent_again(road.multimail)
    assert own.replaces_id is None
    assert mirrored(delivery.replacement_id).replaces_id == original.pk


def test_what_was_taken_for_the_replacement_waits_by_itself_when_the_edit_has_ended(
    road: Road, lead: User, original: Draft
) -> None:
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(SEND, "cut_before", times=1)
    until(road, decision, lambda row: row.step == "sending")
    own = sent_again(road.multimail)
    assert own.replaces_id == original.pk
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE
    assert mirrored(own.multimail_id).replaces_id is None
    assert actions(own) == ["replacement_seen", "replacement_released"]
    assert in_queue(lead, own)
    assert verify()[1] is None


def test_settling_an_edit_by_hand_leaves_no_replacement_hidden(road: Road, lead: User, original: Draft) -> None:
    """The original is rejected, its replacement waits: nobody but the queue would tell of it."""
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(DECIDE, "status", status=403, times=1000, skip=1)
    delivery = until(road, decision, lambda row: row.state == Delivery.State.NEEDS_LOOK)
    sync()
    replacement = mirrored(delivery.replacement_id)
    assert not in_queue(lead, replacement)
    answer = signed_in(lead).post(f"/decisions/{decision.pk}/settle/", {"words": "I rejected the original there"})
    assert answer.status_code == 302
    assert in_queue(lead, replacement)
    assert "replaces nothing any more" in words(signed_in(lead).get(f"/history/{replacement.pk}/"))
    road.multimail.clear_faults()
    replacement.refresh_from_db()
    assert road.carry_out(road.decide(mirrored(replacement.multimail_id), Action.APPROVE)).state == "done"


def test_a_replacement_first_seen_after_it_was_settled_waits_in_the_queue(
    road: Road, lead: User, original: Draft
) -> None:
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(DECIDE, "status", status=403, times=1000, skip=1)
    delivery = until(road, decision, lambda row: row.state == Delivery.State.NEEDS_LOOK)
    signed_in(lead).post(f"/decisions/{decision.pk}/settle/", {"words": "I rejected the original there"})
    sync()
    assert in_queue(lead, mirrored(delivery.replacement_id))


def test_a_replacement_that_is_taken_in_late_is_still_known(road: Road, original: Draft) -> None:
    """A pass that had read it as waiting may write that after the edit was carried out."""
    decision = road.edit(original, subject=BETTER)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    known_as = until(road, decision, lambda row: row.step == "rejecting").replacement_id
    read = connect.reviewer().email(road.multimail.mailbox_id, known_as)
    assert road.carry_out(decision).state == Delivery.State.DONE
    key = road.multimail.mailbox_id, known_as
    apply(original.mailbox, [Fetched(key, read)], {key: ""})
    assert mirrored(known_as).replaces_id == original.pk


def test_what_earlier_releases_hid_is_shown_again(road: Road, lead: User, original: Draft) -> None:
    road.carry_out(road.decide(original, Action.REJECT))
    hidden = sent_again(road.multimail)
    Draft.objects.filter(pk=hidden.pk).update(replaces=original)
    other = road.draft(subject="Incident Report: another", **TO)
    road.multimail.fault(DECIDE, "status", status=503, times=1000)
    delivery = until(road, road.edit(other), lambda row: row.step == "rejecting")
    sync()
    import_module("reviewer.decisions.migrations.0004_replacements_released").release(apps, None)
    assert in_queue(lead, hidden)
    assert mirrored(delivery.replacement_id).replaces_id == other.pk
