"""Migrations that a running desk does not wait for (docs/DEPLOYMENT.md, section 5)."""

import re

import pytest
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

from reviewer.indexes import AddIndexBeside
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
    if AddIndexBeside in kinds:
        assert kinds == {AddIndexBeside}
        assert not migration.atomic


def _holds_its_table(operation: Operation) -> bool:
    """Whether it makes an index in a way that has PostgreSQL keep everybody out meanwhile."""
    match operation:
        case SeparateDatabaseAndState():
            return any(_holds_its_table(one) for one in operation.database_operations)
        case AddIndexBeside():
            return False
        case AddConstraint():
            return not isinstance(operation.constraint, CheckConstraint)
        case AddField() | AlterField():
            return bool(operation.field.unique or operation.field.db_index)  # type: ignore[attr-defined]
    return isinstance(operation, AddIndex | AlterUniqueTogether)


@pytest.mark.parametrize(
    "operation",
    [
        AddConstraint("hint", UniqueConstraint(fields=["where"], name="one")),
        AddConstraint("hint", UniqueConstraint(fields=["where"], condition=Q(start=0), name="one")),
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
    assert [import_string(name) for name in re.findall(r"`(reviewer\.indexes\.\w+)`", guide)] == [AddIndexBeside]
