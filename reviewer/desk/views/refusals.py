"""What is refused before a view says why: a form of another sign-in, a role that may not, an address that is gone.

A page gets a page. What htmx asked for gets the sentence alone, as an event for the notice of that name (requests.js):
a whole page would be put in the place of what the person reads or types.
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure
from django.views.defaults import page_not_found, permission_denied

from reviewer.desk.respond import by_htmx

TOO_OLD = "This page is from before you signed in or out. Copy what you typed, load the page again and try once more."
GONE = "What this leads to is gone. Load this page again: it says what stands now."


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with a token that counts no more, or none."""
    return _told(TOO_OLD, 403) if by_htmx(request) else csrf_failure(request, reason)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A person who may not; the exception says why."""
    return _told(str(exception), 403) if by_htmx(request) else permission_denied(request, exception)


def gone(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address under which nothing stands."""
    return _told(GONE, 404) if by_htmx(request) else page_not_found(request, exception)


def _told(words: str, status: int) -> HttpResponse:
    event: dict[str, Any] = {"refused": words}
    return HttpResponse(status=status, headers={"HX-Reswap": "none", "HX-Trigger": json.dumps(event)})
