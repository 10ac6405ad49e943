"""Sorting a draft by hand, where the rules could not tell or told wrong. The sync leaves it alone afterwards."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from incidents.models import Incident, Severity
from reviewer.accounts.models import User
from reviewer.accounts.rights import read_only
from reviewer.audit.actions import Act
from reviewer.audit.record import record
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft
from reviewer.drafts.sorting import tidy_key
from reviewer.drafts.words import Kind
from reviewer.marks.leave import RULES_CHANGED, leave


class BadSorting(ValueError):
    """It cannot be sorted so; `str()` says why, in a sentence for the person."""


@dataclass(frozen=True)
class Sorting:
    """What a person says a draft is: the incident's key, a Kind, a Severity, one of settings.AUDIENCES."""

    key: str
    kind: str
    severity: int
    audience: str


def sort_by_hand(user: User, draft_id: int, wanted: Sorting) -> Draft:
    """Set it; an incident with a new key is made. The same again changes and records nothing. Raises BadSorting."""
    key = tidy_key(wanted.key)
    _check(user, key, wanted)
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("incident").get(pk=draft_id)
        before = _facts(draft)
        draft.incident, _ = Incident.objects.get_or_create(key=key)
        draft.kind, draft.severity, draft.audience = wanted.kind, wanted.severity, wanted.audience
        changed = {name: [before[name], now] for name, now in _facts(draft).items() if before[name] != now}
        if changed or not draft.sorted_by_hand:
            draft.sorted_by_hand = True
            draft.save(update_fields=["incident", "kind", "severity", "audience", "sorted_by_hand"])
            record(entry(user.actor, Act.SORTED, draft, sorting=changed))
            leave(RULES_CHANGED)
    return draft


def _check(user: User, key: str, wanted: Sorting) -> None:
    if not user.may_decide:
        raise BadSorting(read_only("sort it"))
    if not key or len(key) > 120:
        raise BadSorting("An incident's key has 1 to 120 characters, such as PD-9876.")
    if wanted.kind not in Kind.values or not wanted.kind:
        raise BadSorting("Choose what kind of mail it is.")
    if wanted.severity not in Severity.values:
        raise BadSorting("Choose how severe the incident is.")
    if wanted.audience not in settings.AUDIENCES:
        raise BadSorting("Choose who it is for.")


def _facts(draft: Draft) -> dict[str, str]:
    return {
        "incident": draft.incident.key if draft.incident else "",
        "kind": draft.kind,
        "severity": draft.get_severity_display(),
        "audience": draft.audience,
    }
