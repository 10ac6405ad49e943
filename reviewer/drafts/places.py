"""A draft's place as rows: what sorting found becomes its incident, kind, severity, audience and agent."""

from collections.abc import Iterable, Mapping

from incidents.models import Incident
from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.sorting import UNKNOWN_SEVERITY, Sorted


def said_in_threads(mailbox: Mailbox, threads: Iterable[str]) -> dict[str, Sorted]:
    """What earlier mails of these threads were sorted as; the newest word counts."""
    wanted = {thread for thread in threads if thread}
    rows = Draft.objects.filter(mailbox=mailbox, thread__in=wanted, incident__isnull=False).order_by("received_at")
    fields = ("thread", "incident__key", "kind", "severity", "audience")
    return {thread: Sorted(*said) for thread, *said in rows.values_list(*fields)}


def incidents_of(found: Iterable[Sorted]) -> dict[str, Incident]:
    """The incidents by key, made where they are new; each is as severe as the worst that any mail says of it."""
    worst: dict[str, int] = {}
    for item in found:
        if item.incident:
            worst[item.incident] = min(item.severity, worst.get(item.incident, UNKNOWN_SEVERITY))
    if not worst:
        return {}
    rows = {row.key: row for row in Incident.objects.filter(key__in=worst)}
    # In order of their keys, here and below, so that appliers of two mailboxes do not wait for each other in a ring.
    if missing := [Incident(key=key, severity=worst[key]) for key in sorted(worst) if key not in rows]:
        Incident.objects.bulk_create(missing, ignore_conflicts=True)
        rows = {row.key: row for row in Incident.objects.filter(key__in=worst)}
    for key in sorted(rows):
        if worst[key] < rows[key].severity:
            rows[key].severity = worst[key]
            rows[key].save(update_fields=["severity"])
    return rows


def place_draft(draft: Draft, found: Sorted, incidents: Mapping[str, Incident]) -> None:
    """Set the fields; the draft is not saved."""
    draft.incident = incidents.get(found.incident)
    draft.kind, draft.severity = found.kind, found.severity
    draft.audience, draft.agent = found.audience[:40], found.agent[:200]


def filled(found: Sorted, draft: Draft) -> Sorted:
    """What is newly found, and what was known before where nothing is found now."""
    return Sorted(
        found.incident or (draft.incident.key if draft.incident else ""),
        found.kind or draft.kind,
        draft.severity if found.severity == UNKNOWN_SEVERITY else found.severity,
        found.audience or draft.audience,
        found.agent or draft.agent,
    )
