from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Decision
from reviewer.desk.queue import rows, waiting
from reviewer.desk.queue.filters import Filters
from reviewer.desk.times import clock
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.drafts.words import Kind, State
from reviewer.fence.classify import Seen, look
from reviewer.fence.models import Rule
from reviewer.redaction.models import RevisionScan
from reviewer.redaction.scanning import read_as
from tests.desk_queue.rows import decide, headings, links, make_report, make_version, page, titles, words
from tests.desk_support import change
from tests.support.rows import make_draft


def test_the_versions_of_a_report_stand_in_one_row(desk: Client) -> None:
    drafts = make_report("PD-1")
    markup = page(desk)
    assert titles(markup) == ["Incident Report: PD-1"]
    for draft in drafts:
        assert f'class="l1" href="/drafts/{draft.pk}/"' in markup


def test_two_kinds_of_one_incident_are_two_rows(desk: Client) -> None:
    make_version("PD-1", "customer")
    make_version("PD-1", "customer", kind=Kind.POSTMORTEM)
    assert len(titles(page(desk))) == 2


def test_what_cannot_be_sorted_has_rows_of_its_own(desk: Client) -> None:
    make_draft(), make_draft()
    make_version("PD-1", "", hours=3), make_version("PD-1", "board", hours=3)
    make_version("PD-1", "customer", kind=Kind.UNSORTED), make_version("PD-1", "executive", kind=Kind.UNSORTED)
    assert len(titles(page(desk))) == 6


def test_the_row_opens_the_draft_that_expires_first(desk: Client) -> None:
    make_version("PD-1", "engineering", hours=5)
    first = make_version("PD-1", "customer", hours=2)
    assert links(page(desk)) == [first.pk]


def test_a_report_with_more_drafts_than_are_read_hides_no_other(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_OF_REPORTS", 6)
    for hours in range(1, 8):
        make_version("PD-1", "engineering", hours=hours)
    late, other = make_version("PD-2", "customer", hours=50), make_version("PD-2", "executive", hours=60)
    markup = page(desk)
    assert titles(markup) == ["Incident Report: PD-1", "Incident Report: PD-2"]
    assert links(markup)[1] == late.pk
    assert f'class="l1" href="/drafts/{other.pk}/"' in markup


def test_the_next_page_is_told_beside_such_a_report(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST_OF_REPORTS", 3)
    monkeypatch.setattr(waiting, "PAGE", 2)
    for hours in range(1, 8):
        make_version("PD-1", "engineering", hours=hours)
    make_version("PD-2", "customer", hours=50), make_version("PD-3", "customer", hours=60)
    found = waiting.load_page(Filters(), timezone.now())
    assert [leader.incident for leader in found.leaders] == ["PD-1", "PD-2"]
    after = waiting.load_page(Filters(after=found.next), timezone.now())
    assert [leader.incident for leader in after.leaders] == ["PD-3"]
    assert after.next is None


def two_updates() -> list[Draft]:
    """The older one expires first, so its cell opens it."""
    now = timezone.now()
    return [
        make_version("PD-1", "customer", hours=hours, kind=Kind.UPDATE, received_at=now - timedelta(hours=9 - hours))
        for hours in (2, 4)
    ]


def test_an_older_and_a_newer_update_both_waiting_are_counted(desk: Client) -> None:
    older, _ = two_updates()
    scanned(older)
    markup = page(desk)
    assert links(markup) == [older.pk]
    assert "Cust Newer waits 1 of 2" in words(markup)


@pytest.mark.parametrize(
    ("action", "outcome", "said"),
    [("approve", "", "Newer approved"), ("reject", "", "No open hints"), ("approve", "stopped", "Newer waits 1 of 2")],
)
def test_a_newer_update_that_is_approved_is_told_beside_the_older(
    desk: Client, commander: User, action: str, outcome: str, said: str
) -> None:
    older, newer = two_updates()
    scanned(older)
    decision = decide(newer, commander, outcome=outcome)
    Decision.objects.filter(pk=decision.pk).update(action=action)
    assert f"Cust {said}" in words(page(desk))


@pytest.mark.parametrize(
    ("blocks", "warns", "said"), [(5, 1, "Cust 5 blockers 1 of 2"), (0, 1, "Cust 1 warning 1 of 2")]
)
def test_where_several_wait_the_state_of_the_one_that_is_opened_is_shown(
    desk: Client, blocks: int, warns: int, said: str
) -> None:
    scanned(two_updates()[0], blocks, warns)
    assert said in words(page(desk))


def test_where_several_wait_it_is_said_that_one_is_not_scanned(desk: Client) -> None:
    two_updates()
    assert "Cust Waiting 1 of 2 · Not scanned yet" in words(page(desk))


def test_rows_are_grouped_by_the_time_left(desk: Client) -> None:
    make_version("PD-4", "customer", hours=60)
    make_version("PD-3", "customer", hours=5.5)
    make_version("PD-2", "customer", hours=0.5)
    make_version("PD-1", "customer", hours=-0.1)
    assert headings(page(desk)) == [
        "Expired, checking with MultiMail 1 draft",
        "Expires in under 1 hour 1 draft",
        "Expires in under 6 hours 1 draft",
        "Later 1 draft",
    ]


@pytest.mark.parametrize(("hours", "level"), [(0.9, "now"), (5.9, "soon"), (6.1, "")])
def test_the_time_left_is_red_under_an_hour_and_amber_under_six(desk: Client, hours: float, level: str) -> None:
    make_version("PD-1", "customer", hours=hours)
    assert f'q-exp" data-level="{level}"' in page(desk)


def test_an_expired_version_does_not_hide_those_that_can_be_decided(desk: Client) -> None:
    make_version("PD-1", "customer", hours=-1)
    alive = make_version("PD-1", "executive", hours=3)
    markup = page(desk)
    assert links(markup) == [alive.pk]
    assert "Expired checking" in words(markup)


def test_a_decided_version_says_so_and_the_row_opens_the_next(desk: Client, lead: User) -> None:
    decided = make_version("PD-1", "customer", hours=2)
    decide(decided, lead, seconds=60)
    waits = make_version("PD-1", "executive", hours=3)
    markup = page(desk)
    assert links(markup) == [waits.pk]
    assert "data-hold-until=" in markup
    assert "Approved, Lena" in words(markup)


@pytest.mark.parametrize(
    ("state", "seconds", "said"),
    [
        ("waiting", 60, "In hold"),
        ("waiting", -1, "To be posted"),
        ("posting", -1, "Being posted"),
        ("needs_look", -1, "Needs a look"),
    ],
)
def test_how_far_a_decision_is(desk: Client, lead: User, state: str, seconds: int, said: str) -> None:
    decide(make_version("PD-1", "customer"), lead, state=state, seconds=seconds)
    assert f"Customer: Cust {said}" in words(page(desk))


def test_what_was_sent_stands_beside_what_waits(desk: Client, lead: User) -> None:
    sent = make_version("PD-1", "engineering", state=State.SENT, closed_at=timezone.now() - timedelta(minutes=5))
    decide(sent, lead, state="done", outcome="done")
    make_version("PD-1", "customer")
    assert "Engineering: Eng Sent" in words(page(desk))


def test_a_report_with_nothing_waiting_is_gone(desk: Client) -> None:
    make_version("PD-1", "engineering", state=State.SENT, closed_at=timezone.now())
    assert titles(page(desk)) == []


def test_a_stopped_decision_leaves_the_draft_waiting(desk: Client, lead: User) -> None:
    decide(make_version("PD-1", "customer"), lead, state="stopped", outcome="stopped")
    assert "Cust Waiting Stopped before" in words(page(desk))


def scanned(draft: Draft, blocks: int = 0, warns: int = 0) -> None:
    assert draft.current is not None
    counted = {"blocks": blocks, "warns": warns, "read_as": read_as(draft.audience, draft.kind, draft.incident_id)}
    RevisionScan.objects.create(revision=draft.current, stamp="", **counted)


def test_a_draft_says_what_stands_before_its_approval(desk: Client) -> None:
    free, warned, blocked = make_report("PD-1")
    for draft, blocks, warns in ((free, 0, 0), (warned, 0, 1), (blocked, 2, 1)):
        scanned(draft, blocks, warns)
    said = words(page(desk))
    assert "Eng No open hints" in said
    assert "Exec 1 warning" in said
    assert "Cust 2 blockers" in said


def test_what_only_its_page_can_call_ready_is_not_called_so(desk: Client) -> None:
    """The list reads no text: this one is empty, another may hide characters or say something else in HTML."""
    scanned(make_draft(Content("Nothing", ("all@eng.example",)), incident="PD-1", kind="report", audience="customer"))
    said = words(page(desk))
    assert "Cust No open hints" in said
    assert "Ready" not in said


def test_what_nobody_scanned_is_not_called_ready(desk: Client) -> None:
    make_version("PD-1", "customer")
    assert "Cust Waiting Not scanned yet" in words(page(desk))


def test_an_address_that_may_not_read_it_is_a_blocker(desk: Client) -> None:
    draft = make_version("PD-1", "engineering")
    scanned(draft)
    Rule.objects.create(pattern="eng.example", audience="customer")
    assert "Eng 1 blocker" in words(page(desk))


def test_of_a_mail_to_thousands_a_row_looks_at_some(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def counting(addresses: list[str], *rest: Any) -> list[Seen]:
        looked_at.extend(addresses)
        return look(addresses, *rest)

    monkeypatch.setattr(rows, "look", counting)
    for number, people in enumerate((rows.MOST_LOOKED_AT - 1, 10_000)):
        cc = tuple(f"person{person}@eng.example" for person in range(people))
        content = Content(subject="It broke", to=("all@eng.example",), cc=cc, text="It broke.")
        scanned(make_draft(content, incident=f"PD-{number}", kind=Kind.REPORT, audience="engineering"))
    said = words(page(desk))
    assert "Eng No open hints" in said
    assert "Eng Many readers Not all looked at" in said
    assert len(looked_at) == 2 * rows.MOST_LOOKED_AT
    Rule.objects.create(pattern="eng.example", audience="customer")
    assert words(page(desk)).count(f"Eng {rows.MOST_LOOKED_AT} blockers") == 2


def test_the_mail_that_an_edit_puts_in_anothers_place_is_not_shown(desk: Client) -> None:
    original = make_version("PD-1", "customer")
    make_version("PD-1", "customer", subject="The edit", replaces=original)
    assert links(page(desk)) == [original.pk]


def test_approvals_that_wait_for_another_are_counted(desk: Client, lead: User, settings: Any) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    draft = make_version("PD-1", "customer")
    assert draft.current is not None
    draft.verdicts.create(
        revision=draft.current, digest=draft.current.digest, action="approve", user=lead, role=lead.role
    )
    assert "1 approval so far" in words(page(desk))


def test_approvals_of_what_it_said_before_are_not_counted(desk: Client, lead: User, settings: Any) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    draft = make_version("PD-1", "customer")
    before = draft.current
    assert before is not None
    draft.verdicts.create(revision=before, digest=before.digest, action="approve", user=lead, role=lead.role)
    change(draft)
    assert "approval so far" not in words(page(desk))


def test_foreign_text_stays_text(desk: Client) -> None:
    hostile = '<img src=x onerror="alert(1)">\u202egnp.exe'
    make_version("PD-1", "customer", subject=hostile, agent='"><script>', sender="'><b>")
    markup = page(desk)
    assert "<img" not in markup
    assert "<script>" not in markup
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in markup
    assert "\u202e" not in markup
    assert "U+202E" in markup


def test_a_subject_of_998_characters_is_cut(desk: Client) -> None:
    make_version("PD-1", "customer", subject="long " * 199)
    assert len(titles(page(desk))[0]) < 250


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/?severity=sev1")
    assert response.status_code == 302
    assert response.headers["Location"] == "/account/login/?next=/%3Fseverity%3Dsev1"


def test_a_reader_sees_the_queue(client: Client, reader: User) -> None:
    client.force_login(reader)
    draft = make_version("PD-1", "customer")
    assert links(page(client)) == [draft.pk]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_queue_is_only_read(desk: Client, method: str) -> None:
    assert getattr(desk, method)("/").status_code == 405


def test_the_page_is_kept_nowhere(desk: Client) -> None:
    assert "no-store" in desk.get("/").headers["Cache-Control"]


def queries(desk: Client, address: str, django_assert_max_num_queries: object) -> int:
    with django_assert_max_num_queries(20) as captured:  # type: ignore[operator]
        assert desk.get(address).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow(desk: Client, lead: User, django_assert_max_num_queries: object) -> None:
    addresses = ("/", "/?sort=newest&audience=customer", "/?q=outage")
    for number in range(20):
        drafts = make_report(f"PD-{number}", hours=7 + number, subject="API outage")
        decide(drafts[0], lead)
    few = [queries(desk, address, django_assert_max_num_queries) for address in addresses]
    for number in range(20, 200):
        make_report(f"PD-{number}", hours=7 + number / 4, subject="API outage")
    assert Draft.objects.count() == 600
    assert [queries(desk, address, django_assert_max_num_queries) for address in addresses] == few
    assert max(few) <= 16


def test_a_version_that_was_rewritten_after_its_approval_is_not_called_sent(desk: Client) -> None:
    (sent, *_) = make_report("INC-7")
    Draft.objects.filter(pk=sent.pk).update(state="sent", closed_at=timezone.now(), rewritten_at=timezone.now())
    markup = words(page(desk))
    assert "Eng Changed after approval" in markup
    assert "Sent" not in markup


def test_of_what_is_closed_comes_first_what_was_rewritten_until_somebody_took_note(desk: Client) -> None:
    make_version("INC-7", "customer")
    now = timezone.now()
    rewritten = make_version("INC-7", "engineering", state="sent", closed_at=now - timedelta(hours=2), rewritten_at=now)
    make_version("INC-7", "engineering", state="rejected", closed_at=now)
    assert "Eng Changed after approval" in words(page(desk))
    Draft.objects.filter(pk=rewritten.pk).update(noted_at=now)
    assert "Eng Rejected" in words(page(desk))


def test_a_version_that_waited_for_its_time_was_sent_at_that_time(desk: Client) -> None:
    now = timezone.now()
    make_version("INC-7", "customer")
    approved, sent = now - timedelta(days=3), now - timedelta(days=2)
    make_version("INC-7", "engineering", state="sent", closed_at=approved, send_at=sent)
    markup = words(page(desk))
    assert f"Sent {clock(sent, now)}" in markup
    assert clock(approved, now) not in markup


def test_a_version_that_went_out_before_its_time_is_told_without_one(desk: Client) -> None:
    now = timezone.now()
    make_version("INC-7", "customer")
    approved, later = now - timedelta(days=3), now + timedelta(days=2)
    make_version("INC-7", "engineering", state="sent", closed_at=approved, send_at=later)
    markup = words(page(desk))
    assert "Eng Sent" in markup
    assert clock(approved, now) not in markup
    assert clock(later, now) not in markup
