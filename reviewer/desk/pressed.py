"""Addresses that only a button sends to. Whoever signs in again after a press comes to them as to a page."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse

from reviewer.desk.access import get_decision, person
from reviewer.desk.respond import go, go_to

View = Callable[..., HttpResponse]
# Where the button stands, for the number in the address.
Place = Callable[[HttpRequest, int], HttpResponse]
NOTHING = "Nothing was recorded: a press counts only while you are signed in. Press it again if you still want it."


def pressed(place: Place) -> Callable[[View], View]:
    """A view that takes presses alone; anybody else is led to where the button stands, and told that it did nothing."""

    def decorate(view: View) -> View:
        @wraps(view)
        def only_pressed(request: HttpRequest, pk: int, **rest: int) -> HttpResponse:
            if request.method == "POST":
                return view(request, pk, **rest)
            if request.method not in {"GET", "HEAD"}:
                return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
            messages.warning(request, NOTHING)
            return place(request, pk)

        return only_pressed

    return decorate


def on_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft's page."""
    return go(request, "review", pk)


def on_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the draft that was decided."""
    return go(request, "review", get_decision(person(request), pk).draft_id)


def on_rules(name: str) -> Place:
    """One of the pages of the rules."""
    return lambda request, _pk: go_to(request, reverse(name))
