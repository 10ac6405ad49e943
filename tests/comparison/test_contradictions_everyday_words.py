"""Owners, statuses, shares and due dates in the words of every day; their harmless neighbours stay quiet."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TOLD_APART = (
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "The runbook for the failover: Jonas Meyer has it.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "Jonas Meyer takes the runbook for the failover.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "The runbook for the failover is on Jonas Meyer's desk.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "The runbook for the failover is with Jonas Meyer.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "Assigned to Jonas Meyer: runbook for the failover.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "Runbook for the failover, assignee Jonas Meyer.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "Jonas Meyer to write the runbook for the failover.",
    ),
    ("owner", "Lena Hartwig will write the runbook for the failover.", "Runbook for the failover (Jonas Meyer)"),
    ("owner", "Lena Hartwig will write the runbook for the failover.", "Jonas owns the runbook for the failover."),
    ("owner", "Lena Hartwig will write the runbook for the failover.", "Jonas picks up the runbook for the failover."),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "We have asked Jonas Meyer to write the runbook for the failover.",
    ),
    ("owner", "Lena Hartwig will write the runbook for the failover.", "Runbook for the failover | owner: Jonas Meyer"),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "Jonas Meyer has picked up the runbook for the failover.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "It is Jonas Meyer who writes the runbook for the failover.",
    ),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "Jonas Meyer volunteered for the runbook for the failover.",
    ),
    ("owner", "Lena Hartwig will write the runbook for the failover.", "The runbook for the failover sits with Jonas."),
    (
        "owner",
        "Lena Hartwig will write the runbook for the failover.",
        "| Action | Lead | Due |\n|---|---|---|\n| Runbook for the failover | Jonas Meyer | |",
    ),
    ("status", "The incident is ongoing.", "The incident is over."),
    ("status", "The incident is ongoing.", "This is closed."),
    ("status", "The incident is ongoing.", "It is done and dusted."),
    ("status", "The incident is ongoing.", "Checkout is fixed."),
    ("status", "The incident is ongoing.", "Checkout is back."),
    ("status", "The incident is ongoing.", "Service has been restored."),
    ("status", "The incident is ongoing.", "Checkout is working again."),
    ("status", "The incident is ongoing.", "The problem has gone away."),
    ("status", "The incident is ongoing.", "We are back to normal."),
    ("status", "The incident is ongoing.", "All systems are healthy again."),
    ("status", "The incident is ongoing.", "The outage has ended."),
    ("status", "The incident is ongoing.", "Everything is running as usual."),
    ("status", "The incident is ongoing.", "The fix is in and the incident is closed."),
    ("status", "The incident is ongoing.", "You can use checkout again."),
    ("status", "The incident is ongoing.", "The outage is now behind us."),
    ("status", "The incident is ongoing.", "Things have returned to normal."),
    ("status", "The incident is ongoing.", "Checkout has recovered."),
    ("status", "The incident is ongoing.", "We have closed the incident."),
    ("status", "The incident is ongoing.", "The ticket is closed."),
    ("status", "The incident is ongoing.", "It's fixed."),
    ("status", "The incident is ongoing.", "We're all clear."),
    ("status", "The incident is resolved.", "The problem still exists."),
    ("status", "The incident is resolved.", "The outage continues."),
    ("status", "The incident is resolved.", "Customers are still unable to check out."),
    ("status", "The incident is resolved.", "It is not over yet."),
    ("status", "The incident is resolved.", "We are still working on it."),
    ("status", "The incident is resolved.", "Checkout is still not back."),
    ("status", "The incident is resolved.", "We are keeping an eye on it."),
    ("status", "The incident is resolved.", "The incident is under watch."),
    ("status", "The incident is resolved.", "We are monitoring the fix."),
    ("status", "The incident is resolved.", "Errors are still coming in."),
    ("status", "The incident is resolved.", "The issue has not yet been fixed."),
    ("status", "The incident is resolved.", "We are still seeing errors."),
    ("status", "The incident is resolved.", "The incident remains open."),
    ("status", "The incident is resolved.", "It's still going on."),
    ("status", "The incident is resolved.", "We haven't fixed it yet."),
    ("status", "The incident is resolved.", "Some customers still cannot check out."),
    ("status", "The incident is resolved.", "The fix has not landed yet."),
    ("status", "The incident is resolved.", "We are not out of the woods."),
    ("status", "The incident is resolved.", "The ticket stays open."),
    ("status", "The incident is resolved.", "We'll keep watching until tomorrow."),
    ("percentage", "About 40% of checkouts failed.", "A quarter of checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "One in five checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Half of checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Two thirds of checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "30 per cent of checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Thirty percent of checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "One checkout in four failed."),
    ("percentage", "About 40% of checkouts failed.", "1 in 5 checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Every fifth checkout failed."),
    ("percentage", "About 40% of checkouts failed.", "Three quarters of all checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Half the checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Checkout failure rate: 30 pct."),
    ("percentage", "About 40% of checkouts failed.", "30 out of 100 checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Three out of four checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "A third of our checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Checkouts failed 30 % of the time."),
    ("percentage", "About 40% of checkouts failed.", "20 percent of all checkouts did not go through."),
    ("percentage", "About 40% of checkouts failed.", "Roughly one tenth of checkouts failed."),
    ("percentage", "About 40% of checkouts failed.", "Failed checkouts: 25%"),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "The runbook for the failover is due 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Runbook for the failover: deadline 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Lena Hartwig has until 16 October to write the runbook for the failover.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "The runbook for the failover must be written no later than 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Lena Hartwig will write the runbook for the failover by the end of 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "The runbook for the failover lands on 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Runbook for the failover (Lena Hartwig, Oct 16)",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Runbook for the failover (due Oct 16)",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Lena Hartwig writes the runbook for the failover before 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "You will have the runbook for the failover on 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "We expect the runbook for the failover on 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "Runbook for the failover, expected 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "The runbook for the failover has to be ready by close of business on 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "The runbook for the failover will be finished by Friday 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "We aim to have the runbook for the failover written by 2026-10-16.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "The runbook for the failover will follow on 16 October.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "The runbook for the failover is due on Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "Runbook for the failover: deadline Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "Lena Hartwig writes the runbook for the failover by end of day Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "Lena Hartwig will write the runbook for the failover by next Tuesday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "The runbook for the failover will be ready Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "Lena Hartwig will have the runbook for the failover done on Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "The runbook for the failover must be written by the end of Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "Runbook for the failover is expected Monday.",
    ),
    (
        "due_date",
        "Lena Hartwig will write the runbook for the failover by Friday.",
        "Runbook for the failover - by Thu",
    ),
)
TOLD_ALIKE = (
    ("Lena Hartwig will write the runbook for the failover.", "Lena has the runbook for the failover."),
    ("Lena Hartwig will write the runbook for the failover.", "Jonas Meyer has rolled back the release."),
    ("Lena Hartwig will write the runbook for the failover.", "Jonas Meyer takes the alert on disk space."),
    (
        "Lena Hartwig will write the runbook for the failover.",
        "Jonas Meyer has it in his notes that the failover took an hour.",
    ),
    ("The incident is resolved.", "We were still seeing errors at 14:00, but these have gone."),
    ("The incident is resolved.", "The incident was ongoing until 14:00, when the release was rolled back."),
    ("The incident is resolved.", "The backlog of e-mails is still being worked off."),
    ("The incident is resolved.", "Work on the follow-ups is ongoing."),
    ("The incident is ongoing.", "The release was closed on Monday. We are back at it tomorrow."),
    ("The incident is ongoing.", "When the incident is over we will write to you."),
    ("The incident is resolved.", "Checkout is fixed."),
    ("40% of checkouts failed.", "Two in five checkouts failed."),
    ("40% of checkouts failed.", "Less than half of checkouts failed."),
    ("40% of checkouts failed.", "A quarter of customers noticed it."),
    ("40% of checkouts failed.", "At first a quarter of checkouts failed, later 40%."),
    ("Lena Hartwig will write the runbook for the failover by 9 October.", "The runbook is due on Friday 9 October."),
    ("Lena Hartwig will write the runbook for the failover by 9 October.", "The alert is due on 16 October."),
    (
        "Lena Hartwig will write the runbook for the failover by 9 October.",
        "We fixed the failover on 2 October. The runbook is due 9 October.",
    ),
    ("Lena Hartwig will write the runbook for the failover by Friday.", "The failover was down until Monday."),
)


@pytest.mark.parametrize(("kind", "one", "other"), TOLD_APART)
def test_what_everyday_words_tell_differently_is_found(kind: str, one: str, other: str) -> None:
    assert [found.kind for found in find([read(one), read(other)])] == [kind]


@pytest.mark.parametrize(("one", "other"), TOLD_ALIKE)
def test_harmless_neighbours_stay_quiet(one: str, other: str) -> None:
    assert find([read(one), read(other)]) == []
