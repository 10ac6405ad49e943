"""MultiMail's official detail names no time of a mail: an edit is sent before one only by a person's word."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import TimeUnconfirmed
from reviewer.delivery.in_time import TIME_TOLD, TIME_UNKNOWN
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import REASON, Road
from tests.delivery.support import DECIDE, TAGS, until
from tests.desk_support import digest, signed_in, words
from tests.drafts.mirror import mirrored, rewrite

pytestmark = pytest.mark.django_db

READ = "GET /v1/mailboxes/*/emails/*"
UNKNOWN = "MultiMail does not say whether the agent gave this mail a time."
CONFIRM = "Send it at once, even if its agent gave it a later time"
NOT_SAID = "MultiMail does not say whether it waits for a time of its own"


def in_hours(hours: float) -> str:
    return (timezone.now() + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def untold(road: Road, **fields: Any) -> Draft:
    """A mail of which MultiMail shows the official fields alone, from now on."""
    road.multimail.fault(READ, "official", times=10_000)
    return road.draft(**fields)


def as_told(road: Road, draft: Draft, *, told: bool) -> None:
    """What the row says, as a release that did not ask may have left it."""
    Draft.objects.filter(pk=draft.pk).update(send_at=None, send_at_told=told)
    draft.refresh_from_db()


def decided_by_a_release_that_did_not_ask(road: Road, draft: Draft) -> Decision:
    as_told(road, draft, told=True)
    decision = road.edit(draft)
    as_told(road, draft, told=False)
    return decision


def test_what_is_told_is_told_apart_from_what_is_not(road: Road) -> None:
    assert (road.draft().send_at, road.draft().is_time_known) == (None, True)
    assert (untold(road, send_at=in_hours(5)).send_at, untold(road).is_time_known) == (None, False)


def saved(draft: Draft, person: User) -> Revision:
    assert draft.current is not None
    return save_edit(person, draft.pk, draft.current.digest, "Another", "Another text.", {"all@eng.example"})


def step(draft: Draft, edit: Revision) -> str:
    return f"/drafts/{draft.pk}/revisions/{edit.number}/approve/"


def test_the_edit_page_says_what_is_not_known_and_saves(road: Road, lead: User) -> None:
    draft, client = untold(road, send_at=in_hours(5)), signed_in(lead)
    page = client.get(f"/drafts/{draft.pk}/edit/")
    assert page.status_code == 200
    assert UNKNOWN in words(page)
    typed = {"digest": digest(draft), "subject": "Another", "text": "Another text.", "keep": ["all@eng.example"]}
    answer = client.post(f"/drafts/{draft.pk}/edit/", {**typed, "words": REASON})
    assert answer["Location"] == step(draft, Revision.objects.get(author=lead))


def test_the_edit_page_of_what_is_told_says_nothing_of_it(road: Road, lead: User) -> None:
    draft, client = road.draft(), signed_in(lead)
    assert UNKNOWN not in words(client.get(f"/drafts/{draft.pk}/edit/"))
    page = client.get(step(draft, saved(draft, lead)))
    assert UNKNOWN not in words(page)
    assert 'name="at_once"' not in page.content.decode()


def test_approving_the_edit_needs_a_word_of_its_own(road: Road, lead: User, settings: Any) -> None:
    settings.HOLD_SECONDS = 20
    draft, client = untold(road, send_at=in_hours(5)), signed_in(lead)
    edit = saved(draft, lead)
    page = words(client.get(step(draft, edit)))
    assert UNKNOWN in page
    assert CONFIRM in page
    assert NOT_SAID not in page
    assert "It is sent 20 seconds after you approve" in page
    assert "Approve and send to 1 address" in page
    form = {"digest": edit.digest, "words": "Nobody knows payments-db"}
    answer = client.post(step(draft, edit), form)
    assert answer.status_code == 422
    assert "Confirm that it is sent at once: MultiMail does not say" in words(answer)
    assert "Nobody knows payments-db" in words(answer)
    assert not Decision.objects.exists()
    client.post(step(draft, edit), {**form, "at_once": "on"})
    assert Decision.objects.get().at_once
    assert Event.objects.get(action="decided.edit").data["at_once"] is True
    assert "The edit is sent in" in words(client.get(f"/drafts/{draft.pk}/"))
    for address in (f"/drafts/{draft.pk}/", f"/history/{draft.pk}/"):
        assert "Confirmed: sent at once, although MultiMail did not say" in words(client.get(address))


def test_the_record_refuses_it_without_that_word(road: Road, lead: User) -> None:
    draft = untold(road)
    with pytest.raises(TimeUnconfirmed):
        give_verdict(lead, draft.pk, Action.EDIT, saved(draft, lead).digest, REASON)


def test_a_word_that_nobody_asked_for_is_not_kept(road: Road, lead: User) -> None:
    decision = road.edit(road.draft(), at_once=True)
    assert not decision.at_once
    assert "at_once" not in Event.objects.get(action="decided.edit").data


def test_a_time_that_was_told_since_the_step_was_shown_is_said(road: Road, lead: User) -> None:
    draft, client = untold(road, send_at=in_hours(5)), signed_in(lead)
    edit = saved(draft, lead)
    road.multimail.clear_faults()
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    form = {"digest": edit.digest, "words": REASON}
    answer = client.post(step(draft, edit), {**form, "at_once": "on"})
    assert answer.status_code == 422
    assert "MultiMail tells its time by now" in words(answer)
    assert CONFIRM not in words(answer)
    client.post(step(draft, edit), form)
    assert not Decision.objects.get().at_once


def test_of_two_people_each_is_asked(road: Road, lead: User, commander: User, settings: Any) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    draft = untold(road)
    edit = saved(draft, lead)
    give_verdict(lead, draft.pk, Action.EDIT, edit.digest, REASON, at_once=True)
    assert Event.objects.get(action="verdict.edit").data["at_once"] is True
    with pytest.raises(TimeUnconfirmed):
        give_verdict(commander, draft.pk, Action.EDIT, edit.digest, REASON)
    told = give_verdict(commander, draft.pk, Action.EDIT, edit.digest, REASON, at_once=True)
    assert told.decision is not None
    assert told.decision.at_once


def test_what_was_confirmed_is_sent(road: Road) -> None:
    draft = untold(road)
    delivery = road.carry_out(road.edit(draft, at_once=True))
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.went_out() == [delivery.replacement_id]
    assert road.multimail.status(draft.multimail_id) == "rejected"


def test_a_time_that_is_told_after_the_decision_voids_it(road: Road) -> None:
    draft = untold(road, send_at=in_hours(5))
    decision = road.edit(draft, at_once=True)
    road.multimail.clear_faults()
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.note) == (Delivery.State.VOID, f"{TIME_TOLD} The edit was not sent.")
    assert (road.multimail.went_out(), road.multimail.waiting()) == ([], [draft.multimail_id])


def test_one_that_was_mirrored_in_the_hold_voids_it_too(road: Road) -> None:
    draft = untold(road, send_at=in_hours(5))
    decision = road.edit(draft, at_once=True)
    road.multimail.clear_faults()
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    assert road.carry_out(decision).state == Delivery.State.VOID
    assert road.multimail.went_out() == []


def test_that_there_is_none_changes_nothing(road: Road) -> None:
    draft = untold(road)
    decision = road.edit(draft, at_once=True)
    road.multimail.clear_faults()
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.went_out()) == (Delivery.State.DONE, [delivery.replacement_id])


@pytest.mark.parametrize("begun", ["sent", "tagged"])
def test_a_time_that_is_told_while_it_waits_there_cancels_it(road: Road, begun: str) -> None:
    draft = untold(road, send_at=in_hours(5))
    decision = road.edit(draft, at_once=True)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    until(road, decision, "sent")
    Delivery.objects.filter(decision=decision).update(step=begun)
    road.multimail.clear_faults()
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.went_out()) == (Delivery.State.VOID, [])
    assert road.multimail.waiting() == [draft.multimail_id]


def test_a_time_that_is_told_once_the_original_may_be_rejected_asks_a_person(road: Road) -> None:
    draft = untold(road, send_at=in_hours(5))
    decision = road.edit(draft, at_once=True)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    road.multimail.clear_faults()
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert TIME_TOLD in delivery.problem
    assert road.multimail.went_out() == []


def test_an_approval_waits_for_its_time_and_is_not_promised_at_once(road: Road, lead: User, settings: Any) -> None:
    settings.HOLD_SECONDS = 20
    draft = untold(road, send_at=in_hours(5))
    page = words(signed_in(lead).get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))
    assert NOT_SAID in page
    assert "It is approved on MultiMail 20 seconds after" in page
    assert "Approve and send" not in page
    assert "Scheduled for MultiMail does not say" in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    assert mirrored(draft.multimail_id).state == State.SCHEDULED
    assert road.multimail.went_out() == []


def test_the_steps_of_what_is_told_say_nothing_of_it(road: Road, lead: User) -> None:
    draft = road.draft()
    page = words(signed_in(lead).get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))
    assert "Approve and send" in page
    assert NOT_SAID not in page


def test_an_edit_that_was_decided_before_is_not_sent(road: Road) -> None:
    draft = untold(road, send_at=in_hours(5))
    delivery = road.carry_out(decided_by_a_release_that_did_not_ask(road, draft))
    assert (delivery.state, delivery.note) == (Delivery.State.VOID, f"{TIME_UNKNOWN} The edit was not sent.")
    assert road.multimail.waiting() == [draft.multimail_id]


def test_one_that_was_begun_before_asks_a_person(road: Road) -> None:
    draft = untold(road, send_at=in_hours(5))
    as_told(road, draft, told=True)
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=503, times=1)
    until(road, decision, "rejecting")
    as_told(road, draft, told=False)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert TIME_UNKNOWN in delivery.problem
    assert road.multimail.went_out() == []


def test_one_that_was_decided_before_goes_on_where_multimail_tells(road: Road) -> None:
    draft = road.draft(send_at=in_hours(5))
    decision = road.edit(draft)
    Draft.objects.filter(pk=draft.pk).update(send_at=None, send_at_told=False)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.status(delivery.replacement_id) == "scheduled"


def test_what_was_told_stays_known(road: Road) -> None:
    draft = road.draft(send_at=in_hours(5))
    road.multimail.fault(READ, "official", times=10_000)
    refresh(road.multimail.mailbox_id, draft.multimail_id)
    after = mirrored(draft.multimail_id)
    assert (after.send_at, after.expires_at, after.is_time_known) == (draft.send_at, draft.expires_at, True)


def test_what_waits_from_the_release_before_is_asked_for_once_more(road: Road) -> None:
    draft = road.draft()
    as_told(road, draft, told=False)
    Draft.objects.filter(pk=draft.pk).update(read_as=0)
    sync()
    assert mirrored(draft.multimail_id).is_time_known


def test_a_time_that_changed_since_the_edit_voids_it(road: Road) -> None:
    draft = road.draft()
    decision = road.edit(draft)
    rewrite(road.multimail, draft.multimail_id, send_at_ms=round((timezone.now().timestamp() + 18_000) * 1000))
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert "the time at which it goes out" in delivery.note
    assert mirrored(draft.multimail_id).send_at is not None


def test_a_replacement_that_does_not_keep_its_time_is_not_approved(road: Road) -> None:
    draft = road.draft(send_at=in_hours(5))
    decision = road.edit(draft)
    road.multimail.fault(TAGS, "status", status=503, times=1)
    replacement = until(road, decision, "sent").replacement_id
    rewrite(road.multimail, replacement, send_at_ms=None)
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.went_out()) == (Delivery.State.VOID, [])
    assert "another time" in delivery.note
    assert road.multimail.waiting() == [draft.multimail_id]
