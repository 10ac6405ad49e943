"""The mails of a thread before the one that is read: what their readers know already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from reviewer.comparison.values import Version
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# Only the newest few are compared, and none that is longer than this.
MOST = 3
LONGEST = 60_000
# What has reached its readers, or may still.
READ = (State.SENT, State.SCHEDULED, State.PENDING)


class Said(TypedDict):
    """What a mail says, as far as it is compared, and its subject. Only what has a `current` revision has them."""

    said: str
    headed: str


@dataclass(frozen=True)
class Earlier:
    """One of them: which draft, from when, and what it says."""

    pk: int
    at: datetime
    version: Version


def of_thread(draft: Draft, thread: "Iterable[WithAnnotations[Draft, Said]]") -> list[Earlier]:
    """The newest mails of a draft's thread from before it, the oldest first."""
    before = [one for one in thread if _is_before(one, draft)]
    told = [Earlier(one.replaces_id or one.pk, one.received_at, _version(one)) for one in before[-MOST:]]
    return [one for one in told if len(one.version.text) <= LONGEST]


def _is_before(one: Draft, draft: Draft) -> bool:
    same = bool(draft.thread) and (one.mailbox_id, one.thread) == (draft.mailbox_id, draft.thread)
    return same and one.state in READ and one.received_at < draft.received_at and one.current_id is not None


def _version(draft: "WithAnnotations[Draft, Said]") -> Version:
    return Version(draft.audience, draft.headed, draft.said)
