"""The two keys: one decides, one sends, and a key that is the wrong one is refused by its name."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from reviewer import meters
from reviewer.multimail import connect
from reviewer.multimail.errors import KeyRefused, Transient
from tests.multimail.misbehaving import speaking
from tests.support.multimail import LocalMultiMail
from tests.support.processes import free_port


@pytest.fixture
def keys(multimail: LocalMultiMail, settings: Any) -> dict[str, str]:
    """The sandbox's keys, given to the desk by its settings."""
    settings.MULTIMAIL_KEYS_FILE = ""
    settings.MULTIMAIL_URL = multimail.keys["base_url"]
    settings.MULTIMAIL_REVIEW_KEY = multimail.keys["oversight_key"]
    settings.MULTIMAIL_SEND_KEY = multimail.keys["agent_key"]
    return multimail.keys


def test_the_right_keys_are_asked_about_once(multimail: LocalMultiMail, keys: dict[str, str]) -> None:
    assert connect.reviewer() is connect.reviewer()
    assert connect.sender() is not connect.reviewer()
    connect.reviewer().mailboxes()
    asked = [(row["method"], row["path"]) for row in multimail.requests()[:-1]]
    assert asked == [
        ("GET", "/v1/oversight/pending"), ("GET", "/v1/mailboxes"),
        ("POST", f"/v1/mailboxes/{multimail.mailbox_id}/emails/msg_none/cancel"), ("GET", "/v1/oversight/pending"),
        ("GET", "/v1/mailboxes"),
    ]  # fmt: skip
    assert multimail.waiting() == []


def refused() -> float:
    """How often MultiMail refused a key, by this process's figures."""
    samples = [sample for metric in meters.ERRORS.collect() for sample in metric.samples]
    return sum(one.value for one in samples if one.name.endswith("_total") and one.labels["kind"] == "key_refused")


def test_that_good_keys_are_refused_what_they_must_not_is_no_failure(
    multimail: LocalMultiMail, keys: dict[str, str]
) -> None:
    """There is an alert on refused keys, and each process asks at its start."""
    before = refused()
    connect.reviewer()
    assert [row["status"] for row in multimail.requests()].count(403) == 2
    assert refused() == before


@pytest.mark.parametrize(("review", "send"), [("agent_key", ""), ("nobody", ""), ("oversight_key", "nobody")])
def test_that_a_key_is_refused_what_it_needs_is_counted(
    keys: dict[str, str], settings: Any, review: str, send: str
) -> None:
    settings.MULTIMAIL_REVIEW_KEY = keys.get(review, "mm_live_nobody")
    settings.MULTIMAIL_SEND_KEY = send and "mm_live_nobody"
    before = refused()
    with suppress(KeyRefused):
        connect.reviewer()
    assert refused() == before + 1


def test_the_file_of_the_sandbox_says_the_same(multimail: LocalMultiMail) -> None:
    assert connect.keys() == connect.Keys(
        multimail.keys["base_url"], multimail.keys["oversight_key"], multimail.keys["agent_key"],
        multimail.keys["webhook_secret"],
    )  # fmt: skip
    assert connect.can_send()


def test_without_a_second_key_the_desk_works_and_cannot_edit(keys: dict[str, str], settings: Any) -> None:
    settings.MULTIMAIL_SEND_KEY = ""
    assert connect.reviewer().pending().items == []
    assert not connect.can_send()
    with pytest.raises(KeyRefused, match="set MULTIMAIL_SEND_KEY"):
        connect.sender()


def test_a_key_with_a_line_break_behind_it_is_meant_without(keys: dict[str, str], settings: Any) -> None:
    settings.MULTIMAIL_REVIEW_KEY += "\n"
    assert connect.reviewer().pending().items == []


@pytest.mark.parametrize(
    ("review", "send", "problem"),
    [
        ("agent_key", "", "MULTIMAIL_REVIEW_KEY: it lacks the scope oversight"),
        ("admin_key", "", "MULTIMAIL_REVIEW_KEY: it lacks the scope oversight"),
        ("oversight_key", "oversight_key", "MULTIMAIL_SEND_KEY: it can also decide"),
        ("nobody", "", "MULTIMAIL_REVIEW_KEY: MultiMail answered 401"),
    ],
)
def test_a_wrong_key_is_refused_by_its_name(
    keys: dict[str, str], settings: Any, review: str, send: str, problem: str
) -> None:
    settings.MULTIMAIL_REVIEW_KEY = keys.get(review, "mm_live_nobody")
    settings.MULTIMAIL_SEND_KEY = keys.get(send, "mm_live_nobody") if send else ""
    for _ in range(2):
        with pytest.raises(KeyRefused, match=problem) as caught:
            connect.reviewer()
        assert "mm_live_" not in str(caught.value)


@pytest.fixture
def unknown_send_key(keys: dict[str, str], settings: Any) -> None:
    settings.MULTIMAIL_SEND_KEY = "mm_live_revoked"


def test_a_send_key_that_multimail_does_not_know_holds_up_edits_alone(
    unknown_send_key: None, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        assert connect.reviewer().pending().items == []
        with pytest.raises(KeyRefused, match="MULTIMAIL_SEND_KEY: MultiMail answered 401") as caught:
            connect.sender()
        assert "mm_live_" not in str(caught.value)
    assert "edits cannot be carried out, all else goes on: MULTIMAIL_SEND_KEY: " in caplog.text
    assert "mm_live_" not in caplog.text


def test_it_is_not_asked_about_at_each_call(multimail: LocalMultiMail, unknown_send_key: None) -> None:
    connect.reviewer()
    before = len(multimail.requests())
    connect.reviewer()
    assert len(multimail.requests()) == before + 1  # the question of this test itself


def test_it_sends_once_multimail_knows_it(multimail: LocalMultiMail, keys: dict[str, str]) -> None:
    # The first question of the check is with the key that decides.
    multimail.fault("GET /v1/oversight/pending", "status", status=401, skip=1)
    connect.reviewer()
    assert connect.sender().mailboxes()


def test_one_that_can_decide_stops_all_as_soon_as_multimail_knows_it(
    multimail: LocalMultiMail, keys: dict[str, str], settings: Any
) -> None:
    """Invariant 5."""
    settings.MULTIMAIL_SEND_KEY = keys["oversight_key"]
    multimail.fault("GET /v1/oversight/pending", "status", status=401, skip=1)
    connect.reviewer()
    for client in (connect.sender, connect.reviewer):
        with pytest.raises(KeyRefused, match="MULTIMAIL_SEND_KEY: it can also decide"):
            client()


def test_a_key_that_decides_and_sends_is_refused(settings: Any) -> None:
    """The sandbox makes no such key; this MultiMail lets every key do everything."""
    answers = {
        "GET /v1/oversight/pending": (200, {"emails": []}),
        "GET /v1/mailboxes": (200, {"mailboxes": [{"id": "mb_1", "address": "a@x.example"}]}),
        "POST /v1/mailboxes/mb_1/emails/msg_none/cancel": (404, {"error": "There is no such email."}),
    }
    with speaking(answers) as server:
        settings.MULTIMAIL_URL, settings.MULTIMAIL_REVIEW_KEY = server.url, "mm_live_all"
        with pytest.raises(KeyRefused, match="MULTIMAIL_REVIEW_KEY: it can also send"):
            connect.reviewer()


def test_a_check_that_was_not_answered_is_no_permission(multimail: LocalMultiMail, keys: dict[str, str]) -> None:
    multimail.fault("POST */msg_none/cancel", "status", status=503)
    with pytest.raises(Transient):
        connect.reviewer()
    assert connect.reviewer().pending().items == []


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"base_url": "http://127.0.0.1"}', "\x00"])
def test_a_file_that_is_no_keys_file_is_named(tmp_path: Path, settings: Any, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(text)
    settings.MULTIMAIL_KEYS_FILE = str(path)
    with pytest.raises(KeyRefused, match=r"^keys\.json is not a keys file of the sandbox\.$"):
        connect.reviewer()
    assert not connect.can_send()


def test_a_file_that_is_not_there_yet_is_waited_for(tmp_path: Path, settings: Any) -> None:
    settings.MULTIMAIL_KEYS_FILE = str(tmp_path / "keys.json")
    assert not connect.can_send()
    with pytest.raises(KeyRefused, match=r"has not written its keys to keys\.json yet"):
        connect.reviewer()


def test_other_keys_in_the_file_are_other_clients(multimail: LocalMultiMail) -> None:
    before = connect.reviewer()
    keys = {**multimail.keys, "base_url": f"http://127.0.0.1:{free_port()}"}
    multimail.keys_file.write_text(json.dumps(keys))
    with pytest.raises(Transient):
        connect.reviewer()
    multimail.keys_file.write_text(json.dumps(multimail.keys))
    after = connect.reviewer()
    assert after is not before
    assert after.pending().items == []
