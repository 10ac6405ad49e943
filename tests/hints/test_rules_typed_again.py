"""What was typed into a form of the rules while the session ended, or the role went, is neither lost nor recorded."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reviewer.accounts import people
from reviewer.accounts.models import Role, User
from reviewer.audit.models import Event
from reviewer.fence.models import Rule
from reviewer.redaction.models import Allowed, OrgEntry, PolicyRule
from tests.desk_support import words
from tests.fence.pages import form_of, opened

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
OUT = "Nothing was recorded: you were signed out."
NOTHING = f"{OUT} What you typed stands below."
FORMS: list[tuple[str, dict[str, str]]] = [
    ("/rules/", {"pattern": "lists.acme.example", "audience": "customer", "people": "7", "note": "Ask Mia"}),
    (
        "/rules/allowed/",
        {
            "value": "status.acme.example",
            "is_pattern": "on",
            "owner": "Omar",
            "reason": "Public",
            "audience": "customer",
        },
    ),
    ("/rules/known/", {"kind": "tool", "value": "Orbit"}),
    ("/rules/hints/", {"network:customer": "warn", "seen:network:customer": "block"}),
]


@pytest.fixture
def lead(lead: User) -> User:
    lead.set_password(PASSWORD)
    lead.save(update_fields=["password"])
    return lead


def sign_in(client: Client, user: User, after: Any) -> Any:
    form = {"login": user.email, "password": PASSWORD}
    return client.post(after["Location"], form, follow=True)


def stands(page: Any, typed: dict[str, str]) -> bool:
    """Whether each field has what was typed."""
    html = page.content.decode()
    fields = dict(re.findall(r'<input[^>]* name="([^"]+)"(?: value="([^"]*)")?', html))
    chosen = dict(re.findall(r'(?s)<select name="([^"]+)".*?<option value="(\w*)" selected', html))
    checked = re.findall(r'name="(\w+)"[^>]* checked', html)
    return all(
        name in checked if value == "on" else unescape((chosen | fields).get(name, "")) == value
        for name, value in typed.items()
    )


def recorded() -> bool:
    rows = (Rule.objects, Allowed.objects, OrgEntry.objects, PolicyRule.objects)
    told = Event.objects.filter(action__startswith="fence.") | Event.objects.filter(action__startswith="redaction.")
    return any(one.exists() for one in rows) or told.exists()


@pytest.mark.parametrize(("page", "typed"), FORMS)
def test_it_stands_in_the_form_after_the_sign_in(lead: User, page: str, typed: dict[str, str]) -> None:
    client = Client()
    answer = sign_in(client, lead, client.post(page, typed))
    assert answer.redirect_chain[-1][0] == page
    assert NOTHING in words(answer)
    assert stands(answer, typed)
    assert not recorded()
    again = client.get(page)
    assert NOTHING not in words(again)
    assert not stands(again, typed)


def test_it_can_be_saved_then(lead: User) -> None:
    client = Client()
    answer = sign_in(client, lead, client.post("/rules/", {**FORMS[0][1], "next": "/drafts/7/"}))
    assert "Back to the draft" in words(answer)
    assert client.post("/rules/", form_of(answer)).status_code == 302
    assert (Rule.objects.get().audience, Rule.objects.get().note) == ("customer", "Ask Mia")


def test_what_the_rule_said_then_goes_with_it(lead: User, leads_browser: Client) -> None:
    Rule.objects.create(pattern="lists.acme.example", audience="customer", people=7)
    form = {**opened(leads_browser, "lists.acme.example"), "note": "Ask Mia"}
    client = Client()
    signed_out = client.post("/rules/", form)
    Rule.objects.update(audience="executive")
    answer = client.post("/rules/", form_of(sign_in(client, lead, signed_out)))
    assert "While you read, lists.acme.example became executive" in words(answer)


def test_a_file_has_to_be_chosen_again(lead: User) -> None:
    client = Client()
    file = SimpleUploadedFile("house.csv", b"person,Ada Byron\n")
    answer = sign_in(client, lead, client.post("/rules/known/", {"kind": "tool", "value": "", "file": file}))
    assert "Nothing was recorded: you were signed out. Choose the file again." in words(answer)


def test_it_is_given_to_nobody_else(lead: User, commander: User, leads_browser: Client) -> None:
    commander.set_password(PASSWORD)
    commander.role = Role.LEAD
    commander.save()
    client = Client()
    client.post("/account/login/", {"login": lead.email, "password": PASSWORD})
    client.session.flush()
    page, typed = FORMS[0]
    answer = sign_in(client, commander, client.post(page, typed))
    assert OUT not in words(answer)
    assert not stands(answer, typed)


def test_what_is_too_long_is_not_kept(lead: User) -> None:
    client = Client()
    answer = sign_in(client, lead, client.post("/rules/", {**FORMS[0][1], "note": "x" * 20_000}))
    assert OUT in words(answer)
    assert NOTHING not in words(answer)


def test_who_only_reads_is_sent_to_the_sign_in_without_more(lead: User) -> None:
    client = Client()
    answer = client.get("/rules/?pattern=lists.acme.example")
    assert answer["Location"].startswith("/account/login/?next=/rules/")
    assert OUT not in words(sign_in(client, lead, answer))


@pytest.mark.parametrize(("page", "typed"), FORMS)
def test_who_lost_the_role_meanwhile_reads_it_in_the_refusal(
    lead: User, leads_browser: Client, page: str, typed: dict[str, str]
) -> None:
    people.change_role(lead, Role.COMMANDER, "operator")
    answer = leads_browser.post(page, {**typed, "seen": "lists.acme.example:"})
    assert answer.status_code == 403
    said = words(answer)
    assert "Seen" not in said
    assert "Only an engineering lead may change the rules. Ask one. Nothing was recorded." in said
    for name in ("note", "reason", "value"):
        assert typed.get(name, "") in said
    if "note" in typed:
        assert "Address or domain lists.acme.example Who reads there customer" in said
    assert not recorded()
