"""Who may ask what: every route, each with every scope alone."""

import pytest

from reviewer.sandbox.routes import ROUTES
from tests.sandbox.support import Api
from tests.sandbox.test_hostile import raw

SCOPES = ("read", "send", "admin", "oversight", "oversight_read")
READ = {"read", "admin"}
PENDING = {"oversight", "oversight_read"}

MAILBOX = "/v1/mailboxes/none"
EMAIL = f"{MAILBOX}/emails/none"

ALLOWED: dict[tuple[str, str], set[str]] = {
    ("GET", "/v1/account"): READ,
    ("GET", "/v1/usage"): READ,
    ("GET", "/v1/audit-log"): {"admin"},
    ("GET", "/v1/api-keys"): {"admin"},
    ("POST", "/v1/api-keys"): {"admin"},
    ("PATCH", "/v1/api-keys/none"): {"admin"},
    ("DELETE", "/v1/api-keys/none"): {"admin"},
    ("GET", "/v1/mailboxes"): READ,
    ("POST", "/v1/mailboxes"): {"admin"},
    ("GET", MAILBOX): READ,
    ("PATCH", MAILBOX): {"admin"},
    ("DELETE", MAILBOX): {"admin"},
    ("PATCH", f"{MAILBOX}/configure"): {"admin"},
    ("POST", f"{MAILBOX}/request-upgrade"): {"send", "admin"},
    ("POST", f"{MAILBOX}/upgrade"): {"send", "admin"},
    ("GET", f"{MAILBOX}/emails"): READ,
    ("GET", EMAIL): READ,
    ("GET", f"{EMAIL}/attachments/a.txt"): READ,
    ("POST", f"{EMAIL}/cancel"): {"send"},
    ("PATCH", f"{EMAIL}/schedule"): {"send"},
    ("GET", f"{EMAIL}/tags"): READ,
    ("PUT", f"{EMAIL}/tags"): {"send"},
    ("DELETE", f"{EMAIL}/tags/key"): {"send"},
    ("GET", f"{MAILBOX}/threads/none"): READ,
    ("POST", f"{MAILBOX}/send"): {"send"},
    ("POST", f"{MAILBOX}/reply/none"): {"send"},
    ("GET", "/v1/oversight/pending"): PENDING,
    ("POST", "/v1/oversight/decide"): {"oversight"},
    ("GET", "/v1/webhooks"): {"admin"},
    ("POST", "/v1/webhooks"): {"admin"},
    ("GET", "/v1/webhooks/none"): {"admin"},
    ("DELETE", "/v1/webhooks/none"): {"admin"},
    ("GET", "/v1/webhook-deliveries"): {"admin"},
    ("POST", "/v1/send"): {"send"},
    ("POST", "/v1/send_email"): {"send"},
    ("POST", "/v1/cancel_message"): {"send"},
    ("GET", f"{MAILBOX}/pending"): READ | PENDING,
    ("GET", "/v1/list_pending"): READ | PENDING,
    ("POST", "/v1/emails/send"): {"send"},
    ("GET", "/v1/emails/pending"): READ | PENDING,
    ("GET", "/v1/emails/inbox"): READ,
    ("GET", "/v1/emails/thread/none"): READ,
    ("GET", "/v1/emails/none"): READ,
    ("POST", "/v1/emails/none/decide"): {"oversight"},
    ("POST", "/v1/emails/none/reply"): {"send"},
    ("POST", "/v1/emails/none/tag"): {"send"},
}


@pytest.fixture(scope="module")
def keys(api: Api) -> dict[str, str]:
    """A key for each scope, which has no other."""
    made = {scope: api.post("/v1/api-keys", "admin_key", name=scope, scopes=[scope]) for scope in SCOPES}
    return {scope: str(answer.json()["api_key"]) for scope, answer in made.items()}


def test_the_table_names_every_route() -> None:
    """A route that is added without a line above fails here."""
    served = {(route.method, route.path.count("/")) for route in ROUTES if route.scopes is not None}
    assert served == {(method, path.count("/")) for method, path in ALLOWED}
    assert len(ALLOWED) == len([route for route in ROUTES if route.scopes is not None])


@pytest.mark.parametrize(("method", "path"), ALLOWED)
def test_a_route_takes_its_scopes_and_no_others(api: Api, keys: dict[str, str], method: str, path: str) -> None:
    for key in (None, "mm_live_unknown"):
        refused = api.call(method, path, key)
        assert (refused.status_code, list(refused.json())) == (401, ["error"])
    for scope in SCOPES:
        answer = api.call(method, path, keys[scope])
        if scope in ALLOWED[method, path]:
            assert answer.status_code in (200, 400, 404), scope
        else:
            assert (answer.status_code, list(answer.json())) == (403, ["error"]), scope


def test_the_key_may_come_in_either_header(api: Api) -> None:
    key = api.keys["agent_key"]
    assert api.call("GET", "/v1/account", None, headers={"X-API-Key": key}).status_code == 200
    assert api.call("GET", "/v1/account", None, headers={"authorization": f"bearer {key}"}).status_code == 200
    assert api.call("GET", "/v1/account", None, headers={"Authorization": key}).status_code == 401


@pytest.mark.parametrize("empty", ["", "Bearer", "Bearer ", "bearer   "])
@pytest.mark.parametrize(("key", "status"), [("agent_key", b"200"), ("", b"401"), ("mm_live_unknown", b"401")])
def test_an_empty_header_does_not_hide_the_other(api: Api, empty: str, key: str, status: bytes) -> None:
    """Of an unset variable `curl -H "Authorization: Bearer $KEY"` makes one."""
    head = f"GET /v1/account HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {empty}\r\n"
    assert raw(api, f"{head}X-API-Key: {api.keys.get(key, key)}\r\n\r\n".encode()).split(b" ")[1] == status


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_no_key_may_both_send_and_decide(api: Api, method: str) -> None:
    made = api.post("/v1/api-keys", "admin_key", name="sender", scopes=["send"]).json()
    path = "/v1/api-keys" if method == "POST" else f"/v1/api-keys/{made['id']}"
    refused = api.call(method, path, "admin_key", json={"name": "both", "scopes": ["send", "oversight"]})
    assert refused.status_code == 400
    assert api.post("/v1/oversight/decide", made["api_key"], email_id="x", action="approve").status_code == 403


def test_a_revoked_key_is_unknown(api: Api) -> None:
    made = api.post("/v1/api-keys", "admin_key", name="short-lived").json()
    assert api.get("/v1/account", made["api_key"]).status_code == 200
    assert api.call("DELETE", f"/v1/api-keys/{made['id']}", "admin_key").status_code == 200
    assert api.get("/v1/account", made["api_key"]).status_code == 401
    assert api.call("DELETE", f"/v1/api-keys/{made['id']}", "admin_key").status_code == 404


def test_a_key_can_get_other_scopes(api: Api) -> None:
    made = api.post("/v1/api-keys", "admin_key", name="grows").json()
    path = f"/v1/api-keys/{made['id']}"
    changed = api.patch(path, "admin_key", scopes=["read", "oversight_read"])
    assert changed.json()["scopes"] == ["read", "oversight_read"]
    assert changed.json()["status"] == "updated"
    assert api.get("/v1/oversight/pending", made["api_key"]).status_code == 200
    assert api.post("/v1/oversight/decide", made["api_key"], email_id="x", action="approve").status_code == 403


@pytest.mark.parametrize("scopes", [[], ["root"], "read", [None], None])
def test_bad_scopes_are_refused(api: Api, scopes: object) -> None:
    assert api.post("/v1/api-keys", "admin_key", name="bad", scopes=scopes).status_code == 400


def test_a_key_shows_when_it_was_last_used(api: Api) -> None:
    made = api.post("/v1/api-keys", "admin_key", name="watched").json()

    def last_used() -> object:
        listed = api.get("/v1/api-keys", "admin_key").json()["api_keys"]
        return next(key["last_used_at"] for key in listed if key["id"] == made["id"])

    assert last_used() is None
    api.get("/v1/account", made["api_key"])
    assert last_used() is not None
