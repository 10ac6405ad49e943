from django.db import migrations, models

from reviewer.migrating import AddIndexBeside


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("drafts", "0007_unreached"),
    ]

    operations = [
        AddIndexBeside(
            model_name="draft",
            index=models.Index(
                fields=["rewrite_noted_at", "unreached_at"],
                condition=models.Q(unreached_at__isnull=False),
                name="draft_unreached",
            ),
        ),
    ]
