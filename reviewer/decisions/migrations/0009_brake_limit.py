"""Until when MultiMail itself wants to be left alone, beside what failures stop."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column empty: a limit that it meets is forgotten as before."""

    dependencies = [("decisions", "0008_edit_was_out")]

    operations = [migrations.AddField("brake", "limit", models.DateTimeField(blank=True, null=True))]
