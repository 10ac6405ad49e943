"""A clock time says as much as it takes to know which day it is of."""

from datetime import UTC, datetime

import pytest

from reviewer.desk.times import clock

NOW = datetime(2027, 1, 2, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2027, 1, 2, 3, 5, tzinfo=UTC), "03:05 UTC"),
        (datetime(2027, 1, 1, 3, 5, tzinfo=UTC), "1 Jan 03:05"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "31 Dec 2026 23:59"),
    ],
)
def test_another_day_is_named_and_another_year(moment: datetime, said: str) -> None:
    assert clock(moment, NOW) == said
