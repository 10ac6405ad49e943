"""Any two versions of a report, or two revisions of one, against each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from reviewer.comparison.differences.words import diff
from reviewer.desk.access import check_may_read, person
from reviewer.desk.changes import compare
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.differences import compared
from reviewer.desk.side_by_side.sheet import Sheet, load_sheet
from reviewer.drafts.models import Revision


@dataclass(frozen=True)
class Option:
    """One text that can be compared: of a version what waits now or goes out, or one of its revisions."""

    value: str
    label: str
    revision: int


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The two that are asked for; without, the version under review against another one, or what it was before."""
    sheet = load_sheet(check_may_read(person(request)), pk, thread=False)
    options = [option for column in sheet.columns for option in _options(column)]
    before, after = _asked(request, sheet, options)
    spaces, beside = request.GET.get("spaces") == "yes", request.GET.get("look") == "beside"
    context = {"sheet": sheet, "draft": sheet.chosen.draft, "options": options, "moment": sheet.moment}
    context |= {"before": before, "after": after, "spaces": spaces, "beside": beside}
    if before and after:
        found = Revision.objects.in_bulk([before.revision, after.revision])
        left, right = found[before.revision], found[after.revision]
        context |= {
            "lines": compared(left.text, right.text, spaces=spaces),
            "subject": diff(left.subject, right.subject),
            "changes": compare(left.content, right.content),
        }
    return render(request, "desk/review/differences.html", context)


def _asked(request: HttpRequest, sheet: Sheet, options: Sequence[Option]) -> tuple[Option | None, Option | None]:
    known = {option.value: option for option in options}
    chosen = str(sheet.chosen.draft.pk)
    after = known.get(request.GET.get("after", "")) or known.get(chosen)
    others = [option for option in options if option != after]
    waiting = [option for option in others if "." not in option.value]
    before = known.get(request.GET.get("before", "")) or next(iter([*waiting, *others]), None)
    return before, after


def _options(column: Column) -> list[Option]:
    """What waits or goes out first, then the other revisions, the newest first."""
    pk, current = column.draft.pk, column.shown.pk if column.shown else None
    found = [Option(str(pk), column.label, current)] if current else []
    for revision in column.revisions:
        if revision.pk != current:
            by = f"edited by {revision.author}" if revision.is_edit else "from the agent"
            found.append(
                Option(f"{pk}.{revision.number}", f"{column.label}, revision {revision.number} {by}", revision.pk)
            )
    return found
