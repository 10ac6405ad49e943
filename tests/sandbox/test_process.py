"""The command as a user starts it: its keys file, its end, its state, and what stops it from starting."""

import json
import os
import signal
import socket
import stat
from pathlib import Path

import httpx
import pytest
from django.core.management import CommandError, call_command
from multimail import MultiMail

from reviewer.sandbox.serve import Options, Sandbox, StartError
from reviewer.sandbox.store import StoreError
from tests.sandbox.support import Api, running
from tests.support.processes import Process, free_port, start_manage, wait_until


def start(folder: Path, port: int, *more: str) -> Process:
    arguments = ("sandbox", "--port", str(port), "--keys", str(folder / "keys.json"), *more)
    process = start_manage(*arguments, env={"VAR_DIR": str(folder / "var")}, log=folder / "log")
    return process.ready_when(lambda: b"Sandbox of MultiMail at" in process.log.read_bytes())


def test_it_is_killed_and_knows_everything_afterwards(tmp_path: Path) -> None:
    port = free_port()
    with start(tmp_path, port, "--empty") as process:
        first = Api(tmp_path / "keys.json")
        email_id = first.held(idempotency_key="k")
        first.decide(email_id)
        waiting = first.held()
        process.kill()
    (tmp_path / "log").unlink()
    with start(tmp_path, port, "--empty") as process:
        again = Api(tmp_path / "keys.json")
        assert again.keys == first.keys
        assert again.status(email_id) == "sent"
        assert again.pending_ids() == [waiting]
        assert again.send(idempotency_key="k")["id"] == email_id
        assert [entry["action"] for entry in again.audit(email_id)] == ["approve", "send"]
        assert again.send()["id"] > waiting
        assert process.stop(how=signal.SIGTERM) == 0
        again.http.close()
        first.http.close()


def test_it_says_where_it_is_and_ends_on_request(tmp_path: Path) -> None:
    with start(tmp_path, 0, "--empty") as process:
        keys = json.loads((tmp_path / "keys.json").read_text())
        assert set(keys) == {
            "base_url", "mailbox_id", "mailbox_address", "agent_key", "oversight_key", "admin_key", "limited_key",
            "webhook_secret", "inbound",
        }  # fmt: skip
        assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
        assert process.output().count("\n") == 1
        assert keys["base_url"] in process.output()
        assert httpx.get(f"{keys['base_url']}/health").json() == {"status": "ok"}
        assert not [
            path for path in tmp_path.iterdir() if path.name.startswith("keys.json") and path.name != "keys.json"
        ]
        assert process.stop(timeout=60, how=signal.SIGINT) == 0


def test_what_it_keeps_beside_its_data_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The newest of it, the keys among them, stands in the file that SQLite writes first."""
    before = os.umask(0o022)
    try:
        with start(tmp_path, 0) as process:
            found = [path for path in tmp_path.rglob("*.sqlite3*") if path.suffix != ".lock"]  # which is empty
            kept = {path.suffix: stat.S_IMODE(path.stat().st_mode) for path in found}
            assert process.stop(timeout=60, how=signal.SIGINT) == 0
    finally:
        os.umask(before)
    assert kept == dict.fromkeys((".sqlite3", ".sqlite3-wal", ".sqlite3-shm"), 0o600)


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        arguments = ("sandbox", "--port", str(port), "--keys", str(tmp_path / "keys.json"), "--empty")
        with start_manage(*arguments, env={"VAR_DIR": str(tmp_path)}, log=tmp_path / "log") as process:
            wait_until(lambda: not process.alive, what="its end")
            assert process.popen.returncode == 1
            assert process.output().count("\n") == 1
            assert f"Port {port} cannot be used" in process.output()
    assert not (tmp_path / "keys.json").exists()


def test_the_first_start_is_filled(tmp_path: Path) -> None:
    with running(tmp_path / "filled", empty=False) as api:
        pending = api.get("/v1/oversight/pending", "oversight_key").json()["emails"]
        assert len(pending) >= 30
        ids = api.pending_ids()
        api.decide(ids[0], "reject")
    with running(tmp_path / "filled", empty=False) as api:
        assert api.pending_ids() == ids[1:]


def test_empty_means_no_drafts_and_keeps_what_comes(tmp_path: Path) -> None:
    with running(tmp_path / "empty") as api:
        assert api.pending_ids() == []
        email_id = api.held()
    with running(tmp_path / "empty", empty=False) as api:
        assert api.pending_ids() == [email_id]


def test_without_a_data_file_of_its_own(tmp_path: Path) -> None:
    """The same command finds its state again; with `--empty`, another keys file begins afresh."""
    port = free_port()

    def begin(name: str, empty: bool) -> Sandbox:
        return Sandbox(Options(port, tmp_path / name, tmp_path / "var", empty=empty, scan_ms=20))

    def pending_after(sandbox: Sandbox, name: str, *, send: bool = False) -> list[str]:
        sandbox.start()
        api = Api(tmp_path / name)
        try:
            if send:
                api.held()
            return api.pending_ids()
        finally:
            api.http.close()
            sandbox.stop()

    first = pending_after(begin("a.json", True), "a.json", send=True)
    assert len(first) == 1
    assert pending_after(begin("a.json", True), "a.json") == first
    assert pending_after(begin("b.json", False), "b.json") == first
    assert pending_after(begin("c.json", True), "c.json") == []


def test_empty_is_empty_where_the_same_keys_file_was_filled(tmp_path: Path) -> None:
    port = free_port()

    def pending(*, empty: bool, send: bool = False) -> int:
        sandbox = Sandbox(Options(port, tmp_path / "keys.json", tmp_path / "var", empty=empty, scan_ms=20))
        sandbox.start()
        api = Api(tmp_path / "keys.json")
        try:
            if send:
                api.held()
            return len(api.pending_ids())
        finally:
            api.http.close()
            sandbox.stop()

    assert pending(empty=False) >= 30
    assert pending(empty=True, send=True) == 1
    assert pending(empty=True) == 1
    assert pending(empty=False) == 1


def test_empty_with_a_data_file_that_was_filled_does_not_start(tmp_path: Path) -> None:
    with running(tmp_path / "filled", empty=False) as api:
        ids = api.pending_ids()
    with pytest.raises(StartError, match="holds the example drafts"), running(tmp_path / "filled", empty=True):
        pass
    with running(tmp_path / "filled", empty=False) as api:
        assert api.pending_ids() == ids


def test_where_the_last_mailbox_was_deleted_the_next_start_makes_another(tmp_path: Path) -> None:
    addresses = []
    for _ in range(3):
        with running(tmp_path / "emptied") as api, MultiMail(api.keys["admin_key"], base_url=api.base_url) as operator:
            (only,) = operator.list_mailboxes()
            assert (only["id"], only["address"]) == (api.mailbox, api.address)
            api.held()
            operator.delete_mailbox(api.mailbox)
            assert api.pending_ids() == []
            addresses.append(api.address)
    assert [address.partition("@")[0] for address in addresses] == ["incidents", "incidents-2", "incidents-3"]


def test_one_data_file_serves_one_sandbox(tmp_path: Path) -> None:
    with running(tmp_path / "one"), pytest.raises(StoreError, match="Another sandbox is using"):
        Sandbox(Options(0, tmp_path / "k", tmp_path, tmp_path / "one" / "data.sqlite3", empty=True))


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("These are notes, and no database at all." * 50)
    with pytest.raises(StoreError, match="not a sandbox's data file"):
        Sandbox(Options(0, tmp_path / "k", tmp_path, other, empty=True))
    assert other.read_text().startswith("These are notes")


def test_an_unwritable_keys_file_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for name in ("file/keys.json", "folder"):
        with pytest.raises(StartError, match="cannot be written"):
            Sandbox(Options(0, tmp_path / name, tmp_path, tmp_path / "d.sqlite3", empty=True)).start()


def test_an_unusable_data_file_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for name in ("file/data", "."):
        with pytest.raises(StoreError):
            Sandbox(Options(0, tmp_path / "k", tmp_path, tmp_path / name, empty=True))


def test_it_listens_on_loopback_only(tmp_path: Path) -> None:
    with running(tmp_path / "local") as api:
        port = httpx.URL(api.base_url).port
        assert port is not None
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))
            own_address = probe.getsockname()[0]
        with socket.socket() as outside:
            outside.settimeout(2)
            reached = outside.connect_ex((own_address, port)) == 0
        assert own_address == "127.0.0.1" or not reached


def test_a_shorter_life(tmp_path: Path) -> None:
    with running(tmp_path / "short", ttl_hours=0.5 / 3600) as api:
        email_id = api.held()
        wait_until(lambda: api.status(email_id) == "expired", what="the expiry")


@pytest.mark.parametrize("hours", ["abc", "", "0", "-1", "nan", "inf", "9000"])
def test_hours_that_are_none_are_refused_in_words(tmp_path: Path, hours: str) -> None:
    with pytest.raises(CommandError, match="must be more than 0 and at most 8784 hours"):
        call_command("sandbox", "--port=0", f"--keys={tmp_path / 'keys.json'}", f"--ttl-hours={hours}")
