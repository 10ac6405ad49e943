"""Editing a draft: subject, text and who stays a recipient. It decides nothing; the confirm step follows."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from reviewer.accounts.models import User
from reviewer.accounts.rights import SHORTEST_REASON
from reviewer.decisions.models import Action
from reviewer.decisions.record import open_decision
from reviewer.decisions.refused import AlreadyDecided, NotAllowed, NotOpen
from reviewer.desk import kept, presence
from reviewer.desk.access import get_decidable_draft, get_revision, person, why_no_edit
from reviewer.desk.changes import Changes, compare
from reviewer.desk.editing import carry as carrying
from reviewer.desk.editing import parts, windows
from reviewer.desk.editing.carry import offers
from reviewer.desk.editing.checks import check
from reviewer.desk.editing.recipients import readers
from reviewer.desk.editing.replacing import put_right
from reviewer.desk.editing.windows import Fields, Kept
from reviewer.desk.forms import EditForm, removable
from reviewer.desk.models import Typed
from reviewer.desk.presence import Doing
from reviewer.desk.pressed import on_draft, pressed
from reviewer.desk.refusal import refuse, was_read
from reviewer.desk.respond import go
from reviewer.desk.side_by_side.columns import LONGEST_INLINE
from reviewer.desk.side_by_side.comparing import readable
from reviewer.drafts.content import Content
from reviewer.drafts.edit import LONGEST_TEXT, BadEdit, newest_edit, save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.storable import storable

# Of more hints than this at once the panel shows the first.
MOST_HINTS = 100
# No gap is written with so many digits.
LONG = 10


@require_http_methods(["GET", "POST"])
@never_cache
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; saving makes a revision and goes on to its confirm step."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if "discard" in request.POST:
        return _discard(request, user, draft)
    if "take" in request.POST or "drop" in request.POST:
        return _aside(request, user, draft)
    # Kept before anything is asked about: what is refused would be gone else.
    fields = _fields(request.POST, draft) if request.method == "POST" else None
    sent = kept.sending(request.POST)
    typed = windows.keep(user, draft, fields, sent) if fields else kept.kept(user, pk, Typed.Form.EDIT)
    if decision := open_decision(pk):
        return refuse(request, draft, AlreadyDecided(decision), left=_left(user, draft, fields, typed))
    current = draft.current
    if current is None or not draft.is_open or draft.expired(timezone.now()):
        return refuse(request, draft, NotOpen(draft), left=_left(user, draft, fields, typed))
    if why := why_no_edit(draft):
        left = _left(user, draft, fields, typed)
        context = {"here": "queue", "draft": draft, "why": why, "moment": timezone.now(), **left}
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
    if pk.isdecimal() and len(pk) <= LONG:
        done(user, draft, int(pk))
    return go(request, "edit", draft.pk)


def _begin(request: HttpRequest, user: User, draft: Draft, current: Revision, typed: Kept | None) -> HttpResponse:
    """The form as it was left; else this person's newest edit, else the agent's text."""
    if typed is None:
        start = newest_edit(user, draft) or current
        return _page(request, draft, EditForm(base=current.content, initial=_initial(user, start, current)))
    if typed.fields.get("digest") != current.digest:
        stale = was_read(draft, str(typed.fields.get("digest", "")))
        return _page(request, draft, _over(typed.fields, current), stale=stale, typed=typed, changed=True)
    return _page(request, draft, EditForm(typed.fields, base=current.content), typed=typed)


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
    form = _over(fields, current) if changed else EditForm(fields, base=current.content)
    if done is None:
        form.add_error(None, "It does not stand there any more. Nothing is replaced.")
    if changed:
        stale = was_read(draft, fields["digest"])
        return _page(request, draft, form, stale=stale, typed=typed, changed=True, status=409)
    if "show" in request.POST or replaces:
        return _page(request, draft, form, typed=typed, status=409 if done is None else 200)
    if not form.is_valid():
        return _page(request, draft, form, typed=typed, status=422)
    newer = windows.newer(user, draft, windows.begins(user, draft, fields, typed))
    if newer and newer.stamp != request.POST.get("seen"):
        return _page(request, draft, form, typed=typed, refused=True, status=409)
    return _save(request, user, draft, form, typed)


def _back(request: HttpRequest, user: User, draft: Draft, form: EditForm, *, fits: bool) -> HttpResponse:
    if not fits:
        form.add_error(None, "This is too long to be kept. Nothing is saved. Make it shorter, or copy it.")
        return _page(request, draft, form, status=422)
    presence.leave(user, draft)
    return go(request, "review", draft.pk)


@require_POST
@never_cache
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What is typed so far, against the agent's text and the checks, for the panel beside it. It is kept on the way."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if draft.current is None:
        return HttpResponse(status=204)
    fields, sent = _fields(request.POST, draft), kept.sending(request.POST)
    # Only what was typed is newer than what other windows keep: the page asks now and then all the same.
    wanted = "typed" in request.POST or windows.begun(fields) is None
    typed = (windows.keep if wanted else windows.mine)(user, draft, fields, sent)
    others = presence.note(user, draft, Doing.EDITING)
    form = EditForm(fields, base=draft.current.content)
    context = {
        **_beside(user, draft, form, draft.current),
        "outdated": fields["digest"] != draft.current.digest,
        "typed": typed,
        "newer": windows.newer(user, draft, windows.begins(user, draft, fields, typed)),
        "others": presence.sentence(others),
    }
    return render(request, "desk/edit/beside.html", context)


@require_POST
@never_cache
def typed_reason(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a verdict that is being typed: kept until it is recorded."""
    user = person(request)
    get_decidable_draft(user, pk)
    # A page of the release before does not say for what.
    step = request.POST.get("step", "")
    action = Action(step) if step in Action.values else Action.REJECT
    kept.keep_reason(user, pk, action, request.POST.get("words", ""), kept.sending(request.POST))
    return HttpResponse(status=204)


@pressed(on_draft)
@never_cache
def carry(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Do what an edit replaced in the other versions of the report as well; each becomes an edit of its own."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if why := why_no_edit(draft):
        return refuse(request, draft, NotAllowed(why))
    revision = get_revision(draft, number)
    chosen = set(request.POST.getlist("swap"))
    wanted = [offer.swap for offer in offers(user, draft, revision) if offer.key in chosen]
    done, refused = carrying.carry(user, draft, wanted)
    if done:
        names = " and ".join(one.audience_label for one in done)
        messages.success(request, f"Changed in {names} as well. Nothing is sent until you approve your edits.")
    if gone := len(chosen) - len(wanted):
        refused.append(f"Not as it was when you looked, so left alone: {gone} of what you chose.")
    for why in refused:
        messages.warning(request, why)
    return go(request, "approve-edit", pk, number)


def _fields(sent: QueryDict, draft: Draft) -> dict[str, Any]:
    """The form's fields; the text comes whole, or in parts with what lay between them."""
    whole = sent.get("text")
    texts = [part.replace("\r\n", "\n") for part in sent.getlist("part")]
    gaps = [min(int(gap), 20) if gap.isdecimal() and len(gap) < LONG else 1 for gap in sent.getlist("gap")]
    fields = {
        "digest": sent.get("digest", ""),
        "subject": sent.get("subject", ""),
        "text": parts.join(texts, gaps) if whole is None else whole,
        "keep": _as_written(sent.getlist("keep"), draft.current),
        "words": sent.get("words", ""),
        "began": sent.get("began", ""),
    }
    return dict(storable(fields))


def _as_written(sent: Sequence[str], current: Revision | None) -> list[str]:
    """Recipients as the mail has them: a form sends other line breaks than those that an address may have."""
    known = {_one_break(address): address for address in removable(current.content)} if current else {}
    return [known.get(_one_break(address), address) for address in sent]


def _one_break(address: str) -> str:
    return address.replace("\r\n", "\n").replace("\r", "\n")


def _save(request: HttpRequest, user: User, draft: Draft, form: EditForm, typed: Kept | None) -> HttpResponse:
    data = form.cleaned_data
    if len(data["words"].strip()) < SHORTEST_REASON:
        form.add_error("words", f"Say why you edit it, in at least {SHORTEST_REASON} characters.")
        return _page(request, draft, form, typed=typed, status=422)
    try:
        saved = save_edit(user, draft.pk, data["digest"], data["subject"], data["text"], set(data["keep"]))
    except BadEdit as problem:
        form.add_error(None, str(problem))
        return _page(request, draft, form, typed=typed, status=422)
    windows.saved(user, draft, typed, kept.sending(request.POST))
    kept.keep_reason(user, draft.pk, Action.EDIT, data["words"])
    presence.leave(user, draft)
    return go(request, "approve-edit", draft.pk, saved.number)


def _page(
    request: HttpRequest,
    draft: Draft,
    form: EditForm,
    *,
    stale: Revision | None = None,
    typed: Kept | None = None,
    changed: bool = False,
    refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The form with what was typed. `changed`: the draft is another one now, and `stale` is what it was.

    `refused`: it is not saved, as there is newer text of theirs.
    """
    current = draft.current
    if current is None:
        return go(request, "review", draft.pk)
    user = person(request)
    others = presence.note(user, draft, Doing.EDITING)
    # A page of its own from here on: what it goes on from is what is kept of the one before.
    shown = {"began": request.POST.get("began", ""), **{name: form[name].value() for name in form.fields}}
    began = windows.begins(user, draft, shown, typed)
    newer = windows.newer(user, draft, began)
    beside = _beside(user, draft, form, current)
    context = {
        "here": "queue",
        "form": form,
        "base": current,
        "parts": parts.split(_text(form)) if len(_text(form)) <= LONGEST_TEXT else [parts.whole(_text(form))],
        "outdated": changed,
        "meanwhile": compare(stale.content, current.content) if stale else None,
        "typed": typed,
        "began": began,
        "newer": newer,
        "seen": newer.stamp if newer and refused else request.POST.get("seen", ""),
        "refused": refused,
        "asides": [one for one in windows.asides(user, draft) if one != typed],
        "others": presence.sentence(others),
        "boxes": beside["readers"].beside(form),
        **beside,
    }
    return render(request, "desk/edit/page.html", context, status=status)


def _beside(user: User, draft: Draft, form: EditForm, current: Revision) -> dict[str, Any]:
    """What stands beside the form and follows what is typed; of a text that can never be saved, how long it is."""
    text, moment = _text(form), timezone.now()
    found = readers(draft, current, form)
    if len(text) > LONGEST_TEXT:
        return {"draft": draft, "readers": found, "too_much": len(text), "most": LONGEST_TEXT, "moment": moment}
    began = readable(current)
    compared = max(len(text), len(began)) <= LONGEST_INLINE or text == began
    return {
        "draft": draft,
        "changes": _compared(form, current.content, began if compared else "", text if compared else ""),
        "uncompared": not compared,
        "readers": found,
        "checks": check(user, draft, str(form["subject"].value() or ""), text),
        "most_hints": MOST_HINTS,
        "moment": moment,
    }


def _initial(user: User, start: Revision, current: Revision) -> dict[str, object]:
    left = set(removable(start.content))
    keep = [address for address in removable(current.content) if address in left]
    return {
        "digest": current.digest,
        "subject": start.subject,
        "text": readable(start),
        "keep": keep,
        "words": kept.kept_reason(user, current.draft_id, Action.EDIT),
    }


def _over(fields: Fields, current: Revision) -> EditForm:
    """What was typed, on the draft as it is now: of the recipients those that it still has."""
    here = set(removable(current.content))
    keep = [address for address in fields.get("keep", ()) if address in here]
    return EditForm({**fields, "keep": keep, "digest": current.digest}, base=current.content)


def _text(form: EditForm) -> str:
    return str(form["text"].value() or "").replace("\r\n", "\n")


def _compared(form: EditForm, base: Content, before: str, after: str) -> Changes:
    """What the form says against `base`, valid or not; the texts are given."""
    keep = set(form["keep"].value() or ())
    return compare(
        replace(base, text=before),
        replace(
            base,
            subject=str(form["subject"].value() or ""),
            to=_kept_of(base.to, keep),
            cc=_kept_of(base.cc, keep),
            bcc=None if base.bcc is None else _kept_of(base.bcc, keep),
            text=after,
        ),
    )


def _kept_of(addresses: tuple[str, ...], keep: Collection[str]) -> tuple[str, ...]:
    return tuple(address for address in addresses if address in keep)
