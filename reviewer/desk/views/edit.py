"""Editing a draft: subject, text and who stays a recipient. It decides nothing; the confirm step follows."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from reviewer.accounts.models import User
from reviewer.accounts.rights import too_short
from reviewer.decisions.models import Action
from reviewer.decisions.refused import AlreadyDecided, NotOpen
from reviewer.decisions.waiting import open_decision
from reviewer.desk import kept, presence
from reviewer.desk.access import get_decidable_draft, person, why_no_edit
from reviewer.desk.editing import page, windows
from reviewer.desk.editing.page import Told
from reviewer.desk.editing.replacing import put_right
from reviewer.desk.editing.sent import fields_of
from reviewer.desk.editing.windows import Fields, Kept
from reviewer.desk.forms import EditForm
from reviewer.desk.models import Typed
from reviewer.desk.presence import Doing
from reviewer.desk.refusal import refuse, was_read
from reviewer.desk.respond import go
from reviewer.drafts.edit import BadEdit, newest_edit, save_edit
from reviewer.drafts.models import Draft, Revision

# No row here has a key of more digits.
LONGEST_KEY = 10


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; saving makes a revision and goes on to its confirm step."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if "discard" in request.POST:
        return _discard(request, user, draft)
    if "take" in request.POST or "drop" in request.POST:
        return _aside(request, user, draft)
    # Kept before anything is asked about: what is refused would be gone else.
    fields = fields_of(request.POST, draft) if request.method == "POST" else None
    sent = kept.sending(request.POST)
    typed = windows.keep(user, draft, fields, sent) if fields else kept.kept(user, pk, Typed.Form.EDIT)
    if decision := open_decision(pk):
        return refuse(request, draft, AlreadyDecided(decision), left=_left(user, draft, fields, typed))
    current = draft.current
    if current is None or not draft.is_open or draft.expired(timezone.now()):
        return refuse(request, draft, NotOpen(draft), left=_left(user, draft, fields, typed))
    if why := why_no_edit(draft):
        left = _left(user, draft, fields, typed)
        context = {"draft": draft, "why": why, "moment": timezone.now(), **left}
        return render(request, "desk/edit/not_offered.html", context, status=409)
    if fields is None:
        return _begin(request, user, draft, current, typed)
    return _posted(request, user, draft, current, fields, typed)


def _left(user: User, draft: Draft, fields: dict[str, Any] | None, typed: Kept | None) -> dict[str, Any]:
    """What a refusal shows of what was typed, and what stands beside that: there is no form that would show it."""
    asides = [one for one in windows.asides(user, draft) if one != typed]
    return {"left": _of_this_form(fields, typed), "left_kept": typed is not None, "asides": asides}


def _of_this_form(fields: dict[str, Any] | None, typed: Kept | None) -> Fields | None:
    """Nothing of what came late, after it was saved or thrown away."""
    if fields is None:
        return typed.fields if typed else None
    return fields if typed or not kept.fits(fields) else None


def _discard(request: HttpRequest, user: User, draft: Draft) -> HttpResponse:
    left = windows.throw_away(user, draft, request.POST, kept.sending(request.POST))
    kept.throw_away_reason(user, draft.pk, Action.EDIT)
    presence.leave(user, draft)
    if left:
        messages.info(request, "What you typed into this edit in another window is still kept.")
    return go(request, "review", draft.pk)


def _aside(request: HttpRequest, user: User, draft: Draft) -> HttpResponse:
    """What was typed in another window is loaded into the form, or thrown away."""
    done = windows.take if "take" in request.POST else windows.drop
    pk = request.POST.get("take") or request.POST.get("drop", "")
    if pk.isdecimal() and len(pk) <= LONGEST_KEY:
        done(user, draft, int(pk))
    return go(request, "edit", draft.pk)


def _begin(request: HttpRequest, user: User, draft: Draft, current: Revision, typed: Kept | None) -> HttpResponse:
    """The form as it was left; else this person's newest edit, else the agent's text."""
    if typed is None:
        start = newest_edit(user, draft) or current
        form = EditForm(base=current.content, initial=page.initial(user, start, current))
        return _page(request, draft, form, Told(start=start))
    if typed.fields.get("digest") != current.digest:
        stale = was_read(draft, str(typed.fields.get("digest", "")))
        told = Told(typed, stale=stale, changed=True)
        return _page(request, draft, page.over(typed.fields, current), told)
    return _page(request, draft, EditForm(typed.fields, base=current.content), Told(typed))


def _posted(
    request: HttpRequest, user: User, draft: Draft, current: Revision, fields: dict[str, Any], typed: Kept | None
) -> HttpResponse:
    replaces = "replace" in request.POST or "replace_all" in request.POST
    done = put_right(draft, fields, request.POST) if replaces else fields
    if done and done != fields:
        begins = str(windows.begins(user, draft, fields, typed))
        fields = {**done, "began": begins}
        typed = windows.keep(user, draft, fields, kept.sending(request.POST))
    if "back" in request.POST:
        return _back(request, user, draft, EditForm(fields, base=current.content), fits=kept.fits(fields))
    changed = fields["digest"] != current.digest
    form = page.over(fields, current) if changed else EditForm(fields, base=current.content)
    if done is None:
        form.add_error(None, "It does not stand there any more. Nothing is replaced.")
    if changed:
        stale = was_read(draft, fields["digest"])
        return _page(request, draft, form, Told(typed, stale=stale, changed=True), status=409)
    if "show" in request.POST or replaces:
        replaced = replaces and done is not None
        return _page(request, draft, form, Told(typed, replaced=replaced), status=409 if done is None else 200)
    if not form.is_valid():
        return _page(request, draft, form, Told(typed), status=422)
    newer = windows.newer(user, draft, windows.begins(user, draft, fields, typed))
    if newer and newer.stamp != request.POST.get("seen"):
        return _page(request, draft, form, Told(typed, refused=True), status=409)
    return _save(request, user, draft, form, typed)


def _back(request: HttpRequest, user: User, draft: Draft, form: EditForm, *, fits: bool) -> HttpResponse:
    if not fits:
        form.add_error(None, "This is too long to be kept. Nothing is saved. Make it shorter, or copy it.")
        return _page(request, draft, form, Told(), status=422)
    presence.leave(user, draft)
    return go(request, "review", draft.pk)


@require_POST
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What is typed so far, against the agent's text and the checks, for the panel beside it. It is kept on the way."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if draft.current is None:
        return HttpResponse(status=204)
    fields, sent = fields_of(request.POST, draft), kept.sending(request.POST)
    # Only what was typed is newer than what other windows keep: the page asks now and then all the same.
    wanted = "typed" in request.POST or windows.begun(fields) is None
    typed = (windows.keep if wanted else windows.mine)(user, draft, fields, sent)
    others = presence.note(user, draft, Doing.EDITING)
    form = EditForm(fields, base=draft.current.content)
    context = {
        **page.beside(user, draft, form, draft.current),
        "outdated": fields["digest"] != draft.current.digest,
        "typed": typed,
        "newer": windows.newer(user, draft, windows.begins(user, draft, fields, typed)),
        "others": presence.sentence(others),
    }
    return render(request, "desk/edit/beside.html", context)


def _save(request: HttpRequest, user: User, draft: Draft, form: EditForm, typed: Kept | None) -> HttpResponse:
    data = form.cleaned_data
    if why := too_short(data["words"], "Say why you edit it"):
        form.add_error("words", why)
        return _page(request, draft, form, Told(typed), status=422)
    try:
        saved = save_edit(user, draft.pk, data["digest"], data["subject"], data["text"], set(data["keep"]))
    except BadEdit as problem:
        form.add_error(None, str(problem))
        return _page(request, draft, form, Told(typed), status=422)
    windows.saved(user, draft, typed, kept.sending(request.POST))
    began = form.data.get("reason_began") or None
    kept.keep_reason(user, draft.pk, Action.EDIT, data["words"], kept.sending(request.POST), began)
    presence.leave(user, draft)
    return go(request, "approve-edit", draft.pk, saved.number)


def _page(request: HttpRequest, draft: Draft, form: EditForm, told: Told, status: int = 200) -> HttpResponse:
    """The form with what was typed, or else with what it begins with."""
    if draft.current is None:
        return go(request, "review", draft.pk)
    user = person(request)
    others = presence.note(user, draft, Doing.EDITING)
    shown = page.context(user, draft, draft.current, form, request.POST, told)
    return render(request, "desk/edit/page.html", {**shown, "others": presence.sentence(others)}, status=status)
