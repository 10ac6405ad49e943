"""Where a row is written by a list of its columns, what the list does not name is what never changes.

A new column that is forgotten there would be set and not written, without an error.
"""

from collections.abc import Sequence

import pytest
from django.db.models import Model

from reviewer.decisions.models import Verdict
from reviewer.decisions.record import SAID
from reviewer.desk.last_read import KEPT
from reviewer.desk.models import LastRead
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.saving import UPDATED
from reviewer.drafts.sync import ENDED


@pytest.mark.parametrize(
    ("model", "written", "never"),
    [
        (Draft, UPDATED, {"id", "mailbox", "multimail_id", "first_seen_at", "sorted_by_hand"}),
        (SyncPass, ENDED, {"id", "started_at"}),
        (Verdict, SAID, {"id", "user"}),
        (LastRead, KEPT, {"id", "user", "draft"}),
    ],
)
def test_all_that_changes_is_written(model: type[Model], written: Sequence[str], never: set[str]) -> None:
    named = [model._meta.get_field(name).name for name in written]
    assert sorted([*named, *never]) == sorted(field.name for field in model._meta.concrete_fields)
