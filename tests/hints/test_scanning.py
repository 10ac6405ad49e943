"""Keeping what the engine finds: once, whoever scans, and nothing of it in a row."""

from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints, passes, second_opinion
from reviewer.redaction.models import Hint, RevisionScan
from reviewer.redaction.scanning import MOST_KEPT, keep, key_of, look
from reviewer.redaction.values import Org
from tests.hints.conftest import make_version
from tests.support.plans import walks

pytestmark = pytest.mark.django_db
HOST = "10.20.4.7"


@pytest.fixture
def named(db: None) -> Draft:
    return make_version("customer", f"The pool on {HOST} ran dry.")


def test_a_pass_scans_what_waits_and_nothing_twice(named: Draft) -> None:
    assert [passes.scan(), passes.scan()] == [1, 0]
    hint = Hint.objects.get()
    assert (hint.category, hint.key) == ("network", key_of("network", HOST))
    assert RevisionScan.objects.get().blocks == 1


def test_no_row_repeats_the_text(named: Draft) -> None:
    passes.scan()
    assert not any(HOST in str(value) for row in Hint.objects.values() for value in row.values())


def test_what_nobody_scanned_is_scanned_when_it_is_asked_about(named: Draft) -> None:
    assert named.current is not None
    assert [one.value for one in hints.of(named, named.current).blocking] == [HOST]


def test_what_had_no_hints_has_those_that_other_rules_find(lead: User, named: Draft) -> None:
    assert named.current is not None
    keep(named.current, [], [], "by rules of before")
    with pytest.raises(Blocked):
        give_verdict(lead, named.pk, Action.APPROVE, named.current.digest, "Read and correct")
    assert not Decision.objects.exists()


def test_keeping_the_same_again_keeps_the_rows(named: Draft) -> None:
    assert named.current is not None
    for _ in range(2):
        keep(named.current, *look(named.current, Org()), "stamp")
        found = list(Hint.objects.values_list("pk", flat=True))
    assert found == list(Hint.objects.values_list("pk", flat=True))
    assert len(found) == 1


def test_what_the_rules_no_longer_find_is_gone(named: Draft) -> None:
    assert named.current is not None
    keep(named.current, *look(named.current, Org()), "one")
    keep(named.current, [], ["network-private"], "two")
    assert not Hint.objects.exists()
    found = hints.of(named, named.current)
    assert not found.partly  # other rules now: it was scanned anew


def test_of_too_many_hints_each_value_is_kept_and_that_there_are_more_blocks(db: None) -> None:
    draft = make_version("customer", f"{HOST} " * (MOST_KEPT + 100) + "and 10.20.4.8")
    assert draft.current is not None
    found = hints.of(draft, draft.current)
    assert Hint.objects.count() == MOST_KEPT
    assert {one.value for one in found.judged} == {HOST, "10.20.4.8"}
    assert found.partly


def test_a_partly_scanned_revision_blocks_until_a_lead_lets_it_through(lead: User, named: Draft) -> None:
    assert named.current is not None
    rules = hints.Rules()
    keep(named.current, [], ["a-broken-rule"], rules.stamp)
    found = hints.of(named, named.current, rules)
    assert found.partly
    assert found.blocking_keys == {"skipped:a-broken-rule"}


def test_many_cost_no_more_queries_than_one(
    django_assert_max_num_queries: Any, named: Draft, leads_browser: Client
) -> None:
    drafts = [named, *(make_version("executive", f"It was {HOST}, number {n}.") for n in range(4))]
    passes.scan()
    pairs = [(draft, draft.current) for draft in drafts if draft.current]
    with django_assert_max_num_queries(9):
        found = hints.of_many(pairs)
    assert [len(one.judged) for one in found] == [1, 1, 1, 1, 1]


def test_what_was_sorted_otherwise_is_asked_for_by_an_index_of_what_waits(named: Draft) -> None:
    """Invariant 9: the history may grow."""
    assert "open_by_age" in passes.of_before(hints.Rules().stamp).explain()


@pytest.mark.alone_on("sqlite")  # PostgreSQL reads a small table whole
def test_no_pass_reads_what_ever_waited(named: Draft) -> None:
    """Invariant 9, also by other rules than before."""
    assert walks("drafts_draft", passes.scan) == []
    assert walks("drafts_draft", passes.scan) == []
    assert walks("drafts_draft", lambda: list(second_opinion.waiting())) == []


def test_an_edit_that_waits_is_scanned_by_other_rules_although_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest content comes first, whichever of its draft's it is: a pass looks back for no more than those."""
    monkeypatch.setattr(passes, "LOT", 2)
    monkeypatch.setattr(passes, "LATE", 0)
    changed, *_, other = [make_version("customer", f"The pool on {HOST} ran dry, number {n}.") for n in range(5)]
    Revision.objects.filter(draft=changed).update(number=2)
    Draft.objects.filter(pk=changed.pk).update(replaces=other)
    assert passes.scan() == 5
