"""A prepared query gives what its queryset gives, for every value, although it is compiled once."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat
from django.utils import timezone

from reviewer.drafts.models import Draft, Revision
from reviewer.prepared import insert, prepared, prepared_update
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@prepared
def some(ids: Sequence[int], now: datetime, audience: str) -> QuerySet[Draft]:
    """Of some drafts those for an audience that have time left."""
    rows = Draft.objects.filter(pk__in=ids, expires_at__gt=now, audience=audience).select_related("incident", "current")
    mine = Case(When(audience=audience, then=Value(True)), default=Value(False))
    return rows.annotate(said=F("current__text"), mine=mine).order_by("-pk")


@prepared
def one(pk: int) -> QuerySet[Draft]:
    return Draft.objects.filter(pk=pk)


@prepared
def titled(words: str) -> QuerySet[Draft]:
    return Draft.objects.filter(subject__icontains=words)


@prepared
def newest(count: int) -> QuerySet[Draft]:
    return Draft.objects.order_by("-pk")[: abs(count)]


@prepared
def twice(words: str) -> QuerySet[Draft]:
    return Draft.objects.filter(Q(audience=words) | Q(subject__icontains=words))


def test_each_call_has_its_own_values() -> None:
    now = timezone.now()
    drafts = [make_draft(incident=f"INC-{number}", audience=name) for number, name in enumerate(["a", "a", "b"])]
    ids = [draft.pk for draft in drafts]
    assert some(ids, now, "a") == [drafts[1], drafts[0]]
    assert some(ids, now, "b") == [drafts[2]]
    assert some(ids[1:], now, "a") == [drafts[1]]
    assert some([], now, "a") == []
    assert some(ids, drafts[1].expires_at, "a") == []
    assert some(ids, drafts[1].expires_at - timedelta(microseconds=1), "a") == [drafts[1]]


def test_what_was_selected_and_annotated_comes_along(django_assert_num_queries: Any) -> None:
    draft = make_draft(incident="INC-1", audience="a")
    some([draft.pk], timezone.now(), "a")
    with django_assert_num_queries(1):
        [found] = some([draft.pk], timezone.now(), "a")
        assert str(found.incident) == str(draft.incident)
        assert str(found.current) == "revision 1"
        assert vars(found)["said"] == "It broke."
        assert vars(found)["mine"] is True
        assert (found.expires_at, found.tags) == (draft.expires_at, draft.tags)


def test_what_has_changed_is_read_anew() -> None:
    draft = make_draft(audience="a")
    assert some([draft.pk], timezone.now(), "a")
    Draft.objects.filter(pk=draft.pk).update(audience="b")
    assert not some([draft.pk], timezone.now(), "a")


@pytest.mark.parametrize(("query", "value"), [(titled, "broke"), (newest, 2), (twice, "broke")])
def test_a_value_that_is_no_parameter_is_refused(query: Any, value: Any) -> None:
    with pytest.raises(LookupError, match="do not reach the statement"):
        query(value)


@pytest.mark.parametrize("value", [None, True, 1.5, [None]])
def test_another_value_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="Not a value for a prepared query"):
        titled(value)


def test_a_number_that_no_database_holds_finds_nothing() -> None:
    draft = make_draft()
    assert one(draft.pk) == [draft]
    assert one(10**30) == one(-(10**30)) == []


def test_hostile_words_stay_words() -> None:
    draft = make_draft(audience="' OR 1=1 --%s")
    assert some([draft.pk], timezone.now(), "' OR 1=1 --%s") == [draft]
    assert not some([draft.pk], timezone.now(), "' OR 1=1 --")


@prepared_update
def moved(ids: Sequence[int], audience: str, now: datetime, mark: str) -> tuple[QuerySet[Draft], dict[str, Any]]:
    """Of some drafts those for an audience go to another, later."""
    return Draft.objects.filter(pk__in=ids, audience=audience), {
        "audience": mark,
        "expires_at": now,
        "tags": {"a": "b"},
    }


@prepared_update
def counted(pk: int) -> tuple[QuerySet[Draft], dict[str, Any]]:
    return Draft.objects.filter(pk=pk), {"subject": Concat(F("subject"), Value("!"))}


@prepared_update
def named(pk: int, words: str) -> tuple[QuerySet[Draft], dict[str, Any]]:
    return Draft.objects.filter(pk=pk), {"subject": Concat(Value("x"), Value(f"{words}!"))}


def test_an_update_writes_the_values_of_each_call_and_counts_its_rows(django_assert_num_queries: Any) -> None:
    drafts = [make_draft(audience=name) for name in ("a", "a", "b")]
    ids, now = [draft.pk for draft in drafts], timezone.now()
    assert moved(ids, "a", now, "c") == 2
    with django_assert_num_queries(1):
        assert moved(ids, "b", now + timedelta(hours=1), "d' --%s") == 1
    assert moved(ids, "a", now, "e") == 0
    assert moved([], "a", now, "e") == 0
    found = list(Draft.objects.order_by("pk"))
    assert [draft.audience for draft in found] == ["c", "c", "d' --%s"]
    assert [draft.expires_at for draft in found] == [now, now, now + timedelta(hours=1)]
    assert found[0].tags == {"a": "b"}


def test_an_update_may_reckon_with_what_stands_there() -> None:
    draft = make_draft()
    assert (counted(draft.pk), counted(draft.pk), counted(10**30)) == (1, 1, 0)
    assert Draft.objects.get().subject == f"{draft.subject}!!"


def test_a_value_that_is_no_parameter_of_the_update_is_refused() -> None:
    with pytest.raises(LookupError, match="do not reach the statement"):
        named(1, "words")
    with pytest.raises(TypeError, match="by place"):
        counted(pk=1)


@pytest.mark.django_db(transaction=True)
def test_an_update_that_fails_spoils_its_transaction_as_any_other() -> None:
    draft = make_draft()
    with transaction.atomic():
        with suppress(DatabaseError):
            spoiled(draft.pk)
        assert transaction.get_rollback()


@prepared_update
def spoiled(pk: int) -> tuple[QuerySet[Draft], dict[str, Any]]:
    return Draft.objects.filter(pk=pk), {"mailbox": None}


@prepared
def odd(pk: int) -> QuerySet[Draft]:
    return Draft.objects.filter(pk=pk).exclude(subject="100% '%s' \\").annotate(said=Value('5 %% "x"'))


def test_what_is_always_the_same_may_hold_any_character() -> None:
    draft, other = make_draft(), make_draft(subject="100% '%s' \\")
    [found] = odd(draft.pk)
    assert vars(found)["said"] == '5 %% "x"'
    assert not odd(other.pk)


@pytest.mark.alone_on("postgresql")  # SQLite keeps its plans by itself
def test_postgresql_plans_a_statement_once() -> None:
    draft = make_draft()
    for pk in (draft.pk, 1, 10**6, 10**12):
        one(pk)
    with connection.cursor() as cursor:
        kept = "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%drafts_draft%'"
        cursor.execute(kept)
        assert cursor.fetchall() == [(4, 0)]


def test_an_insertion_writes_what_save_would(django_assert_num_queries: Any) -> None:
    draft = make_draft()
    saved = draft.revisions.get()
    row = Revision(
        draft=draft,
        number=2,
        base=saved,
        subject="%s' 100%",
        to=["a@b.example"],
        text="\u00e4\U0001f642",
        digest="d" * 64,
    )
    insert(Revision(draft=draft, number=3, digest="e" * 64))  # compiled
    with django_assert_num_queries(1):
        insert(row)
    found = Revision.objects.get(pk=row.pk)
    columns = [field.attname for field in Revision._meta.concrete_fields]
    assert [getattr(found, name) for name in columns] == [getattr(row, name) for name in columns]
    row.subject = "another"
    row.save(update_fields=["subject"])
    assert list(draft.revisions.order_by("number").values_list("subject", flat=True)) == [saved.subject, "another", ""]


@pytest.mark.django_db(transaction=True)
def test_an_insertion_that_the_database_refuses_raises_and_spoils_its_transaction() -> None:
    draft = make_draft()
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert(Revision(draft=draft, number=1, digest="d" * 64))
        assert transaction.get_rollback()
