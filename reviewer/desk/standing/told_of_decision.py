"""What a person is told who changes what may be sent while a decision on it is still to be carried out."""

from django.contrib import messages
from django.http import HttpRequest

from reviewer.decisions.models import Action, Decision
from reviewer.decisions.validity import why_void
from reviewer.decisions.waiting import open_decision
from reviewer.marks.leave import RULES_CHANGED, last

# What is said so stands at the decision on the review page (done.html): in sight wherever on it one goes on.
AT_DECISION = "at-decision"


def tell_of_decision(request: HttpRequest, draft_id: int) -> None:
    """Say that the approval there is does not hold any more, if so. The worker, which asks again, makes it void."""
    decision = open_decision(draft_id)
    if decision and decision.action != Action.REJECT and (why := why_void(decision, last(RULES_CHANGED))):
        messages.warning(
            request,
            f"{decision.decided_by} {decision.past_tense} it before. {_end(decision)} {why}",
            extra_tags=AT_DECISION,
        )


def _end(decision: Decision) -> str:
    if decision.delivery.can_stop:
        return "As it stands that is not carried out."
    return "That is being carried out and may have gone too far: see what becomes of it."
