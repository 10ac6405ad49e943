"""The list of decisions: filters from the address, pages by key."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from reviewer.accounts.models import User
from reviewer.accounts.rights import DECIDERS
from reviewer.audit.actors import looks
from reviewer.decisions.models import Action, Decision, are_in_hold
from reviewer.desk.standing.carried_out import InPlace, came_to, drawn, with_in_place
from reviewer.desk.standing.phase import SIGNS, WORDS, Phase, Sign, calmed, is_rewritten, phase_of
from reviewer.drafts.words import State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

PAGE = 50
# What fits the filters is looked for among so many decisions at a time; the page says how far back that was.
LOOKED_THROUGH = 5000
MOST_PEOPLE = 2000
HOLD = "hold"
# What is not carried out yet, as addresses say it. It is little, and has indexes of its own.
UNDER_WAY = {HOLD: Phase.HOLD, "waiting": Phase.QUEUED, "posting": Phase.POSTING, "needs_look": Phase.NEEDS_LOOK}
# No states of a decision but of its mail, also of one that was approved elsewhere: reviewer/desk/history/alarms.py.
REWRITTEN, UNREACHED = "changed", "unreached"
STATES: Sequence[tuple[str, str]] = (
    *((state, WORDS[phase]) for state, phase in UNDER_WAY.items()),
    ("done", "Done"),
    (REWRITTEN, "Changed after approval"),
    (UNREACHED, "Failed or bounced"),
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
    def narrowed(self) -> bool:
        """Whether more than the state is asked for."""
        return bool(self.person or self.action or self.q)

    @property
    def query(self) -> str:
        """As an address says it, without the page."""
        values = {"q": self.q, "state": self.state, "person": self.person, "action": self.action}
        return urlencode({name: value for name, value in values.items() if value})


# How far it is: icon and tone.
FAR = {
    **{state: SIGNS[phase] for state, phase in UNDER_WAY.items()},
    "done": ("check", "ok"),
    "elsewhere": ("link-external", "note"),
    "void": ("circle-slash", "warn"),
    "stopped": ("undo", "note"),
}


@dataclass(frozen=True)
class Row:
    """One decision and how far it is."""

    decision: "WithAnnotations[Decision, InPlace]"
    state: str

    @property
    def day(self) -> date:
        """The day it was decided, in UTC."""
        return self.decision.decided_at.date()

    @cached_property
    def far(self) -> Sign:
        """How far it is."""
        draft = self.decision.draft
        if self.rewritten:
            return Sign("Changed after approval", "alert", calmed(draft, "block"))
        if word := self.came_to:
            icon, tone = drawn(draft, self.decision)
            return Sign(word, icon, calmed(draft, tone))
        if self.state == "elsewhere" and draft.state == State.EXPIRED:
            # Nobody decided that.
            was = "rejected" if self.decision.action == Action.REJECT else "sent"
            return Sign(f"Expired before it was {was}", "clock", "note" if was == "rejected" else "warn")
        return Sign(dict(STATES)[self.state], *FAR[self.state])

    @property
    def rewritten(self) -> bool:
        """Whether it was carried out, and MultiMail then came to show another mail than was approved."""
        return self.state == "done" and is_rewritten(self.decision.draft)

    @property
    def came_to(self) -> str:
        """What is the matter with the mail that went out by it, or that an edit put in its place, in a word or two."""
        return came_to(self.decision.draft, self.decision) if self.state == "done" else ""

    @property
    def verb(self) -> str:
        """What the person did."""
        return self.decision.past_tense

    @property
    def icon(self) -> str:
        """The sign of what was decided."""
        return {"approve": "check-circle", "reject": "x-circle", "edit": "pencil"}[self.decision.action]

    @property
    def said(self) -> str:
        """What the delivery has to say: its problem while it has one, else how it ended, if the mail still is so."""
        if self.came_to:
            return ""
        return self.decision.delivery.problem or self.decision.delivery.note


@dataclass(frozen=True)
class Page:
    """At most PAGE rows, and the address of the next ones.

    `back_to` is how far back was looked, when what follows was not looked at.
    """

    rows: Sequence[Row]
    next_query: str
    back_to: datetime | None = None


D = TypeVar("D", bound=Decision)
# Where a decision stands in the list.
Key = tuple[datetime, int]


def load_page(filters: Filters, before: str, now: datetime) -> Page:
    """Rows older than the key `before`, newest first. The cost does not grow with the history (invariant 9)."""
    key = _key(before)
    end = _end_of_look(key) if filters.any and filters.state not in UNDER_WAY else None
    found = list(_between(_filtered(filters, now), key, end).order_by("-decided_at", "-id")[: PAGE + 1])
    more = len(found) > PAGE
    last = (found[PAGE - 1].decided_at, found[PAGE - 1].pk) if more else end
    return Page(
        rows=[_row(decision, now) for decision in found[:PAGE]],
        next_query=_next(filters, last) if last else "",
        back_to=end[0] if end and not more else None,
    )


def people() -> list[User]:
    """Who can be asked for: whoever may decide now, and whoever did."""
    # Of each person the next entry of the index, if it is theirs. Asked whether any decision is theirs, PostgreSQL may
    # read all of them for each person who made none.
    at_or_after = Decision.objects.filter(decided_by__gte=OuterRef("pk")).order_by("decided_by_id")
    did = Q(pk=Subquery(at_or_after.values("decided_by_id")[:1]))
    may = Q(role__in=DECIDERS)
    return list(User.objects.filter(may | did).order_by("name", "email")[:MOST_PEOPLE])


def labels(people: Sequence[User]) -> list[tuple[int, str]]:
    """How each is asked for: by name, and by the address as well where another one has that name."""
    named = Counter(looks(str(one)) for one in people)
    return [(one.pk, f"{one}, {one.email}" if named[looks(str(one))] > 1 else str(one)) for one in people]


def _between(rows: QuerySet[D], before: Key | None, end: Key | None) -> QuerySet[D]:
    """Those behind the one key, as far as the other. The bare comparisons of times are what the index answers."""
    if before:
        rows = rows.filter(decided_at__lte=before[0]).exclude(decided_at=before[0], pk__gte=before[1])
    if end:
        rows = rows.filter(decided_at__gte=end[0]).exclude(decided_at=end[0], pk__lt=end[1])
    return rows


def _end_of_look(before: Key | None) -> Key | None:
    """The last decision that is looked at from there on; None when none is left behind it."""
    rows = _between(Decision.objects.all(), before, None).order_by("-decided_at", "-id")
    found = list(rows.values_list("decided_at", "pk")[LOOKED_THROUGH - 1 : LOOKED_THROUGH + 1])
    return found[0] if len(found) > 1 else None


def _filtered(filters: Filters, now: datetime) -> "QuerySet[WithAnnotations[Decision, InPlace]]":
    related = ("delivery", "decided_by", "draft", "draft__incident", "revision")
    heavy = ("revision__text", "revision__html", "draft__tags")
    rows = with_in_place(Decision.objects.select_related(*related).defer(*heavy))
    if filters.state == HOLD:
        rows = rows.filter(are_in_hold(now))
    elif filters.state == "waiting":
        rows = rows.filter(delivery__state="waiting", delivery__step="").exclude(are_in_hold(now))
    elif filters.state == "posting":
        # Also what waits between two of its steps.
        rows = rows.filter(Q(delivery__state="posting") | Q(delivery__state="waiting", delivery__step__gt=""))
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


def _row(decision: "WithAnnotations[Decision, InPlace]", now: datetime) -> Row:
    delivery = decision.delivery
    if delivery.state not in UNDER_WAY:
        return Row(decision, delivery.state)
    phase = phase_of(delivery.state, delivery.step, delivery.hold_until, now)
    return Row(decision, next(state for state, one in UNDER_WAY.items() if one == phase))


def _next(filters: Filters, last: Key) -> str:
    key = urlencode({"before": f"{last[0].isoformat()}_{last[1]}"})
    return f"{filters.query}&{key}" if filters.query else key


def _key(before: str) -> Key | None:
    moment, _, pk = before.rpartition("_")
    try:
        parsed = parse_datetime(moment)
        # Near the ends of time a moment of another zone has no date in ours.
        here = parsed.astimezone(UTC) if parsed and parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return (here, int(pk)) if here and pk.isdecimal() and len(pk) < 19 else None
