"""Who else is at a report, without a query."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk import presence
from reviewer.desk.presence import Doing
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_others_of_the_same_report_are_told_and_oneself_is_not(lead: User, commander: User) -> None:
    mine = make_draft(incident="INC-7", kind="report", audience="customer")
    theirs = make_draft(incident="INC-7", kind="report", audience="executive")
    elsewhere = make_draft(incident="INC-8", kind="report", audience="customer")
    assert presence.note(lead, mine) == []
    presence.note(lead, mine)
    others = presence.note(commander, theirs, Doing.EDITING)
    assert presence.sentence(others) == "Lena Brandt is reading."
    assert presence.sentence(presence.note(lead, mine)) == "Omar Haddad is editing Executive."
    assert presence.note(commander, elsewhere) == []


def test_of_an_unsorted_draft_no_version_is_named(lead: User, commander: User) -> None:
    draft = make_draft()
    presence.note(commander, draft, Doing.EDITING)
    assert presence.sentence(presence.note(lead, draft)) == "Omar Haddad is editing."


def test_whoever_says_nothing_any_more_is_gone(lead: User, commander: User) -> None:
    draft = make_draft()
    presence.note(lead, draft)
    with time_machine.travel(timezone.now() + timedelta(seconds=presence.STAYS + 1), tick=False):
        assert presence.note(commander, draft) == []


def test_whoever_leaves_is_gone(lead: User, commander: User) -> None:
    draft = make_draft()
    presence.note(lead, draft)
    presence.leave(lead, draft)
    assert presence.note(commander, draft) == []


def test_it_costs_no_query(lead: User, django_assert_num_queries: Any) -> None:
    draft = make_draft(incident="INC-7", kind="report")
    with django_assert_num_queries(0):
        presence.note(lead, draft)


def test_the_stamp_changes_with_who_is_there_and_what_they_do(lead: User, commander: User) -> None:
    draft = make_draft()
    presence.note(lead, draft)
    reading = presence.stamp(presence.note(commander, draft))
    presence.note(lead, draft, Doing.EDITING)
    assert presence.stamp(presence.note(commander, draft)) != reading
