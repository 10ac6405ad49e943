"""The beat asks for what is due although its clock is set back, while it runs and before it starts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from celery import signals
from celery.beat import PersistentScheduler
from celery.utils.imports import symbol_by_name
from django.utils import timezone

from reviewer.celery import app

EVERY = {"drafts.sync", "delivery.sweep", "redaction.scan", "desk.compare", "accounts.forget_sessions"}
LONGEST = 3600.0


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The tasks that were asked for, by name."""
    names: list[str] = []

    def note(sender: str, **_: Any) -> None:
        names.append(sender)

    signals.before_task_publish.connect(note)
    yield names
    signals.before_task_publish.disconnect(note)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], PersistentScheduler]]:
    """Starts the beat as the command does; each time with the file that the one before left."""
    with ExitStack() as running:

        def started() -> PersistentScheduler:
            running.close()
            scheduler = symbol_by_name(app.conf.beat_scheduler)
            beat: PersistentScheduler = scheduler(app=app, schedule_filename=str(tmp_path / "schedule"))
            running.enter_context(closing(beat))
            return beat

        yield started


def turn(beat: PersistentScheduler) -> float:
    """Asks for all that is due; for how many seconds nothing is."""
    while not (left := beat.tick()):
        pass
    return left


def run_for_a_while(beat: PersistentScheduler, clock: time_machine.Traveller, asked: list[str]) -> None:
    turn(beat)
    clock.shift(LONGEST + 1)
    turn(beat)
    assert set(asked) >= EVERY
    asked.clear()
    assert 0 < turn(beat) <= LONGEST
    assert asked == []


@pytest.mark.parametrize("hours", [1, 24 * 365])
def test_a_beat_whose_clock_is_set_back_goes_on(
    start: Callable[[], PersistentScheduler], asked: list[str], hours: int
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        beat = start()
        run_for_a_while(beat, clock, asked)
        clock.shift(timedelta(hours=-hours))
        turn(beat)
        assert set(asked) >= EVERY
        asked.clear()
        turn(beat)
        assert asked == [], "once, and then each at its time"


def test_so_does_one_that_starts_after_that(start: Callable[[], PersistentScheduler], asked: list[str]) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        run_for_a_while(start(), clock, asked)
        clock.shift(timedelta(hours=-2))
        turn(start())
        assert set(asked) >= EVERY


def test_what_ran_last_is_kept_over_a_start(start: Callable[[], PersistentScheduler], asked: list[str]) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        run_for_a_while(start(), clock, asked)
        turn(start())
        assert asked == []
