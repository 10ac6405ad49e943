"""The id of a thread is kept whole: one of more than 200 letters was cut, and so was another thread to MultiMail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A wider column, which PostgreSQL changes without reading a row. The release before works on with it."""

    dependencies = [("drafts", "0020_draft_state_is_one")]

    operations = [
        migrations.AlterField("draft", "thread", models.CharField(max_length=600, blank=True)),
    ]
