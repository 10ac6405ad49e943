"""A local MultiMail of a test's own: the sandbox behind real HTTP, in a thread, with an agent's hand on it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from reviewer.sandbox.serve import Options, Sandbox
from tests.support.processes import wait_until

# Long enough to be seen, short enough that nobody waits for it.
SCAN_MS = 20


class LocalMultiMail:
    """What an agent does, what a person does on MultiMail's own page, and what goes wrong there."""

    def __init__(self, keys_file: Path) -> None:
        self.keys_file = keys_file
        self.keys: dict[str, Any] = json.loads(keys_file.read_text())
        self._http = httpx.Client(base_url=self.keys["base_url"], timeout=120.0, verify=False, trust_env=False)
        self.mailbox_id: str = self.keys["mailbox_id"]

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def call(self, key: str, method: str, path: str, **options: Any) -> Any:
        """One call with the key of that name; the answer's JSON. AssertionError for anything but 2xx."""
        headers = {"Authorization": f"Bearer {self.keys[key]}"}
        answer = self._http.request(method, path, headers=headers, **options)
        assert answer.is_success, (answer.status_code, answer.text)
        return answer.json()

    def send(self, subject: str = "Incident Report: it broke", **fields: Any) -> str:
        """The agent hands a mail in; its id, once it is held."""
        body = {"to": ["all@eng.example"], "subject": subject, "markdown": "It broke at 14:00 UTC.", **fields}
        tags = body.pop("tags", None)
        ident = str(self.call("agent_key", "POST", f"/v1/mailboxes/{self.mailbox_id}/send", json=body)["id"])
        if tags:
            self.call("agent_key", "PUT", f"{self._email(ident)}/tags", json={"tags": tags})
        wait_until(lambda: self.status(ident) != "pending_scan", what="the scan", every=0.01)
        return ident

    def email(self, ident: str) -> dict[str, Any]:
        """The email in full."""
        return dict(self.call("agent_key", "GET", self._email(ident)))

    def status(self, ident: str) -> str:
        """Its status."""
        return str(self.email(ident)["status"])

    def decide(self, ident: str, action: str) -> None:
        """Somebody decides on MultiMail itself."""
        self.call("oversight_key", "POST", "/v1/oversight/decide", json={"email_id": ident, "action": action})

    def cancel(self, ident: str) -> None:
        """The agent takes it back."""
        self.call("agent_key", "POST", f"{self._email(ident)}/cancel")

    def fault(self, route: str, fault: str, **fields: Any) -> None:
        """Order a fault for "METHOD path", where the path may have stars."""
        self.call("admin_key", "POST", "/_control/faults", json={"route": route, "fault": fault, **fields})

    def clear_faults(self) -> None:
        """No more faults."""
        self.call("admin_key", "DELETE", "/_control/faults")

    def shift_clock(self, seconds: float) -> None:
        """MultiMail's clock runs ahead of the machine's from now on."""
        self.call("admin_key", "POST", "/_control/clock", json={"shift_seconds": seconds})

    def requests(self, since: int = 0) -> list[dict[str, Any]]:
        """What arrived, oldest first."""
        return list(self.call("admin_key", "GET", "/_control/requests", params={"since": since})["requests"])

    def went_out(self) -> list[str]:
        """The ids of the mails that were sent, each as often as it was sent."""
        return [str(row["id"]) for row in self.call("admin_key", "GET", "/_control/outbox")["sent"]]

    def waiting(self) -> list[str]:
        """The ids that wait for a decision."""
        return [str(row["id"]) for row in self.call("oversight_key", "GET", "/v1/oversight/pending")["emails"]]

    def _email(self, ident: str) -> str:
        return f"/v1/mailboxes/{self.mailbox_id}/emails/{ident}"


@contextmanager
def local_multimail(folder: Path, *, empty: bool = True, ttl_hours: float = 72.0) -> Iterator[LocalMultiMail]:
    """A running sandbox with a store of its own in `folder`."""
    keys, data = folder / "keys.json", folder / "sandbox.sqlite3"
    sandbox = Sandbox(Options(0, keys, folder, data, empty, ttl_hours, scan_ms=SCAN_MS))
    sandbox.start()
    agent = LocalMultiMail(keys)
    try:
        yield agent
    finally:
        agent.close()
        sandbox.stop()
