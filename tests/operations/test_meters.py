"""The figures that a process keeps of its calls never cost the process itself (invariant 2)."""

import resource
import subprocess
import sys
from pathlib import Path

from tests.support.processes import ROOT, environment

CALLS = """
import resource
from reviewer import meters, logs
def call():
    with meters.call("GET /v1/mailboxes"):
        print("called")
"""


def run(folder: Path, then: str) -> subprocess.CompletedProcess[str]:
    code = f"import django; django.setup()\n{CALLS}\n{then}"
    env = environment({"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "reviewer.settings"})
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def test_what_is_mapped_has_its_room_on_the_disk(tmp_path: Path) -> None:
    """Else the disk may be full when it is written to, and the process is killed."""
    many = 'call()\nfor n in range(200): meters.failed(f"GET /v1/route/{n}" + "x" * 300, "server")'
    assert run(tmp_path, many).returncode == 0
    files = list(tmp_path.glob("metrics/*/*.db"))
    assert {file.name.partition("_")[0] for file in files} == {"histogram", "counter"}
    assert max(file.stat().st_size for file in files) > 1 << 16
    for file in files:
        assert file.stat().st_blocks * 512 >= file.stat().st_size, file.name


def test_where_there_is_no_room_the_call_goes_on_and_one_line_says_so(tmp_path: Path) -> None:
    most = f"resource.setrlimit(resource.RLIMIT_FSIZE, (1024, {resource.RLIM_INFINITY}))"
    lifted = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({resource.RLIM_INFINITY}, {resource.RLIM_INFINITY}))"
    failed = 'meters.failed("GET /v1/mailboxes", "server")'
    ran = run(tmp_path, f"{most}\ncall(); call(); {failed}\n{lifted}\ncall(); {failed}")
    assert (ran.returncode, ran.stdout) == (0, "called\n" * 3), ran.stderr
    assert ran.stderr.count("figures of calls are not kept") == 1
    assert str(tmp_path) in ran.stderr
    assert len(list(tmp_path.glob("metrics/*/*.db"))) == 2
