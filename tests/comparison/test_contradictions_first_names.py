"""Owners by their first name alone, shares as decimals and of ten, days as 10/16; and what only looks like them."""

import pytest

from reviewer.comparison import facts
from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TOLD_APART = (
    ("owner", "Jonas has the runbook.", "The runbook is with Ulrike."),
    ("owner", "Next steps\n- Jonas: rewrite the runbook", "Next steps\n- Ulrike: rewrite the runbook"),
    ("owner", "Next steps\n- Rewrite the runbook: Jonas", "Next steps\n- Rewrite the runbook: Ulrike"),
    ("owner", "Next steps\nJonas rewrites the runbook soon.", "Next steps\nUlrike rewrites the runbook soon."),
    ("owner", "Jonas is looking into the lock timeouts.", "Ulrike is looking into the lock timeouts."),
    ("owner", "Jonas looks after the lock timeouts.", "Lock timeouts are looked after by Ulrike."),
    ("owner", "Jonas Weller is on the alert rewrite.", "The alert rewrite went to Petra Stolz."),
    ("percentage", "0.3 of all requests failed.", "40% of all requests failed."),
    ("percentage", "3 of 10 requests failed.", "40% of requests failed."),
    ("percentage", "Failure ratio: 0.3", "Failure ratio: 0.4"),
    ("date", "On 10/16 checkout was down.", "On 17 October checkout was down."),
    ("date", "Am 16.10. war der Shop gestört.", "Am 17. Oktober war der Shop gestört."),
    ("due_date", "Jonas Weller rewrites the runbook by 10/16.", "Jonas Weller rewrites the runbook by October 17."),
)
NO_OWNER = (
    "Apollo has the runbook.",
    "The cluster Titan is on the new rack.",
    "Next steps\n- Frontend: rewrite the runbook",
    "Max is looking at ten per second.",
    "Paris is on the new network.",
)
NO_DATE = ("On 10/16 nodes the disk was full.", "We rolled back to 16.10. It helped.", "On 10/11 it was down.")
NO_SHARE = ("The rate was 0.3 ms per request.", "A delay of 0.3 seconds was seen.", "9 of 24 nodes were down.")


@pytest.mark.parametrize(("kind", "one", "other"), TOLD_APART)
def test_they_are_held_against_each_other(kind: str, one: str, other: str) -> None:
    assert [found.kind for found in find([read(one), read(other)])] == [kind]


@pytest.mark.parametrize(("kind", "texts"), [("owner", NO_OWNER), ("date", NO_DATE), ("percentage", NO_SHARE)])
def test_what_looks_like_them_is_none(kind: str, texts: tuple[str, ...]) -> None:
    assert not [fact for text in texts for fact in facts.find(read(text)) if fact.kind == kind]
