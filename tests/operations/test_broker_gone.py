"""The pages and a worker while Redis does not answer: all that it holds for them can be missed."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import redis

from tests.operations.desk import Browser, Desk
from tests.support.processes import Process, run_manage, wait_until

pytestmark = [pytest.mark.redis, pytest.mark.slow]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Pages whose Redis may be taken away."""
    with Desk(tmp_path) as desk:
        desk.start_web()
        yield desk


@pytest.fixture
def broker(desk: Desk) -> Iterator[redis.Redis]:
    with closing(redis.Redis.from_url(desk.env["REDIS_URL"])) as client:
        yield client


def test_the_desk_reads_and_decides_without_redis_and_somebody_can_sign_in(desk: Desk, broker: redis.Redis) -> None:
    draft = desk.draft()
    with closing(Browser(desk)) as browser:
        assert browser.get(f"/drafts/{draft}/").status_code == 200
        broker.shutdown(nosave=True)
        for path in ("/", f"/drafts/{draft}/", f"/drafts/{draft}/approve/", "/history/"):
            assert browser.get(path).status_code == 200, path
        browser.approve(draft)
        assert desk.state(draft) == "waiting"
    with closing(Browser(desk)) as another:
        assert "Sign out" in another.get("/").text


def test_a_redis_that_hangs_holds_a_page_up_for_seconds_only(desk: Desk, broker: redis.Redis) -> None:
    draft = desk.draft()
    with closing(Browser(desk)) as browser:
        pid = int(broker.info("server")["process_id"])
        os.kill(pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            assert browser.get(f"/drafts/{draft}/").status_code == 200
            browser.approve(draft)
            # Generous: the client of the test would give up after 30.
            assert time.monotonic() - began < 25
        finally:
            os.kill(pid, signal.SIGCONT)
        assert desk.state(draft) == "waiting"


def test_a_worker_that_holds_nudges_for_later_waits_for_redis(desk: Desk, broker: redis.Redis) -> None:
    worker = desk.start_worker()
    ask = "from reviewer.nudge import nudge; nudge('delivery.sweep', countdown=600)"
    run_manage("shell", "--no-imports", "-c", ask, env=desk.env)
    wait_until(lambda: "delivery.sweep[" in worker.output(), 60.0, "the nudge")
    broker.shutdown(nosave=True)
    wait_until(lambda: _ended(worker) or "Cannot connect" in worker.output(), 60.0, "the loss of Redis")
    assert not _ended(worker)


def _ended(worker: Process) -> bool:
    return not worker.alive
