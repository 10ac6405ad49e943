"""What was decided: who, what, when, why, and how far it is carried out; and everything that happened to one draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from reviewer.audit.models import Event
from reviewer.audit.record import newest
from reviewer.desk.access import get_draft, person
from reviewer.desk.history.alarms import ALARMS, load_alarms
from reviewer.desk.history.decided import Filters, labels, load_page, people
from reviewer.desk.history.telling import tell
from reviewer.desk.standing.versions import with_standing

EVENTS_SHOWN = 200


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """All decisions, newest first, filtered by the address."""
    person(request)
    now = timezone.now()
    filters = Filters.read(request.GET)
    context = {"filters": filters, "people": labels(people()), "moment": now}
    if alarm := ALARMS.get(filters.state):
        context["alarms"] = load_alarms(alarm, filters.person, filters.action, filters.q, now)
        return render(request, "desk/history/alarms.html", context)
    context["page"] = load_page(filters, request.GET.get("before", ""), now)
    return render(request, "desk/history/page.html", context)


@require_GET
def draft_history(request: HttpRequest, draft: int) -> HttpResponse:
    """Every audit event of one draft, newest first, with what proves it."""
    found = get_draft(person(request), draft)
    now = timezone.now()
    events = newest(Event.objects.filter(draft=str(found.pk)), EVENTS_SHOWN + 1)
    told = [tell(event) for event in events[:EVENTS_SHOWN]]
    context = {
        "draft": found,
        "version": with_standing([found], now)[0],
        "events": told,
        "broken": sum(not one.sound for one in told),
        "more": len(events) > EVENTS_SHOWN,
        "moment": now,
    }
    return render(request, "desk/history/draft.html", context)
