"""Real processes: asked to end in the middle, two clocks at once, a database that goes away."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
import redis

from tests.operations.desk import Browser, Desk
from tests.support.databases import migrated_postgres
from tests.support.processes import free_port, run_manage, start_web, wait_until

pytestmark = [pytest.mark.redis, pytest.mark.slow]

CLICK = "click-of-this-approval"
DECIDE = "POST /v1/oversight/decide"
SEND = "POST /v1/mailboxes/*/send"
OF_DRAFT = "FROM decisions_delivery d JOIN decisions_decision c ON c.id = d.decision_id WHERE c.draft_id = ?"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Browser]]:
    """Pages, sandbox, Redis and somebody who has signed in, for all tests of this file."""
    with Desk(tmp_path_factory.mktemp("desk"), SYNC_SECONDS="1", SWEEP_SECONDS="1") as desk:
        desk.start_web()
        with closing(Browser(desk)) as browser:
            yield desk, browser


@pytest.fixture
def desk(running: tuple[Desk, Browser]) -> Iterator[Desk]:
    desk, _ = running
    yield desk
    desk.clear()


@pytest.fixture
def browser(running: tuple[Desk, Browser]) -> Browser:
    return running[1]


def test_a_worker_that_is_asked_to_end_finishes_the_call_that_is_under_way(desk: Desk, browser: Browser) -> None:
    draft, worker = desk.draft(), desk.start_worker()
    desk.multimail.fault(DECIDE, "delay_after", seconds=3)
    browser.approve(draft)
    desk.wait_for(draft, "posting")
    assert worker.stop(timeout=120) == 0
    assert desk.state(draft) == "done"
    assert desk.rows(f"SELECT lease_owner {OF_DRAFT}", draft) == [("",)]
    assert len(desk.went_out()) == 1


def test_a_worker_that_is_asked_to_end_hands_a_long_edit_back_between_two_steps(desk: Desk, browser: Browser) -> None:
    draft, worker = desk.draft(), desk.start_worker()
    desk.multimail.fault(SEND, "delay_after", seconds=3)
    browser.edit(draft, "A better subject", "It broke at 14:00 UTC and was mended at 14:45.")
    desk.wait_for(draft, "posting")
    time.sleep(0.5)
    assert worker.stop(timeout=120) == 0
    [(state, step, owner)] = desk.rows(f"SELECT state, step, lease_owner {OF_DRAFT}", draft)
    assert (state, step, owner) == ("waiting", "sent", "")
    assert desk.went_out() == []
    desk.start_worker("another")
    desk.start_beat("beat")
    desk.wait_for(draft, "done")
    assert len(desk.went_out()) == 1


def test_what_a_worker_had_not_begun_is_left_for_the_next(desk: Desk, browser: Browser) -> None:
    drafts = desk.drafts(8)
    desk.multimail.fault(DECIDE, "delay_after", seconds=2, times=100)
    for draft in drafts:
        browser.approve(draft)
    worker = desk.start_worker()
    desk.wait_for(drafts[0], "posting")
    assert worker.stop(timeout=120) == 0
    states = [desk.state(draft) for draft in drafts]
    assert set(states) == {"done", "waiting"}
    desk.multimail.clear_faults()
    desk.start_worker("another")
    desk.start_beat("beat")
    for draft in drafts:
        desk.wait_for(draft, "done")
    assert len(desk.went_out()) == len(set(desk.went_out())) == len(drafts)


def test_a_worker_in_the_middle_of_many_stops_after_those_that_are_under_way(desk: Desk, browser: Browser) -> None:
    """As after an outage: messages are lost, the sweep finds many rows, each thread takes one after the other."""
    drafts = desk.drafts(24)
    for draft in drafts:
        browser.approve(draft)
    redis.Redis.from_url(desk.env["REDIS_URL"]).flushall()
    desk.multimail.fault(DECIDE, "delay_after", seconds=2, times=100)
    worker = desk.start_worker()
    desk.start_beat("beat")
    wait_until(lambda: "posting" in {desk.state(draft) for draft in drafts}, 30, "the first that is posted")
    assert worker.stop(timeout=120) == 0
    states = [desk.state(draft) for draft in drafts]
    assert set(states) == {"done", "waiting"}
    assert states.count("done") <= 8


def test_two_beats_at_once_do_no_harm(desk: Desk, browser: Browser) -> None:
    for name in ("one", "two"):
        desk.start_worker(f"worker-{name}")
        desk.start_beat(f"beat-{name}")
    desk.multimail.fault(DECIDE, "cut_after", times=3)
    drafts = desk.drafts(6)
    for draft in drafts:
        browser.approve(draft)
    for draft in drafts:
        desk.wait_for(draft, "done", timeout=60)
    assert sorted(desk.went_out()) == sorted(set(desk.went_out()))
    assert len(desk.went_out()) == len(drafts)
    wait_until(lambda: passes(desk).get("done", 0) >= 3, 30, "three passes of the sync")
    ready = browser.get("/readyz").json()
    assert {part["state"] for part in ready["parts"].values()} == {"ok"}, ready
    run_manage("audit", "verify", env=desk.env)
    assert "failed" not in passes(desk)
    # The mirror holds each mail once, however many passes looked at the same time.
    assert desk.rows("SELECT count(*) FROM drafts_draft WHERE id >= ?", drafts[0]) == [(len(drafts),)]


def passes(desk: Desk) -> dict[str, int]:
    """How many passes of the sync came to which end."""
    return dict(desk.rows("SELECT outcome, count(*) FROM drafts_syncpass GROUP BY outcome"))


def decides(page: str) -> float:
    """How many calls to decide a page of figures counts."""
    found = re.search(rf'reviewer_api_seconds_count{{route="{DECIDE}"}} (\S+)', page)
    return float(found[1]) if found else 0.0


def test_the_figures_of_all_processes_are_one_page(desk: Desk, browser: Browser) -> None:
    before = decides(browser.get("/metrics").text)
    draft, _ = desk.draft(), desk.start_worker()
    browser.approve(draft)
    desk.wait_for(draft, "done")
    page = browser.get("/metrics").text
    # The worker made the call, the web process tells of it.
    assert decides(page) == before + 1
    assert 'reviewer_deliveries_open{state="waiting"} 0.0' in page


def test_a_click_can_be_followed_through_the_logs(desk: Desk, browser: Browser) -> None:
    first, draft = desk.drafts(2)
    desk.start_worker()
    browser.approve(first)
    desk.wait_for(first, "done")  # a worker's first calls try its keys
    browser.approve(draft, request_id=CLICK)
    desk.wait_for(draft, "done")
    [ids] = desk.rows(f"SELECT c.id, d.id {OF_DRAFT}", draft)
    [click] = [line for line in desk.log_lines("web") if line.get("request_id") == CLICK]
    assert click["message"].startswith(f"POST /drafts/{draft}/approve/: 302")
    assert (click["user"], click["decision"], click["delivery"]) == (1, *ids)
    followed = [line for line in desk.log_lines("worker") if line.get("request_id") == CLICK]
    assert [line["message"].partition(":")[0].split(" msg_")[0] for line in followed] == [
        "MultiMail POST /v1/oversight/decide", "approve of",
    ]  # fmt: skip
    assert {(line["decision"], line["delivery"]) for line in followed} == {ids}


@pytest.mark.postgres
def test_without_a_database_it_is_alive_and_not_ready(tmp_path: Path) -> None:
    port = free_port()
    url, env = f"http://127.0.0.1:{port}", {"VAR_DIR": str(tmp_path / "var"), "BASE_URL": f"http://127.0.0.1:{port}"}
    with migrated_postgres() as database:
        env["DATABASE_URL"] = database
        web = start_web(port, env, tmp_path / "web.log")
        assert httpx.get(f"{url}/readyz").json()["parts"]["database"]["state"] == "ok"
        assert "reviewer_database_up 1.0" in httpx.get(f"{url}/metrics").text
    with web:
        answer = httpx.get(f"{url}/readyz")
        assert answer.status_code == 503
        states = {name: part["state"] for name, part in answer.json()["parts"].items()}
        assert states == {
            "database": "down", "broker": "ok", "multimail": "unknown", "sync": "unknown", "sweep": "unknown",
        }  # fmt: skip
        assert httpx.get(f"{url}/healthz").status_code == 200
        figures = httpx.get(f"{url}/metrics")
        assert figures.status_code == 200
        assert "reviewer_database_up 0.0" in figures.text
        assert database not in answer.text + figures.text
