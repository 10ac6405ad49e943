"""The queue: what waits, and what came since."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, trigger_client_event

from reviewer.desk import queue
from reviewer.desk.context import load_frame
from reviewer.desk.facets import choices
from reviewer.desk.filters import LARGEST, Filters, parse
from reviewer.desk.respond import by_htmx
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
    """Asked every 15 s with the newest draft and the sync that the page knows; 204 when both are still the newest."""
    filters, frame = parse(request.GET, settings.AUDIENCES), load_frame()
    seen, told = _number(request, "seen"), _number(request, "told")
    came = queue.newer(seen)
    if came == told and frame.sync.stamp == request.GET.get("synced"):
        return HttpResponse(status=204)
    context = {"frame": frame, "oob": True, **_news(filters, seen, came, frame.sync.stamp)}
    response = render(request, "desk/queue/news.html", context)
    if came > told:
        trigger_client_event(response, "announce", {"value": context["news_words"]})
    return response


def _context(filters: Filters, now: datetime) -> dict[str, Any]:
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
        **_news(filters, queue.newest(), 0, frame.sync.stamp),
    }


def _news(filters: Filters, seen: int, came: int, stamp: str) -> dict[str, Any]:
    # `place`: the page has one for what is told. Those of the release before have not, and do not say so.
    pairs = (("seen", seen), ("told", came), ("synced", stamp), ("place", 1))
    params = "".join(f"&{name}={value}" for name, value in pairs)
    asked = filters.query()
    return {
        "news_url": f"{reverse('queue-news')}{asked}{params}" if asked else f"{reverse('queue-news')}?{params[1:]}",
        "news_count": came,
        "news_words": f"{came} new draft{'' if came == 1 else 's'}." if came < queue.SAMPLE else "999+ new drafts.",
        "news_show": f"{reverse('queue')}{Filters(sort=filters.sort).query()}",
    }


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return min(int(text[:20]), LARGEST) if text.isascii() and text.isdigit() else 0
