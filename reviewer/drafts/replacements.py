"""Telling the mail that carries an edit out from the agent's own: the queue shows only what nobody else decides.

Whether an edit was handed in is written down by the rooms to the right, decisions and delivery: it is asked through the
draft.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from reviewer.audit.actions import Act
from reviewer.audit.actors import DESK
from reviewer.audit.record import Entry
from reviewer.drafts.content import Content, same_mail
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Mailbox, Revision
from reviewer.drafts.words import AT_LARGE, State

# How long after a decision its replacement may turn up, and how far MultiMail's clock may be behind ours.
REPLACED_WITHIN = timedelta(days=4)
CLOCKS_DIFFER = timedelta(minutes=5)
# Of a draft that waits although a mail in its place is out.
EDIT_IS_OUT = "The edited mail is out, or may go out: reject this one, or its readers may get both."
# A decision is open, or was carried out: any other leaves whatever was handed in for it to be decided like all mails.
OPEN, DONE = "", "done"


@dataclass(frozen=True)
class HandedIn:
    """An approved edit that was handed in as a mail of its own; `known_as` is its id, once MultiMail told it."""

    original: int
    edit: int
    outcome: str
    at: datetime
    known_as: str
    closed_at: datetime | None

    def decides(self, asked_at: datetime | None) -> bool:
        """Whether a mail that waited when asked for then is decided with it: what waits afterwards, nobody decides.

        None is a time that is not known; then it is.
        """
        return asked_at is None or self.closed_at is None or asked_at <= self.closed_at


def edit_is_out(draft: str) -> Exists:
    """Whether a mail that was put in the place of the draft in this column is out, or may be, whatever came after."""
    return Exists(Draft.objects.filter(replaces=OuterRef(draft), state__in=AT_LARGE))


def has_edit_out(draft: Draft) -> bool:
    """The same of one draft."""
    return Draft.objects.filter(replaces=draft, state__in=AT_LARGE).exists()


class Replacements:
    """The approved edits that were handed in to a mailbox, which new mails of it may be.

    While MultiMail's answer is not written down one is known by what it says, else by its id alone: the same text
    by the agent itself is decided like any other mail.
    """

    def __init__(self, mailbox: Mailbox, now: datetime) -> None:
        handed_in = _handed_in(mailbox, now - REPLACED_WITHIN)
        self._known = {one.known_as: one for one in handed_in if one.known_as}
        self._unknown = [one for one in handed_in if one.outcome == OPEN and not one.known_as]
        edits = Revision.objects.in_bulk([one.edit for one in self._unknown]) if self._unknown else {}
        self._said = {pk: edit.content for pk, edit in edits.items()}

    def original_of(self, draft: Draft, content: Content, asked_at: datetime | None) -> int | None:
        """The id of the draft in whose place this new one was put, which waited when asked for.

        None for a mail of the agent's own, and for what waits although its decision was carried out.
        """
        if known := self._known.get(draft.multimail_id):
            return known.original if known.decides(asked_at) else None
        for one in self._unknown:
            if draft.received_at > one.at - CLOCKS_DIFFER and same_mail(self._said[one.edit], content):
                self._unknown.remove(one)
                return one.original
        return None


def _handed_in(mailbox: Mailbox, since: datetime) -> list[HandedIn]:
    rows = Draft.objects.filter(
        mailbox=mailbox,
        decisions__action="edit",
        decisions__outcome__in=(OPEN, DONE),
        decisions__decided_at__gte=since,
        decisions__delivery__first_sent_at__isnull=False,
    )
    of_delivery = ("decisions__delivery__first_sent_at", "decisions__delivery__replacement_id")
    found = rows.values_list("pk", "decisions__revision", "decisions__outcome", *of_delivery, "decisions__closed_at")
    return [HandedIn(*values) for values in found]


def release(mailbox_id: int, originals: Collection[int], but: Collection[str] = ()) -> list[Entry]:
    """Nobody decides these drafts' replacements with them any more: those that wait do so as mails of their own.

    `but` are the ids, at MultiMail, of those that are known not to wait. Gives what is to be recorded, in the same
    transaction. The mailbox is locked as by whoever takes mails in, so that none comes in as a replacement meanwhile.
    """
    Mailbox.objects.select_for_update(no_key=True).get(pk=mailbox_id)
    waiting = Draft.objects.filter(replaces__in=originals, state=State.PENDING).exclude(multimail_id__in=but)
    drafts = list(waiting.select_related("incident").order_by("pk"))
    if drafts:
        Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).update(replaces=None)
    return [entry(DESK, Act.REPLACEMENT_RELEASED, draft, replaced=draft.replaces_id) for draft in drafts]


def released_when_reopened(drafts: Collection[Draft]) -> list[tuple[Draft, int]]:
    """Those of these drafts, which wait again, that nobody decides with another any more, and which that was.

    Marks them; the caller saves them and records it.
    """
    replaced = {draft: draft.replaces_id for draft in drafts if draft.replaces_id is not None}
    if not replaced:
        return []
    undecided = Draft.objects.filter(pk__in=replaced.values(), decisions__outcome=OPEN).values_list("pk", flat=True)
    still = set(undecided)
    released = [(draft, original) for draft, original in replaced.items() if original not in still]
    for draft, _ in released:
        draft.replaces = None
    return released
