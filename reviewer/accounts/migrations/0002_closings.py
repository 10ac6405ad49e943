"""How often an account was closed: a sign-in from before counts no more, also once it is open again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column as it is: what it closes keeps its sign-ins for when it is opened again."""

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField("user", "closings", models.PositiveIntegerField(db_default=0, default=0)),
    ]
