"""Passages that the rules missed and reviewers marked: for whoever improves the rules."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from reviewer.redaction.models import Hint
from reviewer.redaction.scanning import part_of

AROUND = 80


def _misses() -> QuerySet[Hint]:
    """Those of each draft once: what is marked is marked in its edits again, and wherever it stands in them."""
    marked = Hint.objects.filter(author__isnull=False)
    same = {name: OuterRef(name) for name in ("revision__draft", "category", "key", "where")}
    return marked.exclude(Exists(marked.filter(**same, pk__lt=OuterRef("pk"))))


def count() -> int:
    """How many there are."""
    return _misses().count()


def export() -> Iterator[dict[str, Any]]:
    """Each with its text and some of what stands around it, oldest first, in constant memory.

    It holds what must not leave the house.
    """
    rows = _misses().select_related("revision__draft").order_by("pk")
    for hint in rows.iterator(chunk_size=200):
        revision = hint.revision
        text = part_of(revision, hint.where)
        yield {
            "category": hint.category,
            "audience": revision.draft.audience,
            "where": hint.where,
            "text": text[hint.start : hint.end],
            "before": text[max(0, hint.start - AROUND) : hint.start],
            "after": text[hint.end : hint.end + AROUND],
            "marked_at": hint.created_at.isoformat(),
        }
