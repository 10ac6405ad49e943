"""The mails that raise an alarm: rewritten after their approval, or not with everybody whom they were for.

What nobody has taken note of, and what somebody has.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.expressions import OrderBy

from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.audit.record import newest
from reviewer.decisions.models import Decision
from reviewer.desk.history.decided import REWRITTEN, STATES, UNREACHED
from reviewer.desk.history.telling import ToldEvent, tell
from reviewer.desk.standing.carried_out import BOUNCED
from reviewer.desk.standing.status import last_decisions
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft
from reviewer.drafts.rewrites import rewritten_mails
from reviewer.drafts.unreached import unreached_mails
from reviewer.drafts.words import State

SHOWN = 100
# An agent may rewrite one mail over and over; what is told of each is its last event.
EVENTS_READ = 1000


@dataclass(frozen=True)
class Alarm:
    """What may be the matter: its mails, since when it is so of each, and the event that a note of it is.

    `intro`, `none` and `looked` are told above the list, where it is empty, and behind that.
    """

    state: str
    mails: Callable[[], QuerySet[Draft]]
    since: str
    noted: Act
    intro: str
    none: str
    looked: str

    @property
    def title(self) -> str:
        """As the filter is called."""
        return dict(STATES)[self.state]


ALARMS: Mapping[str, Alarm] = {
    alarm.state: alarm
    for alarm in (
        Alarm(
            REWRITTEN,
            rewritten_mails,
            "rewritten_at",
            Act.REWRITE_NOTED,
            "An agent may change a mail that waits at MultiMail for its time, and MultiMail asks nobody again. "
            "Open each, read what it says now, and take note of it.",
            "No mail that goes out, or went out, is known to be another one than was approved.",
            "What waits for its time is looked at every ten minutes, and when it has gone out.",
        ),
        Alarm(
            UNREACHED,
            unreached_mails,
            "unreached_at",
            Act.UNREACHED_NOTED,
            "These were approved, and MultiMail could not send them, or they came back. "
            "Open each, see to it that its readers are told, and take note of it.",
            "No mail that was approved is known to have failed or bounced.",
            "MultiMail tells of a bounce when it comes.",
        ),
    )
}


@dataclass(frozen=True)
class Mail:
    """One of them, with who approved it, what was changed last, and who took note of it."""

    alarm: Alarm
    draft: Draft
    decision: Decision | None
    change: ToldEvent | None
    note: ToldEvent | None
    now: datetime

    @property
    def since(self) -> datetime:
        """Since when it is so."""
        found: datetime = getattr(self.draft, self.alarm.since)
        return found

    @property
    def unreached(self) -> str:
        """What kept it from reaching everybody, in a word or two, in the list of such mails."""
        if self.alarm.state != UNREACHED:
            return ""
        return State.FAILED.label if self.draft.state == State.FAILED else BOUNCED

    @property
    def scheduled(self) -> bool:
        """Whether it has not gone out yet, as far as is known."""
        return self.draft.state == State.SCHEDULED

    @property
    def unknown(self) -> bool:
        """Whether nobody can tell if it went out."""
        return self.draft.state == State.GONE

    @property
    def noted(self) -> bool:
        """Whether somebody took note of it as it is."""
        return self.draft.noted_at is not None

    @property
    def told(self) -> str:
        """What becomes of it, in a sentence."""
        if self.unreached:
            failed = self.draft.state == State.FAILED
            return (
                "MultiMail could not send it." if failed else "It was sent and came back: it has not reached everybody."
            )
        if self.unknown:
            return "Nobody had approved what it says now. What became of it is not known: MultiMail may have sent it."
        if not self.scheduled:
            return "Nobody had approved what was sent."
        when = f" at {clock(self.draft.send_at, self.now)}" if self.draft.send_at else ""
        if self.draft.is_time_past:
            return f"Nobody has approved what MultiMail was to send{when}. It may be out: look there."
        return f"Nobody has approved what MultiMail will send{when}. Cancel it there in time."

    @property
    def approved(self) -> str:
        """Who approved what it said before."""
        if self.decision is not None and self.decision.outcome == Decision.Outcome.DONE:
            who, when = self.decision.decided_by, clock(self.decision.decided_at, self.now)
            return f"{who} {self.decision.past_tense} it at {when}."
        by = f"by {self.draft.closed_by}" if self.draft.closed_by else "by whom is not known"
        return f"Approved elsewhere, {by}."


@dataclass(frozen=True)
class Alarms:
    """At most SHOWN of them; `more` says whether there are others."""

    alarm: Alarm
    waiting: Sequence[Mail]
    noted: Sequence[Mail]
    more: bool

    @property
    def shown(self) -> int:
        """How many are shown."""
        return len(self.waiting) + len(self.noted)


def load_alarms(alarm: Alarm, person: str, action: str, words: str, now: datetime) -> Alarms:
    """Those that fit; first what nobody has taken note of, and of that what can still be stopped, the soonest first."""
    rows = _fitting(alarm.mails(), person, action, words).select_related("incident")
    unnoted_first = F("noted_at").desc(nulls_first=True)
    found = list(rows.order_by(unnoted_first, *_soonest_first(), f"-{alarm.since}", "-id")[: SHOWN + 1])
    mails = _told(alarm, found[:SHOWN], now)
    waiting, noted = ([mail for mail in mails if mail.noted is is_noted] for is_noted in (False, True))
    return Alarms(alarm, waiting, noted, len(found) > SHOWN)


def _soonest_first() -> Sequence[OrderBy]:
    """Asked of the database, before the list is cut: what goes out next is shown however many there are."""
    stoppable = Case(When(state=State.SCHEDULED, then=0), default=1)
    goes_out_at = Case(When(state=State.SCHEDULED, then="send_at"))
    return stoppable.asc(), goes_out_at.asc(nulls_first=True)


def _fitting(rows: QuerySet[Draft], person: str, action: str, words: str) -> QuerySet[Draft]:
    decided = Decision.objects.filter(Q(draft=OuterRef("pk")) | Q(draft=OuterRef("replaces")), outcome="done")
    if person:
        rows = rows.filter(Exists(decided.filter(decided_by_id=int(person))))
    if action:
        rows = rows.filter(Exists(decided.filter(action=action)))
    if words:
        rows = rows.filter(
            Q(subject__icontains=words)
            | Q(incident__key__icontains=words)
            | Q(multimail_id=words)
            | Exists(decided.filter(reason__icontains=words))
        )
    return rows


def _told(alarm: Alarm, drafts: Sequence[Draft], now: datetime) -> list[Mail]:
    decisions = last_decisions(draft.replaces_id or draft.pk for draft in drafts)
    wanted = (Act.CHANGED_AFTER_APPROVAL, alarm.noted)
    events = Event.objects.filter(draft__in=[str(draft.pk) for draft in drafts], action__in=wanted)
    last: dict[tuple[str, str], ToldEvent] = {}
    for event in newest(events, EVENTS_READ):
        if (event.draft, event.action) not in last:
            last[event.draft, event.action] = tell(event)
    return [
        Mail(
            alarm=alarm,
            draft=draft,
            decision=decisions.get(draft.replaces_id or draft.pk),
            change=last.get((str(draft.pk), Act.CHANGED_AFTER_APPROVAL)),
            note=last.get((str(draft.pk), alarm.noted)),
            now=now,
        )
        for draft in drafts
    ]
