"""How many hints are open, kept beside each scan for lists. Whoever decides asks anew."""

from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from reviewer.redaction.hints import in_report, of_many
from reviewer.redaction.models import RevisionScan

# Reports are small; a word about one is not worth more than this many looks at once. The beat looks at the others.
MOST = 30


def uncount(draft: Draft) -> None:
    """What is kept for the drafts that wait in this draft's report is of before a word that holds for all of them.

    Call it in the transaction of that word, before the history is held: whoever dies before `recount`, or is overtaken
    by another word, leaves the counting to the beat. Of two words that meet here the rows are locked in one order.
    """
    scans = RevisionScan.objects.filter(revision__in=_report(draft).values("current"))
    locked = list(scans.select_for_update().order_by("pk").values_list("pk", flat=True))
    RevisionScan.objects.filter(pk__in=locked).update(uncounted=uuid4())


def recount(draft: Draft) -> None:
    """Count anew for the drafts that wait in this draft's report. What was scanned by other rules is scanned anew.

    That may take a while: call it when the transaction of the word has ended, and nobody waits for it.
    """
    # Once more: a version that was scanned for the first time meanwhile was counted without the word.
    with transaction.atomic():
        uncount(draft)
    report = _report(draft).select_related("current__scan", "incident")
    of_many([(each, each.current) for each in report[:MOST] if each.current is not None])


def _report(draft: Draft) -> QuerySet[Draft]:
    same = Draft.objects.filter(state=State.PENDING, current__isnull=False)
    return same.filter(incident=draft.incident_id, kind=draft.kind) if in_report(draft) else same.filter(pk=draft.pk)
