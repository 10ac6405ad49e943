"""Approving every ready version of a report in one step: one confirm, and for each its own verdict, hold and stop."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Refused
from reviewer.decisions.validity import check_blocks, requirement_for
from reviewer.desk.access import get_decidable_draft, person
from reviewer.desk.editing.unsaved import of_others, unsaved
from reviewer.desk.editing.windows import Kept
from reviewer.desk.forms import ApproveReadyForm
from reviewer.desk.respond import go, step
from reviewer.desk.side_by_side import lines
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.reading import with_points
from reviewer.desk.side_by_side.sheet import Sheet, load_sheet
from reviewer.desk.times import clock
from reviewer.drafts.edit import edits_that_wait
from reviewer.drafts.models import Revision


@dataclass(frozen=True)
class Choice:
    """One version and, when it is not ready, why. `more` people have to follow; `chosen`: it has its mark.

    `typing`: what others typed into an edit of it and have not saved; `edits`: those that they saved, of each
    the newest, the newest first.
    """

    column: Column
    why: str
    more: int
    chosen: bool
    typing: Sequence[Kept] = ()
    edits: Sequence[Revision] = ()

    @property
    def value(self) -> str:
        """What its checkbox sends: the draft, the digest that was read, its newest decision and edit, 0 for none."""
        return _value(self.column, self.edits)


@require_http_methods(["GET", "POST"])
def approve_ready(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm and record. Each version is approved by itself: one that is refused keeps no other back."""
    user = person(request)
    get_decidable_draft(user, pk)
    read = request.POST.get("read", "") or request.GET.get("read", "")
    if not read:
        # Nobody decides from a link: the way leads over the page where the drafts are read.
        return go(request, "review", pk)
    shown = lines.from_pairs(read)
    sheet, _ = with_points(load_sheet(user, pk, shown))
    marked = request.POST.getlist("versions") if request.method == "POST" else None
    drafts = [column.draft for column in sheet.columns]
    typing, edits = of_others(user, drafts), edits_that_wait(drafts)
    choices = [
        _choice(user, column, shown, sheet, marked, typing.get(column.draft.pk, ()), edits.get(column.draft.pk, ()))
        for column in sheet.columns
    ]
    ready = [one for one in choices if not one.why]
    form = ApproveReadyForm(
        request.POST or None, versions=[one.value for one in ready], initial={"chip": ApproveReadyForm.reasons[0]}
    )
    if form.is_valid():
        recorded = [_record(request, user, sheet, line, form.reason) for line in form.cleaned_data["versions"]]
        _tell(request, sheet, [one for one in recorded if one])
        return go(request, "review", pk)
    context = {
        "draft": sheet.chosen.draft,
        "choices": choices,
        "ready": ready,
        "others": any(one.more for one in ready),
        "form": form,
        "read": read,
        "hold_seconds": settings.HOLD_SECONDS,
        "moment": sheet.moment,
    }
    return step(request, "desk/decide/ready.html", context, 422 if form.errors else 200)


def _choice(
    user: User,
    column: Column,
    shown: Container[int],
    sheet: Sheet,
    marked: Container[str] | None,
    typing: Sequence[Kept],
    edits: Sequence[Revision],
) -> Choice:
    """A version as the step offers it: with the mark it had, when the step is shown once more."""
    said = [verdict.user_id for verdict in column.status.approvals]
    return Choice(
        column,
        why=_why_not(user, column, shown, sheet),
        more=column.status.needed.left_after([user.pk, *said]),
        chosen=marked is None or _value(column, edits) in marked,
        typing=typing,
        edits=edits,
    )


def _value(column: Column, edits: Sequence[Revision]) -> str:
    decision = column.status.decision
    return f"{column.draft.pk}:{column.read}:{decision.pk if decision else 0}:{edits[0].number if edits else 0}"


def _why_not(user: User, column: Column, shown: Container[int], sheet: Sheet) -> str:
    """Why a version cannot be approved along with others, as a sentence; empty when it can."""
    draft, current = column.draft, column.draft.current
    if draft.pk not in shown:
        return "It came while you read. Read it first."
    if current is None:
        return "Its content is not here yet."
    if not column.waits or column.replacing:
        return f"{column.status.standing.headline or column.word} It is not waiting for a decision."
    if column.alarm or column.outdated:
        return column.alarm or "It changed while you read. Read the new one first."
    if column.said:
        return "You have said your word; another person has to follow."
    if mine := _my_edit(user, column, sheet.moment):
        return mine
    if column.agreed:
        names = " and ".join(str(verdict.user) for one, _ in column.agreed for verdict in one.verdicts)
        return f"{names} approved an edit of it: read that first, and decide it by itself."
    if user.role not in requirement_for(draft).roles:
        return f"It needs {requirement_for(draft).words}."
    try:
        warnings = check_blocks(draft, current, Action.APPROVE, sheet.rules_changed_at, edit_is_out=bool(column.alarm))
    except Refused as refused:
        return str(refused)
    if count := sum(one.places for one in warnings):
        return f"It has {count} warning{'s' if count > 1 else ''} to confirm: approve it by itself."
    if odd := column.odd:
        return f"{odd.why} {odd.then}"
    return ""


def _my_edit(user: User, column: Column, moment: datetime) -> str:
    """That this person has an edit of it, saved or not, as a sentence; empty where they have none."""
    if column.edits.mine:
        return "You have an edit of it: approve that by itself."
    typed = unsaved(user, column.draft)
    if typed is None:
        return ""
    return (
        f"You typed into an edit of it at {clock(typed.saved_at, moment)} and have not saved it: save it or throw it "
        "away, or approve the version by itself."
    )


def _record(request: HttpRequest, user: User, sheet: Sheet, line: str, reason: str) -> tuple[str, Decision] | None:
    """One verdict, and what it decided with the version's name. What it did not is said on the page that follows."""
    pk, digest, last, _ = line.split(":")
    name = next(column.name for column in sheet.columns if str(column.draft.pk) == pk)
    try:
        recorded = give_verdict(user, int(pk), Action.APPROVE, digest, reason, last=int(last))
    except Refused as refused:
        messages.warning(request, f"The {name} is not approved. {refused}")
        return None
    if recorded.decision is None:
        messages.success(request, f"The {name} has your approval; {recorded.waiting_for} more to come.")
        return None
    return name, recorded.decision


def _tell(request: HttpRequest, sheet: Sheet, decided: Sequence[tuple[str, Decision]]) -> None:
    """In one notice: each pushes the page down, and it stays. It may stand long above what became of them."""
    if not decided:
        return
    names = [f"the {name}" for name, _ in decided]
    told = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    at = clock(decided[0][1].decided_at, sheet.moment)
    where = "Its column says where it stands." if len(names) == 1 else "Their columns say where they stand."
    messages.success(request, f"You approved {told} at {at}. {where}")
