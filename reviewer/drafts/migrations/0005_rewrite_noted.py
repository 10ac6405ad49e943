from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0004_rewritten_after_approval"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="rewrite_noted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
