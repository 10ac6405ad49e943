"""An edited mail that is out, or may go out, beside its original: that is rejected, or everybody is told (3 and 8)."""

from functools import partial
from typing import Any

import pytest

from reviewer.accounts import people
from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Unconfirmed
from reviewer.decisions.under_way import settle, stop
from reviewer.decisions.waiting import last_decision
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.delivery.support import (
    DECIDE,
    TAGS,
    assert_only_the_edit_went_out,
    at_step_sent,
    just_before_the_call,
    loosen,
)
from tests.desk_support import signed_in, words
from tests.drafts.mirror import mirrored, rewrite
from tests.sandbox.support import in_minutes

pytestmark = pytest.mark.django_db
NEEDS_LOOK, VOID = Delivery.State.NEEDS_LOOK, Delivery.State.VOID
OUT = "The edited mail is out, or may go out: reject this one, or its readers may get both."


@pytest.mark.parametrize("status", [409, 429, 503])
def test_one_that_is_out_beside_its_original_has_it_rejected_whatever_becomes_of_its_tags(
    road: Road, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Invariant 3: the original could still be approved on MultiMail."""
    decision = road.edit(road.draft())
    just_before_the_call(monkeypatch, "send", lambda: loosen(road.multimail, "autonomous"))
    road.multimail.fault(TAGS, "status", status=status, times=10_000)
    delivery = road.carry_out(decision)
    assert_only_the_edit_went_out(road, delivery)
    sync()
    mirror = mirrored(delivery.replacement_id)
    assert (mirror.replaces, mirror.state) == (decision.draft, State.SENT)


@pytest.mark.parametrize("status", [None, 404, 409])
def test_so_has_one_that_goes_out_between_the_look_and_the_tags(
    road: Road, monkeypatch: pytest.MonkeyPatch, status: int | None
) -> None:
    delivery = at_step_sent(road, road.draft())
    road.multimail.clear_faults()
    approve = partial(road.multimail.decide, delivery.replacement_id, "approve")
    just_before_the_call(monkeypatch, "set_tags", approve)
    if status:
        road.multimail.fault(TAGS, "status", status=status, times=50)
    delivery = road.carry_out(delivery.decision)
    assert_only_the_edit_went_out(road, delivery)
    sync()
    assert mirrored(delivery.replacement_id).state == State.SENT


@pytest.mark.parametrize("goes", ["scheduled", "sent"])
def test_one_that_leaves_the_gate_just_before_it_is_cancelled_is_known(
    road: Road, monkeypatch: pytest.MonkeyPatch, goes: str
) -> None:
    delivery = at_step_sent(road, road.draft())
    ident = delivery.replacement_id
    rewrite(road.multimail, ident, subject="Another subject")
    just_before_the_call(monkeypatch, "cancel", lambda: rewrite(road.multimail, ident, status=goes))
    road.multimail.fault("POST /v1/mailboxes/*/emails/*/cancel", "status", status=409, times=50)
    assert road.carry_out(delivery.decision).state == NEEDS_LOOK
    assert mirrored(ident).state == goes


def test_where_one_cannot_be_cancelled_the_original_is_not_one_more_draft_that_waits(road: Road) -> None:
    delivery = at_step_sent(road, road.draft(send_at=in_minutes(60)))
    rewrite(road.multimail, delivery.replacement_id, status="scheduled")
    road.multimail.fault("POST /v1/mailboxes/*/emails/*/cancel", "status", status=409, times=50)
    decision = road.carry_out(delivery.decision).decision
    assert mirrored(delivery.replacement_id).state == State.SCHEDULED
    assert decision.delivery.state == NEEDS_LOOK
    assert "could not be cancelled: it is scheduled. The original still waits there" in decision.delivery.problem
    browser, settled = signed_in(road.person), {"words": "I reject the original next"}
    said = words(browser.post(f"/decisions/{decision.pk}/settle/", settled, follow=True))
    assert "The edited mail is out, or may go out: reject this one, or its readers may get both." in said
    ready = words(browser.get(f"/drafts/{decision.draft_id}/approve-ready/?read={decision.draft_id}:x"))
    assert "not ready The edited mail is out, or may go out: reject this one" in ready


def test_where_both_went_out_all_the_same_a_person_is_told(road: Road) -> None:
    """Nobody may have known: all its readers came to the allowlist after the original was held."""
    draft = road.draft()
    delivery = at_step_sent(road, draft)
    rewrite(road.multimail, delivery.replacement_id, status="sent")
    road.multimail.decide(draft.multimail_id, "approve")
    delivery = road.carry_out(delivery.decision)
    assert delivery.state == NEEDS_LOOK
    assert "its readers get both" in delivery.problem


def test_one_that_is_out_under_another_text_says_that_the_original_waits_still(road: Road) -> None:
    delivery = at_step_sent(road, road.draft())
    rewrite(road.multimail, delivery.replacement_id, status="sent", subject="Another subject")
    assert_out_beside_its_original(road, road.carry_out(delivery.decision))


def test_so_does_one_that_is_out_when_its_decision_does_not_hold_any_more(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = road.edit(road.draft())
    just_before_the_call(monkeypatch, "send", lambda: loosen(road.multimail, "autonomous"))
    just_before_the_call(monkeypatch, "set_tags", lambda: people.deactivate(road.person, "operator"))
    assert_out_beside_its_original(road, road.carry_out(decision))


def assert_out_beside_its_original(road: Road, delivery: Delivery) -> None:
    assert (delivery.state, delivery.step) == (NEEDS_LOOK, "cancelling")
    assert road.multimail.waiting() == [delivery.decision.draft.multimail_id]
    assert road.multimail.status(delivery.replacement_id) == "sent"
    assert "The original still waits there: reject it on MultiMail, or its readers may get both." in delivery.problem


def test_as_long_as_its_rejection_is_refused_the_page_says_that_it_is_out(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not that nothing was carried out, nor that it is uncertain."""
    decision = road.edit(road.draft())
    just_before_the_call(monkeypatch, "send", lambda: loosen(road.multimail, "autonomous"))
    road.multimail.fault(DECIDE, "status", status=400, times=10_000)
    assert road.carry_out(decision).state == NEEDS_LOOK
    assert f"Needs a look. {OUT}" in words(signed_in(road.person).get(f"/drafts/{decision.draft_id}/"))


@pytest.fixture
def out(road: Road) -> Draft:
    """A draft that waits although its edited mail is out."""
    delivery = at_step_sent(road, road.draft())
    rewrite(road.multimail, delivery.replacement_id, status="sent", subject="Another subject")
    return Draft.objects.get(pk=road.carry_out(delivery.decision).decision.draft_id)


def settled(road: Road, draft: Draft) -> Draft:
    settle(road.person, draft.decisions.get().pk, "I reject the original next")
    return Draft.objects.select_related("current").get(pk=draft.pk)


def test_the_original_of_one_that_is_out_can_be_rejected_on_the_page(road: Road, out: Draft) -> None:
    """By whoever cannot do so on MultiMail; and nobody takes it for one more draft that waits."""
    browser = signed_in(road.person)
    assert "presses that first, and rejects the draft here." in words(browser.get(f"/drafts/{out.pk}/"))
    typed = {"words": "I reject the original next"}
    said = words(browser.post(f"/decisions/{out.decisions.get().pk}/settle/", typed, follow=True))
    assert OUT in said
    assert f"{road.person} approved an edit of it here." in said
    assert f"{road.person} settled it by hand: I reject the original next" in said
    assert "Edit is out" in words(browser.get("/"))
    assert f'href="/drafts/{out.pk}/reject/' in browser.get(f"/drafts/{out.pk}/").content.decode()
    assert f"not ready {OUT}" in words(browser.get(f"/drafts/{out.pk}/approve-ready/?read={out.pk}:x"))
    road.carry_out(road.decide(out, Action.REJECT))
    assert road.multimail.status(out.multimail_id) == "rejected"


def test_a_rejection_of_it_that_is_stopped_leaves_the_alarm(road: Road, out: Draft) -> None:
    draft = settled(road, out)
    stop(road.person, road.decide(draft, Action.REJECT).pk)
    assert_alarm_stands(road, draft, "rejected it.")


def test_so_does_one_that_is_void(road: Road, out: Draft) -> None:
    draft = settled(road, out)
    decision = road.decide(draft, Action.REJECT)
    rewrite(road.multimail, draft.multimail_id, subject="Rewritten since")
    assert road.carry_out(decision).state == VOID
    assert_alarm_stands(road, draft, "is void.")


def assert_alarm_stands(road: Road, draft: Draft, told: str) -> None:
    browser = signed_in(road.person)
    said = words(browser.get(f"/drafts/{draft.pk}/"))
    assert f"{OUT} " in said
    assert told in said
    assert "Nothing was sent." not in said
    assert f"not ready {OUT}" in words(browser.get(f"/drafts/{draft.pk}/approve-ready/?read={draft.pk}:x"))


def test_whoever_approves_it_all_the_same_confirms_that_both_go_out(road: Road, out: Draft) -> None:
    """On the page that approves it, and where the word is recorded; another edit of it would be a third mail."""
    draft = settled(road, out)
    read, browser = draft.current.digest if draft.current else "", signed_in(road.person)
    edit = save_edit(road.person, draft.pk, read, "A third subject", "It is over.", {"all@eng.example"})
    for address, digest in (
        (f"/drafts/{draft.pk}/approve/", read),
        (f"/drafts/{draft.pk}/revisions/{edit.number}/approve/", edit.digest),
    ):
        page = browser.get(address, {"digest": digest})
        for told in ("1 warning", f"Edited mail {OUT}", "I have read it; it may be sent so"):
            assert told in words(page)
        form = {"digest": digest, "chip": "Read and correct", "words": "For the subject"}
        refused = browser.post(address, {**form, "last": str(last_decision(draft.pk))})
        assert (refused.status_code, draft.decisions.count()) == (422, 1)
    with pytest.raises(Unconfirmed):
        road.decide(draft, Action.APPROVE)
    assert OUT not in words(browser.get(f"/drafts/{draft.pk}/reject/", {"digest": read}))
    address, digest = f"/drafts/{draft.pk}/approve/", read
    keys = browser.get(address, {"digest": digest}).content.decode().split('name="warnings" value="')[1].split('"')[0]
    form = {
        "digest": digest,
        "chip": "Read and correct",
        "warnings": keys,
        "read": "on",
        "last": str(last_decision(draft.pk)),
    }
    assert browser.post(address, form).status_code == 302
    assert draft.decisions.count() == 2


def test_of_two_who_approve_it_each_confirms_that(road: Road, out: Draft, commander: User, settings: Any) -> None:
    """The word of whoever approved before it was out does not count, and can be given again."""
    draft = settled(road, out)
    read = draft.current.digest if draft.current else ""
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    edits = Draft.objects.filter(replaces=draft)
    state = edits.get().state
    edits.update(state=State.PENDING)
    last = last_decision(draft.pk)
    assert give_verdict(road.person, draft.pk, Action.APPROVE, read, last=last).waiting_for == 1
    edits.update(state=state)
    browser = signed_in(commander)
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert f"0 of 2 approvals by a lead or commander. The word of {road.person} does not count any more." in page
    assert f"{road.person} has approved" not in words(browser.get(f"/drafts/{draft.pk}/approve/", {"digest": read}))
    assert "approval so far" not in words(browser.get("/"))
    second = give_verdict(commander, draft.pk, Action.APPROVE, read, confirmed={"edit-is-out"}, last=last)
    assert (second.decision, second.waiting_for) == (None, 1)
    assert "1 approval so far" in words(browser.get("/"))
    with pytest.raises(Unconfirmed):
        give_verdict(road.person, draft.pk, Action.APPROVE, read, last=last)
    again = give_verdict(road.person, draft.pk, Action.APPROVE, read, confirmed={"edit-is-out"}, last=last)
    assert again.decision is not None
    assert {verdict.user for verdict in again.decision.verdicts.all()} == {road.person, commander}
