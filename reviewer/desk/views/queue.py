"""The queue: what waits, and what came since."""

import re
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, trigger_client_event

from reviewer.accounts.models import User
from reviewer.desk.access import person
from reviewer.desk.context import Frame, load_frame
from reviewer.desk.queue import decided_since, judged_since, waiting
from reviewer.desk.queue.decided_since import Named
from reviewer.desk.queue.facets import choices
from reviewer.desk.queue.filters import LARGEST, Filters, parse
from reviewer.desk.queue.rows import Drawing
from reviewer.desk.respond import by_htmx
from reviewer.drafts import audiences

# The rules, and how drafts stood, as the page says them: what is no such thing goes into no address.
RULES, STOOD = re.compile(r"[0-9a-f]{12}"), re.compile(r"[0-9]{1,6}\.[0-9]{1,6}(-[0-9]{1,6}\.[0-9]{1,6})*")


@require_safe
@vary_on_headers("HX-Request")
def show(request: HttpRequest) -> HttpResponse:
    """One page of reports; to htmx what filters change, and the banners: a poll on its way has no place after it."""
    user, filters, now = person(request), parse(request.GET, settings.AUDIENCES), timezone.now()
    if not by_htmx(request):
        return render(request, "desk/queue/page.html", _context(user, filters, now))
    response = render(request, "desk/queue/page.html#queue", {**_context(user, filters, now), "oob": True})
    here = filters.query(filters.after)
    return push_url(response, f"{reverse('queue')}{here}")


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """Asked every 15 s with what the page was drawn with and was told since; 204 when there is nothing else to tell."""
    filters, frame = parse(request.GET, settings.AUDIENCES), load_frame()
    told = News(_number(request, "told"), _number(request, "decided"), _number(request, "otherwise"))
    drawn = Drawn(
        _number(request, "seen"),
        _number(request, "event"),
        Named(_ids(request, "open"), _ids(request, "held")),
        _matching(RULES, request.GET.get("rules", "")) or frame.rules,
        _matching(STOOD, request.GET.get("stood", "")).split("-")[: decided_since.MOST_NAMED],
    )
    now = News(waiting.newer(drawn.seen), decided_since.count(drawn.named, drawn.event), _judged(drawn, frame))
    if (now, frame.stamp) == (told, request.GET.get("synced")):
        return HttpResponse(status=204)
    context = {"frame": frame, "oob": True, "polled": True, **_news(filters, drawn, now, frame.stamp)}
    response = render(request, "desk/queue/news.html", context)
    said = [words for words, count, before in zip(now.words, now, told, strict=True) if count > before]
    if any(said):
        trigger_client_event(response, "announce", {"value": " ".join(filter(None, said))})
    return response


class Drawn(NamedTuple):
    """What a page was drawn with: the newest draft and event of then, its drafts that wait, and the rules.

    `stood`: how those were judged that it offers to decide, in their order (judged_since).
    """

    seen: int
    event: int
    named: Named
    rules: str
    stood: list[str]


class News(NamedTuple):
    """How many drafts came since a page was drawn, and of those on it were decided, or are judged otherwise."""

    came: int = 0
    decided: int = 0
    otherwise: int = 0

    @property
    def words(self) -> tuple[str, str, str]:
        """Each in words; empty where there is none."""
        return _came_words(self.came), _decided_words(self.decided), _otherwise_words(self.otherwise)


def _judged(drawn: Drawn, frame: Frame) -> int:
    """Asked while the rules are others than those that the page was drawn by."""
    offered = drawn.named.offered
    if drawn.rules == frame.rules or len(offered) != len(drawn.stood):
        return 0
    return judged_since.count(dict(zip(offered, drawn.stood, strict=True)))


def _context(user: User, filters: Filters, now: datetime) -> dict[str, Any]:
    # Before what it shows is read: what happens meanwhile is told by the poll.
    event, frame = decided_since.last_event(), load_frame()
    page, mailboxes = waiting.load_page(filters, now), waiting.mailboxes()
    facets, named = waiting.load_facets(filters, now), decided_since.drafts_of(page)
    drawing = Drawing(page, filters, mailboxes, now, user.pk)
    drawn = Drawn(waiting.newest(), event, named, frame.rules, judged_since.stood(drawing, named.offered))
    return {
        "frame": frame,
        "filters": filters,
        "facets": facets,
        "groups": drawing.groups(),
        "page": page,
        "next": filters.query(page.next) if page.next else "",
        "first": (filters.query() or "?") if filters.after else "",
        "clear": Filters(sort=filters.sort).query() or reverse("queue"),
        "columns": len(settings.AUDIENCES) + 5,
        "choices": choices(filters, facets, mailboxes),
        "audiences": [audiences.label(name) for name in settings.AUDIENCES],
        "nothing_waits": not page.leaders and not filters.narrow and not filters.after,
        **_news(filters, drawn, News(), frame.stamp),
    }


def _news(filters: Filters, drawn: Drawn, now: News, stamp: str) -> dict[str, Any]:
    pairs = {
        "seen": drawn.seen,
        "told": now.came,
        "synced": stamp,
        "event": drawn.event,
        "open": "-".join(map(str, drawn.named.offered)),
        "held": "-".join(map(str, drawn.named.held)),
        "decided": now.decided,
        "rules": drawn.rules,
        "stood": "-".join(drawn.stood),
        "otherwise": now.otherwise,
    }
    params = "".join(f"&{name}={value}" for name, value in pairs.items())
    here = filters.query(filters.after)
    return {
        "news_url": f"{reverse('queue-news')}{here}{params}" if here else f"{reverse('queue-news')}?{params[1:]}",
        "news_words": " ".join(filter(None, now.words)),
        # What came need not meet the filters; the others stand on this page.
        "news_show": f"{reverse('queue')}{Filters(sort=filters.sort).query() if now.came else here}",
    }


def _came_words(came: int) -> str:
    if came >= waiting.SAMPLE:
        return "999+ new drafts."
    return f"{came} new draft{'' if came == 1 else 's'}." if came else ""


def _decided_words(decided: int) -> str:
    if not decided:
        return ""
    return f"{decided} draft{' here was' if decided == 1 else 's here were'} decided or stopped meanwhile."


def _otherwise_words(otherwise: int) -> str:
    if not otherwise:
        return ""
    return f"{otherwise} draft{' here is' if otherwise == 1 else 's here are'} judged otherwise by now."


def _ids(request: HttpRequest, name: str) -> list[int]:
    """Drafts as the page names them: "12-13"."""
    words = request.GET.get(name, "").split("-")[: decided_since.MOST_NAMED]
    return [min(int(word[:20]), LARGEST) for word in words if word.isascii() and word.isdigit()]


def _matching(pattern: re.Pattern[str], text: str) -> str:
    return text if pattern.fullmatch(text) else ""


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return min(int(text[:20]), LARGEST) if text.isascii() and text.isdigit() else 0
