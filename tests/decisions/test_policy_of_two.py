"""Where the policy wants two, one word waits for another (invariant 5)."""

from typing import Any

import pytest

from incidents.models import Severity
from reviewer.accounts.models import Role, User
from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.decisions.record import Recorded, give_verdict
from reviewer.decisions.refused import NotAllowed
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(settings: Any) -> Draft:
    settings.POLICY = policy.parse(
        [{"severity": ["SEV1"], "audience": ["customer"], "approvals": 2}], settings.AUDIENCES
    )
    return make_draft(severity=Severity.SEV1, audience="customer")


def digest(draft: Draft) -> str:
    assert draft.current is not None
    return draft.current.digest


def test_the_first_approval_waits_for_a_second(draft: Draft, lead: User, commander: User) -> None:
    first = give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    assert (first.decision, first.waiting_for) == (None, 1)
    second = give_verdict(commander, draft.pk, Action.APPROVE, digest(draft))
    assert second.decision is not None
    assert second.decision.verdicts.count() == 2


def test_one_person_counts_once(draft: Draft, lead: User) -> None:
    give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    assert not Decision.objects.exists()


def test_the_same_word_twice_stands_once_in_the_history(draft: Draft, lead: User, commander: User) -> None:
    def press(reason: str) -> Recorded:
        return give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), reason)

    first, again = press("Read and correct"), press("Read and correct")
    assert (again.verdict, again.verdict.created_at) == (first.verdict, first.verdict.created_at)
    assert (again.decision, again.waiting_for) == (None, 1)
    press("Checked against the evidence")
    told = Event.objects.filter(draft=str(draft.pk), action=Act.VERDICT_APPROVE).order_by("seq")
    assert [event.data["reason"] for event in told] == ["Read and correct", "Checked against the evidence"]
    assert Verdict.objects.get().reason == "Checked against the evidence"
    assert give_verdict(commander, draft.pk, Action.APPROVE, digest(draft)).decision is not None


def test_nobody_is_the_only_approver_of_their_own_edit(draft: Draft, lead: User, commander: User) -> None:
    edit = save_edit(lead, draft.pk, digest(draft), "Better", "It broke.", {"all@eng.example"})
    own = give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "The subject said nothing")
    assert own.decision is None
    assert give_verdict(commander, draft.pk, Action.EDIT, edit.digest, "Agreed, it said nothing").decision is not None


def test_one_rejection_is_enough(draft: Draft, lead: User, commander: User) -> None:
    give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    rejected = give_verdict(commander, draft.pk, Action.REJECT, digest(draft), "It names the database host")
    assert rejected.decision is not None
    assert rejected.decision.action == Action.REJECT


def test_an_approval_and_an_edit_do_not_add_up(draft: Draft, lead: User, commander: User) -> None:
    edit = save_edit(lead, draft.pk, digest(draft), "Better", "It broke.", {"all@eng.example"})
    give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "The subject said nothing")
    assert give_verdict(commander, draft.pk, Action.APPROVE, digest(draft)).decision is None


def test_a_role_the_policy_does_not_name_is_refused(draft: Draft, commander: User, settings: Any) -> None:
    settings.POLICY = policy.parse([{"roles": [Role.LEAD]}], settings.AUDIENCES)
    with pytest.raises(NotAllowed, match="1 approval by a lead"):
        give_verdict(commander, draft.pk, Action.APPROVE, digest(draft))
