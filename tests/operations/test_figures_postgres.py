"""The figures on PostgreSQL, as it plans and as it locks."""

import re
from collections.abc import Iterator

import pytest

from tests.support.databases import migrated_postgres
from tests.support.processes import run_manage

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a process on an empty database of this file's own."""
    with migrated_postgres() as database:
        env = {"VAR_DIR": str(tmp_path_factory.mktemp("figures")), "DATABASE_URL": database}
        yield env


def test_postgresql_reads_what_is_open_by_index_and_never_the_history(env: dict[str, str]) -> None:
    """With sequential reading made costly, a plan that has one all the same has no index to use."""
    script = """
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from reviewer.operations import figures, freshness
freshness._last = freshness._last.__wrapped__  # with its values: what is prepared shows none
with connection.cursor() as cursor:
    cursor.execute("SET enable_seqscan = off")
    with CaptureQueriesContext(connection) as asked:
        figures.read(timezone.now())
    for query in [row["sql"] for row in asked if row["sql"].startswith("SELECT")]:
        cursor.execute("EXPLAIN " + query)
        print(query, *(line for line, in cursor.fetchall()), sep="\\n")
"""
    plans = run_manage("shell", "--no-imports", "-c", script, env=env)
    assert re.search("delivery_(due|urgent)", plans)  # two indexes of the open ones: either serves
    assert "delivery_needs_look" in plans
    assert "open_by_age" in plans
    read_whole = set(re.findall(r"Seq Scan on (\w+)", plans))
    assert read_whole <= {"decisions_brake", "marks_mark", "audit_head"}  # a handful of rows each


def test_every_outcome_is_counted_once_whoever_appends_and_whoever_asks(env: dict[str, str]) -> None:
    """The count follows the history's numbers: an event must never become visible behind one that was counted."""
    script = """
import threading
from django.db import connection, transaction
from reviewer.audit.actions import Act
from reviewer.audit.record import Entry, record
from reviewer.operations import tally
def append():
    for _ in range(40):
        with transaction.atomic():
            record(Entry("Reviewer", Act.DELIVERY_DONE))
    connection.close()
def ask():
    before = 0
    while not done.is_set():
        now = tally.count()["done"]
        fell.append(now) if now < before else None
        before = now
    connection.close()
done, fell = threading.Event(), []
tally.count()
appending = [threading.Thread(target=append) for _ in range(4)]
asking = [threading.Thread(target=ask) for _ in range(2)]
for thread in appending + asking:
    thread.start()
for thread in appending:
    thread.join()
done.set()
for thread in asking:
    thread.join()
print(tally.count()["done"], fell)
"""
    assert run_manage("shell", "--no-imports", "-c", script, env=env) == "160 []\n"
