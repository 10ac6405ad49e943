"""An incident is its key: nobody ever wrote its title, and nobody read its severity."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The columns stay for the release before; their defaults let this one leave them out. The next drops them."""

    dependencies = [("incidents", "0001_initial")]

    operations = [
        migrations.AlterField("incident", "title", models.CharField(max_length=300, blank=True, db_default="")),
        migrations.AlterField("incident", "severity", models.PositiveSmallIntegerField(default=9, db_default=9)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("incident", "title"),
                migrations.RemoveField("incident", "severity"),
            ],
        ),
    ]
