"""A desk without a hold that is connected to a local MultiMail, and a mail that was approved on it for later."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Delivery
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.desk_support import signed_in
from tests.drafts.mirror import mirrored
from tests.drafts.rewriting import later
from tests.support.between import Between, between
from tests.support.multimail import LocalMultiMail


@pytest.fixture
def road(multimail: LocalMultiMail, lead: User, settings: Any) -> Road:
    settings.HOLD_SECONDS = 0
    return Road(multimail, lead)


@pytest.fixture
def wire(multimail: LocalMultiMail, settings: Any) -> Iterator[Between]:
    """What stands between the desk and MultiMail: what is answered can be bent there."""
    with between(multimail.keys["base_url"]) as relay:
        settings.MULTIMAIL_KEYS_FILE, settings.MULTIMAIL_URL = "", relay.address
        settings.MULTIMAIL_REVIEW_KEY = multimail.keys["oversight_key"]
        settings.MULTIMAIL_SEND_KEY = multimail.keys["agent_key"]
        yield relay


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def approved(road: Road) -> Draft:
    """Read and approved here; MultiMail sends it in an hour."""
    draft = road.draft(send_at=later(), cc=["ops@eng.example"])
    assert road.carry_out(road.decide(draft, Action.APPROVE)).state == Delivery.State.DONE
    assert mirrored(draft.multimail_id).state == State.SCHEDULED
    return draft
