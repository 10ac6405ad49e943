"""Mails that were rewritten after their approval: told on every page, listed, and taken note of."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.audit.record import Entry, record, verify
from reviewer.decisions.models import Action, Decision
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.drafts.rewrites import alarms
from tests.desk_support import HTMX, change, decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

LIST = "/history/?state=changed"
WHY = "Cancelled it on MultiMail, the agent is told"


def changed(subject: str = "Pool exhausted", state: str = "scheduled", **fields: Any) -> Draft:
    """A mail that the sync has found rewritten."""
    now = timezone.now()
    content = Content(subject, ("a@x.example",), text="Other words.")
    values = {"send_at": now + timedelta(hours=1), "closed_at": now, "rewritten_at": now, **fields}
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer", state=state, **values)
    record(Entry("MultiMail", Act.CHANGED_AFTER_APPROVAL, str(draft.pk), "INC-7", {"changed": ["the text"]}))
    return draft


def note(client: Client, draft: Draft, words: str = WHY, seen: str = "") -> Any:
    draft.refresh_from_db()
    assert draft.current is not None
    shown = seen or f"{draft.state}:{draft.current.digest}"
    return client.post(f"/drafts/{draft.pk}/note/", {"words": words, "seen": shown})


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def test_it_is_told_on_every_page_and_leads_to_the_list(browser: Client) -> None:
    changed()
    for address in ("/", "/keys/", "/rules/", "/history/"):
        page = browser.get(address)
        assert "1 mail was changed after its approval. Nobody has approved what it says now. Look at it" in words(page)
        assert f'href="{LIST}"' in page.content.decode()
    changed("Another")
    assert "2 mails were changed after their approval. Nobody has approved what they say now." in words(
        browser.get("/")
    )


@pytest.mark.parametrize("state", ["cancelled", "rejected", "expired", "failed", "pending"])
def test_what_did_not_go_out_is_no_alarm(browser: Client, state: str) -> None:
    changed(state=state)
    assert "after its approval" not in words(browser.get("/"))
    assert "Nothing is to be looked at" in words(browser.get(LIST))


def test_an_edit_is_counted_once_and_named_by_its_person(browser: Client, commander: User) -> None:
    original = make_draft(state="rejected", rewritten_at=timezone.now())
    Draft.objects.filter(pk=original.pk).update(state="pending")
    original.refresh_from_db()
    decision = decided(commander, original)
    Decision.objects.filter(pk=decision.pk).update(action="edit", outcome="done", closed_at=timezone.now())
    Draft.objects.filter(pk=original.pk).update(state="rejected")
    mail = changed("The edited one", replaces=original)
    assert "1 mail was changed" in words(browser.get("/"))
    said = words(browser.get(LIST))
    assert "Omar Haddad approved an edit of it at" in said
    assert f'/drafts/{mail.pk}/"' in browser.get(LIST).content.decode()
    assert "Look at the mail in its place" in words(browser.get(f"/drafts/{original.pk}/"))
    note(browser, mail)
    original.refresh_from_db()
    assert original.noted_at is not None
    assert Event.objects.filter(draft=original.pk, action="rewrite_noted").exists()


def test_the_list_says_what_was_changed_and_what_can_still_be_done(reader: User) -> None:
    changed("Gone", "sent")
    changed("Late", send_at=timezone.now() + timedelta(hours=5))
    changed("Soon", closed_by="ana@elsewhere.example")
    said = words(signed_in(reader).get(LIST))
    assert "To be looked at, 3" in said
    assert said.index("Soon") < said.index("Late") < said.index("Gone")
    assert "Nobody has approved what MultiMail will send at" in said
    assert "Cancel it there in time. Changed: the text. Seen at" in said
    assert "Approved elsewhere, by ana@elsewhere.example." in said
    assert "Nobody had approved what was sent." in said


def test_what_is_not_known_any_more_is_listed_as_such(reader: User) -> None:
    changed("Gone", "gone")
    said = words(signed_in(reader).get(LIST))
    assert "To be looked at, 1" in said
    assert "What became of it is not known: MultiMail may have sent it." in said
    assert "Not known" in said
    assert "Went out" not in said


def test_an_empty_list_says_what_is_looked_at(browser: Client) -> None:
    said = words(browser.get(LIST))
    assert "Nothing is to be looked at" in said
    assert "What waits for its time is looked at every ten minutes, and when it has gone out." in said


def test_the_filters_narrow_the_list_and_say_so(browser: Client, lead: User, commander: User) -> None:
    mine = make_draft(Content("Pool of mine", ("a@x.example",), text="T"), incident="INC-8")
    Decision.objects.filter(pk=decided(lead, mine).pk).update(outcome="done", closed_at=timezone.now())
    Draft.objects.filter(pk=mine.pk).update(state="sent", rewritten_at=timezone.now())
    changed("Of others")
    for query in (f"person={lead.pk}", "action=approve", "q=pool of", "q=inc-8", "q=correct"):
        said = words(browser.get(f"{LIST}&{query}"))
        assert "Pool of mine" in said, query
        assert "Of others" not in said, query
    assert "Nothing that fits is to be looked at" in words(browser.get(f"{LIST}&person={commander.pk}"))


def test_taking_note_ends_the_alarm_and_keeps_who_and_why(browser: Client, reader: User) -> None:
    draft = changed()
    page = browser.get(f"/drafts/{draft.pk}/")
    assert "Take note…" in words(page)
    assert "Take note…" not in words(signed_in(reader).get(f"/drafts/{draft.pk}/"))
    answer = note(browser, draft)
    assert answer["Location"] == LIST
    said = words(browser.get(LIST))
    assert "after its approval" not in words(browser.get("/"))
    assert "Somebody took note of each mail below." in said
    assert "Taken note of, 1" in said
    assert "Lena Brandt took note at" in said
    assert WHY in said
    event = Event.objects.get(draft=draft.pk, action="rewrite_noted")
    assert (event.actor, event.data["reason"], verify()[1]) == ("Lena Brandt", WHY, None)
    after = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "Somebody took note of that at" in after
    assert "Take note…" not in after


def test_a_second_note_is_none(browser: Client, commander: User) -> None:
    draft = changed()
    note(browser, draft)
    assert note(signed_in(commander), draft)["Location"] == LIST
    assert Event.objects.filter(draft=draft.pk, action="rewrite_noted").count() == 1
    assert browser.get(f"/drafts/{draft.pk}/note/")["Location"] == LIST


def test_whoever_sends_it_twice_is_not_told_of_somebody_else(browser: Client) -> None:
    draft = changed()
    note(browser, draft)
    note(browser, draft)
    said = words(browser.get(LIST))
    assert "It has been taken note of already, or is no longer so." in said
    assert "before you" not in said


def test_a_note_needs_words(browser: Client) -> None:
    draft = changed()
    assert "What you found and did" in words(browser.get(f"/drafts/{draft.pk}/note/", headers=HTMX))
    answer = note(browser, draft, "ok")
    assert (answer.status_code, "at least 10 characters" in words(answer)) == (422, True)
    draft.refresh_from_db()
    assert draft.noted_at is None


def test_what_was_changed_again_meanwhile_has_to_be_read_again(browser: Client) -> None:
    draft = changed()
    assert draft.current is not None
    seen = f"{draft.state}:{draft.current.digest}"
    change(draft, text="Yet other words.")
    answer = note(browser, draft, seen=seen)
    assert (answer.status_code, "Read it again." in words(answer), WHY in words(answer)) == (409, True, True)
    draft.refresh_from_db()
    assert draft.noted_at is None


def test_who_only_reads_takes_no_note(reader: User) -> None:
    draft = changed()
    assert note(signed_in(reader), draft).status_code == 403
    draft.refresh_from_db()
    assert draft.noted_at is None


def test_the_list_of_decisions_calms_down_after_the_note(browser: Client, lead: User) -> None:
    draft = make_draft()
    decision = decided(lead, draft, Action.APPROVE)
    decision.delivery.state = "done"
    decision.delivery.save(update_fields=["state"])
    Draft.objects.filter(pk=draft.pk).update(state="sent", rewritten_at=timezone.now())
    assert [row.far.tone for row in browser.get("/history/").context["page"].rows] == ["block"]
    note(browser, draft)
    assert [row.far.tone for row in browser.get("/history/").context["page"].rows] == ["warn"]


def test_the_number_of_questions_does_not_grow_with_the_mails(
    reader: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        changed(f"Mail {number}")
    client = signed_in(reader)
    with django_assert_max_num_queries(7):
        client.get(LIST)


def test_the_count_is_read_by_its_index() -> None:
    assert "draft_rewritten" in alarms().order_by().values("pk").explain()


def test_more_than_are_shown_says_so(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.desk.history.alarms.SHOWN", 2)
    for number in range(3):
        changed(f"Mail {number}")
    assert "Only 2 are shown. The export has all of them." in words(browser.get(LIST))


def test_what_goes_out_next_is_shown_however_many_were_rewritten_since(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.desk.history.alarms.SHOWN", 4)
    now = timezone.now()
    changed("Untimed", send_at=None, rewritten_at=now - timedelta(hours=3))
    changed("Late", send_at=now + timedelta(hours=5), rewritten_at=now)
    changed("Soon", send_at=now + timedelta(minutes=5), rewritten_at=now - timedelta(hours=2))
    changed("Long gone", "sent", send_at=now - timedelta(hours=1), rewritten_at=now - timedelta(hours=1))
    changed("Just gone", "sent", rewritten_at=now)
    changed("Noted", rewritten_at=now, noted_at=now)
    shown = [mail.draft.subject for mail in browser.get(LIST).context["alarms"].waiting]
    assert shown == ["Untimed", "Soon", "Late", "Just gone"]


def test_a_stranger_sees_nothing() -> None:
    draft = changed()
    assert Client().get(LIST).status_code == 302
    assert note(Client(), draft).status_code == 302
