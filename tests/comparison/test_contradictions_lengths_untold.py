"""A length that a version names for what it tells by the clock, and that no two of its times are apart."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

ROWS = "Timeline\n- 10:15 evictions begin\n- 10:24 alert on the rate of log-ins\n- 10:47 evictions end\n"
# The plans of action items are no lengths of what happened.
TO_DO = "\nAction items\n- Watch the pilot group for 90 minutes before the next ring, Ida Blom, 4 May\n"
APART = [
    ("Dispatch stopped at 12:00 and came back at 12:35. In those 52 minutes nothing was handed out.", "52 minutes"),
    (
        "It hung at 02:10 UTC and went on at 05:40 UTC, so no job began for two and a half hours.",
        "two and a half hours",
    ),
    ("Granted at 13:10 and revoked at 17:40. For three and a half hours every user could read it.", "three and a half"),
    (f"The store degraded. This lasted 52 minutes.\n\n{ROWS}", "52 minutes"),
    (f"S:Wallets stale for 95 minutes\n{ROWS}", "95 minutes"),
    (
        "At 12:05 writes began to fail. The rota was called at 12:12. Writes were normal from 13:20.\n\n"
        "In the whole 55 minutes of the outage one table was packed.",
        "55 minutes",
    ),
]
HARMLESS = [
    f"The store degraded. This lasted 32 minutes.\n\n{ROWS}",
    f"The store degraded. The repair took 23 minutes.\n\n{ROWS}",
    f"The store degraded.\n\n{ROWS}{TO_DO}",
    f"The store evicts what is idle for 5 minutes.\n\n{ROWS}",
    "From 15:40 nothing could be read for half an hour. Saving was possible again at 16:52.",
    "The wrong display went on for an hour and a quarter, until 7:45. It began after the switch at 5:30.",
    "A restart at 14:30 helped for ten minutes only. The update began at 15:15 and was through at 15:19.",
    "Dispatch stopped shortly after 12:00 and came back around 12:50. In those 52 minutes nothing was handed out.",
]


@pytest.mark.parametrize(("text", "named"), APART)
def test_a_length_that_no_two_times_are_apart_contradicts_them(text: str, named: str) -> None:
    (found,) = find([read(text)])
    assert (found.kind, named in found.reason) == ("duration", True)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_length_between_two_times_or_of_something_else_does_not(text: str) -> None:
    assert not find([read(text)])


def test_a_length_that_is_named_too_is_reported_where_it_is_named() -> None:
    text = "Writes began to fail at 02:10. They resumed at 02:55, 45 minutes later, after a switch by hand."
    (found,) = find([read(text), read("Nothing could be posted for 65 minutes, and postings failed.")])
    assert [place.value for place in found.values] == ["PT45M", "PT1H5M"]
    assert text[found.values[0].start : found.values[0].end] == "45 minutes"
