"""What the house knows about itself: people, customers, domains, services, tools. Typed in, or read from CSV."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviewer.audit.actions import Act
from reviewer.desk.access import check_may_set_rules, person
from reviewer.desk.forms_rules import KnownForm
from reviewer.desk.pressed import on_rules, pressed
from reviewer.desk.rules import changes
from reviewer.redaction.csv_entries import BadFile
from reviewer.redaction.models import OrgEntry
from reviewer.redaction.rules import BadRule, add_entries, forget_entry

ON_A_PAGE = 100


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The list, and the form that adds to it."""
    user = person(request)
    form = KnownForm()
    if request.method == "POST":
        check_may_set_rules(user)
        form = KnownForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_entries(user, form.rows(), source=form.source)
        except (BadRule, BadFile) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("rules-known")
    kind = request.GET.get("kind", "")
    entries = OrgEntry.objects.select_related("author")
    if kind in OrgEntry.Kind.values:
        entries = entries.filter(kind=kind)
    context = {
        "tab": "known",
        "form": form,
        "kind": kind,
        "kinds": OrgEntry.Kind.choices,
        "rows": Paginator(entries, ON_A_PAGE).get_page(request.GET.get("page")),
        "changes": changes(Act.REDACTION_KNOWN, Act.REDACTION_FORGOTTEN),
        "may_set_rules": user.may_set_rules,
        "moment": timezone.now(),
    }
    return render(request, "desk/rules/known.html", context, status=422 if form.errors else 200)


@pressed(on_rules("rules-known"))
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one entry."""
    user = person(request)
    check_may_set_rules(user)
    forget_entry(user, pk)
    return redirect("rules-known")
