"""What the sandbox's tests share: a sandbox of their own and a client for each of its keys."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from reviewer.sandbox.serve import Options, Sandbox


class Api:
    """The sandbox over HTTP. `as_` names a key of the keys file, or is a key itself, or None for no key."""

    def __init__(self, keys_file: Path) -> None:
        self.keys: dict[str, Any] = json.loads(keys_file.read_text())
        self.base_url: str = self.keys["base_url"]
        self.mailbox: str = self.keys["mailbox_id"]
        self.address: str = self.keys["mailbox_address"]
        self.http = httpx.Client(base_url=self.base_url, timeout=120, verify=False)

    def call(self, method: str, path: str, as_: str | None = "agent_key", **options: Any) -> httpx.Response:
        headers = dict(options.pop("headers", {}))
        if as_:
            headers["Authorization"] = f"Bearer {self.keys.get(as_, as_)}"
        return self.http.request(method, path, headers=headers, **options)

    def get(self, path: str, as_: str | None = "agent_key", **params: Any) -> httpx.Response:
        return self.call("GET", path, as_, params=params or None)

    def post(self, path: str, as_: str | None = "agent_key", **body: Any) -> httpx.Response:
        return self.call("POST", path, as_, json=body)

    def patch(self, path: str, as_: str | None = "agent_key", **body: Any) -> httpx.Response:
        return self.call("PATCH", path, as_, json=body)

    def control(self, name: str, **body: Any) -> Any:
        answer = self.call("POST", f"/_control/{name}", None, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def of(self, email_id: str, rest: str = "", mailbox: str | None = None) -> str:
        return f"/v1/mailboxes/{mailbox or self.mailbox}/emails/{email_id}{rest}"

    def send(self, mailbox: str | None = None, as_: str = "agent_key", **fields: Any) -> dict[str, Any]:
        """Send something, as the official route does it; the answer."""
        body = {"to": ["all@example.com"], "subject": "Incident", "markdown": "It broke.", **fields}
        answer = self.call("POST", f"/v1/mailboxes/{mailbox or self.mailbox}/send", as_, json=body)
        assert answer.status_code in (200, 202), answer.text
        return dict(answer.json())

    def held(self, mailbox: str | None = None, **fields: Any) -> str:
        """Send something and wait until it is past its scan; its id."""
        email_id = str(self.send(mailbox, **fields)["id"])
        self.settle(email_id)
        return email_id

    def settle(self, email_id: str) -> None:
        while self.status(email_id) == "pending_scan":
            time.sleep(0.005)

    def email(self, email_id: str) -> dict[str, Any]:
        answer = self.get(f"/v1/emails/{email_id}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def status(self, email_id: str) -> str:
        return str(self.email(email_id)["status"])

    def decide(self, email_id: str, action: str = "approve", **more: Any) -> httpx.Response:
        return self.post("/v1/oversight/decide", "oversight_key", email_id=email_id, action=action, **more)

    def pending_ids(self) -> list[str]:
        return [item["id"] for item in self.get("/v1/oversight/pending", "oversight_key").json()["emails"]]

    def audit(self, email_id: str) -> list[dict[str, Any]]:
        """The audit entries of one e-mail, newest first."""
        entries = self.get("/v1/audit-log", "admin_key", limit=100).json()["entries"]
        return [entry for entry in entries if entry["resource_id"] == email_id]

    def new_mailbox(self, local: str, mode: str | None = None) -> str:
        """A mailbox of a test's own, in that oversight mode; its id."""
        mailbox = str(self.post("/v1/mailboxes", "admin_key", address_local=local).json()["id"])
        if mode:
            self.upgrade(mailbox, mode)
        return mailbox

    def upgrade(self, mailbox: str, mode: str) -> None:
        """Reach a mode, by PATCH when it is stricter, by the operator's code when it is looser."""
        if self.patch(f"/v1/mailboxes/{mailbox}", "admin_key", oversight_mode=mode).status_code == 200:
            return
        self.post(f"/v1/mailboxes/{mailbox}/request-upgrade", "admin_key", target_mode=mode)
        codes = self.get("/_control/codes", None).json()["codes"]
        code = next(row["code"] for row in codes if row["mailbox_id"] == mailbox)
        assert self.post(f"/v1/mailboxes/{mailbox}/upgrade", "admin_key", code=code).status_code == 200


@contextmanager
def running(folder: Path, **options: Any) -> Iterator[Api]:
    """A sandbox in this process, over real HTTP, with its files in `folder`."""
    folder.mkdir(exist_ok=True)
    sandbox = Sandbox(
        Options(0, folder / "keys.json", folder, folder / "data.sqlite3", **{"empty": True, "scan_ms": 20, **options})
    )
    sandbox.start()
    api = Api(folder / "keys.json")
    try:
        yield api
    finally:
        api.http.close()
        sandbox.stop()


def in_minutes(minutes: float) -> str:
    """A time from now, as `send_at` wants it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + minutes * 60))
