"""In how many facts each report of the queue differs: worked out ahead by the beat, as no list has the time to.

The reports that expire first are compared, as the page of the draft that leads them compares them for whoever has no
edit. What is kept tells of what was compared alone: of a report that has another text since, or other drafts, or of
another release, nothing is known until it is compared anew. Of earlier mails of a thread it tells as of then: lists do
not ask for those, and a report is compared anew on the next turn where they are others.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from django.http import Http404
from django.utils import timezone

from reviewer import borders, comparison, given_names, html, stopping, unseen
from reviewer.code_digest import digest_of
from reviewer.desk import side_by_side
from reviewer.desk.models import FactsCompared
from reviewer.desk.queue.filters import Filters
from reviewer.desk.queue.items import Item
from reviewer.desk.queue.threads import read_threads
from reviewer.desk.queue.waiting import Page, load_page
from reviewer.desk.side_by_side.comparing import unless_it_fails
from reviewer.desk.side_by_side.facts import compared
from reviewer.desk.side_by_side.sheet import Sheet, load_sheet

log = logging.getLogger(__name__)

# No report is begun later: deliveries need the processor as well.
LASTS = 10.0
# So many pages of the queue are looked through. The facts of what comes behind them are compared when it comes up.
PAGES = 20
# What tells facts apart: the room of the comparison, and what is read from outside of it.
ROOM = Path(comparison.__path__[0])
BESIDE = (
    *map(Path, (borders.__file__, given_names.__file__, unseen.__file__, __file__)),
    *(path for room in (html, side_by_side) for path in sorted(Path(room.__path__[0]).glob("*.py"))),
)


@dataclass(frozen=True)
class Told:
    """In how many facts a report differs; not `all_of_it`: some of it was not compared, and may differ as well."""

    differ: int
    all_of_it: bool


FAILED = Told(0, all_of_it=False)


def told(page: Page) -> dict[int, Told]:
    """What is known of the reports of a page, by the id of who leads each; without those not compared as they are."""
    kept = {leader.id: _first(page, leader) for leader in page.leaders}
    known = [(leader, kept[leader]) for leader, of in stamps(page).items() if _holds(kept[leader], of)]
    return {leader: Told(item.facts_differ or 0, bool(item.facts_all)) for leader, item in known}


def stamps(page: Page) -> dict[int, str]:
    """By leader what changes whenever its report could compare otherwise: with its drafts, texts, and what goes out.

    What is kept begins with it; the rest is of the earlier mails.
    """
    return _digests(page, lambda item: (item.current_id, item.audience, item.state, _goes_out(page, item)), _code())


def _digests(page: Page, said: Callable[[Item], object], code: str = "") -> dict[int, str]:
    """By leader a digest of what is said of each draft that its page knows of: one for all that stand together."""
    together = {leader.beside or leader.id: leader for leader in page.leaders}
    made = {
        key: _digest((code, sorted((item.id, repr(said(item))) for item in page.shown_with(leader))))
        for key, leader in together.items()
    }
    return {leader.id: made[leader.beside or leader.id] for leader in page.leaders}


def compare(seconds: float = LASTS) -> int:
    """Compare the reports that are not known, those that expire first before others; how many were compared.

    Two at once do no harm: both write down the same. A report whose drafts are all decided is left out.
    """
    end, done, filters = time.monotonic() + seconds, 0, Filters()
    for _ in range(PAGES):
        now = timezone.now()
        page = load_page(filters, now)
        for leader, draft, of in _wanting(page, now):
            if time.monotonic() > end or stopping.asked():
                return done
            done += _compare(leader, draft, of)
        if page.next is None:
            break
        filters = replace(filters, after=page.next)
    if done:
        log.info("compared the facts of %d reports", done)
    return done


def _wanting(page: Page, now: datetime) -> Iterator[tuple[int, int, str]]:
    """The reports that are not known: who leads each, at which draft it is kept, and of what."""
    threads = read_threads(item.id for leader in page.leaders for item in page.shown_with(leader))
    said, earlier = stamps(page), _digests(page, lambda item: threads.get(item.id))
    for leader in page.leaders:
        kept, of = _first(page, leader), said[leader.id] + earlier[leader.id]
        if not _holds(kept, of) and any(page.ready(item, now) for item in page.report(leader)):
            yield leader.id, kept.id, of


def _first(page: Page, leader: Item) -> Item:
    """The draft of a report at which is kept what is known of it, whichever leads it: each order has another leader."""
    return min(page.report(leader), key=lambda item: item.id)


def _holds(kept: Item, of: str) -> bool:
    return (kept.facts_of or "").startswith(of)


def _compare(leader: int, draft: int, of: str) -> bool:
    """Whether it was compared and kept at this draft; not where its leader has gone meanwhile."""
    failed: Told | None = FAILED
    found = unless_it_fails(partial(_found, leader), failed)
    if found is None:
        return False
    values = {"of": of, "differ": found.differ, "all_of_it": found.all_of_it, "compared_at": timezone.now()}
    FactsCompared.objects.update_or_create(draft_id=draft, defaults=values)
    return True


def _found(draft: int) -> Told | None:
    try:
        sheet = load_sheet(None, draft)
    except Http404:
        return None
    found = compared([column.told for column in sheet.columns], sheet.moment)
    whole = not (found.failed or found.too_long or found.crowded)
    return Told(len(found.differs), whole and _is_all_there(sheet))


def _is_all_there(sheet: Sheet) -> bool:
    """Whether all that waits has a column, and every column its mail: what stands in none is compared with nothing."""
    there = {column.draft.pk for column in sheet.columns if column.shown}
    waiting = {row.pk for row in sheet.report if row.is_open}
    return len(there) == len(sheet.columns) and not sheet.others and waiting <= there


def _goes_out(page: Page, item: Item) -> tuple[str, str, bool, str | None, int | None] | None:
    """By which it is known whether another text goes out in its place, or went, and which."""
    fate = page.fates.get(item.id)
    return (fate.action, fate.outcome, fate.edit_is_out, fate.in_place, fate.in_place_text) if fate else None


def _digest(said: object) -> str:
    """Half as long as what is kept."""
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


@cache
def _code() -> str:
    return digest_of(ROOM, BESIDE)
