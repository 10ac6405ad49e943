"""What the review page shows, gathered: the letter, what stands around it, and the decision bar."""

import json
from typing import Any

from django.conf import settings
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Decision
from reviewer.decisions.record import open_decision
from reviewer.desk.access import why_no_edit
from reviewer.desk.mail.letter import Letter
from reviewer.desk.report import Report, load_report, load_thread, neighbours
from reviewer.desk.status import Phase, load
from reviewer.desk.telling import tell
from reviewer.desk.times import level
from reviewer.drafts.edit import newest_edit
from reviewer.drafts.models import Draft

EVENTS_SHOWN = 8
# A header has to stay small.
MOST_ANNOUNCED = 300


def context(user: User, draft: Draft) -> dict[str, Any]:
    """Everything of the page but the frame around it."""
    now = timezone.now()
    report = load_report(draft, now)
    previous, following = neighbours(draft, now)
    return {
        **moved(user, draft, read=draft.current.digest if draft.current else "", report=report),
        "letter": Letter(draft.current.content) if draft.current else None,
        "revision_number": draft.current.number if draft.current else 0,
        "thread": load_thread(draft, now),
        "previous_pk": previous,
        "next_pk": following,
        "revisions": list(draft.revisions.select_related("author").defer("text", "html").order_by("-number")),
        "tags": sorted((draft.tags or {}).items()),
    }


def moved(user: User, draft: Draft, read: str, report: Report | None = None) -> dict[str, Any]:
    """The parts of the page that a step of a decision changes: bar, time left, versions, history."""
    now = timezone.now()
    report = report or load_report(draft, now)
    events = list(Event.objects.filter(draft=str(draft.pk)).order_by("-seq")[: EVENTS_SHOWN + 1])
    return {
        **bar(user, draft, read, report),
        "report": report,
        "events": [tell(event) for event in events[:EVENTS_SHOWN]],
        "more_events": len(events) > EVENTS_SHOWN,
        "expiry_level": level(draft.expires_at - now),
    }


def bar(user: User, draft: Draft, read: str, report: Report) -> dict[str, Any]:
    """The decision bar: where the draft stands and what this person may do. `read` is the digest on the screen."""
    now = timezone.now()
    status = load(draft)
    current = draft.current
    return {
        "draft": draft,
        "moment": now,
        "status": status,
        "read": read,
        "outdated": bool(current and read and current.digest != read),
        "edit_refused": why_no_edit(draft),
        "my_edit": newest_edit(user, draft),
        "said": status.said(user),
        "replacing": _replacing(draft),
        "next_version": report.next_after(draft) if status.standing.phase != Phase.OPEN else None,
        "hold_seconds": settings.HOLD_SECONDS,
        "may_decide": user.may_decide,
    }


def announcement(values: dict[str, Any]) -> str:
    """The sentence for the live region, as an HX-Trigger header."""
    standing = values["status"].standing
    words = f"{standing.headline} {standing.detail}".strip()
    return json.dumps({"announce": {"value": words[:MOST_ANNOUNCED]}})


def _replacing(draft: Draft) -> Decision | None:
    """The open decision on the draft that this one stands in for, if it does: then it is decided there."""
    return open_decision(draft.replaces_id) if draft.replaces_id else None
