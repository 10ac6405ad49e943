"""All that a page says of a draft at one moment: where it stands, its last decision, and whose words it waits for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.decisions.policy import Requirement
from reviewer.decisions.validity import counting, requirement_for
from reviewer.decisions.waiting import waiting_words
from reviewer.desk.standing.carried_out import InPlace, with_in_place
from reviewer.desk.standing.decision import Standing, sends, standing, text_in_place, word
from reviewer.desk.standing.phase import is_expired_first
from reviewer.drafts.models import Draft, Revision
from reviewer.prepared import prepared

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True)
class Agreed:
    """An edit that somebody approved and that waits for the word of others."""

    revision: Revision
    verdicts: Sequence[Verdict]

    def said(self, user: User) -> bool:
        """Whether this person is one of them."""
        return any(verdict.user_id == user.pk for verdict in self.verdicts)


@dataclass(frozen=True)
class Status:
    """Everything the decision bar shows of one draft at one moment."""

    draft: Draft
    standing: Standing
    decision: "WithAnnotations[Decision, InPlace] | None"
    verdicts: list[Verdict] = field(default_factory=list)
    needed: Requirement = field(default_factory=Requirement)

    @property
    def word(self) -> str:
        """Where it stands in a word or two, for tabs and lists."""
        return word(self.draft, self.standing)

    @property
    def text_in_place(self) -> int | None:
        """The id of the revision that goes out, or went, in place of what the agent wrote; None where none does."""
        return text_in_place(self.standing, self.decision)

    def said(self, user: User, digest: str = "") -> Verdict | None:
        """What this person has already said on what would be decided now, or on what has this digest, if it counts."""
        mine = (verdict for verdict in counting(self.needed, self.verdicts) if verdict.user_id == user.pk)
        return next((verdict for verdict in mine if not digest or verdict.digest == digest), None)

    @property
    def can_stop(self) -> bool:
        """Whether its decision is under way and nothing has been done on MultiMail yet."""
        return self.decision is not None and not self.decision.outcome and self.decision.delivery.can_stop

    @property
    def expired_first(self) -> bool:
        """Whether what was to be sent expired first, so that nothing is left to do but to take note of it."""
        return self.decision is not None and is_expired_first(self.draft, self.decision)

    @property
    def stops(self) -> str:
        """What the button does that stops its decision: "Stop sending"."""
        if self.decision is not None and self.decision.action == Action.REJECT:
            return "Stop the rejection"
        sent = self.decision is not None and sends(self.draft, self.decision)
        return "Stop sending" if sent else "Stop the approval"

    @property
    def approvals(self) -> list[Verdict]:
        """Approvals that wait for others."""
        return [verdict for verdict in counting(self.needed, self.verdicts) if verdict.action == Action.APPROVE]

    @property
    def agreed(self) -> list[Agreed]:
        """The edits that wait for others, each with the approvals it has."""
        found: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in counting(self.needed, self.verdicts):
            if verdict.action == Action.EDIT:
                found[verdict.digest].append(verdict)
        return [Agreed(verdicts[-1].revision, verdicts) for verdicts in found.values()]

    @property
    def lapsed(self) -> list[Verdict]:
        """What was said by people who may not say it any more, or did not know that an edited mail is out."""
        return [verdict for verdict in self.verdicts if verdict not in counting(self.needed, [verdict])]


def load(draft: Draft) -> Status:
    """Where one draft stands now."""
    return load_many([draft])[draft.pk]


def load_many(drafts: Sequence[Draft], others: Sequence[Draft] = ()) -> dict[int, Status]:
    """Where each stands, by id: as many queries for one as for many. Of `others` the verdicts are not asked for."""
    now = timezone.now()
    everybody = {draft.pk: draft for draft in [*others, *drafts]}
    last = last_decisions(everybody)
    needed = {draft.pk: requirement_for(draft) for draft in drafts}
    voting = [draft for draft in drafts if needed[draft.pk].approvals > 1 and _is_open(draft, last.get(draft.pk))]
    verdicts = _verdicts(voting)
    return {
        pk: Status(
            draft=draft,
            standing=standing(draft, last.get(pk), now),
            decision=last.get(pk),
            verdicts=verdicts[pk],
            needed=needed.get(pk, Requirement()),
        )
        for pk, draft in everybody.items()
    }


def last_decisions(drafts: Iterable[int]) -> "dict[int, WithAnnotations[Decision, InPlace]]":
    """The last decision on each of these drafts that has one, by the draft's id. One query."""
    return {decision.draft_id: decision for decision in _decisions(list(drafts))}


@prepared
def _decisions(drafts: Sequence[int]) -> "QuerySet[WithAnnotations[Decision, InPlace]]":
    rows = Decision.objects.filter(draft__in=drafts).select_related("delivery", "decided_by", "revision")
    return with_in_place(rows).order_by("id")


def _is_open(draft: Draft, decision: Decision | None) -> bool:
    return draft.is_open and (decision is None or bool(decision.outcome))


def _verdicts(drafts: Sequence[Draft]) -> dict[int, list[Verdict]]:
    """What waits for other people's words on what would be decided now, or on an edit of it.

    Asked only where the policy wants several.
    """
    found: dict[int, list[Verdict]] = defaultdict(list)
    if drafts:
        current = [draft.current_id for draft in drafts]
        about = Q(revision__in=current) | Q(revision__base__in=current)
        rows = waiting_words().filter(about).select_related("user", "revision")
        for verdict in rows.defer("revision__text", "revision__html").order_by("id"):
            found[verdict.draft_id].append(verdict)
    return found
