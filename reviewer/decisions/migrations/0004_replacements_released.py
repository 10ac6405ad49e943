"""Mails of the agent's own that were taken for a replacement, and waited where no page shows them, wait in the queue."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef, Q


def release(apps: Apps, _: BaseDatabaseSchemaEditor | None) -> None:
    """A replacement stays one while its edit is carried out, and when it was carried out with just this mail."""
    edits = apps.get_model("decisions", "Decision").objects.filter(
        Q(outcome="") | Q(outcome="done", delivery__replacement_id=OuterRef("multimail_id")),
        draft=OuterRef("replaces"),
        action="edit",
        delivery__first_sent_at__isnull=False,
    )
    hidden = apps.get_model("drafts", "Draft").objects.filter(state="pending", replaces__isnull=False)
    hidden.filter(~Exists(edits)).update(replaces=None)


class Migration(migrations.Migration):
    """Draft.replaces is taken from those that replace nothing."""

    dependencies = [("decisions", "0003_rules_at"), ("drafts", "0003_scheduled_by_time")]

    operations = [migrations.RunPython(release, migrations.RunPython.noop, elidable=True)]
