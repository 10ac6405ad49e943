"""What a page sent before overwrites nothing when it comes later, nor does it bring back what is done with."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.models import Finished, Typed
from reviewer.drafts.models import Draft, Revision
from tests.desk_edit.support import MINE, TEXT, make_version, numbered, parts
from tests.desk_support import HTMX, digest, signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return make_version("customer")


def test_what_a_page_sent_before_overwrites_nothing_when_it_comes_later(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    for page, number, text, left in (
        ("a", 10, "new", "new"),
        ("a", 9, "old", "new"),
        ("b", 1, "other", "other"),
        ("b", 2, "more", "more"),
        ("b", 1, "other", "more"),
        ("b", "x", "no number", "no number"),
    ):
        client.post(there, {**parts(draft, text), **numbered(page, number)}, headers=HTMX)
        assert Typed.objects.get().fields["text"].strip() == left
    client.post(there, parts(draft, "no script"), headers=HTMX)
    assert Typed.objects.get().fields["text"].strip() == "no script"


def test_nor_do_the_words_of_a_verdict(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    client.post(there, {"step": "reject", "words": "It is wrong", **numbered("a", 2)})
    client.post(there, {"step": "reject", "words": "It is", **numbered("a", 1)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It is wrong"
    client.post(there, {"step": "reject", "words": "It was", **numbered("b", 1)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It was"


def test_a_form_that_is_sent_is_newer_than_what_was_kept_on_the_way(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    sent = {**parts(draft, "The pool on 10.20.4.7", back="1"), **numbered("a", 2)}
    client.post(f"/drafts/{draft.pk}/edit/", sent)
    client.post(f"/drafts/{draft.pk}/edit/changes/", {**parts(draft, "The pool"), **numbered("a", 1)}, headers=HTMX)
    assert Typed.objects.get().fields["text"].strip() == "The pool on 10.20.4.7"


@pytest.mark.parametrize("end", ["save", "discard"])
def test_what_was_on_its_way_when_it_was_saved_or_thrown_away_brings_nothing_back(
    lead: User, draft: Draft, end: str
) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "b"), **numbered("b", 3)}, headers=HTMX)
    client.post(there, {**parts(draft, "ab"), **numbered("a", 5)}, headers=HTMX)
    done = {"discard": "1"} if end == "discard" else parts(draft, *MINE, words="PagerDuty shows 41")
    assert client.post(f"/drafts/{draft.pk}/edit/", {**done, **numbered("a", 7)}).status_code == 302
    for number in (4, 6):
        said = words(client.post(there, {**parts(draft, "late"), **numbered("a", number)}, headers=HTMX))
        assert "is kept since" not in said
        assert not Typed.objects.filter(form=Typed.Form.EDIT).exists()
    # Another tab's, and what is typed in the same page after going back to it, are new.
    for page, number in (("b", 4), ("a", 8)):
        client.post(there, {**parts(draft, page), **numbered(page, number)}, headers=HTMX)
        assert Typed.objects.get(form=Typed.Form.EDIT).fields["text"].strip() == page


def test_nor_what_another_tab_had_sent_before_it_was_thrown_away_here(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "newer"), **numbered("b", 3)}, headers=HTMX)
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("a", 1)})
    client.post(there, {**parts(draft, "older"), **numbered("b", 2)}, headers=HTMX)
    assert not Typed.objects.exists()


def test_what_was_typed_after_save_was_pressed_is_left_though_it_came_first(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "typed on"), **numbered("a", 8)}, headers=HTMX)
    saved = {**parts(draft, *MINE, words="PagerDuty shows 41"), **numbered("a", 7)}
    assert client.post(f"/drafts/{draft.pk}/edit/", saved).status_code == 302
    assert Revision.objects.get(number=2).text == TEXT.replace("45", "41")
    assert "typed on" in client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    for number, left in ((6, "typed on"), (9, "and on")):
        client.post(there, {**parts(draft, "and on"), **numbered("a", number)}, headers=HTMX)
        assert Typed.objects.get(form=Typed.Form.EDIT).fields["text"].strip() == left


@pytest.mark.parametrize("end", ["save", "discard"])
def test_what_comes_late_is_not_called_too_long(lead: User, draft: Draft, end: str) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/"
    done = {"discard": "1"} if end == "discard" else parts(draft, *MINE, words="PagerDuty shows 41")
    client.post(there, {**done, **numbered("a", 7)})
    late = {**parts(draft, "late", back="1"), **numbered("a", 6)}
    assert client.post(there, late)["Location"] == f"/drafts/{draft.pk}/"
    Draft.objects.filter(pk=draft.pk).update(state="rejected")
    refused = client.post(there, late)
    assert (refused.status_code, "What you typed" in words(refused)) == (409, False)
    long = {**late, "part": ["x" * kept.LONGEST], "gap": ["1"]}
    assert "What you typed into your edit is too long to be kept." in words(client.post(there, long))


def test_what_was_typed_after_it_was_thrown_away_goes_with_it(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "typed on"), **numbered("a", 8)}, headers=HTMX)
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("a", 7)})
    client.post(there, {**parts(draft, "typed on"), **numbered("a", 6)}, headers=HTMX)
    assert not Typed.objects.exists()


def test_nor_do_words_that_a_verdict_overtook(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    verdict = {"digest": digest(draft), "words": "It is wrong in two places", **numbered("a", 2)}
    assert client.post(f"/drafts/{draft.pk}/reject/", verdict).status_code == 302
    client.post(there, {"step": "reject", "words": "It is", **numbered("a", 1)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == ""


def test_words_that_were_deleted_do_not_come_back(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed, ask = f"/drafts/{draft.pk}/typed/", f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"
    for page, arrivals in (("p-1", (1, 2)), ("p-2", (2, 1))):
        for number in arrivals:
            words_then = "Facts are all wrong" if number == 1 else " "
            client.post(typed, {"step": "reject", "words": words_then, "sent_page": page, "sent_number": str(number)})
        assert "all wrong" not in client.get(ask).content.decode()
    client.post(typed, {"step": "reject", "words": "Facts are all wrong", "sent_page": "p-2", "sent_number": "3"})
    assert "all wrong" in client.get(ask).content.decode()


def test_words_typed_after_a_verdict_was_pressed_are_left(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    client.post(there, {"step": "reject", "words": "It is wrong in three places", **numbered("a", 3)})
    verdict = {"digest": digest(draft), "words": "It is wrong in two places", **numbered("a", 2)}
    assert client.post(f"/drafts/{draft.pk}/reject/", verdict).status_code == 302
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It is wrong in three places"


def test_what_ended_a_form_is_forgotten_after_a_day(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("a", 2)})
    Finished.objects.update(at=timezone.now() - timedelta(days=2))
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("b", 2)})
    assert [one.page for one in Finished.objects.all()] == ["b"]
