"""A worker is killed at every point between two effects; another carries on; it ends as if nobody had died (2, 3)."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import pytest

from tests.crash.points import (
    APPROVE,
    APPROVE_LATE,
    CLOSE_HISTORY,
    EDIT,
    EDIT_FIRST,
    GIVE_UP,
    LOT,
    REJECT,
    REJECT_LATE,
    Point,
)  # fmt: skip
from tests.crash.stage import Decided, Ending, Stage, Story

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

STORIES = {
    "approve": ([Story("approve")], APPROVE),
    "reject": ([Story("reject")], REJECT),
    "approve-late": ([Story("approve", late=True)], APPROVE_LATE),
    "reject-late": ([Story("reject", late=True)], REJECT_LATE),
    "edit": ([Story("edit")], EDIT),
    "edit-first": ([Story("edit", leaves_out=True)], EDIT_FIRST),
    "give-up": ([Story("edit", meanwhile=True)], GIVE_UP),
    "lot": ([Story("approve"), Story("reject")], LOT),
}
POINTS = [(name, point) for name, (_, points) in STORIES.items() for point in points]
# Where a worker may fall asleep for longer than its lease, with what it has just written still to be acted upon.
SLEEPY = ("approve", "approve-late", "edit", "edit-first", "lot")
SLEEPS = [(name, point) for name, point in POINTS if name in SLEEPY and point.how == "kept"]

# Frozen with the lock of the history in its hands.
FROZEN = Point(CLOSE_HISTORY, "kept")

Case = tuple[str, Point | None, bool]
CASES: list[Case] = [
    *((name, None, False) for name in STORIES),
    *((name, point, False) for name, point in POINTS),
    *((name, point, True) for name, point in SLEEPS),
    ("approve", FROZEN, True),
]


def named(points: Iterable[tuple[str, Point]]) -> list[Any]:
    return [pytest.param(name, point, id=f"{name}-{point}") for name, point in points]


@pytest.fixture(scope="session")
def decided(stage: Stage) -> dict[Case, list[Decided]]:
    """The decisions of each case, made before any is carried out."""
    all_of_them = iter(stage.decide([story for name, _, _ in CASES for story in STORIES[name][0]]))
    return {case: list(islice(all_of_them, len(STORIES[case[0]][0]))) for case in CASES}


@pytest.fixture(scope="session")
def undisturbed(stage: Stage, decided: dict[Case, list[Decided]]) -> dict[str, list[Ending]]:
    """How each story ends when nobody dies."""
    return {name: stage.play(decided[name, None, False]) for name in STORIES}


def test_undisturbed_each_story_ends_as_it_should(undisturbed: dict[str, list[Ending]]) -> None:
    seen = {
        name: [(end.delivery, end.original.status, [mail.status for mail in end.replacements]) for end in ends]
        for name, ends in undisturbed.items()
    }
    assert seen == {
        "approve": [("done", "sent", [])],
        "reject": [("done", "rejected", [])],
        "approve-late": [("done", "sent", [])],
        "reject-late": [("done", "rejected", [])],
        "edit": [("done", "rejected", ["sent"])],
        "edit-first": [("done", "rejected", ["sent"])],
        "give-up": [("elsewhere", "sent", ["cancelled"])],
        "lot": [("done", "sent", []), ("done", "rejected", [])],
    }


@pytest.mark.parametrize(("name", "point"), named(POINTS))
def test_another_worker_ends_what_one_that_died_began(
    name: str, point: Point, stage: Stage, decided: dict[Case, list[Decided]], undisturbed: dict[str, list[Ending]]
) -> None:
    endings = stage.play(decided[name, point, False], point)
    assert endings == undisturbed[name]
    mails = [mail for ending in endings for mail in (ending.original, *ending.replacements)]
    assert all(len(mail.went_out_to) <= 1 for mail in mails)


@pytest.mark.parametrize(("name", "point"), named(SLEEPS))
def test_a_worker_that_wakes_after_its_lease_does_no_harm(
    name: str, point: Point, stage: Stage, decided: dict[Case, list[Decided]], undisturbed: dict[str, list[Ending]]
) -> None:
    assert stage.play(decided[name, point, True], point, sleeps=True) == undisturbed[name]


def test_a_worker_that_is_frozen_within_a_transaction_holds_nobody_up(
    stage: Stage, decided: dict[Case, list[Decided]], undisturbed: dict[str, list[Ending]]
) -> None:
    lot = decided["approve", FROZEN, True]
    with pytest.raises(RuntimeError, match="OperationalError"):  # what it hears when it wakes up
        stage.play(lot, FROZEN, sleeps=True)
    assert stage.play(lot) == undisturbed["approve"]


def test_no_death_breaks_the_history(stage: Stage) -> None:
    events, broken = stage.nest.ask("check")
    assert events > 0
    assert broken is None
