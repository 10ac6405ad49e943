"""Saying why a verdict was not recorded: what changed meanwhile, and what was typed, so that nothing is lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from reviewer.decisions.models import Decision
from reviewer.decisions.refused import AlreadyDecided, Blocked, NotOpen, ReadAnEdit, Refused, Stale
from reviewer.desk.changes import compare
from reviewer.desk.in_edit import InEdit, placed
from reviewer.desk.respond import answer
from reviewer.desk.standing.status import Status, load
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints


def refuse(
    request: HttpRequest, draft: Draft, refused: Refused, read: str = "", left: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The refusal as a page or in the dialog, with its own status code.

    `read` is the digest that was read; `left` what desk/edit/left.html shows of an edit that cannot be saved.
    """
    stale = refused if isinstance(refused, Stale) else None
    # None where it was not an edit itself that they read.
    edit = refused.edit if isinstance(refused, ReadAnEdit) else None
    before = edit or (was_read(draft, read) if stale else None)
    now = timezone.now()
    status = load(draft) if isinstance(refused, NotOpen) and not draft.is_open else None
    context = {
        "draft": draft,
        "why": _closed(status, now) if status else _why(draft, refused, now),
        "stale": stale,
        "read_an_edit": edit is not None,
        "changes": compare(before.content, stale.current.content) if stale and before else None,
        "decision": _decided(refused, status),
        "blocks": refused.blocks if isinstance(refused, Blocked) else [],
        "let_through": _let_through(request, refused),
        "saved": _saved(request, refused),
        "places": _places(draft, refused),
        "typed": request.POST.get("words", "").strip(),
        "moment": now,
        **(left or {}),
    }
    return answer(request, "desk/decide/refused.html", context, refused.status)


def _places(draft: Draft, refused: Refused) -> list[InEdit]:
    """The hints that block an edit, with where they stand: on the page of the draft not all of them have a card."""
    if not isinstance(refused, Blocked) or not refused.revision.is_edit:
        return []
    return placed(refused.revision, hints.of(draft, refused.revision).blocking)


def _let_through(request: HttpRequest, refused: Refused) -> Revision | None:
    """What was refused, for a lead who may let it through; None where something else than hints blocks it."""
    if not isinstance(refused, Blocked) or not getattr(request.user, "may_set_rules", False):
        return None
    return refused.revision if all(block.about == "hints" for block in refused.blocks) else None


def _saved(request: HttpRequest, refused: Refused) -> Revision | None:
    """Their own edit that is blocked: it is saved all the same."""
    if isinstance(refused, Blocked) and refused.revision.author_id == getattr(request.user, "pk", None):
        return refused.revision
    return None


def _decided(refused: Refused, closed: Status | None) -> Decision | None:
    """The decision by somebody that was first: it is under way, or was carried out."""
    if isinstance(refused, AlreadyDecided):
        return refused.decision
    decision = closed.decision if closed else None
    return decision if decision and decision.outcome == Decision.Outcome.DONE else None


def _closed(status: Status, now: datetime) -> str:
    """Who decided a draft that waits no more, and what came of it: one whose edit is out MultiMail calls rejected."""
    told, decision = status.standing, status.decision
    if decision and decision.outcome == Decision.Outcome.DONE:
        when = clock(decision.decided_at, now)
        said = f"{decision.decided_by} {decision.past_tense} this draft at {when}. {told.headline}"
    else:
        said = f"{told.headline} {told.detail}".strip()
    return f"{said} There is nothing left to decide."


def _why(draft: Draft, refused: Refused, now: datetime) -> str:
    """The refusal's sentence; of a draft that has run out MultiMail still says that it waits, so it is said here."""
    if isinstance(refused, NotOpen) and draft.expired(now):
        return (
            f"This draft expired at {clock(draft.expires_at, now)} by this desk's clock, and cannot be decided here "
            "any more. MultiMail has not said so yet."
        )
    return str(refused)


def was_read(draft: Draft, digest: str) -> Revision | None:
    """The revision a person had read; of an edit, the one it was based on."""
    found = draft.revisions.filter(digest=digest).select_related("base").order_by("-number").first()
    return found.base if found and found.is_edit else found
