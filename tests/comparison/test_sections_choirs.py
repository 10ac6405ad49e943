"""Titles with text behind them that a line alone would not make one: several written alike speak for each other."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

REPORTS = [
    """§summary§Trouble. From 09:12 until 09:40 UTC the label printer service turned jobs away.
§impact§Extent. Four of our nine depots could not print; some 310 parcels left late.
§root_cause§Cause. A print driver was replaced by one for another model.
§remediation§Repair. Ines put the old driver back at 09:38.
§action_items§Still open. A check before each driver change, Ines, by 4 May.""",
    """§summary§Dear customers,

on Tuesday the statements of March could not be downloaded for about three hours.

§impact§How it touched you. Anyone who tried between 10:00 and 13:05 got an empty file.

§root_cause§How it came about. A change to our storage took away the permission that the download needs.

§remediation§How we put it right. The permission was given back at 13:02 and every statement was checked.

§action_items§How we keep it from coming back. Permissions are compared before and after each change.""",
    """§summary§**Now:** uploads work again; the backlog is being worked off.
§impact§**Effect:** between 14:02 and 14:47 every third upload failed.
§root_cause§**Suspected:** a full disk on the ingest machine.
§remediation§**Done:** old files removed, uploads repeated.
§action_items§**Waiting for:** a bigger disk, ordered for Thursday.""",
    """§summary§_What happened_ The queue for text messages grew to 40,000 and messages came up to 50 minutes late.
§root_cause§_What was behind it_ Our provider had lowered a limit without telling us.
§action_items§_What comes_ A second provider for the overflow, by the end of June.""",
    """§summary§STATUS: RESOLVED. Search results were incomplete from 11:20 to 12:05 UTC.

§impact§WHO: all customers in Europe, about 2,300 searches.

§root_cause§WHY: one of three index nodes was left out after a restart.

§remediation§FIX: node added back by hand.

§action_items§NEXT: automatic rejoin, Bea, 20 Aug.""",
    """§summary§Bottom line: no data was lost; three hours of reports came late.

§root_cause§Root of it: the clock of one worker was an hour off after the change to summer time.

§impact§Felt by: finance and two customers who pull reports hourly.

§remediation§Handled: clock set, reports made again by 10:20.

§action_items§Promised: time sync monitored from 1 April (Tariq).""",
    """§summary§INCIDENT 882 / SUMMARY
Voice calls to the hotline were cut after 60 seconds.

§impact§INCIDENT 882 / IMPACT
1,130 calls, of which 700 were tried again.

§action_items§INCIDENT 882 / FOLLOW-UP
Test settings end by themselves after a day (Olu, 8 Sept).""",
    """§summary§What leaders should know
Search was down for 70 minutes in the busiest hour of the week.

§impact§Does it concern me?
Whoever searched in that hour saw an empty page.

§remediation§Is it over?
Yes. The index was whole again at 10:52.""",
]


@pytest.mark.parametrize("report", REPORTS)
def test_they_are_sections(report: str) -> None:
    text, wanted = sectioned(report)
    assert [(section.name, section.start) for section in parse(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The cause. Nobody knew it then. The effect. It was felt at once by all of us in the hall.",
        "We stopped. Then we looked at the queue again.\nThe queue was empty. Nobody had told us so until then.",
        "**Note** that the queue was empty.\n**Cause** for alarm there was none on that day.",
        "Severity: P1\nImpact: 40%\nRoot cause: certificate\nFix: renewed\nLead: Ana\nThe rest of it is told below.",
    ],
)
def test_one_or_two_or_values_of_labels_are_not(text: str) -> None:
    assert len(parse(text)) == 1
