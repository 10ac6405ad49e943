"""The lists of the rules: pages, a search, what is told after a change, and taking many entries away at once."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.fence.models import Rule
from reviewer.redaction.models import Allowed, OrgEntry, Progress
from tests.desk_support import words

pytestmark = pytest.mark.django_db
KNOWN = "/rules/known/"
PAGES = ["/rules/", "/rules/hints/", "/rules/allowed/", KNOWN]
ENTRY = {"value": "status.acme.example", "owner": "Lena", "reason": "Public page", "category": "", "audience": ""}


def fill(lead: User) -> None:
    """250 rows in each list."""
    Rule.objects.bulk_create(Rule(pattern=f"x{n:03}.example", audience="customer", author=lead) for n in range(250))
    Allowed.objects.bulk_create(
        Allowed(value=f"loom-{n:03}", owner=f"Ana {n:03}", reason="r", author=lead) for n in range(250)
    )
    OrgEntry.objects.bulk_create(OrgEntry(kind="person", value=f"Person {n:03}") for n in range(250))


LISTS = [("/rules/", "x{}.example"), ("/rules/allowed/", "loom-{}"), (KNOWN, "Person {}")]


@pytest.mark.parametrize(("there", "row"), LISTS)
def test_a_list_has_pages(
    leads_browser: Client, lead: User, django_assert_max_num_queries: Any, there: str, row: str
) -> None:
    fill(lead)
    with django_assert_max_num_queries(11):
        page = words(leads_browser.get(there, {"page": 3}))
    assert "Page 3 of 3" in page
    assert row.format("249") in page
    assert row.format("099") not in page


@pytest.mark.parametrize(("there", "row"), LISTS)
def test_a_list_is_searched_and_its_pages_keep_the_search(
    leads_browser: Client, lead: User, there: str, row: str
) -> None:
    fill(lead)
    found = leads_browser.get(there, {"q": row.format("24").partition(".")[0].upper()})
    assert len(re.findall(r"(?:Change|Remove) (?:x|loom-|Person )\d{3}", found.content.decode())) in (10, 20)
    many = leads_browser.get(there, {"q": row.format("").partition(".")[0].strip("-")}).content.decode()
    assert re.search(r'href="\?q=[^"]+&amp;page=2"', many)
    assert "Nothing fits" in words(leads_browser.get(there, {"q": "zebra"}))


def test_owners_and_notes_are_searched_too(leads_browser: Client, lead: User) -> None:
    fill(lead)
    Rule.objects.filter(pattern="x007.example").update(note="Newsletter of ops")
    assert "loom-123" in words(leads_browser.get("/rules/allowed/", {"q": "ana 123"}))
    assert "x007.example" in words(leads_browser.get("/rules/", {"q": "newsletter"}))


@pytest.mark.parametrize(("there", "row"), LISTS)
def test_remove_leads_back_to_where_it_was_pressed(leads_browser: Client, lead: User, there: str, row: str) -> None:
    fill(lead)
    asked = {"page": "2", "kind": "person"} if there == KNOWN else {"page": "2"}
    page = leads_browser.get(there, asked).content.decode()
    address = html.unescape(re.findall(r'<form method="post" action="([^"]+/remove/[^"]*)"', page)[0])
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    answer = leads_browser.post(address, {"seen": seen[0]} if seen else {})
    assert answer["Location"] == there + ("?kind=person&page=2" if there == KNOWN else "?page=2")
    assert "Page 2 of 3" in words(leads_browser.get(answer["Location"]))


def upload(browser: Client, text: str) -> Any:
    return browser.post(KNOWN, {"file": SimpleUploadedFile("house.csv", text.encode())})


def names(first: int, last: int) -> str:
    return "".join(f"person,Ada Byron{n}\n" for n in range(first, last))


def test_after_a_file_it_is_told_what_was_new_and_what_was_known(leads_browser: Client) -> None:
    upload(leads_browser, names(0, 3))
    page = words(leads_browser.get(upload(leads_browser, names(0, 5))["Location"]))
    assert "2 new, 3 known already" in page
    assert "Ada Byron4" in page
    assert "Ada Byron0" not in page
    again = words(leads_browser.get(upload(leads_browser, names(0, 5))["Location"]))
    assert "Nothing new: 5 known already" in again


def test_a_file_is_taken_back_with_one_press(leads_browser: Client) -> None:
    leads_browser.post(KNOWN, {"kind": "person", "value": "Bob Cole"})
    shown = upload(leads_browser, names(0, 150))["Location"]
    answer = leads_browser.post(shown, removal(leads_browser, shown), follow=True)
    assert "150 removed" in words(answer)
    assert [entry.value for entry in OrgEntry.objects.all()] == ["Bob Cole"]
    event = Event.objects.get(action="redaction.forgotten")
    assert event.data["removed"] == {"person": 150}
    assert "took away from what the house knows: 150 entries" in words(leads_browser.get(KNOWN))


def test_it_is_found_again_by_any_of_its_entries(leads_browser: Client) -> None:
    shown = upload(leads_browser, names(0, 3))["Location"]
    upload(leads_browser, names(3, 5))
    addresses = map(html.unescape, re.findall(r'href="(\?added=[^"]+)"', leads_browser.get(KNOWN).content.decode()))
    assert shown.removeprefix(KNOWN) in list(addresses)


def removal(browser: Client, there: str) -> dict[str, str]:
    """What the button sends that takes away all that is listed."""
    page = browser.get(there).content.decode()
    return {"remove": re.findall(r'name="remove" value="(\d+)"', page)[0]}


def test_what_a_search_finds_is_taken_away_at_once(leads_browser: Client) -> None:
    upload(leads_browser, names(0, 3) + "customer,Byron Mills\ntool,Orbit\n")
    there = f"{KNOWN}?q=byron&kind=person"
    leads_browser.post(there, removal(leads_browser, there))
    assert set(OrgEntry.objects.values_list("value", flat=True)) == {"Byron Mills", "Orbit"}


def test_when_something_else_is_listed_meanwhile_nothing_is_taken_away(leads_browser: Client) -> None:
    upload(leads_browser, names(0, 3))
    there = f"{KNOWN}?kind=person"
    press = removal(leads_browser, there)
    leads_browser.post(KNOWN, {"kind": "person", "value": "Bob Cole"})
    answer = leads_browser.post(there, press, follow=True)
    assert "4 are listed by now, not 3. Nothing is removed" in words(answer)
    assert OrgEntry.objects.count() == 4


def test_a_double_click_takes_them_away_once(leads_browser: Client) -> None:
    shown = upload(leads_browser, names(0, 3))["Location"]
    press = removal(leads_browser, shown)
    for _ in range(2):
        assert leads_browser.post(shown, press).status_code == 302
    assert Event.objects.filter(action="redaction.forgotten").count() == 1


@pytest.mark.parametrize("asked", ["", "?kind=nothing", "?added=yesterday", "?added=2026-11-30T20:00:00", "?page=2"])
def test_all_that_is_known_is_not_taken_away_at_once(leads_browser: Client, asked: str) -> None:
    upload(leads_browser, names(0, 3))
    assert 'name="remove"' not in leads_browser.get(KNOWN + asked).content.decode()
    leads_browser.post(KNOWN + asked, {"remove": "3"})
    assert OrgEntry.objects.count() == 3


def test_others_take_nothing_away(commanders_browser: Client) -> None:
    OrgEntry.objects.create(kind="person", value="Ada Byron")
    there = f"{KNOWN}?kind=person"
    assert 'name="remove"' not in commanders_browser.get(there).content.decode()
    assert commanders_browser.post(there, {"remove": "1"}).status_code == 403
    assert OrgEntry.objects.exists()


@pytest.mark.parametrize("there", PAGES)
def test_how_far_the_scan_is_stands_on_each_page(leads_browser: Client, there: str) -> None:
    Progress.objects.create(pk=1, stamp="x", done=2, total=5)
    assert "2 of 5 waiting drafts are judged by the newest rules" in words(leads_browser.get(there))


def test_a_change_is_confirmed(leads_browser: Client) -> None:
    fence = {"pattern": "lists.acme.example", "audience": "customer"}
    for there, form, told in (
        ("/rules/", fence, "Saved"),
        ("/rules/allowed/", ENTRY, "Allowed"),
        (KNOWN, {"kind": "tool", "value": "Orbit"}, "1 new"),
    ):
        page = leads_browser.post(there, form, follow=True)
        assert re.search(rf"{told}\b[^.]*\. ", words(page)), there
