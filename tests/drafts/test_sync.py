"""A pass of the sync against a real MultiMail: what is new, changed, or has left the queue there."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.drafts import fetch
from reviewer.drafts import sync as passes
from reviewer.drafts.apply import apply
from reviewer.drafts.models import Draft, Mailbox, Revision, SyncPass
from reviewer.drafts.refresh import refresh
from reviewer.drafts.sync import STALE_AFTER, sync, sync_unless_running
from reviewer.drafts.words import State
from reviewer.marks.leave import leave
from reviewer.operations.freshness import LATE_AFTER, load
from tests.drafts.mirror import actions, asked_by, details, mirrored, rewrite
from tests.support.multimail import LocalMultiMail, local_multimail
from tests.support.plans import walks

pytestmark = pytest.mark.django_db
SORTED = {"incident": "INC-7", "kind": "report", "audience": "customer"}
Outcome = SyncPass.Outcome


def counts(done: SyncPass) -> tuple[int, int, int, int]:
    return done.listed, done.new, done.changed, done.closed


# --- new ---


def test_a_new_draft_is_mirrored_whole(multimail: LocalMultiMail) -> None:
    ident = multimail.send(
        "[P0] Incident PAY-311: payments declined", to=["a@x.example", "b@x.example"], cc=["c@x.example"],
        markdown="It broke.\n\n- at 14:00", tags={"audience": "customer", "agent": "pager-agent"},
        attachments=[{"name": "log.csv", "content_base64": "YSxi", "content_type": "text/csv"}],
    )  # fmt: skip
    done = sync()
    assert (done.outcome, counts(done), done.skipped, done.error) == (Outcome.DONE, (1, 1, 0, 0), [], "")
    draft = mirrored(ident)
    assert draft.current is not None
    assert draft.incident is not None
    content = draft.current.content
    assert (content.to, content.cc, content.bcc) == (("a@x.example", "b@x.example"), ("c@x.example",), None)
    assert (content.text, content.attachments) == ("It broke.\n\n- at 14:00", (("log.csv", 3, "text/csv"),))
    assert (draft.state, draft.remote_status, draft.direction) == (State.PENDING, "pending_send_approval", "outbound")
    assert (draft.incident.key, draft.kind, draft.severity, draft.audience, draft.agent) == (
        "PAY-311", "escalation", 0, "customer", "pager-agent",
    )  # fmt: skip
    assert draft.tags == {"audience": "customer", "agent": "pager-agent"}
    assert draft.expires_at - draft.received_at == timedelta(hours=72)
    assert draft.mailbox.address == multimail.keys["mailbox_address"]
    assert draft.subject == content.subject == "[P0] Incident PAY-311: payments declined"
    assert actions(draft) == ["received"]
    assert verify() == (1, None)


@pytest.mark.alone_on("sqlite")  # PostgreSQL reads a small table whole
def test_no_pass_reads_what_ever_waited(multimail: LocalMultiMail) -> None:
    """Invariant 9: the history may grow."""
    multimail.send("INC-7: what happened")
    assert walks("drafts_draft", sync) == []
    assert walks("drafts_draft", sync) == []


def test_what_a_release_before_took_in_is_asked_for_once(multimail: LocalMultiMail) -> None:
    """Its workers leave the column as it is, also while they run beside those of this release."""
    ident = multimail.send(tags={"incident": "INC-7", "kind": "status_update", "audience": "engineering"})
    sync()
    assert details(asked_by(multimail)) == []
    Draft.objects.update(read_as=0, send_at_told=False)
    assert len(details(asked_by(multimail))) == 1
    assert mirrored(ident).is_time_known
    assert details(asked_by(multimail)) == []


def test_nothing_waits(multimail: LocalMultiMail) -> None:
    assert counts(sync()) == (0, 0, 0, 0)
    assert Mailbox.objects.count() == 1


def test_a_received_mail_that_is_held_is_mirrored_as_one(multimail: LocalMultiMail) -> None:
    box = multimail.mailbox_id
    multimail.call(
        "admin_key", "PATCH", f"/v1/mailboxes/{box}", json={"oversight_mode": "gated_all", "auto_cc": "x@x.example"}
    )
    said = {
        "mailbox_id": box,
        "to": multimail.keys["mailbox_address"],
        "from": "a@b.example",
        "subject": "A",
        "text": "B",
    }
    multimail.call("admin_key", "POST", "/_control/inbound", json=said)
    sync()
    draft = Draft.objects.select_related("current").get()
    assert draft.current is not None
    assert (draft.direction, draft.is_outbound, draft.current.auto_cc) == ("inbound", False, "")


def test_the_copies_that_a_mailbox_sends_are_recipients(multimail: LocalMultiMail) -> None:
    copies = {"auto_cc": "archive@x.example", "auto_bcc": "law@x.example"}
    multimail.call("admin_key", "PATCH", f"/v1/mailboxes/{multimail.mailbox_id}", json=copies)
    ident = multimail.send()
    sync()
    first = mirrored(ident).current
    assert first is not None
    assert first.content.recipients == ("all@eng.example", "archive@x.example", "law@x.example")
    multimail.call("admin_key", "PATCH", f"/v1/mailboxes/{multimail.mailbox_id}", json={"auto_bcc": "press@x.example"})
    assert sync().changed == 1
    second = mirrored(ident).current
    assert second is not None
    assert (second.number, second.auto_bcc) == (2, "press@x.example")
    assert second.digest != first.digest
    assert Event.objects.get(action="changed").data["changed"] == ["the mailbox's automatic bcc"]


def test_the_words_that_a_mailbox_adds_are_part_of_the_mail(multimail: LocalMultiMail) -> None:
    box = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", box, json={"display_name": "Acme Status", "signature_block": "Ada, Acme"})
    ident = multimail.send()
    sync()
    first = mirrored(ident).current
    assert first is not None
    assert (first.sender_name, first.signature) == ("Acme Status", "Ada, Acme")
    multimail.call("admin_key", "PATCH", box, json={"display_name": "Globex", "signature_block": None})
    assert sync().changed == 1
    second = mirrored(ident).current
    assert second is not None
    assert (second.number, second.sender_name, second.signature) == (2, "Globex", "")
    changed = ["the sender's name", "the mailbox's signature"]
    assert Event.objects.get(action="changed").data["changed"] == changed


def test_a_long_name_of_a_mailbox_is_read_to_its_end(multimail: LocalMultiMail) -> None:
    """Invariant 1: its end goes out as well."""
    box = f"/v1/mailboxes/{multimail.mailbox_id}"
    ident, start = multimail.send(), "Acme " * 45
    for number, name in enumerate([f"{start}Status", f"{start}owes you money"], start=1):
        multimail.call("admin_key", "PATCH", box, json={"display_name": name})
        sync()
        current = mirrored(ident).current
        assert current is not None
        assert (current.number, current.sender_name) == (number, name)


def test_many_pages_are_read_to_their_end(multimail: LocalMultiMail, django_assert_max_num_queries: Any) -> None:
    multimail.call("admin_key", "POST", "/_control/load", json={"count": 250})
    with django_assert_max_num_queries(90):
        done = sync()
    assert (done.outcome, counts(done)) == (Outcome.DONE, (250, 250, 0, 0))
    assert Draft.objects.filter(state=State.PENDING, current__number=1).count() == 250
    assert verify() == (250, None)
    assert len(asked_by(multimail)) == 4


def test_writing_a_hundred_drafts_takes_as_many_queries_as_writing_ten(
    multimail: LocalMultiMail, django_assert_max_num_queries: Any
) -> None:
    for count in (10, 100):
        multimail.call("admin_key", "POST", "/_control/load", json={"count": count})
        # One of them asks what the pass before left out.
        with django_assert_max_num_queries(46):
            assert sync().new == count
    with django_assert_max_num_queries(27):
        assert counts(sync(full=True)) == (110, 0, 0, 0)
    Draft.objects.update(tags={"old": "yes"})
    with django_assert_max_num_queries(42):
        sync(full=True)
    assert not Draft.objects.filter(tags__has_key="old").exists()


def test_everything_that_the_sandbox_starts_with_is_mirrored(tmp_path: Any, settings: Any) -> None:
    with local_multimail(tmp_path, empty=False) as multimail:
        settings.MULTIMAIL_KEYS_FILE = str(multimail.keys_file)
        waiting = multimail.waiting()
        done = sync()
        assert (done.outcome, done.new, done.skipped) == (Outcome.DONE, len(waiting), [])
        assert set(Draft.objects.values_list("multimail_id", flat=True)) == set(waiting)
        assert Draft.objects.filter(incident__isnull=True).count() == 1
        assert list(Draft.objects.filter(audience="").values_list("subject", flat=True)) == ["Notes from this morning"]
        for revision in Revision.objects.select_related("draft__mailbox"):
            assert revision.content.digest == revision.digest
            assert revision.auto_bcc == revision.draft.mailbox.auto_bcc
        assert verify()[1] is None


# --- unchanged and changed ---


def test_what_has_not_changed_is_not_asked_for_again(multimail: LocalMultiMail) -> None:
    for number in range(3):
        multimail.send(f"Incident Report: number {number}", tags=SORTED)
    assert len(details(asked_by(multimail))) == 3
    assert asked_by(multimail) == ["/v1/mailboxes", "/v1/oversight/pending"]
    assert Revision.objects.count() == 3
    assert len(details(asked_by(multimail, full=True))) == 3
    assert Revision.objects.count() == 3


def test_a_change_that_the_list_shows_makes_a_revision(multimail: LocalMultiMail) -> None:
    kept, changed = multimail.send(tags=SORTED), multimail.send(tags=SORTED)
    sync()
    rewrite(multimail, changed, text="It broke at 15:00 UTC.")
    assert details(asked_by(multimail)) == [f"/v1/mailboxes/{multimail.mailbox_id}/emails/{changed}"]
    draft = mirrored(changed)
    assert draft.current is not None
    assert (draft.current.number, draft.current.text, draft.current.author) == (2, "It broke at 15:00 UTC.", None)
    assert draft.revisions.count() == 2
    assert mirrored(kept).revisions.count() == 1
    assert Event.objects.get(action="changed").data["changed"] == ["the text"]
    assert asked_by(multimail) == ["/v1/mailboxes", "/v1/oversight/pending"]


def test_cc_and_tags_stand_in_the_detail_only_and_a_full_pass_finds_them(multimail: LocalMultiMail) -> None:
    ident = multimail.send("Notes", tags={**SORTED, "incident": "INC-6"})
    sync()
    rewrite(multimail, ident, cc=["new@x.example"], tags={"incident": "INC-7", "severity": "P1"})
    assert counts(sync()) == (1, 0, 0, 0)
    assert counts(sync(full=True)) == (1, 0, 1, 0)
    draft = mirrored(ident)
    assert draft.current is not None
    assert draft.incident is not None
    assert (draft.current.cc, draft.tags) == (["new@x.example"], {"incident": "INC-7", "severity": "P1"})
    assert (draft.incident.key, draft.severity) == ("INC-7", 1)


def test_an_agent_that_corrects_its_tags_is_believed(multimail: LocalMultiMail) -> None:
    ident = multimail.send(tags={"incident": "INC-7", "severity": "P1", "audience": "engineering"})
    sync()
    rewrite(multimail, ident, tags={"incident": "INC-8", "severity": "P3"})
    sync(full=True)
    draft = mirrored(ident)
    assert draft.incident is not None
    assert (draft.incident.key, draft.severity, draft.audience) == ("INC-8", 3, "engineering")


def test_what_a_person_sorted_is_left_alone(multimail: LocalMultiMail) -> None:
    ident = multimail.send(tags={"audience": "engineering"})
    sync()
    Draft.objects.update(sorted_by_hand=True, audience="customer", severity=2)
    rewrite(multimail, ident, tags={"audience": "executive", "severity": "P4"})
    sync(full=True)
    draft = mirrored(ident)
    assert (draft.audience, draft.severity, draft.tags["audience"]) == ("customer", 2, "executive")


def test_mails_of_a_thread_share_what_only_the_first_says(multimail: LocalMultiMail) -> None:
    address = multimail.keys["mailbox_address"]
    for subject in ("[UPDATE] INC-7 SEV2: investigating", "Re: still investigating"):
        said = {"from": address, "to": ["a@x.example"], "subject": subject, "text_body": "Soon.", "thread_id": "inc-7"}
        multimail.call("agent_key", "POST", "/v1/send", json=said)
        multimail.send("a later one")
        sync()
    keys = Draft.objects.filter(thread="inc-7").values_list("incident__key", "severity")
    assert list(keys) == [("INC-7", 2), ("INC-7", 2)]


# --- closed ---


@pytest.mark.parametrize(("action", "state"), [("approve", State.SENT), ("reject", State.REJECTED)])
def test_what_somebody_decided_on_multimail_has_left(multimail: LocalMultiMail, action: str, state: State) -> None:
    ident, other = multimail.send(), multimail.send()
    sync()
    multimail.decide(ident, action)
    assert counts(sync()) == (1, 0, 0, 1)
    draft = mirrored(ident)
    assert (draft.state, draft.is_open, draft.closed_at is not None) == (state, False, True)
    who = multimail.email(ident)["approved_by"] or ""
    assert draft.closed_by == who
    assert Event.objects.get(action="closed").data["by"] == who
    assert bool(who) == (action == "approve")
    assert mirrored(other).is_open
    assert counts(sync()) == (1, 0, 0, 0)


def test_a_tag_that_came_with_the_end_still_sorts_it(multimail: LocalMultiMail) -> None:
    ident = multimail.send(tags={"audience": "engineering"})
    sync()
    rewrite(multimail, ident, tags={"audience": "customer", "incident": "INC-7"})
    multimail.decide(ident, "approve")
    sync()
    draft = mirrored(ident)
    assert draft.incident is not None
    assert (draft.state, draft.audience, draft.incident.key) == (State.SENT, "customer", "INC-7")


def test_nobody_is_asked_to_look_at_what_only_left(
    multimail: LocalMultiMail, django_capture_on_commit_callbacks: Any
) -> None:
    ident = multimail.send()
    with django_capture_on_commit_callbacks() as asked:
        sync()
    assert len(asked) == 2  # to scan it, and to compare it
    multimail.decide(ident, "approve")
    with django_capture_on_commit_callbacks() as asked:
        sync()
    assert (mirrored(ident).state, asked) == (State.SENT, [])


def test_what_the_agent_took_back_has_left(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    multimail.cancel(ident)
    sync()
    assert mirrored(ident).state == State.CANCELLED


def test_what_ran_out_of_time_has_left(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    multimail.shift_clock(73 * 3600)
    sync()
    draft = mirrored(ident)
    assert (draft.state, draft.remote_status) == (State.EXPIRED, "expired")


def test_what_multimail_does_not_know_any_more_is_gone(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    multimail.call("admin_key", "DELETE", f"/v1/mailboxes/{multimail.mailbox_id}")
    assert counts(sync()) == (0, 0, 0, 1)
    assert mirrored(ident).state == State.GONE


def test_what_waits_again_is_open_again(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    draft = mirrored(ident)
    Draft.objects.update(state=State.GONE, closed_at=timezone.now(), closed_by="somebody")
    sync()
    draft = mirrored(ident)
    assert (draft.state, draft.closed_at, draft.closed_by) == (State.PENDING, None, "")
    assert actions(draft) == ["received", "reopened"]


def test_an_answer_that_is_older_than_what_is_known_changes_nothing(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    slow = fetch.read_detail((multimail.mailbox_id, ident))
    multimail.decide(ident, "reject")
    sync()
    apply(mirrored(ident).mailbox, [slow], {})
    assert mirrored(ident).state == State.REJECTED
    assert actions(mirrored(ident)) == ["received", "closed"]


# --- passes side by side ---


def test_two_passes_at_once_mirror_everything_once(multimail: LocalMultiMail) -> None:
    multimail.send()
    leaving = multimail.send()
    sync()
    multimail.cancel(leaving)
    new = multimail.send()
    inner: list[SyncPass] = []

    def told(stage: str, done: int, total: int) -> None:
        if not inner:
            inner.append(SyncPass())
            inner[0] = sync()

    outer = sync(progress=told)
    assert (counts(inner[0]), counts(outer)) == ((2, 1, 0, 1), (2, 0, 0, 0))
    assert (outer.outcome, outer.skipped) == (Outcome.DONE, [])
    assert actions(mirrored(new)) == ["received"]
    assert actions(mirrored(leaving)) == ["received", "closed"]
    assert Revision.objects.count() == 3


def test_a_pass_does_not_begin_while_another_is_under_way(multimail: LocalMultiMail) -> None:
    running = SyncPass.objects.create()
    assert sync_unless_running() is None
    SyncPass.objects.filter(pk=running.pk).update(started_at=timezone.now() - STALE_AFTER)
    assert sync_unless_running() is not None
    running.refresh_from_db()
    assert (running.outcome, running.error) == (Outcome.FAILED, "the process died")


def test_a_long_pass_that_goes_on_is_not_called_dead(
    multimail: LocalMultiMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passes, "SAID_EVERY", 0.0)
    multimail.send()
    heard: list[str] = []

    def told(stage: str, done: int, total: int) -> None:
        SyncPass.objects.update(started_at=timezone.now() - 2 * STALE_AFTER)
        assert sync_unless_running() is None
        passes.sync()
        assert load().running_since is not None
        heard.append(SyncPass.objects.order_by("pk")[0].outcome)

    outer = sync(progress=told)
    assert heard == [Outcome.RUNNING] * 3, "after the list, a detail, and what was taken in"
    assert outer.outcome == Outcome.DONE


def test_one_that_died_holds_no_other_up_until_the_sync_counts_as_late() -> None:
    """Pages and probes call it live as long."""
    assert LATE_AFTER * timedelta(seconds=settings.SYNC_SECONDS) >= STALE_AFTER


def test_one_that_went_on_for_long_and_died_is_called_dead(multimail: LocalMultiMail) -> None:
    leave(passes.GOES_ON, -STALE_AFTER)
    long_ago = SyncPass.objects.create(started_at=timezone.now() - 2 * STALE_AFTER)
    assert load().running_since is None
    assert sync_unless_running() is not None
    long_ago.refresh_from_db()
    assert (long_ago.outcome, long_ago.error) == (Outcome.FAILED, "the process died")


def test_one_that_began_before_the_clock_was_set_back_holds_no_other_up(multimail: LocalMultiMail) -> None:
    leave(passes.GOES_ON, timedelta(minutes=10))
    running = SyncPass.objects.create(started_at=timezone.now() + timedelta(minutes=10))
    assert load().running_since is None
    assert sync_unless_running() is not None
    running.refresh_from_db()
    assert (running.outcome, running.error) == (Outcome.FAILED, "the process died")


def test_old_passes_are_forgotten(multimail: LocalMultiMail) -> None:
    old = SyncPass.objects.create(started_at=timezone.now() - timedelta(days=3), outcome=Outcome.DONE)
    sync()
    assert not SyncPass.objects.filter(pk=old.pk).exists()


# --- one email ---


def test_a_hint_brings_a_draft_before_the_first_pass(multimail: LocalMultiMail) -> None:
    ident = multimail.send("INC-1")
    assert refresh(multimail.mailbox_id, ident).new == [mirrored(ident).pk]
    assert refresh(multimail.mailbox_id, ident).new == []
    assert counts(sync()) == (1, 0, 0, 0)
    assert actions(mirrored(ident)) == ["received"]


def test_a_hint_closes_what_was_decided(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    multimail.decide(ident, "approve")
    assert refresh(multimail.mailbox_id, ident).closed == [mirrored(ident).pk]
    assert mirrored(ident).state == State.SENT


def test_a_hint_of_what_does_not_wait_brings_nothing(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    multimail.decide(ident, "approve")
    refresh(multimail.mailbox_id, ident)
    refresh(multimail.mailbox_id, "msg_unknown")
    refresh("mb_unknown", ident)
    assert not Draft.objects.exists()


def test_a_hint_that_cannot_be_followed_leaves_it_to_the_next_pass(multimail: LocalMultiMail) -> None:
    sync()
    ident = multimail.send()
    multimail.fault("GET */emails/*", "status", status=500)
    refresh(multimail.mailbox_id, ident)
    assert not Draft.objects.exists()
    assert sync().new == 1
