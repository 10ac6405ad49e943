"""What reports in one's own words told amiss or told by halves, each the smallest that shows it."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import facts, read, values

FOUND: list[tuple[str, list[str]]] = [
    # What was put back, named between commas.
    ("version", ["We rolled back to 7.1.6.", "The team put the previous release, 7.1.9, back in place."]),
    # A target in brackets is not what the value before it is about.
    (
        "percentage",
        [
            "The availability of orders-api in September was 99.62% (target 99.9%).",
            "Orders were available 99.26% of September, under the promised 99.9%.",
        ],
    ),
    # The heading says what a time below it is of.
    (
        "time",
        [
            "## Detection\nA customer wrote at 13:25 UTC on 5 March.",
            "We learned of it from a customer, at 15:25 UTC.",
        ],
    ),
    # A range of trouble, whatever was done behind it.
    (
        "time",
        [
            "Started: 2026-04-07 21:10 UTC\nEnded: 2026-04-07 23:05 UTC",
            "From 20:10 UTC to 23:05 UTC your files could not be delivered, because the key had been replaced.",
        ],
    ),
    # That it has been right since, with the same moment by another clock in brackets.
    (
        "time",
        [
            "Our page did not show the truth from 12:15 UTC on. Since 14:05 CET (13:05 UTC) the page is right.",
            "From 12:15 UTC our page was not up to date. It has been showing current data since 13:35 UTC.",
        ],
    ),
    # What happened "as planned" is no plan, nor is what is told beside it.
    (
        "time",
        [
            "The nightly run began at 02:00 UTC as planned but stood still from 02:20 to 05:50 UTC.\n\n"
            "02:20 UTC run waits for a file\n03:05 UTC watchdog fires\n05:50 UTC file fetched, run goes on",
            "Our nightly run stood still from 03:20 to 05:50 UTC because a file was missing.",
        ],
    ),
    # The very words, an hour off.
    (
        "time",
        [
            "10:12 UTC fibre cut near Lisbon\n10:13 UTC traffic moves to the southern path, which is overloaded\n"
            "10:30 UTC low-priority traffic is dropped\n12:45 UTC fibre spliced\n12:50 UTC all traffic normal",
            "A fibre was cut near Lisbon at 10:12 UTC. Unimportant traffic was dropped from 10:30 UTC. At 11:45 UTC "
            "the fibre had been spliced, and by 12:50 UTC everything was normal.",
        ],
    ),
    # What is removed from the ring is taken out of the cluster.
    (
        "order",
        [
            "08:31 UTC: leader dies\n08:52 UTC: consumers are paused\n09:05 UTC: the dead leader is removed from the "
            "ring\n09:14 UTC: consumers run",
            "The engineers took the dead machine out of the cluster and afterwards stopped the consumers.",
        ],
    ),
    # A span of days in the subject, whose first day is a number alone.
    (
        "date",
        ["S: Gap in your log, 7 to 10 July 2026\nEntries were missing. They concern the time from 8 to 10 July 2026."],
    ),
    # A number before a month is no day where it is a clock's, a release's or an update's.
    ("date", ["The outage began at 10:05 December 12.", "The outage began at 10:05 December 14."]),
    ("date", ["Update 2 December 12, 2025", "Update 2 December 15, 2025"]),
    ("date", ["Version 4.2 December 12 was rolled back.", "Version 4.2 December 14 was rolled back."]),
    # What is held against another time is of this one.
    ("duration", ["The outage lasted 45 minutes, worse than last time.", "The outage lasted 90 minutes."]),
    ("count", ["1,200 customers were affected, as in the last test.", "2,100 customers were affected."]),
    # A region by two names, and a grade that a region stands beside.
    ("status", ["The incident in the EU is resolved.", "The incident in Europe is still being investigated."]),
    ("severity", ["Severity: P1 (US on-call paged)", "Severity: P3 (EU team informed)"]),
    # What stands above a list of updates, none of which says it anew, holds.
    ("next_update", ["Next update: 11:00 UTC\n\nLinks:\n- Update 1\n- Update 2", "Next update: 12:00 UTC"]),
    # A bracket tells what the length before it is of.
    ("duration", ["75 minutes (outage 10:00-10:45)", "x"]),
]
QUIET: list[list[str]] = [
    # How long it was another time, how soon something was taken back, how much of a sum.
    [
        "Half of the logins failed during 31 minutes (08:59 to 09:30 UTC). A similar incident, INC-17 in November, "
        "lasted 2 hours."
    ],
    [
        "The service was down from 07:08 to 08:00 UTC.",
        "A bad setting brought it down from 07:08 to 08:00 UTC. The change was taken back after 43 minutes.",
    ],
    [
        "**First fault (18:02\u201318:20 UTC).** Broker A lost its link. 300 messages were repeated.\n"
        "**Second fault (20:45\u201321:30 UTC).** Broker B filled its disk. Producers were blocked for 45 minutes.\n"
        "**Sum:** 63 minutes of degraded service, of which 45 were without writes."
    ],
    # What each of several updates promised, and how each of two regions is.
    [
        "Next update: 14:40 UTC.\n\nUpdate 2 (14:40 UTC)\nWrites fail. Next update: 15:10 UTC.\n\n"
        "Update 3 (15:10 UTC)\nBoth nodes are back. Next update: 16:00 UTC.",
        "We shall write again at 16:00 UTC.",
    ],
    [
        "S: Uploads in the EU\nResolved: uploads in the EU work again.",
        "S: Uploads in the US\nWe are still working on uploads in the US.",
    ],
    # A number that follows a day, one of a row of values told with their times, how the last drill went, and a part.
    [
        "A race charged 27 cards twice on 1 February 2026. All were refunded.",
        "On 1 February 27 cards were charged twice; the money was returned.",
    ],
    [
        "10:00 UTC p95 up from 200 to 900 ms. 10:20 UTC tenant moved, p95 350 ms. 10:45 UTC second tenant moved, p95 "
        "210 ms. 2 of 340 tenants caused it, 61 were slowed down.",
    ],
    [
        "Objective: 4 h. Last drill (March): 5 h 20 min. This drill (September): 3 h 35 min. Data loss: 2 minutes.",
    ],
    [
        "S: Upgrade of three zones\nThe upgrade went well in two zones, one after the other. In the third it failed.",
    ],
    # Two updates, each as of its own time.
    [
        "S: Status 09:00 UTC\nStatus: investigating. 14% of uploads fail.",
        "S: Status 09:30 UTC\nStatus: investigating. 9% of uploads fail.",
    ],
    ["S: Gap in your log, 8 to 10 July 2026\nEntries were missing. They concern the time from 8 to 10 July 2026."],
]


@pytest.mark.parametrize(("kind", "versions"), FOUND)
def test_what_is_told_otherwise_is_found(kind: str, versions: list[str]) -> None:
    assert [one.kind for one in find([read(version) for version in versions])] == [kind]


@pytest.mark.parametrize("versions", QUIET)
def test_what_both_can_be_true_of_is_not(versions: list[str]) -> None:
    assert find([read(version) for version in versions]) == []


def test_whoever_adds_something_and_whoever_is_called_as_a_month_is_in_dutch_own_it() -> None:
    told = "Ivo Petrov widens the counter by 5 June 2026, and Mei Tanaka adds an alarm by 9 June 2026."
    assert values(told, "owner") == ["Ivo Petrov", "Mei Tanaka"]
    assert values("Mei Tanaka adds that it rained.", "owner") == []


def test_how_old_something_was_is_no_length_of_the_incident() -> None:
    assert [fact.about for fact in facts("It was rebuilt from a snapshot that was 6 hours old.", "duration")] == ["age"]
