"""The queue: what waits, and what came since."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, trigger_client_event

from reviewer.desk import decided_since, queue
from reviewer.desk.context import load_frame
from reviewer.desk.decided_since import announcement, last_event
from reviewer.desk.facets import choices
from reviewer.desk.filters import LARGEST, Filters, parse
from reviewer.desk.respond import by_htmx
from reviewer.desk.row_html import told_html
from reviewer.desk.rows import Drawing


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def show(request: HttpRequest) -> HttpResponse:
    """One page of reports; to htmx what filters change, and the banners: a poll on its way has no place after it."""
    filters, now = parse(request.GET, settings.AUDIENCES), timezone.now()
    if not by_htmx(request):
        return render(request, "desk/queue/page.html", _context(filters, now))
    response = render(request, "desk/queue/page.html#queue", {**_context(filters, now), "oob": True})
    here = filters.query(filters.after)
    return push_url(response, f"{reverse('queue')}{here}")


@require_safe
@never_cache
def news(request: HttpRequest) -> HttpResponse:
    """Asked every 15 s with the newest draft, event and sync that the page knows; 204 when all are still the newest."""
    filters, frame = parse(request.GET, settings.AUDIENCES), load_frame()
    seen, told = _number(request, "seen"), _number(request, "told")
    known = Known(seen, queue.newer(seen), last_event(), frame.sync.stamp, _rows(request))
    # A page of the release before names none, and has no rows that could be told anything.
    event = _number(request, "event") if "event" in request.GET else known.event
    if (told, event, request.GET.get("synced")) == (known.came, known.event, known.synced):
        return HttpResponse(status=204)
    rows = decided_since.told(known.rows, event, timezone.now()) if event < known.event else []
    context = {"frame": frame, "oob": True, "told": told_html(rows), **_news(filters, known)}
    response = render(request, "desk/queue/news.html", context)
    said = [context["news_words"]] * (known.came > told) + announcement(rows)
    if said:
        trigger_client_event(response, "announce", {"value": " ".join(said)})
    return response


def _context(filters: Filters, now: datetime) -> dict[str, Any]:
    # Before what it shows is read: what happens meanwhile is told by the poll.
    event = last_event()
    page, mailboxes = queue.load_page(filters, now), queue.mailboxes()
    frame, facets = load_frame(), queue.load_facets(filters, now)
    return {
        "frame": frame,
        "filters": filters,
        "facets": facets,
        "groups": Drawing(page, filters, mailboxes, now).groups(),
        "page": page,
        "next": filters.query(page.next) if page.next else "",
        "first": (filters.query() or "?") if filters.after else "",
        "clear": Filters(sort=filters.sort).query() or reverse("queue"),
        "columns": len(settings.AUDIENCES) + 4,
        "choices": choices(filters, facets, mailboxes),
        "audiences": [name.capitalize() for name in settings.AUDIENCES],
        "nothing_waits": not page.leaders and not filters.narrow and not filters.after,
        **_news(filters, Known(queue.newest(), 0, event, frame.sync.stamp, [one.id for one in page.leaders])),
    }


class Known(NamedTuple):
    """What a page knows: the newest draft it was drawn with, how many `came` since, the last event, the sync, its rows.

    `rows`: the draft that each stands for.
    """

    seen: int
    came: int
    event: int
    synced: str
    rows: Sequence[int]


def _news(filters: Filters, known: Known) -> dict[str, Any]:
    # `place`: the page has one for what is told. Those of the release before have not, and do not say so.
    pairs = (
        ("seen", known.seen),
        ("told", known.came),
        ("event", known.event),
        ("synced", known.synced),
        ("place", 1),
        ("rows", "-".join(map(str, known.rows))),
    )
    came = known.came
    params = "".join(f"&{name}={value}" for name, value in pairs)
    asked = filters.query()
    return {
        "news_url": f"{reverse('queue-news')}{asked}{params}" if asked else f"{reverse('queue-news')}?{params[1:]}",
        "news_count": came,
        "news_words": f"{came} new draft{'' if came == 1 else 's'}." if came < queue.SAMPLE else "999+ new drafts.",
        "news_show": f"{reverse('queue')}{Filters(sort=filters.sort).query()}",
    }


def _rows(request: HttpRequest) -> list[int]:
    named = request.GET.get("rows", "").split("-")[: queue.PAGE]
    return [min(int(one[:20]), LARGEST) for one in named if one.isascii() and one.isdigit()]


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return min(int(text[:20]), LARGEST) if text.isascii() and text.isdigit() else 0
