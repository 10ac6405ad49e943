"""The mails that were rewritten after their approval: what nobody has taken note of, and what somebody has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.expressions import OrderBy

from reviewer.audit.models import Event
from reviewer.decisions.models import Decision
from reviewer.decisions.noting import NOTED
from reviewer.desk.status import last_decisions
from reviewer.desk.telling import Told, tell
from reviewer.desk.times import clock
from reviewer.drafts.models import Draft, State
from reviewer.drafts.rewrites import CHANGED, rewritten_mails

SHOWN = 100
# An agent may rewrite one mail over and over; what is told of each is its last event.
EVENTS_READ = 1000


@dataclass(frozen=True)
class Mail:
    """One of them, with who approved it, what was changed last, and who took note of it."""

    draft: Draft
    decision: Decision | None
    change: Told | None
    note: Told | None
    now: datetime

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
        return self.draft.rewrite_noted_at is not None

    @property
    def told(self) -> str:
        """What becomes of it, in a sentence."""
        if self.unknown:
            return "Nobody had approved what it says now. What became of it is not known: MultiMail may have sent it."
        if not self.scheduled:
            return "Nobody had approved what was sent."
        when = f" at {clock(self.draft.send_at, self.now)}" if self.draft.send_at else ""
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
class Changed:
    """At most SHOWN of them; `more` says whether there are others."""

    waiting: Sequence[Mail]
    noted: Sequence[Mail]
    more: bool

    @property
    def shown(self) -> int:
        """How many are shown."""
        return len(self.waiting) + len(self.noted)


def load_changed(person: str, action: str, words: str, now: datetime) -> Changed:
    """Those that fit; first what nobody has taken note of, and of that what can still be stopped, the soonest first."""
    rows = _fitting(person, action, words).select_related("incident")
    found = list(rows.order_by(F("rewrite_noted_at").desc(nulls_first=True), *_soonest_first())[: SHOWN + 1])
    mails = _told(found[:SHOWN], now)
    waiting, noted = ([mail for mail in mails if mail.noted is is_noted] for is_noted in (False, True))
    return Changed(waiting, noted, len(found) > SHOWN)


def _soonest_first() -> Sequence[OrderBy | str]:
    """Asked of the database, before the list is cut: what goes out next is shown however many there are."""
    stoppable = Case(When(state=State.SCHEDULED, then=0), default=1)
    goes_out_at = Case(When(state=State.SCHEDULED, then="send_at"))
    return stoppable.asc(), goes_out_at.asc(nulls_first=True), "-rewritten_at", "-id"


def _fitting(person: str, action: str, words: str) -> QuerySet[Draft]:
    rows = rewritten_mails()
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


def _told(drafts: Sequence[Draft], now: datetime) -> list[Mail]:
    decisions = last_decisions(draft.replaces_id or draft.pk for draft in drafts)
    events = Event.objects.filter(draft__in=[str(draft.pk) for draft in drafts], action__in=(CHANGED, NOTED))
    last: dict[tuple[str, str], Told] = {}
    for event in events.order_by("-seq")[:EVENTS_READ]:
        last.setdefault((event.draft, event.action), tell(event))
    return [
        Mail(
            draft=draft,
            decision=decisions.get(draft.replaces_id or draft.pk),
            change=last.get((str(draft.pk), CHANGED)),
            note=last.get((str(draft.pk), NOTED)),
            now=now,
        )
        for draft in drafts
    ]
