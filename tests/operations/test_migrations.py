"""Migrations that a running desk does not wait for (docs/DEPLOYMENT.md, section 5)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterUniqueTogether,
    Migration,
    SeparateDatabaseAndState,
)
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import CASCADE, CheckConstraint, ForeignKey, Index, Q, TextField, UniqueConstraint
from django.utils.module_loading import import_string

from incidents.models import Incident
from reviewer.migrating import AddCheckBeside, AddIndexBeside, DropKeyIndexBeside, wait_as_ever, wait_briefly
from tests.support.processes import ROOT

LATER = [
    pytest.param(migration, id=f"{app}.{name}")
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items())
    if type(migration).__module__.startswith(("reviewer.", "incidents.")) and not name.startswith("0001_")
]
# What makes an index while nobody may read its table.
WHILE_HELD = {
    "decisions.0002_urgent_first": "the table is held anyway while the column is added that the index is of",
    "redaction.0003_one_hint_per_span_and_category": "it was made before this was looked for, and cannot be unmade",
    "redaction.0005_one_open_dismissal": "the table has few rows: people make them, one press each",
}


@pytest.mark.parametrize("migration", LATER)
def test_an_index_on_a_table_that_is_there_is_made_beside_and_alone(migration: Migration) -> None:
    assert any(_holds_its_table(one) for one in migration.operations) == (str(migration) in WHILE_HELD)
    kinds = {type(operation) for operation in migration.operations}
    for beside in {AddIndexBeside, AddCheckBeside, DropKeyIndexBeside} & kinds:
        assert kinds == {beside}
        assert not migration.atomic


def _holds_its_table(operation: Operation) -> bool:
    """Whether it makes an index, or asks a check of every row, while PostgreSQL keeps everybody out."""
    match operation:
        case SeparateDatabaseAndState():
            return any(_holds_its_table(one) for one in operation.database_operations)
        case AddIndexBeside():
            return False
        case AddCheckBeside():
            return False
        case DropKeyIndexBeside():
            return False
        case AlterField(field=ForeignKey()):
            return True
        case AddConstraint():
            return True
        case AddField() | AlterField():
            return bool(operation.field.unique or operation.field.db_index)  # type: ignore[attr-defined]
    return isinstance(operation, AddIndex | AlterUniqueTogether)


@pytest.mark.parametrize(
    "operation",
    [
        AddConstraint("hint", UniqueConstraint(fields=["where"], name="one")),
        AddConstraint("hint", UniqueConstraint(fields=["where"], condition=Q(start=0), name="one")),
        AddConstraint("hint", CheckConstraint(condition=Q(start__gte=0), name="some")),
        AddField("hint", "told", TextField(unique=True)),
        AddField("hint", "teller", ForeignKey("accounts.User", CASCADE)),
        AlterField("hint", "where", TextField(db_index=True)),
        AlterUniqueTogether("hint", {("where", "start")}),
        SeparateDatabaseAndState([AddIndex("hint", Index(fields=["where"], name="where"))]),
    ],
    ids=lambda operation: operation.describe(),
)
def test_each_way_to_an_index_is_seen(operation: Operation) -> None:
    assert _holds_its_table(operation)


def test_the_guide_names_what_the_migrations_use() -> None:
    guide = (ROOT / "docs" / "DEPLOYMENT.md").read_text()
    named = [import_string(name) for name in re.findall(r"`(reviewer\.migrating\.\w+)`", guide)]
    assert named == [AddIndexBeside, AddCheckBeside, DropKeyIndexBeside]


@contextmanager
def _dump(table: str) -> Iterator[None]:
    """Somebody else reads the table for as long as this lasts."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as dump:
        dump.execute(f"SELECT FROM {table}")
        yield


def _told(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


@pytest.fixture
def _goes_back() -> Iterator[None]:
    """The tables are as they were, whatever came of it."""
    yield
    wait_as_ever(using="default")
    call_command("migrate", verbosity=0)


@pytest.mark.alone_on("postgresql")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_goes_back")
def test_a_migration_does_not_hold_up_readers_behind_a_dump() -> None:
    """It waits for a lock that the dump stands in the way of, and all who read the table would wait behind it."""
    call_command("migrate", "drafts", "0020", verbosity=0)
    with _dump("drafts_draft"), pytest.raises(OperationalError, match="lock timeout"):
        call_command("migrate", "drafts", "0021", verbosity=0)
    assert _told("SHOW lock_timeout") == [("3s",)]
    call_command("migrate", "drafts", "0021", verbosity=0)
    assert _told("SHOW lock_timeout") == [("0",)]


@pytest.mark.alone_on("postgresql")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_goes_back")
def test_an_index_of_a_key_goes_and_the_key_stays() -> None:
    """To make the key anew all rows would be read while nobody may."""
    indexes = "SELECT indexname FROM pg_indexes WHERE tablename = 'drafts_draft' ORDER BY 1"
    keys = (
        "SELECT oid, conname FROM pg_constraint WHERE conrelid = 'drafts_draft'::regclass AND contype = 'f' ORDER BY 1"
    )
    after = _told(indexes)
    call_command("migrate", "drafts", "0017", verbosity=0)
    before, kept = _told(indexes), _told(keys)
    call_command("migrate", "drafts", "0018", verbosity=0)
    assert _told(keys) == kept
    assert _told(indexes) == after
    assert len(before) - len(after) == 3


@pytest.mark.alone_on("postgresql")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_goes_back")
def test_a_check_does_not_hold_up_readers_behind_a_dump() -> None:
    """By itself it would wait as long as the dump does."""
    check = AddCheckBeside("incident", CheckConstraint(condition=~Q(key="PD-0"), name="none_is_zero"))
    before = MigrationLoader(connection).project_state()
    after = before.clone()
    check.state_forwards("incidents", after)
    wait_briefly(using="default")
    with (
        _dump("incidents_incident"),
        pytest.raises(OperationalError, match="lock timeout"),
        connection.schema_editor(atomic=False) as editor,
    ):
        check.database_forwards("incidents", editor, before, after)


@pytest.mark.alone_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_check_that_a_row_fails_is_made_once_the_row_is_right() -> None:
    """And asked of every row that was there, not only of new ones."""
    wrong = Incident.objects.create(key="PD-0")
    check = AddCheckBeside("incident", CheckConstraint(condition=~Q(key="PD-0"), name="none_is_zero"))
    loader = MigrationLoader(connection)
    before = loader.project_state()
    after = before.clone()
    check.state_forwards("incidents", after)

    def make() -> None:
        with connection.schema_editor(atomic=False) as editor:
            check.database_forwards("incidents", editor, before, after)

    try:
        with pytest.raises(IntegrityError, match="none_is_zero"):
            make()
        wrong.delete()
        make()
        with connection.cursor() as cursor:
            cursor.execute("SELECT convalidated FROM pg_constraint WHERE conname = 'none_is_zero'")
            assert cursor.fetchall() == [(True,)]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE incidents_incident DROP CONSTRAINT IF EXISTS none_is_zero")
