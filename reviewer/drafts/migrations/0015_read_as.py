"""Whether all that this release takes in of a mail's detail was asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before leaves the column as it is; the next pass of this one asks about all that waits once more."""

    dependencies = [("drafts", "0014_revision_created_at")]

    operations = [
        migrations.AddField("draft", "read_as", models.SmallIntegerField(db_default=0, default=0)),
    ]
