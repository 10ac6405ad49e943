"""A key for sending that MultiMail does not know, such as a revoked one: edits wait for a person, nothing else does."""

from typing import Any

import pytest

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.under_way import retry
from reviewer.drafts import send_key
from reviewer.drafts.models import SyncPass
from reviewer.drafts.sync import sync_unless_running
from reviewer.marks.leave import last
from tests.delivery.conftest import Road
from tests.delivery.support import assert_only_the_edit_went_out, loosen

pytestmark = pytest.mark.django_db


@pytest.fixture
def revoked(road: Road, settings: Any) -> None:
    keys = road.multimail.keys
    settings.MULTIMAIL_KEYS_FILE = ""
    settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = keys["base_url"], keys["oversight_key"]
    settings.MULTIMAIL_SEND_KEY = "mm_live_revoked"


def test_drafts_are_read_and_decided(road: Road, revoked: None) -> None:
    sent, rejected = road.draft(), road.draft()
    assert SyncPass.objects.latest("pk").outcome == SyncPass.Outcome.DONE
    for draft, action in ((sent, Action.APPROVE), (rejected, Action.REJECT)):
        assert road.carry_out(road.decide(draft, action)).state == Delivery.State.DONE
    assert road.multimail.went_out() == [sent.multimail_id]


@pytest.mark.parametrize("mode", ["gated_send", "monitored"])
def test_an_edit_touches_nothing_and_goes_on_with_a_key_that_is_known(
    road: Road, lead: User, revoked: None, settings: Any, mode: str
) -> None:
    """Invariant 3: nothing was handed in, so that it can be handed in once; the original is not rejected before."""
    draft = road.draft()
    if mode != "gated_send":
        loosen(road.multimail, mode)
    decision = road.edit(draft)
    delivery = road.attempt(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "MULTIMAIL_SEND_KEY: MultiMail answered 401" in delivery.problem
    assert (delivery.step, delivery.first_sent_at, delivery.replacement_id) == ("", None, "")
    assert road.multimail.waiting() == [draft.multimail_id]
    settings.MULTIMAIL_SEND_KEY = road.multimail.keys["agent_key"]
    retry(lead, decision.pk)
    assert_only_the_edit_went_out(road, road.carry_out(decision))


def test_it_is_told_from_the_first_pass_until_it_is_known(road: Road, revoked: None, settings: Any) -> None:
    sync_unless_running()
    since = last(send_key.REFUSED)
    assert since is not None
    sync_unless_running()
    assert last(send_key.REFUSED) == since
    settings.MULTIMAIL_SEND_KEY = road.multimail.keys["agent_key"]
    sync_unless_running()
    assert last(send_key.REFUSED) is None


@pytest.mark.parametrize("status", [401, 403])
def test_one_that_is_refused_later_is_told_by_the_edit_that_met_it(road: Road, settings: Any, status: int) -> None:
    """It was known, or could send, as the worker began."""
    keys = road.multimail.keys
    sync_unless_running()
    assert last(send_key.REFUSED) is None
    decision = road.edit(road.draft())
    settings.MULTIMAIL_KEYS_FILE = ""
    settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = keys["base_url"], keys["oversight_key"]
    settings.MULTIMAIL_SEND_KEY = keys["admin_key"] if status == 403 else "mm_live_revoked"
    assert road.attempt(decision).state == Delivery.State.NEEDS_LOOK
    assert last(send_key.REFUSED) is not None


def test_nothing_is_known_of_it_while_multimail_does_not_answer(road: Road, revoked: None, settings: Any) -> None:
    sync_unless_running()
    settings.MULTIMAIL_SEND_KEY = road.multimail.keys["agent_key"]
    road.multimail.fault("GET /v1/mailboxes", "status", status=503, times=1000)
    sync_unless_running()
    assert last(send_key.REFUSED) is not None


def test_without_a_key_that_sends_nothing_is_refused(road: Road, revoked: None, settings: Any) -> None:
    sync_unless_running()
    settings.MULTIMAIL_SEND_KEY = ""
    sync_unless_running()
    assert last(send_key.REFUSED) is None
