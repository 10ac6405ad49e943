"""The list of decisions: filters from the address, pages by key."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision

PAGE = 50
HOLD = "hold"
STATES: Sequence[tuple[str, str]] = (
    (HOLD, "In hold"),
    ("waiting", "Waiting to be posted"),
    ("posting", "Posting"),
    ("needs_look", "Needs a look"),
    ("done", "Done"),
    ("elsewhere", "Decided elsewhere"),
    ("void", "Void"),
    ("stopped", "Stopped"),
)


@dataclass(frozen=True)
class Filters:
    """What to show; an empty value shows everything."""

    state: str = ""
    person: str = ""
    action: str = ""
    q: str = ""
    states: Sequence[tuple[str, str]] = STATES
    actions: Sequence[tuple[str, str]] = field(default_factory=lambda: Action.choices)

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """From the address; what is not known there is left out."""
        state, action, person = query.get("state", ""), query.get("action", ""), query.get("person", "")
        return cls(
            state=state if state in dict(STATES) else "",
            person=person if person.isdecimal() and len(person) < 10 else "",
            action=action if action in Action.values else "",
            q=query.get("q", "").replace("\0", "").strip()[:200],
        )

    @property
    def any(self) -> bool:
        """Whether something is filtered out."""
        return bool(self.state or self.person or self.action or self.q)

    @property
    def query(self) -> str:
        """As an address says it, without the page."""
        values = {"q": self.q, "state": self.state, "person": self.person, "action": self.action}
        return urlencode({name: value for name, value in values.items() if value})


# How far it is: icon and tone.
FAR = {
    HOLD: ("clock", "note"),
    "waiting": ("hourglass", "note"),
    "posting": ("sync", "note"),
    "needs_look": ("alert", "block"),
    "done": ("check", "ok"),
    "elsewhere": ("link-external", "note"),
    "void": ("circle-slash", "warn"),
    "stopped": ("undo", "note"),
}


@dataclass(frozen=True)
class Row:
    """One decision and how far it is."""

    decision: Decision
    state: str

    @property
    def day(self) -> date:
        """The day it was decided, in UTC."""
        return self.decision.decided_at.date()

    @property
    def label(self) -> str:
        """How far it is, in words."""
        return dict(STATES)[self.state]

    @property
    def far_icon(self) -> str:
        """The sign of how far it is."""
        return FAR[self.state][0]

    @property
    def tone(self) -> str:
        """How that is drawn."""
        return FAR[self.state][1]

    @property
    def verb(self) -> str:
        """What the person did."""
        return self.decision.past_tense

    @property
    def icon(self) -> str:
        """The sign of what was decided."""
        return {"approve": "check-circle", "reject": "x-circle", "edit": "pencil"}[self.decision.action]

    @property
    def kind(self) -> str:
        """How the sign is drawn."""
        return "block" if self.decision.action == Action.REJECT else "decision"

    @property
    def said(self) -> str:
        """What the delivery has to say: its problem while it has one, else how it ended."""
        return self.decision.delivery.problem or self.decision.delivery.note


@dataclass(frozen=True)
class Page:
    """At most PAGE rows, the address of the next ones, and who can be asked for."""

    rows: Sequence[Row]
    next_query: str
    people: Sequence[User]


def load_page(filters: Filters, before: str, now: datetime) -> Page:
    """Rows older than the key `before`, newest first. The cost does not grow with the history (invariant 9)."""
    rows = _filtered(filters, now)
    if key := _key(before):
        moment, pk = key
        rows = rows.filter(Q(decided_at__lt=moment) | Q(decided_at=moment, pk__lt=pk))
    found = list(rows.order_by("-decided_at", "-id")[: PAGE + 1])
    more = found[PAGE - 1] if len(found) > PAGE else None
    return Page(
        rows=[_row(decision, now) for decision in found[:PAGE]],
        next_query=_next(filters, more) if more else "",
        people=list(User.objects.filter(role__in=("lead", "commander")).order_by("name", "email")[:100]),
    )


def _filtered(filters: Filters, now: datetime) -> QuerySet[Decision]:
    rows = Decision.objects.select_related("delivery", "decided_by", "draft", "draft__incident", "revision").defer(
        "revision__text", "revision__html", "draft__tags"
    )
    if filters.state == HOLD:
        rows = rows.filter(delivery__state="waiting", delivery__step="", delivery__hold_until__gt=now)
    elif filters.state == "waiting":
        rows = rows.filter(delivery__state="waiting").exclude(delivery__step="", delivery__hold_until__gt=now)
    elif filters.state:
        rows = rows.filter(delivery__state=filters.state)
    if filters.person:
        rows = rows.filter(decided_by_id=int(filters.person))
    if filters.action:
        rows = rows.filter(action=filters.action)
    if filters.q:
        words = filters.q
        rows = rows.filter(
            Q(draft__subject__icontains=words)
            | Q(draft__incident__key__icontains=words)
            | Q(reason__icontains=words)
            | Q(draft__multimail_id=words)
        )
    return rows


def _row(decision: Decision, now: datetime) -> Row:
    state = HOLD if decision.delivery.in_hold(now) else decision.delivery.state
    return Row(decision, state)


def _next(filters: Filters, last: Decision) -> str:
    key = urlencode({"before": f"{last.decided_at.isoformat()}_{last.pk}"})
    return f"{filters.query}&{key}" if filters.query else key


def _key(before: str) -> tuple[datetime, int] | None:
    moment, _, pk = before.rpartition("_")
    try:
        parsed = parse_datetime(moment)
        # Near the ends of time a moment of another zone has no date in ours.
        here = parsed.astimezone(UTC) if parsed and parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return (here, int(pk)) if here and pk.isdecimal() and len(pk) < 19 else None
