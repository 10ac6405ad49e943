"""The calls of one decision made bare: `python -m reviewer.bench.bare URL KEY MAILBOX THREADS` reads ids.

As a program it decides the ids on its standard input with so many threads and prints the seconds that took.
"""

import sys
import threading
import time
from queue import Empty, SimpleQueue
from typing import Any

import httpx


def client(keys: dict[str, Any]) -> httpx.Client:
    """A kept client that decides."""
    return _client(keys["base_url"], keys["oversight_key"])


def carry_out(http: httpx.Client, mailbox: str, email: str) -> None:
    """Look, read the mailboxes, decide, look again."""
    path = f"/v1/mailboxes/{mailbox}/emails/{email}"
    for method, url, body in (
        ("GET", path, None),
        ("GET", "/v1/mailboxes", None),
        ("POST", "/v1/oversight/decide", {"email_id": email, "action": "approve"}),
        ("GET", path, None),
    ):
        http.request(method, url, json=body).raise_for_status()


def main(url: str, key: str, mailbox: str, threads: str) -> None:
    """Decide them all and print how long it took."""
    ids: SimpleQueue[str] = SimpleQueue()
    for line in sys.stdin:
        ids.put(line.strip())
    workers = [threading.Thread(target=_work, args=(url, key, mailbox, ids)) for _ in range(int(threads))]
    begun = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sys.stdout.write(f"{time.perf_counter() - begun}\n")


def _work(url: str, key: str, mailbox: str, ids: "SimpleQueue[str]") -> None:
    with _client(url, key) as http:
        while True:
            try:
                carry_out(http, mailbox, ids.get_nowait())
            except Empty:
                return


def _client(url: str, key: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {key}", "Accept": "application/json"}
    return httpx.Client(base_url=url, headers=headers, timeout=30.0, trust_env=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
