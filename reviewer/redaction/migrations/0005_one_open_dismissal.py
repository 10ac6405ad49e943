"""One open dismissal of a value for an audience of a report. Doubles are closed first; what they say holds on.

Old processes work on with it: one that loses the race, which made a double so far, answers with an error once. People make few
dismissals, so that the table is held for a moment only.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

OPEN = Q(reopened_at__isnull=True)


def hold(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Have no double made while they are closed. On SQLite nobody else writes meanwhile."""
    if editor.connection.vendor == "postgresql":
        editor.execute("LOCK TABLE redaction_dismissal IN SHARE ROW EXCLUSIVE MODE")


def close_doubles(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    """The first one stays, which is the one that the pages show."""
    for same in (("incident", "kind", "audience", "key"), ("draft", "audience", "key")):
        dismissals = apps.get_model("redaction", "Dismissal").objects.filter(OPEN)
        earlier = dismissals.filter(pk__lt=OuterRef("pk"), **{name: OuterRef(name) for name in same})
        dismissals.filter(Exists(earlier)).update(reopened_at=timezone.now())


class Migration(migrations.Migration):
    """Unique constraints in the place of two indexes."""

    dependencies = [("redaction", "0004_read_as")]

    operations = [
        migrations.RunPython(hold, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(close_doubles, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="dismissal",
            constraint=models.UniqueConstraint(
                fields=["incident", "kind", "audience", "key"], condition=OPEN, name="one_dismissal_per_report"
            ),
        ),
        migrations.AddConstraint(
            model_name="dismissal",
            constraint=models.UniqueConstraint(
                fields=["draft", "audience", "key"], condition=OPEN, name="one_dismissal_per_draft"
            ),
        ),
        migrations.RemoveIndex(model_name="dismissal", name="dismissal_report"),
        migrations.RemoveIndex(model_name="dismissal", name="dismissal_draft"),
    ]
