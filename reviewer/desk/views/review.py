"""Reading a report: everything its mails will be, side by side, and where each stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from reviewer.decisions.blocks import seen_by
from reviewer.desk import carried, presence
from reviewer.desk.access import check_may_read, get_draft, get_revision, person
from reviewer.desk.changes import compare
from reviewer.desk.context import load_frame
from reviewer.desk.mail import html_part
from reviewer.desk.mail.letter import Letter
from reviewer.desk.queue.walk import Question
from reviewer.desk.side_by_side import lines, reading
from reviewer.desk.side_by_side.sheet import shown
from reviewer.desk.views.moved import answer_moved
from reviewer.drafts.unsorted import may_be_tagged
from reviewer.fence.reach import of as reach_of
from reviewer.nudge import nudge

# The HTML part alone: nothing is run, sent, loaded or navigated to, whatever got through the cleaning (invariant 7).
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'; sandbox"
)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of a draft, its version chosen. One that is unsorted is asked for again: it may have tags by now."""
    user = check_may_read(person(request))
    context = reading.context(user, pk)
    question = Question(context["sheet"], carried.params(request))
    frame = load_frame(question.asking)
    context |= {"frame": frame, "walk": question.walk(frame.along)}
    if may_be_tagged(context["draft"]):
        nudge("drafts.refresh", pk)
    return render(request, "desk/review/page.html", context)


@require_GET
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """What has moved since the page that says what it shows with `seen`, `read`, `rules` and others; 204 if nothing."""
    user = check_may_read(person(request))
    seen = lines.from_pairs(request.GET.get("seen", ""))
    now = timezone.now()
    rows = lines.load(pk, now)
    if not rows:
        raise Http404("There is no such draft.")
    here = presence.stamp(presence.note(user, rows[0]))
    same = seen == {row.pk: lines.stamp(row, rows, now) for row in shown(lines.chosen(rows), pk)}
    by = lines.rules(rows, now)
    if same and here == request.GET.get("here", here) and by == request.GET.get("rules", by):
        return HttpResponse(status=204)
    return answer_moved(request, user, pk, request.GET, seen)


@require_GET
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
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One revision as it was, with what it changed."""
    draft = get_draft(person(request), pk)
    found = get_revision(draft, number)
    before = found.base or draft.revisions.filter(number__lt=number, author=None).order_by("-number").first()
    context = {
        "draft": draft,
        "revision": found,
        "before": before,
        "letter": Letter(found.content),
        "reach": reach_of(found.content, seen_by(draft, found)),
        "changes": compare(before.content, found.content) if before else None,
        "moment": timezone.now(),
    }
    return render(request, "desk/review/revision.html", context)
