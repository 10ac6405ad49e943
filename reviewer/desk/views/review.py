"""Reading one draft: everything the mail will be, and where it stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from reviewer.desk import reading
from reviewer.desk.access import get_draft, get_revision, person
from reviewer.desk.changes import compare
from reviewer.desk.mail import html_part
from reviewer.desk.mail.letter import Letter
from reviewer.desk.status import load

# The HTML part alone: nothing is run, sent, loaded or navigated to, whatever got through the cleaning (invariant 7).
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'; sandbox"
)


@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The review page of one draft."""
    user = person(request)
    draft = get_draft(user, pk)
    return render(request, "desk/review/page.html", {"here": "queue", **reading.context(user, draft)})


@require_GET
@never_cache
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision bar and what changes with it, for the poll; 204 while it is what `seen` says."""
    user = person(request)
    draft = get_draft(user, pk)
    if request.GET.get("seen") == load(draft).seen:
        return HttpResponse(status=204)
    values = reading.moved(user, draft, read=request.GET.get("read", ""))
    response = render(request, "desk/review/moved.html", values)
    response["HX-Trigger"] = reading.announcement(values)
    return response


@require_GET
@never_cache
@xframe_options_sameorigin
def mail_html(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The HTML part of a revision as an inert page of its own, for the frame on the review page."""
    found = get_revision(get_draft(person(request), pk), number)
    if not found.html.strip():
        raise Http404("This revision has no HTML part.")
    body = html_part.inert(found.html)
    response = render(request, "desk/review/mail.html", {"body": body, "theme": request.COOKIES.get("theme", "")})
    response["Content-Security-Policy"] = MAIL_POLICY
    return response


@require_GET
@never_cache
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One revision as it was, with what it changed."""
    draft = get_draft(person(request), pk)
    found = get_revision(draft, number)
    before = found.base or draft.revisions.filter(number__lt=number, author=None).order_by("-number").first()
    context = {
        "here": "queue",
        "draft": draft,
        "revision": found,
        "before": before,
        "letter": Letter(found.content),
        "changes": compare(before.content, found.content) if before else None,
        "moment": timezone.now(),
    }
    return render(request, "desk/review/revision.html", context)
