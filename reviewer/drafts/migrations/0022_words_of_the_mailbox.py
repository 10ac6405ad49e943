"""What a mailbox writes over and under every mail that it sends is part of a revision."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The release before writes rows that have none of it."""

    dependencies = [("drafts", "0021_longer_thread")]

    operations = [
        migrations.AddField("mailbox", "signature", models.TextField(blank=True, db_default="", default="")),
        migrations.AddField(
            "revision", "sender_name", models.CharField(blank=True, db_default="", default="", max_length=200)
        ),
        migrations.AddField("revision", "signature", models.TextField(blank=True, db_default="", default="")),
    ]
