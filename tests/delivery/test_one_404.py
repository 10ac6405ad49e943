"""MultiMail does not know a mail, once or for good, and still lists it, or not (invariants 2 and 8)."""

import pytest
from django.test import Client

from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.under_way import settle
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import DECIDE, READ, until
from tests.desk_support import words
from tests.drafts.mirror import mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
MAILBOXES = "GET /v1/mailboxes"


def unknown(multimail: LocalMultiMail, route: str, times: int = 1, skip: int = 0) -> None:
    """MultiMail answers 404, and says why."""
    multimail.fault(route, "status", status=404, times=times, skip=skip)


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_one_404_ends_no_decision(road: Road, action: Action) -> None:
    draft = road.draft()
    decision = road.decide(draft, action)
    unknown(road.multimail, READ)
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.WAITING
    assert "does not know" in delivery.problem
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id] * (action == Action.APPROVE)


def test_one_404_ends_no_edit(road: Road) -> None:
    decision = road.edit(road.draft())
    unknown(road.multimail, READ)
    assert road.attempt(decision).state == Delivery.State.WAITING
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_nor_does_one_for_an_edited_mail_that_was_just_handed_in(road: Road) -> None:
    decision = road.edit(road.draft())
    unknown(road.multimail, READ, skip=1)
    delivery = road.attempt(decision)
    assert (delivery.state, delivery.step) == (Delivery.State.WAITING, "sent")
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_of_one_that_stays_unknown_a_person_is_asked_and_it_is_not_said_to_be_unsent(
    road: Road, leads_browser: Client
) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    unknown(road.multimail, READ, times=1000, skip=1)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (Delivery.State.NEEDS_LOOK, "sent")
    assert "It was not carried out." not in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def test_a_404_of_the_mailboxes_says_nothing_of_the_mail(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    unknown(road.multimail, MAILBOXES)
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.WAITING
    assert "mailbox" in delivery.problem
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_one_404_behind_the_call_is_asked_again(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    unknown(road.multimail, READ, skip=1)
    assert until(road, decision, "approval taken").state == Delivery.State.WAITING
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_what_the_list_names_for_good_and_no_answer_knows_is_for_a_person(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    unknown(road.multimail, READ, times=1000)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "does not know" in delivery.problem
    assert mirrored(draft.multimail_id).state == State.PENDING


def test_once_the_mirror_does_not_have_it_as_waiting_any_more_it_is_over(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    unknown(road.multimail, READ, times=3)
    assert road.attempt(decision).state == Delivery.State.WAITING
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    delivery = road.attempt(decision)
    assert (delivery.state, delivery.note) == (Delivery.State.ELSEWHERE, "MultiMail no longer knows this email.")


def test_a_draft_that_waits_again_behind_such_an_end_says_who_had_decided(road: Road, leads_browser: Client) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    unknown(road.multimail, READ, times=2)
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    assert road.attempt(decision).state == Delivery.State.ELSEWHERE
    sync()
    assert mirrored(draft.multimail_id).state == State.PENDING
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "It waits again: Lena Brandt had approved it." in said
    assert "MultiMail no longer knows this email." in said
    assert "Decided, waits again" in words(leads_browser.get("/"))


def test_so_does_one_behind_a_decision_that_was_settled_by_hand(road: Road, leads_browser: Client) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "status", status=403, times=1)
    assert road.carry_out(decision).state == Delivery.State.NEEDS_LOOK
    settle(road.person, decision.pk, "It has to be read once more")
    sync()
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "It waits again: Lena Brandt had approved it." in said
    assert "Lena Brandt settled it by hand: It has to be read once more" in said
