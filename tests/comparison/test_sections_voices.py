"""Reports in voices of their own, and where their sections begin."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

# By voice, a report; "§name§" stands where a section begins.
VOICES = {
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
    "status": (
        "§summary§Status: Monitoring\n"
        "Posted: 12:00 UTC\n"
        "\n"
        "Logins work again for most users and we are watching the error rate.\n"
        "\n"
        "Next update: 13:00 UTC\n"
    ),
    "steps": (
        "§remediation§## Mitigation\n\nSteps:\n\n1. Impact assessment\n\n2. Rollback\n\n3. Timeline for customers\n"
    ),
}


@pytest.mark.parametrize("voice", VOICES)
def test_the_sections_begin_where_they_do(voice: str) -> None:
    text, expected = sectioned(VOICES[voice])
    assert [(section.name, section.start) for section in parse(text)] == expected
