"""How the history is told of a draft: its incident and MultiMail's id of it stand in each event about one."""

from typing import Any

from reviewer.audit.actions import Act
from reviewer.audit.actors import Actor
from reviewer.audit.record import Entry
from reviewer.drafts.models import Draft


def entry(actor: Actor | str, action: Act, draft: Draft, /, **data: Any) -> Entry:
    """Who did what to this draft. Asks for its incident when that was not loaded with it."""
    incident = draft.incident.key if draft.incident else ""
    return Entry(actor, action, str(draft.pk), incident, {"email": draft.multimail_id, **data})
