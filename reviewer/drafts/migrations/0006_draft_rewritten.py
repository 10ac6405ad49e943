from django.db import migrations, models

from reviewer.migrating import AddIndexBeside


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("drafts", "0005_rewrite_noted"),
    ]

    operations = [
        AddIndexBeside(
            model_name="draft",
            index=models.Index(
                fields=["rewrite_noted_at", "rewritten_at"],
                condition=models.Q(rewritten_at__isnull=False),
                name="draft_rewritten",
            ),
        ),
    ]
