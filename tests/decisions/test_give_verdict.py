"""A person's word on a draft: who may, on what, once, and what is written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import verify
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import AlreadyDecided, BadReason, DecidedSince, NotAllowed, NotOpen, Stale
from reviewer.decisions.under_way import stop
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.words import State
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def digest(draft: Draft) -> str:
    assert draft.current is not None
    return draft.current.digest


def change(draft: Draft) -> Revision:
    """What the sync does when the agent's mail is another one now."""
    assert draft.current is not None
    content = replace(draft.current.content, text="It broke twice.")
    number = draft.revisions.count() + 1
    draft.current = Revision.objects.create(draft=draft, number=number, **Revision.fields_of(content))
    draft.save(update_fields=["current"])
    return draft.current


def test_an_approval_is_recorded_whole(lead: User) -> None:
    draft = make_draft()
    recorded = give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert recorded.decision is not None
    assert recorded.verdict.decision == recorded.decision
    assert recorded.decision.delivery.state == Delivery.State.WAITING
    event = Event.objects.get(action="decided.approve")
    assert (event.actor, event.draft, event.data["digest"]) == ("Lena Brandt", str(draft.pk), digest(draft))
    assert verify() == (1, None)


def test_the_hold_is_as_long_as_the_setting_says(lead: User, settings: Any) -> None:
    settings.HOLD_SECONDS = 20
    draft = make_draft()
    decision = give_verdict(lead, draft.pk, Action.APPROVE, digest(draft)).decision
    assert decision is not None
    assert decision.delivery.hold_until - decision.decided_at >= timedelta(seconds=20)
    assert decision.delivery.in_hold(timezone.now())


def test_the_hold_shrinks_when_the_draft_is_about_to_expire(lead: User, settings: Any) -> None:
    settings.HOLD_SECONDS = 60
    draft = make_draft(expires_at=timezone.now() + timedelta(seconds=45))
    decision = give_verdict(lead, draft.pk, Action.APPROVE, digest(draft)).decision
    assert decision is not None
    assert decision.delivery.due_at <= timezone.now() + timedelta(seconds=15)


def test_a_reader_is_refused_and_nothing_is_written(reader: User) -> None:
    draft = make_draft()
    with pytest.raises(NotAllowed):
        give_verdict(reader, draft.pk, Action.APPROVE, digest(draft))
    assert not Verdict.objects.exists()
    assert not Event.objects.exists()


def test_somebody_who_left_is_refused(lead: User) -> None:
    draft = make_draft()
    lead.is_active = False
    with pytest.raises(NotAllowed):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))


@pytest.mark.parametrize("reason", ["", "   ", "too short"])
def test_a_rejection_needs_a_reason(lead: User, reason: str) -> None:
    draft = make_draft()
    with pytest.raises(BadReason):
        give_verdict(lead, draft.pk, Action.REJECT, digest(draft), reason)


def test_a_second_click_gives_the_first_answer_again(lead: User) -> None:
    draft = make_draft()
    first = give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    again = give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    assert first.decision == again.decision
    assert Decision.objects.count() == Verdict.objects.count() == Delivery.objects.count() == Event.objects.count() == 1


@pytest.mark.parametrize("outcome", [one for one in Decision.Outcome if one != Decision.Outcome.OPEN])
@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_a_press_that_arrives_after_its_decision_has_ended_records_nothing(
    lead: User, outcome: Decision.Outcome, action: Action
) -> None:
    draft = make_draft()
    first = give_verdict(lead, draft.pk, action, digest(draft), "Read and correct").decision
    assert first is not None
    Decision.objects.filter(pk=first.pk).update(outcome=outcome, closed_at=timezone.now())
    with pytest.raises(DecidedSince, match=r"Lena Brandt .* this draft at .* nothing is recorded"):
        give_verdict(lead, draft.pk, action, digest(draft), "Read and correct")
    assert Decision.objects.count() == Verdict.objects.count() == Event.objects.count() == 1
    assert give_verdict(lead, draft.pk, action, digest(draft), "Read and correct", last=first.pk).decision != first


def test_so_does_one_of_somebody_else_who_does_not_know_of_it(lead: User, commander: User) -> None:
    draft = make_draft()
    first = give_verdict(lead, draft.pk, Action.REJECT, digest(draft), "It is a guess").decision
    assert first is not None
    stop(lead, first.pk)
    on = rf"on {first.decided_at.day} {first.decided_at:%b %Y}, which was stopped"
    with pytest.raises(DecidedSince, match=rf"rejected this draft at .* UTC {on}"):
        give_verdict(commander, draft.pk, Action.APPROVE, digest(draft))


def test_the_later_reviewer_hears_who_was_first(lead: User, commander: User) -> None:
    draft = make_draft()
    give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    # It may need a look for days.
    Decision.objects.update(decided_at=datetime(2026, 3, 5, 23, 10, 5, tzinfo=UTC))
    with pytest.raises(AlreadyDecided, match=r"Lena Brandt approved this draft at 23:10:05 UTC on 5 Mar 2026\."):
        give_verdict(commander, draft.pk, Action.REJECT, digest(draft), "The impact is wrong")


def test_the_database_refuses_a_second_open_decision(lead: User) -> None:
    draft = make_draft()
    give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))
    revision = draft.revisions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(draft=draft, revision=revision, action="reject", decided_by=lead)


def test_a_draft_that_changed_since_it_was_read_is_refused_with_what_changed(lead: User) -> None:
    draft = make_draft()
    read = digest(draft)
    current = change(draft)
    with pytest.raises(Stale) as refused:
        give_verdict(lead, draft.pk, Action.APPROVE, read)
    assert refused.value.current == current
    assert refused.value.changed == ["the text"]


def test_a_digest_nobody_could_have_read_is_refused(lead: User) -> None:
    with pytest.raises(Stale):
        give_verdict(lead, make_draft().pk, Action.APPROVE, "f" * 64)


@pytest.mark.parametrize("state", [State.SENT, State.REJECTED, State.CANCELLED, State.EXPIRED, State.GONE])
def test_a_draft_that_is_not_waiting_is_refused(lead: User, state: State) -> None:
    draft = make_draft(state=state)
    with pytest.raises(NotOpen):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))


def test_a_draft_whose_time_ran_out_is_refused_before_the_sync_knows(lead: User) -> None:
    draft = make_draft(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotOpen):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft))


def test_an_edit_is_approved_by_the_digest_of_the_edit(lead: User) -> None:
    draft = make_draft()
    edit = save_edit(lead, draft.pk, digest(draft), "A better subject", "It broke.", {"all@eng.example"})
    recorded = give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "The subject said nothing")
    assert recorded.decision is not None
    assert recorded.decision.revision == edit


def test_an_edit_of_what_is_not_current_any_more_is_refused(lead: User) -> None:
    draft = make_draft()
    edit = save_edit(lead, draft.pk, digest(draft), "A better subject", "It broke.", {"all@eng.example"})
    change(draft)
    with pytest.raises(Stale) as refused:
        give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "The subject said nothing")
    assert refused.value.changed == ["the text"]


def test_the_agents_revision_is_not_approved_as_an_edit(lead: User) -> None:
    draft = make_draft()
    with pytest.raises(Stale):
        give_verdict(lead, draft.pk, Action.EDIT, digest(draft), "There is no edit at all")
