"""`make run` as a stranger types it, in a folder of its own: what it starts, what keeps it from starting, and where."""

import json
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from reviewer.bench.processes import plain_environment
from tests.support.databases import migrate
from tests.support.processes import ROOT, Process, answers, free_port, listens, wait_until

NEEDED = ("bin", "incidents", "reviewer", "templates")
FILES = ("Procfile", "manage.py", "requirements.txt", "requirements-dev.txt")


def cloned(folder: Path) -> Path:
    """The project in this folder as a clone has it, without a `.env`; `.venv` is the one that runs the tests."""
    folder.mkdir()
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name)
    for name in FILES:
        shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def refused(folder: Path, **env: str) -> str:
    """What a start says that does not come about."""
    done = subprocess.run(
        [folder / "bin" / "run"], env=plain_environment(**env), capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


def ports(*names: str, **env: str) -> str:
    """What bin/ports.py says of them, nothing when all is well."""
    command = [sys.executable, "bin/ports.py", *names]
    done = subprocess.run(command, cwd=ROOT, env=plain_environment(**env), capture_output=True, text=True, check=False)
    assert done.returncode == int(bool(done.stderr))
    return done.stderr


def asked(lock: Path) -> str:
    """What bin/alone.py says of this file, nothing when nobody keeps it."""
    script = (
        f"exec 9>{shlex.quote(str(lock))}; {shlex.quote(sys.executable)} bin/alone.py 9 {shlex.quote(str(lock))}; :"
    )
    # Without a PATH there is no program but those that the shell has built in.
    env = {"PATH": "/nowhere"}
    return subprocess.run(["/bin/bash", "-c", script], cwd=ROOT, env=env, capture_output=True, text=True).stderr


def way_out(said: str) -> str:
    """What it says that ends a desk whose window is gone."""
    end = re.search(r"If that window is gone: (kill .+)", said)
    assert end is not None, said
    return end[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cloned(tmp_path_factory.mktemp("make run") / "a clone")


@pytest.fixture(scope="module")
def state(folder: Path) -> dict[str, str]:
    """Ports, and a folder for the state in another place than the usual."""
    elsewhere = folder.parent / "the state"
    return {"PORT": str(free_port()), "SANDBOX_PORT": str(free_port()), "VAR_DIR": str(elsewhere)}


@pytest.fixture(scope="module")
def running(folder: Path, state: dict[str, str]) -> Iterator[Process]:
    """A desk that answers, with its sandbox."""
    migrate(state)  # other tests are about the migrations, which take long
    process = Process.start("run", [str(folder / "bin" / "run")], plain_environment(**state), folder.parent / "log")
    keys = Path(state["VAR_DIR"]) / "sandbox" / "keys.json"
    try:
        wait_until(lambda: (answers(int(state["PORT"])) and keys.exists()) or not process.alive, 240, "a desk")
        assert process.alive, process.output()
        yield process
    finally:
        process.stop(timeout=120)  # honcho ends what it has started


@pytest.mark.slow
def test_the_sandbox_tells_the_desk_and_nobody_else(running: Process, state: dict[str, str]) -> None:
    keys = json.loads((Path(state["VAR_DIR"]) / "sandbox" / "keys.json").read_text())
    assert keys["base_url"] == f"http://127.0.0.1:{state['SANDBOX_PORT']}"
    headers = {"Authorization": f"Bearer {keys['admin_key']}"}
    [told] = httpx.get(f"{keys['base_url']}/v1/webhooks", headers=headers).json()["subscriptions"]
    assert told["url"] == f"http://127.0.0.1:{state['PORT']}/webhooks/multimail/"


@pytest.mark.slow
def test_all_state_is_where_it_was_asked_for(running: Process, folder: Path, state: dict[str, str]) -> None:
    there = Path(state["VAR_DIR"])
    assert (there / "reviewer.sqlite3").exists()
    assert (there / "sandbox" / "sandbox.sqlite3").exists()
    assert (there / "beat").is_dir()
    # Keys, sign-ins, mails: none is for whoever else uses the machine.
    kept = [folder / ".env", *(there / "sandbox").iterdir()]
    assert {path.name: path.stat().st_mode & 0o077 for path in kept} == dict.fromkeys((path.name for path in kept), 0)
    assert not (folder / "var").exists()


@pytest.mark.slow
def test_a_second_start_beside_it_says_so_and_touches_nothing(
    running: Process, folder: Path, state: dict[str, str]
) -> None:
    others = {"PORT": str(free_port()), "SANDBOX_PORT": str(free_port())}
    for more in ({}, others):
        assert "the desk in this folder is running already" in refused(folder, **state | more)
    assert running.alive


@pytest.mark.slow
def test_what_outlives_a_closed_terminal_is_known_and_can_be_ended_as_it_says(
    running: Process, folder: Path, state: dict[str, str]
) -> None:
    """Two workers and two beats would share one folder. The last test with this desk: it ends it."""
    others = {"PORT": str(free_port()), "SANDBOX_PORT": str(free_port())}
    lock = Path(state["VAR_DIR"]) / "run.lock"
    running.kill()  # honcho and its helpers; what they have started has sessions of its own
    try:
        for more in ({}, others):
            said = refused(folder, **state | more)
            assert "the desk in this folder is running already" in said
        assert listens(int(state["PORT"]))
        subprocess.run(way_out(said), shell=True, check=True, capture_output=True)
        wait_until(lambda: not asked(lock), 60, "the end")
    finally:
        if said := asked(lock):
            subprocess.run(way_out(said).replace("kill", "kill -9"), shell=True, check=False)
    assert not listens(int(state["PORT"]))
    assert not listens(int(state["SANDBOX_PORT"]))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells who has a file open")
def test_who_keeps_the_folder_is_named_by_number(tmp_path: Path) -> None:
    """`fuser` is not everywhere: slim systems and containers have none."""
    lock = tmp_path / "the lock"
    sleeps = [sys.executable, "-c", "import time; time.sleep(60)"]
    kept = [subprocess.Popen([sys.executable, "bin/held.py", lock, *sleeps], cwd=ROOT) for _ in range(2)]
    try:
        numbers = sorted(process.pid for process in kept)
        wait_until(lambda: asked(lock).endswith(f": kill {numbers[0]} {numbers[1]}\n"), 20, "both of them")
        subprocess.run(way_out(asked(lock)), shell=True, check=True, env={"PATH": "/nowhere"})
        assert [process.wait(20) for process in kept] == [-signal.SIGTERM] * 2
        assert asked(lock) == ""
    finally:
        for process in kept:
            process.kill()


def test_ports_that_are_free_are_passed_over() -> None:
    assert ports("PORT", "SANDBOX_PORT", PORT=str(free_port()), SANDBOX_PORT=str(free_port())) == ""


def test_one_port_for_both_is_refused() -> None:
    port = free_port()
    said = ports("PORT", "SANDBOX_PORT", PORT=str(port), SANDBOX_PORT=str(port))
    assert said.startswith(f"run: PORT and SANDBOX_PORT are both {port}.\nrun: these are free: make run PORT={port} ")
    assert f"SANDBOX_PORT={port}\n" not in said


def test_what_is_proposed_is_free_and_proposed_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        taken = {"PORT": str(one.getsockname()[1]), "SANDBOX_PORT": str(other.getsockname()[1])}
        said = ports(*taken, **taken)
        first, second = said.splitlines()[-1].split("make run ")[1].split()
        assert f"run: port {taken['PORT']} cannot be used. End what uses it, or choose another." in said
        assert f"run: port {taken['SANDBOX_PORT']} cannot be used. End what uses it, or choose another." in said
        proposed = dict(pair.split("=") for pair in (first, second))
        assert ports(*proposed, **proposed) == ""


@pytest.mark.parametrize("value", ["abc", "0", "65536", "-1", "²"])
def test_what_is_no_port_is_refused(value: str) -> None:
    assert ports("PORT", PORT=value) == f"run: PORT={value} is not a port. Give a number from 1 to 65535.\n"


@pytest.mark.parametrize("script", ["check", "ensure-services", "run", "setup", "test", "test-extras"])
def test_no_script_reads_a_list_that_may_be_empty(script: str) -> None:
    """Under `set -u` the bash of a Mac (3.2) ends at one, as at a variable that nobody has set."""
    text = (ROOT / "bin" / script).read_text()
    empty, read = re.findall(r"\b(\w+)=\(\)", text), re.findall(r'"\$\{(\w+)\[@\]\}"', text)
    counted_first = re.findall(r"\$\{#(\w+)\[@\]\}", text)
    assert set(empty) & set(read) <= set(counted_first)
