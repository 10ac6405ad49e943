"""A worker is killed at every point between two effects; another carries on; it ends as if nobody had died (2, 3)."""

from collections.abc import Iterable
from typing import Any

import pytest

from tests.crash.points import APPROVE, EDIT, GIVE_UP, REJECT, Point
from tests.crash.stage import Decided, Ending, Stage, Story

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

STORIES = {
    "approve": (Story("approve"), APPROVE),
    "reject": (Story("reject"), REJECT),
    "edit": (Story("edit"), EDIT),
    "give-up": (Story("edit", meanwhile=True), GIVE_UP),
}
POINTS = [(name, point) for name, (_, points) in STORIES.items() for point in points]
# Where a worker may fall asleep for longer than its lease, with what it has just written still to be acted upon.
SLEEPS = [(name, point) for name, point in POINTS if name in ("approve", "edit") and point.how == "kept"]

Case = tuple[str, Point | None, bool]
CASES: list[Case] = [
    *((name, None, False) for name in STORIES),
    *((name, point, False) for name, point in POINTS),
    *((name, point, True) for name, point in SLEEPS),
]


def named(points: Iterable[tuple[str, Point]]) -> list[Any]:
    return [pytest.param(name, point, id=f"{name}-{point}") for name, point in points]


@pytest.fixture(scope="session")
def decided(stage: Stage) -> dict[Case, Decided]:
    """A decision for each case, made before any is carried out."""
    return dict(zip(CASES, stage.decide([STORIES[name][0] for name, _, _ in CASES]), strict=True))


@pytest.fixture(scope="session")
def undisturbed(stage: Stage, decided: dict[Case, Decided]) -> dict[str, Ending]:
    """How each story ends when nobody dies."""
    return {name: stage.play(decided[name, None, False]) for name in STORIES}


def test_undisturbed_each_story_ends_as_it_should(undisturbed: dict[str, Ending]) -> None:
    seen = {
        name: (end.delivery, end.original.status, [mail.status for mail in end.replacements])
        for name, end in undisturbed.items()
    }
    assert seen == {
        "approve": ("done", "sent", []),
        "reject": ("done", "rejected", []),
        "edit": ("done", "rejected", ["sent"]),
        "give-up": ("elsewhere", "sent", ["cancelled"]),
    }


@pytest.mark.parametrize(("name", "point"), named(POINTS))
def test_another_worker_ends_what_one_that_died_began(
    name: str, point: Point, stage: Stage, decided: dict[Case, Decided], undisturbed: dict[str, Ending]
) -> None:
    ending = stage.play(decided[name, point, False], point)
    assert ending == undisturbed[name]
    assert all(len(mail.went_out_to) <= 1 for mail in (ending.original, *ending.replacements))


@pytest.mark.parametrize(("name", "point"), named(SLEEPS))
def test_a_worker_that_wakes_after_its_lease_does_no_harm(
    name: str, point: Point, stage: Stage, decided: dict[Case, Decided], undisturbed: dict[str, Ending]
) -> None:
    assert stage.play(decided[name, point, True], point, sleeps=True) == undisturbed[name]


def test_no_death_breaks_the_history(stage: Stage) -> None:
    events, broken = stage.nest.ask("check")
    assert events > 0
    assert broken is None
