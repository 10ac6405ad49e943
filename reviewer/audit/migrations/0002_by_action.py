"""The last changes of the rules are found among many events of other kinds."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index of events by action."""

    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["action", "seq"], name="event_by_action"),
        ),
    ]
