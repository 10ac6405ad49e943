"""Each thing that the history can tell of has its words."""

import pytest
from django.db import transaction

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import record
from reviewer.decisions.models import Action, Decision
from reviewer.desk.history.telling import SENTENCES
from reviewer.drafts.history import entry
from reviewer.operations.tally import OUTCOMES
from tests.desk_support import signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_each_act_has_a_sentence_and_no_sentence_is_of_anything_else() -> None:
    assert set(SENTENCES) == set(Act)


@pytest.mark.parametrize("act", Act)
def test_the_history_of_a_draft_shows_the_sentence(reader: User, act: Act) -> None:
    draft = make_draft()
    with transaction.atomic():
        record(entry("Nadia", act, draft))
    assert f"Nadia {SENTENCES[act][0]}" in words(signed_in(reader).get(f"/history/{draft.pk}/"))


def test_there_is_an_act_for_whatever_is_decided_and_however_it_ends() -> None:
    """They are told of by the words of the decision."""
    assert {Act(f"decided.{action}") for action in Action} <= set(Act)
    assert {Act(f"verdict.{action}") for action in Action if action != Action.REJECT} <= set(Act)
    carried_out = set(Decision.Outcome) - {Decision.Outcome.OPEN, Decision.Outcome.STOPPED}
    assert {Act(f"delivery.{outcome}") for outcome in carried_out} <= set(OUTCOMES)
