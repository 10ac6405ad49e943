from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0003_scheduled_by_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="rewritten_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
