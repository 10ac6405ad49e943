"""Mailboxes, their modes, and tags."""

from typing import Any

import pytest

from tests.sandbox.support import Api


@pytest.mark.parametrize("field", ["address_local", "address_local_part", "address"])
def test_a_local_part_is_under_the_accounts_domain(api: Api, field: str) -> None:
    local = f"Made-by.{field}".lower()
    answer = api.post("/v1/mailboxes", "admin_key", **{field: local}, oversight_mode="autonomous", approval_code="123")
    assert (answer.status_code, answer.json()["address"]) == (201, f"{local}@sandbox.multimail.dev")
    mailbox = api.get(f"/v1/mailboxes/{answer.json()['id']}").json()
    assert (mailbox["oversight_mode"], mailbox["is_active"], mailbox["mcp_configured"]) == ("gated_send", 1, 0)


def test_an_address_is_taken_once_and_for_all(api: Api) -> None:
    mailbox = api.new_mailbox("taken")
    assert api.post("/v1/mailboxes", "admin_key", address_local="TAKEN").status_code == 409
    assert api.call("DELETE", f"/v1/mailboxes/{mailbox}", "admin_key").json() == {"status": "deleted"}
    assert api.post("/v1/mailboxes", "admin_key", address_local="taken").status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {}, {"address_local": ""}, {"address_local": "a b"}, {"address_local": 5}, {"address_local": "a@b"},
        {"address_local": "x" * 65}, {"address_local": "ok", "display_name": 5},
        {"address_local": "ok", "webhook_url": "http://example.com"}, {"address_local": "ok", "oversight_mode": 5},
    ],
)  # fmt: skip
def test_a_bad_mailbox_is_refused(api: Api, body: dict[str, Any]) -> None:
    assert api.call("POST", "/v1/mailboxes", "admin_key", json=body).status_code == 400


def test_settings(api: Api) -> None:
    mailbox = api.new_mailbox("settings")
    settings = {
        "display_name": "Incident agent",
        "auto_cc": "cc@example.com",
        "auto_bcc": "bcc@example.com",
        "forward_inbound": True,
        "webhook_url": "https://example.com/a",
        "oversight_webhook_url": "http://127.0.0.1:1/b",
        "signature_block": "-- \nThe agent",
    }
    answer = api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", **settings, unknown=1)
    assert (answer.status_code, answer.json()) == (200, {"status": "updated"})
    shown = api.get(f"/v1/mailboxes/{mailbox}").json()
    assert {name: shown[name] for name in settings} == {**settings, "forward_inbound": 1}
    api.patch(f"/v1/mailboxes/{mailbox}", "admin_key", auto_cc=None, webhook_url=None, signature_block=None)
    shown = api.get(f"/v1/mailboxes/{mailbox}").json()
    assert (shown["auto_cc"], shown["webhook_url"], shown["signature_block"]) == (None, None, None)
    assert shown["auto_bcc"] == "bcc@example.com"


@pytest.mark.parametrize(
    "body",
    [
        {"oversight_mode": "loose"}, {"oversight_mode": None}, {"auto_cc": "x"}, {"auto_bcc": 5}, {"display_name": []},
        {"forward_inbound": "yes"}, {"webhook_url": "ftp://example.com"}, {"webhook_url": "https://"},
        {"oversight_webhook_url": "http://example.com"}, {"signature_block": "s" * 201}, {"webhook_url": 5},
    ],
)  # fmt: skip
def test_bad_settings_are_refused(api: Api, body: dict[str, Any]) -> None:
    answer = api.call("PATCH", f"/v1/mailboxes/{api.mailbox}", "admin_key", json=body)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize("path", ["", "/configure"])
def test_a_mode_only_gets_stricter(api: Api, path: str) -> None:
    mailbox = api.new_mailbox(f"modes{path.replace('/', '-')}")

    def change(mode: str) -> int:
        return api.patch(f"/v1/mailboxes/{mailbox}{path}", "admin_key", oversight_mode=mode).status_code

    assert [change(mode) for mode in ("autonomous", "monitored")] == [403, 403]
    assert [change(mode) for mode in ("gated_send", "gated_all", "gated_send")] == [200, 200, 403]
    assert api.get(f"/v1/mailboxes/{mailbox}").json()["oversight_mode"] == "gated_all"


def test_a_looser_mode_needs_the_operators_code(api: Api) -> None:
    mailbox = api.new_mailbox("upgrade")
    path = f"/v1/mailboxes/{mailbox}"
    assert api.post(f"{path}/request-upgrade", "admin_key", target_mode="gated_all").status_code == 400
    asked = api.post(f"{path}/request-upgrade", "admin_key", target_mode="monitored")
    code = next(row["code"] for row in api.get("/_control/codes", None).json()["codes"] if row["mailbox_id"] == mailbox)
    assert asked.status_code == 200
    assert code not in asked.text
    assert api.post(f"{path}/upgrade", "admin_key", code="000-000-00").status_code == 403
    assert api.post(f"/v1/mailboxes/{api.mailbox}/upgrade", "admin_key", code=code).status_code == 404
    assert api.post(f"{path}/upgrade", "admin_key", code=code).json()["oversight_mode"] == "monitored"
    assert api.post(f"{path}/upgrade", "admin_key", code=code).status_code == 404


def test_an_agent_asks_for_it_and_gives_the_code_that_it_was_told(api: Api) -> None:
    mailbox = api.new_mailbox("asked-by-agent")
    path = f"/v1/mailboxes/{mailbox}"
    assert api.post(f"{path}/request-upgrade", target_mode="gated_send").status_code == 400
    assert api.post(f"{path}/request-upgrade", target_mode="monitored").status_code == 200
    code = next(row["code"] for row in api.get("/_control/codes", None).json()["codes"] if row["mailbox_id"] == mailbox)
    assert api.post(f"{path}/upgrade", "oversight_key", code=code).status_code == 403
    assert api.post(f"{path}/upgrade", code=code).json()["oversight_mode"] == "monitored"


def test_a_code_is_good_for_a_day(own_api: Api) -> None:
    path = f"/v1/mailboxes/{own_api.mailbox}"

    def codes() -> list[str]:
        return [row["code"] for row in own_api.get("/_control/codes", None).json()["codes"]]

    own_api.post(f"{path}/request-upgrade", target_mode="autonomous")
    (code,) = codes()
    own_api.control("clock", shift_seconds=24 * 3600 - 60)
    assert codes() == [code]
    own_api.control("clock", shift_seconds=24 * 3600 + 60)
    assert codes() == []
    assert own_api.post(f"{path}/upgrade", code=code).status_code == 404
    assert own_api.get(path).json()["oversight_mode"] == "gated_send"
    own_api.post(f"{path}/request-upgrade", target_mode="monitored")
    assert own_api.post(f"{path}/upgrade", code=code).status_code == 403
    assert own_api.post(f"{path}/upgrade", code=codes()[0]).status_code == 200


def test_a_code_is_void_once_the_operator_wants_a_stricter_mode(api: Api) -> None:
    mailbox = api.new_mailbox("changed-mind")
    path = f"/v1/mailboxes/{mailbox}"
    api.post(f"{path}/request-upgrade", "admin_key", target_mode="autonomous")

    def codes() -> list[str]:
        rows = api.get("/_control/codes", None).json()["codes"]
        return [row["code"] for row in rows if row["mailbox_id"] == mailbox]

    (code,) = codes()
    api.patch(path, "admin_key", oversight_mode="gated_send", display_name="The same mode")
    assert codes() == [code]
    api.patch(path, "admin_key", oversight_mode="read_only")
    assert codes() == []
    assert api.post(f"{path}/upgrade", "admin_key", code=code).status_code == 404
    assert api.get(path).json()["oversight_mode"] == "read_only"


def test_configure_is_remembered(api: Api) -> None:
    mailbox = api.new_mailbox("configured")
    path = f"/v1/mailboxes/{mailbox}"
    body = {"default_gate_timing": "schedule_first", "mcp_configured": 1, "scheduling_enabled": 1, "ai_disclosure": 1}
    assert api.patch(f"{path}/configure", "admin_key", **body).status_code == 200
    shown = api.get(path).json()
    assert (shown["mcp_configured"], shown["default_gate_timing"]) == (1, "schedule_first")
    assert api.patch(f"{path}/configure", "admin_key", default_gate_timing="never").status_code == 400


def test_a_deleted_mailbox_is_gone_with_its_emails(api: Api) -> None:
    mailbox = api.new_mailbox("doomed")
    email_id = api.held(mailbox)
    assert api.call("DELETE", f"/v1/mailboxes/{mailbox}", "admin_key").status_code == 200
    assert email_id not in api.pending_ids()
    assert mailbox not in str(api.get("/v1/mailboxes").json())
    for path in (f"/v1/mailboxes/{mailbox}", f"/v1/mailboxes/{mailbox}/emails", f"/v1/emails/{email_id}"):
        assert api.get(path).status_code == 404
    assert api.decide(email_id).status_code == 404
    assert api.call("DELETE", f"/v1/mailboxes/{mailbox}", "admin_key").status_code == 404


def test_the_plan_limits_mailboxes(own_api: Api) -> None:
    own_api.control("account", plan="starter")
    assert own_api.post("/v1/mailboxes", "admin_key", address_local="second").status_code == 201
    refused = own_api.post("/v1/mailboxes", "admin_key", address_local="third")
    assert (refused.status_code, list(refused.json())) == (403, ["error"])


class TestTags:
    def test_put_replaces_them_all(self, api: Api) -> None:
        path = api.of(api.held(), "/tags")
        assert api.get(path).json() == {"tags": {}}
        assert api.call("PUT", path, json={"tags": {"a": "1", "b": "2"}}).json() == {"tags": {"a": "1", "b": "2"}}
        assert api.call("PUT", path, json={"tags": {"c": ""}}).json() == {"tags": {"c": ""}}
        assert api.get(path).json() == {"tags": {"c": ""}}

    def test_delete_says_whether_there_was_one(self, api: Api) -> None:
        path = api.of(api.held(), "/tags")
        api.call("PUT", path, json={"tags": {"a/b c": "1"}})
        assert api.call("DELETE", f"{path}/a%2Fb%20c").json() == {"deleted": True}
        assert api.call("DELETE", f"{path}/a%2Fb%20c").json() == {"deleted": False}

    @pytest.mark.parametrize("tags", [None, "a", ["a"], {"a": 1}, {"a": None}, {"": "x"}, {"a": "\0"}, {"a\n": "b"}])
    def test_bad_tags_are_refused(self, api: Api, tags: object) -> None:
        email_id = api.held()
        assert api.call("PUT", api.of(email_id, "/tags"), json={"tags": tags}).status_code == 400
        assert api.email(email_id)["tags"] == {}
