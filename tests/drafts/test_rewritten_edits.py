"""An edit that was put in a draft's place for later: what became of it is told of that draft too (invariant 1)."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Delivery
from reviewer.desk.standing.status import load
from reviewer.desk.times import clock
from reviewer.drafts.apply import apply
from reviewer.drafts.fetch import read_detail
from reviewer.drafts.models import Draft
from reviewer.drafts.rewrites import alarms
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.desk_support import words
from tests.drafts.mirror import actions, mirrored
from tests.drafts.rewriting import (
    CHANGED,
    UNKNOWN,
    deleted,
    its_time_comes,
    labels,
    last,
    later,
    lose,
    noted,
    patch,
    rewritten_edit,
)
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db


def test_an_edit_that_is_rewritten_is_told_of_the_draft_that_it_replaced(
    multimail: LocalMultiMail, road: Road, browser: Client
) -> None:
    draft = road.draft(send_at=later())
    row = road.carry_out(road.edit(draft))
    assert row.state == Delivery.State.DONE
    sync(full=True)
    assert mirrored(row.replacement_id).state == State.SCHEDULED
    assert CHANGED not in [*actions(draft), *actions(mirrored(row.replacement_id))]
    patch(multimail, row.replacement_id, subject="Another subject")
    sync(full=True)
    assert (last(draft).action, last(mirrored(row.replacement_id)).action) == (CHANGED, CHANGED)
    assert "The edited version was changed on MultiMail" in words(browser.get(f"/drafts/{draft.pk}/"))
    assert labels(browser) == ["Changed after approval"]


def test_the_draft_that_an_edit_replaced_is_marked_in_the_lot_that_closes_it(
    multimail: LocalMultiMail, road: Road
) -> None:
    draft = road.draft(send_at=later())
    row = road.carry_out(road.edit(draft))
    sync(full=True)
    Draft.objects.filter(pk=draft.pk).update(state=State.PENDING, closed_at=None)
    patch(multimail, row.replacement_id, markdown="Other words.")
    apply(draft.mailbox, [read_detail((multimail.mailbox_id, i)) for i in (draft.multimail_id, row.replacement_id)], {})
    original = mirrored(draft.multimail_id)
    assert (original.state, last(original).action) == (State.REJECTED, CHANGED)
    assert original.rewritten_at == mirrored(row.replacement_id).rewritten_at is not None


def test_an_edit_that_was_cancelled_is_no_alarm_any_more(
    multimail: LocalMultiMail, road: Road, browser: Client
) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    multimail.cancel(replacement)
    sync(full=True)
    assert (mirrored(draft.multimail_id).rewritten_at, last(draft).action) == (None, "replacement_kept_back")
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "The edited version was approved in its place. It did not go out: on MultiMail it is cancelled." in page
    assert labels(browser) == ["Cancelled"]
    assert "MultiMail did not send the mail in its place" in words(browser.get(f"/history/{draft.pk}/"))


def test_an_edit_that_multimail_does_not_know_any_more_stays_an_alarm_until_it_is_noted(
    multimail: LocalMultiMail, road: Road, browser: Client, lead: User
) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    lose(multimail, replacement)
    assert (alarms().count(), mirrored(draft.multimail_id).rewritten_at is None) == (1, False)
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert f"The edited version was changed on MultiMail after it was approved, and {UNKNOWN}." in page
    assert "Look at the mail in its place" in page
    assert "Another subject" in words(browser.get("/history/?state=changed"))
    noted(mirrored(replacement), lead)
    assert mirrored(draft.multimail_id).noted_at is not None


def test_an_edit_that_is_not_known_any_more_is_not_called_sent(
    multimail: LocalMultiMail, road: Road, browser: Client
) -> None:
    draft = road.draft(send_at=later())
    row = road.carry_out(road.edit(draft))
    sync(full=True)
    lose(multimail, row.replacement_id)
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "The edited version was approved in its place. What became of it is not known." in page
    assert "was sent in its place" not in page
    assert load(mirrored(draft.multimail_id)).standing.tone == "warn"


def test_an_edit_is_not_called_sent_before_its_time(multimail: LocalMultiMail, road: Road, browser: Client) -> None:
    draft = road.draft(send_at=later())
    road.carry_out(road.edit(draft))
    sync(full=True)
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert re.search(r"MultiMail sends the edited version in its place at (\d\d:\d\d UTC|\d+ \w{3} \d\d:\d\d)\.", page)
    its_time_comes()
    assert "The edited version was sent in its place" in words(browser.get(f"/drafts/{draft.pk}/"))


def test_an_edit_that_went_out_at_its_time_is_told_with_that_time(multimail: LocalMultiMail, road: Road) -> None:
    draft = road.draft(send_at=later())
    row = road.carry_out(road.edit(draft))
    sync(full=True)
    its_time_comes()
    send_at = mirrored(row.replacement_id).send_at
    assert send_at is not None
    with time_machine.travel(send_at + timedelta(hours=1)):
        standing = load(mirrored(draft.multimail_id)).standing
        assert standing.headline == f"The edited version was sent in its place at {clock(send_at, timezone.now())}."
    assert standing.detail == "Lena Brandt approved an edit of it."


def test_an_edit_that_was_sent_and_deleted_since_was_not_kept_back(multimail: LocalMultiMail, road: Road) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    its_time_comes()
    assert deleted(multimail, replacement).state == State.SENT
    assert (alarms().count(), mirrored(draft.multimail_id).rewritten_at is None) == (1, False)
    assert "replacement_kept_back" not in actions(draft)


def test_a_rewritten_edit_that_was_deleted_before_anybody_looked_stays_an_alarm(
    multimail: LocalMultiMail, road: Road
) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    assert deleted(multimail, replacement).state == State.GONE
    assert (alarms().count(), "replacement_kept_back" in actions(draft)) == (1, False)


def test_a_note_of_an_edit_counts_for_the_draft_that_it_replaced(
    multimail: LocalMultiMail, road: Road, lead: User
) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    noted(mirrored(replacement), lead)
    assert mirrored(draft.multimail_id).noted_at is not None
    its_time_comes()
    assert alarms().count() == 1
    assert mirrored(draft.multimail_id).noted_at is None
