"""What an edit of one version changed, offered to the other versions of its report that say the same."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.comparison.differences.swaps import Swap, carried, places, swaps
from reviewer.desk.editing.unsaved import save_unsaved
from reviewer.desk.standing.versions import load_versions
from reviewer.drafts.edit import BadEdit, save_edit, working_copy
from reviewer.drafts.models import Draft, Revision


@dataclass(frozen=True)
class Offer:
    """One replacement, and the versions in which the old words still stand, with how often."""

    swap: Swap
    versions: Sequence[tuple[Draft, int]]

    @property
    def count(self) -> int:
        """How many places there are."""
        return sum(count for _, count in self.versions)

    @property
    def key(self) -> str:
        """What a form names it by: the list is made anew when the form comes, and may be another one by then."""
        where = ",".join(str(one.pk) for one, _ in sorted(self.versions, key=lambda each: each[0].pk))
        said = "\0".join([self.swap.old, self.swap.new, where])
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def offers(user: User, draft: Draft, edit: Revision) -> list[Offer]:
    """What this edit replaced that stands in other versions, as this person would change them next."""
    if edit.base is None:
        return []
    others = _others(user, draft)
    found = []
    made = swaps(f"{edit.base.subject}\n{edit.base.text}", f"{edit.subject}\n{edit.text}")
    fit = {copy.pk: _fit(made, copy) for _, copy in others}
    for swap in made:
        counts = [
            (one, len(places(swap, f"{copy.subject}\n{copy.text}"))) for one, copy in others if swap in fit[copy.pk]
        ]
        if said_in := [(one, count) for one, count in counts if count]:
            found.append(Offer(swap, said_in))
    return found


def carry(user: User, draft: Draft, wanted: Sequence[Swap]) -> tuple[list[Draft], list[str]]:
    """Do these replacements in every other version: an edit for each. The versions changed, and why others were not."""
    done, refused = [], []
    for one, copy in _others(user, draft):
        if not _changes(wanted, copy):
            continue
        try:
            latest = save_unsaved(user, one) or copy
            done += [one] if _carry(user, one, _fit(wanted, latest), latest) else []
        except BadEdit as problem:
            refused.append(f"{one.audience_label}: {problem}")
    return done, refused


def _fit(found: Sequence[Swap], copy: Revision) -> Sequence[Swap]:
    """Those that can be done in this copy.

    In one that was edited already nobody can tell whether it says the old words of one, or the new words of another
    that was done there before.
    """
    if not copy.is_edit:
        return found
    return [swap for swap in found if not any(places(swap, other.new) for other in found)]


def _changes(wanted: Sequence[Swap], copy: Revision) -> bool:
    return (carried(wanted, copy.subject), carried(wanted, copy.text)) != (copy.subject, copy.text)


def _carry(user: User, draft: Draft, wanted: Sequence[Swap], copy: Revision) -> bool:
    """Whether there was something to replace in this copy. Raises BadEdit."""
    if not _changes(wanted, copy) or draft.current is None:
        return False
    keep = {*copy.content.to, *copy.content.cc, *(copy.content.bcc or ())}
    save_edit(user, draft.pk, draft.current.digest, carried(wanted, copy.subject), carried(wanted, copy.text), keep)
    return True


def _others(user: User, draft: Draft) -> list[tuple[Draft, Revision]]:
    """The other versions that wait, each with what this person would change next."""
    versions = load_versions(draft, timezone.now())
    waiting = [version.draft for version in versions if version.waits and version.draft.pk != draft.pk]
    return [(one, copy) for one in waiting if (copy := working_copy(user, one)) is not None]
