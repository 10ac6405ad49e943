"""What was said of a draft and is not over: verdicts that wait for others, a decision that is not carried out yet."""

from collections.abc import Collection

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from reviewer.decisions.models import Decision, Verdict
from reviewer.drafts.models import Revision
from reviewer.drafts.replacements import edit_is_out


def open_decision(draft_id: int) -> Decision | None:
    """The one open decision on a draft, if there is one; seldom, so the small question comes before the large one."""
    found = Decision.objects.filter(draft_id=draft_id, outcome="")
    return found.select_related("decided_by", "delivery", "revision").first() if found.exists() else None


def open_decisions(drafts: Collection[int]) -> dict[int, Decision]:
    """The open decisions on these drafts, by the draft's id. One query."""
    found = Decision.objects.filter(draft__in=drafts, outcome="").select_related("decided_by")
    return {decision.draft_id: decision for decision in found}


def last_decision(draft_id: int) -> int:
    """The id of the newest decision on a draft, whatever became of it; 0 where there is none."""
    return Decision.objects.filter(draft_id=draft_id).order_by("-pk").values_list("pk", flat=True).first() or 0


def waiting_words() -> QuerySet[Verdict]:
    """Verdicts that have not become a decision, each with whether it is overtaken."""
    unaware = Q(edit_is_out("draft"), edit_was_out=False)
    return Verdict.objects.filter(decision=None).annotate(
        overtaken=ExpressionWrapper(unaware, output_field=BooleanField())
    )


def waiting_verdicts(revision: Revision) -> list[Verdict]:
    """Verdicts on this revision which have not become a decision, with their users, oldest first.

    An edit that says the same, whoever saved it, is the same edit: what was read is what its digest names.
    """
    same = Q(revision=revision)
    if revision.is_edit:
        same |= Q(draft=revision.draft_id, digest=revision.digest, revision__base=revision.base_id)
    return list(waiting_words().filter(same).select_related("user").order_by("id"))
