"""How long it lasted, told in many ways: against a range, a timeline, the subject, another version."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

APART: list[list[str]] = [
    ["The gates stayed shut from 09:12 until 09:52. That is 50 minutes."],
    ["Sign-in was down from 14:00 to 14:40 UTC, 55 minutes in all."],
    ["Start: 07:10 UTC\nEnd: 07:35 UTC\nLength: 45 minutes"],
    ["S: 40 minutes without sign-in\nSign-in did not work for 20 minutes this morning."],
    ["09:12 gates fail\n09:20 alert\n09:52 gates work again\n\nThe gates were shut for an hour."],
    ["Impact lasted from 08:00 to 08:25 UTC. All told, customers had 40 minutes without service."],
    ["14:05 first error\n14:30 rollback\n14:38 errors gone", "The disruption lasted 50 minutes."],
    [
        "Readings froze at 02:00 and moved again at 03:10. They were stale for 70 minutes.",
        "The view showed old readings for three hours.",
    ],
    ["Outage lasted 25 minutes.", "For the better part of an hour nobody could check out."],
    ["Customers were locked out for 22 minutes.", "You could not reach your account for about 50 minutes."],
    ["The failover was done in 40 seconds.", "Failing over took four minutes."],
    ["Duration: 0:45", "The fault lasted 1 h 45 min."],
    ["We lost 25 minutes of telemetry.", "Telemetry of 52 minutes is missing."],
    ["It was fixed after 30 minutes.", "It took an hour and a half to fix."],
    ["Between 06:00 and 06:40 trams showed no times. In those 60 minutes nobody was stranded."],
    ["The queue was worked off in 40 minutes.", "It took four hours to work off the queue."],
    ["Time to detect: 4 min", "The alert came 14 minutes after the first error."],
]
TOGETHER: list[list[str]] = [
    ["The gates stayed shut from 09:12 until 09:52. That is 40 minutes."],
    ["Outage lasted 52 minutes.", "For the better part of an hour nobody could check out."],
    ["Between 14:00 and 16:00 sign-in failed for 12 minutes.", "Sign-in failed for 12 minutes."],
    ["The queue was worked off in 40 minutes.", "The outage lasted 15 minutes."],
    ["The alert fired after 5 minutes.", "The outage lasted 45 minutes."],
    ["The job runs every 15 minutes and takes 4 minutes.", "For 40 minutes the job did not run."],
    ["The last outage lasted two hours. This one was over in 20 minutes.", "We were out for 20 minutes."],
    ["The first outage lasted 5 minutes, the second 20.", "The second outage lasted 20 minutes."],
    ["14:05 first error\n14:30 rollback\n14:38 errors gone", "The disruption lasted half an hour."],
    ["14:05 first error\n14:30 rollback\n14:38 errors gone", "For 25 minutes orders failed, until we rolled back."],
    ["Reads were back at 16:10, writes at 16:52. Start: 15:40.", "From 15:40 nothing could be read for half an hour."],
    ["From 10:00 to 10:45 logins were slow. Sign-in was completely down for 20 minutes of this."],
    ["Patients waited 90 minutes longer than usual.", "Patients waited an hour and a half longer."],
]


def _kinds(versions: list[str]) -> list[str]:
    return [one.kind for one in find([read(version) for version in versions])]


@pytest.mark.parametrize("versions", APART)
def test_two_lengths_of_one_thing_are_found(versions: list[str]) -> None:
    assert _kinds(versions) == ["duration"]


@pytest.mark.parametrize("versions", TOGETHER)
def test_lengths_of_other_things_or_roundings_are_none(versions: list[str]) -> None:
    assert not _kinds(versions)


@pytest.mark.parametrize(
    "told",
    [
        "Duration: 07:25 to 09:55, with twenty minutes of observation afterwards.",
        "Dauer: 07:25 bis 09:55, danach 20 Minuten Beobachtung.",
        "Durée : de 07:25 à 09:55, puis 20 minutes d'observation.",
        "Duración: de 07:25 a 09:55, luego 20 minutos de observación.",
    ],
)
def test_how_long_one_watched_it_is_no_length_of_the_trouble(told: str) -> None:
    assert not _kinds([told])
