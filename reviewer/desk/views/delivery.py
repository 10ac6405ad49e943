"""Acting on a decision that is under way: stop it, have it tried again, or say that it is settled."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviewer.accounts.models import User
from reviewer.decisions import under_way
from reviewer.decisions.models import Decision
from reviewer.decisions.refused import AlreadyDecided, BadReason, NotAllowed, OtherProblem, Refused
from reviewer.desk.access import check_may_decide, get_decision, person
from reviewer.desk.forms import SettleForm
from reviewer.desk.pressed import on_decision, pressed
from reviewer.desk.refusal import refuse
from reviewer.desk.respond import by_htmx, go, step
from reviewer.desk.side_by_side import lines
from reviewer.desk.standing.phase import EXPIRED_FIRST, is_expired_first
from reviewer.desk.views.moved import answer_moved


@pressed(on_decision)
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a decision in its hold. A second press finds it stopped and does no harm."""
    user = person(request)
    decision = get_decision(user, pk)
    try:
        under_way.stop(user, pk)
    except AlreadyDecided:
        delivery = decision.delivery
        delivery.refresh_from_db()
        if delivery.state == delivery.State.POSTING or (delivery.state == delivery.State.WAITING and delivery.step):
            return _bar(request, user, decision, problem="It can no longer be stopped: MultiMail is being told.")
    except NotAllowed as refused:
        return refuse(request, decision.draft, refused)
    return _bar(request, user, decision)


@pressed(on_decision)
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a delivery that needs a look back to the worker.

    A page of the release before does not tell `retried`: where somebody has had it tried again, it is drawn anew first.
    """
    user = person(request)
    check_may_decide(user)
    decision = get_decision(user, pk)
    try:
        under_way.retry(user, pk, request.POST.get("retried", ""))
    except (AlreadyDecided, OtherProblem):
        return _bar(request, user, decision)
    except Refused as refused:
        return refuse(request, decision.draft, refused)
    return _bar(request, user, decision)


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a delivery that needs a look, with what the person found on MultiMail."""
    user = person(request)
    check_may_decide(user)
    decision = get_decision(user, pk)
    opened = {"retried": decision.delivery.retried}
    form = SettleForm(request.POST) if request.method == "POST" else SettleForm(initial=opened)
    if form.is_valid():
        try:
            under_way.settle(user, pk, form.cleaned_data["words"], form.cleaned_data["retried"])
        except BadReason as refused:
            form.add_error("words", str(refused))
        except Refused as refused:
            return refuse(request, decision.draft, refused)
        else:
            return go(request, "review", decision.draft_id)
    elif decision.delivery.state != decision.delivery.State.NEEDS_LOOK:
        return go(request, "review", decision.draft_id)
    expired_first = EXPIRED_FIRST if is_expired_first(decision.draft, decision) else ""
    context = {
        "decision": decision,
        "draft": decision.draft,
        "form": form,
        "moment": timezone.now(),
        "expired_first": expired_first,
    }
    return step(request, "desk/decide/settle.html", context, 422 if form.errors else 200)


def _bar(request: HttpRequest, user: User, decision: Decision, problem: str = "") -> HttpResponse:
    """The decision of this column as it is now, and what else moved; without htmx, the review page.

    What did not move stays: somebody may have pressed something there, and nothing of it is said again.
    """
    pk = decision.draft_id
    if not by_htmx(request):
        return go(request, "review", pk)
    seen = {one: stamp for one, stamp in lines.from_pairs(request.POST.get("seen", "")).items() if one != pk}
    return answer_moved(request, user, pk, request.POST, seen, problem)
