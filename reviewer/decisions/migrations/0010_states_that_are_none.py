"""The database refuses what no worker would find and no list would show: words that are no states, and a row that is
being posted by nobody; and a decision that is over without a time, or open with one.
"""

from django.db import migrations, models
from django.db.models import Q

from reviewer.migrating import AddCheckBeside


class Migration(migrations.Migration):
    """Checks of what every release writes."""

    atomic = False

    dependencies = [("decisions", "0009_brake_limit")]

    operations = [
        AddCheckBeside(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=Q(outcome__in=["", "done", "elsewhere", "void", "stopped"]), name="decision_outcome_is_one"
            ),
        ),
        AddCheckBeside(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=Q(outcome="", closed_at__isnull=True) | ~Q(outcome="") & Q(closed_at__isnull=False),
                name="decision_closed_with_its_outcome",
            ),
        ),
        AddCheckBeside(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=Q(state__in=["waiting", "posting", "done", "elsewhere", "void", "stopped", "needs_look"]),
                name="delivery_state_is_one",
            ),
        ),
        AddCheckBeside(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=~Q(state="posting") | Q(lease_until__isnull=False) & ~Q(lease_owner=""),
                name="delivery_posting_under_a_lease",
            ),
        ),
    ]
