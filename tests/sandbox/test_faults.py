"""Faults that tests order, and the other switches of the control routes."""

import time
from typing import Any

import httpx
import pytest

from tests.sandbox.support import Api

ACCOUNT = "GET /v1/account"
DECIDE = "POST /v1/oversight/decide"


@pytest.fixture(autouse=True)
def no_faults_left(api: Api) -> None:
    api.call("DELETE", "/_control/faults", None)


def order(api: Api, route: str, fault: str, **more: Any) -> None:
    api.control("faults", route=route, fault=fault, **more)


def sent(api: Api, email_id: str) -> bool:
    return email_id in [row["id"] for row in api.get("/_control/outbox", None).json()["sent"]]


def test_a_status_as_often_as_ordered(api: Api) -> None:
    order(api, ACCOUNT, "status", status=429, retry_after=3, times=2)
    answers = [api.get("/v1/account") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [429, 429, 200]
    assert answers[0].headers["Retry-After"] == "3"
    assert list(answers[0].json()) == ["error"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_failing_route_has_no_effect(api: Api, status: int) -> None:
    email_id = api.held()
    order(api, DECIDE, "status", status=status)
    assert api.decide(email_id).status_code == status
    assert api.status(email_id) == "pending_send_approval"


def test_cut_before_the_effect(api: Api) -> None:
    email_id = api.held()
    order(api, DECIDE, "cut_before")
    with pytest.raises(httpx.TransportError):
        api.decide(email_id)
    assert api.status(email_id) == "pending_send_approval"


def test_cut_after_the_effect(api: Api) -> None:
    email_id = api.held()
    order(api, DECIDE, "cut_after")
    with pytest.raises(httpx.TransportError):
        api.decide(email_id)
    assert api.status(email_id) == "sent"
    assert sent(api, email_id)


def test_truncated(api: Api) -> None:
    email_id = api.held()
    order(api, DECIDE, "truncated")
    with pytest.raises(httpx.RemoteProtocolError):
        api.decide(email_id)
    assert sent(api, email_id)


def test_malformed(api: Api) -> None:
    email_id = api.held()
    order(api, DECIDE, "malformed")
    answer = api.decide(email_id)
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Expecting"):
        answer.json()
    assert sent(api, email_id)


def test_a_page_of_html(api: Api) -> None:
    email_id = api.held()
    order(api, DECIDE, "html", status=502)
    answer = api.decide(email_id)
    assert (answer.status_code, answer.headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert not sent(api, email_id)


@pytest.mark.parametrize("fault", ["delay", "delay_after"])
def test_delays(api: Api, fault: str) -> None:
    order(api, ACCOUNT, fault, seconds=0.3)
    begun = time.monotonic()
    assert api.get("/v1/account").status_code == 200
    assert time.monotonic() - begun >= 0.3


def test_a_delay_holds_up_nobody_else(api: Api) -> None:
    order(api, ACCOUNT, "delay", seconds=1.0)
    with httpx.Client(base_url=api.base_url, timeout=0.2) as impatient, pytest.raises(httpx.ReadTimeout):
        impatient.get("/v1/account", headers={"Authorization": f"Bearer {api.keys['agent_key']}"})
    begun = time.monotonic()
    assert api.get("/v1/account").status_code == 200
    assert time.monotonic() - begun < 0.5


def test_stars_and_skipped_calls(api: Api) -> None:
    ids = [api.held(), api.held()]
    order(api, "GET /v1/mailboxes/*/emails/*", "status", status=503, skip=1)
    assert [api.get(api.of(email_id)).status_code for email_id in (*ids, ids[0])] == [200, 503, 200]
    listed = api.get("/_control/faults", None).json()["faults"]
    assert (listed[0]["met"], listed[0]["fault"]) == (2, "status")


def test_cleared(api: Api) -> None:
    order(api, ACCOUNT, "status", times=100)
    api.call("DELETE", "/_control/faults", None)
    assert api.get("/v1/account").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {}, {"route": ACCOUNT}, {"route": ACCOUNT, "fault": "explode"}, {"route": 5, "fault": "status"},
        {"route": ACCOUNT, "fault": "status", "times": 0}, {"route": ACCOUNT, "fault": "status", "status": 200},
        {"route": ACCOUNT, "fault": "delay", "seconds": -1}, {"route": ACCOUNT, "fault": "status", "skip": "x"},
        {"route": ACCOUNT, "fault": "status", "retry_after": True},
    ],
)  # fmt: skip
def test_bad_orders_are_refused(api: Api, body: dict[str, Any]) -> None:
    assert api.call("POST", "/_control/faults", None, json=body).status_code == 400


def test_the_journal_tells_what_arrived(api: Api) -> None:
    email_id = api.held()
    before = api.get("/_control/requests", None).json()["requests"][-1]["seq"]
    api.decide(email_id)
    order(api, ACCOUNT, "cut_before")
    with pytest.raises(httpx.TransportError):
        api.get("/v1/account")
    seen = api.get(f"/_control/requests?since={before}", None).json()["requests"]
    decided = next(entry for entry in seen if entry["path"] == "/v1/oversight/decide")
    assert (decided["status"], decided["key"], decided["email_id"]) == (200, "oversight", email_id)
    assert decided["received_monotonic"] <= decided["answered_monotonic"] <= time.monotonic()
    assert abs(decided["received_at"] - time.time()) < 60
    cut = next(entry for entry in seen if entry["path"] == "/v1/account")
    assert (cut["status"], cut["fault"]) == (0, "cut_before")


def test_the_clock(own_api: Api) -> None:
    assert own_api.get("/_control/clock", None).json()["shift_seconds"] == 0
    before = own_api.held()
    assert own_api.control("clock", shift_seconds=3600)["shift_seconds"] == 3600
    after = own_api.held()
    assert own_api.email(after)["received_at"] > own_api.email(before)["received_at"]
    own_api.control("clock", shift_seconds=0)
    assert own_api.held() > after
    for shift in ("soon", None, 1e12, True):
        assert own_api.post("/_control/clock", None, shift_seconds=shift).status_code == 400


def test_many_drafts_at_once(own_api: Api) -> None:
    made = own_api.control("load", count=300)
    assert made["count"] == 300
    ids = own_api.pending_ids()
    assert (len(set(ids)), ids[0], ids[-1]) == (300, made["first_id"], made["last_id"])
    email = own_api.email(ids[7])
    assert 1_000 < len(email["markdown"]) < 12_000
    assert email["tags"]["incident"].startswith("INC-")
    assert own_api.decide(ids[7]).status_code == 200
    for count in (0, -1, "x", 1e9):
        assert own_api.post("/_control/load", None, count=count).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:80"}, {"Host": ""},
        {"Origin": "http://127.0.0.1:8000"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/_control/faults", "/_control/clock", "/_control/codes", "/_control/outbox"])
def test_only_tools_of_this_machine_may_ask(api: Api, path: str, headers: dict[str, str]) -> None:
    answer = api.call("GET", path, None, headers=headers)
    assert (answer.status_code, list(answer.json())) == (403, ["error"])


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1", "LOCALHOST:80", "[::1]:80"])
def test_this_machine_has_several_names(api: Api, host: str) -> None:
    assert api.call("GET", "/_control/clock", None, headers={"Host": host}).status_code == 200
