"""Hints of a version that is decided or closed: nothing can be done about them, so they are counted nowhere."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_review.test_tabs import tabs
from tests.desk_support import decided, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def version(audience: str, text: str) -> Draft:
    content = Content(f"For {audience}", (f"{audience}@lists.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


@pytest.fixture
def customer(db: None) -> Draft:
    """Blocked by two hosts."""
    return version("customer", "## Timeline\n\nThe pools on 10.20.4.7 and 10.20.4.8 ran dry.\n")


@pytest.fixture
def waits(customer: Draft) -> Draft:
    """The version that is under review beside it, with one hint that only warns."""
    return version("executive", "## Timeline\n\nThe pool on 10.20.4.9 ran dry.\n")


def expires(draft: Draft, lead: User) -> None:
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now())


def is_rejected(draft: Draft, lead: User) -> None:
    decided(lead, draft, Action.REJECT, "Should not leave the house")


def was_sent(draft: Draft, lead: User) -> None:
    Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=timezone.now())


@pytest.mark.parametrize("ends", [expires, is_rejected, was_sent])
def test_they_are_not_counted_and_no_way_leads_to_them(
    leads_browser: Client, lead: User, customer: Draft, waits: Draft, ends: Callable[[Draft, User], None]
) -> None:
    before = leads_browser.get(f"/drafts/{waits.pk}/")
    assert re.search(r"Next of (\d) hint", words(before))[1] == "3"  # type: ignore[index]
    assert "Blocks Customer" in words(before)
    ends(customer, lead)
    page = leads_browser.get(f"/drafts/{waits.pk}/")
    html = page.content.decode()
    assert re.search(r"Next of (\d) hint", words(page))[1] == "1"  # type: ignore[index]
    assert tabs(lead, waits)["Timeline"] == ("alert", "1 warning")
    assert re.findall(r'data-v="(v\d)" data-open-hint', html) == ["v1"]
    assert "Blocks Customer" not in words(page)
    assert html.count('<span class="strong">Left open</span>') == 2
    assert "2 noted or settled" in words(page)


def test_a_report_of_which_nothing_waits_offers_no_way_to_a_hint(
    leads_browser: Client, lead: User, customer: Draft, waits: Draft
) -> None:
    for one in (customer, waits):
        was_sent(one, lead)
    assert "Next of" not in words(leads_browser.get(f"/drafts/{waits.pk}/"))


def test_what_is_stopped_is_not_judged_otherwise(leads_browser: Client, lead: User, customer: Draft) -> None:
    """How it is judged does not depend on whether it waits."""
    open_page = leads_browser.get(f"/drafts/{customer.pk}/").content.decode()
    is_rejected(customer, lead)
    held = leads_browser.get(f"/drafts/{customer.pk}/").content.decode()
    judged = re.compile(r'name="judged" value="([^"]+)"')
    assert judged.findall(open_page) == judged.findall(held) != []
