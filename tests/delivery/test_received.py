"""A received mail that is held: letting it in leaves it unread, for its agent to read."""

import pytest

from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.refresh import refresh, refresh_told
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.drafts.mirror import actions, mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
LIST = "GET /v1/mailboxes/*/emails"


@pytest.fixture
def held(road: Road) -> str:
    """Somebody wrote to the agent; the mirror has it with tags of its own."""
    return hold(road.multimail, "c@d.example")


def hold(multimail: LocalMultiMail, sender: str) -> str:
    """A mail by this sender, mirrored: its id."""
    path = f"/v1/mailboxes/{multimail.mailbox_id}"
    multimail.call("admin_key", "PATCH", path, json={"oversight_mode": "gated_all"})
    said = {"mailbox_id": multimail.mailbox_id, "from": sender, "subject": "Help", "text": "Hello"}
    ident = str(multimail.call("admin_key", "POST", "/_control/inbound", json=said)["id"])
    multimail.call("agent_key", "PUT", f"{path}/emails/{ident}/tags", json={"tags": {"incident": "INC-7"}})
    sync()
    return ident


def listed(multimail: LocalMultiMail) -> list[str]:
    """The statuses of what the mailbox received, by its list."""
    rows = multimail.call("agent_key", "GET", f"/v1/mailboxes/{multimail.mailbox_id}/emails?direction=inbound")
    return [row["status"] for row in rows["emails"]]


def test_one_that_was_let_in_here_is_unread(road: Road, held: str) -> None:
    assert road.carry_out(road.decide(mirrored(held), Action.APPROVE)).state == Delivery.State.DONE
    assert mirrored(held).state == State.SENT
    refresh_told(road.multimail.mailbox_id, held, "unread")
    sync()
    assert listed(road.multimail) == ["unread"]


@pytest.mark.parametrize("told", [True, False])
def test_one_that_was_let_in_on_multimail_is_unread(road: Road, held: str, told: bool) -> None:
    road.multimail.decide(held, "approve")
    if told:
        refresh_told(road.multimail.mailbox_id, held, "unread")
    else:
        sync()
    assert listed(road.multimail) == ["unread"]
    draft = mirrored(held)
    assert (draft.state, draft.tags, draft.revisions.count()) == (State.SENT, {"incident": "INC-7"}, 1)
    assert actions(draft) == ["received", "closed"]


@pytest.mark.parametrize("here", [True, False])
def test_one_that_names_its_own_mailbox_as_sender_is_unread(road: Road, here: bool) -> None:
    """The agent copied itself, or a stranger put the mailbox's address into From."""
    ident = hold(road.multimail, road.multimail.keys["mailbox_address"])
    if here:
        assert road.carry_out(road.decide(mirrored(ident), Action.APPROVE)).state == Delivery.State.DONE
    else:
        road.multimail.decide(ident, "approve")
    sync()
    sync(full=True)
    refresh(road.multimail.mailbox_id, ident)
    assert listed(road.multimail) == ["unread"]
    assert (mirrored(ident).state, mirrored(ident).direction) == (State.SENT, "inbound")


def test_one_that_was_rejected_on_multimail_is_so_here(road: Road, held: str) -> None:
    road.multimail.decide(held, "reject")
    sync()
    assert mirrored(held).state == State.REJECTED


def test_one_whose_answer_was_lost_is_unread(road: Road, held: str) -> None:
    decision = road.decide(mirrored(held), Action.APPROVE)
    road.multimail.fault("POST /v1/oversight/decide", "cut_after", times=1)
    assert road.attempt(decision).step == "approving"
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert listed(road.multimail) == ["unread"]


@pytest.mark.parametrize(("there", "state"), [("approve", State.SENT), ("reject", State.REJECTED)])
def test_one_that_was_decided_on_multimail_in_the_hold_is_not_read(
    road: Road, held: str, there: str, state: State
) -> None:
    decision = road.decide(mirrored(held), Action.APPROVE)
    road.multimail.decide(held, there)
    assert road.carry_out(decision).state == Delivery.State.ELSEWHERE
    assert "read" not in listed(road.multimail)
    assert mirrored(held).state == state


def test_one_of_very_many_that_came_at_once_is_unread(road: Road, held: str) -> None:
    said = {"mailbox_id": road.multimail.mailbox_id, "from": "c@d.example", "subject": "Alert", "text": "It fell"}
    for _ in range(110):
        road.multimail.call("admin_key", "POST", "/_control/inbound", json=said)
    assert road.carry_out(road.decide(mirrored(held), Action.APPROVE)).state == Delivery.State.DONE
    rows = road.multimail.call("agent_key", "GET", f"/v1/mailboxes/{road.multimail.mailbox_id}/emails?status=read")
    assert rows["emails"] == []
    assert mirrored(held).remote_status == "unread"


@pytest.mark.parametrize("fault", [{"fault": "status", "status": 400}, {"fault": "malformed"}])
def test_where_the_list_tells_nothing_the_mail_is_asked_for(road: Road, held: str, fault: dict[str, object]) -> None:
    road.multimail.call("admin_key", "POST", "/_control/faults", json={"route": LIST, "times": 1000, **fault})
    assert road.carry_out(road.decide(mirrored(held), Action.APPROVE)).state == Delivery.State.DONE
    assert mirrored(held).state == State.SENT
