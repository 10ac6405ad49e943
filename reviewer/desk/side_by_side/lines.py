"""The drafts of a report as the poll sees them: one light query, from which every page knows whether it is old."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar

from django.conf import settings
from django.db.models import BooleanField, Case, CharField, F, JSONField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, JSONObject

from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.decisions.models import Action, Decision, Verdict, are_in_hold
from reviewer.desk.standing.versions import MOST_SIBLINGS, one_for_each_audience
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from reviewer.marks.leave import RULES_CHANGED, last_within
from reviewer.prepared import prepared

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

D = TypeVar("D", bound=Draft)
# Between the two parts of a stamp.
TWINS = "."
# What people do about the hints of a draft.
ACTS = (Act.HINT_DISMISSED, Act.HINT_REOPENED, Act.HINT_MARKED, Act.HINT_OVERRIDDEN)
FIELDS = (
    "audience", "state", "expires_at", "received_at", "incident", "kind", "current", "subject", "replaces",
    # By which the queue leaves drafts out, and orders them.
    "severity", "mailbox",
)  # fmt: skip


class AlsoAsked(TypedDict):
    """What else is asked of a draft: the digest of what it says, its last decision, the last word that waits.

    And the last act on a hint of it (`acted`, a number in the history) and, with each the same, when the rules changed.
    """

    digest: str | None
    decided: dict[str, Any] | None
    word: dict[str, Any] | None
    acted: int | None
    rules_at: datetime | None


def load(pk: int, now: datetime) -> "list[WithAnnotations[Draft, AlsoAsked]]":
    """The drafts of the report that draft `pk` belongs to, itself first. One query.

    Of the others what waits comes before what does not, each the newest first. Empty when there is no such draft.
    """
    return _rows(pk, now)


def chosen(rows: "Iterable[D]") -> "list[D]":
    """One draft for each audience, the one that was asked for among them, in the order of audiences."""
    asked, *others = rows
    return one_for_each_audience(asked, others)


class Twins(NamedTuple):
    """Of the other drafts for the same audience: those that wait, and the newest newer one that is approved."""

    newer: Draft | None = None
    older: Draft | None = None
    approved: Draft | None = None

    @property
    def words(self) -> str:
        """The first of what a page says of them, as it goes on in a sentence; empty when there are none."""
        return _words_for(bool(self.newer), bool(self.older), bool(self.approved))


def _words_for(newer: bool, older: bool, approved: bool) -> str:
    if newer:
        return "a newer draft to this audience waits."
    if approved:
        return "a newer draft to this audience is approved."
    return "an older draft to this audience still waits." if older else ""


def twins(this: Draft, rows: "Iterable[WithAnnotations[Draft, AlsoAsked]]", now: datetime) -> Twins:
    """The newest newer draft that waits, the oldest older one, and the newest newer one that is about to go out.

    None of a draft of which it is not known for whom it is.
    """
    if this.audience not in settings.AUDIENCES:
        return Twins()
    others = (one for one in rows if one.pk != this.pk and one.is_open and one.audience == this.audience)
    same = sorted(others, key=_age)
    # What is under way waits for nobody, and stays so when its time is over meanwhile.
    waiting = [one for one in same if not _under_way(one) and not one.expired(now)]
    newer = [one for one in waiting if _age(one) > _age(this)]
    approved = [one for one in same if _age(one) > _age(this) and _under_way(one) in (Action.APPROVE, Action.EDIT)]
    return Twins(
        newer=newer[-1] if newer else None,
        older=waiting[0] if len(waiting) > len(newer) else None,
        approved=approved[-1] if approved else None,
    )


def _under_way(row: "WithAnnotations[Draft, AlsoAsked]") -> str:
    """The action of its decision that is not carried out yet; empty without one."""
    return row.decided["action"] if row.decided and not row.decided["outcome"] else ""


def _age(draft: Draft) -> tuple[datetime, int]:
    return draft.received_at, draft.pk


def stamp(
    row: "WithAnnotations[Draft, AlsoAsked]", rows: "Iterable[WithAnnotations[Draft, AlsoAsked]]", now: datetime
) -> str:
    """A short token of all that the page shows of where a draft stands, and of its twins among the `rows` behind it.

    An older one is shown where there is no newer one.
    """
    parts = (row.state, row.digest, row.expired(now), row.decided, row.word)
    same = twins(row, rows, now)
    shown = same._replace(older=None) if same.newer or same.approved else same
    found = "-".join(str(one.pk) if one else "" for one in shown)
    return f"{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}{TWINS}{found}"


def rules(rows: "Sequence[WithAnnotations[Draft, AlsoAsked]]", now: datetime) -> str:
    """A short token of that by which the drafts of a page are judged: the rules, and what people said of their hints.

    What is allowed may end with a day.
    """
    acted = max(row.acted or 0 for row in rows)
    return hashlib.sha256(repr((rows[0].rules_at, now.date(), acted)).encode()).hexdigest()[:12]


def of_itself(token: str) -> str:
    """The part of a stamp that tells nothing of the draft's twins."""
    return token.partition(TWINS)[0]


def twins_words(token: str) -> str:
    """What a page with this stamp said of the draft's twins; empty when there were none."""
    found = token.partition(TWINS)[2].split("-")
    return _words_for(*map(bool, found)) if len(found) == len(Twins._fields) else ""


def pairs(values: Mapping[int, str]) -> str:
    """Tokens or digests by draft as one word for an address: "12:ab34 13:cd56"."""
    return " ".join(f"{pk}:{value}" for pk, value in values.items())


def from_pairs(words: str) -> dict[int, str]:
    """The same read again; what does not fit is left out."""
    found = (word.partition(":") for word in words.split()[:20])
    return {int(pk): value for pk, _, value in found if pk.isdecimal() and len(pk) < 19}


@prepared
def _rows(pk: int, now: datetime) -> "QuerySet[WithAnnotations[Draft, AlsoAsked]]":
    this = Draft.objects.filter(pk=pk)
    report = Q(
        incident=Subquery(this.values("incident")[:1]),
        kind=Subquery(this.exclude(kind="").values("kind")[:1]),
        replaces=None,
    )
    last = Decision.objects.filter(draft=OuterRef("pk")).order_by("-pk")
    in_hold = Case(When(are_in_hold(now), then=True), default=False, output_field=BooleanField())
    # Told where there is a problem alone: what is put off for a moment without one is drawn the same.
    again_at = Case(When(~Q(delivery__problem=""), then="delivery__due_at"))
    told = JSONObject(
        pk="pk",
        action="action",
        outcome="outcome",
        in_hold=in_hold,
        state="delivery__state",
        step="delivery__step",
        tries="delivery__attempts",
        again_at=again_at,
    )
    words = Verdict.objects.filter(draft=OuterRef("pk"), decision=None).order_by("-created_at", "-pk")
    acts = Event.objects.filter(draft=Cast(OuterRef("pk"), CharField()), action__in=ACTS)
    word = JSONObject(at="created_at", role="user__role", active="user__is_active")
    return (
        Draft.objects.filter(Q(pk=pk) | report)
        .only(*FIELDS)
        .annotate(
            digest=F("current__digest"),
            decided=Subquery(last.values(told=told)[:1], output_field=JSONField()),
            word=Subquery(words.values(word=word)[:1], output_field=JSONField()),
            acted=Subquery(acts.order_by("-seq").values("seq")[:1]),
            rules_at=last_within(RULES_CHANGED),
            asked=Case(When(pk=pk, then=Value(1)), default=Value(0)),
            waits=Case(When(state=State.PENDING, then=Value(1)), default=Value(0)),
        )
        .order_by("-asked", "-waits", "-received_at", "-id")[: MOST_SIBLINGS + 1]
    )
