"""A release that would find otherwise looks at what waits anew: all that the engine finds by is in the digest."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.code_digest import digest_of
from reviewer.redaction.house.context import BESIDE, ROOM
from tests.support.processes import ROOT

READ = """
import sys
from reviewer.redaction import engine
from reviewer.redaction.values import Org
engine.scan("Anna Kowalska told db-prod-7.acme.internal: the pool ran dry. password: hunter2-or-so", Org())
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("reviewer.")))
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the room, as another release may bring it."""
    shutil.copytree(ROOM, tmp_path / "room", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "room"


@pytest.mark.parametrize(
    "name",
    [str(path.relative_to(ROOM)) for path in sorted(ROOM.rglob("*.txt")) if path.name != "learned_from.txt"]
    + ["engine.py", "detectors/person.py"],
)
def test_another_line_in_any_of_it_is_another_digest(room: Path, name: str) -> None:
    before = digest_of(room, BESIDE)
    assert before == digest_of(ROOM, BESIDE)
    with (room / name).open("a") as file:
        file.write("\n")
    assert digest_of(room, BESIDE) != before


@pytest.mark.parametrize("at", range(len(BESIDE)))
def test_so_is_one_in_what_the_room_reads_from_outside(tmp_path: Path, at: int) -> None:
    other = tmp_path / "other.py"
    other.write_bytes(BESIDE[at].read_bytes() + b"\n")
    beside = [*BESIDE[:at], other, *BESIDE[at + 1 :]]
    assert digest_of(ROOM, beside) != digest_of(ROOM, BESIDE)


def test_what_weights_were_learned_from_finds_nothing(room: Path) -> None:
    (room / "naming" / "learned_from.txt").write_text("otherwise")
    assert digest_of(room, BESIDE) == digest_of(ROOM, BESIDE)


def test_the_engine_reads_nothing_else_of_ours() -> None:
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, cwd=ROOT, timeout=300, check=True, text=True, capture_output=True)
    outside = {path for path in map(Path, done.stdout.split()) if ROOM not in path.parents}
    assert outside <= set(BESIDE), outside


def test_every_file_of_the_room_is_of_a_kind_that_is_digested() -> None:
    kinds = {path.suffix for path in ROOM.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert kinds == {".py", ".txt"}, kinds
