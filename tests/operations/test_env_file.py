"""`.env`: a line that cannot be read stops the start. The desk would go on without it: without its second approval."""

import os
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.operations.test_make_run import cloned, refused
from tests.support.processes import ROOT


def settings(folder: Path) -> dict[str, Any]:
    """As a desk in this folder reads them. Raises SystemExit."""
    (folder / "reviewer").mkdir()
    shutil.copy2(ROOT / "reviewer" / "settings.py", folder / "reviewer")
    return runpy.run_path(str(folder / "reviewer" / "settings.py"))


@pytest.fixture(autouse=True)
def given(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file brings into the environment is gone behind the test."""
    monkeypatch.setattr(os, "environ", os.environ.copy())


GOOD = """# A comment, also of several words: ü
export HOLD_SECONDS=60

POLICY='[{"severity": ["SEV1"],
          "audience": ["customer"], "approvals": 2}]'
AUDIENCES = "engineering,customer"  # behind a value
METRICS_TOKEN=
AUDIENCE_RULES={"acme.example": "customer"}
"""


@pytest.mark.parametrize("written", [GOOD, "\ufeff" + GOOD, GOOD.replace("\n", "\r\n")])
def test_what_can_be_read_is_taken(written: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(written.encode())
    found = settings(tmp_path)
    assert [rule.needed.approvals for rule in found["POLICY"]] == [2]
    assert (found["HOLD_SECONDS"], found["AUDIENCES"]) == (60, ["engineering", "customer"])
    assert (found["METRICS_TOKEN"], found["AUDIENCE_RULES"]) == ("", {"acme.example": "customer"})


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOLD_SECONDS", "5")
    (tmp_path / ".env").write_text(GOOD)
    assert settings(tmp_path)["HOLD_SECONDS"] == 5


LINES = [
    """POLICY='[{"severity": ["SEV1"], "audience": ["customer"], "approvals": 2}]""",
    """POLICY: [{"approvals": 2}]""",
    """POLICY:[{"approvals"=2}]""",
    "HOLD_SECONDS 60",
    "HOLD_SECONDS",
    """METRICS_TOKEN="hunter2""",
    "=hunter2",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_cannot_be_read_stops_the_start_and_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DEBUG=true\n\n{line}\nSYNC_SECONDS=30\n")
    with pytest.raises(SystemExit) as stopped:
        settings(tmp_path)
    told = "cannot be read. Each must be NAME=value, with what is quoted closed by the same quote."
    assert str(stopped.value) == f"reviewer: line 3 of {tmp_path / '.env'} {told}"


def latin(file: Path) -> None:
    file.write_bytes("DEBUG=true\n# für alle\n".encode("latin-1"))


def wide(file: Path) -> None:
    file.write_bytes("DEBUG=true\n".encode("utf-16-le"))


@pytest.mark.parametrize("write", [latin, wide])
def test_a_file_that_is_not_utf_8_stops_the_start_with_one_line(write: Any, tmp_path: Path) -> None:
    write(tmp_path / ".env")
    with pytest.raises(SystemExit) as stopped:
        settings(tmp_path)
    assert str(stopped.value) == f"reviewer: {tmp_path / '.env'} is no text in UTF-8. Save it as that."


def test_so_does_a_folder_in_its_place(tmp_path: Path) -> None:
    """What `docker run -v` makes of a file that is not there."""
    (tmp_path / ".env").mkdir()
    with pytest.raises(SystemExit) as stopped:
        settings(tmp_path)
    assert str(stopped.value) == f"reviewer: {tmp_path / '.env'} cannot be read: Is a directory."


@pytest.mark.slow
def test_make_run_says_the_same_and_nothing_else(tmp_path: Path) -> None:
    folder = cloned(tmp_path / "a clone")
    for write in (Path.mkdir, latin):
        write(folder / ".env")
        said = refused(folder)
        assert said.startswith(f"reviewer: {folder / '.env'} ")
        assert said.count("\n") == 1
        assert not (folder / "var").exists()
        if (folder / ".env").is_dir():
            (folder / ".env").rmdir()
