"""One id from the reviewer's click to the call on MultiMail."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from reviewer import trace
from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.drafts.sync import sync
from tests.delivery.conftest import Road
from tests.operations.recorder import Recorder, recording
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
CLICK = "click-7f3a2b10"


@pytest.fixture
def recorder(road: Road, tmp_path: Path, settings: Any) -> Iterator[Recorder]:
    keys_file = tmp_path / "recorded.json"
    with recording(road.multimail, keys_file) as recorder:
        settings.MULTIMAIL_KEYS_FILE = str(keys_file)
        yield recorder


def test_a_request_gets_an_id_and_is_told(client: Client) -> None:
    first, second = (client.get("/account/login/")["X-Request-ID"] for _ in range(2))
    assert trace.is_sane(first)
    assert first != second


def test_a_sane_id_is_taken_over(client: Client) -> None:
    assert client.get("/account/login/", headers={"X-Request-ID": CLICK})["X-Request-ID"] == CLICK


@pytest.mark.parametrize("brought", ["short", "x" * 65, "spaces in it", "<script>alert</script>", "semi;colons"])
def test_any_other_id_is_replaced(client: Client, brought: str) -> None:
    answered = client.get("/account/login/", headers={"X-Request-ID": brought})["X-Request-ID"]
    assert answered != brought
    assert trace.is_sane(answered)


def test_pages_that_are_missing_or_closed_have_an_id_too(client: Client) -> None:
    assert client.get("/nowhere/")["X-Request-ID"]
    assert client.post("/drafts/1/approve/")["X-Request-ID"]


def test_nothing_is_followed_after_a_request(client: Client) -> None:
    client.get("/account/login/", headers={"X-Request-ID": CLICK})
    assert trace.current() == ""


def test_the_click_reaches_multimail(road: Road, recorder: Recorder, client: Client) -> None:
    draft = road.draft()
    assert draft.current is not None
    client.force_login(road.person)
    form = {"digest": draft.current.digest, "words": "Read and found right"}
    client.post(f"/drafts/{draft.pk}/approve/", form, headers={"X-Request-ID": CLICK})
    delivery = Delivery.objects.get(decision__draft=draft)
    assert delivery.trace == CLICK
    recorder.passed.clear()
    road.carry_out(delivery.decision)
    assert ("POST", "/v1/oversight/decide", CLICK) in recorder.passed
    assert {ident for _, _, ident in recorder.passed} == {CLICK}


def test_every_call_of_an_edit_bears_the_click(road: Road, recorder: Recorder) -> None:
    with trace.follow(CLICK):
        decision = road.edit(road.draft())
    recorder.passed.clear()
    road.carry_out(decision)
    assert {method for method, _, _ in recorder.passed} == {"GET", "POST", "PUT"}
    # Mirroring the outcome is the delivery's doing as well.
    assert {ident for _, _, ident in recorder.passed} == {CLICK}


def test_a_call_outside_of_everything_bears_no_id(road: Road, recorder: Recorder) -> None:
    sync()
    assert {ident for _, _, ident in recorder.passed} == {None}


def test_the_verdict_that_completes_a_policy_is_the_one_that_is_followed(
    lead: User, commander: User, settings: Any
) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    draft = make_draft()
    assert draft.current is not None
    for user, ident in ((lead, "click-of-lena"), (commander, "click-of-omar")):
        with trace.follow(ident):
            give_verdict(user, draft.pk, Action.APPROVE, draft.current.digest)
    assert Delivery.objects.get().trace == "click-of-omar"


def test_log_lines_name_who_what_and_which(road: Road, client: Client) -> None:
    """The facts are taken when the line is written, as the handlers of the settings do."""
    seen: list[tuple[str, dict[str, trace.Fact]]] = []

    class Listen(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append((record.getMessage(), {"request_id": trace.current(), **trace.facts()}))

    listen, root = Listen(), logging.getLogger("reviewer")
    before = root.level
    root.addHandler(listen)
    root.setLevel(logging.INFO)
    try:
        draft = road.draft()
        assert draft.current is not None
        client.force_login(road.person)
        form = {"digest": draft.current.digest, "words": "Read and found right"}
        client.post(f"/drafts/{draft.pk}/approve/", form, headers={"X-Request-ID": CLICK})
        delivery = Delivery.objects.get()
        road.carry_out(delivery.decision)
    finally:
        root.removeHandler(listen)
        root.setLevel(before)
    ours = {"request_id": CLICK, "decision": delivery.decision_id, "delivery": delivery.pk}
    told = {message.partition(":")[0]: facts for message, facts in seen}
    assert told[f"POST /drafts/{draft.pk}/approve/"] == {**ours, "user": road.person.pk}
    assert told["MultiMail POST /v1/oversight/decide"] == ours
    assert told[f"approve of {draft.multimail_id}"] == ours
