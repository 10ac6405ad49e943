"""How far an incident is and when the next word comes, in many words, and from when it is told."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

OVER = [
    "We regard the incident as over.",
    "The incident has been declared over.",
    "Status as of 15:00 UTC: resolved",
    "We have closed the incident.",
    "The incident is at an end.",
    "State (15:00 UTC): all clear",
    "S: Checkout errors, closed\nPayments failed for some users.",
]
ON = [
    "The incident is nevertheless not over.",
    "The fault is not yet mitigated.",
    "Status (15:00 UTC): still under investigation",
    "State: being investigated",
    "The service remains down.",
    "No fix is live yet and the search goes on.",
    "We are still investigating and cannot yet call the matter closed.",
]
WATCHED = [
    "The incident is being monitored and we have not closed it.",
    "We keep the service under observation.",
    "Memory doubled, monitoring.",
]
UPDATES = [
    "We will write to you again at 16:00 UTC.",
    "NEXT: 16:00 UTC",
    "Further instructions follow at 16:00 UTC.",
    "We report once more at 16:00 UTC.",
    "The next one is due at 16:00 UTC.",
    "Another bulletin is planned for 16:00 UTC.",
]
NO_UPDATES = [
    "Update at 14:00 UTC: we are working on it.",
    "The next deploy goes out at 16:00 UTC.",
    "The update of the firmware follows at 16:00 UTC.",
    "S: Payments, update at 14:30 UTC\nWe work on it.",
]
# Told from two moments, each with what it promises; the last is no status at all.
MOVED_ON = [
    ["As of 11:00 UTC it is under investigation. Next update at 12:30 UTC.", "As of 14:00 UTC the incident is over."],
    ["S: Uploads: 11:00 UTC\nStatus: investigating", "S: Uploads: 14:00 UTC\nStatus: resolved"],
    ["S: Lines, update at 14:00 UTC\nNext update: 15:00 UTC", "S: Lines, update at 15:00 UTC\nNext update: 17:00 UTC"],
    ["At 11:00 UTC we are still investigating.", "Position at 15:00 UTC: resolved"],
    [
        "The incident is resolved.",
        "The site has been closed; calls go to one that has been repaired, which remains open.",
    ],
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize(("told", "other"), [*zip(OVER, ON, strict=True), *((w, ON[0]) for w in WATCHED)])
def test_how_far_it_is_told_otherwise_is_found(told: str, other: str) -> None:
    assert _kinds(told, other) == ["status"]


@pytest.mark.parametrize("told", UPDATES)
def test_another_time_of_the_next_word_is_found(told: str) -> None:
    assert _kinds("Next update at 15:00 UTC.", told) == ["next_update"]


@pytest.mark.parametrize("told", NO_UPDATES)
def test_what_is_no_promise_is_held_against_none(told: str) -> None:
    assert not _kinds("Next update at 15:00 UTC.", told)


@pytest.mark.parametrize("texts", MOVED_ON)
def test_what_moves_on_is_not_compared_between_two_moments(texts: list[str]) -> None:
    assert not _kinds(*texts)


def test_an_event_is_no_moment_that_is_spoken_from() -> None:
    assert _kinds("The first report came at 14:05 UTC.", "The first report came at 14:35 UTC.") == ["time"]


def test_a_mail_that_says_when_it_was_sent_speaks_from_then() -> None:
    early = "S: Lag, update 3, 16:00 UTC\nStatus at 16:00 UTC: monitoring."
    assert not _kinds(early, "Sent 18:05 UTC. The incident was closed at 17:50 UTC after two clean runs.")
    assert _kinds(early, "Sent 16:00 UTC. The incident was closed at 15:50 UTC after two clean runs.") == ["status"]


@pytest.mark.parametrize(
    "post",
    [
        "**14:20 UTC** We are looking into delays of codes that are sent as text messages.",
        "**14:20 UTC** Wir untersuchen Verzögerungen bei Codes per SMS.",
        "**14:20 UTC** Nous cherchons la cause des retards de codes par SMS.",
    ],
)
def test_the_time_that_heads_a_post_is_no_beginning(post: str) -> None:
    brief = "S: Codes late, first brief (14:20 UTC)\nSince 14:02 UTC codes that are sent as text messages arrive late."
    assert not _kinds(post, brief)


@pytest.mark.parametrize(
    "head", ["Published {}: the fix. It ended the outage.", "Issued {} to all regions, the fix helped."]
)
@pytest.mark.parametrize("before", ["We rolled out v2.3.1.\n\n", "We rolled out v2.3.1. "])
def test_what_was_published_is_an_event_where_prose_goes_on(before: str, head: str) -> None:
    texts = [before + head.format(clock) for clock in ("14:05 UTC", "14:35 UTC")]
    assert _kinds(*texts) == ["time"]


@pytest.mark.parametrize("head", ["Sent {}.\nThe", "**Issued:** {}\n\nThe", "(Published at {})\nThe", "Sent {}. The"])
@pytest.mark.parametrize("before", ["", "Dear all,\n\n"])
def test_the_line_that_says_when_a_mail_was_sent_is_no_event(before: str, head: str) -> None:
    texts = [f"{before}{head.format(clock)} crash hit the shop." for clock in ("14:05 UTC", "14:35 UTC")]
    assert _kinds(*texts) == []
