"""What somebody said of a hint counts by what they may say today: see `person --help`."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts import people
from reviewer.accounts.models import Role, User
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.decisions.validity import why_void
from reviewer.drafts.models import Draft, Revision
from reviewer.marks.leave import RULES_CHANGED, last
from reviewer.redaction import acts, hints, passes
from reviewer.redaction.acts import override
from reviewer.redaction.models import Dismissal, Hint, RevisionScan
from tests.desk_review.test_judged_otherwise import load, poll
from tests.desk_support import decided, digest, words
from tests.hints.conftest import TEXT, make_version, mark

pytestmark = pytest.mark.django_db

Leave = Callable[[User], object]
WHY = "Legal has cleared the name for customers"


def closed(user: User) -> object:
    return people.deactivate(user, "operator")


def became(role: Role) -> Leave:
    return lambda user: people.change_role(user, role, "operator")


def found(draft: Draft) -> hints.Hints:
    draft = Draft.objects.select_related("current").get(pk=draft.pk)
    assert draft.current is not None
    return hints.of(draft, draft.current)


def let_through(lead: User, draft: Draft) -> None:
    assert draft.current is not None
    override(lead, draft, draft.current, found(draft).blocking_keys, WHY)
    assert not found(draft).blocking


def dismissed(user: User, draft: Draft, hint: Hint) -> None:
    acts.dismiss(user, draft, hint, "public")
    assert not found(draft).blocking


@pytest.fixture(autouse=True)
def other_lead(db: None) -> User:
    return User.objects.create_user("xenia@desk.example", name="Xenia Wolf", role=Role.LEAD)


@pytest.mark.parametrize("leave", [closed, became(Role.COMMANDER), became(Role.READER)])
def test_what_a_lead_let_through_counts_while_they_are_one(
    lead: User, commander: User, commanders_browser: Client, draft: Draft, hint: Hint, leave: Leave
) -> None:
    let_through(lead, draft)
    leave(lead)
    assert [one.value for one in found(draft).blocking] == ["blue whale"]
    with pytest.raises(Blocked):
        give_verdict(commander, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    page = words(commanders_browser.get(f"/drafts/{draft.pk}/"))
    assert "Blocks Customer again" in page
    assert "A lead let it through. Their word does not count any more." in page
    assert "Next blocker, 1 left" in page


def test_it_counts_again_with_its_lead(lead: User, draft: Draft, hint: Hint) -> None:
    let_through(lead, draft)
    closed(lead)
    assert found(draft).blocking
    people.activate(lead, "operator")
    assert not found(draft).blocking


def test_another_lead_lets_it_through(lead: User, other_lead: User, draft: Draft, hint: Hint) -> None:
    let_through(lead, draft)
    closed(lead)
    let_through(other_lead, draft)
    assert give_verdict(other_lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_what_one_lead_let_through_stays_without_the_other(
    lead: User, other_lead: User, draft: Draft, hint: Hint
) -> None:
    let_through(lead, draft)
    second = mark(lead, draft, "secret", "more room")
    let_through(other_lead, draft)
    closed(other_lead)
    assert {one.hint.key for one in found(draft).blocking} == {second.key}


def test_what_could_not_be_looked_for_blocks_again(lead: User, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(*_: object) -> tuple[list[Hint], list[str]]:
        return [], ["network"]

    monkeypatch.setattr(hints, "look", half)
    let_through(lead, draft)
    assert not found(draft).partly
    closed(lead)
    assert found(draft).partly


def test_a_decision_in_its_hold_does_not_outlast_it(lead: User, commander: User, draft: Draft, hint: Hint) -> None:
    let_through(lead, draft)
    decision = Decision.objects.select_related("draft", "revision", "decided_by").get(pk=decided(commander, draft).pk)
    assert not why_void(decision, last(RULES_CHANGED))
    closed(lead)
    assert "hint" in why_void(decision, last(RULES_CHANGED))


@pytest.mark.parametrize("leave", [closed, became(Role.READER)])
def test_a_dismissal_counts_while_its_person_may_dismiss(
    lead: User, commander: User, leads_browser: Client, draft: Draft, hint: Hint, leave: Leave
) -> None:
    dismissed(commander, draft, hint)
    leave(commander)
    assert found(draft).blocking
    assert draft.current is not None
    assert hints.of_typed(draft, [draft.current.content])[0][0].blocks
    page = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Blocks Customer again" in page
    assert "Omar Haddad dismissed it. Their word does not count any more." in page


def test_a_lead_who_commands_may_still_dismiss(lead: User, draft: Draft, hint: Hint) -> None:
    dismissed(lead, draft, hint)
    became(Role.COMMANDER)(lead)
    assert not found(draft).blocking


def test_somebody_else_dismisses_it_anew(
    lead: User, commander: User, leads_browser: Client, draft: Draft, hint: Hint
) -> None:
    dismissed(commander, draft, hint)
    closed(commander)
    there = reverse("hint-dismiss", args=[draft.pk, hint.pk])
    assert leads_browser.post(there, {"reason": "agreed", "words": ""}).status_code == 302
    assert not found(draft).blocking
    assert [(one.user, one.reopened_at is None) for one in Dismissal.objects.order_by("pk")] == [
        (commander, False),
        (lead, True),
    ]
    people.activate(commander, "operator")
    assert "Dismissed by Lena Brandt" in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def test_the_queue_counts_it_after_a_pass(lead: User, draft: Draft, hint: Hint) -> None:
    let_through(lead, draft)
    other = make_version("executive", f"{TEXT} Twice.")
    dismissed(lead, other, mark(lead, other, "secret"))
    passes.scan()
    closed(lead)
    passes.scan()
    counts = RevisionScan.objects.order_by("pk").values_list("blocks", "uncounted")
    assert list(counts) == [(1, None), (1, None)]


def test_an_open_page_is_told(
    lead: User, other_lead: User, commanders_browser: Client, draft: Draft, hint: Hint
) -> None:
    let_through(lead, draft)
    shown = load(commanders_browser, draft)
    closed(lead)
    assert "Judged otherwise since this page was loaded: 1 blocker." in words(poll(commanders_browser, draft, shown))


def test_it_costs_no_query_more(
    lead: User, commander: User, draft: Draft, hint: Hint, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert draft.current is not None
    let_through(lead, draft)
    rules = hints.Rules()
    revision = Revision.objects.select_related("scan").get(pk=draft.current.pk)
    with django_assert_num_queries(1):
        hints.of(draft, revision, rules)
