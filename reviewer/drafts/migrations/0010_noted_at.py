from django.db import migrations, models


class Migration(migrations.Migration):
    """`noted_at` is the name of the field alone: the column and its indexes stay, and no statement is run."""

    dependencies = [
        ("drafts", "0009_draft_waiting"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex("draft", "draft_rewritten"),
                migrations.RemoveIndex("draft", "draft_unreached"),
                migrations.AlterField(
                    "draft",
                    "rewrite_noted_at",
                    models.DateTimeField(null=True, blank=True, db_column="rewrite_noted_at"),
                ),
                migrations.RenameField("draft", "rewrite_noted_at", "noted_at"),
                migrations.AddIndex(
                    "draft",
                    models.Index(
                        fields=["noted_at", "rewritten_at"],
                        condition=models.Q(rewritten_at__isnull=False),
                        name="draft_rewritten",
                    ),
                ),
                migrations.AddIndex(
                    "draft",
                    models.Index(
                        fields=["noted_at", "unreached_at"],
                        condition=models.Q(unreached_at__isnull=False),
                        name="draft_unreached",
                    ),
                ),
            ],
        ),
    ]
