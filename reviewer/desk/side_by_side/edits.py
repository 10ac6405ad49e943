"""The edits of a version that wait beside what its agent wrote: this person's, and those of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reviewer.accounts.models import User
from reviewer.desk.side_by_side.since import Since
from reviewer.drafts.models import Draft, Revision


@dataclass(frozen=True)
class Edits:
    """Those of one version, for one person; the `revisions` come the newest first.

    `in_place` is what goes out in place of what the agent wrote; `waits` says whether it still wants a decision.
    """

    draft: Draft
    revisions: Sequence[Revision]
    user: User | None
    in_place: Revision | None
    waits: bool

    @cached_property
    def mine(self) -> Revision | None:
        """The newest edit this person made of what waits, and has not taken back."""
        if self.user is None or self.draft.current is None or not self.draft.is_open:
            return None
        mine = (one for one in self.revisions if one.author_id == self.user.pk and self._is_of_now(one))
        return next(mine, None)

    @property
    def beside(self) -> Revision | None:
        """The same where the page shows what it was made of, and not itself."""
        return None if self.in_place else self.mine

    @cached_property
    def to_read(self) -> Since | None:
        """What this person's edit changes, where that waits beside what the page shows."""
        edit, current = self.beside, self.draft.current
        return Since(current, edit, edit.created_at) if self.waits and edit and current else None

    @cached_property
    def of_others(self) -> list[Revision]:
        """The newest edit of each other person that waits so, the newest first; without their text."""
        if not self.waits:
            return []
        of = {one.author_id: one for one in reversed(self.revisions) if one.is_edit and self._is_of_now(one)}
        mine = self.user.pk if self.user else None
        return sorted((one for author, one in of.items() if author != mine), key=lambda one: -one.number)

    def _is_of_now(self, edit: Revision) -> bool:
        return edit.base_id == self.draft.current_id and edit.discarded_at is None
