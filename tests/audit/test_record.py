"""Appending to the history: in the transaction of the change, in order, readable again by the hash (invariant 6)."""

from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.audit.actions import Act
from reviewer.audit.chain import digest
from reviewer.audit.models import Event, Head
from reviewer.audit.record import Entry, record, record_many, verify

pytestmark = pytest.mark.django_db

plain = st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None))
data = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))


def write(count: int = 3) -> list[Event]:
    return record_many(
        [Entry("Lena", Act.DECIDED_APPROVE, str(number), "INC-1", {"n": number}) for number in range(count)]
    )


def overwrite(sql: str, *values: Any) -> None:
    """What somebody does who has the database and not the program."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_events_are_numbered_from_one_without_gaps() -> None:
    write(2)
    write(1)
    assert list(Event.objects.values_list("seq", flat=True)) == [1, 2, 3]
    assert verify() == (3, None)


def test_nothing_to_append_appends_nothing() -> None:
    assert record_many([]) == []
    assert not Head.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError):
        record(Entry("Lena", Act.DECIDED_APPROVE))


def test_an_act_is_kept_and_hashed_as_its_words() -> None:
    """As the releases before wrote it: the chain is of strings."""
    made = record(Entry("Lena", Act.DECIDED_APPROVE))
    kept = Event.objects.get()
    assert type(made.action) is type(kept.action) is str
    assert kept.action == "decided.approve"
    assert digest(kept.link) == digest(made.link) == kept.hash


@pytest.mark.django_db(transaction=True)
def test_an_event_goes_with_the_change_that_is_rolled_back() -> None:
    with transaction.atomic():
        write(1)
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012
        write(1)
        _ = 1 / 0
    assert verify() == (1, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.dictionaries(st.text(st.characters(codec=None)), data), st.text(st.characters(codec=None)))
def test_any_json_comes_back_as_it_was_hashed(said: dict[str, Any], name: str) -> None:
    record(Entry(name, Act.SORTED, "1", name, said))
    assert verify()[1] is None


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", object(), {"a": [0.1]}])
def test_what_databases_write_differently_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        record(Entry("Lena", Act.SORTED, data={"value": value}))


def test_keys_that_are_numbers_and_long_names_still_verify() -> None:
    record(Entry("x" * 300, Act.SORTED, "1", "y" * 300, {"counts": {10: "a", 9: "b"}}))
    assert verify() == (1, None)


def test_a_changed_event_is_named() -> None:
    write()
    overwrite("UPDATE audit_event SET actor = %s WHERE seq = 2", "Somebody else")
    assert "event 2 was changed" in str(verify()[1])


def test_a_removed_event_is_named() -> None:
    write()
    overwrite("DELETE FROM audit_event WHERE seq = 2")
    assert "event 2 is missing" in str(verify()[1])


def test_a_removed_end_is_named() -> None:
    write()
    overwrite("DELETE FROM audit_event WHERE seq = 3")
    assert "the chain ends at event 2, its head says 3" in str(verify()[1])


def test_an_event_that_was_added_behind_the_end_is_named() -> None:
    write()
    columns = "at, actor, action, draft, incident, data, previous, hash"
    overwrite(f"INSERT INTO audit_event (seq, {columns}) SELECT 4, {columns} FROM audit_event WHERE seq = 3")
    assert "event 4 stands behind the chain's end at 3" in str(verify()[1])


def test_a_removed_head_is_named() -> None:
    write()
    overwrite("DELETE FROM audit_head")
    assert verify()[1] is not None


def test_the_program_itself_cannot_change_or_remove_an_event() -> None:
    event = write()[0]
    stored = Event.objects.get(seq=event.seq)
    stored.actor = "Somebody else"
    for attempt in (
        stored.save,
        stored.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(actor="Somebody else"),
        lambda: Event.objects.bulk_update([stored], ["actor"]),
    ):
        with pytest.raises(TypeError, match="never"), transaction.atomic():
            attempt()
    assert verify() == (3, None)


def test_appending_costs_the_same_for_one_event_and_for_hundred(django_assert_max_num_queries: Any) -> None:
    write(1)
    with django_assert_max_num_queries(6):
        write(100)
