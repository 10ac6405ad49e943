"""Values that are no hints: who answers for each, why, and until when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviewer.audit.actions import Act
from reviewer.desk.access import check_may_set_rules, person
from reviewer.desk.pressed import on_rules, pressed
from reviewer.desk.rules.changes import changes
from reviewer.desk.rules.forms import AllowedForm
from reviewer.desk.rules.lists import Sought, allowed_page, back
from reviewer.desk.rules.rows import scanned
from reviewer.desk.rules.typed import keeps_typed, typed_before
from reviewer.redaction.rules import BadRule, WantedAllowed, allow, disallow


@require_http_methods(["GET", "POST"])
@keeps_typed(AllowedForm)
def show(request: HttpRequest) -> HttpResponse:
    """The list, and the form that adds an entry."""
    user = person(request)
    if request.method == "POST":
        check_may_set_rules(user)
        form = AllowedForm(request.POST)
    else:
        form = AllowedForm(initial=typed_before(request) or {"owner": str(user)})
    if form.is_valid():
        try:
            allow(user, WantedAllowed(**form.cleaned_data))
        except BadRule as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, "Allowed. Drafts that wait are judged anew.")
            return redirect("rules-allowed")
    now, sought = timezone.now(), Sought.read(request.GET)
    context = {
        "tab": "allowed",
        "form": form,
        "sought": sought,
        "rows": allowed_page(sought, now),
        "scanned": scanned(),
        "changes": changes(Act.REDACTION_ALLOWED, Act.REDACTION_DISALLOWED),
        "may_set_rules": user.may_set_rules,
        "moment": now,
    }
    return render(request, "desk/rules/allowed.html", context, status=422 if form.errors else 200)


@pressed(on_rules("rules-allowed"))
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one entry away."""
    user = person(request)
    check_may_set_rules(user)
    disallow(user, pk)
    return back(request, "rules-allowed")
