"""Many allowed values: found as by asking each in turn, and made ready once for as long as the rules stand."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft
from reviewer.redaction import hints
from reviewer.redaction.models import Allowed
from reviewer.redaction.rules import MOST_ALLOWED, MOST_PATTERNS
from reviewer.redaction.rules.allowing import Allowing
from reviewer.redaction.rules.breadth import compiled
from tests.desk_support import digest, words
from tests.hints.conftest import make_version, mark

pytestmark = pytest.mark.django_db
ENTRY = {"value": "status.acme.example", "owner": "Lena", "reason": "Public page", "category": "", "audience": ""}
VALUES = [
    "kestrel-1",
    "KESTREL-1",
    "kestrel-22",
    "Ana Petrova",
    "s3://dumps/a.gz",
    "stra\N{LATIN SMALL LETTER SHARP S}e",
]
CATEGORIES, AUDIENCES = ["secret", "network", "person"], ["customer", "executive"]
SOURCES = [r"kestrel-\d", r"(?i)kestrel-\d+", r"[A-Z]\w+ [A-Z]\w+", r"s3://\S*", r"(", r"\Qkestrel-1", r"kestrel-1|Ana"]


def entry(value: str, category: str = "", audience: str = "", *, is_pattern: bool = False) -> Allowed:
    return Allowed(value=value, is_pattern=is_pattern, category=category, audience=audience)


def one_by_one(entries: Iterable[Allowed], value: str, category: str, audience: str) -> bool:
    """What the lookup has to come to."""
    for one in entries:
        is_for = one.category == category or (not one.category and category != "secret")
        if is_for and one.audience in ("", audience) and fits(one, value):
            return True
    return False


def fits(one: Allowed, value: str) -> bool:
    if not one.is_pattern:
        return one.value.casefold() == value.casefold()
    return one.value != "(" and compiled(one.value).fullmatch(value) is not None


ENTRIES = st.builds(
    Allowed,
    value=st.sampled_from(VALUES),
    is_pattern=st.just(value=False),
    category=st.sampled_from(["", *CATEGORIES]),
    audience=st.sampled_from(["", *AUDIENCES]),
) | st.builds(
    Allowed,
    value=st.sampled_from(SOURCES),
    is_pattern=st.just(value=True),
    category=st.sampled_from(["", *CATEGORIES]),
    audience=st.sampled_from(["", *AUDIENCES]),
)


@given(entries=st.lists(ENTRIES, max_size=12))
def test_what_is_found_is_what_one_of_them_allows(entries: list[Allowed]) -> None:
    found = Allowing(entries)
    for value in VALUES:
        for category in CATEGORIES:
            for audience in AUDIENCES:
                expected = one_by_one(entries, value, category, audience)
                assert found.lets(value, category, audience) == expected, (value, category, audience)


def test_patterns_of_which_only_few_go_into_one_set_are_all_found() -> None:
    found = Allowing([entry(rf"(?i)kestrel-{n}-\pL{{1,20}}", is_pattern=True) for n in range(9)])
    assert all(found.lets(f"Kestrel-{n}-blue", "network", "customer") for n in (0, 4, 8))
    assert not found.lets("kestrel-9-blue", "network", "customer")


def keep(lead: User, count: int, *, is_pattern: bool) -> None:
    Allowed.objects.bulk_create(
        Allowed(value=f"loom-{n}.acme.example", is_pattern=is_pattern, owner="L", reason="r", author=lead)
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("count", "is_pattern", "why"),
    [(MOST_PATTERNS, True, "at most 500 patterns"), (MOST_ALLOWED, False, "at most 5,000 allowed values")],
)
def test_no_more_are_kept_than_a_page_can_ask(
    leads_browser: Client, lead: User, count: int, is_pattern: bool, why: str
) -> None:
    keep(lead, count, is_pattern=is_pattern)
    form = {**ENTRY, "value": r"kestrel-\d+", **({"is_pattern": "on"} if is_pattern else {})}
    answer = leads_browser.post("/rules/allowed/", form)
    assert answer.status_code == 422
    assert why in words(answer)
    assert Allowed.objects.count() == count


def asked_of_rules(asked: CaptureQueriesContext) -> int:
    """How many queries read what is allowed or what the house knows. Some have no text: a savepoint's end."""
    said = [one["sql"] or "" for one in asked]
    return sum('FROM "redaction_allowed"' in sql or 'FROM "redaction_orgentry"' in sql for sql in said)


def test_the_rules_are_read_once_for_all_looks_until_one_changes(leads_browser: Client, draft: Draft) -> None:
    leads_browser.post("/rules/allowed/", ENTRY)
    one = mark(User.objects.get(name="Lena Brandt"), draft)
    typed = {"digest": digest(draft), "subject": "INC-7", "text": "The host fra2-db-07 was slow."}
    there = f"/drafts/{draft.pk}"
    approval = {"digest": digest(draft), "chip": "Read and correct"}
    leads_browser.get(f"{there}/")
    with CaptureQueriesContext(connection) as asked:
        leads_browser.get(f"{there}/")
        leads_browser.post(f"{there}/edit/changes/", typed)
        leads_browser.post(f"{there}/hints/{one.pk}/dismiss/", {"reason": "public", "words": ""})
        leads_browser.post(f"{there}/approve/", approval)
    assert asked_of_rules(asked) == 0
    leads_browser.post("/rules/allowed/", {**ENTRY, "value": "fra2-db-07"})
    with CaptureQueriesContext(connection) as asked:
        leads_browser.get(f"{there}/")
    assert asked_of_rules(asked) == 2


def test_what_a_pattern_lets_through_is_judged_anew_when_it_is_taken_away(leads_browser: Client) -> None:
    draft = make_version("customer", "The hosts fra2-db-07 and fra2-db-08 were slow.")
    leads_browser.post("/rules/allowed/", {**ENTRY, "value": r"fra2-db-\d+", "is_pattern": "on"})
    assert blocking(draft) == 0
    leads_browser.post(f"/rules/allowed/{Allowed.objects.get().pk}/remove/")
    assert blocking(draft) == 2


def blocking(draft: Draft) -> int:
    assert draft.current is not None
    return len(hints.of(draft, draft.current).blocking)
