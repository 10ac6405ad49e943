"""Editing a draft: subject, text and who stays a recipient. It decides nothing; the confirm step follows."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from reviewer.decisions.record import SHORTEST_REASON, open_decision
from reviewer.decisions.refused import AlreadyDecided, NotOpen
from reviewer.desk import kept
from reviewer.desk.access import get_decidable_draft, person, why_no_edit
from reviewer.desk.changes import Changes, compare
from reviewer.desk.forms import EditForm, removable
from reviewer.desk.refusal import refuse, was_read
from reviewer.desk.respond import go
from reviewer.drafts.content import Content
from reviewer.drafts.edit import BadEdit, save_edit
from reviewer.drafts.models import Draft, Revision


@require_http_methods(["GET", "POST"])
@never_cache
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; saving makes a revision and goes on to its confirm step."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if standing := open_decision(pk):
        return refuse(request, draft, AlreadyDecided(standing))
    current = draft.current
    if current is None or not draft.is_open or draft.expired(timezone.now()):
        return refuse(request, draft, NotOpen(draft))
    if why := why_no_edit(draft):
        return render(request, "desk/edit/not_offered.html", {"here": "queue", "draft": draft, "why": why}, status=409)
    if request.method == "GET":
        return _page(request, draft, EditForm(base=current.content, initial=_initial(request, current)))
    form = EditForm(request.POST, base=current.content)
    kept.keep(request, pk, request.POST.get("words", ""))
    if request.POST.get("digest") != current.digest:
        return _page(request, draft, form, stale=was_read(draft, request.POST.get("digest", "")), status=409)
    if "show" in request.POST:
        return _page(request, draft, form)
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    return _save(request, draft, form)


@require_POST
@never_cache
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What is typed so far against the agent's text, for the panel beside it."""
    draft = get_decidable_draft(person(request), pk)
    if draft.current is None:
        return HttpResponse(status=204)
    form = EditForm(request.POST, base=draft.current.content)
    outdated = request.POST.get("digest") != draft.current.digest
    context = {"changes": _typed(form, draft.current.content), "outdated": outdated, "draft": draft}
    return render(request, "desk/edit/changes.html", context)


def _save(request: HttpRequest, draft: Draft, form: EditForm) -> HttpResponse:
    typed = form.cleaned_data
    if len(typed["words"].strip()) < SHORTEST_REASON:
        form.add_error("words", f"Say why you edit it, in at least {SHORTEST_REASON} characters.")
        return _page(request, draft, form, status=422)
    try:
        saved = save_edit(
            person(request), draft.pk, typed["digest"], typed["subject"], typed["text"], set(typed["keep"])
        )
    except BadEdit as problem:
        form.add_error(None, str(problem))
        return _page(request, draft, form, status=422)
    return go(request, "approve-edit", draft.pk, saved.number)


def _page(
    request: HttpRequest, draft: Draft, form: EditForm, stale: Revision | None = None, status: int = 200
) -> HttpResponse:
    """The form with what was typed; when the draft changed meanwhile, what changed, and the form builds on that."""
    current = draft.current
    if current is None:
        return go(request, "review", draft.pk)
    changed_meanwhile = status == 409
    if changed_meanwhile:
        form = EditForm(_carried_over(request, current), base=current.content)
    context = {
        "here": "queue",
        "draft": draft,
        "form": form,
        "base": current,
        "changes": _typed(form, current.content),
        "outdated": changed_meanwhile,
        "meanwhile": compare(stale.content, current.content) if stale else None,
        "moment": timezone.now(),
    }
    return render(request, "desk/edit/page.html", context, status=status)


def _initial(request: HttpRequest, current: Revision) -> dict[str, object]:
    return {
        "digest": current.digest,
        "subject": current.subject,
        "text": current.text,
        "keep": removable(current.content),
        "words": kept.kept(request, current.draft_id),
    }


def _carried_over(request: HttpRequest, current: Revision) -> dict[str, object]:
    """What was typed, on the draft as it is now: of the recipients those that it still has."""
    keep = [address for address in request.POST.getlist("keep") if address in removable(current.content)]
    return {**request.POST.dict(), "keep": keep, "digest": current.digest}


def _typed(form: EditForm, base: Content) -> Changes:
    """What the form says against `base`, valid or not."""
    keep = form["keep"].value() or []
    return compare(
        base,
        replace(
            base,
            subject=str(form["subject"].value() or ""),
            to=_kept_of(base.to, keep),
            cc=_kept_of(base.cc, keep),
            bcc=None if base.bcc is None else _kept_of(base.bcc, keep),
            text=str(form["text"].value() or "").replace("\r\n", "\n"),
        ),
    )


def _kept_of(addresses: tuple[str, ...], keep: Sequence[str]) -> tuple[str, ...]:
    return tuple(address for address in addresses if address in keep)
