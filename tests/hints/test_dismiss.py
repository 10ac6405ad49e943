"""Dismissing a hint: for a listed reason, for one value, audience and report, and never twice."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.drafts.models import Draft
from reviewer.redaction import acts, hints
from reviewer.redaction.models import Dismissal, Hint, RevisionScan
from tests.desk_support import digest, words
from tests.hints.conftest import VALUE, make_version, mark

pytestmark = pytest.mark.django_db


def blocking(draft: Draft) -> int:
    assert draft.current is not None
    return len(hints.of(draft, draft.current).blocking)


def test_it_takes_a_reason_and_holds(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    assert blocking(draft) == 1
    answer = leads_browser.post(
        f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "public", "words": "On our status page"}
    )
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    assert blocking(draft) == 0
    event = Event.objects.get(action="hint.dismissed")
    assert event.data["reason"] == "Already public"
    assert VALUE not in str(event.data)


@pytest.mark.parametrize("reason", ["", "because", "public' OR 1=1"])
def test_another_reason_is_refused(leads_browser: Client, draft: Draft, hint: Hint, reason: str) -> None:
    answer = leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": reason})
    assert answer.status_code == 422
    assert "Choose one of the reasons." in words(answer)
    assert not Dismissal.objects.exists()


def test_a_double_click_dismisses_once(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    for _ in range(2):
        leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "public"})
    assert Dismissal.objects.count() == 1
    assert Event.objects.filter(action="hint.dismissed").count() == 1


def test_the_later_of_two_is_told_who_was_first(
    lead: User, leads_browser: Client, commanders_browser: Client, draft: Draft, hint: Hint
) -> None:
    """Also at another version of the report, and for another reason."""
    other = make_version("customer")
    there = mark(lead, other)
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    answer = commanders_browser.post(f"/drafts/{other.pk}/hints/{there.pk}/dismiss/", {"reason": "public"}, follow=True)
    assert "Lena Brandt had dismissed it already: Agreed with whom it concerns." in words(answer)
    assert Dismissal.objects.get().user == lead
    assert Event.objects.filter(action="hint.dismissed").count() == 1


@pytest.mark.parametrize("alone", [False, True])
def test_the_database_refuses_a_second_one(leads_browser: Client, draft: Draft, hint: Hint, alone: bool) -> None:
    if alone:
        Draft.objects.filter(pk=draft.pk).update(incident=None)
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    again = Dismissal.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    Dismissal.objects.update(reopened_at=again.at)
    again.save()


def test_it_holds_for_this_audience_alone(lead: User, leads_browser: Client, draft: Draft, hint: Hint) -> None:
    other = make_version("executive")
    mark(lead, other)
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    assert other.current is not None
    assert len(hints.of(other, other.current).warning) == 1


def test_what_only_warned_needs_no_word_any_more(lead: User, leads_browser: Client) -> None:
    draft = make_version("executive")
    hint, sent = mark(lead, draft), {"digest": digest(draft)}
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", sent).status_code == 422
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", sent).status_code == 302
    assert draft.decisions.get().action == "approve"


def test_who_may_and_why_is_asked_where_it_is_recorded(lead: User, reader: User, draft: Draft, hint: Hint) -> None:
    """Not only where the button is drawn (invariant 5)."""
    with pytest.raises(acts.BadWord, match="Choose one of the reasons"):
        acts.dismiss(lead, draft, hint, "because")
    with pytest.raises(acts.BadWord, match="read-only"):
        acts.dismiss(reader, draft, hint, "agreed")
    dismissal = acts.dismiss(lead, draft, hint, "agreed")
    with pytest.raises(acts.BadWord, match="read-only"):
        acts.reopen(reader, draft, dismissal)
    with pytest.raises(acts.BadWord, match="read-only"):
        mark(reader, draft, value="ran dry")
    assert (Dismissal.objects.get().reopened_at, Hint.objects.count()) == (None, 1)


def test_it_holds_for_the_next_draft_of_the_report(lead: User, leads_browser: Client, draft: Draft, hint: Hint) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    later = make_version("customer", "Once more: Blue  Whale ran dry.")
    mark(lead, later, value="Blue  Whale")
    assert blocking(later) == 0


def test_it_does_not_hold_for_another_report(lead: User, leads_browser: Client, draft: Draft, hint: Hint) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    other = make_version("customer")
    Draft.objects.filter(pk=other.pk).update(kind="postmortem")
    other.refresh_from_db()
    mark(lead, other)
    assert blocking(other) == 1


def test_reopened_it_blocks_again(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    pk = Dismissal.objects.get().pk
    for _ in range(2):
        assert leads_browser.post(f"/drafts/{draft.pk}/dismissals/{pk}/reopen/").status_code == 302
    assert blocking(draft) == 1
    assert Event.objects.filter(action="hint.reopened").count() == 1


@pytest.mark.parametrize(
    "elsewhere", [{"kind": "postmortem"}, {"audience": "executive"}, {"incident": None}], ids=lambda fields: str(fields)
)
def test_it_is_reopened_through_its_own_version_alone(
    leads_browser: Client, draft: Draft, hint: Hint, elsewhere: dict[str, str | None]
) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    other = make_version("customer")
    Draft.objects.filter(pk=other.pk).update(**elsewhere)
    pk = Dismissal.objects.get().pk
    assert leads_browser.post(f"/drafts/{other.pk}/dismissals/{pk}/reopen/").status_code == 404
    assert blocking(draft) == 0
    assert not Event.objects.filter(action="hint.reopened").exists()


def test_it_is_reopened_through_the_next_draft_of_its_report(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    later = make_version("customer")
    leads_browser.post(f"/drafts/{later.pk}/dismissals/{Dismissal.objects.get().pk}/reopen/")
    assert blocking(draft) == 1
    assert Event.objects.get(action="hint.reopened").draft == str(later.pk)


def test_the_counts_for_lists_follow(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    scan = RevisionScan.objects.get(revision=draft.current)
    assert scan.blocks == 1
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "agreed"})
    scan.refresh_from_db()
    assert scan.blocks == 0


def test_a_reader_and_a_stranger_may_not(readers_browser: Client, draft: Draft, hint: Hint) -> None:
    there = f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/"
    assert readers_browser.post(there, {"reason": "public"}).status_code == 403
    assert Client().post(there, {"reason": "public"}).status_code == 302
    assert not Dismissal.objects.exists()


def test_a_hint_of_another_draft_is_not_found(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    other = make_version("executive")
    assert leads_browser.get(f"/drafts/{other.pk}/hints/{hint.pk}/dismiss/").status_code == 404
