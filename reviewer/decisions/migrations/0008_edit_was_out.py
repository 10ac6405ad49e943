"""Whether a mail in the draft's place was out when a verdict was given."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column as it is: whoever approves by it is asked once more."""

    dependencies = [("decisions", "0007_at_once")]

    operations = [
        migrations.AddField("verdict", "edit_was_out", models.BooleanField(db_default=False, default=False)),
    ]
