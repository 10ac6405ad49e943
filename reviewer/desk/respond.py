"""Answers that fit both a page and the dialog on it."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from reviewer.desk import carried


def by_htmx(request: HttpRequest) -> bool:
    """Whether htmx asked, for a fragment."""
    return bool(getattr(request, "htmx", False))


def answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The template as a page or, for htmx, its partial named `fragment` alone."""
    shown = template + "#fragment" if by_htmx(request) else template
    return step(request, shown, context, status)


def step(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A template that extends desk/step/frame.html, which sees for itself whether htmx asked."""
    response = render(request, template, context, status=status)
    if by_htmx(request) and response.status_code >= HTTPStatus.BAD_REQUEST:
        # Only an error that says how has a place on the page (requests.js): the pages of a gateway say nothing.
        response["HX-Reswap"] = "innerHTML"
    return response


def go(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """On to another page, whoever asked; a page about a draft goes on in the same part of the queue."""
    return go_to(request, f"{reverse(name, args=args)}{carried.query(request)}")


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """On to an address of ours."""
    return HttpResponseClientRedirect(address) if by_htmx(request) else redirect(address)
