"""The queue's rows under their headings, every word ready. Pure: a page of values and a moment in, groups out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import escape

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from incidents.models import Severity
from reviewer.decisions.models import Action
from reviewer.desk.queue.compared import told
from reviewer.desk.queue.filters import Filters
from reviewer.desk.queue.items import Fate, Item
from reviewer.desk.queue.row_html import AGREE, Cell, Condition, Facts, Row, rows_html
from reviewer.desk.queue.waiting import Page
from reviewer.desk.side_by_side.columns import NEWER_APPROVED, NEWER_WAITS
from reviewer.desk.side_by_side.facts import anchor
from reviewer.desk.standing.carried_out import EDIT_WORDS, edit_word, sign_of
from reviewer.desk.standing.phase import SIGNS, WORDS, Phase, is_rewritten, phase_of
from reviewer.desk.times import NOW, SOON, age, clock, level, span, went_out
from reviewer.drafts import audiences
from reviewer.drafts.words import Kind, State
from reviewer.fence.classify import Known, look

# How many addresses of a mail a row looks at: thousands would keep the page waiting. The page of the mail looks at all.
MOST_LOOKED_AT = 200
SHORT = {"engineering": "Eng", "executive": "Exec", "customer": "Cust"}
KIND_WORDS = {kind.value: kind.label for kind in Kind}
SEVERITY_WORDS = {grade.value: grade.label for grade in Severity}


@dataclass(frozen=True)
class Group:
    """Rows under one heading. `count` is None where the group goes on on another page."""

    title: str
    rows: list[Row]
    count: int | None

    @property
    def html(self) -> SafeString:
        """The rows' markup."""
        return rows_html(self.rows)

    @property
    def words(self) -> str:
        """As "3 drafts"."""
        return "" if self.count is None else f"{self.count} draft{'' if self.count == 1 else 's'}"


class Drawing:
    """Draws the rows of one page at one moment, for the person with the id `reader`."""

    def __init__(self, page: Page, filters: Filters, mailboxes: dict[int, str], now: datetime, reader: int) -> None:
        self.page, self.filters, self.mailboxes, self.now, self.reader = page, filters, mailboxes, now, reader
        # The page of a draft goes on in the part of the queue that it was opened from.
        self.href = reverse("review", args=[0]).replace("0", "{}") + escape(filters.query())
        self._told = told(page)
        self._judged: dict[int, tuple[int, int]] = {}
        self._read_by: dict[tuple[tuple[str, ...], str], tuple[int, int]] = {}

    def groups(self) -> list[Group]:
        """The page's rows under their headings, in order."""
        groups: list[Group] = []
        for leader in self.page.leaders:
            row = self.row(leader)
            if not groups or groups[-1].title != row.group:
                groups.append(Group(row.group, [], None))
            groups[-1].rows.append(row)
        return [Group(group.title, group.rows, self._count(groups, at)) for at, group in enumerate(groups)]

    def row(self, leader: Item) -> Row:
        """The row of the report that `leader` stands for."""
        items = self.page.report(leader)
        waiting = [item for item in items if item.state == State.PENDING] or [leader]
        first = self._first(waiting, leader)
        mailbox = self.mailboxes.get(first.mailbox_id, "")
        return Row(
            id=leader.id,
            href=self.href.format(first.id),
            title=first.subject or "(no subject)",
            severity="SEV?" if leader.severity == Severity.UNKNOWN else SEVERITY_WORDS.get(leader.severity, "SEV?"),
            grade=leader.severity,
            incident=leader.incident or "",
            kind=KIND_WORDS.get(leader.kind, leader.kind),
            written=age(self.now - max(item.received_at for item in waiting)),
            sender=first.agent or first.sender,
            mailbox=mailbox if first.agent or first.sender != mailbox else "",
            cells=self._cells(leader, items),
            facts=self._facts(leader, items, first),
            expires=first.expires_at.isoformat(),
            left=span(first.expires_at - self.now) if first.expires_at > self.now else "Expired",
            at=clock(first.expires_at, self.now) if first.expires_at > self.now else "checking",
            level=level(first.expires_at - self.now),
            drafts=len(waiting),
            group=self._heading(leader),
        )

    def _first(self, waiting: Sequence[Item], leader: Item) -> Item:
        """The draft a row opens: the one that expires first, of the audience that was asked for."""
        if self.filters.sort.name == "expires":
            return leader
        ready = [item for item in waiting if self.page.ready(item, self.now)]
        wanted = [item for item in ready if self.filters.audience in (None, item.audience)]
        return min(wanted or [leader], key=lambda item: (item.expires_at, item.id))

    def _cells(self, leader: Item, items: Sequence[Item]) -> list[Cell]:
        if leader.report is None:
            words = audiences.label(leader.audience)
            href = self.href.format(leader.id)
            return [Cell(words, words, href, self.state([leader], self.page.fates.get(leader.id)), span=True)]
        return [self._cell(name, [item for item in items if item.audience == name]) for name in settings.AUDIENCES]

    def _cell(self, audience: str, items: Sequence[Item]) -> Cell:
        label = audiences.label(audience)
        short = SHORT.get(audience, label[:5])
        if not items:
            return Cell(label, short)
        shown = min(items, key=self._urgency)
        same = [item for item in items if item is not shown and self._urgency(item)[0] == self._urgency(shown)[0]]
        decided = [item for item in items if item.state == State.PENDING and not self.page.ready(item, self.now)]
        state = self.state([shown, *same], self.page.fates.get(shown.id), decided)
        return Cell(label, short, self.href.format(shown.id), state)

    def _facts(self, leader: Item, items: Sequence[Item], first: Item) -> Facts:
        """In how many facts the report differs, as far as it was compared; the way there is by the draft it opens."""
        if not any(self.page.ready(item, self.now) for item in items):
            return Facts()
        known = self._told.get(leader.id)
        if known is None:
            return Facts("Not yet compared")
        if not known.differ:
            return Facts(AGREE if known.all_of_it else "Not all compared")
        words = f"{known.differ} differ{'s' if known.differ == 1 else ''}"
        note = "" if known.all_of_it else "Not all compared"
        return Facts(words, note, f"{self.href.format(first.id)}#{anchor(1)}")

    def _urgency(self, item: Item) -> tuple[int, float]:
        """What waits comes before what is decided, and that before what is closed, of which the latest is shown.

        Of what is closed comes first what was rewritten after its approval, or did not reach everybody, until somebody
        has taken note of it.
        """
        if item.state != State.PENDING:
            alarm = (is_rewritten(item) or item.unreached_at) and not item.noted_at
            return 2 if alarm else 3, -(item.closed_at or item.received_at).timestamp()
        return int(not self.page.ready(item, self.now)), item.expires_at.timestamp()

    def state(self, items: Sequence[Item], fate: Fate | None, decided: Sequence[Item] = ()) -> Condition:
        """How the drafts of one cell stand; the first is the one shown. `decided`: those beside them under way."""
        item = items[0]
        if fate and not fate.outcome:
            return under_way(fate, self.now)
        if item.state != State.PENDING:
            return closed(item, fate, self.now)
        if item.expires_at <= self.now:
            return Condition("clock", "Expired", "warn", "checking")
        shown = self._waiting_state(items, fate, decided)
        notes = (f"1 of {len(items)}" if len(items) > 1 else "", shown.note)
        return replace(shown, note=" · ".join(filter(None, notes)), edit=self._whose_edit(item))

    def _waiting_state(self, items: Sequence[Item], fate: Fate | None, decided: Sequence[Item]) -> Condition:
        """What stands between a draft that waits and its approval, as far as lists know."""
        item, note = items[0], self._note(items[0], fate)
        if fate and fate.edit_is_out:
            return Condition("alert", "Edit is out", "block", note)
        blocks, warns = self.judged(item)
        if blocks:
            return Condition("stop", f"{blocks} blocker{'' if blocks == 1 else 's'}", "block", note)
        if not item.scanned:
            return Condition("circle", "Waiting", "wait", note or "Not scanned yet")
        if len(item.recipients) > MOST_LOOKED_AT:
            return Condition("alert", "Many readers", "warn", note or "Not all looked at")
        if warns:
            return Condition("alert", f"{warns} warning{'' if warns == 1 else 's'}", "warn", note)
        if any(_came_after(one, item) for one in items[1:]):
            return Condition("alert", NEWER_WAITS.word, "warn", note)
        if any(_came_after(one, item) and self._approved(one) for one in decided):
            return Condition("alert", NEWER_APPROVED.word, "warn", note)
        # Whether it is ready takes its text: what is not what it seems, or differs from the other versions.
        return Condition("check", "No open hints", "note", note)

    def judged(self, item: Item) -> tuple[int, int]:
        """What blocks it and what warns; each draft is looked at once."""
        if item.id not in self._judged:
            # The drafts of a desk go to a few lists, over and over.
            to = tuple(item.recipients), item.audience
            if to not in self._read_by:
                self._read_by[to] = _read_by(item, self.page.fence)
            self._judged[item.id] = _with_hints(item, self._read_by[to])
        return self._judged[item.id]

    def _approved(self, item: Item) -> bool:
        """Whether it, or an edit of it, is about to go out."""
        fate = self.page.fates.get(item.id)
        return fate is not None and not fate.outcome and fate.action in (Action.APPROVE, Action.EDIT)

    def _note(self, item: Item, fate: Fate | None) -> str:
        if approvals := self.page.approvals.get(item.id):
            return f"{approvals} approval{'s' if approvals > 1 else ''} so far"
        if fate is None:
            return ""
        ended = {"stopped": "Stopped before", "void": "Decided, then changed", "elsewhere": "Decided, waits again"}
        return ended.get(fate.outcome, "")

    def _whose_edit(self, item: Item) -> str:
        """Whose edit of it waits, this person's first; empty without one."""
        whose = self.page.edits.get(item.id)
        if not whose:
            return ""
        first = "Your" if self.reader in whose else f"{_first_name(next(iter(whose.values())))}'s"
        return f"{first} edit" + (f" and {len(whose) - 1} more" if len(whose) > 1 else "")

    def _heading(self, leader: Item) -> str:
        if self.filters.sort.name == "severity":
            return "Severity unknown" if leader.severity == Severity.UNKNOWN else SEVERITY_WORDS[leader.severity]
        if self.filters.sort.name == "newest":
            return by_age(leader.received_at, self.now)
        return by_time_left(leader.expires_at, self.now)

    def _count(self, groups: Sequence[Group], at: int) -> int | None:
        goes_on = (at == 0 and self.filters.after) or (at == len(groups) - 1 and self.page.next)
        return None if goes_on else sum(row.drafts for row in groups[at].rows)


def judged(item: Item, fence: Mapping[str, Known]) -> tuple[int, int]:
    """What blocks a draft that waits and what warns, as far as lists know; of one not `scanned` its readers alone."""
    return _with_hints(item, _read_by(item, fence))


def _read_by(item: Item, fence: Mapping[str, Known]) -> tuple[int, int]:
    """From how many of its addresses it is kept, and how many are in doubt."""
    seen = look(item.recipients[:MOST_LOOKED_AT], item.audience, fence, settings.AUDIENCES)
    return sum(one.blocked for one in seen), sum(one.warns for one in seen)


def _with_hints(item: Item, readers: tuple[int, int]) -> tuple[int, int]:
    hinted = ((item.blocks or 0), (item.warns or 0)) if item.scanned else (0, 0)
    return hinted[0] + readers[0], hinted[1] + readers[1]


def under_way(fate: Fate, now: datetime) -> Condition:
    """A decision that is not carried out yet."""
    done = {"approve": "Approved", "reject": "Rejected", "edit": "Edited"}.get(fate.action, "Decided")
    by = f"{done}, {_first_name(fate.decided_by)}"
    phase = phase_of(fate.delivery, fate.step, fate.hold_until, now)
    until = fate.hold_until.isoformat() if phase == Phase.HOLD else ""
    words = span(fate.hold_until - now) if until else WORDS[phase]
    icon, tone = SIGNS[phase]
    return Condition(icon, words, tone, by, until)


def closed(item: Item, fate: Fate | None, now: datetime) -> Condition:
    """A draft that MultiMail no longer holds."""
    if is_rewritten(item):
        return Condition("alert", "Changed", "warn" if item.noted_at else "block", "after approval")
    if item.unreached_at:
        word = State.FAILED.label if item.state == State.FAILED else "Bounced"
        return Condition("alert", word, "warn" if item.noted_at else "block", "after approval")
    by = f"by {_first_name(fate.decided_by)}" if fate and fate.outcome == "done" else ""
    if fate and fate.outcome == "done" and fate.action == Action.EDIT:
        return _edit_carried_out(item, fate, by, now)
    when = _at(went_out(item.closed_at, item.send_at, now) if item.state == State.SENT else item.closed_at, now)
    words = {State.SENT: ("paper-airplane", "Sent"), State.REJECTED: ("x-circle", "Rejected")}
    icon, word = words.get(State(item.state), ("circle-slash", State(item.state).label))
    return Condition(icon, f"{word} {when}".strip() if len(word) < 9 else word, "done", by)


def _edit_carried_out(item: Item, fate: Fate, by: str, now: datetime) -> Condition:
    """A draft whose edit was carried out: what became of the mail in its place."""
    word = edit_word(fate.in_place, fate.in_place_called)
    icon, tone = sign_of(fate.in_place, fate.in_place_called)
    if tone in ("ok", "note"):
        when = _at(went_out(item.closed_at, fate.in_place_send_at, now), now) if word == EDIT_WORDS[State.SENT] else ""
        return Condition(icon, f"{word} {when}".strip(), "done", by)
    return Condition(icon, word, "warn" if item.noted_at else tone, by)


def _at(moment: datetime | None, now: datetime) -> str:
    return clock(moment, now).removesuffix(" UTC") if moment else ""


def _came_after(one: Item, other: Item) -> bool:
    return (one.received_at, one.id) > (other.received_at, other.id)


def _first_name(name: str) -> str:
    return (name.split() or ["somebody"])[0]


def by_time_left(expires: datetime, now: datetime) -> str:
    """The heading for a time of expiry."""
    left = expires - now
    if left <= timedelta(0):
        return "Expired, checking with MultiMail"
    if left < NOW:
        return "Expires in under 1 hour"
    if left < SOON:
        return "Expires in under 6 hours"
    return "Today" if expires.date() == now.date() else "Later"


def by_age(received: datetime, now: datetime) -> str:
    """The heading for a time of arrival."""
    if now - received < timedelta(hours=1):
        return "Arrived in the last hour"
    if received.date() == now.date():
        return "Arrived today"
    return "Arrived yesterday" if received.date() == (now - timedelta(days=1)).date() else "Arrived earlier"
