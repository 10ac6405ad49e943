"""One pass of the sync: fetch (no lock) -> plan (pure) -> apply (short transactions). MultiMail's word is the truth."""

import itertools
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import DataError, IntegrityError
from django.db.models import Case, Exists, Q, When
from django.utils import timezone

from reviewer.clock import AHEAD, DatabaseNow
from reviewer.drafts import fetch, left_out, send_key
from reviewer.drafts.apply import Applied, apply, apply_mailboxes
from reviewer.drafts.limits import heed, is_limited, named_by
from reviewer.drafts.listing import Listing, read_list
from reviewer.drafts.models import Draft, Mailbox, SyncPass, WebhookReceipt
from reviewer.drafts.plan import Key, Known, Plan, is_known, plan
from reviewer.drafts.received import received
from reviewer.drafts.told import give_up, old_bounces, told_bounces
from reviewer.drafts.unsorted import young_unsorted
from reviewer.drafts.words import State
from reviewer.marks.leave import last, leave
from reviewer.marks.models import Mark
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError
from reviewer.multimail.words import Status
from reviewer.storable import fitted

log = logging.getLogger(__name__)

# How many mails are taken in together, and how many letters they may have.
LOT, LONG = 100, 2_000_000
# A pass that began so long ago, and has not said since that it goes on, is no reason to wait: its process died.
STALE_AFTER = timedelta(minutes=1)
# The mark by which a pass that lasts says so, after how many seconds each time. A call, and writing a lot, take less
# than STALE_AFTER.
GOES_ON, SAID_EVERY = "sync goes on", 15.0
KEEP = timedelta(days=2)
# How often all that is scheduled is asked about, and the mark that says when that was last.
LOOK_EVERY, LOOKED = timedelta(minutes=10), "scheduled looked at"
# How long MultiMail may call a mail approved before that is asked about no more than what is scheduled, and not at all.
APPROVED_IS_NEWS, APPROVED_LASTS = timedelta(hours=1), timedelta(days=3)
# How many of the mails that a pass skipped are named.
MOST_TOLD = 100
# What a pass that has ended says.
ENDED = ("outcome", "error", "finished_at", "listed", "new", "changed", "closed", "skipped")
T = TypeVar("T")
Progress = Callable[[str, int, int], None]


def _untold(stage: str, done: int, total: int) -> None:  # noqa: ARG001 (the shape of Progress)
    return


def alive() -> Q:
    """The passes under way. Those that died are none, nor is one that began before the clock was set back.

    While one says that it goes on, no other that has not ended is held to be dead: the mark does not say whose it is.
    """
    stale, forgotten, latest = DatabaseNow(-STALE_AFTER), DatabaseNow(-KEEP), DatabaseNow(AHEAD)
    one_goes_on = Exists(Mark.objects.filter(name=GOES_ON, at__gte=stale, at__lte=latest))
    since = Case(When(one_goes_on, then=forgotten), default=stale)
    return Q(outcome=SyncPass.Outcome.RUNNING, started_at__gte=since, started_at__lte=latest)


def sync(*, full: bool = False, progress: Progress = _untold) -> SyncPass:
    """Bring the mirror up to date and say how it went. `full` fetches every listed detail again.

    `progress(stage, done, total)` hears of it. Never raises for what MultiMail does: the pass carries the error.
    When it began and ended is written by the database: whoever asks for that reads it anew. What is given names all
    that was skipped, the row MOST_TOLD of it.
    """
    _tidy()
    this, progress = SyncPass.objects.create(started_at=DatabaseNow()), _going_on(progress)
    try:
        listing = read_list(connect.reviewer(), lambda stage, count: progress(stage, count, 0))
        boxes = apply_mailboxes(listing.mailboxes.values())
        _carry_out(this, listing, boxes, full, progress)
    except OutboundError as error:
        heed(named_by(error))
        return _finish(this, SyncPass.Outcome.FAILED, str(error))
    except BaseException as error:
        _finish(this, SyncPass.Outcome.FAILED, f"the pass broke off ({type(error).__name__})")
        raise
    early = listing.error or this.skipped_words
    return _finish(this, SyncPass.Outcome.PARTLY if early else SyncPass.Outcome.DONE, early)


def sync_unless_running() -> SyncPass | None:
    """A pass, or None when another began and has not ended: two at once would do no harm, but the same work twice.

    Nor while MultiMail, which named a limit, wants to be left alone: the key that reads is the one that decides.
    """
    if is_limited():
        return None
    if SyncPass.objects.filter(alive()).exists():
        return None
    this = sync()
    if not is_limited():
        send_key.look()
    return this


def _going_on(progress: Progress) -> Progress:
    """The same, which also leaves the mark of a pass that lasts: after each page of the list, each detail, each lot."""
    said_at = time.monotonic()

    def told(stage: str, done: int, total: int) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= SAID_EVERY:
            leave(GOES_ON)
            said_at = time.monotonic()
        progress(stage, done, total)

    return told


def _carry_out(this: SyncPass, listing: Listing, boxes: dict[str, Mailbox], full: bool, progress: Progress) -> None:
    digests = listing.digests
    ids = {ident for ident, _ in listing.unreadable}
    known = _known(digests)
    unreadable = [key for key in known if key[1] in ids]
    todo = plan(digests, known, complete=listing.complete, unreadable=unreadable)
    if full:
        todo = Plan(todo.new, [key for key in digests if key in known], todo.closed)
    heed(listing.wait)
    this.listed = len(digests)
    this.skipped = [{"id": ident, "why": why[:200]} for ident, why in listing.unreadable]
    # Without its mailbox nobody knows where copies of a mail would go.
    homeless = [key for key in todo.fetch if key[0] not in listing.mailboxes]
    this.skipped += [{"id": key[1], "why": "its mailbox is not listed or cannot be read"} for key in homeless]
    keys = [key for key in todo.fetch if key[0] in listing.mailboxes] + todo.closed
    now, looked = timezone.now(), last(LOOKED)
    # As far ahead, it was left before the clock was set back.
    every = full or looked is None or abs(now - looked) >= LOOK_EVERY
    keys += _scheduled(now, every=every)
    keys += [key for key in told_bounces(now) if key[0] in boxes]
    keys += [key for key in young_unsorted(now) if key in digests and key[0] in listing.mailboxes]
    old = {key for key in old_bounces(now) if key[0] in boxes}.difference(keys) if every else set()
    wanted = [] if listing.wait else list(dict.fromkeys([*keys, *old]))
    if wanted:
        _take_in(this, wanted, boxes, digests, progress, old)
    if every and not listing.wait:
        leave(LOOKED)


def _take_in(
    this: SyncPass,
    keys: list[Key],
    boxes: dict[str, Mailbox],
    digests: dict[Key, str],
    progress: Progress,
    old: Container[Key],
) -> None:
    done, before, left = 0, left_out.named(), list[str]()
    known = received(key for key in keys if key not in digests)
    for lot in _small_lots(_told(fetch.read_details(left_out.first(keys, before), known), progress, len(keys))):
        by_box: dict[str, list[fetch.Fetched]] = defaultdict(list)
        heed(max(item.wait for item in lot))
        left += [item.key[1] for item in lot if item.is_left_out]
        for item in lot:
            if item.error and item.key in old:
                _still_unknown(item)
            elif why := item.error or _odd(item, digests):
                this.skipped.append({"id": item.key[1], "why": why[:200]})
            else:
                by_box[item.key[0]].append(item)
        for box_id, items in by_box.items():
            for applied in _apply(this, boxes[box_id], items, digests):
                this.new += len(applied.new)
                this.changed += len(applied.changed)
                this.closed += len(applied.closed)
        done += len(lot)
        progress("taken in", done, len(keys))
    left_out.note(before, left)


def _told(fetched: Iterable[fetch.Fetched], progress: Progress, total: int) -> Iterator[fetch.Fetched]:
    """The same, each told of as it comes."""
    for done, item in enumerate(fetched, start=1):
        progress("read", done, total)
        yield item


def _still_unknown(item: fetch.Fetched) -> None:
    """A mail that was asked about for an old bounce alone: the mirror is no less complete without an answer."""
    log.info("whether email %s bounced could not be asked: %s", item.key[1], item.error)
    if item.asked_at is not None and not item.wait:
        give_up(item.key, item.asked_at)


def _odd(item: fetch.Fetched, digests: dict[Key, str]) -> str:
    """Why a listed mail cannot be taken in although MultiMail answered: it may wait, or not; empty when it can."""
    if item.key not in digests:
        return ""
    if item.email is None:
        return "MultiMail lists it and, asked for it, does not know it"
    if is_known(item.email.status):
        return ""
    return f"MultiMail lists it and calls it {item.email.status}, a word that this desk does not know"


def _apply(this: SyncPass, mailbox: Mailbox, items: list[fetch.Fetched], digests: dict[Key, str]) -> Iterator[Applied]:
    """Write a lot; when it is refused, one by one, so that an email that cannot be stored keeps no other out."""
    try:
        yield apply(mailbox, items, digests)
    except (DataError, IntegrityError, ValueError, OverflowError) as error:
        log.exception("emails of %s cannot be stored", mailbox)
        if len(items) == 1:
            this.skipped.append({"id": items[0].key[1], "why": f"it cannot be stored ({type(error).__name__})"})
            return
        for item in items:
            yield from _apply(this, mailbox, [item], digests)


def _known(digests: Iterable[Key]) -> dict[Key, Known]:
    """Our open drafts, and those that the list names although they are not open here."""
    fields = ("mailbox__multimail_id", "multimail_id", "listed", "state", "read_as")
    known = {
        (box, ident): Known(*row) for box, ident, *row in Draft.objects.filter(state=State.PENDING).values_list(*fields)
    }
    for lot in _lots((key for key in digests if key not in known), 500):
        rows = Draft.objects.filter(multimail_id__in=[ident for _, ident in lot]).values_list(*fields)
        known |= {(box, ident): Known(*row) for box, ident, *row in rows}
    return known


def _scheduled(now: datetime, *, every: bool) -> list[Key]:
    """Approved mails of which MultiMail has not said that they were sent: those whose time has come, or all of them.

    No list names them, and what happens to them is told by a webhook alone, which may be lost.
    """
    rows = Draft.objects.filter(state=State.SCHEDULED)
    # What is called approved and no more may stay so: it costs every pass at first, then some, then none.
    approved = Q(remote_status=Status.APPROVED)
    over = Q(send_at=None) | Q(send_at__lte=now - APPROVED_LASTS)
    rows = rows.exclude(approved & over & Q(closed_at__lte=now - APPROVED_LASTS))
    if not every:
        untimed = Q(send_at=None) & (~approved | Q(closed_at__gt=now - APPROVED_IS_NEWS))
        rows = rows.filter(Q(send_at__lte=now) | untimed)
    return list(rows.values_list("mailbox__multimail_id", "multimail_id"))


def _lots(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while lot := list(itertools.islice(iterator, size)):
        yield lot


def _small_lots(fetched: Iterable[fetch.Fetched]) -> Iterator[list[fetch.Fetched]]:
    """Of LOT, or of fewer that are long: a lot is in memory several times over while it is written."""
    lot, letters = list[fetch.Fetched](), 0
    for item in fetched:
        lot.append(item)
        letters += item.letters
        if len(lot) == LOT or letters >= LONG:
            yield lot
            lot, letters = [], 0
    if lot:
        yield lot


def _finish(this: SyncPass, outcome: SyncPass.Outcome, error: str) -> SyncPass:
    this.outcome, this.finished_at = outcome, DatabaseNow()
    this.error = fitted(SyncPass, "error", error)
    skipped, this.skipped = this.skipped, this.skipped[:MOST_TOLD]
    this.save(update_fields=ENDED)
    this.skipped = skipped
    if error:
        log.warning("sync pass %s: %s", outcome.label.lower(), error)
    return this


def _tidy() -> None:
    lost = SyncPass.objects.filter(outcome=SyncPass.Outcome.RUNNING).exclude(alive())
    lost.update(outcome=SyncPass.Outcome.FAILED, finished_at=DatabaseNow(), error="the process died")
    SyncPass.objects.filter(started_at__lt=DatabaseNow(-KEEP)).delete()
    WebhookReceipt.objects.filter(received_at__lt=DatabaseNow(-KEEP)).delete()
