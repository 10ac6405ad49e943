"""Who reads at the addresses of a mail that is edited: they are taken out where it can be seen which they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundWidget

from reviewer.decisions.blocks import seen_by
from reviewer.desk.forms import EditForm, removable
from reviewer.drafts.models import Draft, Revision
from reviewer.fence.classify import Seen
from reviewer.fence.rules import current_rules
from reviewer.marks.leave import RULES_CHANGED, last


@dataclass(frozen=True)
class Readers:
    """`open`: what blocks or warns and is still a recipient; `resolved`: how many more of such are taken out.

    `by_address` has every recipient of the mail that is edited, `added` those that its mailbox adds.
    """

    by_address: dict[str, Seen]
    added: Sequence[Seen] = ()
    open: Sequence[Seen] = ()
    resolved: int = 0

    @property
    def total(self) -> int:
        """All that there was to do about recipients."""
        return len(self.open) + self.resolved

    def beside(self, form: EditForm) -> list[tuple[BoundWidget, Seen | None]]:
        """The form's box for each address, with who reads there."""
        return [(box, self.by_address.get(box.choice_label)) for box in form["keep"].subwidgets]


def readers(draft: Draft, revision: Revision, form: EditForm) -> Readers:
    """Who reads at the addresses of `revision`, of which a form keeps some. Two queries."""
    found = {one.address: one for one in seen_by(draft, revision, current_rules(last(RULES_CHANGED)))}
    added = (revision.auto_cc, revision.auto_bcc)
    # What the mailbox adds reads it all the same.
    gone = set(removable(revision.content)).difference(form["keep"].value() or (), added)
    telling = [one for one in found.values() if one.blocked or one.warns]
    left = [one for one in telling if one.address not in gone]
    automatic = [found[address] for address in added if address in found]
    return Readers(found, automatic, sorted(left, key=lambda one: not one.blocked), len(telling) - len(left))
