"""Who is reading or editing a report right now. A courtesy, not a lock: it lives in the cache and costs no query.

Two that write at the same moment can hide one another until the next poll, 15 s later; nothing depends on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft

# Three polls; a page that was closed says nothing.
STAYS = 50


class Doing(StrEnum):
    """What somebody does with a version."""

    READING = "reading"
    EDITING = "editing"


@dataclass(frozen=True)
class Present:
    """Somebody else on the page, and since when this is known, in seconds since the epoch.

    `version`: for whom the draft is that they are at; empty of an unsorted one.
    """

    user_id: int
    name: str
    initials: str
    draft_id: int
    version: str
    doing: Doing
    at: float

    @property
    def words(self) -> str:
        """For people: "Priya Nair is reading", "Priya Nair is editing Customer"."""
        # Who reads has all versions side by side; who edits has one.
        what = f" {self.version}" if self.version and self.doing == Doing.EDITING else ""
        return f"{self.name} is {self.doing}{what}"


def note(user: User, draft: Draft, doing: Doing = Doing.READING) -> list[Present]:
    """This person is here now; everybody else who is at a version of the same report."""
    now = timezone.now().timestamp()
    there = _there(draft, now)
    version = draft.audience_label if draft.audience else ""
    mine = Present(user.pk, str(user), user.initials, draft.pk, version, doing, now)
    others = [one for one in there if one.user_id != user.pk]
    cache.set(_key(draft), [vars(one) for one in [*others, mine]], STAYS)
    return others


def leave(user: User, draft: Draft) -> None:
    """This person is done here."""
    others = [one for one in _there(draft, timezone.now().timestamp()) if one.user_id != user.pk]
    cache.set(_key(draft), [vars(one) for one in others], STAYS)


def sentence(others: Sequence[Present]) -> str:
    """Everybody in one sentence, editors first; empty when nobody else is there."""
    ordered = sorted(others, key=lambda one: (one.doing != Doing.EDITING, one.name))
    return ". ".join(one.words for one in ordered) + ("." if ordered else "")


def stamp(others: Iterable[Present]) -> str:
    """Changes when somebody comes, goes or begins to edit: for the poll."""
    return ",".join(sorted(f"{one.user_id}{one.doing[0]}{one.draft_id}" for one in others))


def _there(draft: Draft, now: float) -> list[Present]:
    rows = cache.get(_key(draft)) or []
    present = [Present(**{**row, "doing": Doing(row["doing"])}) for row in rows]
    return [one for one in present if now - one.at < STAYS]


def _key(draft: Draft) -> str:
    report = f"{draft.incident_id}:{draft.kind}" if draft.incident_id and draft.kind else f"draft:{draft.pk}"
    return f"present:{report}"
