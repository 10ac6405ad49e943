"""Alive and ready: what the two probes answer, to whom, and what they cost."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest
import redis
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk.times import clock
from reviewer.drafts.limits import READ_AGAIN
from reviewer.drafts.models import SyncPass
from reviewer.drafts.sync import GOES_ON, sync
from reviewer.marks.leave import leave
from reviewer.marks.models import Mark
from reviewer.operations import broker
from tests.desk_support import signed_in, words
from tests.multimail.misbehaving import cuts, serving
from tests.support.multimail import LocalMultiMail
from tests.support.services import redis_server

# With a database in which a sweep has ended.
READY = pytest.mark.usefixtures("a_sweep")


def parts(client: Client, status: int = 200) -> dict[str, dict[str, Any]]:
    answer = client.get("/readyz")
    assert answer.status_code == status, answer.content
    assert answer.json()["status"] == ("ready" if status == 200 else "not ready")
    return dict(answer.json()["parts"])


def passed(ago: float, outcome: str = SyncPass.Outcome.DONE) -> SyncPass:
    ended = timezone.now() - timedelta(seconds=ago)
    return SyncPass.objects.create(started_at=ended, finished_at=ended, outcome=outcome)


def limited(seconds: float) -> datetime:
    """MultiMail asked to be left alone until then."""
    until = timezone.now() + timedelta(seconds=seconds)
    leave(READ_AGAIN, timedelta(seconds=seconds))
    return until


def swept(ago: float) -> None:
    leave("sweep")
    Mark.objects.update(at=timezone.now() - timedelta(seconds=ago))


@pytest.fixture
def a_sweep(db: None) -> None:
    swept(ago=1)


def test_the_process_is_alive_without_a_database(client: Client) -> None:
    # Without the django_db mark, pytest-django refuses every query.
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@READY
def test_a_probe_needs_no_name_no_https_and_no_sign_in(client: Client, settings: Any, path: str) -> None:
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["desk.example"]
    passed(ago=1)
    answer = client.get(path, headers={"host": "10.1.2.3:8000"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
@READY
def test_a_probe_is_asked_and_told_nothing(client: Client, path: str) -> None:
    passed(ago=1)
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.django_db
def test_a_desk_whose_worker_and_beat_were_never_seen_is_not_ready(client: Client) -> None:
    """Invariant 8. Without them people decide, and nothing is posted."""
    told = parts(client, 503)
    assert {name: part["state"] for name, part in told.items()} == {
        "database": "ok", "broker": "ok", "multimail": "unknown", "sync": "unknown", "sweep": "unknown",
    }  # fmt: skip
    assert "Are a worker and the beat running?" in told["sweep"]["says"]


@pytest.mark.django_db
def test_it_is_ready_once_sync_and_sweep_have_ended_for_the_first_time(client: Client) -> None:
    passed(ago=1)
    assert parts(client, 503)["sync"]["state"] == "ok"
    swept(ago=1)
    parts(client)


@READY
def test_readiness_costs_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    passed(ago=1)
    swept(ago=1)
    with django_assert_max_num_queries(5):
        assert {part["state"] for part in parts(client).values()} == {"ok"}


@pytest.mark.parametrize(("periods", "state", "status"), [(1.5, "ok", 200), (3, "late", 200), (6, "down", 503)])
@READY
def test_sync_and_sweep_are_late_by_their_own_periods(
    client: Client, settings: Any, periods: float, state: str, status: int
) -> None:
    passed(ago=periods * settings.SYNC_SECONDS)
    swept(ago=periods * settings.SWEEP_SECONDS)
    told = parts(client, status)
    assert (told["sync"]["state"], told["sweep"]["state"]) == (state, state)
    assert told["database"]["state"] == "ok"


@pytest.mark.parametrize(
    ("age", "running", "part", "said"),
    [
        (10, False, "ok", "Live, synced"),
        (70, False, "late", "Nothing has been synced since"),
        (200, False, "down", "Nothing has been synced since"),
        (200, True, "ok", "Live, synced"),
    ],
)
@READY
def test_pages_and_probes_go_by_one_rule(
    client: Client, lead: User, age: float, running: bool, part: str, said: str
) -> None:
    passed(age)
    if running:
        SyncPass.objects.create()
    assert parts(client, 503 if part == "down" else 200)["sync"]["state"] == part
    assert said in words(signed_in(lead).get("/"))


@pytest.mark.parametrize("outcome", SyncPass.Outcome.values[1:])
@pytest.mark.parametrize("until", [600, -45])
@READY
def test_a_sync_that_rests_because_multimail_asked_is_not_down(
    client: Client, lead: User, outcome: str, until: float
) -> None:
    """Nor is it in the moment until its next pass."""
    passed(2000)
    passed(1500, outcome)
    wait = limited(until)
    told = parts(client)["sync"]
    assert told["state"] == "limited"
    assert told["says"] == f"MultiMail asked to wait until {wait:%H:%M} UTC. The last pass ended 1500 s ago."
    page = words(signed_in(lead).get("/"))
    assert f"MultiMail asked to wait until {clock(wait, timezone.now())}. You see what it held at" in page
    assert "Not synced since" not in page


@READY
def test_a_limit_that_is_long_over_is_no_excuse(client: Client) -> None:
    passed(1500)
    limited(-400)
    assert parts(client, 503)["sync"]["state"] == "down"


@READY
def test_a_mirror_that_is_fresh_is_live_beside_a_limit(client: Client, lead: User) -> None:
    passed(5)
    limited(600)
    assert parts(client)["sync"]["state"] == "ok"
    assert "Live, synced" in words(signed_in(lead).get("/"))


@READY
def test_multimail_that_asks_to_wait_has_answered(client: Client, lead: User, multimail: LocalMultiMail) -> None:
    sync()
    multimail.fault("GET /v1/*", "status", status=429, retry_after=600, times=100)
    sync()
    told = parts(client)
    assert told["multimail"]["state"] == "limited"
    assert told["multimail"]["says"].startswith("MultiMail asked to wait until")
    page = words(signed_in(lead).get("/"))
    assert "MultiMail has not answered" not in page
    assert "MultiMail asked to wait until" in page
    multimail.clear_faults()


@READY
def test_the_first_pass_under_way_is_a_sign_of_life(client: Client) -> None:
    SyncPass.objects.create()
    told = parts(client)
    assert (told["sync"]["state"], told["multimail"]["state"]) == ("ok", "unknown")


@pytest.mark.parametrize("age", [15, 60])
@READY
def test_a_short_period_is_counted_as_ten_seconds(client: Client, settings: Any, age: float) -> None:
    settings.SYNC_SECONDS = settings.SWEEP_SECONDS = 1
    passed(age)
    assert parts(client, 200 if age < 50 else 503)["sync"]["state"] == ("ok" if age < 20 else "down")


@READY
def test_a_sweep_alone_that_is_missing_makes_it_not_ready(client: Client, settings: Any) -> None:
    passed(ago=1)
    swept(ago=6 * settings.SWEEP_SECONDS)
    assert parts(client, 503)["sync"]["state"] == "ok"


@READY
def test_a_long_pass_under_way_is_a_sign_of_life(client: Client, settings: Any) -> None:
    passed(ago=10 * settings.SYNC_SECONDS)
    SyncPass.objects.create(started_at=timezone.now() - timedelta(seconds=100))
    leave(GOES_ON)
    told = parts(client)
    assert told["sync"] == {"state": "ok", "says": "A pass has been running for 100 s.", "needed": True}


@READY
def test_a_pass_that_died_is_no_sign_of_life(client: Client, settings: Any) -> None:
    passed(ago=10 * settings.SYNC_SECONDS)
    SyncPass.objects.create(started_at=timezone.now() - timedelta(hours=1))
    assert parts(client, 503)["sync"]["state"] == "down"


@READY
def test_a_pass_of_before_the_clock_was_set_back_is_no_sign_of_life(client: Client, lead: User) -> None:
    passed(ago=-600)
    told = parts(client, 503)
    assert (told["sync"]["state"], told["multimail"]["state"]) == ("unknown", "unknown")
    assert told["sync"]["says"].startswith("The last pass of the sync ended before the clock was set back")
    page = words(signed_in(lead).get("/"))
    assert "Not synced since the clock was set back" in page
    assert "Nothing has been synced since the clock was set back. The desk's worker may have stopped." in page
    assert "Live, synced" not in page


@READY
def test_nor_is_one_that_had_not_ended(client: Client) -> None:
    SyncPass.objects.create(started_at=timezone.now() + timedelta(seconds=600))
    assert parts(client, 503)["sync"]["state"] == "unknown"


@READY
def test_nor_is_such_a_sweep(client: Client) -> None:
    passed(ago=1)
    swept(ago=-600)
    told = parts(client, 503)
    assert told["sweep"]["says"].startswith("The last sweep ended before the clock was set back")


@READY
def test_the_last_pass_is_the_one_that_began_last_whatever_the_clock_said(client: Client, lead: User) -> None:
    passed(ago=-600, outcome=SyncPass.Outcome.FAILED)
    passed(ago=5)
    told = parts(client)
    assert (told["sync"]["state"], told["multimail"]["state"]) == ("ok", "ok")
    assert "Live, synced" in words(signed_in(lead).get("/"))


@READY
def test_multimail_that_does_not_answer_since_then_is_down(client: Client, lead: User) -> None:
    passed(ago=-600)
    passed(ago=5, outcome=SyncPass.Outcome.FAILED)
    assert parts(client)["multimail"]["says"].endswith("It last answered before the clock was set back.")
    assert "MultiMail has not answered since the clock was set back." in words(signed_in(lead).get("/"))


@READY
def test_a_limit_that_lasts_longer_than_any_is_no_excuse(client: Client) -> None:
    passed(1500)
    limited(2 * 3600)
    assert parts(client, 503)["sync"]["state"] == "down"


@READY
def test_a_desk_without_multimail_is_ready_and_says_since_when(client: Client) -> None:
    passed(ago=70)
    passed(ago=1, outcome=SyncPass.Outcome.FAILED)
    told = parts(client)
    assert told["multimail"]["state"] == "down"
    assert told["multimail"]["says"] == "MultiMail did not answer the last pass. It last answered 70 s ago."


@READY
def test_what_a_real_sync_found_is_what_is_told(client: Client, multimail: LocalMultiMail) -> None:
    sync()
    assert parts(client)["multimail"]["state"] == "ok"
    multimail.fault("GET /v1/*", "cut_before", times=100)
    sync()
    assert parts(client)["multimail"]["state"] == "down"
    multimail.clear_faults()


@READY
def test_a_probe_never_calls_multimail(client: Client, multimail: LocalMultiMail) -> None:
    passed(ago=1)
    before = len(multimail.requests())
    parts(client)
    assert len(multimail.requests()) == before + 1  # the question itself


@pytest.fixture
def no_broker(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"


@READY
def test_without_a_broker_it_is_not_ready(client: Client, no_broker: None) -> None:
    told = parts(client, 503)
    assert told["broker"]["state"] == "down"
    assert told["database"]["state"] == "ok"


@READY
def test_a_broker_that_never_answers_is_given_up_after_a_second(client: Client, settings: Any) -> None:
    with serving(lambda connection: connection.recv(1_000_000)) as silent:
        settings.REDIS_URL = silent.url.replace("http", "redis")
        began = timezone.now()
        assert parts(client, 503)["broker"]["state"] == "down"
        assert timezone.now() - began < timedelta(seconds=1.5)


@READY
def test_a_broker_that_is_no_redis_is_down(client: Client, settings: Any) -> None:
    with serving(cuts(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as other:
        settings.REDIS_URL = other.url.replace("http", "redis")
        assert parts(client, 503)["broker"]["state"] == "down"


@pytest.fixture
def real_redis(settings: Any) -> Iterator[str]:
    with redis_server() as url:
        settings.REDIS_URL = url
        yield url


@pytest.mark.redis
def test_a_redis_that_comes_back_is_seen_at_once(real_redis: str, settings: Any) -> None:
    assert broker.takes()
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert not broker.takes()
    settings.REDIS_URL = real_redis
    assert broker.takes()


@READY
@pytest.mark.redis
@pytest.mark.parametrize("how", [("config", "set", "maxmemory", "1"), ("replicaof", "127.0.0.1", "1")])
def test_a_redis_that_takes_no_message_is_down(client: Client, real_redis: str, how: tuple[str, ...]) -> None:
    """It is full, or a replica since a failover: it answers a ping all the same."""
    with closing(redis.Redis.from_url(real_redis)) as server:
        server.execute_command(*how)  # type: ignore[no-untyped-call]
        assert server.ping()
        told = parts(client, 503)["broker"]
    assert (told["state"], "takes messages" in told["says"]) == ("down", True)


@READY
def test_a_spool_that_is_gone_makes_it_not_ready(client: Client, settings: Any) -> None:
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_out": "/nowhere/at/all"}
    assert parts(client, 503)["broker"]["state"] == "down"


@READY
def test_nothing_secret_is_told(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://:a-password-of-the-broker@127.0.0.1:1/0"
    passed(ago=1, outcome=SyncPass.Outcome.FAILED)
    SyncPass.objects.update(error="MultiMail answered 503: somebody's words")
    said = client.get("/readyz").content.decode()
    assert "a-password-of-the-broker" not in said
    assert "somebody's words" not in said
