"""Changing what a hint means, what is allowed, and what the house knows."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviewer.accounts.models import Role, User
from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.audit.record import Entry, record, record_many
from reviewer.desk.history.telling import SENTENCES
from reviewer.drafts.models import Draft
from reviewer.redaction import hints, passes
from reviewer.redaction.house.context import load_org
from reviewer.redaction.models import Allowed, Hint, OrgEntry, PolicyRule, Progress
from tests.desk_support import signed_in, words

pytestmark = pytest.mark.django_db
ENTRY = {"value": "status.acme.example", "owner": "Lena", "reason": "Public page", "category": "", "audience": ""}


def blocking(draft: Draft) -> int:
    assert draft.current is not None
    return len(hints.of(draft, draft.current).blocking)


def test_a_lead_changes_what_a_category_means(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    assert leads_browser.post("/rules/hints/", {"network:customer": "warn"})["Location"] == "/rules/hints/"
    assert blocking(draft) == 0
    event = Event.objects.get(action="redaction.policy")
    told = {"category": "network", "audience": "customer", "was": "block", "now": "warn"}
    assert event.data == {**told, "account": "lena@desk.example"}
    leads_browser.post("/rules/hints/", {"network:customer": "block"})
    assert blocking(draft) == 1
    assert not PolicyRule.objects.exists()


def test_the_same_again_records_nothing(leads_browser: Client) -> None:
    for _ in range(2):
        leads_browser.post("/rules/hints/", {"network:customer": "block", "tone:executive": "warn"})
    assert not Event.objects.filter(action="redaction.policy").exists()


@pytest.fixture
def seconds_browser(db: None) -> Client:
    return signed_in(User.objects.create_user("xenia@desk.example", name="Xenia Wolf", role=Role.LEAD))


def on_the_page(client: Client) -> dict[str, str]:
    """The form as a browser sends it back when nothing was touched."""
    return filled_in(client.get("/rules/hints/"))


def filled_in(page: Any) -> dict[str, str]:
    html = page.content.decode()
    selects = re.findall(r'<select name="([^"]+)".*?<option value="(\w+)" selected>', html, re.DOTALL)
    return {**dict(selects), **dict(re.findall(r'type="hidden" name="(seen:[^"]+)" value="(\w+)"', html))}


def meanings() -> dict[str, str]:
    return {f"{rule.category}:{rule.audience}": rule.severity for rule in PolicyRule.objects.all()}


def test_a_later_save_leaves_what_another_lead_changed(leads_browser: Client, seconds_browser: Client) -> None:
    mine, theirs = on_the_page(leads_browser), on_the_page(seconds_browser)
    leads_browser.post("/rules/hints/", {**mine, "network:customer": "warn"})
    assert seconds_browser.post("/rules/hints/", {**theirs, "tone:customer": "info"}).status_code == 302
    assert meanings() == {"network:customer": "warn", "tone:customer": "info"}
    assert Event.objects.filter(action="redaction.policy").count() == 2


def test_two_who_change_the_same_are_told(leads_browser: Client, seconds_browser: Client) -> None:
    mine, theirs = on_the_page(leads_browser), on_the_page(seconds_browser)
    leads_browser.post("/rules/hints/", {**mine, "network:customer": "warn"})
    later = {**theirs, "network:customer": "info", "tone:customer": "info"}
    answer = seconds_browser.post("/rules/hints/", later)
    assert answer.status_code == 409
    assert "While you read, Internal network for customer became “Warns”. Nothing is saved." in words(answer)
    assert meanings() == {"network:customer": "warn"}
    again = filled_in(answer)
    assert (again["network:customer"], again["seen:network:customer"]) == ("info", "warn")
    assert again["tone:customer"] == "info"
    assert seconds_browser.post("/rules/hints/", again).status_code == 302
    assert meanings() == {"network:customer": "info", "tone:customer": "info"}


def test_two_who_want_the_same_agree(leads_browser: Client, seconds_browser: Client) -> None:
    mine, theirs = on_the_page(leads_browser), on_the_page(seconds_browser)
    for client, form in ((leads_browser, mine), (seconds_browser, theirs)):
        assert client.post("/rules/hints/", {**form, "network:customer": "warn"}).status_code == 302
    assert Event.objects.filter(action="redaction.policy").count() == 1


def test_an_audience_of_ones_own_is_read_as_outsiders_are(leads_browser: Client, settings: Any) -> None:
    settings.AUDIENCES = ["engineering", "partner"]
    form = on_the_page(leads_browser)
    assert form["tone:partner"] == "block"
    assert leads_browser.post("/rules/hints/", {**form, "tone:partner": "warn"}).status_code == 302
    assert meanings() == {"tone:partner": "warn"}


def test_a_save_is_confirmed_and_listed_in_the_words_of_the_page(leads_browser: Client) -> None:
    form = {**on_the_page(leads_browser), "network:customer": "warn", "secret:engineering": "info"}
    page = words(leads_browser.post("/rules/hints/", form, follow=True))
    assert "Saved: 2 meanings changed." in page
    assert re.search(r"Internal network\s+customer, now warns, before blocks", page)
    again = on_the_page(leads_browser)
    assert "Nothing changed" in words(leads_browser.post("/rules/hints/", again, follow=True))


def test_what_is_no_severity_is_refused(leads_browser: Client) -> None:
    assert leads_browser.post("/rules/hints/", {"network:customer": "maybe"}).status_code == 422


@pytest.mark.parametrize("page", ["hints", "allowed", "known"])
def test_others_read_and_do_not_change(commanders_browser: Client, page: str) -> None:
    there = f"/rules/{page}/"
    assert "An engineering lead changes these" in words(commanders_browser.get(there))
    form = {"network:customer": "info", **ENTRY, "kind": "person"}
    assert commanders_browser.post(there, form).status_code == 403
    assert commanders_browser.post(there, {}).status_code == 403
    assert not Event.objects.filter(action__startswith="redaction.").exists()
    assert Client().get(there).status_code == 302


def test_open_drafts_are_judged_anew_in_the_background(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    passes.scan()
    leads_browser.post("/rules/hints/", {"network:customer": "info"})
    assert [passes.scan(), passes.scan()] == [1, 0]
    progress = Progress.objects.get()
    assert (progress.done, progress.total) == (1, 1)
    assert draft.current is not None
    draft.current.scan.refresh_from_db()
    assert draft.current.scan.blocks == 0


def test_an_allowed_value_is_no_hint(leads_browser: Client) -> None:
    leads_browser.post("/rules/allowed/", {**ENTRY, "category": "network", "audience": "customer"})
    entry = Allowed.objects.get()
    assert (entry.value, entry.category, entry.audience, entry.owner) == (
        "status.acme.example", "network", "customer", "Lena",
    )  # fmt: skip
    assert Event.objects.get(action="redaction.allowed").data["value"] == "status.acme.example"
    assert "status.acme.example" in words(leads_browser.get("/rules/allowed/"))
    for _ in range(2):
        assert leads_browser.post(f"/rules/allowed/{entry.pk}/remove/").status_code == 302
    assert not Allowed.objects.exists()
    assert Event.objects.filter(action="redaction.disallowed").count() == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"value": ""}, "required"),
        ({"value": "(", "is_pattern": "on"}, "cannot be read"),
        ({"value": ".*", "is_pattern": "on"}, "fits nearly everything"),
        ({"owner": ""}, "required"),
        ({"reason": ""}, "required"),
        ({"ends_on": "2020-01-01"}, "passed already"),
        ({"audience": "martians"}, "valid choice"),
    ],
)
def test_a_careless_entry_is_refused(leads_browser: Client, wrong: dict[str, str], why: str) -> None:
    answer = leads_browser.post("/rules/allowed/", {**ENTRY, **wrong})
    assert answer.status_code == 422
    assert why in words(answer)
    assert not Allowed.objects.exists()


def test_a_double_click_allows_a_value_once(leads_browser: Client) -> None:
    for _ in range(2):
        leads_browser.post("/rules/allowed/", ENTRY)
    assert Allowed.objects.count() == 1
    leads_browser.post("/rules/allowed/", {**ENTRY, "audience": "executive"})
    assert Allowed.objects.count() == 2


def test_an_entry_ends_after_its_last_day(lead: User) -> None:
    today = timezone.now().date()
    entry = Allowed(value="x", owner="Lena", reason="y", author=lead, ends_on=today)
    assert entry.holds(timezone.now())
    assert not entry.holds(timezone.now() + timedelta(days=1))


def test_a_character_that_no_database_keeps_is_shown_as_its_sign(leads_browser: Client) -> None:
    file = SimpleUploadedFile("house.csv", b"person,Ada\0Byron\n")
    assert leads_browser.post("/rules/known/", {"file": file}).status_code == 302
    assert OrgEntry.objects.get().value == "Ada\N{SYMBOL FOR NULL}Byron"


def test_the_house_learns_names_one_by_one_and_from_a_file(leads_browser: Client) -> None:
    leads_browser.post("/rules/known/", {"kind": "customer", "value": " Globex   Corp "})
    file = SimpleUploadedFile("house.csv", "\ufeffKind;Value\nperson;Ada Byron\n\nperson;Ada Byron\n".encode())
    assert leads_browser.post("/rules/known/", {"kind": "customer", "value": "", "file": file}).status_code == 302
    org = load_org()
    assert org.customers == ("Globex Corp",)
    assert org.roster == ("Ada Byron", "Lena Brandt")
    assert Event.objects.latest("seq").data["added"] == {"person": 1}
    leads_browser.post(f"/rules/known/{OrgEntry.objects.get(kind='person').pk}/remove/")
    assert load_org().roster == ("Lena Brandt",)


def test_a_value_with_a_comma_stands_in_quotes(leads_browser: Client) -> None:
    file = SimpleUploadedFile("house.csv", b'customer,"Globex, Inc."\nperson, "Byron, Ada",,\n')
    leads_browser.post("/rules/known/", {"file": file})
    assert set(OrgEntry.objects.values_list("value", flat=True)) == {"Globex, Inc.", "Byron, Ada"}


def test_a_name_that_is_typed_beside_a_file_is_learned_too(leads_browser: Client) -> None:
    file = SimpleUploadedFile("house.csv", b"customer,Globex Corp\n")
    leads_browser.post("/rules/known/", {"kind": "tool", "value": "Orbit", "file": file})
    assert set(OrgEntry.objects.values_list("kind", "value")) == {("customer", "Globex Corp"), ("tool", "Orbit")}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"person\n", "Line 1 has no value"),
        (b"person,Ada\nalien,Zed\n", "Line 2: there is no kind"),
        (b"customer,Initech\ncustomer,Globex, Inc.\n", "Line 2 has more than a kind and a value."),
        (b"person;Byron; Ada\n", "Line 1 has more than a kind and a value."),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"person,A\n", "has 2 to 200 characters"),
    ],
)
def test_a_bad_file_adds_nothing_and_says_where(leads_browser: Client, data: bytes, why: str) -> None:
    answer = leads_browser.post("/rules/known/", {"file": SimpleUploadedFile("house.csv", data)})
    assert answer.status_code == 422
    assert why in words(answer)
    assert not OrgEntry.objects.exists()


def test_a_file_that_is_too_large_is_told_so(leads_browser: Client) -> None:
    answer = leads_browser.post(
        "/rules/known/", {"file": SimpleUploadedFile("house.csv", b"person,Ada Byron\n" * 200_000)}
    )
    assert answer.status_code == 422
    assert "The file is larger than 2 MB." in words(answer)


def test_who_may_not_add_to_it_has_no_file_read(commanders_browser: Client) -> None:
    answer = commanders_browser.post("/rules/known/", {"file": SimpleUploadedFile("house.csv", b"\xff\xfe")})
    assert answer.status_code == 403
    assert "Only an engineering lead may change the rules" in words(answer)


def test_the_last_changes_are_shown_however_old_they_are(leads_browser: Client) -> None:
    leads_browser.post("/rules/hints/", {"network:customer": "warn"})
    with transaction.atomic():
        record_many([Entry("Reviewer", Act.SORTED, data={"n": n}) for n in range(30)])
    assert "Lena Brandt changed what a hint means" in words(leads_browser.get("/rules/hints/"))


@pytest.mark.parametrize("act", [act for act in Act if act.startswith(("fence.", "redaction."))])
def test_each_change_of_the_rules_is_told_on_the_page_of_its_rules(leads_browser: Client, act: Act) -> None:
    with transaction.atomic():
        record(Entry("Nadia", act))
    pages = ["", "hints/", "allowed/", "known/"]
    told = [page for page in pages if f"Nadia {SENTENCES[act][0]}" in words(leads_browser.get(f"/rules/{page}"))]
    assert len(told) == 1


@pytest.mark.alone_on("sqlite")  # PostgreSQL reads so few rows all
@pytest.mark.parametrize("page", ["", "hints/", "allowed/", "known/"])
def test_the_last_changes_are_found_by_an_index(leads_browser: Client, page: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        leads_browser.get(f"/rules/{page}")
    plans = [plan(one["sql"]) for one in asked if '"audit_event"' in one["sql"]]
    assert plans
    assert all("event_by_action" in one for one in plans), plans


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return str(cursor.fetchall())


@pytest.mark.parametrize(("page", "told"), [("allowed", 2), ("known", 1)])
def test_what_is_said_below_a_field_is_tied_to_it(leads_browser: Client, page: str, told: int) -> None:
    html = leads_browser.get(f"/rules/{page}/").content.decode()
    tied = re.findall(r'aria-describedby="([^"]+)"', html)
    assert len(tied) == told
    assert all(f' id="{name}"' in html for name in tied)


def test_the_list_costs_the_same_for_many_entries(leads_browser: Client, django_assert_max_num_queries: Any) -> None:
    OrgEntry.objects.bulk_create(OrgEntry(kind="person", value=f"Person {n}") for n in range(250))
    with django_assert_max_num_queries(10):
        page = leads_browser.get("/rules/known/?page=2")
    assert "Page 2 of 3" in words(page)
