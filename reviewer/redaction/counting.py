"""How many hints are open, kept beside each scan for lists. Whoever decides asks anew."""

from reviewer.drafts.models import Draft, State
from reviewer.redaction.hints import Hints, in_report, of_many
from reviewer.redaction.models import RevisionScan

# Reports are small; a word about one is not worth more than this many looks.
MOST = 30


def note(hints: Hints) -> None:
    """Keep the counts of one revision. A partly scanned one blocks once more."""
    counts = {"blocks": len(hints.blocking) + hints.partly, "warns": len(hints.warning)}
    RevisionScan.objects.filter(revision=hints.revision).update(**counts)


def recount(draft: Draft) -> None:
    """Count anew for the drafts that wait in this draft's report, after a word that holds for all of them."""
    same = Draft.objects.filter(state=State.PENDING, current__isnull=False).select_related("current")
    one = same.filter(pk=draft.pk)
    report = same.filter(incident=draft.incident_id, kind=draft.kind) if in_report(draft) else one
    pairs = [(each, each.current) for each in report[:MOST] if each.current is not None]
    for hints in of_many(pairs):
        note(hints)
