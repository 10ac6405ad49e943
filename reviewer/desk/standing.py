"""What a person is told who changes what may be sent while a decision on it is still to be carried out."""

from django.contrib import messages
from django.http import HttpRequest

from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import open_decision, why_void
from reviewer.marks.leave import RULES_CHANGED, last


def tell_of_decision(request: HttpRequest, draft_id: int) -> None:
    """Say that the approval there is does not hold any more, if so. The worker, which asks again, makes it void."""
    standing = open_decision(draft_id)
    if standing and standing.action != Action.REJECT and (why := why_void(standing, last(RULES_CHANGED))):
        messages.warning(request, f"{standing.decided_by} {standing.past_tense} it before. {_end(standing)} {why}")


def _end(standing: Decision) -> str:
    if standing.delivery.can_stop:
        return "As it stands that is not carried out."
    return "That is being carried out and may have gone too far: see what becomes of it."
