"""The database refuses a state that no list would show, whoever writes it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision, Delivery
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from tests.desk_support import decided
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(lead: User) -> Decision:
    return decided(lead, make_draft())


def refused(update: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            update()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("state", State)
def test_each_state_of_a_draft_is_taken(state: State) -> None:
    draft = make_draft(state=state)
    assert Draft.objects.get(pk=draft.pk).state == state


def test_another_state_of_a_draft_is_refused() -> None:
    draft = make_draft()
    assert refused(lambda: Draft.objects.filter(pk=draft.pk).update(state="approved"))


@pytest.mark.parametrize("outcome", [outcome for outcome in Decision.Outcome if outcome])
def test_each_end_of_a_decision_is_taken_with_its_time(decision: Decision, outcome: Decision.Outcome) -> None:
    row = Decision.objects.filter(pk=decision.pk)
    assert refused(lambda: row.update(outcome=outcome))
    row.update(outcome=outcome, closed_at=timezone.now())
    assert refused(lambda: row.update(outcome=Decision.Outcome.OPEN))


def test_another_end_of_a_decision_is_refused(decision: Decision) -> None:
    row = Decision.objects.filter(pk=decision.pk)
    assert refused(lambda: row.update(outcome="approved", closed_at=timezone.now()))


@pytest.mark.parametrize("state", Delivery.State)
def test_each_state_of_a_delivery_is_taken(decision: Decision, state: Delivery.State) -> None:
    lease = timezone.now() + timedelta(seconds=30)
    row = Delivery.objects.filter(decision=decision)
    assert row.update(state=state, lease_owner="worker-1", lease_until=lease) == 1


def test_another_state_of_a_delivery_is_refused(decision: Decision) -> None:
    assert refused(lambda: Delivery.objects.filter(decision=decision).update(state="posted"))


@pytest.mark.parametrize("lease", [{"lease_owner": "worker-1"}, {"lease_until": timezone.now()}, {}])
def test_nothing_is_posted_by_nobody_or_for_ever(decision: Decision, lease: dict[str, object]) -> None:
    """No worker would ever take it up again."""
    assert refused(lambda: Delivery.objects.filter(decision=decision).update(state="posting", **lease))
