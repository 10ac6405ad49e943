"""What somebody types into a form of the rules while their session ends, or their role changes: it is not lost.

What is sent without a session waits in the session that the sign-in goes on with, and stands in the form again for the
same person. It is not in the browser: it may be what must not leave the house.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reviewer.storable import storable

View = Callable[[HttpRequest], HttpResponse]
KEY = "typed_rule"
# Seconds; and characters of all fields together, which is more than any of these forms takes.
KEPT_FOR, LONGEST = 3600, 10_000
NOTHING = "Nothing was recorded: you were signed out."


def keeps_typed(form: type[forms.Form]) -> Callable[[View], View]:
    """A view of the rules whose `form` is sent to itself: what cannot be taken from its person is kept or shown."""

    def decorate(view: View) -> View:
        @login_not_required  # it asks for itself
        @wraps(view)
        def asked(request: HttpRequest) -> HttpResponse:
            if not request.user.is_authenticated:
                if request.method == "POST":
                    _keep(request)
                return redirect_to_login(request.get_full_path())
            try:
                return view(request)
            except PermissionDenied as refused:
                if request.method != "POST":
                    raise
                told = {"exception": f"{refused} Nothing was recorded.", "typed": _labelled(request, form)}
                return render(request, "403.html", told, status=403)

        return asked

    return decorate


def typed_before(request: HttpRequest) -> dict[str, Any]:
    """What the same person sent to this page while they were signed out, as a form's `initial`, once; they are told.

    Empty where they sent nothing.
    """
    if request.method != "GET" or request.session.get(KEY, {}).get("page") != request.path:
        return {}
    kept = request.session.pop(KEY)
    if kept["by"] not in ("", str(request.user.pk)) or kept["at"] < time.time() - KEPT_FOR:
        return {}
    messages.warning(request, " ".join([NOTHING, *kept["told"]]))
    return dict(kept["fields"])


def _keep(request: HttpRequest) -> None:
    fields = {name: value for name, value in storable(request.POST.dict()).items() if name != "csrfmiddlewaretoken"}
    told = ["Choose the file again."] if request.FILES else []
    # A button of the list is no form to be filled in again.
    if "remove" in fields or sum(len(name) + len(value) for name, value in fields.items()) > LONGEST:
        fields = {}
    elif not told:
        told = ["What you typed stands below."]
    # Who signed in last in this browser: words are for nobody else. Where nobody knows, they are for whoever comes.
    by = request.COOKIES.get("person", "")[:20]
    request.session[KEY] = {"page": request.path, "at": time.time(), "by": by, "fields": fields, "told": told}


def _labelled(request: HttpRequest, form: type[forms.Form]) -> list[tuple[str, str]]:
    seen = {name: field for name, field in form.base_fields.items() if not field.widget.is_hidden}
    sent = [(str(field.label), request.POST.get(name, "")) for name, field in seen.items()]
    return [(label, value) for label, value in sent if value]
