"""A whole approval and a whole edit, everything logged that can be: no key, no text and no subject in any log."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.operations.desk import PASSWORD, Browser, Desk
from tests.support.processes import run_manage

pytestmark = [pytest.mark.redis, pytest.mark.slow]

SUBJECT, EDITED = "Tell-tale subject of the agent", "Tell-tale subject of the reviewer"
TEXT, NEW_TEXT = "Tell-tale words of the agent.", "Tell-tale words of the reviewer."
CLICK = "click-of-this-edit"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Sandbox, Redis, database and a person, for both ways of logging."""
    folder = tmp_path_factory.mktemp("desk")
    with Desk(folder, LOG_LEVEL="DEBUG", SWEEP_SECONDS="1", SYNC_SECONDS="1") as house:
        yield house


@pytest.fixture(params=["json", "text"])
def desk(house: Desk, request: pytest.FixtureRequest) -> Iterator[Desk]:
    house.env["LOG_FORMAT"] = request.param
    web = house.start_web()
    house.start_worker()
    house.start_beat("beat")
    yield house
    web.kill()
    web.log.unlink()
    house.clear()


def everything_logged(desk: Desk) -> str:
    return "\n".join((desk.folder / f"{name}.log").read_text() for name in ("web", "worker", "beat"))


def test_logs_tell_what_was_done_and_nothing_that_was_written(desk: Desk) -> None:
    browser = Browser(desk)
    approved, edited = (desk.draft(subject=f"{SUBJECT} {n}", markdown=TEXT) for n in (1, 2))
    desk.multimail.fault("POST /v1/oversight/decide", "status", status=503)
    desk.multimail.fault("GET /v1/mailboxes/*/emails/*", "malformed")
    browser.get("/", **{"X-Note": "no page logs headers"})
    browser.get("/?q=Tell-tale")
    browser.approve(approved)
    browser.edit(edited, EDITED, NEW_TEXT, request_id=CLICK)
    for draft in (approved, edited):
        desk.wait_for(draft, "done", timeout=60)
    _provoke(desk, browser)
    logs = everything_logged(desk)
    assert "Tell-tale" not in logs
    assert PASSWORD not in logs
    for name in ("agent_key", "oversight_key", "admin_key", "webhook_secret"):
        assert desk.multimail.keys[name] not in logs, name
    assert "POST /v1/oversight/decide" in logs
    # At DEBUG reading is told too, so the search above has searched something.
    assert "GET /v1/mailboxes/" in logs
    browser.close()


def _provoke(desk: Desk, browser: Browser) -> None:
    """What is refused is logged by Django itself."""
    key = desk.multimail.keys["agent_key"]
    browser.get("/drafts/999999/?q=Tell-tale", Authorization=f"Bearer {key}")
    httpx.post(f"{desk.env['BASE_URL']}/drafts/1/edit/", data={"subject": SUBJECT})
    httpx.post(f"{desk.env['BASE_URL']}/webhooks/multimail/", json={"data": {"subject": SUBJECT}})


def test_at_debug_only_our_own_lines_are_more(tmp_path: Path) -> None:
    names = ["reviewer.x", "httpx", "httpcore.http11", "django.db.backends", "some.library"]
    script = f"import logging\nfor n in {names}: print(n, logging.getLogger(n).isEnabledFor(logging.DEBUG))"
    env = {"VAR_DIR": str(tmp_path / "var"), "LOG_LEVEL": "DEBUG"}
    said = run_manage("shell", "--no-imports", "-c", script, env=env).splitlines()
    assert [line for line in said if line.endswith("True")] == ["reviewer.x True"]
    assert len(said) == len(names)
