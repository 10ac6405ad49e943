"""`manage.py` where something is missing: Django, a folder to write to, room for what it says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import ROOT, environment, run_manage

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
