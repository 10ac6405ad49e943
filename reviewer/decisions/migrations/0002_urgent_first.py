"""The outbox sorts by its drafts' expiry without reading the drafts. Old code runs beside this: the column may be empty."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def copy_expiry(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Only what still waits is ever sorted."""
    drafts = apps.get_model("drafts", "Draft").objects.filter(decisions__delivery=OuterRef("pk"))
    waiting = apps.get_model("decisions", "Delivery").objects.filter(state__in=["waiting", "posting", "needs_look"])
    waiting.update(expires_at=Subquery(drafts.values("expires_at")[:1]))


class Migration(migrations.Migration):
    """Delivery.expires_at and its index."""

    dependencies = [("decisions", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="expires_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(copy_expiry, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "posting"])),
                fields=["expires_at", "id"],
                name="delivery_urgent",
            ),
        ),
    ]
