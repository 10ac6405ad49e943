"""A text of the longest kind is edited as well, and what is not compared is said."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk import kept
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_a_text_too_long_to_be_compared_says_so(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    draft = written("It lasted 45 minutes. " * 4_000)
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert page.status_code == 200
    assert "too long for its facts to be compared" in words(page)


def test_the_longest_text_comes_through_whatever_it_is_written_in(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    draft, longest = written("It broke."), "\N{FIRE}" * 262_144
    fields = {"digest": digest(draft), "subject": "INC-7", "text": longest, "keep": ["a@x.example"], "back": "1"}
    form = "application/x-www-form-urlencoded"
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", urlencode(fields, doseq=True), content_type=form)
    assert answer.status_code == 302
    typed = kept.kept(lead, draft.pk, Typed.Form.EDIT)
    assert typed is not None
    assert typed.fields["text"] == longest


def written(text: str, html: str = "", **more: Any) -> Draft:
    content = Content("INC-7", ("a@x.example",), text=text, html=html)
    return make_draft(content, **{"incident": "INC-7", "kind": "report", "audience": "customer", **more})


def test_a_text_of_more_facts_than_are_compared_says_so(lead: User, settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    few, many = written("9% " * 1_900), written("9% " * 2_100)
    client = signed_in(lead)
    said = [words(client.get(f"/drafts/{draft.pk}/edit/")) for draft in (few, many)]
    told = "Only the first 2,000 facts of a text are compared. Read the other numbers yourself."
    assert [told in one for one in said] == [False, True]
    assert TOLD in words(client.get(f"/drafts/{many.pk}/"))


TOLD = "Only the first 2,000 facts of a text are compared"
SHORT, CROWD = "The outage lasted 45 minutes.", "{}\n\nThe outage lasted 3 hours."


@pytest.mark.parametrize(("times", "crowded"), [(10, False), (2_100, True)])
def test_nor_is_it_silent_of_another_version(lead: User, settings: Any, times: int, crowded: bool) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
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
def test_nor_of_an_earlier_mail(lead: User, settings: Any, times: int, crowded: bool) -> None:
    settings.MULTIMAIL_REVIEW_KEY, settings.MULTIMAIL_SEND_KEY = "mm_test_review", "mm_test_send"
    written(CROWD.format("9% " * times), thread="th_7", incident="", state="sent")
    draft = written(SHORT, thread="th_7", received_at=timezone.now() + timedelta(seconds=1))
    for address in (f"/drafts/{draft.pk}/edit/", f"/drafts/{draft.pk}/"):
        said = words(signed_in(lead).get(address))
        assert ("he earlier mail of" in said, TOLD in said) == (not crowded, crowded)
