"""What a hint means for an audience, and the passages that the rules missed."""

import json
from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from reviewer.audit.actions import Act
from reviewer.desk.access import check_may_set_rules, person
from reviewer.desk.rules.changes import changes
from reviewer.desk.rules.forms import MeaningForm
from reviewer.desk.rules.rows import meaning_rows, scanned
from reviewer.desk.rules.typed import keeps_typed, typed_before
from reviewer.redaction.misses import count, export
from reviewer.redaction.models import SEVERITIES
from reviewer.redaction.rules import Moved, set_meanings


@require_http_methods(["GET", "POST"])
@keeps_typed(MeaningForm)
def show(request: HttpRequest) -> HttpResponse:
    """What hints mean, as a table; for leads every cell can be changed."""
    user = person(request)
    form = MeaningForm(request.POST or None, rows=meaning_rows(), initial=typed_before(request))
    moved = ""
    if request.method == "POST":
        check_may_set_rules(user)
        if form.is_valid():
            try:
                changed = set_meanings(user, form.changed())
            except Moved as problem:
                moved, form = str(problem), form.again(meaning_rows())
            else:
                messages.success(request, _saved(changed))
                return redirect("rules-hints")
    context = {
        "tab": "hints",
        "form": form,
        "moved": moved,
        "rows": form.table(),
        "audiences": settings.AUDIENCES,
        "severities": SEVERITIES,
        "scanned": scanned(),
        "missed": count(),
        "changes": changes(Act.REDACTION_POLICY),
        "may_set_rules": user.may_set_rules,
        "moment": timezone.now(),
    }
    status = 409 if moved else 422 if form.errors else 200
    return render(request, "desk/rules/hints.html", context, status=status)


def _saved(changed: int) -> str:
    """What is said of what was saved."""
    if not changed:
        return "Nothing changed: it says so already."
    return f"Saved: {changed} {'meaning' if changed == 1 else 'meanings'} changed. Drafts that wait are judged anew."


@require_GET
def misses(request: HttpRequest) -> StreamingHttpResponse:
    """The passages that reviewers marked, as JSON lines. They hold what must not leave the house: leads only."""
    check_may_set_rules(person(request))
    response = StreamingHttpResponse(_lines(), content_type="application/jsonl")
    response["Content-Disposition"] = 'attachment; filename="missed-passages.jsonl"'
    return response


def _lines() -> Iterator[str]:
    for miss in export():
        yield json.dumps(miss, ensure_ascii=False) + "\n"
