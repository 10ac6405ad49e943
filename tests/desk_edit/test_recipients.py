"""Who reads at each address, where an address is taken out: the edit page says what the review page says."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.fence.models import Rule
from tests.desk_support import HTMX, change, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
ALIKE = "press@\u0430cme.example"
AUTOMATIC = "archive@lists.acme.example"
TO = ("sre@acme.example", "updates@lists.acme.example", ALIKE, "ana@nobody.example")


@pytest.fixture
def draft(may_edit: None) -> Draft:
    """An engineering version that goes to customers, to a look-alike and to somebody no rule names, too."""
    Rule.objects.create(pattern="acme.example", audience="engineering")
    Rule.objects.create(pattern="updates@lists.acme.example", audience="customer", people=1862)
    content = Content("INC-7", to=TO, auto_bcc=ALIKE.replace("press", "copy"), text="The pool ran dry.")
    return make_draft(content, incident="INC-7", kind="report", audience="engineering", severity=1)


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def boxes(page: str) -> list[str]:
    return [words_of(label) for label in re.findall(r'<label class="keep".*?</label>', page, re.DOTALL)]


def words_of(markup: str) -> str:
    return " ".join(re.sub(r"<(svg)\b.*?</\1>|<[^>]+>", " ", markup, flags=re.DOTALL).split())


def test_beside_each_box_stands_who_reads_there(browser: Client, draft: Draft) -> None:
    page = browser.get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert boxes(page) == [
        "sre@acme.example engineering",
        "updates@lists.acme.example is read by the customer audience, 1,862 people: it may not read this version",
        f"{ALIKE} [xn--cme-5cd.example] looks like acme.example and is xn--cme-5cd.example: "
        "who reads there is not known",
        "ana@nobody.example not known who reads there",
    ]


def test_of_what_the_mailbox_adds_it_is_said_too(browser: Client, draft: Draft) -> None:
    page = words(browser.get(f"/drafts/{draft.pk}/edit/"))
    assert "The mailbox adds copy@\u0430cme.example [xn--cme-5cd.example] as bcc to every mail." in page
    assert "copy@\u0430cme.example [xn--cme-5cd.example] looks like acme.example" in page


def typed(draft: Draft, *keep: str) -> dict[str, object]:
    return {"digest": digest(draft), "subject": "INC-7", "text": "The pool ran dry.", "keep": keep}


def checks(browser: Client, draft: Draft, *keep: str) -> str:
    page = words(browser.post(f"/drafts/{draft.pk}/edit/changes/", typed(draft, *keep), headers=HTMX))
    return page.partition("Changes from")[0]


def test_the_checks_tell_of_recipients_that_block_or_warn_until_they_are_removed(browser: Client, draft: Draft) -> None:
    said = checks(browser, draft, *TO)
    assert "0 of 3 resolved" in said
    assert "updates@lists.acme.example is read by the customer audience" in said
    assert f"{ALIKE} [xn--cme-5cd.example] looks like" in said
    said = checks(browser, draft, "sre@acme.example")
    assert "2 of 3 resolved" in said
    assert "read by the customer audience" not in said
    # What the mailbox adds cannot be removed here.
    assert "copy@\u0430cme.example [xn--cme-5cd.example] looks like" in said


@pytest.mark.parametrize("automatic", ["auto_cc", "auto_bcc"])
def test_who_is_removed_and_added_again_by_the_mailbox_is_not_resolved(
    browser: Client, draft: Draft, automatic: str
) -> None:
    change(draft, **{"auto_bcc": "", automatic: "updates@lists.acme.example"})
    said = checks(browser, draft, "sre@acme.example")
    assert "1 of 2 resolved" in said
    assert "updates@lists.acme.example is read by the customer audience" in said
