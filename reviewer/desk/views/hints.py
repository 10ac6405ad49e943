"""What reviewers do with hints: dismiss, reopen, replace, let through, mark what was missed. Each has its address."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviewer.accounts.models import User
from reviewer.decisions.refused import AlreadyDecided, NotAllowed
from reviewer.decisions.waiting import open_decision
from reviewer.desk import carried
from reviewer.desk.access import get_decidable_draft, get_revision, person, why_no_edit
from reviewer.desk.editing import putting_back
from reviewer.desk.editing.putting_back import PutBack
from reviewer.desk.editing.unsaved import everywhere, replace_everywhere, replace_here, why_left
from reviewer.desk.forms_hints import DismissForm, MarkForm, OverrideForm, ReplaceForm
from reviewer.desk.pressed import on_draft, pressed
from reviewer.desk.refusal import refuse
from reviewer.desk.respond import go_to, step
from reviewer.desk.side_by_side import reading
from reviewer.desk.standing.told_of_decision import AT_DECISION, tell_of_decision
from reviewer.drafts.edit import BadEdit
from reviewer.drafts.models import Draft
from reviewer.redaction import acts, hints
from reviewer.redaction.acts import BadWord
from reviewer.redaction.judging import Judged
from reviewer.redaction.models import Hint
from reviewer.redaction.values import Where

# In place of the number of a card, of a hint that has none: see hints/in_edit.html.
IN_EDIT = "edit"


@require_http_methods(["GET", "POST"])
def dismiss(request: HttpRequest, pk: int, hint: int) -> HttpResponse:
    """Say that this audience may read it, for one of the listed reasons."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    every = _hints(draft, hint)
    found = every[0]
    form = DismissForm(request.POST) if request.method == "POST" else DismissForm()
    if form.is_valid():
        try:
            made = acts.dismiss(user, draft, found.hint, form.cleaned_data["reason"], form.cleaned_data["words"])
        except BadWord as problem:
            form.add_error(None, str(problem))
        else:
            if made.user != user:
                _tell(request, f"{made.user} had dismissed it already: {made.get_reason_display()}.")
            else:
                _tell(request, f"Dismissed for {draft.audience_label}: {made.get_reason_display().lower()}.")
            return _way_on(request, user, pk)
    parts = {one.hint.where for one in every}
    stands = " and ".join(_PARTS[part] for part in Where if part in parts) if len(parts) > 1 else ""
    context = {"draft": draft, "one": found, "form": form, "parts": stands, "card": _card(request)}
    return step(request, "desk/hints/dismiss.html", context, 422 if form.errors else 200)


@pressed(on_draft)
def reopen(request: HttpRequest, pk: int, dismissal: int) -> HttpResponse:
    """Take a dismissal back."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    acts.reopen(user, draft, get_object_or_404(hints.dismissed_for(draft), pk=dismissal))
    _tell(request, "Reopened: it wants a word again.")
    tell_of_decision(request, pk)
    return _way_on(request, user, pk)


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, pk: int, hint: int) -> HttpResponse:
    """Write something else in its place, here, throughout the version or in every one of the report.

    This makes edits, not decisions.
    """
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if why := why_no_edit(draft):
        return refuse(request, draft, NotAllowed(why))
    if decision := open_decision(pk):
        return refuse(request, draft, AlreadyDecided(decision))
    found = _hint(draft, hint)
    if why := why_left(found):
        return refuse(request, draft, NotAllowed(why))
    form = ReplaceForm(request.POST) if request.method == "POST" else ReplaceForm()
    if form.is_valid():
        try:
            told = _replace(user, draft, found, form)
        except BadEdit as problem:
            form.add_error("replacement", str(problem))
        else:
            _tell(request, told)
            return _way_on(request, user, pk)
    there = everywhere(user, draft, found.hint.key)
    context = {
        "draft": draft,
        "one": found,
        "form": form,
        "offered": request.POST.get("offered") or request.GET.get("offered") or found.replacement,
        "places": there.places,
        "left": there.left,
        "card": _card(request),
        "here_too": next((len(found_there) for version, _, found_there in there.places if version.pk == draft.pk), 0),
    }
    return step(request, "desk/hints/replace.html", context, 422 if form.errors else 200)


def _replace(user: User, draft: Draft, found: Judged, form: ReplaceForm) -> str:
    """Do it; what was done, as a sentence. Raises BadEdit."""
    if not form.cleaned_data["everywhere"]:
        count, saved = replace_here(user, draft, found, form.words, throughout=form.cleaned_data["throughout"])
        where = f" in {count} places" if count > 1 else ""
        typed = " What you had typed into it is saved with it." if saved else ""
        return f"Replaced{where} in your edit. Nothing is sent until you approve it.{typed}"
    done = replace_everywhere(user, draft, found.hint.key, form.words)
    if not done.edits:
        raise BadEdit(" ".join(why for _, why in done.refused) or "It stands nowhere any more.")
    count = len(done.edits)
    told = f"Replaced in {count} version{'' if count == 1 else 's'}. Nothing is sent until you approve your edits."
    return " ".join([told, *(f"{one.audience_label}: {why}" for one, why in done.refused)])


@pressed(on_draft)
def put_back(request: HttpRequest, pk: int, hint: int) -> HttpResponse:
    """Take back what was put in its place, and nothing else."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    if why := why_no_edit(draft):
        return refuse(request, draft, NotAllowed(why))
    try:
        done = putting_back.put_back(user, draft, _hint(draft, hint))
    except BadEdit as problem:
        messages.warning(request, str(problem), extra_tags=AT_DECISION)
    else:
        _tell(request, _taken_back(draft, done))
    return _way_on(request, user, pk)


def _taken_back(draft: Draft, done: PutBack) -> str:
    """What became of the edit, as sentences."""
    rest = "What else you wrote stays." if done.edit else "You had changed nothing else, so no edit is left."
    told = [f"Taken back in the {draft.audience_label} version: the agent's words stand there again.", rest]
    if done.saved:
        told.append("What you had typed into it is saved with it.")
    if done.elsewhere:
        names = " and ".join(one.audience_label for one in done.elsewhere)
        several = len(done.elsewhere) > 1
        told.append(f"It stays replaced in your edit{'s' * several} of the {names} version{'s' * several}.")
    return " ".join(told)


@require_http_methods(["GET", "POST"])
def override(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A lead lets one revision through, although hints block it."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    revision = get_revision(draft, number)
    found = hints.of(draft, revision)
    form = OverrideForm(revision, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            acts.override(user, draft, revision, set(form.cleaned_data["keys"].split()), form.cleaned_data["words"])
        except BadWord as problem:
            form.add_error("words", str(problem))
        else:
            _tell(request, "Let through: no hint blocks it any more.")
            return _go_to_place(request, pk, f"decision-{pk}")
    context = {"draft": draft, "revision": revision, "found": found, "form": form}
    context |= {"may_set_rules": user.may_set_rules, "moment": timezone.now()}
    return step(request, "desk/hints/override.html", context, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def mark(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A passage that the rules missed becomes a hint."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    revision = get_revision(draft, number)
    form = MarkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = acts.mark_passage(user, draft, revision, data["passage"], data["category"])
        except BadWord as problem:
            form.add_error(None, str(problem))
        else:
            places = f" in {len(made)} places" if len(made) > 1 else ""
            _tell(request, f"Marked as a hint{places}.")
            tell_of_decision(request, pk)
            return _go_to_place(request, pk, reading.way_on(user, pk, lambda card: card.one.hint.pk == made[0].pk))
    context = {"draft": draft, "revision": revision, "form": form}
    return step(request, "desk/hints/mark.html", context, 422 if form.errors else 200)


def _tell(request: HttpRequest, words: str) -> None:
    """One sentence about what was done."""
    messages.success(request, words, extra_tags=AT_DECISION)


def _card(request: HttpRequest) -> str:
    """The number of the card that was acted on, as the page before says it."""
    return request.POST.get("card") or request.GET.get("card") or ""


def _way_on(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Back to the page, to where the way goes on from the card that was acted on, or to the bar: see IN_EDIT."""
    number = _card(request)
    if number == IN_EDIT:
        return _go_to_place(request, pk, f"decision-{pk}")
    return _go_to_place(request, pk, reading.way_on(user, pk, lambda card: str(card.number) == number))


def _go_to_place(request: HttpRequest, pk: int, anchor: str) -> HttpResponse:
    """Back to the page, to what has this id; to its top where that is empty."""
    page, kept = reverse("review", args=[pk]), carried.params(request)
    # An address that differs in its place alone would not be asked for anew by the page itself.
    asked = urlencode({**kept, "at": anchor} if anchor else kept)
    return go_to(request, f"{page}?{asked}#{anchor}" if anchor else f"{page}?{asked}".removesuffix("?"))


def _hint(draft: Draft, pk: int) -> Judged:
    """The hint as this draft's audience is to take it. Raises Http404."""
    return _hints(draft, pk)[0]


def _hints(draft: Draft, pk: int) -> list[Judged]:
    """The hint, and behind it all others of its value in its revision. Raises Http404."""
    hint = get_object_or_404(Hint.objects.select_related("revision"), pk=pk, revision__draft=draft)
    judged = hints.of(draft, hint.revision).judged
    found = next((one for one in judged if one.hint.pk == pk), None)
    if found is None:
        raise Http404("This hint is gone: the rules say otherwise now.")
    return [found, *(one for one in judged if one.hint.key == found.hint.key and one is not found)]


# Where a value stands, as the step says it that dismisses all of it.
_PARTS = {
    Where.SUBJECT: "the subject",
    Where.TEXT: "the text",
    Where.HTML: "the HTML part",
    Where.FILES: "the name of a file",
    Where.NAMES: "the name of a recipient",
    Where.MAILBOX: "the mailbox's words",
}
