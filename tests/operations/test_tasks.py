"""What surrounds every task in a worker."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
import yaml
from celery import signals
from celery.worker.request import Request
from django.conf import settings as desk
from django.db import connection
from django.utils import timezone
from kombu.message import Message

from reviewer import celery
from reviewer.accounts.models import User
from tests.support.processes import ROOT

pytestmark = pytest.mark.django_db


def test_nothing_promises_to_end_a_task_that_takes_too_long() -> None:
    """Workers have threads, which Celery cannot end: it takes a limit in silence and does nothing."""
    starts = [line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("worker:")]
    starts.append(" ".join(yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["worker"]["command"]))
    assert [" --pool threads " in start for start in starts] == [True, True]
    assert (celery.app.conf.task_time_limit, celery.app.conf.task_soft_time_limit) == (None, None)


def test_the_statements_of_a_task_are_not_remembered(settings: Any) -> None:
    settings.DEBUG = True
    User.objects.exists()
    assert connection.queries
    signals.task_postrun.send(sender=celery.app)
    assert not connection.queries


@pytest.mark.parametrize("name", ["sync", "sweep", "scan", "sessions"])
@pytest.mark.parametrize(("seconds", "thrown_away"), [(45, False), (600, True)])
def test_a_worker_whose_clock_is_ahead_does_what_the_beat_asks_for(name: str, seconds: int, thrown_away: bool) -> None:
    app: Any = celery.app
    app.loader.import_default_modules()
    entry, now = desk.CELERY_BEAT_SCHEDULE[name], timezone.now()
    expires = now + timedelta(seconds=entry["options"]["expires"])
    headers = {"id": "1", "task": entry["task"], "expires": expires.isoformat()}
    request = Request(
        Message(body="[[], {}, {}]", content_type="application/json", content_encoding="utf-8"),
        app=app,
        headers=headers,
    )
    with time_machine.travel(now + timedelta(seconds=entry["schedule"] + seconds)):
        assert bool(request.maybe_expire()) is thrown_away
