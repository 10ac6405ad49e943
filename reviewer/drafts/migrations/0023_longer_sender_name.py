"""A mailbox's name is kept whole: MultiMail sets it no limit, and what was cut off went out unread (invariant 1)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Wider columns, which PostgreSQL changes without reading a row. The release before works on with them."""

    dependencies = [("drafts", "0022_words_of_the_mailbox")]

    operations = [
        migrations.AlterField("mailbox", "display_name", models.TextField(blank=True)),
        migrations.AlterField("revision", "sender_name", models.TextField(blank=True, db_default="", default="")),
    ]
