"""Reports in voices of their own, and where their sections begin."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.sectioned import unmarked

# By voice, a report; "§name§" stands where a section begins.
VOICES = {
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
    "forward": (
        "§other§---------- Forwarded message ---------\n"
        "From: Ada <ada@x.example>\n"
        "Date: Mon, 3 May 2026\n"
        "Subject: Impact of the outage\n"
        "To: all@x.example\n"
        "\n"
        "§summary§Summary:\n"
        "The queue stopped.\n"
        "\n"
        "§impact§Impact:\n"
        "Late mails.\n"
        "\n"
        "--\n"
        "Sent from my phone\n"
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
    "bilingual": (
        "§summary§## Summary / Zusammenfassung\n"
        "It broke. Es brach.\n"
        "\n"
        "§impact§## Impact / Auswirkungen\n"
        "All. Alle.\n"
        "\n"
        "§root_cause§## Root cause / Ursache\n"
        "A pool. Ein Pool.\n"
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
    "letter": (
        "§summary§Dear Ms Moreau,\n"
        "\n"
        "last Tuesday your exports were late by up to six hours because a disk was full. "
        "We have added space and an alarm, and we are sorry for the trouble.\n"
        "\n"
        "Kind regards,\n"
        "Ada Example\n"
    ),
    "sitrep": (
        "§other§SITREP 3\n"
        "\n"
        "§summary§SITUATION:\n"
        "Logins fail for one in ten users.\n"
        "\n"
        "§impact§IMPACT:\n"
        "EU only.\n"
        "\n"
        "§remediation§CURRENT ACTIONS:\n"
        "Rolling back.\n"
        "\n"
        "§other§NEXT UPDATE:\n"
        "15:00 UTC\n"
    ),
    "faq": (
        "§summary§What happened?\n"
        "\n"
        "The queue stopped.\n"
        "\n"
        "§impact§Was my data affected?\n"
        "\n"
        "No data was lost at any time.\n"
        "\n"
        "§action_items§What will you do to prevent this?\n"
        "\n"
        "We add alarms.\n"
        "\n"
        "§other§What do I need to do?\n"
        "\n"
        "Nothing at all, it is done.\n"
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
    "fr": (
        "§other§Bonjour à tous,\n"
        "\n"
        "§summary§Résumé : la file s'est arrêtée.\n"
        "\n"
        "§impact§Impact client : 40 clients.\n"
        "\n"
        "§root_cause§Cause racine : un disque plein.\n"
        "\n"
        "§action_items§Prochaines étapes : une alarme.\n"
        "\n"
        "Cordialement,\n"
        "Ada\n"
    ),
    "de": (
        "§other§Hallo zusammen,\n"
        "\n"
        "§summary§Was ist passiert?\n"
        "Die Anmeldung war gestört.\n"
        "\n"
        "§impact§Wer war betroffen?\n"
        "Alle Kunden in der EU.\n"
        "\n"
        "§root_cause§Ursache\n"
        "Ein abgelaufenes Zertifikat.\n"
        "\n"
        "§remediation§Behebung\n"
        "Erneuert.\n"
        "\n"
        "§action_items§Nächste Schritte\n"
        "- Alarm\n"
        "\n"
        "Viele Grüße\n"
        "Ada\n"
    ),
    "es": (
        "§summary§*Resumen*\n"
        "Se cayó.\n"
        "\n"
        "§timeline§*Cronología*\n"
        "- 10:00 caída\n"
        "\n"
        "§impact§*Impacto*\n"
        "40 clientes\n"
        "\n"
        "§action_items§*Próximos pasos*\n"
        "- alarma\n"
    ),
    "meta-then": (
        "§other§Incident: INC-12\n"
        "Severity: P1\n"
        "Status: Resolved\n"
        "Duration: 45 minutes\n"
        "\n"
        "§summary§Summary: The API failed half of all calls.\n"
        "\n"
        "§impact§Impact: 1,862 customers saw errors.\n"
    ),
    "prose-labels": (
        "§summary§The API was slow. Note: this is a first report. We saw three things:\n"
        "\n"
        "1. Slow logins\n"
        "2. Slow exports\n"
        "3. Timeline pages that did not load\n"
        "\n"
        "Cause unknown so far.\n"
    ),
    "table-first": (
        "§other§| Field | Value |\n"
        "| --- | --- |\n"
        "| Impact | 40% |\n"
        "\n"
        "§summary§### Summary\n"
        "Down.\n"
        "\n"
        "§root_cause§### Root cause\n"
        "Disk.\n"
    ),
    "trailing-colon-atx": (
        "§summary§## Summary:\nDown.\n§impact§## Impact:\nAll.\n§action_items§## Action Items:\n- x\n"
    ),
    "quoted": (
        "§summary§Summary:\n"
        "A customer wrote:\n"
        "\n"
        "> ## Impact\n"
        "> Timeline:\n"
        "> all gone\n"
        "\n"
        "We answered.\n"
        "\n"
        "§remediation§Resolution:\n"
        "Refund.\n"
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
    "postscript": (
        "§summary§Summary\n"
        "\n"
        "Down for an hour.\n"
        "\n"
        "§action_items§Action items\n"
        "\n"
        "- Alarm\n"
        "\n"
        "Best,\n"
        "Ada\n"
        "\n"
        "PS: the impact on shops is being counted.\n"
    ),
    "well-badly": (
        "§root_cause§## Root cause\n"
        "Disk.\n"
        "\n"
        "§other§## What went well\n"
        "Fast.\n"
        "\n"
        "§other§## What went wrong\n"
        "Pages.\n"
        "\n"
        "§other§## Where we got lucky\n"
        "Night.\n"
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
    "status": (
        "§summary§Status: Monitoring\n"
        "Posted: 12:00 UTC\n"
        "\n"
        "Logins work again for most users and we are watching the error rate.\n"
        "\n"
        "Next update: 13:00 UTC\n"
    ),
    "parens": ("§summary§(1) Summary\nDown.\n\n§impact§(2) Impact\nAll.\n\n§action_items§(3) Next steps\nAlarm.\n"),
    "steps": (
        "§remediation§## Mitigation\n\nSteps:\n\n1. Impact assessment\n\n2. Rollback\n\n3. Timeline for customers\n"
    ),
}


@pytest.mark.parametrize("voice", VOICES)
def test_the_sections_begin_where_they_do(voice: str) -> None:
    text, expected = unmarked(VOICES[voice])
    assert [(section.name, section.start) for section in parse(text)] == expected
