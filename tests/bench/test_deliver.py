"""A small run of the delivery benchmark prints both sides, ratios first."""

import pytest

from tests.bench.conftest import Bench

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.slow]


def test_it_prints_ratios_first_and_then_both_sides(bench: Bench) -> None:
    status, lines, problems = bench.run("deliver", "--waiting", "20", "--clicks", "10")
    assert status == 0, problems
    said = [line.strip() for line in lines]
    assert [line.split("  ")[0] for line in said[1:4]] == [
        "POST to MultiMail, p95 over that of the bare calls",
        ["drain / bare calls at", "0 ms of latency"][0],
        ["drain / bare calls at 20 ms of latency", ""][0],
    ]
    assert bench.leaves_nothing()
