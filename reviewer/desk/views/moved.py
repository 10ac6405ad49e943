"""What has moved since a page of the desk was drawn, as the answer that puts it in its place."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django_htmx.http import trigger_client_event

from reviewer.accounts.models import User
from reviewer.desk import carried
from reviewer.desk.queue import walk
from reviewer.desk.side_by_side import lines, reading


def answer_moved(
    request: HttpRequest, user: User, pk: int, page: QueryDict, seen: Mapping[int, str], problem: str = ""
) -> HttpResponse:
    """The columns that moved and what changes with them, each to be put in its place. `problem` is of draft `pk`.

    `page` says what the page shows, as its poll does.
    """
    read, judged = (lines.from_pairs(page.get(name, "")) for name in ("read", "judged"))
    values = reading.moved(user, pk, read, seen, judged)
    values["walk"] = walk.of(values["sheet"], carried.params(request))
    response = render(request, "desk/review/moved.html", {**values, "problem": problem})
    response["HX-Reswap"] = "none"
    if told := reading.announcement(values["changed"], values["arrived"], problem, seen):
        trigger_client_event(response, "announce", {"value": told})
    return response
