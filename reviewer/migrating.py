"""What a migration changes of a table while a running desk goes on reading and writing it."""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import migrations, transaction

# How long a change of a table waits for it.
LOCK_LASTS = "3s"


class AddIndexBeside(AddIndexConcurrently):
    """PostgreSQL makes it while rows are written, which its migration must not do in a transaction; SQLite as ever."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the index."""
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        else:
            migrations.AddIndex.database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop it."""
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)
        else:
            migrations.AddIndex.database_backwards(self, app_label, schema_editor, from_state, to_state)


class AddCheckBeside(AddConstraintNotValid):
    """A check that PostgreSQL asks of new rows at once, and of those that are there while others are written.

    Its migration must not be a transaction, which would hold the table for as long as the rows are read. One that
    failed because of a row can be run again once the row is right, and so can one that met a dump: it does not wait for
    its table longer than LOCK_LASTS, since all who read it would wait behind. SQLite makes the table anew, as ever.
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
        schema_editor.execute(f"SET lock_timeout = '{LOCK_LASTS}'")
        try:
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            schema_editor.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
        finally:
            schema_editor.execute("RESET lock_timeout")
