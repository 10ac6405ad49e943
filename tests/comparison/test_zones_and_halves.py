"""Times of day with what stands behind them: a zone, an offset, the half of the day, a colon."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import facts, read

UTC_RANGE = [("09:10 UTC", "09:10Z"), ("10:40 UTC", "10:40Z")]
TOLD = [
    ("2024-03-05T19:02Z: deploy started", [("2024-03-05T19:02Z", "2024-03-05T19:02Z")]),
    ("2024-03-05T19:02:30Z: deploy started", [("2024-03-05T19:02:30Z", "2024-03-05T19:02:30Z")]),
    ("2024-03-05 20:02 CET: deploy started", [("2024-03-05 20:02 CET", "2024-03-05T20:02+01:00")]),
    ("2024-03-05T20:02+01:00: deploy started", [("2024-03-05T20:02+01:00", "2024-03-05T20:02+01:00")]),
    ("2024-03-05 20:02: deploy started", [("2024-03-05 20:02", "2024-03-05T20:02")]),
    ("The incident began at 14:02 (UTC-05:00).", [("14:02 (UTC-05:00)", "14:02-05:00")]),
    ("It began at 14:02 GMT-05:00 and ended.", [("14:02 GMT-05:00", "14:02-05:00")]),
    ("It began at 14:02 UTC -03:30.", [("14:02 UTC -03:30", "14:02-03:30")]),
    ("Slow from 09:10-10:40 UTC-05:00.", [("09:10", "09:10-05:00"), ("10:40 UTC-05:00", "10:40-05:00")]),
    ("It began at 14:02 (UTC-05:00). It ended at 15:10.", [("14:02 (UTC-05:00)", "14:02-05:00"), ("15:10", "15:10")]),
    ("It began at 2:05 PM GMT-5 (EST).", [("2:05 PM GMT-5", "14:05-05:00")]),
    # Ranges, and no offsets.
    ("Slow 09:00 UTC - 10:00 UTC.", [("09:00 UTC", "09:00Z"), ("10:00 UTC", "10:00Z")]),
    ("Slow 09:10 UTC-10:40 UTC. Paged at 09:30.", [*UTC_RANGE, ("09:30", "09:30Z")]),
    ("Slow 12:00 UTC-14:00.", [("12:00 UTC", "12:00Z"), ("14:00", "14:00Z")]),
    ("Slow 14:02 UTC-15:10. Paged at 14:10.", [("14:02 UTC", "14:02Z"), ("15:10", "15:10Z"), ("14:10", "14:10Z")]),
    ("Slow 09:00 UTC - 11:00.", [("09:00 UTC", "09:00Z"), ("11:00", "11:00Z")]),
]
ONE_INSTANT = [
    ["The incident began at 14:02 (UTC-05:00).", "The incident began at 19:02 UTC."],
    ["Next update: 14:00 (UTC-05:00)", "Next update: 19:00 UTC"],
]
APART = [
    [
        "Timeline\n2024-03-05T19:02Z: deploy started\n2024-03-05T19:47Z: rolled back\n",
        "Timeline\n2024-03-05T19:12Z: deploy started\n2024-03-05T19:57Z: rolled back\n",
    ],
    ["Timeline\n2024-03-05 19:02 UTC: deploy started\n", "Timeline\n2024-03-05 19:02 CET: deploy started\n"],
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_time_has_its_zone(text: str, told: list[tuple[str, str]]) -> None:
    assert [(text[fact.start : fact.end], fact.value) for fact in facts(text, "time")] == told


@pytest.mark.parametrize("versions", ONE_INSTANT)
def test_one_instant_in_two_zones_is_no_contradiction(versions: list[str]) -> None:
    assert find([read(version) for version in versions]) == []


@pytest.mark.parametrize("versions", APART)
def test_rows_at_other_instants_contradict_each_other(versions: list[str]) -> None:
    assert {one.kind for one in find([read(version) for version in versions])} == {"time"}
