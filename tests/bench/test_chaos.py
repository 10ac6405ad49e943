"""A short run of the chaos benchmark: nothing lost, nothing twice, nothing unread, nothing left behind."""

import re
import signal

import pytest

from reviewer.bench.processes import wait_until
from tests.bench.conftest import Bench

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.slow]

LAST = r"decisions (\d+), carried out (\d+), lost 0, twice 0, unread 0, needs a look (\d+)"


def test_nothing_is_lost_while_everything_dies(bench: Bench) -> None:
    status, lines, problems = bench.run("chaos", "--decisions", "24", "--workers", "2", "--seconds", "8", "--impatient")
    assert lines, problems
    match = re.fullmatch(LAST, lines[-1])
    assert match, lines
    assert status == 0
    decided, carried_out, needs_look = map(int, match.groups())
    assert decided >= 21
    assert carried_out + needs_look >= decided - 3
    assert bench.leaves_nothing()


def test_a_run_that_is_ended_takes_its_processes_along(bench: Bench) -> None:
    process = bench.start("chaos", "--decisions", "10", "--workers", "1", "--seconds", "60")
    try:
        wait_until(lambda: any("celery" in words for words in bench.processes()), 60, "a worker")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=300)
    finally:
        process.kill()
    assert process.returncode == 128 + signal.SIGTERM
    assert bench.leaves_nothing()
