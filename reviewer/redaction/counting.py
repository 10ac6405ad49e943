"""How many hints are open, kept beside each scan for lists. Whoever decides asks anew."""

from reviewer.drafts.models import Draft, State
from reviewer.redaction.hints import in_report, note, of_many

# Reports are small; a word about one is not worth more than this many looks.
MOST = 30


def recount(draft: Draft) -> None:
    """Count anew for the drafts that wait in this draft's report, after a word that holds for all of them."""
    same = Draft.objects.filter(state=State.PENDING, current__isnull=False).select_related("current", "incident")
    one = same.filter(pk=draft.pk)
    report = same.filter(incident=draft.incident_id, kind=draft.kind) if in_report(draft) else one
    pairs = [(each, each.current) for each in report[:MOST] if each.current is not None]
    for hints in of_many(pairs):
        note(hints)
