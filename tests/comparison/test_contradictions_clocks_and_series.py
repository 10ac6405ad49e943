"""Days that the clocks of two places make two, releases of two series, who took over, statuses said in one breath."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

CLASH = [
    ("next_update", "Next update on Friday 1 August at 11:00.", "We will write to you again on 6 August at 11:00."),
    (
        "next_update",
        "Prochain point : vendredi 3 octobre à 11 h.",
        "Nous vous donnerons d'autres nouvelles lundi 6 octobre à 11 h.",
    ),
    ("next_update", "The following update is sent at 18:00 UTC.", "Next refresh of this page: 20:00 UTC."),
    ("status", "Current state\nNot resolved: the feed runs on one machine.", "The problem is now completely resolved."),
    ("service", "Cause : pay-router a reçu une table vide.", "La panne venait de fraud-check, qui avait échoué."),
    ("percentage", "On 2 December 18% of all refunds failed.", "On 2 December 8% of all refunds failed."),
    (
        "date",
        "S: Pharmacy stock damaged, 16 October 2025\nThe fault occurred on 19 October 2025 at 03:30.",
        "The stock was damaged.",
    ),
    (
        "order",
        "Course of events\n- First, the root certificate expired on the lockers.\n"
        "- Some hours after that, we pushed the new firmware, which would have brought the new root.",
        "The new firmware went out first. Hours later the root certificate of the lockers expired.",
    ),
    (
        "order",
        "1. Restored the night backup\n2. Only after the restore was finished: replaced the controller",
        "First the faulty controller was exchanged. When that was done, last night's backup was loaded again.",
    ),
    (
        "order",
        "Zuerst haben wir den Index-Aufbau abgebrochen, danach den Buchungsdienst neu gestartet.",
        "Wir haben zunächst den Buchungsdienst neu gestartet; erst danach haben wir den Index-Aufbau beendet.",
    ),
    (
        "version",
        "S: Störung Fahrgastinfo: fehlerhafte Version 2.8.4\nMit Version 2.8.2 werden Zeitstempel verworfen.",
        "Die Fahrgastinfo ist gestört.",
    ),
    (
        "status",
        "Incident state at the time of writing: mitigated",
        "The fault with attachments in the wiki is resolved.",
    ),
    ("due_date", "Clean up the duplicates: Joan Ferrer, by 14 May.", "We will clean up the duplicates before 17 May."),
]  # fmt: skip
HARMLESS = [
    (
        "For 90 minutes (21:30-23:00 UTC, 2026-04-21) reads failed.",
        "On 22 April from 03:00 to 04:30 India time reads failed.",
    ),
    (
        "Timeline, Pacific time\n| Time | Event |\n|---|---|\n| 16:55, 30 Sep | failover |\n| 17:03 | slow |",
        "S: Slow search on 1 October (UTC)\nFrom 00:03 UTC on 1 October searches were slow.",
    ),
    ("The shop was down from 09:20 to 10:05 UTC.", "The shop was down from 10:20 until 11:05 UK time."),
    (
        "mobile-bff 3.8.0 crashed for clients with app version 11.2 or older. The fix ships with 3.8.1.",
        "The app did not start with version 11.2 or older. We recommend the current version 11.4.",
    ),
    (
        "Clean up the duplicates: Joan Ferrer, by 14 May.",
        "We will clean up the duplicates before 15 May.",
    ),
    (
        "For an hour (21:30-22:30 UTC, 2026-12-31) reads failed.",
        "On 1 January from 03:00 to 04:00 India time reads failed.",
    ),
    ("Clean up the duplicates: Joan Ferrer, by 31 December.", "We will clean up the duplicates before 1 January."),
    ("Next update by 16:00 UTC.", "Next update: within two hours (sent at 14:00 UTC)."),
    (
        "10:20 incident opened (Hiroshi Tanabe)\n10:47 handover of command to Alma Reyes",
        "Alma Reyes, who took over from Hiroshi Tanabe, led the response.",
    ),
    (
        "S: Invoices sent twice on 1 July\nOn 1 July 2025 38,115 invoice mails went out twice.",
        "Our system sent your invoice for July twice. It'll be collected a single time, on 15 July as always.",
    ),
    (
        "Next update: 6 October at 11:00.",
        "We will write again at 11:00.",
    ),
]
ACCIONES = "| Acción | Responsable | Fecha |\n|---|---|---|\n| Limpieza | Joan Ferrer | 14/05/2026 |"


@pytest.mark.parametrize(("kind", "one", "other"), CLASH)
def test_they_clash(kind: str, one: str, other: str) -> None:
    assert kind in {contradiction.kind for contradiction in find([read(one), read(other)])}


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_they_do_not(one: str, other: str) -> None:
    assert find([read(one), read(other)]) == []


def test_what_is_not_over_and_why_is_told_once() -> None:
    told = find(
        [
            read("The failed refunds have all been sent again. Status: resolved."),
            read("The incident is not yet resolved: the failed refunds have still to be sent again."),
        ]
    )
    assert [contradiction.kind for contradiction in told] == ["status"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("On 2 December 18% of the calls failed.", "date", ["--12-02"]),
        ("In March 12 percent of the calls failed.", "date", []),
        ("On March 12, 18% of the calls failed.", "date", ["--03-12"]),
        ("We write again on 6 October 2026 at 11:00 UTC.", "next_update", ["2026-10-06T11:00Z"]),
        ("Nächstes Update am 6. Oktober um 11:00 Uhr.", "next_update", ["--10-06T11:00"]),
        (ACCIONES, "owner", ["Joan Ferrer"]),
        (ACCIONES, "due_date", ["2026-05-14"]),
        ("| Was | Zuständig | Frist |\n|---|---|---|\n| Alarm | Ute Brandt | 14.05.2026 |", "due_date", ["2026-05-14"]),
        ("The failure came from fraud-check, which had lost its settings.", "service", ["fraud-check"]),
        ("The delay came from re-checking.", "service", []),
        ("It began at 7 pm California time.", "time", ["19:00"]),
        ("It ended at 04:30 India time.", "time", ["04:30+05:30"]),
    ],
)  # fmt: skip
def test_it_reads(text: str, kind: str, expected: list[str]) -> None:
    assert values(text, kind) == expected


def test_what_another_version_rounds_makes_the_third_the_odd_one() -> None:
    told = find(
        [
            read("1,862 customers saw an error."),
            read("1,268 customers saw an error."),
            read("Nearly 1,900 users saw an error."),
        ]
    )
    assert [(contradiction.kind, contradiction.odd) for contradiction in told] == [("count", 1)]
