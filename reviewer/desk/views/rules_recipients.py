"""Who reads at which address. Leads change it, everybody may read it."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.desk.access import check_may_set_rules, person
from reviewer.desk.pressed import on_rules, pressed
from reviewer.desk.rules.changes import changes
from reviewer.desk.rules.forms import FenceForm
from reviewer.desk.rules.lists import Sought, back, fence_page
from reviewer.desk.rules.rows import scanned
from reviewer.desk.rules.typed import keeps_typed, typed_before
from reviewer.drafts.patterns import LONGEST, as_pattern
from reviewer.fence.rules import BadRule, Moved, Wanted, remove_rule, set_rule, shown

NOTHING: Mapping[str, Any] = {}
DRAFT = re.compile(r"/drafts/[0-9]+/(\?[\w%+.=&-]*)?", re.ASCII)


@require_http_methods(["GET", "POST"])
@keeps_typed(FenceForm)
def show(request: HttpRequest) -> HttpResponse:
    """The list, and the form that adds or changes a rule."""
    user = person(request)
    if request.method == "POST":
        check_may_set_rules(user)
    before, moved = typed_before(request), False
    if request.method == "POST":
        form = FenceForm(request.POST)
    else:
        form = FenceForm(initial=before) if before else FenceForm.over(shown(_named(request)))
    if form.is_valid():
        try:
            set_rule(user, Wanted(**form.cleaned_data))
        except Moved as problem:
            moved, form = True, form.again(problem)
        except BadRule as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, "Saved. It holds at once.")
            return redirect(_next(request) or "rules")
    status = 409 if moved else 422 if form.errors else 200
    return render(request, "desk/rules/recipients.html", _context(request, user, form, before), status=status)


@pressed(on_rules("rules"))
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one rule away, if it says what its row said."""
    user = person(request)
    check_may_set_rules(user)
    try:
        remove_rule(user, pk, request.POST.get("seen", ""))
    except Moved as problem:
        messages.warning(request, str(problem))
    return back(request, "rules")


def _context(request: HttpRequest, user: User, form: FenceForm, before: dict[str, Any]) -> dict[str, Any]:
    sought = Sought.read(request.GET)
    return {
        "tab": "recipients",
        "form": form,
        "sought": sought,
        "rows": fence_page(sought),
        "scanned": scanned(),
        "changes": changes(Act.FENCE_SET, Act.FENCE_REMOVED),
        "audiences": settings.AUDIENCES,
        "may_set_rules": user.may_set_rules,
        "next": _next(request, before),
        "moment": timezone.now(),
    }


def _named(request: HttpRequest) -> str:
    """The pattern that the link that led here names."""
    return as_pattern(request.GET.get("pattern", "").replace("\0", ""))[:LONGEST]


def _next(request: HttpRequest, before: Mapping[str, Any] = NOTHING) -> str:
    """The page of the draft that led here: nothing else does, and a browser reads into an address more than it says."""
    there = request.POST.get("next", "") or request.GET.get("next", "") or before.get("next", "")
    return there if DRAFT.fullmatch(there) else ""
