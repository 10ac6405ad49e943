"""Taking note of a mail that was rewritten after its approval: a person read what it says now, and says what they did.

It approves nothing, and changes nothing on MultiMail.
"""

from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.record import Entry, record_many
from reviewer.decisions.record import SHORTEST_REASON
from reviewer.decisions.refused import BadReason, ChangedAgain, NotAllowed
from reviewer.drafts.models import Draft
from reviewer.drafts.rewrites import alarms

NOTED = "rewrite_noted"


def mark(draft: Draft) -> str:
    """What a person is shown of it, as a form sends it back: where it stands, and the digest of what it says."""
    return f"{draft.state}:{draft.current.digest}" if draft.current else draft.state


def take_note(user: User, draft_id: int, seen: str, reason: str) -> bool:
    """Record that `user` has seen what `seen` marks. False when it is no alarm any more: somebody was first.

    Raises NotAllowed, BadReason or ChangedAgain.
    """
    if not user.may_decide:
        raise NotAllowed("Your role is read-only. Ask a lead or a commander to take note of it.")
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise BadReason(f"Say what you found and did, in at least {SHORTEST_REASON} characters.")
    with transaction.atomic():
        rows = alarms().select_for_update(of=("self",)).select_related("incident", "current")
        draft = rows.filter(pk=draft_id).first()
        if draft is None:
            return False
        if mark(draft) != seen:
            raise ChangedAgain(draft)
        both = [draft, *Draft.objects.filter(replacements=draft).select_related("incident")]
        Draft.objects.filter(pk__in=[one.pk for one in both]).update(rewrite_noted_at=timezone.now())
        record_many([_entry(user, one, draft, reason) for one in both])
    return True


def _entry(user: User, draft: Draft, mail: Draft, reason: str) -> Entry:
    incident = draft.incident.key if draft.incident else ""
    data = {"email": mail.multimail_id, "mail": mail.state, "reason": reason}
    data["digest"] = mail.current.digest if mail.current else ""
    return Entry(str(user), NOTED, str(draft.pk), incident, data)
