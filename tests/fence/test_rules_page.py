"""Changing who reads what."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.fence.classify import Known, look
from reviewer.fence.models import Rule
from reviewer.fence.rules import load
from tests.desk_support import signed_in, words
from tests.fence.pages import opened, press_of
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

CUSTOMERS = {"pattern": " Lists.Acme.example ", "audience": "customer", "people": "1862", "note": "Newsletter"}


def test_a_lead_says_who_reads_there(leads_browser: Client, lead: User) -> None:
    assert leads_browser.post("/rules/", CUSTOMERS)["Location"] == "/rules/"
    rule = Rule.objects.get()
    assert (rule.pattern, rule.audience, rule.people, rule.author) == ("lists.acme.example", "customer", 1862, lead)
    event = Event.objects.get(action="fence.set")
    assert event.data["now"] == {"audience": "customer", "people": 1862, "note": "Newsletter"}
    assert "Lena Brandt said who reads at lists.acme.example" in words(leads_browser.get("/rules/"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bücher.example", "xn--bcher-kva.example"),
        ("straße.bücher.example", "xn--strae-oqa.xn--bcher-kva.example"),
        ("@Bücher.example", "@xn--bcher-kva.example"),
        ("ana@bücher.example.", "ana@xn--bcher-kva.example"),
        ("Ana Kim <Ana@cust.example>", "ana@cust.example"),
        ("Root@localhost", "root@localhost"),
        ("@corp", "@corp"),
        ("ops@my_host.acme.example", "ops@my_host.acme.example"),
        ("my_host.acme.example", "my_host.acme.example"),
    ],
)
def test_a_pattern_is_kept_as_addresses_are_looked_up(leads_browser: Client, typed: str, kept: str) -> None:
    for _ in range(2):
        assert leads_browser.post("/rules/", {**CUSTOMERS, "pattern": typed}).status_code == 302
    assert Rule.objects.get().pattern == kept
    assert 'value="1862"' in leads_browser.get("/rules/", {"pattern": typed}).content.decode()


def test_a_rule_for_a_host_without_a_dot_knows_its_readers(leads_browser: Client, settings: Any) -> None:
    leads_browser.post("/rules/", {**CUSTOMERS, "pattern": "root@localhost"})
    (seen,) = look(["root@localhost"], "customer", load(), settings.AUDIENCES)
    assert (seen.audience, seen.people) == ("customer", 1862)


def test_the_same_again_records_nothing(leads_browser: Client) -> None:
    for _ in range(2):
        leads_browser.post("/rules/", CUSTOMERS)
    assert Event.objects.filter(action="fence.set").count() == 1


def test_a_number_is_taken_as_it_is_shown(leads_browser: Client) -> None:
    leads_browser.post("/rules/", {**CUSTOMERS, "people": "1,862"})
    assert Rule.objects.get().people == 1862
    assert "1,862" in words(leads_browser.get("/rules/"))


def test_a_change_keeps_what_it_was(leads_browser: Client) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    leads_browser.post("/rules/", {**opened(leads_browser, "lists.acme.example"), "audience": "executive"})
    assert Rule.objects.get().audience == "executive"
    assert Event.objects.latest("seq").data["was"]["audience"] == "customer"


def test_a_rule_is_taken_away_once(leads_browser: Client) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    pk, press = Rule.objects.get().pk, press_of(leads_browser)
    for _ in range(2):
        assert leads_browser.post(f"/rules/recipients/{pk}/remove/", press).status_code == 302
    assert not Rule.objects.exists()
    assert Event.objects.filter(action="fence.removed").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pattern", ""),
        ("pattern", "not an address"),
        ("pattern", "a@b@c.example"),
        ("pattern", "<script>@acme.example"),
        ("audience", "everybody"),
        ("people", "0"),
        ("people", "many"),
        ("people", "9" * 12),
        ("people", "1,86"),
    ],
)
def test_what_is_not_a_rule_is_refused_and_kept_in_the_form(leads_browser: Client, field: str, value: str) -> None:
    answer = leads_browser.post("/rules/", {**CUSTOMERS, field: value})
    assert answer.status_code == 422
    assert 'value="Newsletter"' in answer.content.decode()
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Rule.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("*@acme.example", "or a domain such as acme.example, which names all of it without *."),
        ("*.acme.example", "or a domain such as acme.example, which names all of it without *."),
        ("https://acme.example", "or a domain such as acme.example, without a scheme."),
        ("mailto:ana@acme.example", "or a domain such as acme.example, without a scheme."),
        ("ana kim@acme.example", "or a domain such as acme.example, without spaces."),
        ("corp", "All of a domain without a dot is written @corp."),
    ],
)
def test_what_no_address_can_match_is_refused_with_what_to_write(leads_browser: Client, typed: str, said: str) -> None:
    assert said in words(leads_browser.post("/rules/", {**CUSTOMERS, "pattern": typed}))
    assert not Rule.objects.exists()


def test_a_commander_may_read_and_not_change(commanders_browser: Client, leads_browser: Client) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    page = words(commanders_browser.get("/rules/"))
    assert "lists.acme.example" in page
    assert "Save rule" not in page
    assert commanders_browser.post("/rules/", {**CUSTOMERS, "audience": "engineering"}).status_code == 403
    pk = Rule.objects.get().pk
    assert commanders_browser.post(f"/rules/recipients/{pk}/remove/").status_code == 403
    assert Rule.objects.get().audience == "customer"


def test_a_stranger_is_sent_to_the_sign_in(db: None) -> None:
    assert "/account/login/" in Client().get("/rules/")["Location"]
    assert "/account/login/" in Client().post("/rules/", CUSTOMERS)["Location"]


def test_a_rule_of_the_settings_is_shown_and_can_be_overruled(leads_browser: Client, settings: Any) -> None:
    settings.AUDIENCE_RULES = {"Lists.acme.example": "executive"}
    assert "From AUDIENCE_RULES" in words(leads_browser.get("/rules/"))
    leads_browser.post("/rules/", {**opened(leads_browser, "lists.acme.example"), **CUSTOMERS})
    page = words(leads_browser.get("/rules/"))
    assert "From AUDIENCE_RULES" not in page
    assert "Customer" in page


def test_a_rule_of_the_settings_in_other_letters_is_overruled_too(leads_browser: Client, settings: Any) -> None:
    settings.AUDIENCE_RULES = {"Bücher.example": "executive"}
    assert load() == {"xn--bcher-kva.example": Known("xn--bcher-kva.example", "executive")}
    leads_browser.post("/rules/", {**opened(leads_browser, "bücher.example"), "audience": "customer"})
    assert "From AUDIENCE_RULES" not in words(leads_browser.get("/rules/"))
    (seen,) = look(["ana@bücher.example"], "engineering", load(), settings.AUDIENCES)
    assert seen.audience == "customer"


def test_the_way_back_leads_to_our_own_pages_only(leads_browser: Client, draft: Draft) -> None:
    there = f"/drafts/{draft.pk}/"
    assert leads_browser.post("/rules/", {**CUSTOMERS, "next": there})["Location"] == there
    assert "Back to the draft" in words(leads_browser.get("/rules/", {"next": there}))


@pytest.mark.parametrize(
    "foreign",
    [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        # A browser drops tabs and line breaks from an address, and takes "\\" for "/".
        "/\t//evil.example",
        "/\n//evil.example/",
        "/\\evil.example/",
        "/drafts/1/\n",
        "/drafts/\u0661/",
    ],
)
def test_it_leads_nowhere_else(leads_browser: Client, foreign: str) -> None:
    assert "Back to the draft" not in words(leads_browser.get("/rules/", {"next": foreign}))
    assert leads_browser.post("/rules/", {**CUSTOMERS, "next": foreign})["Location"] == "/rules/"


def test_say_who_leads_to_a_rule_that_can_be_saved(leads_browser: Client) -> None:
    named = Content("INC-9", ("Ana Kim <ana@cust.example>",), text="It broke.")
    pk = make_draft(named, incident="INC-9", kind="report", audience="engineering").pk
    link = re.search(r'href="(/rules/\?pattern=[^"#]*)', leads_browser.get(f"/drafts/{pk}/").content.decode())
    assert link
    form = leads_browser.get(html.unescape(link[1])).content.decode()
    assert 'name="pattern" value="ana@cust.example"' in form


def test_the_list_costs_the_same_for_many_rules(leads_browser: Client, django_assert_max_num_queries: Any) -> None:
    Rule.objects.bulk_create(Rule(pattern=f"x{n}.example", audience="customer") for n in range(60))
    with django_assert_max_num_queries(9):
        signed = leads_browser.get("/rules/")
    assert signed.status_code == 200


def test_the_form_comes_filled_in_for_a_rule_that_is_kept(leads_browser: Client, lead: User) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    page = signed_in(lead).get("/rules/?pattern=lists.acme.example").content.decode()
    assert 'value="1862"' in page


def test_a_character_that_no_database_holds_breaks_nothing(leads_browser: Client) -> None:
    page = leads_browser.get("/rules/?pattern=acme%00.example")
    assert 'value="acme.example"' in page.content.decode()
