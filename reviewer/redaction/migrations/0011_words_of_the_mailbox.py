"""Hints may stand in what the mailbox writes over and under a mail. Nothing of the table changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The words of the parts alone."""

    dependencies = [("redaction", "0010_applied_incident")]

    operations = [
        migrations.AlterField(
            "hint",
            "where",
            models.CharField(
                choices=[
                    ("subject", "Subject"),
                    ("text", "Text"),
                    ("html", "HTML part"),
                    ("files", "File name"),
                    ("names", "Recipient's name"),
                    ("mailbox", "Mailbox's words"),
                ],
                default="text",
                max_length=10,
            ),
        ),
    ]
