"""What an edit of a version has: its hints with where they stand, for whoever would approve it. Pure."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from reviewer.comparison.alignment import label_at
from reviewer.drafts.models import Revision
from reviewer.redaction.judging import Judged
from reviewer.redaction.values import EDITED, Where


class InEdit(NamedTuple):
    """A hint, and where it stands as a reader finds it: "Subject", or the name of its section."""

    one: Judged
    where: str


def placed(revision: Revision, found: Iterable[Judged]) -> list[InEdit]:
    """These hints of a revision, which has its text."""
    return [InEdit(one, where(revision.text, one)) for one in found]


def only_there(revision: Revision, wanting: Iterable[Judged], told: Collection[int]) -> list[InEdit]:
    """The hints that want a word and stand in the edit alone; `told` are the ids of those that have a card.

    No edit changes names or the HTML part: what stands there is the agent's, and has a card.
    """
    return placed(revision, (one for one in wanting if one.hint.where in EDITED and one.hint.pk not in told))


def where(text: str, one: Judged) -> str:
    """Where a hint of a mail with this text stands, as a reader finds it."""
    section = label_at(text, one.hint.start) if one.hint.where == Where.TEXT else ""
    return section or one.hint.get_where_display()
