"""The form of a rule says what the rule says now, and undoes nothing that its page did not show."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import Role, User
from reviewer.audit.models import Event
from reviewer.drafts.content import Content
from reviewer.fence.models import Rule
from tests.desk_support import digest, signed_in, words
from tests.fence.pages import form_of, opened, press_of
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

LISTS = "lists.acme.example"
CUSTOMERS = {"pattern": LISTS, "audience": "customer", "people": "1862", "note": "Newsletter"}


@pytest.fixture
def xenias_browser(db: None) -> Client:
    return signed_in(User.objects.create_user("xenia@desk.example", name="Xenia Wolf", role=Role.LEAD))


def test_change_at_a_rule_of_the_settings_fills_in_its_audience(leads_browser: Client, settings: Any) -> None:
    settings.AUDIENCE_RULES = {"Lists.acme.example": "customer"}
    sent = Content("INC-7", to=("all@lists.acme.example",), text="It broke.")
    draft = make_draft(sent, incident="INC-7", kind="report", audience="engineering", severity=1)
    verdict = {"digest": digest(draft), "chip": "Read and correct"}
    link = re.search(r'href="(/rules/\?pattern=[^"#]*)', leads_browser.get("/rules/").content.decode())
    assert link
    form = form_of(leads_browser.get(html.unescape(link[1])))
    assert form["audience"] == "customer"
    assert leads_browser.post("/rules/", {**form, "note": "Newsletter list, ask Mia"}).status_code == 302
    assert Rule.objects.get().audience == "customer"
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", verdict).status_code == 409


@pytest.mark.parametrize("pattern", ["", "ana@cust.example"])
def test_a_new_rule_has_no_audience_until_one_is_chosen(leads_browser: Client, pattern: str) -> None:
    form = opened(leads_browser, pattern)
    assert form["audience"] == ""
    answer = leads_browser.post("/rules/", {**form, "pattern": "ana@cust.example", "note": "Ask Mia"})
    assert answer.status_code == 422
    assert "Choose who reads there." in words(answer)
    assert form_of(answer)["note"] == "Ask Mia"
    assert not Rule.objects.exists()


def test_a_rule_for_an_audience_that_is_no_more_has_none_chosen(leads_browser: Client, settings: Any) -> None:
    Rule.objects.create(pattern=LISTS, audience="partner", people=7)
    form = opened(leads_browser, LISTS)
    assert (form["audience"], form["people"]) == ("", "7")


def test_an_old_form_undoes_nothing(leads_browser: Client, xenias_browser: Client) -> None:
    leads_browser.post("/rules/", {**CUSTOMERS, "audience": "engineering"})
    mine, theirs = opened(leads_browser, LISTS), opened(xenias_browser, LISTS)
    assert xenias_browser.post("/rules/", {**theirs, "audience": "customer"}).status_code == 302
    answer = leads_browser.post("/rules/", {**mine, "note": "Newsletter of ops"})
    assert answer.status_code == 409
    became = f"While you read, {LISTS} became customer, 1,862 people, “Newsletter”. Nothing is saved."
    assert became in words(answer)
    assert (Rule.objects.get().audience, Rule.objects.get().note) == ("customer", "Newsletter")
    again = form_of(answer)
    assert (again["audience"], again["note"]) == ("engineering", "Newsletter of ops")
    assert leads_browser.post("/rules/", again).status_code == 302
    assert (Rule.objects.get().audience, Rule.objects.get().note) == ("engineering", "Newsletter of ops")


def test_an_old_form_brings_back_no_rule_that_was_taken_away(leads_browser: Client, xenias_browser: Client) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    mine = opened(leads_browser, LISTS)
    xenias_browser.post(f"/rules/recipients/{Rule.objects.get().pk}/remove/", press_of(xenias_browser))
    answer = leads_browser.post("/rules/", {**mine, "audience": "engineering"})
    assert answer.status_code == 409
    assert f"While you read, the rule for {LISTS} was removed." in words(answer)
    assert not Rule.objects.exists()
    assert leads_browser.post("/rules/", form_of(answer)).status_code == 302


def test_what_is_so_already_is_no_conflict(leads_browser: Client, xenias_browser: Client) -> None:
    mine, theirs = opened(leads_browser, LISTS), opened(xenias_browser, LISTS)
    for browser, form in ((leads_browser, mine), (xenias_browser, theirs)):
        assert browser.post("/rules/", {**form, **CUSTOMERS}).status_code == 302
    assert Event.objects.filter(action="fence.set").count() == 1


def test_a_pattern_that_has_a_rule_is_not_taken_afresh(leads_browser: Client) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    afresh = {**opened(leads_browser, ""), "pattern": " Lists.Acme.example", "audience": "executive"}
    answer = leads_browser.post("/rules/", afresh)
    assert answer.status_code == 409
    there = f"There is a rule for {LISTS} already: customer, 1,862 people, “Newsletter”. Nothing is saved."
    assert there in words(answer)
    assert form_of(answer)["audience"] == "executive"
    rule = Rule.objects.get()
    assert (rule.audience, rule.people, rule.note) == ("customer", 1862, "Newsletter")


def test_a_form_for_one_pattern_does_not_change_the_rule_of_another(leads_browser: Client) -> None:
    leads_browser.post("/rules/", CUSTOMERS)
    leads_browser.post("/rules/", {"pattern": "ops.acme.example", "audience": "engineering"})
    form = {**opened(leads_browser, "ops.acme.example"), "pattern": LISTS}
    assert f"There is a rule for {LISTS} already" in words(leads_browser.post("/rules/", form))
    assert Rule.objects.get(pattern=LISTS).audience == "customer"


def test_a_rule_of_the_settings_is_not_overruled_afresh(leads_browser: Client, settings: Any) -> None:
    settings.AUDIENCE_RULES = {LISTS: "customer"}
    answer = leads_browser.post("/rules/", {**CUSTOMERS, "audience": "engineering"})
    assert f"There is a rule for {LISTS} already: customer, from AUDIENCE_RULES." in words(answer)
    assert not Rule.objects.exists()
    assert leads_browser.post("/rules/", form_of(answer)).status_code == 302


def test_a_rule_that_became_another_is_not_taken_away(leads_browser: Client, xenias_browser: Client) -> None:
    leads_browser.post("/rules/", {**CUSTOMERS, "audience": "engineering"})
    mine, there = press_of(leads_browser), f"/rules/recipients/{Rule.objects.get().pk}/remove/"
    xenias_browser.post("/rules/", {**opened(xenias_browser, LISTS), "audience": "customer"})
    page = leads_browser.post(there, mine, follow=True)
    assert f"While you read, {LISTS} became customer, 1,862 people, “Newsletter”. Nothing is removed." in words(page)
    assert Rule.objects.get().audience == "customer"
    leads_browser.post(there, press_of(leads_browser))
    assert not Rule.objects.exists()
