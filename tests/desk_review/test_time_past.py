"""A time of its own that is over is not told as one to come."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Decision
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft
from tests.desk_support import decided, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def carried_out(user: User, draft: Draft, action: Action = Action.APPROVE, **fields: Any) -> None:
    """It was decided, and became what the fields say."""
    decision = decided(user, draft, action)
    Decision.objects.filter(pk=decision.pk).update(outcome="done", closed_at=timezone.now() - timedelta(hours=2))
    Draft.objects.filter(pk=draft.pk).update(**fields)


@pytest.fixture
def late() -> Draft:
    """It waits still, and should have gone out an hour ago."""
    return make_draft(incident="INC-7", kind="update", audience="customer", send_at=an_hour_ago())


def an_hour_ago() -> Any:
    return timezone.now() - timedelta(hours=1)


def test_a_draft_that_waits_goes_out_as_soon_as_it_is_approved(lead: User, late: Draft) -> None:
    assert late.send_at is not None
    browser, at = signed_in(lead), f"{late.send_at:%H:%M}"
    page = words(browser.get(f"/drafts/{late.pk}/"))
    assert "As soon as it is approved: its time," in page
    assert f"{at} UTC, is past" in page
    assert f"{late.send_at:%H:%M:%S} UTC , past" in page
    step = words(browser.get(f"/drafts/{late.pk}/approve/?digest={digest(late)}"))
    assert "is past and not waited for." in step


def test_nor_does_the_first_of_two_approvals_send_it_at_once(lead: User, late: Draft, settings: Any) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    step = words(signed_in(lead).get(f"/drafts/{late.pk}/approve/?digest={digest(late)}"))
    assert "is past and not waited for." in step
    assert "After yours, 1 more has to come." in step
    assert "at once" not in step


def test_a_time_to_come_is_not_called_past(lead: User, late: Draft) -> None:
    Draft.objects.filter(pk=late.pk).update(send_at=timezone.now() + timedelta(hours=1))
    browser = signed_in(lead)
    for path in ("", f"approve/?digest={digest(late)}"):
        assert "past" not in words(browser.get(f"/drafts/{late.pk}/{path}"))


def test_one_that_was_sent_is_told_by_when_it_went_out(lead: User, late: Draft) -> None:
    carried_out(lead, late, state="sent")
    page = words(signed_in(lead).get(f"/drafts/{late.pk}/"))
    assert "Scheduled for" in page
    assert "past" not in page


def test_multimail_was_to_send_it(lead: User, late: Draft) -> None:
    carried_out(lead, late, state="scheduled")
    assert late.send_at is not None
    page = words(signed_in(lead).get(f"/drafts/{late.pk}/"))
    assert f"MultiMail was to send it at {clock(late.send_at, timezone.now())}, and has not said that it did." in page


def test_so_it_was_the_edit_in_its_place(lead: User, late: Draft) -> None:
    decision = decided(lead, late, Action.APPROVE)
    decision.delivery.replacement_id = "msg_in_place"
    decision.delivery.save(update_fields=["replacement_id"])
    Decision.objects.filter(pk=decision.pk).update(action="edit", outcome="done", closed_at=an_hour_ago())
    Draft.objects.filter(pk=late.pk).update(state="rejected")
    put = make_draft(multimail_id="msg_in_place", replaces=late, state="scheduled", send_at=an_hour_ago())
    for hours, told in ((-1, "was to send the edited version in its place at"), (1, "sends the edited version in")):
        at = timezone.now() + timedelta(hours=hours)
        Draft.objects.filter(pk=put.pk).update(send_at=at)
        assert told in words(signed_in(lead).get(f"/drafts/{late.pk}/"))


def test_of_one_that_was_rewritten_nobody_is_told_to_be_in_time(lead: User, late: Draft) -> None:
    carried_out(lead, late, state="scheduled", rewritten_at=an_hour_ago())
    page = words(signed_in(lead).get(f"/drafts/{late.pk}/"))
    assert "nobody has approved what MultiMail was to send at" in page
    assert "It may be out. Look at it on MultiMail" in page
    listed = words(signed_in(lead).get("/history/?state=changed"))
    assert "Nobody has approved what MultiMail was to send at" in listed
    assert "It may be out: look there." in listed
    assert "Was to go out" in listed
    assert "in time" not in page + listed
