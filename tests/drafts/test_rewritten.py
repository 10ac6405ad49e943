"""A mail that was approved for later and rewritten since: never a silent "Sent" (invariant 1)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.noting import take_note
from reviewer.desk.status import load
from reviewer.desk.times import clock
from reviewer.drafts.apply import apply
from reviewer.drafts.content import Content, rewritten
from reviewer.drafts.fetch import Fetched, read_detail
from reviewer.drafts.models import Draft, State
from reviewer.drafts.rewrites import alarms
from reviewer.drafts.sync import refresh, sync
from tests.delivery.conftest import Road
from tests.desk_support import signed_in, words
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
HOUR = 3600
CHANGED = "changed_after_approval"


@pytest.fixture
def road(multimail: LocalMultiMail, lead: User, settings: Any) -> Road:
    settings.HOLD_SECONDS = 0
    return Road(multimail, lead)


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def later() -> str:
    return (datetime.now(UTC) + timedelta(seconds=HOUR)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture
def approved(road: Road) -> Draft:
    """Read and approved here; MultiMail sends it in an hour."""
    draft = road.draft(send_at=later(), cc=["ops@eng.example"])
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    assert mirrored(draft.multimail_id).state == State.SCHEDULED
    return draft


def patch(multimail: LocalMultiMail, ident: str, **changes: Any) -> None:
    """The agent rewrites what is scheduled, and its new content is through the scan."""
    multimail.call("agent_key", "PATCH", f"/v1/mailboxes/{multimail.mailbox_id}/emails/{ident}/schedule", json=changes)
    wait_until(lambda: multimail.status(ident) == "scheduled", what="the scan", every=0.01)


def labels(browser: Client) -> list[str]:
    """What the list of decisions calls each."""
    return [row.label for row in browser.get("/history/").context["page"].rows]


def its_time_comes() -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 1)):
        sync()


def last(draft: Draft) -> Event:
    return Event.objects.filter(draft=draft.pk).latest("seq")


def test_new_words_of_a_scheduled_mail_are_told(multimail: LocalMultiMail, approved: Draft, browser: Client) -> None:
    patch(multimail, approved.multimail_id, markdown="Send your passwords to us.")
    sync(full=True)
    draft = mirrored(approved.multimail_id)
    assert draft.state == State.SCHEDULED
    assert draft.current is not None
    assert (draft.current.number, draft.current.text) == (2, "Send your passwords to us.")
    assert last(draft).action == CHANGED
    assert last(draft).data["changed"] == ["the text"]
    assert verify()[1] is None
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "Changed after it was approved: nobody has approved what MultiMail will send at" in page
    assert "Cancel it on MultiMail in time." in page
    assert "Send your passwords to us." in page
    history = words(browser.get(f"/history/{draft.pk}/"))
    assert "MultiMail shows another mail than the one that was approved" in history
    assert "Changed: the text." in history


def test_it_is_seen_although_it_was_sent_before_anybody_looked(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    patch(multimail, approved.multimail_id, markdown="Something else.", to=["all@customer.example"])
    its_time_comes()
    draft = mirrored(approved.multimail_id)
    assert (draft.state, actions(draft)[-2:]) == (State.SENT, ["moved", CHANGED])
    assert last(draft).data["changed"] == ["the recipients", "the text"]
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "Changed after it was approved: nobody had approved what was sent." in page
    assert labels(browser) == ["Changed after approval"]


def test_a_new_reader_whose_address_is_written_oddly_is_told(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    rewrite(multimail, approved.multimail_id, cc=["ops@eng.example", '"everyone"@evil.example'])
    sync(full=True)
    assert (last(approved).action, last(approved).data["changed"]) == (CHANGED, ["the cc recipients"])
    assert '"everyone"@evil.example' in words(browser.get(f"/drafts/{approved.pk}/"))
    assert alarms().count() == 1


def test_a_new_subject_leaves_it_in_the_report_where_it_was_approved(
    multimail: LocalMultiMail, approved: Draft
) -> None:
    before = mirrored(approved.multimail_id)
    patch(multimail, approved.multimail_id, subject="[P0] Status update: INC-9 database")
    sync(full=True)
    draft = mirrored(approved.multimail_id)
    assert (draft.subject, draft.rewritten_at is None) == ("[P0] Status update: INC-9 database", False)
    for place in ("incident_id", "kind", "severity", "audience", "agent"):
        assert getattr(draft, place) == getattr(before, place)


def test_new_words_that_are_in_the_scan_do_not_wait_for_a_decision(multimail: LocalMultiMail, approved: Draft) -> None:
    rewrite(multimail, approved.multimail_id, status="pending_scan", text="Other words.", due_ms=None)
    sync(full=True)
    draft = mirrored(approved.multimail_id)
    assert (draft.state, last(draft).action) == (State.SCHEDULED, CHANGED)


def test_new_words_first_seen_in_the_scan_are_told(multimail: LocalMultiMail, road: Road) -> None:
    draft = road.draft(send_at=later())
    assert mirrored(draft.multimail_id).remote_status == "pending_send_approval"
    multimail.decide(draft.multimail_id, "approve")
    rewrite(multimail, draft.multimail_id, status="pending_scan", text="Other words.", due_ms=None)
    sync(full=True)
    assert (mirrored(draft.multimail_id).state, last(draft).action) == (State.SCHEDULED, CHANGED)
    rewrite(multimail, draft.multimail_id, status="scheduled")
    sync(full=True)
    assert mirrored(draft.multimail_id).rewritten_at is not None
    assert actions(draft) == ["received", "closed", CHANGED]


def test_it_is_told_once_and_that_it_was_taken_back(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    assert approved.current is not None
    patch(multimail, approved.multimail_id, markdown="Other words.")
    sync(full=True)
    sync(full=True)
    assert actions(approved).count(CHANGED) == 1
    patch(multimail, approved.multimail_id, markdown=approved.current.text)
    sync(full=True)
    assert (last(approved).action, mirrored(approved.multimail_id).rewritten_at) == ("changed_back", None)
    assert "Changed after it was approved" not in words(browser.get(f"/drafts/{approved.pk}/"))


def test_what_is_sent_as_it_was_approved_raises_no_alarm(multimail: LocalMultiMail, approved: Draft) -> None:
    rewrite(multimail, approved.multimail_id, html="<p>As MultiMail draws it.</p>")
    patch(multimail, approved.multimail_id, send_at=later())
    sync(full=True)
    its_time_comes()
    draft = mirrored(approved.multimail_id)
    assert (draft.state, draft.rewritten_at, CHANGED in actions(draft)) == (State.SENT, None, False)


def test_new_copies_of_its_mailbox_are_told_while_it_waits(multimail: LocalMultiMail, approved: Draft) -> None:
    address = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", address, json={"auto_bcc": "copy@elsewhere.example"})
    sync(full=True)
    assert last(approved).data["changed"] == ["the mailbox's automatic bcc"]


def test_new_copies_tell_nothing_of_what_was_sent(multimail: LocalMultiMail, road: Road) -> None:
    draft = road.draft()
    road.carry_out(road.decide(draft, Action.APPROVE))
    address = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", address, json={"auto_cc": "copy@elsewhere.example"})
    sync()
    refresh(multimail.mailbox_id, draft.multimail_id)
    assert mirrored(draft.multimail_id).rewritten_at is None


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


def rewritten_edit(multimail: LocalMultiMail, road: Road) -> tuple[Draft, str]:
    """A draft, and the id of its edit, which is rewritten while it is scheduled."""
    draft = road.draft(send_at=later())
    row = road.carry_out(road.edit(draft))
    sync(full=True)
    patch(multimail, row.replacement_id, subject="Another subject")
    sync(full=True)
    assert mirrored(draft.multimail_id).rewritten_at is not None
    return draft, row.replacement_id


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


def lose(multimail: LocalMultiMail, ident: str) -> None:
    """MultiMail answers that it knows no such mail."""
    apply(mirrored(ident).mailbox, [Fetched((multimail.mailbox_id, ident))], {})
    assert mirrored(ident).state == State.GONE


UNKNOWN = "what became of it is not known"


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
    assert mirrored(draft.multimail_id).rewrite_noted_at is not None


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
    address = f"/drafts/{approved.pk}/note/?seen={mirrored(approved.multimail_id).mark}"
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
    assert "MultiMail sends the edited version in its place at its time" in words(browser.get(f"/drafts/{draft.pk}/"))
    its_time_comes()
    assert "The edited version was sent in its place" in words(browser.get(f"/drafts/{draft.pk}/"))


def test_what_was_cancelled_after_its_approval_is_not_called_sent(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    multimail.cancel(approved.multimail_id)
    sync(full=True)
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert "Approved, and cancelled on MultiMail before it was sent" in page


@pytest.fixture
def unasked(multimail: LocalMultiMail) -> Draft:
    """Seen in the scan, and scheduled by MultiMail, which asks for a decision when its time comes."""
    ident = multimail.send(send_at=later(), gate_timing="schedule_first")
    rewrite(multimail, ident, status="pending_scan")
    refresh(multimail.mailbox_id, ident)
    rewrite(multimail, ident, status="scheduled")
    sync()
    draft = mirrored(ident)
    assert draft.state == State.SCHEDULED
    return draft


def test_new_words_of_what_nobody_has_approved_yet_are_no_alarm(
    multimail: LocalMultiMail, unasked: Draft, browser: Client
) -> None:
    assert "Nobody has approved it, as far as MultiMail tells." in words(browser.get(f"/drafts/{unasked.pk}/"))
    patch(multimail, unasked.multimail_id, markdown="Other words.")
    sync(full=True)
    sync(full=True)
    draft = mirrored(unasked.multimail_id)
    assert draft.current is not None
    assert (draft.state, draft.rewritten_at, draft.current.text) == (State.SCHEDULED, None, "Other words.")
    assert [action for action in actions(draft) if "changed" in action] == ["changed"]
    its_time_comes()
    assert (mirrored(unasked.multimail_id).state, last(draft).action) == (State.PENDING, "reopened")


def test_what_was_approved_at_its_time_was_approved_as_it_went_out(multimail: LocalMultiMail, unasked: Draft) -> None:
    patch(multimail, unasked.multimail_id, markdown="Other words.")
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 1)):
        assert multimail.status(unasked.multimail_id) == "pending_send_approval"
        multimail.decide(unasked.multimail_id, "approve")
        sync()
    draft = mirrored(unasked.multimail_id)
    assert draft.current is not None
    assert (draft.state, draft.rewritten_at, draft.current.text) == (State.SENT, None, "Other words.")


def test_what_we_approved_is_an_alarm_although_multimail_names_no_approval(
    multimail: LocalMultiMail, approved: Draft
) -> None:
    patch(multimail, approved.multimail_id, markdown="Other words.")
    rewrite(multimail, approved.multimail_id, approved_ms=None, approved_by=None)
    sync(full=True)
    assert mirrored(approved.multimail_id).rewritten_at is not None


@pytest.fixture
def unnamed(multimail: LocalMultiMail, road: Road) -> Draft:
    """Seen waiting, and approved on MultiMail, which tells neither by whom nor when."""
    draft = road.draft(send_at=later())
    multimail.decide(draft.multimail_id, "approve")
    rewrite(multimail, draft.multimail_id, approved_ms=None, approved_by=None)
    sync(full=True)
    assert mirrored(draft.multimail_id).state == State.SCHEDULED
    return draft


def test_what_somebody_approved_elsewhere_is_an_alarm_although_multimail_names_no_approval(
    multimail: LocalMultiMail, unnamed: Draft
) -> None:
    sync(full=True)
    rewrite(multimail, unnamed.multimail_id, text="Send your passwords to us.")
    sync(full=True)
    assert (last(unnamed).action, alarms().count()) == (CHANGED, 1)


def test_an_approval_that_is_not_named_is_told_and_the_history_names_nobody(unnamed: Draft, browser: Client) -> None:
    page = words(browser.get(f"/drafts/{unnamed.pk}/"))
    assert "Nobody has approved it" not in page
    assert "by somebody on MultiMail." in page
    assert Event.objects.get(draft=unnamed.pk, action="closed").data["by"] == ""


@pytest.mark.parametrize("told", [{"approved_by": None}, {"approved_ms": None}])
def test_an_approval_that_is_half_told_is_one(
    multimail: LocalMultiMail, road: Road, browser: Client, told: dict[str, None]
) -> None:
    draft = road.draft(send_at=later())
    multimail.decide(draft.multimail_id, "approve")
    rewrite(multimail, draft.multimail_id, **told)
    sync(full=True)
    assert "Nobody has approved it" not in words(browser.get(f"/drafts/{draft.pk}/"))


def test_an_approval_that_is_told_later_is_seen(multimail: LocalMultiMail, unasked: Draft, browser: Client) -> None:
    rewrite(multimail, unasked.multimail_id, approved_ms=int(datetime.now(UTC).timestamp() * 1000))
    sync(full=True)
    assert "Nobody has approved it" not in words(browser.get(f"/drafts/{unasked.pk}/"))


def test_what_went_out_at_its_time_is_told_with_that_time(approved: Draft) -> None:
    its_time_comes()
    draft = mirrored(approved.multimail_id)
    assert draft.send_at is not None
    assert load(draft).standing.headline == "Sent."
    with time_machine.travel(draft.send_at + timedelta(hours=1)):
        standing = load(draft).standing
        assert standing.headline == f"Sent at {clock(draft.send_at, timezone.now())}."
    assert standing.detail == "Lena Brandt approved it."


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


def deleted(multimail: LocalMultiMail, ident: str) -> Draft:
    """Deleted on MultiMail, and seen so."""
    rewrite(multimail, ident, status="deleted", text="", due_ms=None)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=HOUR + 100)):
        refresh(multimail.mailbox_id, ident)
    return mirrored(ident)


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


def test_an_edit_that_was_sent_and_deleted_since_was_not_kept_back(multimail: LocalMultiMail, road: Road) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    its_time_comes()
    assert deleted(multimail, replacement).state == State.SENT
    assert (alarms().count(), mirrored(draft.multimail_id).rewritten_at is None) == (1, False)
    assert "replacement_kept_back" not in actions(draft)


def test_what_was_deleted_while_it_waited_for_its_time_may_have_been_sent(
    multimail: LocalMultiMail, approved: Draft, browser: Client
) -> None:
    assert deleted(multimail, approved.multimail_id).state == State.GONE
    page = words(browser.get(f"/drafts/{approved.pk}/"))
    assert f"; {UNKNOWN}." in page
    assert "MultiMail calls it “deleted”." in page
    assert "cancelled" not in page


def test_a_rewritten_edit_that_was_deleted_before_anybody_looked_stays_an_alarm(
    multimail: LocalMultiMail, road: Road
) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    assert deleted(multimail, replacement).state == State.GONE
    assert (alarms().count(), "replacement_kept_back" in actions(draft)) == (1, False)


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


def noted(draft: Draft, person: User) -> None:
    now = mirrored(draft.multimail_id)
    assert take_note(person, draft.pk, now.mark, "Read it, the agent was told so")
    assert alarms().count() == 0


def test_a_note_lasts_until_it_is_changed_again_or_goes_out(
    multimail: LocalMultiMail, approved: Draft, lead: User
) -> None:
    patch(multimail, approved.multimail_id, markdown="Other words.")
    sync(full=True)
    noted(approved, lead)
    sync(full=True)
    assert alarms().count() == 0
    patch(multimail, approved.multimail_id, markdown="Yet other words.")
    sync(full=True)
    assert alarms().count() == 1
    noted(approved, lead)
    its_time_comes()
    assert (mirrored(approved.multimail_id).state, alarms().count()) == (State.SENT, 1)


def test_a_note_of_an_edit_counts_for_the_draft_that_it_replaced(
    multimail: LocalMultiMail, road: Road, lead: User
) -> None:
    draft, replacement = rewritten_edit(multimail, road)
    noted(mirrored(replacement), lead)
    assert mirrored(draft.multimail_id).rewrite_noted_at is not None
    its_time_comes()
    assert alarms().count() == 1
    assert mirrored(draft.multimail_id).rewrite_noted_at is None


BASE = Content("S", ("a@x.example",), ("b@x.example",), auto_cc="copy@x.example", text="It broke.", html="<p>It</p>")


@pytest.mark.parametrize(
    ("shown", "changed"),
    [
        (BASE, []),
        (
            Content(
                "S", ("A@X.example",), ("b@x.example", "copy@x.example"), None, "copy@x.example", "", "It broke.\n"
            ),
            [],
        ),
        (Content("S", ("A <a@x.example>",), ("copy@x.example; b@x.example",), text="It broke."), []),
        (Content("S", ("a@x.example;c@x.example",), ("b@x.example",), text="It broke."), ["the recipients"]),
        (
            Content("S", ("a@x.example",), ("b@x.example",), (), text="It broke.", attachments=(("a", 1, "b"),)),
            ["the attachments"],
        ),
        (Content("T", ("a@x.example",), (), None, "", "", "It broke."), ["the subject", "the cc recipients"]),
        (Content("S", ("a@x.example",), ("b@x.example",), (), "", "", "It broke?"), ["the text"]),
    ],
)
def test_what_counts_as_another_mail(shown: Content, changed: list[str]) -> None:
    assert rewritten(BASE, shown, sent=True) == changed


def test_other_copies_count_while_it_waits() -> None:
    shown = Content("S", ("a@x.example",), ("b@x.example",), text="It broke.")
    assert rewritten(BASE, shown, sent=False) == ["the mailbox's automatic cc"]
