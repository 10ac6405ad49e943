"""Whether the decisions' rows say what the history tells of them.

The chain proves its events; the rows, which pages and workers read, are proven by nothing but being as it tells. Each
decision is told of in the transaction that changed it: what made it, and what ended it, name it by its number.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.db import models, transaction

from reviewer.audit.actions import Act
from reviewer.audit.chain import written
from reviewer.audit.models import Event
from reviewer.audit.record import UNREADABLE, hold
from reviewer.decisions.models import Action, Decision
from reviewer.logs import one_line
from reviewer.storable import storable_text

# How many decisions, or events, are read at once.
LOT = 500
MADE: Mapping[str, str] = {Act(f"decided.{action}"): action for action in Action.values}
# A retry, and a look that is needed, end nothing.
ENDED: Mapping[str, str] = {
    Act.STOPPED: Decision.Outcome.STOPPED,
    Act.SETTLED_BY_HAND: Decision.Outcome.ELSEWHERE,
    Act.DELIVERY_DONE: Decision.Outcome.DONE,
    Act.DELIVERY_ELSEWHERE: Decision.Outcome.ELSEWHERE,
    Act.DELIVERY_VOID: Decision.Outcome.VOID,
}
# What is read of a decision. Its revision's text is not.
READ = (
    *("draft", "action", "reason", "decided_by__email", "decided_by__name", "decided_at", "at_once", "outcome"),
    *("revision__number", "revision__digest"),
)


@dataclass(frozen=True)
class Told:
    """An event that made or ended a decision."""

    seq: int
    actor: str
    action: str
    draft: str
    data: Mapping[str, Any]


def differences() -> Iterator[str]:
    """What is otherwise in a decision's row than in the history, each as a sentence; in constant memory.

    Others may decide meanwhile. Call it outside a transaction: the history is held where something seems to differ.
    """
    rows, last = Decision.objects.order_by("pk").values_list("pk", flat=True), None
    while lot := list((rows if last is None else rows.filter(pk__gt=last))[:LOT]):
        yield from _of_lot(lot)
        last = lot[-1]
    yield from _without_row()


def _of_lot(lot: Sequence[int]) -> list[str]:
    try:
        if not (differing := _differing(lot)):
            return []
        # One that ended between the two questions differs as well; while the history is held, none can.
        with transaction.atomic():
            hold()
            return list(chain.from_iterable(_differing(list(differing)).values()))
    except UNREADABLE as error:
        return [f"One of the decisions {lot[0]} to {lot[-1]}, or an event about it, cannot be read ({error})."]


def _differing(lot: Sequence[int]) -> dict[int, list[str]]:
    """What differs, by decision; two questions, however many they are. No row is ever removed."""
    rows = Decision.objects.select_related("decided_by", "revision").only(*READ).filter(pk__in=lot).order_by("pk")
    decisions = list(rows)
    told = _told({str(decision.draft_id) for decision in decisions}, set(lot))
    found = {pk: [f"Decision {pk}: its row names a reviewer or a revision that is not there."] for pk in lot}
    found |= {decision.pk: compare(decision, told[decision.pk]) for decision in decisions}
    return {pk: words for pk, words in found.items() if words}


def _told(drafts: set[str], lot: set[int]) -> Mapping[int, list[Told]]:
    """What made or ended these decisions, in order.

    Asked by their drafts alone: with the actions too SQLite would go through every event of those, for each lot.
    """
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for told in _read(Event.objects.filter(draft__in=drafts)):
        decision = named(told.data)
        if decision in lot and (told.action in MADE or told.action in ENDED):
            found[decision].append(told)
    return found


def _read(events: models.QuerySet[Event]) -> Iterator[Told]:
    columns = events.order_by("seq").values_list("seq", "actor", "action", "draft", "data")
    return (Told(*row) for row in columns.iterator(chunk_size=LOT))


def named(data: object) -> int:
    """The decision that an event's data is about; 0 where it is about none."""
    decision = data.get("decision") if isinstance(data, Mapping) else None
    return decision if isinstance(decision, int) and 0 < decision < 2**63 else 0


def compare(decision: Decision, told: Sequence[Told]) -> list[str]:
    """What is otherwise in its row than in the events of its draft that are about it, as sentences."""
    made, ended = [one for one in told if one.action in MADE], [one for one in told if one.action in ENDED]
    found = (*_how_made(decision, made), *_how_ended(decision, ended))
    return [f"Decision {decision.pk} of draft {decision.draft_id}: {words}" for words in found]


def _how_made(decision: Decision, made: Sequence[Told]) -> list[str]:
    if not made:
        return ["no event of this draft tells that it was made."]
    if len(made) > 1:
        return [f"{_events(made)} all tell that it was made."]
    (event,) = made
    pairs = [
        ("verdict", decision.action, MADE[event.action]),
        ("reviewer", *_reviewers(decision, event)),
        ("revision", decision.revision.number, event.data.get("revision")),
        ("digest", decision.revision.digest, event.data.get("digest")),
        ("confirmation to send at once", decision.at_once, event.data.get("at_once", False)),
    ]
    if "decided_at" in event.data:  # Events of before it was told have none.
        pairs.append(("time", _time(decision.decided_at), event.data["decided_at"]))
    found = [_otherwise(what, row, said, event) for what, row, said in pairs if row != said]
    if storable_text(decision.reason) != event.data.get("reason"):
        found.append(f"the reason in its row is not that of event {event.seq}.")
    return found


def _time(moment: datetime | None) -> str:
    # SQLite gives none for a value that is no time.
    return written(moment) if moment else "none"


def _reviewers(decision: Decision, event: Told) -> tuple[str, object]:
    """Who decided, by its row and by the event: by address, or by name of an event of before it had addresses."""
    person = decision.decided_by
    if "account" in event.data:
        return storable_text(person.email), event.data["account"]
    return storable_text(str(person)), event.actor


def _how_ended(decision: Decision, ended: Sequence[Told]) -> list[str]:
    if not ended:
        said = one_line(decision.outcome)
        return [f"its row says that it ended, as {said}; no event of this draft tells so."] if said else []
    if len(ended) > 1:
        return [f"{_events(ended)} all tell that it ended."]
    (event,) = ended
    row, said = decision.outcome or "open", ENDED[event.action]
    return [_otherwise("outcome", row, said, event)] if row != said else []


def _events(told: Sequence[Told]) -> str:
    return f"events {', '.join(str(one.seq) for one in told)}"


def _otherwise(what: str, row: object, said: object, event: Told) -> str:
    return f"the {what} is {one_line(str(row))} in its row and {one_line(str(said))} in event {event.seq}."


def _without_row() -> Iterator[str]:
    """Events about decisions that are not there, or are another draft's.

    Whoever sees the event sees the row, which came with it: there is nothing to look at twice.
    """
    events = _read(Event.objects.filter(action__in=(*MADE, *ENDED)))
    try:
        while lot := list(islice(events, LOT)):
            rows = Decision.objects.filter(pk__in={named(one.data) for one in lot})
            yield from _astray(lot, dict(rows.values_list("pk", "draft_id")))
    except UNREADABLE as error:
        yield f"An event about a decision cannot be read ({error})."


def _astray(lot: Sequence[Told], drafts: Mapping[int, int]) -> Iterator[str]:
    for event in lot:
        decision = named(event.data)
        about = f"Event {event.seq} tells of decision {decision} of draft {one_line(event.draft)}"
        if decision and decision not in drafts:
            yield f"{about}: there is no such decision."
        elif decision and str(drafts[decision]) != event.draft:
            yield f"{about}: by its row it is one of draft {drafts[decision]}."
