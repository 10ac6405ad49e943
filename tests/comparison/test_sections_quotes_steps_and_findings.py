"""Titles in quotes over their text, steps that hold times, and findings above a cause."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

REPORTS = (
    "§summary§> Now\nThe gates of two stations do not open.\n\n§timeline§> So far\n- 07:03 first call from station 4\n"
    "- 07:15 station 9 confirms\n\n§action_items§> Next\nWe replace the controller, in about ten minutes.\n\n"
    "§other§> Next update\n08:00 local, or once mended\n",
    "§summary§> Now\nThe gates of two stations do not open.\n\n§other§> Next update\nAt eight o'clock at the latest\n",
    # One alone is no heading, and answers to quoted words are none.
    "§summary§The gates of two stations do not open this morning.\n\n> Next\nWe replace the controller soon.\n",
    "§summary§My answers to what you asked this morning stand below.\n\n> now?\nYes, as soon as we can do it.\n\n"
    "> next week?\nNo, that would be too late for us.\n",
    "§summary§### What happened\nA cable broke, and 12% of calls were lost.\n\n§timeline§### Steps\n"
    "1. Calls by line B (09:48 CEST)\n2. Queue drained (11:05 CEST)\n3. Back to line A (12:30 CEST)\n\n"
    "§action_items§### Follow-up\nAn automatic switch: Lena Hartwig, 6 November\n",
    # The times are not of one day's way.
    "§summary§### What happened\nA cable broke, and 12% of calls were lost.\n\n§other§### Contacts\n"
    "1. Desk north, opens late (09:48)\n2. Desk south, opens early (07:05)\n\n"
    "§action_items§### Follow-up\nAn automatic switch: Lena Hartwig, 6 November\n",
    "§summary§What broke\nThe relay closed idle calls early.\n\n§timeline§Timeline\n08:00 rollout\n09:05 end\n\n"
    "§remediation§How we fixed it\nA new release keeps them open.\n",
    "§summary§Summary\nCalls were cut after a minute all morning.\n\n§root_cause§What broke\n"
    "The relay closed idle calls after a minute.\n\n§remediation§How we fixed it\nA new release keeps them open.\n",
    "§summary§What it was\nThe relay closed idle calls early.\n\n§timeline§Timeline\n08:00 rollout\n09:05 end\n",
    "§summary§Summary\nCalls were cut after a minute all morning.\n\n§root_cause§What it was\n"
    "The relay. Its pool was made smaller with the upgrade.\n\n§action_items§To do\nGus will pin the size.\n",
    "§summary§Findings\nThe folder with invoices was open to all for a month.\n\n§root_cause§Root cause\n"
    "A rule was widened for a test.\n\n§action_items§Action items\nA nightly check: Lena Hartwig, 17 April.\n",
    "§summary§Summary\nThe folder with invoices was open to all.\n\n§root_cause§Findings\n"
    "A rule was widened for a test.\n\n§action_items§Action items\nA nightly check: Lena Hartwig, 17 April.\n",
    # A greeting is no summary.
    "§other§Team,\n\n§summary§Short version: calls were cut after a minute.\n\n§impact§Who noticed: 56 members.\n\n"
    "§remediation§What we did: a new release keeps them open.\n",
)


@pytest.mark.parametrize("report", REPORTS)
def test_sections(report: str) -> None:
    text, expected = sectioned(report)
    assert [(one.name, one.start) for one in parse(text)] == expected
