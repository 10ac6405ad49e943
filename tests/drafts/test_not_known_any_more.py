"""A mail that was approved, and of which MultiMail tells less since, or nothing: never drawn as sent (invariant 8)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.desk.standing.status import load
from reviewer.desk.times import clock
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.rewrites import alarms
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.desk_support import words
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.drafts.rewriting import (
    HOUR,
    UNKNOWN,
    deleted,
    its_time_comes,
    labels,
    lose,
    minutes_pass,
    not_found,
    noted,
    patch,
)
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db


def test_an_alarm_stays_when_multimail_does_not_know_the_mail_any_more(
    multimail: LocalMultiMail, approved: Draft, browser: Client, lead: User
) -> None:
    patch(multimail, approved.multimail_id, markdown="Other words.")
    sync(full=True)
    lose(multimail, approved.multimail_id)
    assert (alarms().count(), labels(browser)) == (1, ["Changed after approval"])
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert f"Changed after it was approved, and {UNKNOWN}." in page
    assert "Sent at" not in page
    assert mirrored(approved.multimail_id).is_alarm
    assert "Take note" in page
    said = words(browser.get("/history/?state=changed"))
    assert "Nobody had approved what it says now. What became of it is not known" in said
    assert "Went out" not in said
    address = f"/drafts/{approved.pk}/note/?seen={mirrored(approved.multimail_id).stamp}"
    assert "Whether it has gone out is not known." in words(browser.get(address))
    noted(approved, lead)
    assert "Somebody took note of that at" in words(browser.get(f"/drafts/{approved.pk}/"))


def test_an_alarm_stays_under_a_word_that_tells_nothing_of_it(multimail: LocalMultiMail, approved: Draft) -> None:
    patch(multimail, approved.multimail_id, markdown="Other words.")
    sync(full=True)
    rewrite(multimail, approved.multimail_id, status="spam_flagged")
    sync(full=True)
    assert (mirrored(approved.multimail_id).state, alarms().count()) == (State.GONE, 1)


def test_a_note_ends_when_it_is_not_known_any_more_whether_it_goes_out(
    multimail: LocalMultiMail, approved: Draft, lead: User
) -> None:
    patch(multimail, approved.multimail_id, markdown="Other words.")
    sync(full=True)
    noted(approved, lead)
    lose(multimail, approved.multimail_id)
    assert alarms().count() == 1


def test_one_answer_that_it_is_not_known_is_no_word(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    not_found(multimail, times=1)
    sync(full=True)
    assert mirrored(approved.multimail_id).state == State.SCHEDULED
    assert "MultiMail does not know it" not in words(browser.get(f"/drafts/{approved.pk}/"))
    sync(full=True)
    draft = mirrored(approved.multimail_id)
    assert (draft.state, draft.remote_status) == (State.SCHEDULED, "scheduled")
    assert State.GONE not in [event.data.get("state") for event in Event.objects.filter(draft=approved.pk)]


def test_nor_are_two_within_a_moment(multimail: LocalMultiMail, approved: Draft) -> None:
    not_found(multimail, times=2)
    sync(full=True)
    sync(full=True)
    its_time_comes()
    assert mirrored(approved.multimail_id).state == State.SENT


def test_what_stays_unknown_is(multimail: LocalMultiMail, approved: Draft) -> None:
    not_found(multimail, times=2)
    sync(full=True)
    minutes_pass(approved.multimail_id)
    sync(full=True)
    assert mirrored(approved.multimail_id).state == State.GONE


def test_what_was_approved_and_is_not_known_any_more_is_not_called_sent(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    lose(multimail, approved.multimail_id)
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert f"; {UNKNOWN}." in page
    assert "MultiMail does not know it any more." in page
    assert "Sent at" not in page
    standing = load(mirrored(approved.multimail_id)).standing
    assert (standing.tone, "shows it as scheduled" in standing.detail) == ("warn", False)


def test_what_multimail_calls_by_another_word_is_told_with_it(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    rewrite(multimail, approved.multimail_id, status="spam_flagged")
    sync(full=True)
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert f"; {UNKNOWN}." in page
    assert "MultiMail calls it “spam_flagged”." in page


def test_what_was_cancelled_after_its_approval_is_not_called_sent(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    multimail.cancel(approved.multimail_id)
    sync(full=True)
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert "Approved, and cancelled on MultiMail before it was sent" in page


def test_what_went_out_at_its_time_is_told_with_that_time(approved: Draft) -> None:
    its_time_comes()
    draft = mirrored(approved.multimail_id)
    assert draft.send_at is not None
    assert load(draft).standing.headline == "Sent."
    with time_machine.travel(draft.send_at + timedelta(hours=1)):
        standing = load(draft).standing
        assert standing.headline == f"Sent at {clock(draft.send_at, timezone.now())}."
    assert standing.detail == "Lena Brandt approved it."


def test_what_was_sent_and_deleted_since_was_sent(multimail: LocalMultiMail, approved: Draft, browser: Client) -> None:
    patch(multimail, approved.multimail_id, markdown="Other words.")
    its_time_comes()
    before = actions(approved)
    draft = deleted(multimail, approved.multimail_id)
    assert (draft.state, alarms().count()) == (State.SENT, 1)
    assert actions(draft) == before
    assert draft.current is not None
    assert draft.current.text == "Other words."
    assert "nobody had approved what was sent" in words(browser.get(f"/drafts/{draft.pk}/"))
    apply(draft.mailbox, [Fetched((multimail.mailbox_id, draft.multimail_id))], {})
    assert mirrored(draft.multimail_id).state == State.SENT


def test_what_bounced_and_was_deleted_since_has_bounced(multimail: LocalMultiMail, approved: Draft) -> None:
    Draft.objects.filter(pk=approved.pk).update(state="sent", remote_status="bounced")
    draft = deleted(multimail, approved.multimail_id)
    assert load(draft).standing.headline.startswith("Sent, and bounced")


def test_what_was_deleted_while_it_waited_for_its_time_may_have_been_sent(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    assert deleted(multimail, approved.multimail_id).state == State.GONE
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert f"; {UNKNOWN}." in page
    assert "MultiMail calls it “deleted”." in page
    assert "cancelled" not in page


@pytest.mark.parametrize("state", ["rejected", "cancelled", "failed", "expired", "gone"])
def test_a_deletion_tells_nothing_new_of_what_was_over(multimail: LocalMultiMail, approved: Draft, state: str) -> None:
    Draft.objects.filter(pk=approved.pk).update(state=state)
    assert deleted(multimail, approved.multimail_id).state == state


def test_what_was_called_approved_and_is_deleted_may_not_have_been_sent(
    multimail: LocalMultiMail, approved: Draft
) -> None:
    Draft.objects.filter(pk=approved.pk).update(state="sent", remote_status="approved")
    assert deleted(multimail, approved.multimail_id).state == State.GONE


@pytest.mark.parametrize(("approval", "state"), [(None, State.CANCELLED), ("key_ops", State.GONE)])
def test_what_was_deleted_while_it_waited_for_a_decision(
    multimail: LocalMultiMail, road: Road, approval: str | None, state: State
) -> None:
    draft = road.draft()
    rewrite(multimail, draft.multimail_id, approved_by=approval)
    assert deleted(multimail, draft.multimail_id).state == state


@pytest.mark.parametrize("word", ["spam_flagged", "cancelled"])
def test_no_later_word_takes_back_what_was_sent(multimail: LocalMultiMail, approved: Draft, word: str) -> None:
    its_time_comes()
    rewrite(multimail, approved.multimail_id, status=word)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 100)):
        refresh(multimail.mailbox_id, approved.multimail_id)
    assert mirrored(approved.multimail_id).state == State.SENT
