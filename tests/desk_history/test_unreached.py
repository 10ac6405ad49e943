"""Mails that were approved and did not reach everybody: told on every page, listed, and taken note of."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.drafts.unreached import unreached_alarms
from tests.desk_support import decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

LIST = "/history/?state=unreached"
WHY = "Told the customer by phone, the address was old"
NOTICE = "1 approved mail did not reach everybody. MultiMail could not send it, or it came back. Look at it"


def unreached(subject: str = "Pool exhausted", state: str = "failed", **fields: Any) -> Draft:
    """A mail that the sync has found failed, or bounced."""
    now = timezone.now()
    content = Content(subject, ("a@x.example",), text="It broke.")
    status = {"failed": "send_failed", "sent": "bounced"}[state]
    values = {"remote_status": status, "closed_at": now, "unreached_at": now, **fields}
    return make_draft(content, incident="INC-7", kind="report", audience="customer", state=state, **values)


def approved(user: User, draft: Draft) -> None:
    """The decision that was carried out on it."""
    state, draft.state = draft.state, "pending"
    draft.save(update_fields=["state"])
    decision = decided(user, draft, Action.APPROVE)
    Decision.objects.filter(pk=decision.pk).update(outcome="done", closed_at=timezone.now())
    Delivery.objects.filter(decision=decision).update(state="done")
    Draft.objects.filter(pk=draft.pk).update(state=state)


def note(client: Client, draft: Draft, seen: str = "") -> Any:
    draft.refresh_from_db()
    return client.post(f"/drafts/{draft.pk}/note/", {"words": WHY, "seen": seen or draft.stamp})


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


@pytest.mark.parametrize("state", ["failed", "sent"])
def test_it_is_told_on_every_page_and_leads_to_the_list(browser: Client, state: str) -> None:
    unreached(state=state)
    for address in ("/", "/keys/", "/rules/", "/history/"):
        page = browser.get(address)
        assert NOTICE in words(page)
        assert f'href="{LIST}"' in page.content.decode()
    unreached("Another")
    assert "2 approved mails did not reach everybody. MultiMail could not send them, or they came back." in words(
        browser.get("/")
    )


def test_the_list_says_what_happened_and_who_approved_it(lead: User, reader: User) -> None:
    approved(lead, unreached("Too large"))
    unreached("Old address", "sent", closed_by="ana@elsewhere.example")
    said = words(signed_in(reader).get(LIST))
    assert "Failed or bounced" in said
    assert "To be looked at, 2" in said
    assert "MultiMail could not send it. Seen at" in said
    assert "Lena Brandt approved it at" in said
    assert "It was sent and came back: it has not reached everybody." in said
    assert "Approved elsewhere, by ana@elsewhere.example." in said
    assert "Went out" not in said


def test_the_filters_narrow_it(browser: Client, lead: User, commander: User) -> None:
    approved(lead, unreached("Pool of mine"))
    unreached("Of others")
    for query in (f"person={lead.pk}", "action=approve", "q=pool of"):
        said = words(browser.get(f"{LIST}&{query}"))
        assert "Pool of mine" in said, query
        assert "Of others" not in said, query
    assert "Nothing that fits is to be looked at" in words(browser.get(f"{LIST}&person={commander.pk}"))


def test_an_empty_list_says_so(browser: Client) -> None:
    assert "No mail that was approved is known to have failed or bounced." in words(browser.get(LIST))


def test_taking_note_ends_the_alarm_and_keeps_who_and_why(browser: Client, lead: User, reader: User) -> None:
    draft = unreached()
    approved(lead, draft)
    assert [row.far.tone for row in browser.get("/history/").context["page"].rows] == ["block"]
    assert "Take note…" in words(browser.get(f"/drafts/{draft.pk}/"))
    assert "Take note…" not in words(signed_in(reader).get(f"/drafts/{draft.pk}/"))
    assert "MultiMail could not send it. It is not sent again by this." in words(
        browser.get(f"/drafts/{draft.pk}/note/")
    )
    assert note(browser, draft)["Location"] == LIST
    assert "did not reach everybody" not in words(browser.get("/"))
    said = words(browser.get(LIST))
    assert "Taken note of, 1" in said
    assert "Lena Brandt took note at" in said
    assert WHY in said
    event = Event.objects.get(draft=draft.pk, action="unreached_noted")
    assert (event.actor, event.data["reason"]) == ("Lena Brandt", WHY)
    assert not Event.objects.filter(action="rewrite_noted").exists()
    after = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "Somebody took note of that at" in after
    assert "Take note…" not in after
    assert [row.far.tone for row in browser.get("/history/").context["page"].rows] == ["warn"]


def test_an_edit_is_counted_once_and_noted_with_its_original(browser: Client, lead: User) -> None:
    original = make_draft()
    decision = decided(lead, original)
    mail = unreached("The edited one", "sent", replaces=original)
    Decision.objects.filter(pk=decision.pk).update(action="edit", outcome="done", closed_at=timezone.now())
    Delivery.objects.filter(decision=decision).update(state="done", replacement_id=mail.multimail_id)
    Draft.objects.filter(pk=original.pk).update(state="rejected")
    assert NOTICE in words(browser.get("/"))
    assert "Lena Brandt approved an edit of it at" in words(browser.get(LIST))
    note(browser, mail)
    assert Event.objects.filter(draft=original.pk, action="unreached_noted").exists()
    assert [row.far.tone for row in browser.get("/history/").context["page"].rows] == ["warn"]


def test_what_bounced_since_it_was_shown_has_to_be_looked_at_again(browser: Client) -> None:
    draft = unreached("Rewritten too", "sent", rewritten_at=timezone.now())
    assert draft.current is not None
    answer = note(browser, draft, f"sent:{draft.current.digest}")
    assert (answer.status_code, "did not reach everybody now. Read it again." in words(answer)) == (409, True)
    note(browser, draft)
    assert Event.objects.filter(draft=draft.pk, action__in=("rewrite_noted", "unreached_noted")).count() == 2


def test_in_the_queue_it_stands_before_what_else_is_closed(browser: Client) -> None:
    unreached(closed_at=timezone.now() - timedelta(hours=1))
    make_draft(incident="INC-7", kind="report", audience="engineering")
    make_draft(incident="INC-7", kind="report", audience="customer", state="rejected", closed_at=timezone.now())
    said = words(browser.get("/"))
    assert "Sending failed" in said
    assert "Rejected" not in said


def test_the_number_of_questions_does_not_grow_with_the_mails(
    reader: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        unreached(f"Mail {number}")
    client = signed_in(reader)
    with django_assert_max_num_queries(7):
        client.get(LIST)


def test_the_count_is_read_by_its_index() -> None:
    assert "draft_unreached" in unreached_alarms().order_by().values("pk").explain()
