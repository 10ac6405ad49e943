"""What was decided, or closed, since a page of the queue was drawn: its rows stay, and say so.

The history tells: each change of where a draft stands is an event of it.
"""

from collections.abc import Sequence
from datetime import datetime

from reviewer.audit.actions import Act
from reviewer.audit.models import Event, Head
from reviewer.desk.filters import Filters
from reviewer.desk.queue import load_reports
from reviewer.desk.row_html import Told
from reviewer.desk.rows import Drawing
from reviewer.drafts.models import Draft

# Of more events than this since the page was drawn the rest is passed over: it has stood open for hours.
MOST_EVENTS = 1000
MOST_ANNOUNCED = 3
# After these a row says something else of where its drafts stand. What hints come to is counted later, by a worker.
ACTS = (
    Act.CLOSED,
    Act.MOVED,
    Act.REOPENED,
    Act.VERDICT_APPROVE,
    Act.VERDICT_EDIT,
    Act.DECIDED_APPROVE,
    Act.DECIDED_REJECT,
    Act.DECIDED_EDIT,
    Act.STOPPED,
    Act.TRIED_AGAIN,
    Act.SETTLED_BY_HAND,
    Act.NEEDS_LOOK,
    Act.DELIVERY_DONE,
    Act.DELIVERY_ELSEWHERE,
    Act.DELIVERY_VOID,
)


def last_event() -> int:
    """The number of the newest event; 0 when there is none."""
    return Head.objects.values_list("seq", flat=True).first() or 0


def told(rows: Sequence[int], since: int, now: datetime) -> list[Told]:
    """What the rows that these drafts stand for say by now, where an event after `since` changed it. Seven queries."""
    touched = _touched(since)
    if not touched or not rows:
        return []
    leaders = list(Draft.objects.filter(pk__in=rows).order_by("pk").values_list("pk", "incident_id"))
    drawing = Drawing(load_reports(leaders, now), Filters(), {}, now)
    return [one for leader in drawing.page.leaders if (one := drawing.told(leader, touched))]


def announcement(rows: Sequence[Told]) -> list[str]:
    """For the live region: what happened, in a sentence for each version, and how many more there are."""
    words = [f"{one}." for row in rows for one in row.words]
    more = len(words) - MOST_ANNOUNCED
    return words if more <= 0 else [*words[:MOST_ANNOUNCED], f"And {more} more."]


def _touched(since: int) -> set[int]:
    """The drafts that such an event is about."""
    events = Event.objects.filter(seq__gt=since, action__in=ACTS).order_by("-seq")
    return {int(draft) for draft in events.values_list("draft", flat=True)[:MOST_EVENTS] if draft.isdecimal()}
