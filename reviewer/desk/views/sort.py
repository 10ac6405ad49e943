"""Setting by hand which incident a draft is about, what kind it is, how severe, and who it is for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from incidents.models import Incident
from reviewer.decisions.sorting import Loosened, limits
from reviewer.decisions.sorting import sort as sort_draft
from reviewer.desk.access import get_decidable_draft, person
from reviewer.desk.forms import SortForm
from reviewer.desk.respond import go
from reviewer.desk.standing.told_of_decision import tell_of_decision
from reviewer.drafts.by_hand import BadSorting, Sorting

KEYS_OFFERED = 50


@require_http_methods(["GET", "POST"])
def sort(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and what it sets."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    form = SortForm(request.POST) if request.method == "POST" else SortForm(initial=SortForm.initial_of(draft))
    if form.is_valid():
        try:
            sort_draft(user, pk, Sorting(**form.cleaned_data))
        except Loosened as problem:
            form.add_error(None, str(problem))
        except BadSorting as problem:
            form.add_error("key", str(problem))
        else:
            tell_of_decision(request, pk)
            return go(request, "review", pk)
    keys = Incident.objects.order_by("-id").values_list("key", flat=True)[:KEYS_OFFERED]
    context = {"draft": draft, "form": form, "keys": keys, "limits": limits(user, draft)}
    return render(request, "desk/sort/page.html", context, status=422 if form.errors else 200)
