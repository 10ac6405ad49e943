"""Approve, reject, approve an edit: a confirm step that names who receives it, then the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviewer.accounts.models import User
from reviewer.decisions.blocks import seen_by
from reviewer.decisions.locked import stale
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import (
    AlreadyDecided,
    BadReason,
    DecidedSince,
    NotAllowed,
    NotOpen,
    Refused,
    TakenBack,
    TimeUnconfirmed,
    Unconfirmed,
)
from reviewer.decisions.validity import check_blocks, counting, requirement_for
from reviewer.decisions.waiting import last_decision, open_decision, waiting_verdicts
from reviewer.desk import kept, respond
from reviewer.desk.access import check_may_decide, check_may_edit, get_draft, get_revision, person
from reviewer.desk.changes import compare
from reviewer.desk.editing.carry import offers
from reviewer.desk.editing.unsaved import unsaved
from reviewer.desk.forms import AgreeToEditForm, ApproveEditForm, ApproveForm, RejectForm, VerdictForm
from reviewer.desk.mail.letter import Letter
from reviewer.desk.pressed import NOTHING
from reviewer.desk.refusal import refuse
from reviewer.desk.respond import go
from reviewer.desk.side_by_side.reading import differs_with, with_points
from reviewer.desk.side_by_side.sheet import load_sheet
from reviewer.drafts.edit import edits_that_wait
from reviewer.drafts.edited_thread import is_lost_of
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.replacements import has_edit_out
from reviewer.fence.reach import of as reach_of
from reviewer.fence.rules import current_rules as fence_rules
from reviewer.marks.leave import RULES_CHANGED, last
from reviewer.storable import storable_text

SAVED_SINCE = "An edit was saved while this step stood open. Go to it, or confirm once more what stands here."
THREAD_LOST_SINCE = (
    "Another edited mail has left its thread while this step stood open: this one would as well. Confirm once more."
)
# In which field of the step a person gives what was missing.
_ASKED_IN: Mapping[type[Refused], str] = {BadReason: "words", Unconfirmed: "read", TimeUnconfirmed: "at_once"}


@dataclass
class Step:
    """One confirm step: who would decide what, by which form. What it is about is read when it is to be shown."""

    user: User
    pk: int
    action: Action
    form: type[VerdictForm]
    number: int | None = None

    @cached_property
    def draft(self) -> Draft:
        """The draft. Raises Http404, PermissionDenied."""
        return get_draft(self.user, self.pk)

    @cached_property
    def revision(self) -> Revision:
        """The edit of that number, or what the draft says now. Raises Http404, NotOpen when nobody knows what."""
        if self.number is not None:
            return get_revision(self.draft, self.number)
        if self.draft.current is None:
            raise NotOpen(self.draft)
        return self.draft.current


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm and record an approval of what was read."""
    return _on_current(request, pk, Action.APPROVE, ApproveForm)


@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm and record a rejection; its reason goes to the agent."""
    return _on_current(request, pk, Action.REJECT, RejectForm)


@require_http_methods(["GET", "POST"])
def approve_edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Confirm and record the approval of a saved edit."""
    step = Step(_decider(request), pk, Action.EDIT, ApproveEditForm, number)
    step.form = ApproveEditForm if step.revision.author == step.user else AgreeToEditForm
    if not step.revision.is_edit:
        return go(request, "review", pk)
    return _step(request, step, step.revision.digest)


def _on_current(request: HttpRequest, pk: int, action: Action, form: type[VerdictForm]) -> HttpResponse:
    step = Step(_decider(request), pk, action, form)
    read = storable_text(request.POST.get("digest", "") or request.GET.get("digest", ""))
    if not read or (request.method == "GET" and step.draft.current is None):
        # Nobody decides from a link: the way leads over the page where the draft is read.
        if request.method == "GET" and not read:
            messages.warning(request, NOTHING)
        return go(request, "review", pk)
    return _step(request, step, read)


def _decider(request: HttpRequest) -> User:
    """Who is signed in, if they may decide. Raises PermissionDenied."""
    user = person(request)
    check_may_decide(user)
    return user


def _step(request: HttpRequest, step: Step, read: str) -> HttpResponse:
    try:
        if request.method == "POST":
            return _record(request, step)
        # First: what is decided from here on is not known to this step.
        last = last_decision(step.draft.pk)
        decision = open_decision(step.draft.pk)
        if decision and decision.decided_by_id == step.user.pk:
            return go(request, "review", step.pk)
        _check_still_so(step, decision, read)
        form = step.form(
            initial={
                "digest": read,
                "last": last,
                "words": kept.kept_reason(step.user, step.pk, step.action),
                "chip": _first_chip(step),
            }
        )
        return _confirm(request, step, form)
    except Refused as refused:
        return refuse(request, step.draft, refused, read)


def _record(request: HttpRequest, step: Step) -> HttpResponse:
    """The record reads the draft under its lock: here it is read only where the answer shows it."""
    form = step.form(request.POST)
    try:
        if not form.is_valid():
            return _again(request, step, form)
        if step.action == Action.EDIT:
            check_may_edit(step.draft)
        if _edited_since(step, form):
            form.add_error("newest", SAVED_SINCE)
            return _again(request, step, form)
        if step.action == Action.EDIT and not form.cleaned_data["told_of_thread"] and is_lost_of(step.draft):
            form.add_error("told_of_thread", THREAD_LOST_SINCE)
            return _again(request, step, form)
        give_verdict(
            step.user,
            step.pk,
            step.action,
            form.cleaned_data["digest"],
            form.reason,
            form.confirmed,
            at_once=form.goes_at_once,
            last=form.cleaned_data["last"] or 0,
        )
    except (BadReason, Unconfirmed, TimeUnconfirmed) as refused:
        form.add_error(_ASKED_IN[type(refused)], str(refused))
        return _again(request, step, form)
    except (Draft.DoesNotExist, Http404):
        raise Http404 from None
    except Exception:
        # Refused, or broken: what was typed is there when the person comes back.
        _keep(step, form, step.pk)
        raise
    kept.forget_reason(step.user, step.pk, kept.sending(form.data))
    return go(request, "review", step.pk)


def _edited_since(step: Step, form: VerdictForm) -> bool:
    """Whether an edit that the step did not show was saved while it stood open: its person may want that one."""
    newest = form.cleaned_data.get("newest")
    if newest is None:
        return False
    since = Revision.objects.filter(draft=step.pk, number__gt=newest, author__isnull=False, discarded_at=None)
    return since.exists() and any(edit.number > newest for edit in _left_out(step))


def _again(request: HttpRequest, step: Step, form: VerdictForm) -> HttpResponse:
    """The step once more, with what is wrong; its words are kept, whatever becomes of this page.

    Only of what was read and still waits: nobody mends the form of what is decided, or of a mail they have not seen.
    Raises a Refused.
    """
    _keep(step, form, step.draft.pk)
    decision = open_decision(step.pk)
    if decision and decision.decided_by_id == step.user.pk:
        return go(request, "review", step.pk)
    _check_still_so(step, decision, str(form["digest"].value()))
    ended = last_decision(step.pk)
    if ended and ended != form.cleaned_data.get("last"):
        raise DecidedSince(Decision.objects.select_related("decided_by").get(pk=ended))
    return _confirm(request, step, form, status=422)


def _keep(step: Step, form: VerdictForm, pk: int) -> None:
    """What was typed stays kept, of a draft that is there."""
    kept.keep_reason(step.user, pk, step.action, form.typed, kept.sending(form.data), form.data.get("began"))


def _check_still_so(step: Step, decision: Decision | None, read: str) -> None:
    """What the record will check again: better said before a reason is typed. Raises a Refused; blocks come later."""
    if decision:
        raise AlreadyDecided(decision)
    if not step.draft.is_open or step.draft.expired(timezone.now()):
        raise NotOpen(step.draft)
    needed = requirement_for(step.draft)
    if step.action != Action.REJECT and step.user.role not in needed.roles:
        raise NotAllowed(f"This draft needs {needed.words}.")
    if step.action == Action.EDIT:
        check_may_edit(step.draft)
        if step.revision.discarded_at:
            raise TakenBack(step.revision)
    current, base = step.draft.current, step.revision.base
    if step.action == Action.EDIT and base:
        read = base.digest
    if current and read != current.digest:
        raise stale(step.draft, current, read)


def _first_chip(step: Step) -> str:
    return step.form.reasons[0] if step.action == Action.APPROVE else ""


def _to_know(step: Step, letter: Letter) -> dict[str, Any]:
    """What is odd about what is approved, and the facts in which it differs. A rejection needs neither."""
    if step.action == Action.REJECT:
        return {}
    sheet = load_sheet(step.user, step.pk)
    if step.action == Action.EDIT:
        differs = differs_with(sheet, sheet.chosen, step.revision)
        return {"odds": [*sheet.chosen.behind, *letter.odds], "differs": differs}
    chosen = with_points(sheet)[0].chosen
    return {"odds": chosen.odds, "differs": chosen.differs}


def _newest(step: Step) -> int | None:
    """The draft's newest revision: by it a step that sends knows what is saved while it stands open."""
    return None if step.action == Action.REJECT else step.draft.revisions.aggregate(newest=Max("number"))["newest"]


def _left_out(step: Step) -> list[Revision]:
    """The saved edits that are no part of what is approved: a colleague's would be lost, or one's own of since.

    Of the edit's own author only what they saved after it: what they saved before, it goes on from.
    """
    if step.action == Action.REJECT:
        return []
    one = step.revision
    others = [edit for edit in edits_that_wait([step.draft]).get(step.draft.pk, ()) if edit.digest != one.digest]
    return [edit for edit in others if edit.author_id != one.author_id or edit.number > one.number]


def _confirm(request: HttpRequest, step: Step, form: VerdictForm, status: int = 200) -> HttpResponse:
    """The step itself. Raises Blocked."""
    base = step.revision.base
    needed = requirement_for(step.draft)
    rules_changed_at = last(RULES_CHANGED)
    warned = check_blocks(
        step.draft, step.revision, step.action, rules_changed_at, edit_is_out=has_edit_out(step.draft)
    )
    verdicts = counting(needed, waiting_verdicts(step.revision)) if needed.approvals > 1 else []
    letter = Letter(step.revision.content)
    seen = seen_by(step.draft, step.revision, fence_rules(rules_changed_at))
    context = {
        **_to_know(step, letter),
        "action": step.action,
        "draft": step.draft,
        "revision": step.revision,
        "letter": letter,
        "reach": reach_of(step.revision.content, seen),
        "changes": compare(base.content, step.revision.content) if step.action == Action.EDIT and base else None,
        "form": form,
        "began": kept.stamp(str(form["words"].value() or "")),
        "beside": kept.reasons_before(step.user, step.pk, step.action),
        "offers": offers(step.user, step.draft, step.revision) if step.action == Action.EDIT else [],
        "unsaved": unsaved(step.user, step.draft),
        "left_out": _left_out(step),
        "newest": _newest(step),
        "unnamed": [one for one in seen if one.unnamed],
        "warnings": warned,
        "warned_places": sum(one.places for one in warned),
        "sending_warns": any(one.about != "hints" for one in warned),
        "needed": needed,
        "verdicts": verdicts,
        "more": needed.left_after([step.user.pk, *(verdict.user_id for verdict in verdicts)]),
        "hold_seconds": settings.HOLD_SECONDS,
        "at_once": step.action == Action.EDIT and not step.draft.is_time_known,
        "thread_lost": step.action == Action.EDIT and is_lost_of(step.draft),
        "moment": timezone.now(),
    }
    return respond.step(request, "desk/decide/confirm.html", context, status)
