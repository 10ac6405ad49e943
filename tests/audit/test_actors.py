"""Who did it: of a person with an account the address is hashed too, since names can be alike."""

import re
from pathlib import Path

import pytest
from django.db import transaction

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.actors import Actor, is_of_the_house
from reviewer.audit.chain import Link, digest
from reviewer.audit.models import Event
from reviewer.audit.record import Entry, record, verify
from reviewer.decisions.models import Action
from reviewer.decisions.under_way import stop
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
SOURCES = Path(__file__).parents[2] / "reviewer"


def test_of_two_people_of_one_name_the_chain_says_which(lead: User) -> None:
    other = User.objects.create_user("another@desk.example", name=lead.name, role="lead")
    for person in (lead, other):
        stop(person, decided(person, make_draft(), Action.REJECT, "Facts are wrong").pk)
    found = Event.objects.filter(action__in=(Act.DECIDED_REJECT, Act.STOPPED))
    assert {event.actor for event in found} == {lead.name}
    assert [event.data["account"] for event in found] == [lead.email] * 2 + [other.email] * 2
    assert verify()[1] is None
    tampered = {**vars(found[0].link), "data": {**found[0].data, "account": other.email}}
    assert digest(Link(**tampered)) != found[0].hash


def test_who_has_no_account_has_no_address() -> None:
    with transaction.atomic():
        event = record(Entry("MultiMail", Act.RECEIVED, data={"n": 1}))
    assert event.data == {"n": 1}


def test_an_event_from_before_is_proven_as_it_was() -> None:
    """Written by a release that kept names alone."""
    with transaction.atomic():
        record(Entry("Lena Brandt", Act.DECIDED_REJECT, data={"reason": "Facts are wrong"}))
        record(Entry(Actor("Lena Brandt", "lena@desk.example"), Act.STOPPED))
    assert verify() == (2, None)


@pytest.mark.parametrize(
    "name",
    [
        "MultiMail",
        "multimail",
        "Multi\u041cail",
        " Reviewer",
        "firstrun",
        "operator",
        "Operator root",
        "OPERATOR root, as Bo",
    ],
)
def test_what_the_house_calls_itself_is_no_name_of_a_person(name: str) -> None:
    assert is_of_the_house(name)


@pytest.mark.parametrize("name", ["Lena Brandt", "Rex Reviewer", "Opera Torson", "Operators' friend", ""])
def test_other_names_are(name: str) -> None:
    assert not is_of_the_house(name)


def test_nowhere_is_a_person_written_down_by_name_alone() -> None:
    written = re.compile(r"\b[Ee]ntry\(\s*str\(")
    assert [path.name for path in SOURCES.rglob("*.py") if written.search(path.read_text())] == []
