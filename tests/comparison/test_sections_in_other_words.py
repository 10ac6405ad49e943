"""Short reports with titles of their own, set off in many ways, and where their sections begin."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

# "§name§" stands where a section begins.
REPORTS = [
    (
        "§summary§Nutshell\n"
        "The gate did not open.\n"
        "\n"
        "§impact§Who stood outside\n"
        "Some forty commuters, for ten minutes.\n"
        "\n"
        "§root_cause§The culprit\n"
        "A relay from 1998.\n"
        "\n"
        "§remediation§First aid\n"
        "The gate was held open by hand.\n"
        "\n"
        "§action_items§Still to come\n"
        "New relay (Odo Finch, 3 May)\n"
    ),
    (
        "§impact§Impact: 40 commuters.\n"
        "\n"
        "§root_cause§Cause: a relay.\n"
        "\n"
        "§remediation§Fix: a stick.\n"
        "\n"
        "§action_items§To do: new relay.\n"
    ),
    (
        "§summary§SITUATION REPORT\n"
        "All trams stand still on line 4.\n"
        "\n"
        "§root_cause§ASSUMED CAUSE\n"
        "A tree on the overhead wire.\n"
        "\n"
        "§remediation§WHAT IS BEING DONE\n"
        "The tree is being cut.\n"
        "\n"
        "§other§NEXT REPORT\n"
        "16:00\n"
    ),
    (
        "§summary§1) In brief\n"
        "We lost the feed.\n"
        "\n"
        "§timeline§2) Sequence\n"
        "09:00 gone\n"
        "09:10 back\n"
        "\n"
        "§root_cause§3) Why\n"
        "A cable.\n"
        "\n"
        "§action_items§4) What we'll do about it\n"
        "Label cables.\n"
    ),
    (
        "§summary§** Overview **\n"
        "The feed went.\n"
        "\n"
        "§root_cause§** Explanation **\n"
        "A cable.\n"
        "\n"
        "§action_items§** Way ahead **\n"
        "Labels.\n"
    ),
    (
        "§other§Dear all,\n"
        "\n"
        "§summary§What happened\n"
        "The feed went down for ten minutes.\n"
        "\n"
        "§impact§What it means for you\n"
        "Nothing, you may go on.\n"
        "\n"
        "§action_items§What happens next\n"
        "We label the cables.\n"
        "\n"
        "Kind regards\n"
        "Odo Finch\n"
    ),
    (
        "§summary§Dear residents,\n"
        "\n"
        "the lift stands still since Monday. A part is on its way and will be fitted on Thursday. We are sorry.\n"
        "\n"
        "Yours\n"
        "Odo Finch\n"
        "Property Services, Eastgate\n"
    ),
    (
        "§summary§Hello Ada,\n"
        "\n"
        "short answer: yes, it was us. A cable got pulled. Here is what you can tell them:\n"
        "\n"
        "Nothing was lost.\n"
        "All orders arrive today.\n"
        "\n"
        "Let me know if they ask for more.\n"
        "Odo\n"
    ),
    (
        "§summary§The feed went down at nine. Three things went wrong:\n"
        "\n"
        "1. a cable was pulled\n"
        "2. the alarm was muted\n"
        "3. nobody was at the desk\n"
        "\n"
        "It came back at ten.\n"
    ),
    (
        "§summary§Intro. The feed went down for ten minutes on Monday and nobody noticed at first.\n"
        "\n"
        "§impact§Damage. Some forty boards were dark.\n"
        "\n"
        "§root_cause§Origin. A cable was pulled.\n"
    ),
    ("§summary§[Gist]\nThe feed went.\n§timeline§[Log]\n09:00 gone\n09:10 back\n§action_items§[Follow-up]\nLabels.\n"),
    ("§summary§_Summary_\nThe feed went.\n\n§root_cause§_Cause_\nA cable.\n\n§action_items§_To do_\nLabels.\n"),
    ("§summary§Summary |\nThe feed went.\n\n§root_cause§Cause |\nA cable.\n"),
    (
        "§summary§Summary\n"
        "~~~~~~~\n"
        "The feed went.\n"
        "\n"
        "§impact§Effects\n"
        "~~~~~~~\n"
        "None.\n"
        "\n"
        "§action_items§Resolutions\n"
        "~~~~~~~~~~~\n"
        "Labels.\n"
    ),
    ("§summary§-- Summary\nThe feed went.\n\n§root_cause§-- Cause\nA cable.\n\n§action_items§-- Actions\nLabels.\n"),
    ("§summary§<b>Summary</b>\nThe feed went.\n\n§root_cause§<b>Cause</b>\nA cable.\n"),
    (
        "§summary§Kurz und gut\n"
        "Der Aufzug stand.\n"
        "\n"
        "§root_cause§Woran es lag\n"
        "Ein Relais.\n"
        "\n"
        "§action_items§Was noch zu tun ist\n"
        "Neues Relais.\n"
    ),
    (
        "§summary§En deux mots\n"
        "L'ascenseur s'est arrêté.\n"
        "\n"
        "§root_cause§Pourquoi\n"
        "Un relais.\n"
        "\n"
        "§action_items§Ce qu'il reste à faire\n"
        "Un nouveau relais.\n"
    ),
    (
        "§summary§Lo ocurrido\n"
        "El ascensor se paró.\n"
        "\n"
        "§root_cause§Por qué\n"
        "Un relé.\n"
        "\n"
        "§action_items§Qué falta\n"
        "Un relé nuevo.\n"
    ),
    (
        "§summary§Bottom line up front: the lift stands still, and a part is on its way.\n"
        "\n"
        "§impact§Who is hit: everyone above the second floor.\n"
        "\n"
        "§root_cause§Reason: a worn relay.\n"
        "\n"
        "§action_items§Then: a new relay on Thursday, by Odo Finch.\n"
    ),
    (
        "§summary§SUMMARY: the lift stood still\n"
        "§timeline§TIMELINE:\n"
        "- 09:00 stop\n"
        "- 10:00 go\n"
        "§root_cause§ROOT CAUSE: a relay\n"
        "§action_items§ACTION ITEMS:\n"
        "- relay\n"
    ),
    (
        "§summary§The lift of block 4 stood still from 09:00 to 10:00.\n"
        "Forty flats above the second floor.\n"
        "§root_cause§why\n"
        "Relay worn. No spare on site.\n"
        "§remediation§fix\n"
        "Bridged by hand 09:55.\n"
        "§action_items§todo\n"
        "new relay - Odo - Thursday\n"
    ),
    (
        "§summary§On Monday the lift of block 4 stood still for an hour, and forty flats had to take the stairs.\n"
        "\n"
        "§root_cause§Why did nobody see it coming?\n"
        "\n"
        "A relay had worn out because it was missing from the list of parts that are looked at each year.\n"
        "\n"
        "§action_items§Can I rely on it now?\n"
        "\n"
        "The relay will be replaced by Thursday, and we will add all relays to the yearly list by the end of May.\n"
    ),
    (
        "§summary§On Monday the lift of block 4 stood still for an hour, and forty flats had to take the stairs.\n"
        "\n"
        "§action_items§For the time after the holidays\n"
        "We will replace all relays by the end of June, and Odo Finch will add them to the yearly check by 3 May.\n"
        "\n"
        "The house office\n"
        "14 Quay Street, open from nine to four\n"
    ),
]


@pytest.mark.parametrize("report", REPORTS)
def test_the_sections_begin_under_their_titles(report: str) -> None:
    text, expected = sectioned(report)
    assert [(section.name, section.start) for section in parse(text)] == expected
