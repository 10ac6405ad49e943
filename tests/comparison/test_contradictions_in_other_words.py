"""One thing said in many ways: the next word promised, how far the incident is."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

PROMISED = [
    "Next news: 18:30",
    "WHEN YOU HEAR FROM US\n18:30",
    "## Next bulletin\n\n18:30",
    "We will be in touch again by 18:30.",
    "At 18:30 we will write again.",
    "Our following message is posted at 18:30.",
    "You will hear more from us around 18:30.",
    "Expect word from us at 18:30.",
    "We get back to you at 18:30 at the latest.",
    "Further information will be posted here at 18:30.",
    "The next situation report is due at 18:30.",
    "We shall let you know by 18:30 how far we have got.",
    "By 18:30 you will hear from us again.",
    "We'll report back with news at 18:30.",
    "Nächste Meldung: 18:30",
    "Prochaine communication : 18:30",
    "Próximo mensaje: 18:30",
    "We will have more to say at 18:30.",
    "Updates follow every hour, the next one at 18:30.",
    "This page will be updated at 18:30.",
    "At 18:30 you get an update.",
    "We aim to be back with you at 18:30.",
    "More to follow at 18:30",
    "There will be another update at 18:30.",
]
NOT_OVER = [
    "Status: investigating",
    "Current state: still down",
    "Checkout is still unavailable for some.",
    "The cause is not yet known.",
    "The fault has not been fixed.",
    "Our engineers are looking into it. Orders still cannot be placed.",
    "We do not know the cause yet. The outage is ongoing.",
    "Investigating. Nothing helps so far.",
    "The disruption isn't over.",
    "Estado: en investigación",
    "Status: wird untersucht",
    "Technicians are at work on it, and the printers remain offline.",
    "Nobody knows yet why, the search for the cause goes on.",
    "The outage continues.",
    "As of now, card payments are still declined.",
    "We have not found the cause yet.",
    "State of affairs: under investigation",
    "It's not over yet: uploads keep failing.",
    "Das Problem besteht weiterhin.",
    "État : en cours",
]
OVER = [
    "Status: fixed",
    "State: closed",
    "The problem has been solved.",
    "The outage is over.",
    "We have now fixed the fault.",
    "The trouble has since been remedied.",
    "Everything is back to normal.",
    "Checkout works again.",
    "Estado actual: resuelto",
    "Stand: behoben",
    "Statut : résolu",
    "All systems are up and running.",
    "The matter is closed.",
    "Incident: closed",
    "The repair is finished.",
    "The incident has come to an end.",
    "Solved: the printers print.",
    "Die Störung ist behoben.",
    "Resolved at last!",
    "We consider this incident resolved.",
    "Lift control has been repaired.",
]
WATCHED = [
    "Status: monitoring",
    "Mitigated: the cache is twice as large now.",
    "We are watching the graphs.",
    "We keep an eye on the error rate.",
    "The incident is contained.",
    "Where we stand: under observation",
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize("said", PROMISED)
def test_another_time_of_the_next_update_is_found_however_it_is_promised(said: str) -> None:
    assert _kinds(said, "Next update: 19:15") == ["next_update"]


@pytest.mark.parametrize("said", PROMISED)
def test_the_same_time_of_the_next_update_is_no_contradiction(said: str) -> None:
    assert not _kinds(said, "Next update: 18:30")


@pytest.mark.parametrize("said", NOT_OVER)
@pytest.mark.parametrize("other", OVER[:4])
def test_one_version_says_that_it_is_over_and_another_that_it_is_not(said: str, other: str) -> None:
    assert _kinds(said, other) == ["status"]


@pytest.mark.parametrize("said", OVER)
@pytest.mark.parametrize("other", NOT_OVER[:3])
def test_it_is_over_in_many_words(said: str, other: str) -> None:
    assert _kinds(said, other) == ["status"]


@pytest.mark.parametrize("said", WATCHED)
def test_it_is_watched_and_not_investigated(said: str) -> None:
    assert _kinds(said, "Status: investigating") == ["status"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Next update: 18:30", "We expect checkout to be back at 19:15."),
        ("Next update: 18:30", "Orders will be back by 19:15, the replacement arrives at 20:00."),
        ("Status: monitoring", "Sign-in works again."),
        ("Status: identified", "Uploads are still unavailable."),
        ("Status: resolved", "At 10:05 we were investigating, by noon it was over."),
        ("Status: resolved", "If the printer still cannot connect, restart it. Everything is back to normal."),
        ("Status: identified", "We are working on a fix."),
        ("Status: monitoring", "The problem is mitigated; until it is solved for good we keep watching."),
    ],
)
def test_what_only_sounds_alike_is_no_contradiction(one: str, other: str) -> None:
    assert not _kinds(one, other)
