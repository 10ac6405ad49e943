"""Who decided what, when, why, and how far it is."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import record
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.desk.history.decided import people
from reviewer.drafts.content import Content
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft
from tests.desk_support import decided, signed_in, words
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db


def decision(user: User, subject: str, action: Action = Action.APPROVE, **delivery: Any) -> Decision:
    draft = make_draft(Content(subject, ("a@x.example",), text="T"), incident=f"INC-{len(subject)}", kind="report")
    made = decided(user, draft, action, "Facts are wrong" if action == Action.REJECT else "Read and correct")
    Delivery.objects.filter(decision=made).update(**lease(), **delivery)
    return made


def history(user: User, query: str = "") -> str:
    return words(signed_in(user).get(f"/history/?{query}"))


def test_a_rejection_is_drawn_alike_on_every_page(reader: User, lead: User) -> None:
    """Neither as verified nor as what blocks."""
    made = decision(lead, "Pool exhausted", Action.REJECT, state="done")
    Decision.objects.filter(pk=made.pk).update(outcome="done", closed_at=timezone.now())
    Draft.objects.filter(pk=made.draft_id).update(state="rejected", closed_at=timezone.now())
    browser = signed_in(reader)
    version, decisions, events = (
        browser.get(address).content.decode()
        for address in (f"/drafts/{made.draft_id}/", "/history/", f"/history/{made.draft_id}/")
    )
    assert 'class="d-told st--note"' in version
    assert 'data-kind="decision"' in decisions
    assert 'data-kind="decision"' in events
    assert 'data-kind="block"' not in decisions + events


def test_what_came_of_a_rejection_is_no_reason_and_no_mail_on_its_way(reader: User, lead: User) -> None:
    made = decision(lead, "Pool exhausted", Action.REJECT)
    came = entry("Reviewer", Act.DELIVERY_DONE, made.draft, action="reject", note="MultiMail shows it as rejected.")
    record(came)
    for address in (f"/drafts/{made.draft_id}/", f"/history/{made.draft_id}/"):
        page = signed_in(reader).get(address).content.decode()
        assert re.search(r'<p class="(soft|quote)">MultiMail shows it as rejected\.</p>', page)
        assert "paper-airplane" not in re.sub(r"<symbol.*?</symbol>", "", page, flags=re.S)


def test_the_filter_tells_people_of_one_name_apart(reader: User, lead: User) -> None:
    alone = User.objects.create_user("mara@desk.example", name="Mara Lindqvist", role="commander")
    other = User.objects.create_user("another@desk.example", name=lead.name, role="lead")
    page = signed_in(reader).get("/history/").content.decode()
    for person in (lead, other):
        assert f'<option value="{person.pk}">{person.name}, {person.email}</option>' in page
    assert f'<option value="{alone.pk}">Mara Lindqvist</option>' in page


def test_it_names_person_action_reason_and_state(reader: User, lead: User) -> None:
    decision(lead, "Pool exhausted", Action.REJECT)
    said = history(reader)
    assert "Lena Brandt rejected Pool exhausted" in said
    assert "Facts are wrong" in said
    assert "INC-14" in said
    assert "In hold" in said


@pytest.mark.parametrize(
    ("state", "label"),
    [("posting", "Being posted"), ("done", "Done"), ("elsewhere", "Decided elsewhere"), ("void", "Void"),
     ("stopped", "Stopped"), ("needs_look", "Needs a look")],
)  # fmt: skip
def test_every_state_has_its_words_and_its_filter(reader: User, lead: User, state: str, label: str) -> None:
    decision(lead, "This one", state=state)
    decision(lead, "Another one", state="done" if state != "done" else "void")
    said = history(reader, f"state={state}")
    assert "This one" in said
    assert "Another one" not in said
    assert said.count(label) == 2


@pytest.mark.parametrize(
    ("state", "status", "label"),
    [("failed", "send_failed", "Sending failed"), ("sent", "bounced", "Sent, and bounced")],
)
def test_what_reached_nobody_is_not_drawn_as_done(
    reader: User, lead: User, state: str, status: str, label: str
) -> None:
    made = decision(lead, "This one", state="done")
    Draft.objects.filter(pk=made.draft_id).update(state=state, remote_status=status, closed_at=timezone.now())
    page = signed_in(reader).get("/history/").content.decode()
    assert label in page
    assert "st--block" in page
    assert "st--ok" not in page


def test_what_waits_between_two_steps_is_being_posted(reader: User, lead: User) -> None:
    over = timezone.now() - timedelta(seconds=1)
    decision(lead, "Begun", step="sent", hold_until=over)
    decision(lead, "Unbegun", hold_until=over)
    begun, unbegun = history(reader, "state=posting"), history(reader, "state=waiting")
    assert "Begun" in begun
    assert "Unbegun" not in begun
    assert "Unbegun" in unbegun
    assert "Begun" not in unbegun.replace("Unbegun", "")


def test_a_hold_and_a_wait_are_told_apart(reader: User, lead: User) -> None:
    decision(lead, "Held")
    decision(lead, "Over", hold_until=timezone.now() - timedelta(seconds=1))
    assert "Over" not in history(reader, "state=hold")
    assert "Held" not in history(reader, "state=waiting")


def test_filters_by_person_action_and_words(reader: User, lead: User, commander: User) -> None:
    decision(lead, "Pool exhausted")
    decision(commander, "Certificate expired", Action.REJECT)
    for query in (f"person={lead.pk}", "action=approve", "q=pool", "q=inc-14"):
        said = history(reader, query)
        assert "Pool exhausted" in said, query
        assert "Certificate expired" not in said, query
    assert "Certificate expired" in history(reader, "q=facts")


def test_who_decided_and_is_a_reader_now_can_be_asked_for(reader: User, lead: User, commander: User) -> None:
    decision(lead, "Pool exhausted")
    User.objects.filter(pk=lead.pk).update(role="reader")
    page = signed_in(commander).get(f"/history/?person={lead.pk}").content.decode()
    assert f'<option value="{lead.pk}" selected>{lead}</option>' in page
    assert f'<option value="{reader.pk}"' not in page


def test_nobody_is_left_out_of_those_to_ask_for(lead: User) -> None:
    for number in range(150):
        User.objects.create(email=f"p{number}@x.example", name=f"A {number}", role="commander")
    assert lead in people()


def test_what_the_address_does_not_mean_is_ignored(reader: User, lead: User) -> None:
    decision(lead, "Pool exhausted")
    ends_of_time = ("before=0001-01-01T00:00:00%2B23:59_1", "before=9999-12-31T23:59:59-23:59_1")
    nonsense = ("state=x", "person=abc", "action=zzz", "before=nonsense", "before=2026-02-31T00:00:00Z_1", "q=%00")
    for query in (*nonsense, *ends_of_time):
        assert "Pool exhausted" in history(reader, query), query


def test_nothing_yet_and_nothing_that_fits(reader: User, lead: User) -> None:
    assert "Nothing is decided yet" in history(reader)
    decision(lead, "Pool exhausted")
    assert "No decision fits" in history(reader, "q=unheard")


def test_pages_of_50_by_key_lose_and_repeat_nothing(reader: User, lead: User) -> None:
    now = timezone.now()
    for number in range(53):
        made = decision(lead, f"Mail <{number:02}>")
        Decision.objects.filter(pk=made.pk).update(decided_at=now - timedelta(minutes=number // 2))
    client = signed_in(reader)
    first = client.get("/history/")
    page = first.context["page"]
    assert len(page.rows) == 50
    assert parse_qs(page.next_query)["before"]
    second = client.get(f"/history/?{page.next_query}").context["page"]
    assert len(second.rows) == 3
    assert second.next_query == ""
    seen = [row.decision.pk for row in (*page.rows, *second.rows)]
    assert len(set(seen)) == 53


@pytest.fixture
def short_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.desk.history.decided.LOOKED_THROUGH", 3)


def test_a_search_looks_through_so_many_and_says_how_far_back(reader: User, lead: User, short_look: None) -> None:
    then = timezone.now().replace(year=2026, month=3, day=2, hour=14, minute=7)
    for number in range(7):
        made = decision(lead, f"Pool {number}" if number in (0, 5) else f"Certificate {number}")
        Decision.objects.filter(pk=made.pk).update(decided_at=then)  # all at once: the number tells them apart
    client, query, seen = signed_in(reader), "q=pool", []
    while query:
        answer = client.get(f"/history/?{query}")
        page, query = answer.context["page"], answer.context["page"].next_query
        seen.append([row.decision.draft.subject for row in page.rows])
        assert ("Looked back to 2 March 2026, 14:07 UTC. Look further back" in words(answer)) == bool(query)
    assert seen == [["Pool 5"], [], ["Pool 0"]]


def test_nothing_so_far_is_not_nothing(reader: User, lead: User, short_look: None) -> None:
    for number in range(4):
        decision(lead, f"Certificate {number}")
    assert "No decision fits so far" in history(reader, "q=pool")


def test_what_is_open_is_looked_for_everywhere(reader: User, lead: User, short_look: None) -> None:
    decision(lead, "This one", state="needs_look")
    for number in range(4):
        decision(lead, f"Certificate {number}", state="done")
    said = history(reader, "state=needs_look")
    assert "This one" in said
    assert "Look further back" not in said


def test_the_number_of_questions_does_not_grow_with_the_rows(
    reader: User, lead: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        decision(lead, f"Mail {number}")
    client = signed_in(reader)
    with django_assert_max_num_queries(9):
        client.get("/history/")


def test_a_stranger_sees_nothing() -> None:
    assert Client().get("/history/").status_code == 302
