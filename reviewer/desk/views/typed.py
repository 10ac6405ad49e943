"""Keeping the words of a verdict while they are typed. It decides nothing."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.access import get_decidable_draft, person


@require_POST
def typed_reason(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a verdict that is being typed, of the `step` that it is typed into: kept until it is recorded."""
    user = person(request)
    get_decidable_draft(user, pk)
    step = request.POST.get("step", "")
    if step not in Action.values:
        return HttpResponse(status=400)
    words, began = request.POST.get("words", ""), request.POST.get("began")
    kept.keep_reason(user, pk, Action(step), words, kept.sending(request.POST), began)
    return HttpResponse(status=204)
