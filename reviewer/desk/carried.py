"""Which part of the queue a page about a draft goes on in: filters, search and order, as its address carries them.

A page of the review says it itself. What is done on it (a step, a press, a poll) and the pages around it go back to
where they were asked from: that page's address, which a browser tells with each request of its own site.
"""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import reverse

# As the queue's own address has them (queue/filters.py).
NAMES = ("q", "severity", "kind", "audience", "mailbox", "state", "sort")
# The longest search, and more than any other has, in characters: an address shall not grow too long to lead anywhere.
LONGEST = 200


def params(request: HttpRequest) -> dict[str, str]:
    """The parameters, as somebody wrote them, cut to LONGEST; empty for the whole queue in its usual order."""
    own = _named(request.GET)
    if own or _begins_anew(request):
        return own
    try:
        before = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # no address at all
        return {}
    drafts = reverse("review", args=[0]).removesuffix("0/")
    ours = before.netloc == request.get_host() and before.path.startswith(drafts)
    return _named(QueryDict(before.query)) if ours else {}


def query(request: HttpRequest) -> str:
    """The same for the end of an address, as "?severity=sev0"; empty for the whole queue."""
    found = params(request)
    return f"?{urlencode(found)}" if found else ""


def _begins_anew(request: HttpRequest) -> bool:
    """Whether it is the page of the review itself: without filters it is the way out of them."""
    match = request.resolver_match
    return match is not None and match.url_name == "review"


def _named(found: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name in NAMES if (value := found.get(name, "").strip()[:LONGEST])}
