"""Blocks of label lines and short titles before text, and the lines that look like them and are values or prose."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

REPORTS = [
    """§summary§Now: gates work again.
§impact§Who felt it: some 900 guests, for forty minutes.
§root_cause§What broke it: an expired token.
§remediation§Undone by: a new token, issued by Lena.
§action_items§Owed: an alarm two weeks ahead.""",
    """§summary§What. Uploads are back.
§impact§Damage. Every third upload failed.
§timeline§When. From 14:02 until 14:47.
§root_cause§Reason. A full disk.
§action_items§Follow-ups. A bigger disk on Thursday.""",
    """§summary§_What happened_ Two depots could not print.

§impact§_What it cost_ Some 310 parcels left late.

§root_cause§_The why_ Wrong driver.

§remediation§_Mended by_ Ines, who put the old one back.""",
    """§summary§**Now:** The pumps of the north field answer again.
§other§**Next update:** 15:00 UTC
§impact§**Effect:** Eleven growers had no water for an hour.
§root_cause§**Suspected:** The radio lost its clock.
§action_items§**Debts:** A second radio, by the end of May.""",
    """§summary§## Summary
The kiosks stood still.

§remediation§## Work
Ines replaced the certificate and restarted the kiosks.

§action_items§## Follow-ups
- an alarm two weeks ahead""",
    """§summary§## What happened
The kiosks stood still.

§timeline§## Log
09:12 first call. 09:40 kiosks run.

§action_items§## Work
- an alarm two weeks ahead (Ines, 4 May)""",
    """§summary§## What happened
The kiosks stood still.

§other§## Log
The files are kept for thirty days.""",
]


@pytest.mark.parametrize("report", REPORTS)
def test_each_is_a_section(report: str) -> None:
    text, wanted = sectioned(report)
    assert [(section.name, section.start) for section in parse(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Severity: P1\nEffect: 40%\nReason: certificate\nFix: renewed\nNext update: 15:00 UTC",
        "Status: resolved\nStart: 09:12\nEnd: 09:40\nCause: token\nLead: Ana",
        "Now. Then we saw the queue. It was empty. Nobody knew why. We waited.",
        "**Note:** nothing was lost in the night.\n**Contact:** the desk",
        "The disk was full.\nWhy. Nobody could say so at the time of the call.",
        "Owner: Ines\nDue: 4 May\nWork: driver check\nState: open",
        "_Now_ is the word on the button that nobody could press.",
        "We waited for the carrier: it was closed.\nWho: nobody knew.",
        "Ask for Ines. Open the door. Next to it stands the rack. Repair it.",
        "Log: /var/log/print.log\nHost: depot-4\nClock: UTC",
    ],
)
def test_values_and_prose_are_none(text: str) -> None:
    assert len(parse(text)) == 1


LED = [
    """§other§**Severity:** SEV1

§timeline§**Timeline** (all UTC)
- 13:05 logins begin to fail
- 13:50 logins succeed again

§impact§**Impact**
Members could not sign in for 45 minutes.""",
    """§summary§Summary. The order book was halted for 19 minutes.

§timeline§Timeline.
08:30 primary engine stops answering
08:49 book reopens

§root_cause§Root cause. Sequence numbers ran past 32 bits.""",
    """§root_cause§**Trigger:** a leak in the relay; the watchdog restarted it every half hour.

§impact§**Blast radius:** 46 consultations were cut off.

§action_items§**Owed to us:** a patched relay, promised for 16 November.""",
    """§timeline§pager log, condensed
21:47Z signer queue grows
22:18Z queue empty

§root_cause§cause
two threads take two locks in opposite order

§action_items§todo
take both locks in one place""",
    """§summary§WHAT
Lockers refuse the opening code when it begins with a nought.

§root_cause§WHY
The board reads the code as a number.

§remediation§HOW
The server hands out codes without a leading nought.""",
    """§summary§Current state
=============
The relay discarded messages on June 4. The backlog is replayed.

§root_cause§Root cause
==========
An expired client certificate.""",
]


@pytest.mark.parametrize("report", LED)
def test_titles_with_an_aside_or_a_stop_lead_their_sections(report: str) -> None:
    text, wanted = sectioned(report)
    assert [(section.name, section.start) for section in parse(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "**Nobody** (not even support) was told of it at the time.\nWe are sorry for that.",
        "We looked at it. Nothing.\nThen the queue grew again and we looked further.",
        "pumps stood still\nthe operator called at nine and the desk answered",
        "Status. Cause. Impact. These three words are on the form that nobody fills in.",
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert len(parse(text)) == 1
