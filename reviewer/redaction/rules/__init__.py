"""Changing the rules about hints: what they mean, and allowed values. Leads do, in the open.

Every change is an audit event in the same transaction, and nudges the background scan to look at what waits again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.accounts.rights import leads_only
from reviewer.audit.actions import Act
from reviewer.audit.actors import DESK
from reviewer.audit.record import Entry, hold, record
from reviewer.marks.leave import RULES_CHANGED, leave
from reviewer.nudge import nudge
from reviewer.redaction.meanings import Severity, severity
from reviewer.redaction.models import CATEGORIES, SEVERITIES, Allowed, PolicyRule
from reviewer.redaction.values import Category

from . import breadth
from .tellable import of_allowed

# Each pattern is asked of each hint at every look, and the values are read whenever the rules have changed.
MOST_PATTERNS, MOST_ALLOWED = 500, 5_000
LONGEST_PATTERN = 300


class BadRule(ValueError):
    """The rules cannot be changed so; `str()` says why, in a sentence for the person. `field` names what is wrong."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.field = field


@dataclass(frozen=True)
class Meaning:
    """What a category is to mean for an audience, and what it meant (`seen`) to the person who chose that."""

    category: str
    audience: str
    severity: str
    seen: str

    @property
    def default(self) -> str:
        """What it means where the desk says nothing else."""
        return severity(Category(self.category), self.audience)

    @property
    def words(self) -> str:
        """Of what it speaks."""
        return f"{dict(CATEGORIES)[self.category]} for {self.audience}"


class Moved(BadRule):
    """Somebody else has changed some of the same since it was read."""

    def __init__(self, now: Sequence[tuple[Meaning, str]]) -> None:
        told = ", ".join(f"{one.words} became “{dict(SEVERITIES)[by_now]}”" for one, by_now in now)
        what_now = "Nothing is saved. What you chose stands below: save it again if you still want it."
        super().__init__(f"While you read, {told}. {what_now}")


@dataclass(frozen=True)
class WantedAllowed:
    """What is to be no hint: `value` exactly, or as a pattern over the whole of a hint's text.

    One for every category (empty) is for every category but credentials.
    """

    value: str
    is_pattern: bool
    category: str
    audience: str
    owner: str
    reason: str
    ends_on: date | None = None


def set_meanings(user: User, wanted: Sequence[Meaning]) -> int:
    """What categories mean for audiences from now on: all of these, or none; how many changed.

    A default takes the rule away. Raises BadRule, and Moved where one means something else by now than what was seen;
    what is so already may.
    """
    check_person(user)
    for one in wanted:
        _check_meaning(one)
    with transaction.atomic():
        hold()
        kept = {(rule.category, rule.audience): rule.severity for rule in PolicyRule.objects.all()}
        before = {one: kept.get((one.category, one.audience), one.default) for one in wanted}
        changed = [one for one in wanted if before[one] != one.severity]
        if moved := [one for one in changed if before[one] != one.seen]:
            raise Moved([(one, before[one]) for one in moved])
        for one in changed:
            _keep_meaning(user, one)
            data = {"category": one.category, "audience": one.audience, "was": before[one], "now": one.severity}
            tell(user, Act.REDACTION_POLICY, data)
    return len(changed)


def _check_meaning(one: Meaning) -> None:
    if one.category not in set(Category) or one.audience not in settings.AUDIENCES or one.severity not in set(Severity):
        raise BadRule("Choose block, warn or info for a category and an audience of this desk.")


def _keep_meaning(user: User, one: Meaning) -> None:
    if one.severity == one.default:
        PolicyRule.objects.filter(category=one.category, audience=one.audience).delete()
    else:
        values = {"severity": one.severity, "author": user, "changed_at": timezone.now()}
        PolicyRule.objects.update_or_create(category=one.category, audience=one.audience, defaults=values)


def allow(user: User, wanted: WantedAllowed) -> Allowed:
    """Add an entry to what is allowed; the same once more is the one that there is.

    Raises BadRule, also where another lets the same through for as long: it says who answers for it.
    """
    check_person(user)
    _check_allowed(wanted)
    values = {**vars(wanted), "value": wanted.value.strip()}
    told = of_allowed(wanted.category, values["value"])
    with transaction.atomic():
        hold()
        if kept := _letting_through(values):
            return _the_same(kept, wanted)
        _check_room(wanted)
        entry = Allowed.objects.create(**values, author=user)
        tell(user, Act.REDACTION_ALLOWED, {**_named(entry), **told})
    return entry


def _letting_through(values: dict[str, Any]) -> list[Allowed]:
    """The entries that let the same through, for at least as long."""
    spelled = "value" if values["is_pattern"] else "value__iexact"
    same = {name: values[name] for name in ("is_pattern", "category", "audience")}
    kept = Allowed.objects.filter(**same, **{spelled: values["value"]}).select_related("author")
    ends = values["ends_on"]
    return [entry for entry in kept if entry.ends_on is None or (ends and entry.ends_on >= ends)]


def _the_same(kept: Sequence[Allowed], wanted: WantedAllowed) -> Allowed:
    """The one of these that says what is wanted. Raises BadRule where none does."""
    said = wanted.owner, wanted.reason, wanted.ends_on
    for entry in kept:
        if (entry.owner, entry.reason, entry.ends_on) == said:
            return entry
    one = kept[0]
    raise BadRule(
        f"It is allowed already: {one.owner} answers for it, “{one.reason}”, and {one.author} added it on "
        f"{one.created_at:%-d %b %Y}. Remove that entry first if another is to hold.",
        "value",
    )


def _check_room(wanted: WantedAllowed) -> None:
    if wanted.is_pattern and Allowed.objects.filter(is_pattern=True).count() >= MOST_PATTERNS:
        raise BadRule(f"The desk keeps at most {MOST_PATTERNS:,} patterns. Remove those that have ended first.")
    if Allowed.objects.count() >= MOST_ALLOWED:
        raise BadRule(f"The desk keeps at most {MOST_ALLOWED:,} allowed values. Remove those that have ended first.")


def disallow(user: User, pk: int) -> None:
    """Take an entry away; one that is gone is left alone. Raises BadRule."""
    check_person(user)
    entry = Allowed.objects.filter(pk=pk).first()
    if entry is None:
        return
    data = {**_named(entry), **of_allowed(entry.category, entry.value)}
    with transaction.atomic():
        hold()
        if Allowed.objects.filter(pk=pk).delete()[0]:
            tell(user, Act.REDACTION_DISALLOWED, data)


def _named(entry: Allowed) -> dict[str, Any]:
    """An entry in the history, without its value."""
    ends = entry.ends_on.isoformat() if entry.ends_on else ""
    scope = {"category": entry.category, "audience": entry.audience, "pattern": entry.is_pattern}
    return {"entry": entry.pk, **scope, "owner": entry.owner, "reason": entry.reason, "ends": ends}


def _check_allowed(wanted: WantedAllowed) -> None:
    if not wanted.value.strip() or len(wanted.value.strip()) > LONGEST_PATTERN:
        raise BadRule(f"Give the value, or a pattern, in 1 to {LONGEST_PATTERN} characters.", "value")
    if wanted.category and wanted.category not in set(Category):
        raise BadRule("Choose a category, or all of them.", "category")
    if wanted.audience and wanted.audience not in settings.AUDIENCES:
        raise BadRule("Choose an audience, or all of them.", "audience")
    for field, said in (("owner", wanted.owner), ("reason", wanted.reason)):
        if not said.strip():
            raise BadRule("Say who answers for it, and why it may be read.", field)
    if wanted.ends_on and wanted.ends_on < timezone.now().date():
        raise BadRule("Its last day has passed already.", "ends_on")
    if wanted.is_pattern:
        try:
            breadth.check(wanted.value.strip())
        except breadth.BadPattern as problem:
            raise BadRule(str(problem), "value") from None


def check_person(user: User) -> None:
    """Raises BadRule for whoever may not change rules."""
    if not user.may_set_rules:
        raise BadRule(leads_only("change the rules"))


def tell(user: User | None, action: Act, data: dict[str, Any]) -> None:
    """Put a change into the history, mark it, and have what waits looked at; in the transaction of the change."""
    record(Entry(user.actor if user else DESK, action, data=data))
    leave(RULES_CHANGED)
    nudge("redaction.scan")
