"""How far a piece of work is: what is read as done or still to come, and when two versions cannot both be right."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.facts.progress import DONE, OPEN, progress
from tests.comparison.told import read

STILL_TO_COME = [
    "The backfill is still running.",
    "The backfill is under way.",
    "The backfill is in progress.",
    "The backfill is being tested.",
    "The backfill has not been finished.",
    "The backfill is not yet complete.",
    "The backfill is written but not yet deployed.",
    "The backfill is waiting for its review.",
    "The backfill remains switched off.",
    "The backfill has yet to begin.",
    "The backfill goes on.",
    "The backfill is still outstanding.",
    "The backfill is still syncing.",
    "The backfill has not gone live.",
    "The backfill is still to come.",
    "The backfill hasn't started.",
    "The backfill hasn\u2019t even begun.",
    "The backfill isn't done.",
    "The backfill is nowhere near done.",
    "The refunds haven't been sent.",
    "Das Backfill läuft noch.",
    "Le backfill est encore en cours.",
    "El backfill sigue en curso.",
]
COME = [
    "The backfill is complete.",
    "The backfill has been completed.",
    "The backfill was finished.",
    "The backfill has been live since Monday.",
    "The backfill is now in production.",
    "The backfill is switched on again.",
    "The backfill has since been rolled out everywhere.",
    "The backfill went live.",
    "The backfill was switched on on Tuesday.",
    "The backfill has caught up.",
    "The backfill is delivering again.",
    "Nothing was lost, and the backfill is complete.",
    "Das Backfill ist abgeschlossen.",
    "Le backfill est terminé.",
]
NEITHER = [
    "Once the backfill is complete, we shall tell you.",
    "The backfill will be complete on Monday.",
    "The backfill was still running at noon.",
    "Tell them when the backfill has been tested.",
    "You can go on with the backfill; it continued.",
    "The backfill has been blocked.",
    "The backfill has been postponed.",
    "The backfill has started.",
    "No run of it, of the backfill I mean, is complete.",
    "No backfill has been completed.",
]
APART = [
    ("Key rotation is complete.", "Replacing the key is still under way."),
    ("All accounts have since been reconciled.", "Reconciliation of the accounts is still open."),
    ("Firmware 2.12 has been deployed.", "Release 2.12 is still in testing."),
    ("S: Recommendations are back\nMore follows.", "Recommendations remain switched off for the moment."),
    ("Press 4: still stopped, waits for release by QA.", "The scale is repaired, and press 4 is producing again."),
    (
        "The patch 4.2.1 is made. It waits and has not been shipped.",
        "The patch 4.2.1 has been installed on all devices.",
    ),
    ("The re-import hasn't started, the site is shut.", "No rows were lost, and the re-import is complete."),
    ("The patch is done. It has been live since noon.", "The corrected program is not yet live."),
]
HARMLESS = [
    ("Key rotation is complete.", "Replacing the filters is still under way."),
    ("The backfill is complete.", "The backfill is complete; the backfill of the archive is still running."),
    ("As of 14:00 UTC: the backfill is running.", "As of 18:00 UTC: the backfill is complete."),
    ("- 14:00 the backfill is running\n- 15:00 done", "The backfill is complete."),
    ("Half of the batch jobs were deferred.", "The batch jobs have since completed."),
    ("Bounces are back at their usual level.", "Mail to a provider is still bouncing."),
    ("All customers have been informed.", "Customers are still blocked."),
    ("Declines are back to their usual level.", "Cards are being declined at two desks."),
    ("The backfill is complete.", "Once the backfill has been completed, we shall write again. It is long."),
]


@pytest.mark.parametrize("text", STILL_TO_COME)
def test_work_is_still_to_come(text: str) -> None:
    assert {one.value for one in progress(text)} == {OPEN}


@pytest.mark.parametrize("text", COME)
def test_work_is_done(text: str) -> None:
    assert {one.value for one in progress(text)} == {DONE}


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_not_so_now_is_neither(text: str) -> None:
    assert not progress(text)


@pytest.mark.parametrize(("one", "other"), APART)
def test_one_version_has_done_what_the_other_has_still_to_do(one: str, other: str) -> None:
    for versions in ([read(one), read(other)], [read(other), read(one)]):
        assert [c.kind for c in find(versions)] == ["status"]


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_both_may_be_right(one: str, other: str) -> None:
    assert not [c for c in find([read(one), read(other)]) if c.kind == "status"]
