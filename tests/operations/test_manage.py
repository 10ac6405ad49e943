"""`manage.py` where something is missing: Django, a folder to write to, room for what it says, the database."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import FILE, migrate
from tests.support.processes import ROOT, environment, free_port, run_manage
from tests.support.services import postgres_server

COMMANDS = [("audit", "verify"), ("person", "list"), ("delivery", "status"), ("sync",), ("migrate",)]
LINES = {
    "scan": {"id": "1", "audience": "customer", "text": "All is well."},
    "compare": {"id": "1", "versions": [{"audience": "customer", "text": "All is well."}]},
}


def test_without_django_it_says_in_one_line_what_to_type() -> None:
    bare = [sys.executable, "-I", "-S", "manage.py", "scan", "--fail-on", "block"]
    done = subprocess.run(bare, cwd=ROOT, capture_output=True, text=True, check=False)
    told = "manage.py: Django is not here. Type .venv/bin/python manage.py ...; make setup makes .venv.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_the_readme_says_how_commands_are_typed() -> None:
    before, _, _ = (ROOT / "README.md").read_text().partition("python manage.py person")
    assert "type `.venv/bin/python manage.py …`" in before


@pytest.mark.parametrize("command", LINES)
@pytest.mark.parametrize("writable", [True, False])
def test_what_only_answers_needs_no_folder_and_makes_none(command: str, writable: bool, tmp_path: Path) -> None:
    folder = tmp_path / "var" if writable else tmp_path / "a file" / "var"
    (tmp_path / "a file").touch()
    said = run_manage(command, env={"VAR_DIR": str(folder), "DEBUG": "false"}, typed=json.dumps(LINES[command]) + "\n")
    assert json.loads(said)["id"] == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


def status(command: str, *options: str, **env: str) -> tuple[int, str]:
    """How it ended, and what it said of that; it has one line to look at, without a hint."""
    done = subprocess.run(
        [sys.executable, "manage.py", command, *options], cwd=ROOT, env=environment(env), capture_output=True,
        input=json.dumps(LINES[command]) + "\n", text=True, check=False,
    )  # fmt: skip
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.parametrize("command", LINES)
def test_a_setting_that_is_refused_is_told_in_one_line_and_is_no_hint(command: str) -> None:
    code, told = status(command, LOG_LEVEL="nonsense")
    assert code == 2
    assert told.startswith("reviewer: a setting has a bad value.")
    assert told.count("\n") == 1


@pytest.mark.parametrize("options", [("--org", "/nonexistent.json"), ("--longest", "0"), ("--longest", "many")])
def test_what_cannot_begin_to_scan_has_found_no_hint(options: tuple[str, str]) -> None:
    code, told = status("scan", "--fail-on", "block", *options)
    assert code == 2
    assert options[0] in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", LINES)
def test_a_full_disk_is_told_in_one_line_and_is_no_hint(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "manage.py", command], cwd=ROOT, env=environment({}), stdout=full, stderr=subprocess.PIPE,
            input=json.dumps(LINES[command]) + "\n", text=True, check=False,
        )  # fmt: skip
    assert done.stderr == "manage.py: standard output cannot be written: No space left on device.\n"
    assert done.returncode == 2


def ended(command: str, *arguments: str, **env: str) -> tuple[int, str]:
    """How it ended, and what it said of that."""
    done = subprocess.run(
        [sys.executable, "manage.py", command, "--skip-checks", *arguments], cwd=ROOT, env=environment(env),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_database_that_is_not_there_is_told_in_one_line(command: tuple[str, ...], tmp_path: Path) -> None:
    url = f"postgres://reviewer:hunter2@127.0.0.1:{free_port()}/desk"
    code, told = ended(*command, DATABASE_URL=url, VAR_DIR=str(tmp_path))
    assert code == 2
    assert told.startswith("manage.py: The database gives no answer: connection failed: ")
    assert told.count("\n") == 1
    assert "hunter2" not in told


@pytest.mark.parametrize("command", COMMANDS[:3], ids=lambda command: command[0])
def test_tables_that_are_not_there_are_told_in_one_line(command: tuple[str, ...], tmp_path: Path) -> None:
    code, told = ended(*command, VAR_DIR=str(tmp_path))
    assert code == 2
    assert told.startswith("manage.py: The database lacks tables of this release (no such table: ")
    assert told.endswith("). Run: python manage.py migrate\n")


@pytest.mark.postgres
def test_so_are_those_of_postgresql(tmp_path: Path) -> None:
    with postgres_server() as url:
        code, told = ended("audit", "verify", DATABASE_URL=url, VAR_DIR=str(tmp_path))
    assert code == 2
    lacks = 'manage.py: The database lacks tables of this release (relation "audit_head" does not exist)'
    assert told == f"{lacks}. Run: python manage.py migrate\n"


def test_what_is_no_database_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "reviewer.sqlite3").write_text("no database" * 100)
    told = "manage.py: The database gives no answer: file is not a database\n"
    assert ended("person", "list", VAR_DIR=str(tmp_path)) == (2, told)


def test_whoever_asks_for_the_traceback_gets_it(tmp_path: Path) -> None:
    code, told = ended("audit", "--traceback", "verify", VAR_DIR=str(tmp_path))
    assert code == 2
    assert told.startswith("Traceback")


def test_a_history_that_does_not_hold_ends_otherwise_than_one_that_was_not_asked(tmp_path: Path) -> None:
    """There is an alert on the exit status, and 1 asks who had access."""
    env = {"VAR_DIR": str(tmp_path)}
    code, told = ended("audit", "verify", **env, LOG_LEVEL="nonsense")
    assert (code, told.count("\n")) == (2, 1)
    migrate(env)
    made = ended(
        "person", "add", "bo@desk.example", "--name", "Bo", "--role", "lead", PERSON_PASSWORD="p" * 9 + "-q7", **env
    )
    assert made == (0, "")
    assert ended("audit", "verify", **env) == (0, "")
    for changed in ("at = 'infinity'", "at = 17", "actor = 'nobody'"):
        with sqlite3.connect(tmp_path / FILE) as database:
            database.execute(f"UPDATE audit_event SET {changed}")
        code, told = ended("audit", "verify", **env)
        assert code == 1
        assert told.startswith("CommandError: The history does not hold: ")


INTERRUPTED = (130, b"manage.py: stopped.\n")


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """What a shell began in the background passes Ctrl-C over, and so does what it starts: these tests would hang."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
@pytest.mark.parametrize("command", LINES)
def test_ctrl_c_ends_a_command_with_one_line(command: str) -> None:
    with subprocess.Popen(
        [sys.executable, "manage.py", command], cwd=ROOT, env=environment({}), bufsize=0,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(json.dumps(LINES[command]).encode() + b"\n")
        assert json.loads(running.stdout.readline())["id"] == "1"
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
        assert (running.wait(60), said) == INTERRUPTED


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_at_the_prompt_for_a_password_makes_nobody(tmp_path: Path) -> None:
    migrate(env := {"VAR_DIR": str(tmp_path)})
    terminal, its_end = os.openpty()
    add = ["person", "--skip-checks", "add", "bo@desk.example", "--name", "Bo", "--role", "lead"]
    with subprocess.Popen(
        [sys.executable, "manage.py", *add], cwd=ROOT, env=environment(env), bufsize=0, start_new_session=True,
        stdin=its_end, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as asking:  # fmt: skip
        os.close(its_end)
        assert asking.stderr
        asked = b""
        while not asked.endswith(b"Password: "):
            asked += asking.stderr.read(1) or pytest.fail(asked.decode())
        asking.send_signal(signal.SIGINT)
        said = asking.stderr.read().removeprefix(b"\n")
        assert (asking.wait(), said) == INTERRUPTED
    os.close(terminal)
    assert "bo@desk.example" not in run_manage("person", "list", env=env)


def closed(*arguments: str, env: dict[str, str]) -> tuple[int, str]:
    """How a command ends that was started without a standard output, and what it says of that."""
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "manage.py", *arguments]
    done = subprocess.run(shell, cwd=ROOT, env=environment(env), stderr=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stderr


def test_evidence_that_nobody_gets_is_not_called_written(tmp_path: Path) -> None:
    migrate(env := {"VAR_DIR": str(tmp_path)})
    nowhere = (2, "manage.py: There is no standard output to write answers to.\n")
    assert closed("audit", "export", env=env) == nowhere
    assert closed("audit", "--skip-checks", "export", "--format", "csv", env=env) == nowhere
    for option in (["--output", str(tmp_path / "one")], [f"--output={tmp_path / 'two'}"]):
        assert closed("audit", "export", *option, env=env) == (0, "0 events written.\n")
    assert closed("audit", "verify", env=env) == (0, "")
