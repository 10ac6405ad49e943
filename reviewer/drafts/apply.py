"""The last part of a pass: writing what was fetched, in short transactions. Appliers of one mailbox take turns."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from reviewer.audit.actions import Act
from reviewer.audit.actors import MULTIMAIL
from reviewer.audit.record import record_many
from reviewer.clock import shared_now
from reviewer.drafts import saving, shown, unreached
from reviewer.drafts.content import Content, differences
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Mailbox, Revision
from reviewer.drafts.patterns import by_pattern
from reviewer.drafts.places import filled, incidents_of, place_draft, said_in_threads
from reviewer.drafts.plan import READ_AS, Key, state_of
from reviewer.drafts.replacements import Replacements, released_when_reopened
from reviewer.drafts.rewrites import Rewrites, approver
from reviewer.drafts.sorting import Rules, Sorted, sort
from reviewer.drafts.told import is_answered
from reviewer.drafts.words import AT_LARGE, State
from reviewer.multimail.schemas import Email, MailboxInfo, aware
from reviewer.multimail.words import Status
from reviewer.nudge import nudge
from reviewer.storable import fitted


@dataclass
class Applied:
    """What was written: ids of drafts."""

    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)


def apply_mailboxes(infos: Iterable[MailboxInfo]) -> dict[str, Mailbox]:
    """The mailboxes as rows, written only where something differs; by MultiMail's id."""
    known = {box.multimail_id: box for box in Mailbox.objects.all()}
    for info in infos:
        wanted = shown.mailbox_fields(info)
        box = known.get(info.id)
        if box is None or any(getattr(box, name) != value for name, value in wanted.items()):
            known[info.id], _ = Mailbox.objects.update_or_create(multimail_id=info.id, defaults=wanted)
    return known


def apply(mailbox: Mailbox, fetched: Sequence[Fetched], listed: Mapping[Key, str]) -> Applied:
    """Write a lot of details of one mailbox, in one transaction. `listed` are the digests to remember, by key."""
    with transaction.atomic():
        mailbox = Mailbox.objects.select_for_update(no_key=True).get(pk=mailbox.pk)
        ids = [item.key[1] for item in fetched]
        rows = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("incident", "current")
        known = {row.multimail_id: row for row in rows.filter(mailbox=mailbox, multimail_id__in=ids).order_by("pk")}
        return _Lot(mailbox, listed).write(fetched, known)


class _Lot:
    """One transaction's work on one mailbox.

    The number of its queries does not grow with the number of emails that came, went, or changed while they waited.
    Each alarm needs a few of its own: a mail that was rewritten after its approval, a note that lapses.
    """

    def __init__(self, mailbox: Mailbox, listed: Mapping[Key, str]) -> None:
        self.mailbox, self.listed = mailbox, listed
        self.done, self.now = Applied(), timezone.now()
        # What is compared with other machines' stamps is told by the clock that all share.
        self.stamp, self.ahead = shared_now()
        self.told: list[tuple[Draft, Act, dict[str, Any]]] = []

    def write(self, fetched: Sequence[Fetched], known: Mapping[str, Draft]) -> Applied:
        fresh, changing = [], []
        for item in fetched:
            draft = known.get(item.key[1])
            if draft is not None:
                if not shown.is_outdated(self._asked_at(item), draft, self.stamp):
                    changing.append((draft, shown.directed(item, draft)))
            elif item.email is not None and state_of(item.email.status) == State.PENDING:
                fresh.append((item, item.email))
        if changing:
            self._update(changing)
        if fresh:
            self._create(fresh)
        record_many([entry(MULTIMAIL, action, draft, **data) for draft, action, data in self.told])
        return self.done

    # --- what is new ---

    def _create(self, fresh: Sequence[tuple[Fetched, Email]]) -> None:
        threads = said_in_threads(self.mailbox, (shown.thread(email) for _, email in fresh))
        made, contents, found = [], [], []
        for item, email in fresh:
            content, thread = shown.content_of(email, self.mailbox), shown.thread(email)
            place = self._sorted(email, content, threads.get(thread))
            if thread and place.incident:
                threads.setdefault(thread, place)
            made.append(Draft(mailbox=self.mailbox, multimail_id=item.key[1], **self._fields(item.key, email)))
            contents.append(content)
            found.append(place)
        incidents, replacements = incidents_of(found), Replacements(self.mailbox, self.now)
        for draft, content, place, (item, _) in zip(made, contents, found, fresh, strict=True):
            place_draft(draft, place, incidents)
            draft.replaces_id = replacements.original_of(draft, content, self._asked_at(item))
        self._insert(made, contents)

    def _insert(self, made: Sequence[Draft], contents: Sequence[Content]) -> None:
        Draft.objects.bulk_create(made, batch_size=saving.BATCH)
        revisions = [
            Revision(draft=draft, number=1, created_at=self.stamp, **Revision.fields_of(content))
            for draft, content in zip(made, contents, strict=True)
        ]
        saving.make_current(revisions)
        # One statement for all, a quarter of the whole lot's time cheaper than bulk_update's list of cases.
        first = Revision.objects.filter(draft=OuterRef("pk"), number=1).values("pk")
        Draft.objects.filter(pk__in=[draft.pk for draft in made]).update(current=Subquery(first))
        for revision in revisions:
            self.done.new.append(revision.draft.pk)
            action = Act.REPLACEMENT_SEEN if revision.draft.replaces_id else Act.RECEIVED
            self.told.append((revision.draft, action, {"digest": revision.digest}))

    # --- what we know already ---

    def _update(self, changing: Sequence[tuple[Draft, Fetched]]) -> None:
        before = {draft.pk: saving.values(draft) for draft, _ in changing}
        over = {draft.pk for draft, _ in changing if not draft.is_open}
        found: list[tuple[Draft, Sorted]] = []
        contents: list[tuple[Draft, Content]] = []
        reopened: list[Draft] = []
        rewrites = Rewrites(self.stamp)
        for draft, item in changing:
            if item.email is None or item.email.status == Status.DELETED:
                self._remove(draft, item)
                continue
            sorted_by, was_open = (draft.subject, draft.tags), draft.is_open
            self._take_over(draft, item.key, item.email)
            if draft.is_open and not was_open:
                reopened.append(draft)
            content = shown.content_of(item.email, self.mailbox)
            if rewrites.met(draft, content, item.email):
                contents.append((draft, content))
            if not draft.is_open and (draft.pk in rewrites.told or sorted_by == (draft.subject, draft.tags)):
                continue  # it stays where it was read: nothing changed, or what did was read by nobody
            if draft.is_open and (draft.current is None or draft.current.digest != content.digest):
                contents.append((draft, content))
            if not draft.sorted_by_hand:
                found.append((draft, filled(self._sorted(item.email, content, None), draft)))
        self._release(reopened)
        self._revise(contents, rewrites)
        incidents = incidents_of(place for _, place in found)
        stood = [(draft.incident_id, draft.kind, draft.audience) for draft, _ in found]
        for draft, place in found:
            place_draft(draft, place, incidents)
        if stood != [(draft.incident_id, draft.kind, draft.audience) for draft, _ in found]:
            nudge("redaction.scan")
        self._heard(changing, over, before)
        saving.save([draft for draft, _ in changing], before)
        # Only now: an original may be in this lot itself, and saving it writes what was read before.
        self.told += rewrites.of_originals()

    def _heard(
        self, changing: Sequence[tuple[Draft, Fetched]], over: Container[int], before: Mapping[int, list[Any]]
    ) -> None:
        """Whether MultiMail answered what was told of a bounce; and how new what is known of those that were over is.

        Of what waited, its closing or what it says is stamped as it is written.
        """
        for draft, item in changing:
            if is_answered(draft, item.asked_at):
                draft.bounce_told_at = None
            if draft.pk in over and saving.values(draft) != before[draft.pk]:
                draft.answered_at = self._asked_at(item) or self.stamp

    def _take_over(self, draft: Draft, key: Key, email: Email) -> None:
        """All that MultiMail shows of it but for its content."""
        state, was = shown.state(draft, email), draft.remote_status
        for name, value in self._fields(key, email, draft).items():
            setattr(draft, name, value)
        self._move(draft, state, email.status, email.approved_by or "")
        if email.status == Status.BOUNCED and was != Status.BOUNCED:
            self.told.append((draft, Act.BOUNCED, {}))
        if unreached.met(draft, self.stamp):
            _note_lapses(draft)
        if draft.state == State.SCHEDULED and not draft.closed_by:
            draft.closed_by = fitted(Draft, "closed_by", approver(email, was))

    def _remove(self, draft: Draft, item: Fetched) -> None:
        """Take over that it was deleted. What is shown of it is not looked at: it may be emptied.

        Of what was over the last word stays as well, such as that it bounced.
        """
        email = item.email
        state = shown.removed(draft, email)
        if state == draft.state:
            return
        if email is None and shown.may_be_known_yet(draft, self._asked_at(item) or self.stamp):
            # `_heard` writes beside it since when.
            draft.remote_status = ""
            return
        status, by = (email.status, email.approved_by or "") if email else ("", "")
        self._move(draft, state, status, by)

    def _move(self, draft: Draft, state: State, status: str, by: str) -> None:
        """Take over the state that MultiMail says."""
        draft.remote_status = fitted(Draft, "remote_status", status)
        if draft.state == state:
            return
        was_open = draft.is_open
        draft.state, draft.closed_by = state, fitted(Draft, "closed_by", by)
        if state == State.PENDING:
            draft.closed_at = draft.rewritten_at = draft.unreached_at = draft.noted_at = None
            self.told.append((draft, Act.REOPENED, {}))
            return
        if state in AT_LARGE:
            _note_lapses(draft)
        draft.closed_at = draft.closed_at or self.stamp
        self.done.closed.append(draft.pk)
        self.told.append((draft, Act.CLOSED if was_open else Act.MOVED, {"state": state, "status": status, "by": by}))

    def _release(self, reopened: Sequence[Draft]) -> None:
        """What an edit put in another's place waits again: if that decision is over, like any other mail."""
        for draft, replaced in released_when_reopened(reopened):
            self.told.append((draft, Act.REPLACEMENT_RELEASED, {"replaced": replaced}))

    def _revise(self, contents: Sequence[tuple[Draft, Content]], rewrites: Rewrites) -> None:
        rows = Revision.objects.filter(draft__in=[draft for draft, _ in contents]).order_by()
        last = dict(rows.values_list("draft").annotate(Max("number"))) if contents else {}
        revisions = []
        for draft, content in contents:
            action, changed = rewrites.told.get(draft.pk) or (Act.CHANGED, _differences(draft, content))
            number = last.get(draft.pk, 0) + 1
            fields = Revision.fields_of(content)
            revisions.append(Revision(draft=draft, number=number, created_at=self.stamp, **fields))
            self.done.changed.append(draft.pk)
            data = {"digest": content.digest, "revision": number, "changed": changed}
            self.told.append((draft, action, data))
        saving.make_current(revisions)

    # --- both ---

    def _asked_at(self, item: Fetched) -> datetime | None:
        """By the clock that all share; this process's own may have been off when it asked, as it is now."""
        return item.asked_at and item.asked_at + self.ahead

    def _fields(self, key: Key, email: Email, draft: Draft | None = None) -> dict[str, Any]:
        send_at, told = shown.its_time(email, draft)
        ttl = timedelta(hours=settings.PENDING_TTL_HOURS)
        return {
            "remote_status": fitted(Draft, "remote_status", email.status),
            "direction": fitted(Draft, "direction", email.direction),
            "thread": shown.thread(email),
            "sender": fitted(Draft, "sender", email.sender),
            "subject": fitted(Draft, "subject", email.subject),
            "tags": email.tags or {},
            "listed": self.listed.get(key, ""),
            "read_as": READ_AS,
            "send_at": send_at,
            "send_at_told": told,
            "received_at": aware(email.received_at),
            "expires_at": shown.expires_at(email, send_at, draft, self.now, ttl),
        }

    @cached_property
    def _rules(self) -> Rules:
        """Read only where something is sorted: of what is over, nothing is."""
        return Rules(settings.AUDIENCES, by_pattern(settings.AUDIENCE_RULES))

    def _sorted(self, email: Email, content: Content, thread: Sorted | None) -> Sorted:
        recipients = [*content.to, *content.cc, *(content.bcc or ())]
        return sort(email.subject, email.tags or {}, recipients, self._rules, thread)


def _note_lapses(draft: Draft) -> None:
    """A note was taken of how it stood then, such as of what waited for its time."""
    if draft.noted_at:
        draft.noted_at = None
        Draft.objects.filter(replacements=draft).update(noted_at=None)


def _differences(draft: Draft, content: Content) -> list[str]:
    return differences(draft.current.content, content) if draft.current else []
