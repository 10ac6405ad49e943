"""Titles marked in the manner of many tools and hands, and where their sections begin."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

# By manner, a report; "§name§" stands where a section begins.
MARKS = {
    "slack": (
        "§other§:rotating_light: *Checkout is down* :rotating_light:\n"
        "\n"
        "§summary§*TL;DR*\n"
        "Payments fail since 9.\n"
        "\n"
        "§impact§*Impact*\n"
        "> 4k orders\n"
        "\n"
        "§action_items§*Next steps*\n"
        "• page db folks\n"
        "• status page\n"
    ),
    "jira": (
        "§summary§h2. Summary\n"
        "Broken.\n"
        "\n"
        "§timeline§h2. Timeline\n"
        "||Time||Event||\n"
        "|09:00|Impact seen|\n"
        "\n"
        "§root_cause§h2. Root Cause\n"
        "{code}\n"
        "Impact: none\n"
        "{code}\n"
        "§action_items§h3. Action Items\n"
        "* [~ada] fix it\n"
    ),
    "rfc": (
        "§other§Postmortem 12\n"
        "\n"
        "§summary§1.  Abstract\n"
        "\n"
        "   The resolver failed for an hour.\n"
        "\n"
        "§timeline§2.  Chronology\n"
        "\n"
        "   2.1.  Detection\n"
        "\n"
        "   A probe saw it at 10:00.\n"
        "\n"
        "   2.2.  Recovery\n"
        "\n"
        "   At 11:00.\n"
        "\n"
        "§root_cause§3.  Root Cause\n"
        "\n"
        "   A zone file was empty.\n"
        "\n"
        "§other§4.  Security Considerations\n"
        "\n"
        "   None of the keys was exposed to anyone.\n"
    ),
    "pdf": (
        "§other§ACME POSTMORTEM\n"
        "Page 1 of 2\n"
        "\n"
        "§summary§Executive Summary\n"
        "On Monday the billing run stopped for three hours and all invoices of\n"
        "the day were late.\n"
        "§impact§Customer Impact\n"
        "212 customers got invoices late.\n"
        "Page 2 of 2\n"
        "§root_cause§Root Cause Analysis\n"
        "A lock was never released.\n"
        "§action_items§Action Items\n"
        "1. Time out locks. Ada. 4 May\n"
    ),
    "mixed": (
        "§summary§## Summary\n"
        "It broke.\n"
        "\n"
        "§impact§**Impact:**\n"
        "All orders.\n"
        "\n"
        "§root_cause§Root Cause:\n"
        "A pool.\n"
        "\n"
        "§action_items§ACTION ITEMS\n"
        "- fix\n"
    ),
    "dash": (
        "§summary§Summary - search was down for an hour.\n"
        "\n"
        "§impact§Impact - all shops.\n"
        "\n"
        "§root_cause§Root cause - a full disk.\n"
    ),
    "emdash": (
        "§summary§**Summary** — search was down for an hour.\n"
        "\n"
        "§impact§**Impact** — all shops.\n"
        "\n"
        "§root_cause§**Root cause** — a full disk.\n"
    ),
    "roman": (
        "§summary§I. SUMMARY\n"
        "Down.\n"
        "\n"
        "§timeline§II. TIMELINE\n"
        "09:00 down\n"
        "09:30 up\n"
        "\n"
        "§remediation§III. RESOLUTION\n"
        "Restarted.\n"
    ),
    "unicode": (
        "§summary§■ Summary\n"
        "Down for an hour.\n"
        "\n"
        "§impact§■ Impact\n"
        "All shops.\n"
        "\n"
        "§action_items§■ Next steps\n"
        "Watch it.\n"
    ),
    "checklist": (
        "§other§Hi all,\n"
        "\n"
        "§action_items§Follow-ups\n"
        "- [ ] Impact: measure it again\n"
        "- [x] Timeline: publish\n"
        "\n"
        "Cheers\n"
        "Ada\n"
    ),
    "inline-bold-list": (
        "§other§Update\n"
        "\n"
        "§impact§**Impact:** 3% of logins fail.\n"
        "§root_cause§**Root cause:** under investigation.\n"
        "§action_items§**Next steps:** rollback at 14:00.\n"
    ),
    "crlf-caps": (
        "§summary§OVERVIEW\r\n"
        "\r\n"
        "The mail relay lost power.\r\n"
        "\r\n"
        "§timeline§SEQUENCE OF EVENTS\r\n"
        "\r\n"
        "08:00 - power lost\r\n"
        "08:10 - power back\r\n"
        "\r\n"
        "§action_items§FOLLOW-UP\r\n"
        "\r\n"
        "Buy a UPS.\r\n"
    ),
    "underdash": (
        "§summary§Summary\n"
        "-------\n"
        "Down.\n"
        "\n"
        "§impact§Who was affected?\n"
        "-----------------\n"
        "All.\n"
        "\n"
        "§other§What we learned\n"
        "---------------\n"
        "Test restores.\n"
    ),
    "tilde": ("§summary§Summary\n~~~~~~~\nDown.\n\n§impact§Impact\n~~~~~~\nAll.\n"),
    "trailing-colon-atx": (
        "§summary§## Summary:\nDown.\n§impact§## Impact:\nAll.\n§action_items§## Action Items:\n- x\n"
    ),
    "code": ("§summary§## Summary\n\n```yaml\nImpact: x\n# Timeline\n```\n\n§remediation§## Fix\nReverted.\n"),
    "bracketed": (
        "§summary§[TL;DR] Search is slow.\n"
        "\n"
        "§impact§[IMPACT] EU shops.\n"
        "\n"
        "§action_items§[NEXT STEPS] Reindex tonight.\n"
    ),
    "arrows": ("§summary§>>> SUMMARY <<<\nDown.\n\n§impact§>>> IMPACT <<<\nAll.\n"),
    "html-ish": ("§summary§<b>Summary</b>\nDown.\n\n§impact§<b>Impact</b>\nAll.\n"),
    "wiki": (
        "§summary§== Summary ==\n"
        "Down.\n"
        "\n"
        "§impact§== Impact ==\n"
        "All.\n"
        "\n"
        "§root_cause§== Root cause ==\n"
        "=== Trigger ===\n"
        "Deploy.\n"
    ),
    "emoji-caps": (
        "§other§🚨 INCIDENT UPDATE 🚨\n"
        "\n"
        "§summary§📌 SUMMARY\n"
        "Down.\n"
        "\n"
        "§impact§👥 IMPACT\n"
        "All.\n"
        "\n"
        "§timeline§⏱ TIMELINE\n"
        "09:00 down\n"
    ),
    "parens": ("§summary§(1) Summary\nDown.\n\n§impact§(2) Impact\nAll.\n\n§action_items§(3) Next steps\nAlarm.\n"),
}


@pytest.mark.parametrize("manner", MARKS)
def test_marked_titles_begin_sections(manner: str) -> None:
    text, expected = sectioned(MARKS[manner])
    assert [(section.name, section.start) for section in parse(text)] == expected
