"""Appending to the history. Call it inside the transaction of the change that it tells of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DataError, models, transaction
from django.utils import timezone

from reviewer.audit.actions import Act
from reviewer.audit.actors import Actor
from reviewer.audit.chain import FIELDS, Break, Link, digest, first_break
from reviewer.audit.models import Event, Head
from reviewer.prepared import insert, prepared, prepared_update
from reviewer.storable import fitted, storable_text

# What comes of a value in a row that no release wrote, as of a time that is none: of PostgreSQL, and of SQLite.
UNREADABLE = (DataError, TypeError, ValueError)


@dataclass(frozen=True)
class Entry:
    """What happened: who did what to which draft. `data` is JSON without fractions; it holds no body and no key.

    Of a person the address stands in it as well, as `account`.
    """

    actor: Actor | str
    action: Act
    draft: str = ""
    incident: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def record(entry: Entry) -> Event:
    """Append one event. Raises RuntimeError outside a transaction."""
    return record_many([entry])[0]


def hold() -> None:
    """Have nobody else append until the transaction ends: what each change is told of stays as it is read now.

    Call it before anything else is locked.
    """
    _ = _end() or _first_head()


def record_many(entries: Sequence[Entry]) -> list[Event]:
    """Append events in order, as one link of work: the head row is locked until the transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit event belongs in the transaction of the change it records")
    if not entries:
        return []
    (head,) = _end() or [_first_head()]
    now, events = timezone.now(), []
    for entry in entries:
        link = Link(
            seq=head.seq + 1,
            at=now,
            actor=fitted(Event, "actor", storable_text(_name(entry.actor))),
            action=entry.action.value,
            draft=entry.draft,
            incident=fitted(Event, "incident", storable_text(entry.incident)),
            data=_plain({**entry.data, **_account(entry.actor)}),
            previous=head.hash,
        )
        link = replace(link, hash=digest(link))
        events.append(Event(**vars(link)))
        head.seq, head.hash = link.seq, link.hash
    if len(events) == 1:
        insert(events[0])
    else:
        Event.objects.bulk_create(events, batch_size=500)
    _move_end(head.seq, head.hash)
    return events


def _name(actor: Actor | str) -> str:
    return actor.name if isinstance(actor, Actor) else actor


def _account(actor: Actor | str) -> dict[str, str]:
    return {"account": actor.address} if isinstance(actor, Actor) else {}


@prepared
def _end() -> models.QuerySet[Head]:
    return Head.objects.select_for_update().filter(id=1)


@prepared_update
def _move_end(seq: int, digest: str) -> tuple[models.QuerySet[Head], dict[str, Any]]:
    return Head.objects.filter(id=1), {"seq": seq, "hash": digest}


def _first_head() -> Head:
    """The chain's end before anything was appended; whoever comes at the same time waits for the row."""
    Head.objects.get_or_create(id=1)
    return Head.objects.select_for_update().get(id=1)


def _plain(value: Any) -> Any:
    """The value as every database gives it back, since the hash is made of it. TypeError for what is none of JSON.

    Fractions are refused: PostgreSQL writes them in another way than Python reads them.
    """
    if isinstance(value, str):
        return storable_text(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {storable_text(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise TypeError(f"the data of an audit event cannot hold {value!r}")


def links(events: models.QuerySet[Event]) -> Iterator[Link]:
    """These events, in order, in constant memory."""
    for row in events.order_by("seq").values_list(*FIELDS).iterator(chunk_size=2000):
        yield Link(*row)


def newest(events: models.QuerySet[Event], most: int) -> list[Event]:
    """The last of these, newest first. Where a value of one cannot be read any more it has None, and no sound hash."""
    last = events.order_by("-seq")
    try:
        return list(last[:most])
    except UNREADABLE:
        return [_as_far_as_it_goes(seq) for seq in last.values_list("seq", flat=True)[:most]]


def _as_far_as_it_goes(seq: int) -> Event:
    row = Event.objects.filter(seq=seq)
    try:
        return row.get()
    except UNREADABLE:
        return Event(**{name: _value(row, name) for name in FIELDS})


def _value(row: models.QuerySet[Event], name: str) -> Any:
    try:
        return row.values_list(name, flat=True).get()
    except UNREADABLE:
        return None


def verify() -> tuple[int, Break | None]:
    """How many events the chain holds, and its first break if it has one. Others may append meanwhile."""
    head = Head.objects.filter(id=1).first() or Head()
    found = first_break(links(Event.objects.filter(seq__lte=head.seq)), head.seq, head.hash)
    return head.seq, found or _beyond()


def _beyond() -> Break | None:
    """An event behind the end of the chain. It is looked for first, since the end only moves on."""
    last = Event.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    end = Head.objects.filter(id=1).values_list("seq", flat=True).first() or 0
    return Break(end + 1, f"event {last} stands behind the chain's end at {end}") if last > end else None
