"""Taking note of a mail that was rewritten after its approval, or did not reach everybody."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reviewer.decisions.noting import take_note
from reviewer.decisions.refused import BadReason, Refused
from reviewer.desk.access import get_decidable_draft, person
from reviewer.desk.forms import NoteForm
from reviewer.desk.history.decided import REWRITTEN, UNREACHED
from reviewer.desk.refusal import refuse
from reviewer.desk.respond import go_to, step


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and what it records; then on to what is left to be looked at."""
    user = person(request)
    draft = get_decidable_draft(user, pk)
    left = f"{reverse('history')}?state={REWRITTEN if draft.is_at_large else UNREACHED}"
    form = (
        NoteForm(request.POST) if request.method == "POST" else NoteForm(initial={"seen": _seen(request, draft.stamp)})
    )
    if form.is_valid():
        try:
            noted = take_note(user, pk, form.cleaned_data["seen"], form.cleaned_data["words"])
        except BadReason as refused:
            form.add_error("words", str(refused))
        except Refused as refused:
            return refuse(request, draft, refused)
        else:
            if not noted:
                messages.info(request, "It has been taken note of already, or is no longer so.")
            return go_to(request, left)
    elif not draft.is_alarm:
        return go_to(request, left)
    return step(request, "desk/decide/note.html", {"draft": draft, "form": form}, 422 if form.errors else 200)


def _seen(request: HttpRequest, now: str) -> str:
    """What the page that led here showed."""
    return request.GET.get("seen", "") or now
