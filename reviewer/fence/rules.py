"""Reading the fence and changing it. Every change is an audit event in the same transaction (invariant 6)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.accounts.rights import leads_only
from reviewer.audit.actions import Act
from reviewer.audit.record import Entry, hold, record
from reviewer.drafts.content import Content
from reviewer.drafts.patterns import as_pattern, by_pattern, why_not
from reviewer.fence.classify import Known, Seen, look
from reviewer.fence.models import Rule
from reviewer.marks.leave import RULES_CHANGED, leave

# What a rule says of its pattern.
KEPT = ("audience", "people", "note")
MOST_PEOPLE = 100_000_000
NOT_SAVED = "Nothing is saved. What you chose stands below: save it again if you still want it."


class BadRule(ValueError):
    """The fence cannot be changed so; `str()` says why, in a sentence for the person; `field` is what of Wanted."""

    def __init__(self, why: str, field: str = "") -> None:
        super().__init__(why)
        self.field = field


@dataclass(frozen=True)
class Wanted:
    """What a rule is to say. `people` is how many read at that address, None when nobody knows.

    `seen`: the stamp (`Shown`) of what the person saw who wants it; empty where that was no rule.
    """

    pattern: str
    audience: str
    people: int | None = None
    note: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Shown:
    """What counts for a pattern, as a page shows it: the rule that is kept, or else that of the settings.

    Without a rule the audience is empty.
    """

    pattern: str
    audience: str = ""
    people: int | None = None
    note: str = ""
    is_kept: bool = False

    @property
    def stamp(self) -> str:
        """Of which pattern it speaks and, where there is a rule, a short token of what that says."""
        says = repr((self.audience, self.people, self.note)) if self.audience else ""
        return f"{self.pattern}:{hashlib.sha256(says.encode()).hexdigest()[:12] if says else ''}"

    @property
    def words(self) -> str:
        """The same for people: "customer, 1,862 people, “Newsletter”"."""
        people = f"{self.people:,} {'person' if self.people == 1 else 'people'}" if self.people else ""
        source = "" if self.is_kept else "from AUDIENCE_RULES"
        return ", ".join(part for part in (self.audience, people, self.note and f"“{self.note}”", source) if part)


class Moved(BadRule):
    """What counts is not what was seen. `now` is that, `done` says what came of the press."""

    def __init__(self, now: Shown, seen: str, done: str) -> None:
        was_seen = seen.startswith(f"{now.pattern}:") and not seen.endswith(":")
        if not was_seen:
            told = f"There is a rule for {now.pattern} already: {now.words}."
        elif now.audience:
            told = f"While you read, {now.pattern} became {now.words}."
        else:
            told = f"While you read, the rule for {now.pattern} was removed."
        super().__init__(f"{told} {done}")
        self.now = now


def of_settings() -> dict[str, str]:
    """The audience of each pattern of AUDIENCE_RULES."""
    return by_pattern(settings.AUDIENCE_RULES)


def load() -> dict[str, Known]:
    """Every rule by its pattern: those of the settings, over them those kept here. One query."""
    rules = {pattern: Known(pattern, audience) for pattern, audience in of_settings().items()}
    kept = Rule.objects.values_list("pattern", "audience", "people")
    return rules | {pattern: Known(pattern, audience, people) for pattern, audience, people in kept}


@lru_cache(maxsize=2)
def _rules_since(changed_at: datetime) -> dict[str, Known]:  # noqa: ARG001 (it is the key)
    return load()


def current_rules(changed_at: datetime | None) -> dict[str, Known]:
    """The rules of now, where the caller knows when they last changed. Each change leaves its mark with it."""
    return load() if changed_at is None else _rules_since(changed_at)


def shown(pattern: str) -> Shown:
    """What counts for a pattern now. One query."""
    return _shown(pattern, Rule.objects.filter(pattern=pattern).first())


def _shown(pattern: str, rule: Rule | None) -> Shown:
    if rule is not None:
        return Shown(pattern, rule.audience, rule.people, rule.note, is_kept=True)
    return Shown(pattern, of_settings().get(pattern, ""))


def seen(content: Content, audience: str, rules: Mapping[str, Known] | None = None) -> list[Seen]:
    """Every address that is known to receive this content, automatic copies included, as the fence sees it."""
    return look(content.recipients, audience, load() if rules is None else rules, settings.AUDIENCES)


def set_rule(user: User, wanted: Wanted) -> Rule:
    """Make or change the rule for a pattern. The same again changes and records nothing.

    Raises BadRule, and Moved where something else counts by now than what was seen.
    """
    pattern = as_pattern(wanted.pattern)
    _check(user, pattern, wanted)
    values = {"audience": wanted.audience, "people": wanted.people, "note": wanted.note.strip()}
    with transaction.atomic():
        hold()
        before = Rule.objects.filter(pattern=pattern).first()
        if before and all(getattr(before, name) == value for name, value in values.items()):
            return before
        _check_seen(wanted.seen, _shown(pattern, before), NOT_SAVED)
        was = {name: getattr(before, name) for name in values} if before else None
        changed = {**values, "author": user, "changed_at": timezone.now()}
        rule, _ = Rule.objects.update_or_create(pattern=pattern, defaults=changed)
        record(Entry(user.actor, Act.FENCE_SET, data={"pattern": pattern, "was": was, "now": values}))
        leave(RULES_CHANGED)
    return rule


def remove_rule(user: User, pk: int, seen: str) -> None:
    """Take a rule away; one that is gone already is left alone. `seen` is the stamp of what was to go.

    Raises BadRule, and Moved where it says something else by now.
    """
    _check_person(user)
    with transaction.atomic():
        hold()
        rule = Rule.objects.filter(pk=pk).first()
        if rule is None:
            return
        _check_seen(seen, _shown(rule.pattern, rule), "Nothing is removed.")
        data = {"pattern": rule.pattern, "was": {name: getattr(rule, name) for name in KEPT}}
        record(Entry(user.actor, Act.FENCE_REMOVED, data=data))
        leave(RULES_CHANGED)
        rule.delete()


def _check_seen(seen: str, now: Shown, done: str) -> None:
    other = not seen.startswith(f"{now.pattern}:")
    if seen != now.stamp and not (other and not now.audience):
        raise Moved(now, seen, done)


def _check_person(user: User) -> None:
    if not user.may_set_rules:
        raise BadRule(leads_only("change who reads what"))


def _check(user: User, pattern: str, wanted: Wanted) -> None:
    _check_person(user)
    if why := why_not(pattern):
        raise BadRule(f"It {why}.", "pattern")
    if wanted.audience not in settings.AUDIENCES:
        raise BadRule("Choose who reads there.", "audience")
    if wanted.people is not None and not 1 <= wanted.people <= MOST_PEOPLE:
        raise BadRule(f"The number of people is 1 to {MOST_PEOPLE:,}, or empty when nobody knows.", "people")
    if len(wanted.note.strip()) > 200:
        raise BadRule("The note has at most 200 characters.", "note")
