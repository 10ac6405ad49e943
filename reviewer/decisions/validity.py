"""Whether a decision is valid: the words of enough people count, and nothing keeps its mail from being sent.

It is asked when a verdict is given, on the page before that, and again before a decision is carried out, each time by
what counts then. Nothing here writes.
"""

from collections.abc import Container, Iterable
from datetime import datetime

from django.conf import settings

from reviewer.decisions import policy
from reviewer.decisions.blocks import EDIT_OUT, Block, Warned, blocks, seen_by, warnings
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.models import Draft, Revision
from reviewer.fence.rules import current_rules as fence_rules
from reviewer.redaction.hints import current_rules as hint_rules
from reviewer.redaction.hints import of as hints_of


def requirement_for(draft: Draft) -> policy.Requirement:
    """What the policy wants for an approval of this draft."""
    return policy.requirement(settings.POLICY, draft.severity, draft.audience)


def why_void(decision: Decision, rules_changed_at: datetime | None, bare: Container[int] = ()) -> str:
    """Why a decision does not hold by what counts now, as a sentence; empty when it holds. `bare`: as in check_blocks.

    All is asked that was asked when it was taken, whatever has changed since: the rules, the words of people, the
    audience that it is sorted to, what else was found in it. Marks are compared for being the same, not for being
    later: clocks differ, and a change takes a while to commit.
    """
    if decision.action == Action.REJECT:
        return ""
    if why := _why_unmet(decision):
        return why
    if not decision.draft.is_outbound:
        return ""
    found = _found(decision.draft, decision.revision, rules_changed_at, bare)[0]
    changed = rules_changed_at != decision.rules_at
    since = "What may be sent to whom was changed since." if changed else "By now it may not be sent so."
    return " ".join([since, *(block.words for block in found)]) if found else ""


def _why_unmet(decision: Decision) -> str:
    """Why what was said is not enough now, as a sentence; empty when it is."""
    if not settings.POLICY and decision.decided_by.may_decide:
        return ""
    needed = requirement_for(decision.draft)
    spoken = list(decision.verdicts.select_related("user"))
    valid = counting(needed, spoken)
    if policy.met(needed, [policy.Approval(row.user_id, row.user.role) for row in valid]):
        return ""
    if lapsed := [str(row.user) for row in spoken if row.role in needed.roles and row not in valid]:
        return f"The word of {' and '.join(lapsed)} does not count any more: this draft needs {needed.words}."
    return f"By now more is asked for: this draft needs {needed.words}."


def counting(needed: policy.Requirement, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those whose person may say so today, whatever they were then. The verdicts come with their `user`.

    Of those that wait, none that its person gave without knowing that an edited mail is out beside the draft.
    """
    valid = (row for row in verdicts if row.user.is_active and row.user.role in needed.roles)
    return [row for row in valid if not row.is_overtaken]


def check_blocks(
    draft: Draft,
    revision: Revision,
    action: Action,
    rules_changed_at: datetime | None,
    bare: Container[int] = (),
    *,
    edit_is_out: bool,
) -> list[Warned]:
    """The warnings that whoever approves this has to confirm. Raises Blocked when something keeps it from being sent.

    A rejection sends nothing, and a received mail goes to nobody: they are not asked about. `bare` are revisions, by
    id, that were seen to have no hints; `edit_is_out` as in drafts.replacements.
    """
    if action == Action.REJECT or not draft.is_outbound:
        return []
    found, warned = _found(draft, revision, rules_changed_at, bare)
    if found:
        raise Blocked(found, revision)
    return [EDIT_OUT, *warned] if edit_is_out else warned


def _found(
    draft: Draft, revision: Revision, rules_changed_at: datetime | None, bare: Container[int] = ()
) -> tuple[list[Block], list[Warned]]:
    """What keeps the revision from being sent by the rules of now, and what is to be confirmed."""
    hints = hints_of(draft, revision, hint_rules(rules_changed_at), bare)
    seen = seen_by(draft, revision, fence_rules(rules_changed_at))
    return blocks(draft, seen, hints), warnings(seen, hints)
