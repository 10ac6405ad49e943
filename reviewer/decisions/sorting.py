"""Sorting by hand, held to the rules: severity and audience say who has to approve a draft, and who may not read it.

Whoever may decide sorts what nobody could sort, and sorts anything towards more caution. What asks for fewer or other
people's words than before, or opens the fence, is for those who may set the rules.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from incidents.models import Severity
from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.drafts.by_hand import BadSorting, Sorting, sort_by_hand
from reviewer.drafts.models import Draft
from reviewer.fence import rules
from reviewer.redaction.counting import recount

ONLY_LEADS = "Only an engineering lead may sort it so. Ask one, or leave that as it was."


class Loosened(BadSorting):
    """It would be held to less than before; `str()` says what to do."""


def sort(user: User, draft_id: int, wanted: Sorting) -> Draft:
    """As `sort_by_hand`, checked in the same transaction; then its hints are counted for whom it is now.

    Raises BadSorting, and Loosened where a lead has to do it.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update(of=("self",), no_key=True)
        before = locked.select_related("current").get(pk=draft_id)
        after = sort_by_hand(user, draft_id, wanted)
        if not user.may_set_rules and (why := [*_fewer_words(before, after), *_opened(before, after)]):
            raise Loosened(" ".join([*why, ONLY_LEADS]))
    # Not in the transaction: it may take a while, and until it is done lists say that it is not scanned.
    recount(after)
    return after


def limits(user: User, draft: Draft) -> list[str]:
    """What this person may not sort the draft to, as sentences for the page."""
    if user.may_set_rules:
        return []
    found = []
    others = [Draft(severity=level, audience=name) for level in Severity.values for name in settings.AUDIENCES]
    if any(any(_fewer_words(draft, other)) for other in others):
        needed = _needed(draft.severity, draft.audience).words
        found.append(f"As it is sorted it needs {needed}. Only an engineering lead may sort it to what needs less.")
    if kept_out := _kept_out(draft, draft.audience):
        who = _listed(kept_out)
        found.append(f"As it is sorted {who} may not read it. Only an engineering lead may sort it so that they may.")
    return found


def _fewer_words(before: Draft, after: Draft) -> Iterator[str]:
    """Why this asks for less than before. What was not known may become anything: that is what sorting is for."""
    audience = before.audience if before.audience in settings.AUDIENCES else after.audience
    known = before.severity != Severity.UNKNOWN
    needed = _needed(before.severity if known else after.severity, audience)
    # A severity that is forgotten could next become any.
    forgotten = known and after.severity == Severity.UNKNOWN
    enough = (_needed(level, after.audience) for level in (Severity.values if forgotten else [after.severity]))
    if less := next((one for one in enough if one.less_than(needed)), None):
        yield f"As it is sorted it needs {needed.words}; sorted so, {less.words} could do."


def _opened(before: Draft, after: Draft) -> Iterator[str]:
    """Why more people could read it than before."""
    if opened := _kept_out(before, before.audience) - _kept_out(before, after.audience):
        label = before.audience_label.lower()
        yield f"{_listed(opened)} may not read the {label} version; sorted so, they could."


def _kept_out(draft: Draft, audience: str) -> set[str]:
    """The addresses of the draft that may not read a version for this audience."""
    content = draft.current.content if draft.current else None
    return {one.address for one in rules.seen(content, audience) if one.blocked} if content else set()


def _needed(severity: int, audience: str) -> policy.Requirement:
    return policy.requirement(settings.POLICY, severity, audience)


def _listed(addresses: set[str]) -> str:
    """A few of them by name."""
    first, *others = sorted(addresses)
    return f"{first} and {len(others)} more" if others else first
