from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0006_draft_rewritten"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="unreached_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
