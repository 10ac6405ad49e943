"""Of what is closed an older answer of MultiMail's is known as such, whatever changed it since."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column as it is."""

    dependencies = [("drafts", "0015_read_as")]

    operations = [
        migrations.AddField("draft", "answered_at", models.DateTimeField(blank=True, null=True)),
    ]
