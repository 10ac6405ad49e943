"""Doing what an edit replaced in the other versions of its report as well."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from reviewer.decisions.refused import NotAllowed
from reviewer.desk.access import get_decidable_draft, get_revision, person, why_no_edit
from reviewer.desk.editing import carry as carrying
from reviewer.desk.editing.carry import offers
from reviewer.desk.pressed import on_draft, pressed
from reviewer.desk.refusal import refuse
from reviewer.desk.respond import go


@pressed(on_draft)
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
