"""Connections to the database: kept from task to task and page to page, made anew when the database has ended them."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.support.databases import migrated_postgres
from tests.support.processes import free_port, run_manage, start_web, start_worker, wait_until
from tests.support.services import redis_server

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.slow]

THREADS = 4
SWEPT = "SELECT at FROM marks_mark WHERE name = 'sweep'"
OF_THE_WORKER = "FROM pg_stat_activity WHERE application_name = 'worker'"
OF_THE_PAGES = "SELECT pid FROM pg_stat_activity WHERE application_name = 'pages'"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[dict[str, str], psycopg.Connection]]:
    """A worker on a database of its own, and somebody who looks at that."""
    with migrated_postgres() as database, redis_server() as broker:
        env = {"VAR_DIR": str(tmp_path), "DATABASE_URL": database, "REDIS_URL": broker}
        named = {**env, "DATABASE_URL": f"{database}?application_name=worker"}
        with start_worker(named, tmp_path / "worker.log"), psycopg.connect(database, autocommit=True) as observer:
            yield env, observer


def test_a_worker_keeps_its_connections_and_survives_their_end(
    running: tuple[dict[str, str], psycopg.Connection],
) -> None:
    env, observer = running
    _sweep(env, observer, 20)
    kept = set(observer.execute(f"SELECT pid {OF_THE_WORKER}"))
    assert 1 <= len(kept) <= THREADS
    _sweep(env, observer, 20)
    assert kept <= set(observer.execute(f"SELECT pid {OF_THE_WORKER}"))
    observer.execute(f"SELECT pg_terminate_backend(pid) {OF_THE_WORKER}")
    _sweep(env, observer, 1)
    assert not kept & set(observer.execute(f"SELECT pid {OF_THE_WORKER}"))


def _sweep(env: dict[str, str], observer: psycopg.Connection, times: int) -> None:
    """Ask for so many sweeps at once; one of them has left its mark when this returns."""
    ask = f"from reviewer.nudge import nudge\nfor _ in range({times}): nudge('delivery.sweep')"
    before = observer.execute(SWEPT).fetchone()
    run_manage("shell", "--no-imports", "-c", ask, env=env)
    wait_until(lambda: observer.execute(SWEPT).fetchone() != before, what="a sweep")


def test_a_page_survives_the_end_of_its_connection(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with migrated_postgres() as database:
        env = {"VAR_DIR": str(tmp_path), "BASE_URL": url, "DATABASE_URL": f"{database}?application_name=pages"}
        with start_web(port, env, tmp_path / "web.log"), psycopg.connect(database, autocommit=True) as observer:
            for _ in range(10):
                assert httpx.get(f"{url}/readyz").json()["parts"]["database"]["state"] == "ok"
            kept = set(observer.execute(OF_THE_PAGES))
            assert kept
            observer.execute(f"SELECT pg_terminate_backend(pid) FROM ({OF_THE_PAGES}) AS pages")
            for _ in range(10):
                assert httpx.get(f"{url}/readyz").json()["parts"]["database"]["state"] == "ok"
            assert not kept & set(observer.execute(OF_THE_PAGES))
