"""What came to block a version after it was approved keeps it from being sent, up to the very moment of posting."""

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client

from reviewer.accounts.models import Role, User
from reviewer.accounts.people import change_role, deactivate
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.under_way import retry, settle
from reviewer.delivery.job import LOT, claim
from reviewer.delivery.worker import drain, work
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from reviewer.fence.rules import Wanted, set_rule, shown
from reviewer.redaction.models import Dismissal, Hint
from tests.delivery.conftest import Road
from tests.delivery.support import assert_only_the_edit_went_out, loosen
from tests.desk_support import signed_in, words
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

TAGS = {"incident": "INC-7", "audience": "customer"}
TEXT = "The pool of blue whale ran dry at 14:00 UTC."
SORTING = {"key": "INC-7", "kind": "report", "severity": "2"}
DECIDE = "POST /v1/oversight/decide"


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def draft(road: Road, lead: User) -> Draft:
    """A customer version, written to customers: an engineering version may not go there."""
    set_rule(lead, Wanted("eng.example", "customer"))
    return road.draft(tags=TAGS, markdown=TEXT)


def resort(browser: Client, draft: Draft, audience: str) -> str:
    """By hand; what the page says then."""
    answer = browser.post(f"/drafts/{draft.pk}/sort/", {**SORTING, "audience": audience})
    assert answer.status_code == 302
    return words(browser.get(f"/drafts/{draft.pk}/"))


def mark(browser: Client, draft: Draft, revision: int = 1) -> str:
    """A passage that the rules missed; what the page says then."""
    form = {"passage": "blue whale", "category": "network"}
    assert browser.post(f"/drafts/{draft.pk}/revisions/{revision}/missed/", form).status_code == 302
    return words(browser.get(f"/drafts/{draft.pk}/"))


def put_right(browser: Client, draft: Draft, revision: int = 2) -> None:
    """Somebody says of the marked passage that it may be read."""
    hint = Hint.objects.get(revision__draft=draft, revision__number=revision, author__isnull=False)
    assert browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "public"}).status_code == 302


def tag(road: Road, draft: Draft, **tags: str) -> None:
    """The agent says otherwise what it is."""
    where = f"/v1/mailboxes/{road.multimail.mailbox_id}/emails/{draft.multimail_id}/tags"
    road.multimail.call("agent_key", "PUT", where, json={"tags": {**TAGS, **tags}})


def assert_void(road: Road, decision: Decision, why: str) -> None:
    """Nothing went out, the draft waits again, and the row says why."""
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert why in delivery.note
    assert road.multimail.went_out() == []
    assert Draft.objects.get(pk=decision.draft_id).state == State.PENDING


def until(road: Road, decision: Decision, step: str) -> Delivery:
    """Attempts until the step is written down."""
    found = wait_until(lambda: (row := road.attempt(decision)).step == step and row, what=step)
    assert isinstance(found, Delivery)
    return found


def test_sorting_it_for_others_voids_the_approval(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.decide(draft, Action.APPROVE)
    said = resort(browser, draft, "engineering")
    assert "Lena Brandt approved it before. As it stands that is not carried out." in said
    assert_void(road, decision, "may not read the engineering version")


def test_sorting_it_so_that_nothing_blocks_it_changes_nothing(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.decide(draft, Action.APPROVE)
    assert "approved it before" not in resort(browser, draft, "customer")
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_a_passage_marked_in_the_hold_voids_the_approval(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.decide(draft, Action.APPROVE)
    assert "Lena Brandt approved it before." in mark(browser, draft)
    assert_void(road, decision, "1 hint (internal network) blocks it")


def test_a_dismissal_reopened_voids_the_approval(road: Road, browser: Client, draft: Draft) -> None:
    mark(browser, draft)
    hint = Hint.objects.get(author__isnull=False)
    browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/", {"reason": "public"})
    decision = road.decide(draft, Action.APPROVE)
    browser.post(f"/drafts/{draft.pk}/dismissals/{Dismissal.objects.get().pk}/reopen/")
    assert "Lena Brandt approved it before." in words(browser.get(f"/drafts/{draft.pk}/"))
    assert_void(road, decision, "1 hint (internal network) blocks it")


@pytest.mark.parametrize("seen", [True, False])
def test_tags_that_say_other_readers_void_the_approval(road: Road, draft: Draft, seen: bool) -> None:
    """Whether a pass has taken them in by then, or only the worker's look meets them."""
    decision = road.decide(draft, Action.APPROVE)
    tag(road, draft, audience="engineering")
    if seen:
        sync(full=True)
    assert_void(road, decision, "may not read the engineering version")
    assert Draft.objects.get(pk=draft.pk).audience == "engineering"


def test_tags_that_change_no_reader_do_no_harm(road: Road, draft: Draft) -> None:
    decision = road.decide(draft, Action.APPROVE)
    tag(road, draft, note="see the runbook")
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_tags_do_not_matter_where_a_person_has_sorted_it(road: Road, browser: Client, draft: Draft) -> None:
    resort(browser, draft, "customer")
    decision = road.decide(draft, Action.APPROVE)
    tag(road, draft, audience="engineering")
    assert road.attempt(decision).state == Delivery.State.DONE


def test_what_comes_between_the_claim_and_the_post_is_heeded(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.decide(draft, Action.APPROVE)
    jobs = claim(LOT)
    assert "may have gone too far" in mark(browser, draft)
    work(jobs, worn=False)
    assert road.multimail.went_out() == []
    assert_void(road, decision, "1 hint (internal network) blocks it")


def test_a_rule_changed_between_the_claim_and_the_post_is_heeded(road: Road, lead: User, draft: Draft) -> None:
    road.decide(draft, Action.APPROVE)
    jobs = claim(LOT)
    set_rule(lead, Wanted("eng.example", "customer", note="the same readers", seen=shown("eng.example").stamp))
    work(jobs, worn=False)
    assert road.multimail.went_out() == []
    drain()
    assert road.multimail.went_out() == [draft.multimail_id]


@pytest.mark.parametrize("leaves", [deactivate, partial(change_role, role=Role.READER)])
def test_who_may_not_decide_any_more_between_the_claim_and_the_post_is_heeded(
    road: Road, lead: User, draft: Draft, leaves: Callable[..., None]
) -> None:
    decision = road.decide(draft, Action.APPROVE)
    jobs = claim(LOT)
    leaves(lead, actor="operator")
    work(jobs, worn=False)
    assert road.multimail.went_out() == []
    assert_void(road, decision, "The word of Lena Brandt does not count any more")


def test_a_rejection_is_carried_out_however_it_is_sorted(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.decide(draft, Action.REJECT)
    assert "before" not in resort(browser, draft, "engineering")
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_what_was_posted_already_is_only_looked_at(road: Road, browser: Client, draft: Draft) -> None:
    """The answer was lost, the mail is out: a mark that comes then does not make the decision void."""
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_after", times=1)
    assert road.attempt(decision).step == "approving"
    mark(browser, draft)
    assert road.carry_out(decision).state == Delivery.State.DONE


def test_what_may_have_been_posted_and_blocks_now_needs_a_look(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault(DECIDE, "cut_before", times=1)
    assert road.attempt(decision).step == "approving"
    mark(browser, draft)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "1 hint (internal network) blocks it" in delivery.problem
    assert "If it still waits there, settle this: it can be decided anew then." in delivery.problem
    assert road.multimail.went_out() == []
    settle(road.person, decision.pk, "It waits there still")
    put_right(browser, draft, revision=1)
    draft.refresh_from_db()
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE


def test_of_an_edit_whose_rejection_may_have_been_posted_the_edited_mail_is_named_that_waits_too(
    road: Road, browser: Client, draft: Draft
) -> None:
    """Invariant 3: once it is settled both are in the queue, for the same readers."""
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "cut_before", times=1)
    until(road, decision, "rejecting")
    mark(browser, draft, revision=2)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert set(road.multimail.waiting()) == {draft.multimail_id, delivery.replacement_id}
    told = "reject the edited mail, which waits there too, and settle this: the draft can be decided anew then."
    assert told in delivery.problem


def test_so_is_one_that_may_have_been_handed_in(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.edit(draft)
    road.multimail.fault("POST /v1/mailboxes/*/send", "cut_after", times=1)
    until(road, decision, "sending")
    loosen(road.multimail, "autonomous")
    road.multimail.fault(DECIDE, "cut_before", times=1)
    until(road, decision, "rejecting")
    mark(browser, draft, revision=2)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "look for the edited mail too, which may have been handed in before, cancel it, and" in delivery.problem


def test_an_edited_mail_that_may_have_been_approved_and_blocks_now_needs_a_look(
    road: Road, browser: Client, draft: Draft
) -> None:
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "cut_before", skip=1, times=1)
    until(road, decision, "approving")
    mark(browser, draft, revision=2)
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.waiting()) == (Delivery.State.NEEDS_LOOK, [delivery.replacement_id])
    assert "look at the edited mail on MultiMail. If it still waits there, settle this" in delivery.problem


def test_a_passage_marked_in_the_agents_text_counts_in_the_edit(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.edit(draft)
    mark(browser, draft)
    assert_void(road, decision, "1 hint (internal network) blocks it")


def test_midway_through_an_edit_the_replacement_is_cancelled(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.edit(draft)
    road.multimail.fault("PUT /v1/mailboxes/*/tags", "status", status=503, times=1)
    until(road, decision, "sent")
    mark(browser, draft, revision=2)
    assert_void(road, decision, "The replacement is cancelled, nothing was sent.")


def test_an_edit_whose_original_is_rejected_needs_a_look(road: Road, browser: Client, draft: Draft) -> None:
    decision = road.edit(draft)
    road.multimail.fault(DECIDE, "status", status=429, retry_after=0, skip=1, times=1)
    until(road, decision, "rejected")
    mark(browser, draft, revision=2)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "The original is rejected, and the replacement did not go out." in delivery.problem
    assert "Put that right and try again. Or settle this: then the edited mail waits in the queue." in delivery.problem
    assert road.multimail.went_out() == []
    put_right(browser, draft)
    retry(road.person, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))


def test_an_edit_that_would_go_out_at_once_needs_a_look_before_it_is_handed_in(
    road: Road, browser: Client, draft: Draft
) -> None:
    loosen(road.multimail, "autonomous")
    decision = road.edit(draft)
    road.multimail.fault("POST /v1/mailboxes/*/send", "status", status=429, retry_after=0, times=1)
    until(road, decision, "rejected")
    mark(browser, draft, revision=2)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "The original is rejected, and the edited mail was not sent." in delivery.problem
    assert "Put that right and try again, or settle this: the agent can draft it again." in delivery.problem
    assert road.multimail.went_out() == []
    put_right(browser, draft)
    retry(road.person, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))
