"""The last changes of the rules are found among many events of other kinds."""

from django.db import migrations, models

from reviewer.migrating import AddIndexBeside


class Migration(migrations.Migration):
    """An index of events by action, on a table that whoever changes anything writes to."""

    atomic = False

    dependencies = [("audit", "0001_initial")]

    operations = [
        AddIndexBeside(
            model_name="event",
            index=models.Index(fields=["action", "seq"], name="event_by_action"),
        ),
    ]
