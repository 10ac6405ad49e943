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
