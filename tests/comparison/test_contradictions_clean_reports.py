"""What looks like a contradiction in reports that have none: both sides of a whole, changes, capacities, parts.

The whole reports stand in clean_reports.txt: each begins with "##### ", its versions are parted by "===".
"""

import re
from pathlib import Path

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

REPORTS = {
    title: report.split("\n===\n")
    for title, report in re.findall(
        r"^##### ([^\n]+)\n(.*?)(?=^##### |\Z)",
        Path(__file__).with_name("clean_reports.txt").read_text(encoding="utf-8"),
        re.M | re.S,
    )
}
HARMLESS = [
    ["38% of the lines were down.", "62 percent of the lines kept running."],
    ["27% of permits had to be checked by hand.", "Almost three quarters of all permits were read as usual."],
    ["35 % der Anrufe gingen verloren.", "Nur knapp zwei Drittel der Anrufe wurden zugestellt."],
    ["40 % des bornes étaient hors service.", "60 % des bornes ont fonctionné normalement."],
    ["El 30 % de los pagos falló.", "El 70 % de los pagos se procesó sin problemas."],
    ["84 of 210 lockers were affected.", "126 lockers kept working all the while."],
    ["9% of calls were transferred before, 14% during the outage.", "Transfers of calls rose by half."],
    ["14% of calls were lost.", "Lost calls went up by 11 percentage points."],
    ["61% of orders were rejected.", "60% more people ordered than expected, and most orders were rejected."],
    ["22% of orders failed.", "A year ago 51% of orders had failed."],
    ["6% of sessions were cut off at 10:00 on 3 May.", "Vor einem Jahr waren es 31 % der Sitzungen, am 3. Mai 6 %."],
    ["The display was blank from 16:03 to 16:50.", "The display was blank between about 4 and 5 pm."],
    ["El portal no funcionó de 07:35 a 09:10.", "El portal no funcionó entre las 7:30 y las 9:00 aproximadamente."],
    ["The gateway hung for 90 minutes. Sensors buffer for 12 h.", "There was no live view for 1.5 hours."],
    ["Die Sensoren puffern bis zu 6 Stunden.", "Der Ausfall dauerte 50 Minuten."],
    ["We treated it as a SEV1 for three quarters of an hour.", "The attack was over within about an hour."],
    ['The alarm "no receipt for 15 min" fired. The outage lasted 3 hours.', "The outage lasted three hours."],
    ["The app was down for 8 minutes and later for 21 minutes.", "The app was down for half an hour altogether."],
    ["Mail was late by 50 minutes.", "Mail was late by nearly an hour."],
    ["The belts stood still for 40 minutes.", "The belts stood still for the better part of an hour."],
    ["A fix went live at 11:20.", "A fix went live shortly after eleven."],
    ["Ab 04:05 Uhr (MESZ) ging nichts mehr.", "From 02:05 UTC nothing worked."],
    ["9.6 moved from 3 March to Tuesday, 4 March.", "On 3 March we were locked out. 9.6 ships on Tuesday, 4 March."],
    ["Next update for customers at 15:00 UTC.", "Next call with the executives at 16:00 UTC."],
    [
        "Restored the backup taken at 20:00 once writes were frozen at 20:33.",
        "20:33 writes frozen\n21:40 backup restored",
    ],
]
TEAMS = [
    ("Transport Ops", "Transport Operations"),
    ("Terminal Mgmt", "Terminal Management"),
    ("Billing Eng", "Billing Engineering"),
    ("Infra", "Infrastructure"),
    ("NOC", "Network Operations Centre"),
]
TOLD_APART = [
    (["38% of the requests failed.", "62% of the requests failed."], "percentage"),
    (["The outage lasted 45 minutes.", "The outage lasted nearly two hours."], "duration"),
    (["Next update at 15:00 UTC.", "Next update at 16:00 UTC."], "next_update"),
    (["The incident began at 09:12 UTC.", "The incident began at about 9:50 UTC."], "time"),
]
ITEMS = [
    ("Next steps\n- Supplier to remove the lock (Ingrid Solberg)\n- Drill each quarter (Control Room)", "Supplier"),
    ("Maßnahmen\n- Synthetischer Testanruf alle 5 Minuten (Jonas Reuter)", "Synthetischer Testanruf"),
    ("Merkzettel\n- Gemeinsame Kanaltabelle: Veit Osterloh, 12. Dezember", "Gemeinsame Kanaltabelle"),
]


@pytest.mark.parametrize("title", REPORTS)
def test_a_clean_report_has_no_contradiction(title: str) -> None:
    assert [(one.kind, one.reason) for one in find([read(version) for version in REPORTS[title]])] == []


@pytest.mark.parametrize("versions", HARMLESS)
def test_what_both_say_may_be_true(versions: list[str]) -> None:
    assert [(one.kind, one.reason) for one in find([read(version) for version in versions])] == []


@pytest.mark.parametrize(("short", "name"), TEAMS)
def test_a_team_cut_short_is_the_team(short: str, name: str) -> None:
    versions = [f"Action items\n- Audit every protection path (owner: {who})" for who in (short, name)]
    assert find([read(version) for version in versions]) == []


@pytest.mark.parametrize(("versions", "kind"), TOLD_APART)
def test_what_cannot_both_be_true_is_told(versions: list[str], kind: str) -> None:
    assert [one.kind for one in find([read(version) for version in versions])] == [kind]


def test_two_teams_are_not_one_for_their_letters() -> None:
    versions = [f"Action items\n- Audit every protection path (owner: {who})" for who in ("Transport Ops", "Dock Eng")]
    assert [one.kind for one in find([read(version) for version in versions])] == ["owner"]


@pytest.mark.parametrize(("items", "name"), ITEMS)
def test_an_item_that_names_its_owner_at_its_end_does_not_begin_with_one(items: str, name: str) -> None:
    assert name not in values(items, "owner")


def test_what_is_to_be_done_before_something_is_no_event() -> None:
    text = "Timeline\n01:30 run starts\n03:20 acquirer frees space\n\nAction items\nFree space before the run starts."
    assert find([read(text)]) == []
