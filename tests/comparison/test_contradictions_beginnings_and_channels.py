"""When it began and how long it lasted by the timeline, where the next word will be, what one went back to."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

OTHER = "Some customers could not reach us."
CLASH = [
    (
        "time",
        "Tracking calls returned 503 starting at 09:17 UTC.\n\nTimeline\n08:30 migration queued\n"
        "08:47 first 503, interface down\n09:24 pager\n09:41 migration killed, interface up",
        OTHER,
    ),
    (
        "duration",
        "The outage of the gate controller lasted 52 minutes. Detection was quick (4 minutes).\n\nTimeline\n"
        "06:10 gates stop accepting tickets, outage begins\n06:14 staff report it\n06:31 cause found\n"
        "07:22 last station back, outage over",
        OTHER,
    ),
    (
        "duration",
        "The interface was unreachable for 1 h 15 min.\n\nTimeline\n20:06 prefixes withdrawn, interface down\n"
        "20:08 probe alert\n20:34 configuration reverted\n20:41 prefixes announced, interface up",
        OTHER,
    ),
    ("duration", "No builds dispatched for 52 minutes.\n\nWindow 08:11-08:53 UTC. 3,140 builds queued.", OTHER),
    (
        "version",
        "11:52 rollback to v4.18.2",
        "The first step was to go back to the earlier release, 4.17.2.",
    ),
    (
        "version",
        "The tile builder was rolled back to 7.3.4 in all regions.",
        "Every region runs release 7.3.2 of the tile builder again.",
    ),
    (
        "version",
        "Rollback der Zeiterfassung auf 8.4.1 läuft.",
        "Wir kehren zur Version 8.3.6 der Zeiterfassung zurück.",
    ),
    (
        "next_update",
        "S: Meter data, status 15:00 UTC\nStatus page: next update at 15:45 UTC.",
        "S: Delayed readings (15:00 UTC)\nIt is now 15:00 UTC; the next update will follow in three hours.",
    ),
    ("next_update", "Nächste Kundeninfo: 10:15 UTC", "Die nächste Kundeninformation erhalten Sie um 12:00 UTC."),
    (
        "next_update",
        "Prochain point sur la page d'état à 11 h 00.",
        "Nous publierons de nouvelles informations sur la page d'état à 14 h 00.",
    ),
    (
        "order",
        "| Step | Action |\n|---|---|\n| 1 | drained the pool |\n| 2 | restarted the brokers |\n| 3 | replayed |",
        "| Step | Action |\n|---|---|\n| 1 | restarted the brokers |\n| 2 | drained the pool |\n| 3 | replayed |",
    ),
    ("date", "S: Mail bounces, 2025-05-12\nMail was refused.", "S: Rejected e-mail on 13 May\nMail was refused."),
    (
        "due_date",
        "| Action | Owner | Due |\n|---|---|---|\n| Roll the image out to the fleet | Gustavo Pires | 19 September |",
        "Gustavo Pires rolls the image out to the fleet, to be finished in the last week of October.",
    ),
]
HARMLESS = [
    (
        "Next update in this channel 16:00 UTC. The status page gets its next entry at 17:00 UTC.",
        "We will post the next update here on the status page at 17:00 UTC.",
    ),
    (
        "S: Relay loss, 2025-08-21\nThe relays dropped calls from 22:48 to 00:31 UTC.",
        "Between 8:48 and 10:31 on the morning of 22 August (Sydney time) calls were dropped.",
    ),
    ("Owner: DBA on-call lead (Greta Lind).", "Owner: Greta Lind."),
    ("No orders could be taken for 80 minutes longer than announced. The move took from 02:00 to 04:20 CET.", OTHER),
    ("Status: identified. Labels cannot be printed.", "Labels cannot be printed. Scanning and picking work as usual."),
    (
        "S: Meter data, status 15:00 UTC\nStatus page: next update at 18:00 UTC.",
        "S: Meter data, status 15:00 UTC\nThe next update on the status page will follow in three hours.",
    ),
]


@pytest.mark.parametrize(("kind", "one", "other"), CLASH)
def test_they_clash(kind: str, one: str, other: str) -> None:
    assert kind in {contradiction.kind for contradiction in find([read(one), read(other)])}


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_they_do_not(one: str, other: str) -> None:
    assert find([read(one), read(other)]) == []


def test_what_was_written_on_a_day_is_not_due_then() -> None:
    assert values("Some comments written on 15 July did not show up.", "due_date") == []
    assert values("The report is written by 15 July.", "due_date") == ["--07-15"]
