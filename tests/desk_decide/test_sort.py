"""Sorting a draft by hand."""

import pytest
from django.test import Client

from incidents.models import Incident
from reviewer.audit.models import Event
from reviewer.drafts.models import Draft
from tests.desk_support import words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

SORTING = {"key": "PD-9876", "kind": "update", "severity": "2", "audience": "executive"}


def test_it_is_set_once_and_for_all(leads_browser: Client) -> None:
    draft = make_draft()
    answer = leads_browser.post(f"/drafts/{draft.pk}/sort/", SORTING)
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    draft.refresh_from_db()
    assert draft.incident == Incident.objects.get(key="PD-9876")
    assert (draft.kind, draft.severity, draft.audience, draft.sorted_by_hand) == ("update", 2, "executive", True)
    event = Event.objects.get(action="sorted")
    assert event.actor == "Lena Brandt"
    assert event.data["sorting"]["audience"] == ["", "executive"]


def test_a_known_incident_is_used_again(leads_browser: Client) -> None:
    known = Incident.objects.create(key="PD-9876")
    draft = make_draft()
    leads_browser.post(f"/drafts/{draft.pk}/sort/", {**SORTING, "key": "  PD-9876 "})
    draft.refresh_from_db()
    assert draft.incident == known


def test_the_same_again_records_nothing(leads_browser: Client) -> None:
    draft = make_draft()
    for _ in range(2):
        assert leads_browser.post(f"/drafts/{draft.pk}/sort/", SORTING).status_code == 302
    assert Event.objects.filter(action="sorted").count() == 1


@pytest.mark.parametrize("field", ["key", "kind", "severity", "audience"])
def test_what_is_not_known_is_refused(leads_browser: Client, field: str) -> None:
    draft = make_draft()
    answer = leads_browser.post(f"/drafts/{draft.pk}/sort/", {**SORTING, field: ""})
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert not draft.sorted_by_hand


def test_the_form_shows_what_is_known(leads_browser: Client, draft: Draft) -> None:
    html = leads_browser.get(f"/drafts/{draft.pk}/sort/").content.decode()
    assert 'value="INC-7"' in html
    assert '<option value="customer" selected>' in html


def test_the_page_then_shows_it_sorted(leads_browser: Client) -> None:
    draft = make_draft()
    leads_browser.post(f"/drafts/{draft.pk}/sort/", SORTING)
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "PD-9876 status update , Executive version" in said
    assert "Unsorted:" not in said


def test_a_reader_and_a_stranger_may_not(readers_browser: Client) -> None:
    draft = make_draft()
    assert readers_browser.post(f"/drafts/{draft.pk}/sort/", SORTING).status_code == 403
    assert Client().post(f"/drafts/{draft.pk}/sort/", SORTING).status_code == 302
    draft.refresh_from_db()
    assert draft.incident is None
