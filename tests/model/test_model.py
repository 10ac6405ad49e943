"""Whatever order people, workers, clocks and faults come in, the invariants hold (1 to 6, 8, 9).

`make test` runs a short, fixed set of examples. `MODEL_EXAMPLES=5000 .venv/bin/python -m pytest tests/model` looks for
new ones for as long as that takes.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from celery import current_app
from hypothesis import HealthCheck
from hypothesis import settings as profile
from hypothesis.stateful import run_state_machine_as_test

from tests.crash.gate import GatedMultiMail, gated_multimail
from tests.model.machine import Desk
from tests.model.workers import Worker

EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", "0"))
SHORT = profile(max_examples=16, stateful_step_count=30, derandomize=True, database=None)
LONG = profile(max_examples=EXAMPLES or 1, stateful_step_count=60, database=None)


@pytest.fixture(scope="module")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatedMultiMail]:
    with gated_multimail(tmp_path_factory.mktemp("model")) as running:
        yield running


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_invariants_hold_whatever_happens(gated: GatedMultiMail, settings: Any) -> None:
    settings.MULTIMAIL_KEYS_FILE = str(gated.keys_file)
    settings.HOLD_SECONDS = 1
    settings.POLICY = []
    current_app.loader.import_default_modules()  # as a worker does: every task by its name
    Desk.multimail, Desk.workers = gated, (Worker(gated.gate), Worker(gated.gate))
    chosen = LONG if EXAMPLES else SHORT
    quiet = profile(chosen, deadline=None, suppress_health_check=list(HealthCheck), report_multiple_bugs=False)
    run_state_machine_as_test(Desk, settings=quiet)
