"""The steps of a delivery: nothing that follows them, judges them or tells of them leaves one out."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

import reviewer.delivery
from reviewer.decisions.models import ORIGINAL_REJECTED_STEPS, UNCLEAR_STEPS, Action, Decision, Delivery, Step
from reviewer.delivery.closing import MOST_ATTEMPTS
from reviewer.delivery.edit import NEXT
from reviewer.delivery.post import APPROVE, REJECT
from tests.delivery.conftest import Road
from tests.support.processes import ROOT


def test_an_edit_goes_on_from_each_step() -> None:
    assert set(NEXT) == set(Step)


def test_of_each_step_it_is_known_whether_it_is_certain() -> None:
    assert set(Step) - UNCLEAR_STEPS == {Step.UNBEGUN, Step.SENT, Step.TAGGED, Step.REJECTED}
    assert {*APPROVE.steps, *REJECT.steps} <= UNCLEAR_STEPS
    assert {Step.SENDING_LAST, Step.SENT_LAST, Step.TAGGED_LAST} == UNCLEAR_STEPS & ORIGINAL_REJECTED_STEPS


def test_the_words_are_those_that_rows_have() -> None:
    """Of rows that another release has written, and will read: a word that is changed needs a migration."""
    both = ["approving", "approval taken", "approval second", "rejecting", "rejection taken", "rejection second"]
    edits = ["sending", "sent", "tagged", "rejected", "sending last", "sent last", "tagged last", "cancelling"]
    assert sorted(Step) == sorted(["", *both, *edits])
    length = Delivery._meta.get_field("step").max_length
    assert length is not None
    assert max(map(len, Step)) <= length


def test_the_table_has_each_step() -> None:
    tables = (reviewer.delivery.__doc__ or "").partition("    step  ")[2]
    first = re.findall(r"^    (\S.*?)(?:  |$)", tables, re.M)
    assert sorted(word.strip('"') for word in first if not word.startswith("-")) == sorted(Step)


def test_the_guide_names_each_step() -> None:
    guide = (ROOT / "docs" / "DELIVERY.md").read_text()
    drawn = {name.replace("_", " ") for name in re.findall(r"^    (\w+) -->", guide, re.M)}
    assert drawn | set(re.findall(r'"([a-z ]+)"', guide)) >= set(Step) - {Step.UNBEGUN}


@pytest.mark.django_db
def test_at_a_step_that_only_another_release_knows_nothing_is_posted(road: Road) -> None:
    """It may stand behind a call: what it says cannot be told, and to begin anew could post twice (invariant 3)."""
    decision = road.decide(road.draft(), Action.APPROVE)
    row = Delivery.objects.filter(decision=decision)
    row.update(step="approval third")
    with pytest.raises(ValueError, match="approval third"):
        road.attempt(decision)
    row.update(attempts=MOST_ATTEMPTS, lease_until=timezone.now() - timedelta(seconds=1))
    delivery = road.attempt(decision)
    assert (delivery.state, delivery.step) == (Delivery.State.NEEDS_LOOK, "approval third")
    assert road.multimail.waiting() == [decision.draft.multimail_id]


@pytest.mark.django_db
def test_of_an_action_that_only_another_release_knows_nothing_is_posted(road: Road) -> None:
    decision = road.decide(road.draft(), Action.APPROVE)
    Decision.objects.filter(pk=decision.pk).update(action="postpone")
    with pytest.raises(ValueError, match="postpone"):
        road.attempt(decision)
    assert road.multimail.waiting() == [decision.draft.multimail_id]
