"""The incidents that mails are sorted to."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from incidents.models import Incident
from reviewer.drafts.places import incidents_of
from reviewer.drafts.sorting import Sorted

pytestmark = pytest.mark.django_db


def test_those_that_are_missing_are_made() -> None:
    known = Incident.objects.create(key="PD-1")
    rows = incidents_of([Sorted("PD-2"), Sorted("PD-1"), Sorted(), Sorted("PD-2")])
    assert rows == {"PD-1": known, "PD-2": Incident.objects.get(key="PD-2")}


def test_one_that_is_there_is_read_and_left_as_it_is(django_assert_num_queries: Any) -> None:
    """Whatever a mail says of its severity: two that write the same incidents could wait for each other."""
    Incident.objects.create(key="PD-1")
    with django_assert_num_queries(1):
        incidents_of([Sorted("PD-1", severity=0)])
    with django_assert_num_queries(0):
        incidents_of([Sorted(severity=0)])


def test_the_release_before_can_still_write_what_is_not_used_any_more() -> None:
    """It writes and reads two columns more, also of the incidents that this release makes."""
    with connection.cursor() as cursor:
        values = "VALUES ('PD-1', '', 1, %s)"
        cursor.execute(f"INSERT INTO incidents_incident (key, title, severity, created_at) {values}", [timezone.now()])
        incidents_of([Sorted("PD-1"), Sorted("PD-2", severity=0)])
        cursor.execute("SELECT key, title, severity FROM incidents_incident ORDER BY key")
        assert cursor.fetchall() == [("PD-1", "", 1), ("PD-2", "", 9)]
