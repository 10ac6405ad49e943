"""How many people a mail reaches is said where the rules know it."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.fence.classify import Access, Seen
from reviewer.fence.reach import of
from reviewer.fence.rules import Wanted, set_rule
from tests.desk_support import digest, words
from tests.support.rows import make_draft

LIST, OTHER = "customer-updates@lists.acme.example", "partners@lists.acme.example"


def seen(people: int | None, address: str = LIST, *, odd: bool = False) -> Seen:
    return Seen(address, Access.MAY, "customer", people, address, odd=odd)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "0 addresses"),
        ([seen(None)], "1 address"),
        ([seen(None), seen(None, OTHER)], "2 addresses"),
        ([seen(1862)], "1,862 people (1 address)"),
        ([seen(1)], "1 person (1 address)"),
        ([seen(1862), seen(3, OTHER)], "1,865 people (2 addresses)"),
        ([seen(1862), seen(None, OTHER)], "at least 1,862 people (2 addresses)"),
        ([seen(1862), seen(1862, f"Updates <{LIST}>")], "1,862 people (1 address)"),
        ([seen(1862, odd=True)], "1 address"),
        ([seen(0)], "1 address"),
    ],
)
def test_the_words(found: list[Seen], said: str) -> None:
    content = Content("S", tuple(one.address for one in found))
    assert of(content, found).words == said


@pytest.fixture
def counted(lead: User) -> None:
    set_rule(lead, Wanted(LIST, "customer", 1862))


def draft(*to: str, **fields: str) -> Draft:
    content = Content("The API was slow", to, text="It was slow for 45 minutes.")
    return make_draft(content, audience="customer", **{"incident": "INC-7", "kind": "report", **fields})


def step(client: Client, of: Draft, action: str = "approve") -> str:
    return words(client.get(f"/drafts/{of.pk}/{action}/?digest={digest(of)}"))


@pytest.mark.django_db
@pytest.mark.usefixtures("counted")
class TestPages:
    """With a rule that says how many people read at one address."""

    def test_the_button_says_how_many_people_get_it(self, leads_browser: Client) -> None:
        said = step(leads_browser, draft(LIST))
        assert "Approve and send to 1,862 people" in said
        assert "Goes to 1,862 people (1 address)" in said
        assert LIST in said

    def test_at_least_so_many_where_only_a_part_is_known(self, leads_browser: Client) -> None:
        said = step(leads_browser, draft(LIST, OTHER))
        assert "Approve and send to at least 1,862 people" in said
        assert "Goes to at least 1,862 people (2 addresses)" in said

    def test_addresses_where_nobody_is_counted(self, leads_browser: Client) -> None:
        assert "Approve and send to 1 address" in step(leads_browser, draft(OTHER))

    def test_who_gets_nothing_by_a_rejection(self, leads_browser: Client) -> None:
        assert "Nothing is sent to its 1,862 people (1 address)." in step(leads_browser, draft(LIST), "reject")

    def test_the_step_for_several_says_it_of_each(self, leads_browser: Client) -> None:
        one = draft(LIST)
        answer = leads_browser.get(f"/drafts/{one.pk}/approve-ready/", {"read": f"{one.pk}:{digest(one)}"})
        assert "Goes to 1,862 people (1 address)" in words(answer)

    def test_a_version_alone_says_it_once(self, leads_browser: Client) -> None:
        said = words(leads_browser.get(f"/drafts/{draft(LIST).pk}/"))
        assert "Reaches 1,862 people (1 address)" in said
        assert "not known" not in said[said.index("Reaches") : said.index("Subject", said.index("Reaches"))]

    def test_beside_others_each_says_it_in_its_head_too(self, leads_browser: Client) -> None:
        one = draft(LIST)
        content = Content("The API was slow", ("eng@acme.example",), text="It was slow for 45 minutes.")
        make_draft(content, audience="engineering", incident="INC-7", kind="report")
        html = leads_browser.get(f"/drafts/{one.pk}/").content.decode()
        assert re.search(rf'class="v-to">1,862 people, {LIST}<', html)
        assert "Reaches 1,862 people (1 address)" in words(leads_browser.get(f"/drafts/{one.pk}/"))

    def test_what_is_not_known_of_the_others_is_said(self, leads_browser: Client) -> None:
        assert "An address can be a list; how many people read it is not known." in words(
            leads_browser.get(f"/drafts/{draft(OTHER).pk}/")
        )
        part = words(leads_browser.get(f"/drafts/{draft(LIST, OTHER).pk}/"))
        assert "Reaches at least 1,862 people (2 addresses)" in part
        assert "How many read at the others is not known." in part

    def test_a_revision_says_it_as_well(self, leads_browser: Client) -> None:
        said = words(leads_browser.get(f"/drafts/{draft(LIST).pk}/revisions/1/"))
        assert "Reaches 1,862 people (1 address)" in said
