"""A text of the longest kind is edited as well, and what is not compared is said."""

import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk import kept
from reviewer.desk.editing.checks import Checks, check
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.comparison.steps import steps
from tests.desk_support import HTMX, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_a_text_too_long_to_be_compared_says_so(lead: User, may_edit: None) -> None:
    draft = written("It lasted 45 minutes. " * 4_000)
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert page.status_code == 200
    assert "too long for its facts to be compared" in words(page)


def test_the_longest_text_comes_through_whatever_it_is_written_in(lead: User, may_edit: None) -> None:
    draft, longest = written("It broke."), "\N{FIRE}" * 262_144
    fields = {"digest": digest(draft), "subject": "INC-7", "text": longest, "keep": ["a@x.example"], "back": "1"}
    form = "application/x-www-form-urlencoded"
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", urlencode(fields, doseq=True), content_type=form)
    assert answer.status_code == 302
    typed = kept.kept(lead, draft.pk, Typed.Form.EDIT)
    assert typed is not None
    assert typed.fields["text"] == longest


@pytest.mark.parametrize("way", ["changes", "show", "save"])
def test_a_text_that_can_never_be_saved_is_not_checked_and_says_so(lead: User, may_edit: None, way: str) -> None:
    draft = written("It broke on 10.20.4.7.")
    text = " ".join(f"{number:x}" for number in range(250_000))
    fields = {
        "digest": digest(draft),
        "subject": "INC-7",
        "text": text,
        "keep": ["a@x.example"],
        "words": "A pasted log",
    }
    began = time.process_time()
    there = f"/drafts/{draft.pk}/edit/{'changes/' if way == 'changes' else ''}"
    answer = signed_in(lead).post(there, {**fields, way: "1"}, headers=HTMX if way == "changes" else {})
    said = words(answer)
    assert f"It has {len(text):,} characters; an edit may have 262,144." in said
    assert "Checks for Customer" not in said
    assert answer.status_code == (422 if way == "save" else 200)
    assert time.process_time() - began < 5
    if way == "changes":
        assert len(answer.content) < 10_000


def test_a_long_text_is_compared_after_it_is_saved(lead: User, may_edit: None) -> None:
    long = "It is so. " * 6_001
    draft = written(long, audience="engineering")
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/"
    assert "too long to be compared" not in words(client.get(there))
    fields = {"digest": digest(draft), "subject": "INC-8", "text": f"{long}No.", "keep": ["a@x.example"]}
    said = words(client.post(f"{there}changes/", fields, headers=HTMX))
    assert "The text is too long to be compared here. The step after saving shows what changed in it." in said
    assert "added: 8" in said
    assert "added: No" not in said
    assert "added: No" in words(client.post(there, {**fields, "words": "It is not so"}, follow=True))


def test_of_very_many_hints_the_first_are_shown(lead: User, may_edit: None) -> None:
    draft = written(" ".join(f"10.20.{number // 200}.{number % 200}" for number in range(400)))
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert "Only the first 100 of 400 open hints are shown." in words(page)
    assert page.content.decode().count('name="replace"') == 100


def written(text: str, html: str = "", **more: Any) -> Draft:
    content = Content("INC-7", ("a@x.example",), text=text, html=html)
    return make_draft(content, **{"incident": "INC-7", "kind": "report", "audience": "customer", **more})


def test_a_text_of_more_facts_than_are_compared_says_so(lead: User, may_edit: None) -> None:
    few, many = written("9% " * 1_900), written("9% " * 2_100)
    client = signed_in(lead)
    said = [words(client.get(f"/drafts/{draft.pk}/edit/")) for draft in (few, many)]
    told = "Only the first 2,000 facts of a text are compared. Read the other numbers yourself."
    assert [told in one for one in said] == [False, True]
    assert TOLD in words(client.get(f"/drafts/{many.pk}/"))


TOLD = "Only the first 2,000 facts of a text are compared"
SHORT, CROWD = "The outage lasted 45 minutes.", "{}\n\nThe outage lasted 3 hours."


@pytest.mark.parametrize(("times", "crowded"), [(10, False), (2_100, True)])
def test_nor_is_it_silent_of_another_version(lead: User, may_edit: None, times: int, crowded: bool) -> None:
    draft = written(SHORT)
    written(CROWD.format("9% " * times), audience="engineering")
    for address in (f"/drafts/{draft.pk}/edit/", f"/drafts/{draft.pk}/"):
        said = words(signed_in(lead).get(address))
        assert ("Facts that differ" in said, TOLD in said) == (not crowded, crowded)


@pytest.mark.parametrize(("times", "crowded"), [(10, False), (2_100, True)])
def test_nor_of_the_html_part(lead: User, times: int, crowded: bool) -> None:
    draft = written(SHORT, f"<p>{'9% ' * times}</p><p>The outage lasted 3 hours.</p>")
    said = words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert ("HTML part differs" in said, TOLD in said) == (not crowded, crowded)


@pytest.mark.parametrize(("times", "crowded"), [(10, False), (2_100, True)])
def test_nor_of_an_earlier_mail(lead: User, may_edit: None, times: int, crowded: bool) -> None:
    written(CROWD.format("9% " * times), thread="th_7", incident="", state="sent")
    draft = written(SHORT, thread="th_7", received_at=timezone.now() + timedelta(seconds=1))
    for address in (f"/drafts/{draft.pk}/edit/", f"/drafts/{draft.pk}/"):
        said = words(signed_in(lead).get(address))
        assert ("he earlier mail of" in said, TOLD in said) == (not crowded, crowded)


def test_the_same_text_is_compared_once(lead: User) -> None:
    """A form is opened, shown again and saved with one text; a dense one takes seconds to compare."""
    texts = ["".join(f"Impact {n}: {n + more} customers\n" for n in range(20)) for more in range(3)]
    drafts = [
        make_draft(Content("Update", ("c@x.example",), text=text), incident="INC-70", kind="report", audience=audience)
        for text, audience in zip(texts, ("engineering", "executive", "customer"), strict=True)
    ]

    def looked(text: str) -> Checks:
        return check(lead, drafts[0], "Update", text, ["c@x.example"])

    looked("It broke.")
    first = steps(looked, texts[0])
    assert steps(looked, texts[0]) < first / 3
    assert looked(texts[0]).differs == looked(texts[0]).differs != []
