"""What belongs to no one page: the theme, and the keys with their switch."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviewer.desk.context import THEMES, load_frame

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie; without a choice the system's is followed."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    _remember(request, response, "theme", chosen if chosen in THEMES else "")
    return response


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Asked every 15 s with the sync that the page shows; 204 while it is still the newest."""
    frame = load_frame()
    if frame.stamp == request.GET.get("synced"):
        return HttpResponse(status=204)
    return render(request, "desk/frame/live_news.html", {"frame": frame})


@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The list of keys; its form turns single keys off for good, or on again (WCAG 2.1.4)."""
    if request.method == "POST":
        response = redirect("keys")
        _remember(request, response, "keys", "off" if request.POST.get("keys") == "off" else "")
        return response
    return render(request, "desk/frame/keys.html")


def _back(request: HttpRequest) -> HttpResponseRedirect:
    came_from = request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(came_from if ours else reverse("queue"))


def _remember(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    if value:
        response.set_cookie(name, value, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    else:
        response.delete_cookie(name, samesite="Lax")
