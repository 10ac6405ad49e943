"""What the queue tells of facts. The release before works on beside it."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0010_last_read_user"),
        ("drafts", "0022_words_of_the_mailbox"),
    ]

    operations = [
        migrations.CreateModel(
            name="FactsCompared",
            fields=[
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="facts",
                        serialize=False,
                        to="drafts.draft",
                    ),
                ),
                ("of", models.CharField(max_length=64)),
                ("differ", models.PositiveIntegerField()),
                ("all_of_it", models.BooleanField()),
                ("compared_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name_plural": "facts compared",
            },
        ),
    ]
