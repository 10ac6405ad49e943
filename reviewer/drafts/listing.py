"""What waits for a decision, as MultiMail lists it. Only HTTP here, as in fetch.py.

The pending list holds whole texts, and nothing limits how many wait: what is too large for an answer, or does not come
in time, is asked for in smaller pages. Where even one mail is too much, it and what stands behind it are found in the
mailboxes' own lists, which name no texts.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from reviewer.drafts.limits import named_by
from reviewer.drafts.plan import Key, is_closed, listed_digest
from reviewer.multimail.client import PAGE, Client
from reviewer.multimail.errors import KeyRefused, Late, NotFound, OutboundError, TooLarge, Unreadable
from reviewer.multimail.schemas import MailboxInfo, Page
from reviewer.multimail.words import HELD

log = logging.getLogger(__name__)

MOST_PAGES = 10_000
# How much less is asked for when a page is too much, and how much more after each that came: long mails slow the rest
# down only for a while.
SHRINKS, GROWS = 4, 2
Told = Callable[[str, int], None]


@dataclass
class Listing:
    """The pending list as far as it could be read, as digests. `complete` only when its end was reached.

    The digest is of all that was listed of a mail, and of what its mailbox adds: the texts are many, and are not kept.
    `wait`: for how many seconds MultiMail, which named a limit, wants to be left alone.
    """

    mailboxes: dict[str, MailboxInfo] = field(default_factory=dict)
    digests: dict[Key, str] = field(default_factory=dict)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    complete: bool = False
    error: str = ""
    wait: float = 0.0

    def take(self, page: Page) -> None:
        """Add what a page lists; of what is known already it may tell more."""
        for item in page.items:
            self.digests[item.mailbox_id, item.id] = listed_digest(item, self.mailboxes.get(item.mailbox_id))
        self.unreadable += page.unreadable

    def take_without_texts(self, page: Page) -> None:
        """Add what waits on a page that tells less: a server may list what it was not asked for as well."""
        waiting = [item for item in page.items if not is_closed(item.status)]
        new = [item for item in waiting if (item.mailbox_id, item.id) not in self.digests]
        known = {ident for ident, _ in self.unreadable}
        self.take(Page(new, [(ident, why) for ident, why in page.unreadable if ident not in known], None))


def read_list(client: Client, told: Told) -> Listing:
    """Mailboxes and the whole pending list, page by page; `told` hears of the progress.

    A failure on the way ends it early, with what was read so far. A failure before anything was read raises.
    """
    listing = Listing(mailboxes={box.id: box for box in client.mailboxes()})
    try:
        try:
            _read_queue(client, listing, told)
        except (TooLarge, Late) as error:
            log.warning("the list of what waits is read mailbox by mailbox: %s", error)
            _read_mailboxes(client, listing, told)
    except OutboundError as error:
        if not listing.digests:
            raise
        listing.error, listing.wait = str(error), named_by(error)
    else:
        listing.complete = not listing.error
    return listing


def _read_queue(client: Client, listing: Listing, told: Told) -> None:
    queue = _Queue(client)
    for page in _pages(queue.ask):
        listing.take(page)
        told("listed", len(listing.digests))
    if queue.may_go_on:
        # Not known to be the end. Officially there are no pages: who is not asked for one answers with all that waits.
        listing.unreadable.clear()
        for page in _pages(lambda cursor: client.pending(cursor, None)):
            listing.take(page)
            told("listed", len(listing.digests))


def _read_mailboxes(client: Client, listing: Listing, told: Told) -> None:
    """What is not listed yet. A mailbox of which MultiMail tells nothing keeps no other out."""
    for mailbox_id in listing.mailboxes:
        for status in sorted(HELD):
            try:
                for page in _pages(partial(client.held, mailbox_id, status)):
                    listing.take_without_texts(page)
                    told("listed", len(listing.digests))
            except (KeyRefused, NotFound) as error:
                if not error.explained:
                    raise
                listing.error = str(error)


def _pages(ask: Callable[[str | None], Page]) -> Iterator[Page]:
    """All pages, each asked for with the cursor of the one before. Raises Unreadable when they do not end."""
    cursor, met = None, set[str]()
    for _ in range(MOST_PAGES):
        page = ask(cursor)
        yield page
        cursor = page.cursor
        if cursor is None:
            return
        if cursor in met:
            break
        met.add(cursor)
    raise Unreadable("MultiMail's pages do not end")


class _Queue:
    """Pages of the pending list, each as large as MultiMail can answer, and in time."""

    def __init__(self, client: Client) -> None:
        self._client, self._limit, self.may_go_on = client, PAGE, False

    def ask(self, cursor: str | None) -> Page:
        """Raises TooLarge or Late when a single mail is too much."""
        while True:
            try:
                page = self._client.pending(cursor, self._limit)
            except (TooLarge, Late):
                if self._limit == 1:
                    raise
                self._limit = max(self._limit // SHRINKS, 1)
            else:
                self.may_go_on = page.may_go_on(self._limit)
                self._limit = min(self._limit * GROWS, PAGE)
                return page
