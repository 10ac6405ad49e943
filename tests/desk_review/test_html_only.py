"""A mail that has an HTML part alone is read, compared, marked and edited by what that says."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.desk.editing.unsaved import unsaved
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.models import Hint
from tests.desk_support import digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
HTML = "<h2>Impact</h2><p>The outage of our <b>blue whale</b> lasted 90 minutes.</p>"
SAID = "The outage of our blue whale lasted 90 minutes."


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def version(audience: str, text: str, html: str = "") -> Draft:
    content = Content("INC-7", (f"{audience}@lists.example",), text=text, html=html)
    return make_draft(content, incident="INC-7", kind="report", audience=audience, severity=1)


@pytest.fixture
def report(db: None) -> tuple[Draft, Draft]:
    """An engineering version that is HTML alone, and one for executives."""
    executive = version("executive", "## Impact\n\nThe outage of our blue whale lasted 45 minutes.")
    return version("engineering", "", HTML), executive


def test_it_stands_in_its_column_and_its_facts_are_compared(browser: Client, report: tuple[Draft, Draft]) -> None:
    page = words(browser.get(f"/drafts/{report[0].pk}/"))
    assert page.count("1 fact differs") == 2
    assert "lasted 90 minutes" in page
    assert "HTML part differs" not in page


def test_alone_it_is_laid_out_as_text(browser: Client, db: None) -> None:
    page = browser.get(f"/drafts/{version('customer', '', HTML).pk}/")
    assert "This mail has no text part: this is its HTML part as text." in words(page)
    assert SAID in words(page)


@pytest.mark.parametrize("laid_out", ["outage of our blue whale", "blue whale", "Impact\nThe outage"])
def test_a_passage_of_it_is_marked_where_it_stands(browser: Client, laid_out: str) -> None:
    draft = version("customer", "", HTML)
    answer = browser.post(f"/drafts/{draft.pk}/revisions/1/missed/", {"passage": laid_out, "category": "tone"})
    assert answer.status_code == 302
    hint = Hint.objects.get(author__isnull=False)
    assert hint.where == "html"
    assert HTML[hint.start : hint.end].startswith(laid_out.split()[0])
    assert "Next blocker, 1 left" in words(browser.get(f"/drafts/{draft.pk}/"))


def test_raised_digits_are_shown_so_and_marked_where_they_stand(browser: Client) -> None:
    draft = version("customer", "", "<p>Lost: 10<sup>5</sup> orders of 3<sup>4</sup> customers.</p>")
    assert "Lost: 10⁵ orders of 3⁴ customers." in words(browser.get(f"/drafts/{draft.pk}/"))
    browser.post(f"/drafts/{draft.pk}/revisions/1/missed/", {"passage": "10⁵ orders of", "category": "tone"})
    hint = Hint.objects.get(author__isnull=False)
    assert hint.revision.html[hint.start : hint.end] == "10<sup>5</sup> orders of"


def test_its_edit_begins_with_what_it_says_and_keeps_what_is_marked(browser: Client) -> None:
    draft = version("customer", "", HTML)
    browser.post(f"/drafts/{draft.pk}/revisions/1/missed/", {"passage": "blue whale", "category": "tone"})
    page = words(browser.get(f"/drafts/{draft.pk}/edit/"))
    assert SAID in page
    assert "No changes" in page
    fields = {"digest": digest(draft), "subject": "INC-7", "keep": ["customer@lists.example"], "words": "It was longer"}
    browser.post(f"/drafts/{draft.pk}/edit/", {**fields, "text": SAID.replace("90", "95")}, follow=True)
    edit = Revision.objects.get(number=2)
    assert (edit.text, edit.html) == (SAID.replace("90", "95"), "")
    hint = Hint.objects.get(revision=edit, author__isnull=False)
    assert edit.text[hint.start : hint.end] == "blue whale"


def test_its_form_that_was_opened_and_left_as_it_was_is_no_edit(browser: Client, lead: User) -> None:
    draft = version("customer", "", HTML)
    typed = {"digest": digest(draft), "subject": "INC-7", "keep": ["customer@lists.example"]}
    began = f"## Impact\r\n\r\n{SAID}\r\n"
    browser.post(f"/drafts/{draft.pk}/edit/changes/", {**typed, "text": began})
    assert unsaved(lead, draft) is None
    browser.post(f"/drafts/{draft.pk}/edit/changes/", {**typed, "text": began.replace("90", "95"), "number": "2"})
    assert unsaved(lead, draft)


def test_what_is_typed_in_another_version_is_compared_with_it(browser: Client, report: tuple[Draft, Draft]) -> None:
    form = {"digest": digest(report[1]), "subject": "INC-7", "keep": ["executive@lists.example"]}
    typed = {**form, "text": "## Impact\n\nThe outage of our blue whale lasted 45 minutes. We are sorry."}
    assert "90 minutes" in words(browser.post(f"/drafts/{report[1].pk}/edit/changes/", typed))


def test_of_a_mail_with_both_parts_the_text_is_read(browser: Client) -> None:
    draft = version("customer", "The outage lasted 45 minutes.", HTML)
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "has no text part" not in page
    assert "HTML part differs" in page
    form = {"passage": "blue whale", "category": "tone"}
    assert browser.post(f"/drafts/{draft.pk}/revisions/1/missed/", form).status_code == 422
    edit = words(browser.get(f"/drafts/{draft.pk}/edit/"))
    assert "The outage lasted 45 minutes." in edit
    assert "blue whale" not in edit
