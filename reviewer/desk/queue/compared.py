"""In how many facts each report of the queue differs: worked out ahead by the beat, as no list has the time to.

The reports that expire first are compared, as the page of the draft that leads them compares them for whoever has no
edit. What is kept tells of what was compared alone: of a report that has another text since, or other drafts, or of
another release, nothing is known until it is compared anew. Of earlier mails of a thread it tells as of then.
"""

import hashlib
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from reviewer.desk.queue.waiting import Page, load_page
from reviewer.desk.side_by_side.comparing import unless_it_fails
from reviewer.desk.side_by_side.facts import Compared, compared
from reviewer.desk.side_by_side.sheet import load_sheet

log = logging.getLogger(__name__)

# No report is begun later: deliveries need the processor as well.
LASTS = 10.0
# So many pages of the queue are looked through. The facts of what comes behind them are compared when it comes up.
PAGES = 20
# What tells facts apart: the room of the comparison, and what is read from outside of it.
ROOM = Path(comparison.__path__[0])
BESIDE = (
    *map(Path, (borders.__file__, given_names.__file__, unseen.__file__)),
    *(path for room in (html, side_by_side) for path in sorted(Path(room.__path__[0]).glob("*.py"))),
)
FAILED = Compared([], [], failed=True)


@dataclass(frozen=True)
class Told:
    """In how many facts a report differs; not `all_of_it`: some of it was not compared, and may differ as well."""

    differ: int
    all_of_it: bool


def told(page: Page, leader: Item) -> Told | None:
    """What is known of the report that `leader` stands for; None while it was not compared as it is now."""
    items = page.report(leader)
    of = stamp(page, items)
    # Another order has another leader: what is kept at one draft holds for its report.
    known = next((item for item in items if item.facts_of == of), None)
    return Told(known.facts_differ or 0, bool(known.facts_all)) if known else None


def stamp(page: Page, items: Sequence[Item]) -> str:
    """Changes whenever a report could compare otherwise: with its drafts, their texts, and what goes out."""
    said = sorted((item.id, item.current_id, item.audience, item.state, _goes_out(page, item)) for item in items)
    return hashlib.sha256(repr((_code(), said)).encode()).hexdigest()


def compare(seconds: float = LASTS) -> int:
    """Compare the reports that are not known, those that expire first before others; how many were compared.

    Two at once do no harm: both write down the same. A report whose drafts are all decided is left out.
    """
    end, done, filters = time.monotonic() + seconds, 0, Filters()
    for _ in range(PAGES):
        now = timezone.now()
        page = load_page(filters, now)
        for leader in page.leaders:
            items = page.report(leader)
            if told(page, leader) or not any(page.ready(item, now) for item in items):
                continue
            if time.monotonic() > end or stopping.asked():
                return done
            done += _compare(leader.id, stamp(page, items))
        if page.next is None:
            break
        filters = replace(filters, after=page.next)
    if done:
        log.info("compared the facts of %d reports", done)
    return done


def _compare(draft: int, of: str) -> bool:
    """Whether it was compared and kept; not where it has gone meanwhile."""
    failed: Compared | None = FAILED
    found = unless_it_fails(partial(_found, draft), failed)
    if found is None:
        return False
    whole = not (found.failed or found.too_long or found.crowded)
    values = {"of": of, "differ": len(found.differs), "all_of_it": whole, "compared_at": timezone.now()}
    FactsCompared.objects.update_or_create(draft_id=draft, defaults=values)
    return True


def _found(draft: int) -> Compared | None:
    try:
        sheet = load_sheet(None, draft)
    except Http404:
        return None
    return compared([column.told for column in sheet.columns], sheet.moment)


def _goes_out(page: Page, item: Item) -> tuple[str, str, bool, str | None] | None:
    """By which it is known whether another text goes out in its place, or went."""
    fate = page.fates.get(item.id)
    return (fate.action, fate.outcome, fate.edit_is_out, fate.in_place) if fate else None


@cache
def _code() -> str:
    return digest_of(ROOM, BESIDE)
