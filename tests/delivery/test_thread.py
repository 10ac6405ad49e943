"""An edited mail stays in the thread of its original, or a person knows that it does not."""

import json
import re
from random import Random
from typing import Any

import pytest

from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.decisions.under_way import retry, settle
from reviewer.drafts import edited_thread
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.marks.leave import last
from tests.delivery.conftest import REASON, Road
from tests.delivery.support import assert_only_the_edit_went_out, loosen
from tests.desk_support import Answer, signed_in, words
from tests.drafts.mirror import mirrored
from tests.support.between import Between, says
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db
DONE, NEEDS_LOOK, VOID = Delivery.State.DONE, Delivery.State.NEEDS_LOOK, Delivery.State.VOID
LOST = "MultiMail holds the edited mail in another thread than the original"
TOLD = "MultiMail does not keep an edited mail in its thread"
NOTE = "It is in another thread than the original"


def as_drawn(page: Answer) -> dict[str, str]:
    """What the form of a step sends by itself, with a reason."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {**dict(hidden), "words": REASON}


@pytest.fixture
def official(wire: Between) -> Between:
    """The official send knows no thread_id (contract, section 3): what it takes opens a thread of its own."""
    wire.unknown.append("thread_id")
    return wire


def reply(road: Road, **fields: Any) -> Draft:
    """What the agent answers to a customer, held for approval."""
    multimail = road.multimail
    asked = {"mailbox_id": multimail.mailbox_id, "from": "customer@paper.example", "subject": "Down?", "text": "?"}
    ident = multimail.call("admin_key", "POST", "/_control/inbound", json=asked)["id"]
    path = f"/v1/mailboxes/{multimail.mailbox_id}/reply/{ident}"
    answer = multimail.call("agent_key", "POST", path, json={"markdown": "We look into it.", **fields})
    wait_until(lambda: multimail.status(answer["id"]) == "pending_send_approval", what="the scan")
    sync()
    return Draft.objects.select_related("current").get(multimail_id=answer["id"])


def thread_of(road: Road, ident: str) -> str:
    return str(road.multimail.email(ident)["thread_id"])


def test_the_edit_of_a_reply_stays_in_its_thread(road: Road, wire: Between) -> None:
    draft = reply(road)
    delivery = road.carry_out(road.edit(draft))
    assert_only_the_edit_went_out(road, delivery)
    assert thread_of(road, delivery.replacement_id) == thread_of(road, draft.multimail_id)
    assert NOTE not in delivery.note
    assert wire.count("GET /v1/mailboxes/*/threads/*") == 0


def test_one_that_leaves_its_thread_is_not_approved_before_a_person_knows(road: Road, official: Between) -> None:
    draft = reply(road)
    decision = road.edit(draft)
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (NEEDS_LOOK, "sent")
    assert LOST in delivery.problem
    assert road.multimail.went_out() == []
    assert sorted(road.multimail.waiting()) == sorted([draft.multimail_id, delivery.replacement_id])
    retry(road.person, decision.pk)
    delivery = road.carry_out(decision)
    assert_only_the_edit_went_out(road, delivery)
    assert NOTE in delivery.note


def test_who_does_not_want_that_has_both_in_the_queue(road: Road, official: Between) -> None:
    draft = reply(road)
    delivery = road.carry_out(road.edit(draft))
    settle(road.person, delivery.decision_id, "The answer must stay in its thread")
    sync()
    for ident, action in ((delivery.replacement_id, Action.REJECT), (draft.multimail_id, Action.APPROVE)):
        known = Draft.objects.select_related("current").get(multimail_id=ident)
        assert known.is_open
        assert road.carry_out(road.decide(known, action)).state == DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_one_whose_original_goes_first_waits_too(road: Road, official: Between) -> None:
    draft = reply(road, cc=["press@paper.example"])
    decision = road.edit(draft, keep={"customer@paper.example"})
    delivery = road.carry_out(decision)
    assert (delivery.state, delivery.step) == (NEEDS_LOOK, "sent last")
    assert delivery.problem.startswith("The original is rejected. ")
    assert LOST in delivery.problem
    assert road.multimail.waiting() == [delivery.replacement_id]
    retry(road.person, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))


def test_one_that_nobody_holds_is_out_and_told(road: Road, official: Between) -> None:
    draft = reply(road)
    loosen(road.multimail, "autonomous")
    delivery = road.carry_out(road.edit(draft))
    assert_only_the_edit_went_out(road, delivery)
    assert NOTE in delivery.note


def test_one_that_stands_alone_in_its_thread_loses_nothing(road: Road, official: Between) -> None:
    """Most of all drafts are: MultiMail gives each a thread."""
    draft = road.draft()
    delivery = road.carry_out(road.edit(draft))
    assert_only_the_edit_went_out(road, delivery)
    assert NOTE not in delivery.note
    assert last(edited_thread.LOST) is not None, "what it showed of MultiMail is known all the same"


def test_who_was_told_before_is_not_asked_again(road: Road, official: Between) -> None:
    road.carry_out(road.edit(road.draft()))
    draft = reply(road)
    client = signed_in(road.person)
    assert TOLD in words(client.get(f"/drafts/{draft.pk}/edit/"))
    assert draft.current is not None
    edit = save_edit(
        road.person, draft.pk, draft.current.digest, "Another", draft.current.text, {"customer@paper.example"}
    )
    assert TOLD in words(client.get(f"/drafts/{draft.pk}/revisions/{edit.number}/approve/"))
    decision = give_verdict(road.person, draft.pk, Action.EDIT, edit.digest, REASON).decision
    assert decision is not None
    delivery = road.carry_out(decision)
    assert delivery.state == DONE, delivery.problem
    assert NOTE in delivery.note


def test_a_step_that_stood_open_while_that_was_found_out_is_shown_again(road: Road, official: Between) -> None:
    first, second = reply(road), reply(road, markdown="Other words.")
    assert second.current is not None
    everybody = {*second.current.to, *second.current.cc}
    edit = save_edit(road.person, second.pk, second.current.digest, second.subject, "Edited words.", everybody)
    client, step = signed_in(road.person), f"/drafts/{second.pk}/revisions/{edit.number}/approve/"
    opened = client.get(step)
    assert TOLD not in words(opened)
    assert road.carry_out(road.edit(first)).state == NEEDS_LOOK
    answer = client.post(step, as_drawn(opened))
    assert answer.status_code == 422
    assert TOLD in words(answer)
    assert "has left its thread while this step stood open" in words(answer)
    assert not Decision.objects.filter(draft=second).exists()
    assert client.post(step, as_drawn(answer)).status_code == 302
    delivery = road.attempt(Decision.objects.get(draft=second))
    assert delivery.state != NEEDS_LOOK


def test_it_is_told_no_more_once_an_edited_mail_stays_in_its_thread(road: Road, official: Between) -> None:
    road.carry_out(road.edit(road.draft()))
    official.unknown.clear()
    road.carry_out(road.edit(road.draft()))
    assert last(edited_thread.LOST) is None
    assert TOLD not in words(signed_in(road.person).get(f"/drafts/{reply(road).pk}/edit/"))


@pytest.mark.parametrize("status", [403, 404, 200])
def test_a_thread_that_cannot_be_read_may_have_others(road: Road, official: Between, status: int) -> None:
    """Invariant 8."""
    official.bend("GET /v1/mailboxes/*/threads/*", says(status, b'{"error": "No such thread."}'), times=9)
    assert road.carry_out(road.edit(road.draft())).state == NEEDS_LOOK


def test_what_was_rejected_in_it_is_nothing_to_answer(road: Road, official: Between) -> None:
    first = road.draft(thread_id="INC-2026/checkout")
    road.carry_out(road.decide(first, Action.REJECT))
    delivery = road.carry_out(road.edit(road.draft(thread_id="INC-2026/checkout")))
    assert_only_the_edit_went_out(road, delivery)


@pytest.mark.parametrize("letters", [200, 201, 255])
def test_a_long_name_of_a_thread_is_kept_whole(road: Road, letters: int) -> None:
    name = "INC-2026/checkout ".ljust(letters, "x")
    draft = road.draft(thread_id=name)
    assert draft.thread == name
    delivery = road.carry_out(road.edit(draft))
    assert thread_of(road, delivery.replacement_id) == name


def test_one_that_a_release_before_has_cut_is_asked_for_anew(road: Road) -> None:
    name = "INC-2026/checkout ".ljust(255, "x")
    draft = road.draft(thread_id=name)
    Draft.objects.filter(pk=draft.pk).update(thread=name[:200])
    delivery = road.carry_out(road.edit(draft))
    assert_only_the_edit_went_out(road, delivery)
    assert thread_of(road, delivery.replacement_id) == name
    assert mirrored(draft.multimail_id).thread == name


def test_the_longest_that_is_kept_fits_its_index_in_any_alphabet(road: Road) -> None:
    """PostgreSQL refuses a row whose entry is too long for it, unless it can be packed."""
    draft, chosen = road.draft(), Random(1)
    name = "".join(chr(chosen.randrange(0x10000, 0x10FFFF)) for _ in range(600))
    Draft.objects.filter(pk=draft.pk).update(thread=name)
    assert mirrored(draft.multimail_id).thread == name


def test_one_that_is_longer_than_the_desk_keeps_is_not_edited(road: Road, wire: Between) -> None:
    name = "x" * 601

    def longer(status: int, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        return status, json.dumps({**json.loads(body), "thread_id": name}).encode(), {}

    draft = road.draft()
    decision = road.edit(draft)
    wire.bend("GET /v1/mailboxes/*/emails/*", longer, times=99)
    delivery = road.carry_out(decision)
    assert (delivery.state, road.multimail.waiting()) == (VOID, [draft.multimail_id])
    assert "longer than this desk keeps" in delivery.note
    answer = signed_in(road.person).get(f"/drafts/{draft.pk}/edit/", follow=True)
    assert "longer than this desk keeps" in words(answer)
