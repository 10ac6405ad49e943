"""The same value allowed once more: a double click is the same entry; anything else is told what there is."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.audit.models import Event
from reviewer.redaction.models import Allowed
from tests.desk_support import words

pytestmark = pytest.mark.django_db
THERE = "/rules/allowed/"
ENTRY = {"value": "status.acme.example", "owner": "Lena", "reason": "Public page", "category": "", "audience": ""}
OTHERWISE = {**ENTRY, "owner": "Omar Haddad", "reason": "Legal agreed, ticket 77"}


def after(days: int) -> str:
    return (timezone.now().date() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("spelled", ["status.acme.example", "  STATUS.acme.example "])
def test_another_owner_or_reason_is_told_who_answers_for_it(leads_browser: Client, spelled: str) -> None:
    leads_browser.post(THERE, ENTRY)
    answer = leads_browser.post(THERE, {**OTHERWISE, "value": spelled})
    assert answer.status_code == 422
    assert "It is allowed already: Lena answers for it, “Public page”, and Lena Brandt added it on" in words(answer)
    assert "Remove that entry first" in words(answer)
    assert 'value="Omar Haddad"' in answer.content.decode()
    assert 'value="Legal agreed, ticket 77"' in answer.content.decode()
    assert list(Allowed.objects.values_list("owner", flat=True)) == ["Lena"]
    assert Event.objects.filter(action="redaction.allowed").count() == 1


def test_a_double_click_is_one_entry(leads_browser: Client) -> None:
    for _ in range(2):
        assert leads_browser.post(THERE, ENTRY).status_code == 302
    assert Allowed.objects.count() == 1


@pytest.mark.parametrize("otherwise", [{"audience": "customer"}, {"category": "network"}, {"is_pattern": "on"}])
def test_for_another_audience_or_category_it_is_another_entry(leads_browser: Client, otherwise: dict[str, str]) -> None:
    leads_browser.post(THERE, ENTRY)
    assert leads_browser.post(THERE, {**ENTRY, **otherwise}).status_code == 302
    assert Allowed.objects.count() == 2


def test_one_that_ends_later_is_another_entry(leads_browser: Client) -> None:
    leads_browser.post(THERE, {**ENTRY, "ends_on": after(3)})
    assert leads_browser.post(THERE, {**OTHERWISE, "ends_on": after(9)}).status_code == 302
    assert leads_browser.post(THERE, OTHERWISE).status_code == 302
    assert leads_browser.post(THERE, {**OTHERWISE, "ends_on": after(20)}).status_code == 422
    assert Allowed.objects.count() == 3


def test_one_that_has_ended_is_no_hindrance(leads_browser: Client) -> None:
    leads_browser.post(THERE, ENTRY)
    Allowed.objects.update(ends_on=date(2026, 1, 1))
    assert leads_browser.post(THERE, OTHERWISE).status_code == 302
