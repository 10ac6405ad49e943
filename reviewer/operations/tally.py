"""How many deliveries ended how, counted along the history: each scrape reads only the events since the one before.

The history has a number for each event, without gaps and visible in order (its head row is locked until commit), so the
last number counted is all that has to be kept. Counting begins with the first scrape.
"""

from django.db import transaction
from django.db.models import Count

from reviewer.audit.actions import Act
from reviewer.audit.models import Event, Head
from reviewer.marks.models import Mark

NAME = "deliveries"
# The history's words, and those of the figures.
OUTCOMES = {
    Act.DELIVERY_DONE: "done",
    Act.DELIVERY_ELSEWHERE: "elsewhere",
    Act.DELIVERY_VOID: "void",
    Act.STOPPED: "stopped",
    Act.NEEDS_LOOK: "needs_look",
    Act.SETTLED_BY_HAND: "settled_by_hand",
}


def count() -> dict[str, int]:
    """Outcome to how often since counting began; `needs_look` counts each time that a person was asked for."""
    with transaction.atomic():
        Mark.objects.get_or_create(name=NAME, defaults={"data": lambda: {"upto": _head()}})
        mark = Mark.objects.select_for_update().get(name=NAME)
        head = _head()
        if mark.data["upto"] < head:
            _go_on(mark, head)
        return {outcome: mark.data.get(outcome, 0) for outcome in OUTCOMES.values()}


def _go_on(mark: Mark, head: int) -> None:
    new = Event.objects.filter(seq__gt=mark.data["upto"], seq__lte=head, action__in=OUTCOMES)
    for action, number in new.order_by().values_list("action").annotate(Count("seq")):
        mark.data[OUTCOMES[action]] = mark.data.get(OUTCOMES[action], 0) + number
    mark.data["upto"] = head
    mark.save(update_fields=["data"])


def _head() -> int:
    return Head.objects.filter(id=1).values_list("seq", flat=True).first() or 0
