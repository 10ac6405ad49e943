"""A draft's place as rows: what sorting found becomes its incident, kind, severity, audience and agent."""

from collections.abc import Collection, Iterable, Mapping

from incidents.models import Incident
from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.sorting import UNKNOWN_SEVERITY, Sorted
from reviewer.storable import fitted


def said_in_threads(mailbox: Mailbox, threads: Iterable[str]) -> dict[str, Sorted]:
    """What earlier mails of these threads were sorted as; the newest word counts."""
    wanted = {thread for thread in threads if thread}
    rows = Draft.objects.filter(mailbox=mailbox, thread__in=wanted, incident__isnull=False).order_by("received_at")
    fields = ("thread", "incident__key", "kind", "severity", "audience")
    return {thread: Sorted(*said) for thread, *said in rows.values_list(*fields)}


def incidents_of(found: Iterable[Sorted]) -> dict[str, Incident]:
    """The incidents by key, made where they are new."""
    keys = {item.incident for item in found if item.incident}
    rows = _known(keys)
    # In order of their keys: two that make the same ones here shall not wait for each other in a ring.
    if missing := [Incident(key=key) for key in sorted(keys - rows.keys())]:
        Incident.objects.bulk_create(missing, ignore_conflicts=True)
        rows = _known(keys)
    return rows


def _known(keys: Collection[str]) -> dict[str, Incident]:
    return {row.key: row for row in Incident.objects.filter(key__in=keys)} if keys else {}


def place_draft(draft: Draft, found: Sorted, incidents: Mapping[str, Incident]) -> None:
    """Set the fields; the draft is not saved."""
    draft.incident = incidents.get(found.incident)
    draft.kind, draft.severity = found.kind, found.severity
    draft.audience = fitted(Draft, "audience", found.audience)
    draft.agent = fitted(Draft, "agent", found.agent)


def filled(found: Sorted, draft: Draft) -> Sorted:
    """What is newly found, and what was known before where nothing is found now."""
    return Sorted(
        found.incident or (draft.incident.key if draft.incident else ""),
        found.kind or draft.kind,
        draft.severity if found.severity == UNKNOWN_SEVERITY else found.severity,
        found.audience or draft.audience,
        found.agent or draft.agent,
    )
