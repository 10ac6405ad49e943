"""While one's edit waits the page says of which text its facts are: it shows and compares what the agent wrote."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.desk_support import digest, words
from tests.support.rows import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
TEXT = "The API was slow for {} minutes. It is resolved."
ALONE = "No contradiction was found between the versions."
EDITED = "No contradiction was found between the texts shown here. Your edit is not among them."


def version(audience: str, minutes: int = 45) -> Draft:
    content = Content(f"For {audience}", (f"{audience}@lists.example",), text=TEXT.format(minutes))
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


@pytest.fixture
def customer(db: None) -> Draft:
    version("executive")
    return version("customer")


def edit(user: User, draft: Draft, text: str) -> None:
    save_edit(user, draft.pk, digest(draft), draft.subject, text, set(draft.current.to))  # type: ignore[union-attr]


def test_what_an_edit_states_otherwise_stands_beside_the_facts(
    leads_browser: Client, lead: User, customer: Draft
) -> None:
    address = f"/drafts/{customer.pk}/"
    assert ALONE in words(leads_browser.get(address))
    edit(lead, customer, TEXT.format(41))
    said = words(leads_browser.get(address))
    assert "Your edit: 1 fact differs" in said
    assert ALONE not in said
    assert EDITED in said
    assert re.search(r"Facts of your edit .* Customer 41 vs 45 minutes", said)


def test_an_edit_that_states_nothing_otherwise_has_no_facts_there(
    leads_browser: Client, lead: User, customer: Draft
) -> None:
    edit(lead, customer, "The API was slow for 45 minutes. It is over.")
    said = words(leads_browser.get(f"/drafts/{customer.pk}/"))
    assert EDITED in said
    assert "Facts of your edit" not in said


def test_of_facts_that_differ_it_says_that_the_edit_is_not_part_of_them(
    leads_browser: Client, commanders_browser: Client, lead: User, customer: Draft
) -> None:
    version("engineering", 20)
    edit(lead, customer, TEXT.format(20))
    address, told = f"/drafts/{customer.pk}/", "or by one before it. Your edit is not part of this."
    assert told in words(leads_browser.get(address))
    assert told not in words(commanders_browser.get(address))
