"""The list of a caller's own drafts (contract, section 7), and who sees more than that."""

import sqlite3
from pathlib import Path

import pytest

from tests.sandbox.support import Api, running

LISTS = ("/v1/list_pending", "/v1/emails/pending")
EVERYTHING = "/v1/oversight/pending"


def key(api: Api, *scopes: str) -> str:
    return str(api.post("/v1/api-keys", "admin_key", name="another", scopes=scopes).json()["api_key"])


def listed(api: Api, as_: str, path: str = LISTS[0]) -> list[str]:
    answer = api.get(path, as_).json()
    assert answer["emails"] == answer["pending"] == answer["messages"]
    return [item["id"] for item in answer["emails"]]


def received(api: Api) -> str:
    mail = {"from": "customer@example.com", "subject": "Secret", "text": "Nobody let this in."}
    return str(api.control("inbound", mailbox_id=api.mailbox, **mail)["id"])


@pytest.mark.parametrize("path", LISTS)
def test_an_agent_sees_what_it_sent_and_nothing_else(own_api: Api, path: str) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    other = key(own_api, "read", "send")
    mine, held = own_api.held(), received(own_api)
    assert listed(own_api, other, path) == []
    theirs = own_api.send(as_=other)["id"]
    own_api.settle(theirs)
    assert listed(own_api, "agent_key", path) == [mine]
    assert listed(own_api, other, path) == [theirs]
    assert "Nobody let this in" not in own_api.get(path).text
    everything = [mine, held, theirs]
    assert listed(own_api, "oversight_key", path) == listed(own_api, "oversight_key", EVERYTHING) == everything


def test_an_agent_that_may_only_look_at_the_queue_sees_all_of_it(own_api: Api) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    mine, held = own_api.held(), received(own_api)
    looks = key(own_api, "send", "oversight_read")
    assert listed(own_api, looks) == listed(own_api, looks, EVERYTHING) == [mine, held]


@pytest.mark.parametrize("scope", ["read", "admin"])
def test_a_key_that_sends_nothing_sees_the_drafts(own_api: Api, scope: str) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    mine = own_api.held()
    received(own_api)
    assert listed(own_api, key(own_api, scope)) == [mine]


def test_the_queue_of_a_mailbox_is_what_a_reviewer_sees_of_it(own_api: Api) -> None:
    own_api.upgrade(own_api.mailbox, "gated_all")
    both = [own_api.held(), received(own_api)]
    assert listed(own_api, key(own_api, "read", "send"), f"/v1/mailboxes/{own_api.mailbox}/pending") == both


def test_pages_of_it_are_full(own_api: Api) -> None:
    other = key(own_api, "read", "send")
    mine = []
    for _ in range(3):
        mine.append(own_api.held())
        own_api.settle(own_api.send(as_=other)["id"])
    first = own_api.get("/v1/list_pending", limit=2).json()
    rest = own_api.get("/v1/list_pending", limit=2, cursor=first["cursor"]).json()
    assert [item["id"] for item in first["emails"] + rest["emails"]] == mine
    assert (len(first["emails"]), rest["cursor"]) == (2, None)


def test_what_the_sandbox_was_filled_with_is_the_agents(own_api: Api) -> None:
    own_api.control("load", count=3)
    assert len(listed(own_api, "agent_key")) == 3
    assert listed(own_api, key(own_api, "read", "send")) == []


def test_a_file_of_an_older_sandbox_knows_it_too(tmp_path: Path) -> None:
    with running(tmp_path / "old") as api:
        other = key(api, "read", "send")
        mine, theirs = api.held(), api.send(as_=other)["id"]
        api.settle(theirs)
    with sqlite3.connect(tmp_path / "old" / "data.sqlite3") as db:
        db.execute("DROP INDEX IF EXISTS audit_of_sends")
    db.close()
    with running(tmp_path / "old") as api:
        assert (listed(api, "agent_key"), listed(api, other)) == ([mine], [theirs])
