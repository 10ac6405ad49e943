"""What the pages of the rules and the history say of a change: what became what, and what a removed entry was."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.fence.models import Rule
from reviewer.redaction.acts import dismiss
from reviewer.redaction.models import Allowed, Hint, OrgEntry
from reviewer.sandbox.seed.invented import SECRETS
from tests.desk_support import words
from tests.fence.pages import opened, press_of
from tests.hints.conftest import VALUE, make_version, mark

pytestmark = pytest.mark.django_db
ENTRY = {"value": "status.acme.example", "owner": "Lena", "reason": "Public page", "category": "", "audience": ""}
LISTS = "lists.acme.example"


def last_changes(browser: Client, page: str) -> str:
    return words(browser.get(f"/rules/{page}")).partition("Last changes")[2]


def test_a_rule_that_changes_tells_what_became_what(leads_browser: Client) -> None:
    for change, told in (
        ({"audience": "customer", "people": "1862", "note": "News"}, "now customer, 1,862 people, “News”"),
        ({"audience": "executive"}, "now executive, before customer"),
        ({"note": "Board"}, "note now “Board”, before “News”"),
        ({"people": ""}, "people now not known, before 1,862"),
        ({"audience": "customer", "note": ""}, "now customer, before executive; note now none, before “Board”"),
    ):
        leads_browser.post("/rules/", {**opened(leads_browser, LISTS), **change})
        assert f"{LISTS} {told}, " in last_changes(leads_browser, "")
    leads_browser.post(f"/rules/recipients/{Rule.objects.get().pk}/remove/", press_of(leads_browser))
    assert f"{LISTS} before customer, " in last_changes(leads_browser, "")


def test_a_removed_rule_is_told_whole(leads_browser: Client) -> None:
    rule = Rule.objects.create(pattern=LISTS, audience="customer", people=7, note="News")
    leads_browser.post(f"/rules/recipients/{rule.pk}/remove/", press_of(leads_browser))
    assert f"{LISTS} before customer, 7 people, “News”, " in last_changes(leads_browser, "")


def test_an_allowed_value_is_told_with_who_answers_for_it(leads_browser: Client) -> None:
    form = {**ENTRY, "category": "network", "audience": "customer", "ends_on": "2099-12-03"}
    leads_browser.post("/rules/allowed/", form)
    entry = Allowed.objects.get().pk
    leads_browser.post(f"/rules/allowed/{entry}/remove/")
    scope = f"entry {entry}, internal network, customer"
    told = f"status.acme.example {scope}, Lena answers for it, until 3 Dec 2099; Public page, "
    assert last_changes(leads_browser, "allowed/").count(told) == 2
    assert "status.acme.example" in Event.objects.get(action="redaction.disallowed").data["value"]


@pytest.mark.parametrize(
    "secret",
    [
        {"value": "hunter2Hunter!", "category": "secret"},
        {"value": "Ada Byron", "category": "pii"},
        {"value": "Ada Byron", "category": "person"},
        {"value": "Ada Byron"},
        {"value": SECRETS["leaked_token"]},
        {"value": f"wiki {SECRETS['leaked_token']}", "category": "network"},
        {"value": "ana.roy@gmail.example", "category": "network"},
    ],
)
def test_what_is_secret_or_personal_is_told_by_its_number_alone(leads_browser: Client, secret: dict[str, str]) -> None:
    leads_browser.post("/rules/allowed/", {**ENTRY, **secret})
    entry = Allowed.objects.get().pk
    leads_browser.post(f"/rules/allowed/{entry}/remove/")
    assert f"entry {entry}, " in last_changes(leads_browser, "allowed/")
    for event in Event.objects.filter(action__startswith="redaction."):
        assert secret["value"] not in str(event.data)


def test_what_is_forgotten_is_told_but_for_people(leads_browser: Client) -> None:
    tool = OrgEntry.objects.create(kind="tool", value="Orbit")
    ada = OrgEntry.objects.create(kind="person", value="Ada Byron")
    for one in (tool, ada):
        leads_browser.post(f"/rules/known/{one.pk}/remove/")
    told = last_changes(leads_browser, "known/")
    assert f"Orbit entry {tool.pk}, internal tool" in told
    assert f"entry {ada.pk}, person" in told
    assert "Ada Byron" not in str([event.data for event in Event.objects.all()])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"value": ".*", "is_pattern": "on"}, "value"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"owner": " "}, "owner"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_problem_stands_at_its_field(leads_browser: Client, wrong: dict[str, str], field: str) -> None:
    html = leads_browser.post("/rules/allowed/", {**ENTRY, **wrong}).content.decode()
    assert f'id="id_{field}_error"' in html
    assert html.count('class="errormsg"') == 1


def test_what_is_allowed_and_marked_all_the_same_says_why_it_blocks(
    leads_browser: Client, lead: User, hint: Hint
) -> None:
    leads_browser.post("/rules/allowed/", {**ENTRY, "value": VALUE})
    said = "The rules allow this value. It was marked by hand, and stays a hint until it is dismissed or replaced."
    there = f"/drafts/{hint.revision.draft_id}/"
    assert said in words(leads_browser.get(there))
    dismiss(lead, hint.revision.draft, hint, "public")
    assert said not in words(leads_browser.get(there))


def test_what_is_only_marked_does_not(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer")
    mark(lead, draft)
    assert "The rules allow" not in words(leads_browser.get(f"/drafts/{draft.pk}/"))
