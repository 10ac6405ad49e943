"""The review page shows everything that the mail will be, and says what is not known."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Brake, Decision
from reviewer.decisions.record import give_verdict
from reviewer.delivery import brake
from reviewer.desk.models import LastRead
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, SyncPass
from reviewer.marks.leave import RULES_CHANGED, leave
from tests.desk_support import HTMX, change, decided, digest, signed_in, words
from tests.support.rows import make_draft, make_mailbox

pytestmark = pytest.mark.django_db

FULL = Content(
    subject="Incident Report: INC-7 pool exhausted",
    to=("all@eng.example", "sre@eng.example"),
    cc=("boss@eng.example",),
    bcc=None,
    auto_cc="copy@mail.example",
    auto_bcc="archive@mail.example",
    text="# Summary\n\nThe pool ran dry for **45 minutes**.",
    html="<p>The pool ran dry for 40 minutes.</p>",
    attachments=(("timeline.csv", 2048, "text/csv"),),
)


@pytest.fixture
def draft() -> Draft:
    return make_draft(
        FULL, incident="INC-7", kind="report", audience="engineering", severity=1, agent="incident-agent",
        tags={"team": "payments"}, thread="th_7",
    )  # fmt: skip


def page(user: User, draft: Draft) -> str:
    return words(signed_in(user).get(f"/drafts/{draft.pk}/"))


def test_every_part_of_the_mail_is_there(lead: User, draft: Draft) -> None:
    said = page(lead, draft)
    for part in ("incidents@mail.example", *FULL.recipients, FULL.subject, "45 minutes", "timeline.csv", "text/csv"):
        assert part in said
    for part in ("incident-agent", "team payments", "th_7", draft.multimail_id, "SEV1"):
        assert part in said


def test_recipients_are_counted_and_the_unknown_is_said(lead: User, draft: Draft) -> None:
    said = page(lead, draft)
    assert "5 addresses , and bcc if there is one" in said
    assert "MultiMail does not say who is on bcc." in said
    assert "Automatic bcc archive@mail.example Added by the mailbox to every mail." in said
    assert "how many people read it is not known" in said


def test_the_words_that_the_mailbox_adds_stand_in_every_view_of_the_mail(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_SEND_KEY, settings.MULTIMAIL_REVIEW_KEY = "mm_test_send", "mm_test_review"
    settings.MULTIMAIL_KEYS_FILE = ""
    added = replace(FULL, sender_name="Globex Security", signature="Ada Byron\nAcme")
    draft = make_draft(added, incident="INC-7", kind="report", audience="engineering")
    step = f"approve/?digest={digest(draft)}"
    views = [f"/drafts/{draft.pk}/{rest}" for rest in ("", "revisions/1/", step)]
    alone = [words(signed_in(lead).get(view)) for view in views]
    make_draft(incident="INC-7", kind="report", audience="customer")
    for said in (*alone, page(lead, draft)):
        assert "Sender's name Globex Security Added by the mailbox to every mail." in said
        assert "Signature Ada Byron Acme Added by the mailbox to every mail." in said
    assert "The mailbox's signature: Ada Byron Acme" in words(signed_in(lead).get(f"/drafts/{draft.pk}/edit/"))


def test_what_is_hidden_in_the_words_of_the_mailbox_is_counted(lead: User) -> None:
    added = replace(FULL, html="", sender_name="Glo\u200bbex", signature="Ada\u202e")
    assert "2 hidden characters" in page(lead, make_draft(added))


@pytest.mark.parametrize(("end", "hidden"), [("\r\n", False), ("\r", True)])
def test_how_windows_ends_a_line_is_nothing_hidden(lead: User, end: str, hidden: bool) -> None:
    said = page(lead, make_draft(replace(FULL, html="", text=f"It broke.{end}It works.", signature=f"Ada{end}Acme")))
    assert ("2 hidden characters" in said, "U+000D" in said) == (hidden, hidden)


def test_a_mailbox_that_adds_no_words_is_not_spoken_of(lead: User, draft: Draft) -> None:
    said = page(lead, draft)
    assert "Sender's name" not in said
    assert "Signature" not in said


def test_a_reader_who_is_named_in_two_ways_is_one(lead: User) -> None:
    named, bare, odd = "Ana Kim <ana@cust.example>", "Ana@cust.example", "ana@cust.example;bo@cust.example"
    for audience, to, bcc in (("executive", (named, bare, odd), None), ("customer", (bare, named), ())):
        content = Content("INC-7", to, bcc=bcc, text="It broke.")
        draft = make_draft(content, incident="INC-7", kind="report", audience=audience)
    said = page(lead, draft)
    assert f"To {bare} {named} Reaches 1 address" in said
    assert "ana@cust.example also gets the Executive version" in said
    assert "2 addresses, Ana Kim <ana@cust.example>" in said


def test_a_known_bcc_is_shown_as_known(lead: User) -> None:
    said = page(lead, make_draft(Content("S", ("a@x.example",), bcc=("b@x.example",), text="T")))
    assert "Bcc b@x.example" in said
    assert "does not say who" not in said


def test_html_that_says_something_else_is_pointed_out(lead: User, draft: Draft) -> None:
    assert "The HTML part says something else than the text." in page(lead, draft)


def test_html_that_says_the_same_is_not(lead: User) -> None:
    same = Content("S", ("a@x.example",), text="**45** minutes", html="<p><b>45</b> minutes</p>")
    assert "something else" not in page(lead, make_draft(same))


def test_the_versions_stand_side_by_side_in_order(lead: User, draft: Draft) -> None:
    customer = make_draft(incident="INC-7", kind="report", audience="customer")
    executive = make_draft(incident="INC-7", kind="report", audience="executive")
    make_draft(incident="INC-7", kind="update", audience="customer")
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    shown = re.findall(r'value="v(\d)"\s+data-href="/drafts/(\d+)/"', html)
    assert shown == [("1", str(draft.pk)), ("2", str(executive.pk)), ("3", str(customer.pk))]
    assert [int(pk) for pk in re.findall(r'id="decision-(\d+)"', html)] == [draft.pk, executive.pk, customer.pk]


def test_a_newer_update_to_the_same_audience_is_pointed_out(lead: User) -> None:
    now = timezone.now()
    same: dict[str, Any] = {"incident": "INC-7", "kind": "update", "audience": "customer"}
    older = make_draft(**same, received_at=now - timedelta(hours=2))
    newer = make_draft(**same, received_at=now - timedelta(hours=1))
    assert "A newer draft to this audience waits." in page(lead, older)
    assert f'href="/drafts/{newer.pk}/"' in signed_in(lead).get(f"/drafts/{older.pk}/").content.decode()
    assert "An older draft to this audience still waits." in page(lead, newer)


def test_a_newer_one_that_is_decided_does_not_wait(lead: User, commander: User) -> None:
    now = timezone.now()
    same: dict[str, Any] = {"incident": "INC-7", "kind": "update", "audience": "customer"}
    older, newer = (make_draft(**same, received_at=now - timedelta(hours=hours)) for hours in (2, 1))
    step, asked = f"/drafts/{older.pk}/approve/", {"digest": digest(older)}
    rejected = decided(commander, newer, Action.REJECT)
    assert "A newer draft to this audience" not in page(lead, older)
    assert "A newer draft to this audience" not in words(signed_in(lead).get(step, asked))
    Decision.objects.filter(pk=rejected.pk).update(outcome="stopped", closed_at=now)
    assert "A newer draft to this audience waits." in page(lead, older)
    decided(commander, newer)
    said = page(lead, older)
    assert "A newer draft to this audience is approved." in said
    assert "Newer approved" in said
    assert "A newer draft to this audience waits." not in said
    assert "A newer draft to this audience is approved." in words(signed_in(lead).get(step, asked))


def test_an_older_one_that_is_decided_does_not_wait(lead: User, commander: User) -> None:
    now = timezone.now()
    same: dict[str, Any] = {"incident": "INC-7", "kind": "update", "audience": "customer"}
    older, newer = (make_draft(**same, received_at=now - timedelta(hours=hours)) for hours in (2, 1))
    assert "An older draft to this audience still waits." in page(lead, newer)
    decided(commander, older, Action.REJECT)
    assert "An older draft to this audience" not in page(lead, newer)


@pytest.mark.parametrize("audience", ["", "board"])
def test_two_of_which_nobody_knows_for_whom_they_are_go_to_no_same_audience(lead: User, audience: str) -> None:
    now = timezone.now()
    same: dict[str, Any] = {"incident": "INC-9", "kind": "report", "audience": audience}
    older, newer = (make_draft(**same, received_at=now - timedelta(hours=hours)) for hours in (2, 1))
    for draft in (older, newer):
        assert "draft to this audience" not in page(lead, draft)
        assert "Newer waits" not in page(lead, draft)


@pytest.mark.parametrize("beside", [False, True])
def test_when_it_goes_out_is_said_in_its_head(lead: User, beside: bool) -> None:
    sorted_as: dict[str, Any] = {"incident": "INC-7", "kind": "update"}
    draft = make_draft(**sorted_as, audience="customer")
    if beside:
        # One that came in goes nowhere, one that is closed went.
        make_draft(**sorted_as, audience="executive", direction="inbound")
        make_draft(**sorted_as, audience="engineering", state="sent", closed_at=timezone.now())
    row = Draft.objects.filter(pk=draft.pk)
    assert page(lead, draft).count("Goes out") == 1
    assert "Goes out As soon as it is approved" in page(lead, draft)
    row.update(send_at=datetime(2031, 1, 2, 9, 4, tzinfo=UTC))
    assert "Goes out 2 Jan 2031, 09:04 UTC , once it is approved" in page(lead, draft)
    row.update(send_at=timezone.now() - timedelta(hours=1))
    assert "Goes out As soon as it is approved" in page(lead, draft)
    row.update(send_at=None, send_at_told=False)
    assert "Goes out MultiMail does not say: it may be at once" in page(lead, draft)


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_of_what_is_decided_it_is_not_said_when_it_goes_out(
    lead: User, commander: User, beside: bool, action: Action
) -> None:
    sorted_as: dict[str, Any] = {"incident": "INC-7", "kind": "update"}
    draft = make_draft(**sorted_as, audience="customer")
    if beside:
        make_draft(**sorted_as, audience="executive", direction="inbound")
    client = signed_in(lead)
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    seen = re.search(r'name="seen"\s+value="([^"]+)"', html)
    assert seen
    assert f'<div id="goes-out-{draft.pk}">' in html
    decision = decided(commander, draft, action)
    assert "Goes out" not in page(lead, draft)
    moved = client.get(f"/drafts/{draft.pk}/status/", {"seen": seen[1]}, headers=HTMX)
    assert f'<div id="goes-out-{draft.pk}" hx-swap-oob="true" hidden>' in moved.content.decode()
    assert "Goes out" not in words(moved)
    # Stopped, it waits again.
    Decision.objects.filter(pk=decision.pk).update(outcome="stopped", closed_at=timezone.now())
    moved = client.get(f"/drafts/{draft.pk}/status/", {"seen": f"{draft.pk}:old"}, headers=HTMX)
    assert "Goes out As soon as it is approved" in words(moved)


@pytest.mark.parametrize(("seconds", "at_once"), [(-300, True), (5, True), (60, False)])
def test_head_step_hold_and_stop_agree_on_its_time(lead: User, settings: Any, seconds: int, at_once: bool) -> None:
    """A time that is past by the end of the hold keeps nothing back."""
    settings.HOLD_SECONDS = 10
    draft = make_draft(send_at=timezone.now() + timedelta(seconds=seconds))
    assert ("Goes out As soon as it is approved" in page(lead, draft)) == at_once
    step = words(signed_in(lead).get(f"/drafts/{draft.pk}/approve/", {"digest": digest(draft)}))
    assert ("at its time" in step) != at_once
    assert ("It is sent 10 seconds after you approve" in step) == at_once
    assert ("Approve and send to 1 address" in step) == at_once
    decided(lead, draft)
    told = page(lead, draft)
    assert ("It is sent in" in told) == ("Stop sending" in told) == at_once
    assert ("It is approved on MultiMail in" in told) == ("Stop the approval" in told) != at_once


def test_of_what_is_expired_it_is_not_said_either(lead: User) -> None:
    draft = make_draft(expires_at=timezone.now() - timedelta(minutes=5))
    assert "Goes out" not in page(lead, draft)


def test_the_thread_is_shown_with_its_states(lead: User, draft: Draft) -> None:
    make_draft(subject="An earlier one", thread="th_7", state="sent")
    make_draft(subject="Elsewhere", thread="th_7", mailbox=make_mailbox(multimail_id="mb_2", address="o@x.example"))
    said = page(lead, draft)
    assert "An earlier one" in said
    assert "Elsewhere" not in said


def test_an_unsorted_draft_says_so(lead: User, reader: User) -> None:
    draft = make_draft()
    assert "Unsorted: it is not known which incident this is about and who it is for." in page(lead, draft)
    assert f"/drafts/{draft.pk}/sort/" in signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert f"/drafts/{draft.pk}/sort/" not in signed_in(reader).get(f"/drafts/{draft.pk}/").content.decode()


def test_neighbours_in_the_queue_are_linked(lead: User, draft: Draft) -> None:
    sooner = make_draft(expires_at=draft.expires_at - timedelta(hours=1))
    later = make_draft(expires_at=draft.expires_at + timedelta(hours=1))
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert f'rel="prev" href="/drafts/{sooner.pk}/"' in html
    assert f'rel="next" href="/drafts/{later.pk}/"' in html


def test_a_reader_sees_the_mail_and_a_sentence_instead_of_buttons(reader: User, draft: Draft) -> None:
    html = signed_in(reader).get(f"/drafts/{draft.pk}/").content.decode()
    assert "The pool ran dry" in html
    assert "Your role is read-only. A lead or a commander decides." in html
    assert "/approve/" not in html
    assert "/reject/" not in html


def test_a_stranger_is_sent_to_the_sign_in(draft: Draft) -> None:
    response = Client().get(f"/drafts/{draft.pk}/")
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]


def test_a_draft_that_is_not_there_is_404(lead: User) -> None:
    assert signed_in(lead).get("/drafts/987654/").status_code == 404


def test_drafts_are_not_kept_by_the_browser(lead: User, draft: Draft) -> None:
    assert "no-store" in signed_in(lead).get(f"/drafts/{draft.pk}/")["Cache-Control"]


def test_a_draft_whose_content_is_not_read_yet_cannot_be_decided(lead: User) -> None:
    draft = make_draft()
    Draft.objects.filter(pk=draft.pk).update(current=None)
    said = page(lead, draft)
    assert "its content has not been read" in said
    assert "It can be decided once its content is here." in said


def test_an_expired_draft_says_so_and_offers_nothing(lead: User) -> None:
    draft = make_draft(expires_at=timezone.now() - timedelta(minutes=1))
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert "by this desk&#x27;s clock." in html
    assert "/approve/" not in html


def test_a_draft_decided_elsewhere_says_who_and_where(lead: User) -> None:
    draft = make_draft(state="rejected", remote_status="rejected", closed_at=timezone.now(), closed_by="key_ops")
    said = page(lead, draft)
    assert "Rejected: decided elsewhere" in said
    assert "by key_ops" in said


def test_a_received_mail_is_let_in_and_not_sent(lead: User) -> None:
    said = page(lead, make_draft(direction="inbound"))
    assert "Approving lets it into the mailbox; nothing is sent." in said
    assert "A received mail cannot be edited." in said


def test_edit_is_offered_only_with_a_key_that_may_send(lead: User, draft: Draft, settings: Any) -> None:
    assert "Editing needs a MultiMail key that may send." in page(lead, draft)
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    assert f'href="/drafts/{draft.pk}/edit/"' in signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()


def test_a_keys_file_that_is_none_offers_no_edit(lead: User, draft: Draft, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{}")
    settings.MULTIMAIL_KEYS_FILE = str(tmp_path / "keys.json")
    assert "Editing needs a MultiMail key that may send." in page(lead, draft)


def test_a_huge_body_is_shown_exactly_as_written(lead: User) -> None:
    draft = make_draft(Content("S", ("a@x.example",), text="a line of the log\n" * 12_000))
    said = page(lead, draft)
    assert "too long to lay them out, so they are shown exactly as written" in said
    assert said.count("a line of the log") == 12_000


@pytest.mark.parametrize("versions", [1, 2, 3, 5])
def test_the_page_costs_at_most_12_queries_in_every_state(
    lead: User,
    commander: User,
    settings: Any,
    may_edit: None,
    versions: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """Five versions as few as one: with a thread, an edit, a word of somebody else, a change since, and no answers."""
    settings.AUDIENCES = ["engineering", "executive", "support", "partner", "customer"]
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    drafts = [
        make_draft(FULL, incident="INC-7", kind="report", audience=audience, thread="th_7")
        for audience in settings.AUDIENCES[:versions]
    ]
    make_draft(thread="th_7")
    now = timezone.now()
    SyncPass.objects.create(finished_at=now - timedelta(hours=1), outcome=SyncPass.Outcome.DONE)
    SyncPass.objects.create(finished_at=now, outcome=SyncPass.Outcome.FAILED, error="no answer")
    brake.limited(Brake.Kind.CALLS, 3600, "told to wait")
    leave(RULES_CHANGED)
    client = signed_in(lead)
    client.get(f"/drafts/{drafts[-1].pk}/")
    change(drafts[0])
    for draft in drafts:
        save_edit(lead, draft.pk, digest(draft), "Another subject", "Another text", set(FULL.recipients[:2]))
        give_verdict(commander, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    client.get(f"/drafts/{drafts[-1].pk}/")  # everything is scanned now
    LastRead.objects.update(read_at=now - timedelta(minutes=5))
    for part in ("", "?q=INC-7&severity=unknown&sort=newest"):
        with django_assert_max_num_queries(12):
            said = words(client.get(f"/drafts/{drafts[-1].pk}/{part}"))
    for told in ("Changed since you read it", "Approve your edit", "1 of 2", "Calls to MultiMail pause", "Thread"):
        assert told in said
