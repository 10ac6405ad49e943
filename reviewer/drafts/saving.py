"""Writing a lot of drafts and revisions in few statements, of drafts only what differs from before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from reviewer.drafts.models import Draft, Revision
from reviewer.nudge import nudge

# How many rows one statement writes.
BATCH = 200
# What a mail that MultiMail shows anew may change in its draft's row.
UPDATED = (
    "remote_status", "direction", "thread", "sender", "subject", "tags", "listed", "read_as", "send_at",
    "send_at_told", "received_at", "expires_at", "state", "closed_at", "answered_at", "closed_by", "rewritten_at",
    "unreached_at", "noted_at", "bounce_told_at", "current_id", "replaces_id",
    "incident_id", "kind", "severity", "audience", "agent",
)  # fmt: skip


def values(draft: Draft) -> list[Any]:
    """What its row may be changed in, in the order of UPDATED."""
    return [getattr(draft, name) for name in UPDATED]


def save(drafts: Sequence[Draft], before: Mapping[int, list[Any]]) -> None:
    """Write what differs from `before`, the `values` of each by id.

    Drafts that changed alike, such as a lot that was sent, need one plain statement together.
    """
    alike: dict[str, list[Draft]] = defaultdict(list)
    changes: dict[str, dict[str, Any]] = {}
    for draft in drafts:
        changed = _changed(before[draft.pk], values(draft))
        if changed:
            key = repr(changed)
            changes[key] = changed
            alike[key].append(draft)
    for key in [key for key, group in alike.items() if len(group) > 1 or len(alike) == 1]:
        Draft.objects.filter(pk__in=[draft.pk for draft in alike.pop(key)]).update(**changes.pop(key))
    if alike:
        names = {name.removesuffix("_id") for changed in changes.values() for name in changed}
        Draft.objects.bulk_update([draft for (draft,) in alike.values()], sorted(names), batch_size=BATCH)


def _changed(before: Sequence[Any], now: Sequence[Any]) -> dict[str, Any]:
    return {name: new for name, old, new in zip(UPDATED, before, now, strict=True) if old != new}


def make_current(revisions: Sequence[Revision]) -> None:
    """Insert them, each as what its draft says now, and ask for what follows.

    The drafts' rows are left to the caller.
    """
    if not revisions:
        return
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    nudge("redaction.scan")
    nudge("desk.compare")
    for revision in revisions:
        revision.draft.current = revision
