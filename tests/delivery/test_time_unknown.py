"""MultiMail's official detail names no time at which a mail goes out: nothing is sent before one that nobody knows."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import NotAllowed
from reviewer.drafts.edit import TIME_UNKNOWN, BadEdit, save_edit
from reviewer.drafts.models import Draft, State
from reviewer.drafts.sync import refresh, sync
from tests.delivery.conftest import REASON, Road
from tests.delivery.test_edit import DECIDE, TAGS, until
from tests.desk_support import digest, signed_in, words
from tests.drafts.mirror import mirrored, rewrite

pytestmark = pytest.mark.django_db

READ = "GET /v1/mailboxes/*/emails/*"
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


def test_an_edit_is_refused(road: Road, lead: User) -> None:
    draft = untold(road, send_at=in_hours(5))
    assert draft.current is not None
    with pytest.raises(BadEdit, match="does not say whether"):
        save_edit(lead, draft.pk, draft.current.digest, "Another", "Another text.", {"all@eng.example"})
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert page.status_code == 409
    assert TIME_UNKNOWN in words(page)


def test_an_edit_that_was_saved_before_is_not_approved(road: Road, lead: User) -> None:
    draft = untold(road, send_at=in_hours(5))
    as_told(road, draft, told=True)
    assert draft.current is not None
    edit = save_edit(lead, draft.pk, draft.current.digest, "Another", "Another text.", {"all@eng.example"})
    as_told(road, draft, told=False)
    with pytest.raises(NotAllowed, match="does not say whether"):
        give_verdict(lead, draft.pk, Action.EDIT, edit.digest, REASON)


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
    Draft.objects.filter(pk=draft.pk).update(listed="of the release before")
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
