"""What waits is found without a walk through all that ever waited, also what an edit put in another's place."""

from django.db import migrations, models

from reviewer.migrating import AddIndexBeside


class Migration(migrations.Migration):
    """An index of the drafts that wait, by what they say now."""

    atomic = False

    dependencies = [("drafts", "0008_draft_unreached")]

    operations = [
        AddIndexBeside(
            model_name="draft",
            index=models.Index(fields=["current"], condition=models.Q(state="pending"), name="draft_waiting"),
        ),
    ]
