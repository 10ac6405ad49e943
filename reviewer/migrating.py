"""What a migration changes of a table while a running desk goes on reading and writing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import connections, migrations, transaction

# How long a change of a table waits for it: all who want to read it would wait behind the change.
LOCK_LASTS = "3s"


def wait_briefly(*, using: str, **_sender: object) -> None:
    """Before migrations: what holds a table while it waits, or has it changed, gives up behind a dump."""
    _lock_lasts(using, f"SET lock_timeout = '{LOCK_LASTS}'")


def wait_as_ever(*, using: str, **_sender: object) -> None:
    """After them."""
    _lock_lasts(using, "RESET lock_timeout")


def _lock_lasts(using: str, said: str) -> None:
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute(said)


@contextmanager
def _as_long_as_it_takes(schema_editor: Any) -> Iterator[None]:
    """For what waits for others and keeps nobody out meanwhile."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        (before,) = cursor.fetchone()
    schema_editor.execute("SET lock_timeout = 0")
    try:
        yield
    finally:
        schema_editor.execute(f"SET lock_timeout = '{before}'")


class AddIndexBeside(AddIndexConcurrently):
    """PostgreSQL makes it while rows are written, which its migration must not do in a transaction; SQLite as ever."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the index."""
        if schema_editor.connection.vendor == "postgresql":
            with _as_long_as_it_takes(schema_editor):
                super().database_forwards(app_label, schema_editor, from_state, to_state)
        else:
            migrations.AddIndex.database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop it."""
        if schema_editor.connection.vendor == "postgresql":
            with _as_long_as_it_takes(schema_editor):
                super().database_backwards(app_label, schema_editor, from_state, to_state)
        else:
            migrations.AddIndex.database_backwards(self, app_label, schema_editor, from_state, to_state)


class DropKeyIndexBeside(migrations.AlterField):
    """A foreign key that from now on has no index of its own (`db_index=False`).

    Django would make the key anew, and PostgreSQL ask it of every row while nobody may read the table. The index alone
    goes here, while rows are written, which its migration must not do in a transaction. SQLite makes the table anew.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop the index of the column alone; others that begin with it stay."""
        if schema_editor.connection.vendor != "postgresql":
            with transaction.atomic(schema_editor.connection.alias):
                super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        model = to_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            column = model._meta.get_field(self.name).column
            named = {one.name for one in (*model._meta.indexes, *model._meta.constraints)}
            for name in schema_editor._constraint_names(
                model, [column], index=True, unique=False, primary_key=False, exclude=named
            ):
                with _as_long_as_it_takes(schema_editor):
                    schema_editor.execute(f"DROP INDEX CONCURRENTLY {schema_editor.quote_name(name)}")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make it again."""
        with transaction.atomic(schema_editor.connection.alias):
            super().database_forwards(app_label, schema_editor, from_state, to_state)


class AddCheckBeside(AddConstraintNotValid):
    """A check that PostgreSQL asks of new rows at once, and of those that are there while others are written.

    Its migration must not be a transaction, which would hold the table for as long as the rows are read. One that
    failed because of a row can be run again once the row is right, and so can one that met a dump. SQLite makes the
    table anew, as ever.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the check, and ask it of every row."""
        if schema_editor.connection.vendor != "postgresql":
            with transaction.atomic(schema_editor.connection.alias):
                migrations.AddConstraint.database_forwards(self, app_label, schema_editor, from_state, to_state)
            return
        model, quote = to_state.apps.get_model(app_label, self.model_name), schema_editor.quote_name
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        table, name = quote(model._meta.db_table), quote(self.constraint.name)
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        schema_editor.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
