"""How many drafts on a page of the queue stand otherwise by somebody's decision than when the page was drawn.

The history tells. What nobody decided, such as a draft whose time is over, is none of it.
"""

from typing import NamedTuple

from reviewer.audit.actions import Act
from reviewer.audit.models import Event, Head
from reviewer.desk.queue.waiting import Page
from reviewer.drafts.words import State

# More are not named: the first line of a request may be of 4094 bytes, and words that are looked for stand in it too.
MOST_NAMED = 150
# Of more events than this since the page was drawn the newest count.
MOST_EVENTS = 1000
DECIDED = (Act.DECIDED_APPROVE, Act.DECIDED_REJECT, Act.DECIDED_EDIT)
WAITS_AGAIN = (Act.STOPPED, Act.DELIVERY_VOID, Act.REOPENED)
DECIDED_ELSEWHERE = (State.SENT, State.SCHEDULED, State.REJECTED)


class Named(NamedTuple):
    """The drafts of a page that it offers to decide, and those whose decision was under way."""

    offered: list[int]
    held: list[int]


def last_event() -> int:
    """The number of the newest event; 0 when there is none."""
    return Head.objects.values_list("seq", flat=True).first() or 0


def drafts_of(page: Page) -> Named:
    """The drafts of a page that wait, no more than fit into an address."""
    reports = [page.report(one) for one in page.leaders]
    waiting = [item.id for items in reports for item in items if item.state == State.PENDING][:MOST_NAMED]
    held = [ident for ident in waiting if ident in page.fates and not page.fates[ident].outcome]
    return Named([ident for ident in waiting if ident not in held], held)


def count(page: Named, since: int) -> int:
    """How many of these were decided, or were held and stopped, by what the last event after `since` tells of each.

    One query.
    """
    names = [str(ident) for ident in (*page.offered, *page.held)]
    events = Event.objects.filter(seq__gt=since, draft__in=names, action__in=(*DECIDED, *WAITS_AGAIN, Act.CLOSED))
    last: dict[int, tuple[str, str]] = {}
    for draft, action, state in events.order_by("-seq").values_list("draft", "action", "data__state")[:MOST_EVENTS]:
        last.setdefault(int(draft), (action, state))
    decided = [ident for ident, (action, state) in last.items() if action in DECIDED or state in DECIDED_ELSEWHERE]
    stopped = [ident for ident, (action, _) in last.items() if action == Act.STOPPED]
    return len({*decided} & {*page.offered}) + len({*stopped} & {*page.held})
