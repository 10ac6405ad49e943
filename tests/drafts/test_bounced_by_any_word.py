"""A mail that bounced is known to have, whatever official word MultiMail calls a sent mail by (contract, section 2)."""

import pytest

from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh
from reviewer.drafts.unreached import unreached_alarms
from reviewer.drafts.words import State
from reviewer.multimail.schemas import read_email, read_listed
from tests.delivery.conftest import Road
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.support.multimail import LocalMultiMail
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

WORDS = pytest.mark.parametrize("word", ["sent", "delivered", "unread", "read", "archived", "approved"])


def shown_as(multimail: LocalMultiMail, ident: str, word: str) -> Draft:
    """What the mirror has of it once MultiMail shows the official fields alone, with this word."""
    rewrite(multimail, ident, status=word, due_ms=None)  # nothing is due for it any more
    multimail.fault("GET /v1/mailboxes/*/emails/*", "official", times=1)
    refresh(multimail.mailbox_id, ident)
    return mirrored(ident)


def sent(road: Road, to: str) -> str:
    draft = road.draft(to=[to])
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    return draft.multimail_id


@WORDS
def test_a_bounce_is_an_alarm(road: Road, word: str) -> None:
    ident = sent(road, "bounce@eng.example")
    wait_until(lambda: road.multimail.email(ident)["bounced_at"], what="the bounce")
    draft = shown_as(road.multimail, ident, word)
    assert (draft.state, draft.remote_status, draft.direction) == (State.SENT, "bounced", "outbound")
    assert unreached_alarms().count() == 1
    assert actions(draft)[-1] == "bounced"
    again = shown_as(road.multimail, ident, word)
    assert again.unreached_at == draft.unreached_at
    assert actions(again).count("bounced") == 1


@WORDS
def test_without_a_bounce_there_is_none(road: Road, word: str) -> None:
    draft = shown_as(road.multimail, sent(road, "all@eng.example"), word)
    assert draft.remote_status == ("read" if word == "unread" else word)  # MultiMail marks what is asked for as read
    assert (draft.state in (State.SENT, State.SCHEDULED), draft.direction, draft.unreached_at) == (
        True,
        "outbound",
        None,
    )


def test_an_alarm_that_stands_is_not_cleared_by_a_word(road: Road) -> None:
    ident = sent(road, "bounce@eng.example")
    wait_until(lambda: road.multimail.email(ident)["bounced_at"], what="the bounce")
    refresh(road.multimail.mailbox_id, ident)
    assert mirrored(ident).unreached_at is not None
    assert shown_as(road.multimail, ident, "read").unreached_at is not None


@pytest.mark.parametrize("word", ["sent", "delivered", "unread", "read", "archived", "bounced"])
def test_one_that_a_release_before_took_for_received_turns_back(road: Road, word: str) -> None:
    ident = sent(road, "bounce@eng.example")
    wait_until(lambda: road.multimail.email(ident)["bounced_at"], what="the bounce")
    Draft.objects.filter(multimail_id=ident).update(direction="inbound", remote_status="read")
    assert shown_as(road.multimail, ident, word).direction == "outbound"
    assert unreached_alarms().count() == 1


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        ({"status": "read"}, "read"),
        ({"status": "unread", "direction": "inbound"}, "unread"),
        ({"status": "read", "direction": "outbound"}, ""),
        ({"status": "read", "bounced_at": "2026-11-30T00:00:01Z"}, ""),
        ({"status": "delivered"}, ""),
    ],
)
def test_a_list_that_shows_sent_mails_too_does_not_make_them_received(shown: dict[str, str], status: str) -> None:
    assert read_listed({"emails": [{"id": "e1", **shown}], "cursor": None}, "e1") == (status, None)


@pytest.mark.parametrize(
    ("answer", "direction", "told"),
    [
        ({"status": "archived"}, "inbound", False),
        ({"status": "archived", "direction": "outbound"}, "outbound", True),
        ({"status": "archived", "delivered_at": "2026-11-30T00:00:01Z"}, "outbound", True),
        ({"status": "read", "bounced_at": "2026-11-30T00:00:01Z"}, "outbound", True),
        ({"status": "sent"}, "outbound", True),
        ({"status": "rejected"}, "outbound", False),
        ({"status": "pending_inbound_approval"}, "inbound", True),
        ({"status": "pending_send_approval"}, "outbound", True),
    ],
)
def test_the_direction_is_told_or_guessed(answer: dict[str, str], direction: str, told: bool) -> None:
    email = read_email({"id": "e1", "from": "a@x.example", "received_at": "2026-11-30T00:00:00Z", **answer})
    assert (email.direction, email.direction_told) == (direction, told)
