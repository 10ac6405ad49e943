"""Migrations that a running desk does not wait for (docs/DEPLOYMENT.md, section 5)."""

import re

import pytest
from django.db.migrations import AddIndex, Migration
from django.db.migrations.loader import MigrationLoader
from django.utils.module_loading import import_string

from reviewer.indexes import AddIndexBeside
from tests.support.processes import ROOT

LATER = [
    pytest.param(migration, id=f"{app}.{name}")
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items())
    if type(migration).__module__.startswith(("reviewer.", "incidents.")) and not name.startswith("0001_")
]
# Its table is held anyway while its column is added.
WITH_ITS_COLUMN = "decisions.0002_urgent_first"


@pytest.mark.parametrize("migration", LATER)
def test_an_index_on_a_table_that_is_there_is_made_beside_and_alone(migration: Migration) -> None:
    kinds = {type(operation) for operation in migration.operations}
    assert AddIndex not in kinds or str(migration) == WITH_ITS_COLUMN
    if AddIndexBeside in kinds:
        assert kinds == {AddIndexBeside}
        assert not migration.atomic


def test_the_guide_names_what_the_migrations_use() -> None:
    guide = (ROOT / "docs" / "DEPLOYMENT.md").read_text()
    assert [import_string(name) for name in re.findall(r"`(reviewer\.indexes\.\w+)`", guide)] == [AddIndexBeside]
