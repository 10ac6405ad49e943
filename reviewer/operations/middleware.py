"""What comes before every page: the three doors of operations, the request's id and who is asking, the longest body.

And behind it: that nobody keeps it.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from reviewer import trace
from reviewer.database import drop_what_hung_up
from reviewer.operations import health, metrics

log = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]
LONGEST_PATH = 200


def healthz(_: HttpRequest) -> HttpResponse:
    """This process answers. Nothing else is looked at."""
    return JsonResponse({"status": "ok"})


def readyz(_: HttpRequest) -> HttpResponse:
    """Every part with its state and a sentence; 503 when one that is needed is down or was never seen."""
    parts = health.parts()
    ready = not any(part.stops for part in parts)
    told = {part.name: {"state": part.state, "says": part.says, "needed": part.needed} for part in parts}
    return JsonResponse({"status": "ready" if ready else "not ready", "parts": told}, status=200 if ready else 503)


DOORS: dict[str, Answer] = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics.page}


class Doors:
    """Answers probes before anything asks for a host name, https, a session or a sign-in: a probe has none of them."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page of a door, or whatever follows."""
        drop_what_hung_up()
        door = DOORS.get(request.path_info)
        if door is None:
            return self._get_response(request)
        response = door(request) if request.method in ("GET", "HEAD") else HttpResponse(status=405)
        response["Cache-Control"] = "no-store"
        return response


class Follow:
    """Gives the request an id, or takes the one it brings, and answers with it; logs what changes something."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, its X-Request-ID set."""
        brought = request.headers.get(trace.HEADER, "")
        ident = brought if trace.is_sane(brought) else trace.fresh()
        began = time.monotonic()
        with trace.follow(ident):
            response = self._get_response(request)
            _tell(request, response, time.monotonic() - began)
        response[trace.HEADER] = ident
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Who asks is known by now; Django's LoginRequiredMiddleware would ask next."""
        if request.user.is_authenticated:
            trace.add(user=request.user.pk)


class BodyLimit:
    """Refuses a body that is longer than the desk ever needs, before any of it is read.

    To find its token Django would take in all of a form, files too, whoever sends it. A body that does not say how
    long it is counts as empty with Django.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """413 with a page, or whatever follows."""
        if _length(request) <= settings.LONGEST_BODY:
            return self._get_response(request)
        most = settings.LONGEST_BODY // 1024**2
        return HttpResponse(render_to_string("413.html", {"most": most}), status=413)


class NotKept:
    """No page is kept by a browser or a proxy: it tells of mails, and of who is signed in.

    Files of the pages are answered before this is asked; what says for itself how it is kept has its say.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whatever follows, with the headers of what is never kept."""
        response = self._get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Reading changes nothing and shows only at DEBUG. The query is left out: it may hold words of a mail."""
    if request.path_info.startswith(f"/{settings.STATIC_URL.lstrip('/')}"):
        return
    level = logging.DEBUG if request.method in ("GET", "HEAD") and response.status_code < 500 else logging.INFO
    path = request.path_info[:LONGEST_PATH]
    log.log(level, "%s %s: %d in %.0f ms", request.method, path, response.status_code, seconds * 1000)
