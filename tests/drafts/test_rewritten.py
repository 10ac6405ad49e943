"""A mail that was approved for later and rewritten since: never a silent "Sent" (invariant 1)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.decisions.models import Action
from reviewer.drafts.content import Content, rewritten
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.rewrites import alarms
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.desk_support import words
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.drafts.rewriting import CHANGED, HOUR, its_time_comes, labels, last, later, noted, patch
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db


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


def test_another_signature_of_its_mailbox_is_told_while_it_waits(multimail: LocalMultiMail, approved: Draft) -> None:
    address = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", address, json={"signature_block": "Nobody read this"})
    sync(full=True)
    assert last(approved).data["changed"] == ["the mailbox's signature"]


def test_new_copies_tell_nothing_of_what_was_sent(multimail: LocalMultiMail, road: Road) -> None:
    draft = road.draft()
    road.carry_out(road.decide(draft, Action.APPROVE))
    address = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", address, json={"auto_cc": "copy@elsewhere.example"})
    sync()
    refresh(multimail.mailbox_id, draft.multimail_id)
    assert mirrored(draft.multimail_id).rewritten_at is None


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
