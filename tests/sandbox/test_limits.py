"""What answers 429, and what else stops sending."""

from typing import Any

import pytest

from tests.sandbox.support import Api


def send(api: Api, key: str = "agent_key") -> Any:
    body = {"to": ["a@example.com"], "subject": "s", "markdown": "m"}
    return api.call("POST", f"/v1/mailboxes/{api.mailbox}/send", key, json=body)


def test_every_send_of_the_limited_key_is_too_many(api: Api) -> None:
    email_id = api.held()
    reply = api.post(f"/v1/mailboxes/{api.mailbox}/reply/{email_id}", "limited_key", markdown="m")
    for answer in (send(api, "limited_key"), send(api, "limited_key"), reply):
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert list(answer.json()) == ["error"]
        assert "quota" not in answer.json()["error"]
    assert api.get("/v1/account", "limited_key").status_code == 200
    assert send(api).status_code == 202


def test_the_three_bodies(own_api: Api) -> None:
    bodies = {}
    for mode in ("plain", "quota", "warmup"):
        own_api.control("quota", mode=mode, retry_after=7)
        answer = send(own_api)
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
        bodies[mode] = answer.json()
    assert "quota" in bodies["quota"]["error"]
    assert "quota" not in bodies["plain"]["error"]
    assert set(bodies["warmup"]) == {"error", "warmup_stage", "daily_sent", "daily_limit", "hint"}
    own_api.control("quota", mode="none")
    assert send(own_api).status_code == 202


def test_a_known_key_is_answered_beyond_the_limit_too(own_api: Api) -> None:
    first = own_api.send(idempotency_key="k")["id"]
    own_api.control("quota", mode="quota")
    assert own_api.send(idempotency_key="k")["id"] == first


def test_a_used_up_quota_stops_sends_but_not_receiving(own_api: Api) -> None:
    own_api.control("account", plan="starter", emails_sent_this_month=199)
    own_api.decide(own_api.held())
    assert own_api.get("/v1/account").json()["emails_sent_this_month"] == 200
    answer = send(own_api)
    assert (answer.status_code, "quota" in answer.json()["error"]) == (429, True)
    received = own_api.control(
        "inbound", mailbox_id=own_api.mailbox, subject="s", text="t", **{"from": "a@example.com"}
    )
    assert received["status"] == "unread"
    assert own_api.get("/v1/usage").json()["emails_received"] == 1


def test_disabled_sending(own_api: Api) -> None:
    own_api.control("account", sending_disabled=True, sending_disabled_reason="The operator asked.")
    assert send(own_api).status_code == 403
    account = own_api.get("/v1/account").json()
    assert (account["sending_disabled"], account["sending_disabled_reason"]) == (True, "The operator asked.")


@pytest.mark.parametrize(("local", "allowed"), [("bounce", 5), ("complaint", 0)])
def test_too_many_bounces_or_complaints_disable_sending(own_api: Api, local: str, allowed: int) -> None:
    own_api.control("account", emails_sent_this_month=100 - allowed - 1)
    mailbox = own_api.new_mailbox("free", "autonomous")
    field = "bounced_at" if local == "bounce" else "delivered_at"
    for number in range(allowed + 1):
        assert own_api.get("/v1/account").json()["sending_disabled"] is False
        email_id = own_api.held(mailbox, to=[f"{local}@example.com"])
        own_api.control("clock", shift_seconds=number + 1)
        assert own_api.email(email_id)[field]
    account = own_api.get("/v1/account").json()
    assert account["sending_disabled"] is True
    assert local in account["sending_disabled_reason"]


def test_usage_counts(own_api: Api) -> None:
    own_api.decide(own_api.held())
    own_api.decide(own_api.held(), "reject")
    usage = own_api.get("/v1/usage").json()
    assert (usage["emails_sent"], usage["emails_received"], usage["oversight_actions"]) == (1, 0, 2)
    assert usage["api_calls"] >= 5
    daily = own_api.get("/v1/usage", breakdown="daily").json()["data"]
    assert {"email_sent", "oversight_action", "api_call"} <= {row["event_type"] for row in daily}
    none = own_api.get("/v1/usage?from=0&to=86400000").json()
    assert (none["emails_sent"], none["from"], none["to"]) == (0, 0, 86_400_000)


def test_usage_up_to_an_earlier_time_is_that_of_its_month(own_api: Api) -> None:
    january, moment = 1_704_067_200_000, 1_706_000_000_000
    usage = own_api.get("/v1/usage", to=moment)
    assert (usage.status_code, usage.json()["from"], usage.json()["to"]) == (200, january, moment)
    this_month = own_api.get("/v1/usage").json()["from"]
    assert own_api.get("/v1/usage", to=4_000_000_000_000).json()["from"] == this_month


@pytest.mark.parametrize("query", ["breakdown=weekly", "period=x", "from=x", "to=-1", "from=5&to=4", "from=1e3"])
def test_odd_queries_of_usage_are_refused(api: Api, query: str) -> None:
    assert api.get(f"/v1/usage?{query}").status_code == 400


def test_calls_are_counted_also_when_a_question_about_usage_is_refused(own_api: Api) -> None:
    before = own_api.get("/v1/usage").json()["api_calls"]
    for query in ("from=5&to=4", "breakdown=weekly", "from=x"):
        own_api.get("/v1/account")
        assert own_api.get(f"/v1/usage?{query}").status_code == 400
    assert own_api.get("/v1/usage").json()["api_calls"] == before + 7
