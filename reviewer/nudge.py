"""Nudges: tasks asked for by name, after commit. A lost one costs seconds, no decision: the beat finds it."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from kombu.exceptions import OperationalError

from reviewer.celery import app

log = logging.getLogger(__name__)


def nudge(task: str, *args: Any, countdown: float = 0) -> None:
    """Ask for `task` once the current transaction has committed; at once when there is none."""
    transaction.on_commit(partial(_send, task, args, countdown))


def _send(task: str, args: tuple[Any, ...], countdown: float) -> None:
    try:
        app.send_task(task, args=args, countdown=countdown or None, retry=False)
    except Exception as error:
        # What it is about was recorded: whoever did that must not be told of an error.
        strange = not isinstance(error, OperationalError | OSError)
        said = "the broker did not take a nudge for %s (%s); the beat will find the work"
        log.warning(said, task, error, exc_info=strange)
