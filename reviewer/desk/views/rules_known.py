"""What the house knows about itself: people, customers, domains, services, tools. Typed in, or read from CSV."""

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
from reviewer.desk.rules.forms import KnownForm
from reviewer.desk.rules.lists import Sought, back, known_page, to_list
from reviewer.desk.rules.rows import scanned
from reviewer.desk.rules.typed import keeps_typed, typed_before
from reviewer.redaction.house import Added, add_entries, forget_entry, forget_some
from reviewer.redaction.house.csv_entries import BadFile
from reviewer.redaction.models import OrgEntry
from reviewer.redaction.rules import BadRule


@require_http_methods(["GET", "POST"])
@keeps_typed(KnownForm)
def show(request: HttpRequest) -> HttpResponse:
    """The list, and the form that adds to it; the list's own button takes away what it shows."""
    user = person(request)
    form = KnownForm(initial=typed_before(request))
    if request.method == "POST":
        check_may_set_rules(user)
        if "remove" in request.POST:
            return _remove_listed(request, user)
        form = KnownForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            added = add_entries(user, form.rows(), source=form.source)
        except (BadRule, BadFile) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _told(added))
            of_file = form.source == "csv" and added.new
            return to_list("rules-known", Sought(added=added.at.isoformat() if of_file else ""))
    sought = Sought.read(request.GET)
    context = {
        "tab": "known",
        "form": form,
        "sought": sought,
        "kinds": OrgEntry.Kind.choices,
        "rows": known_page(sought),
        "scanned": scanned(),
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
    return back(request, "rules-known")


def _remove_listed(request: HttpRequest, user: User) -> HttpResponse:
    """Forget all that the list shows, over all of its pages, if it is still so many."""
    seen = request.POST["remove"]
    try:
        removed = forget_some(
            user, Sought.read(request.GET).some, int(seen) if seen.isdecimal() and len(seen) < 9 else 0
        )
    except BadRule as problem:
        messages.warning(request, str(problem))
        return back(request, "rules-known")
    if removed:
        messages.success(request, f"{removed:,} removed. Drafts that wait are judged anew.")
    return redirect("rules-known")


def _told(added: Added) -> str:
    """What is said of what was added."""
    if not added.new:
        return f"Nothing new: {added.known:,} known already."
    known = f", {added.known:,} known already" if added.known else ""
    return f"{added.new:,} new{known}. Drafts that wait are judged anew."
