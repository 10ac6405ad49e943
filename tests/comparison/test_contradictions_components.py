"""A part of the system that is blamed in plain words: by what words, and when two versions cannot both be right."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.facts import find as facts
from reviewer.comparison.facts.component_cues import CAUSE, DOWN, FAILED
from reviewer.comparison.facts.components import blamed
from tests.comparison.told import read

# The session store is said to be what failed.
CULPRIT = [
    "The culprit is the {}.",
    "What failed was the {}.",
    "The trouble lay in the {}.",
    "The mistake originated in our {}.",
    "The breakdown occurred in our older {}, which ran out of connections.",
    "The fault was found in our {}.",
    "The {} was to blame.",
    "The {} was the component that failed.",
    "Failing component: {}",
    "Component at fault: {}",
    "**Culprit:** {}",
    "| Culprit | {} |",
    "Root cause: the {} ran out of memory.",
    "The outage was caused by a bug in the {}.",
    "This was due to a failure of the {}.",
    "We traced it back to the {}.",
    "It was the {} that failed.",
    "The part that broke was the {}.",
    "The failure can be put down to the {}.",
    "The {} turned out to be the culprit.",
    "Behind it all was the {}.",
    "Responsible for the outage was the {}.",
    "The blame lies with the {}.",
    "What let us down was our {}.",
    "The {} is what went wrong.",
    "The {} caused the outage.",
    "We found the error in the {}.",
    "The origin of the disruption was the {}.",
    "The delay arose in our {}.",
    "She put back the {}, where the fault had arisen.",
]
# Something within it went wrong.
FAILING = [
    "The {} malfunctioned.",
    "The {} crashed at 14:05.",
    "The {} ran out of memory.",
    "14:05 {} restarted",
    "14:05 {} at 100 % memory",
    "14:05 {} answers with 503",
    "The {} was overloaded.",
    "The {} of the shop had crashed.",
    "Affected: {}",
    "The {} gave up under the load.",
    "The {} lost its lease.",
    "The {} held back messages.",
    "The {} had no space left.",
    "The {} could not keep up.",
]
# Nobody says that it failed.
UNBLAMED = [
    "The {} was not to blame.",
    "The fault did not lie in the {}.",
    "At first we thought that the {} was the culprit.",
    "An alert tells us when the {} fails.",
    "The certificate of the {} was full.",
    "We restarted the {}.",
    "If the {} crashes, we are told.",
    "The {} went on working.",
]
OTHER = "The trouble lay in the audio archive."
# Pairs that may both be right.
HARMLESS = [
    ("The culprit is the session store.", "The trouble lay in the store for sessions."),
    ("The culprit is the session store.", "The trouble lay in our systems."),
    ("The culprit is the session store.", "The ticket service was unavailable."),
    ("The culprit is the session-store.", "The trouble lay in the audio archive."),
    ("The culprit was the load balancer. The booking portal itself was healthy.", "Our booking portal was down."),
    ("A bug in the retry scheduler flooded the message broker.", "The trouble lay in our message broker."),
    ("The session store crashed, so that the invoice service failed.", "The fault lay in our invoice service."),
    ("We first suspected the audio archive. The culprit is the session store.", "The session store failed."),
    ("The fault lay in the session store, not in the audio archive.", "The fault lay in the session store."),
    ("The fault lay in the session store.", "We will see to it that we are told when the audio archive fails."),
    ("What failed was the identity check.", "The sign-in service was to blame."),
    ("The fault lay in a configuration file.", "The trouble lay in the load balancer."),
    ("The connection pool of the rights database was exhausted.", "The streaming service was down."),
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize("told", CULPRIT)
def test_what_is_said_to_be_the_cause_is_read(told: str) -> None:
    assert [(one.parts, one.grade) for one in blamed(told.format("session store"))] == [(("session",), CAUSE)]


@pytest.mark.parametrize("told", FAILING)
def test_what_went_wrong_within_is_read(told: str) -> None:
    assert [(one.parts, one.grade) for one in blamed(told.format("session store"))] == [(("session",), FAILED)]


@pytest.mark.parametrize("told", UNBLAMED)
def test_what_nobody_blames_is_not(told: str) -> None:
    assert blamed(told.format("session store")) == ()


@pytest.mark.parametrize("told", ["The trouble lay in our system.", "The server crashed.", "Our new database failed."])
def test_what_is_not_named_is_nobody(told: str) -> None:
    assert blamed(told) == ()


def test_one_word_may_be_down() -> None:
    assert [(one.parts, one.grade) for one in blamed("Looked at it. Rostering is down. Everything is down.")] == [
        (("rostering",), DOWN)
    ]


def test_what_is_called_a_service_is_a_fact() -> None:
    told = facts(read("What failed was the timestamp service. The session store was fine."))
    assert [(fact.kind, fact.value) for fact in told] == [("service", "timestamp service")]


@pytest.mark.parametrize("told", CULPRIT)
def test_two_culprits_contradict(told: str) -> None:
    assert _kinds(f"Nobody could sign in.\n{told.format('session store')}", OTHER) == ["service"]


@pytest.mark.parametrize("told", FAILING)
def test_a_part_that_failed_contradicts_another_that_is_blamed(told: str) -> None:
    assert _kinds(told.format("session store"), OTHER) == ["service"]


def test_a_part_that_one_version_clears_is_blamed_by_another() -> None:
    ours = "Rostering is down, process killed for memory. Dispatch, passenger info and fuel all green."
    assert _kinds(ours, "The passenger information system at the depot was out of order for an hour.") == ["service"]


def test_two_parts_that_did_the_same_contradict() -> None:
    ours = "The fraud scoring service hung and froze cards after a change of the schema."
    assert _kinds(ours, "The card vault malfunctioned after a schema change and froze cards.") == ["service"]


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_what_may_be_one_part_or_another_level_is_left_alone(one: str, other: str) -> None:
    assert _kinds(one, other) == []


def test_the_sentence_that_a_day_opens_names_no_product() -> None:
    assert facts(read("On Monday, the passenger information system was slow.")) == []


def test_one_version_blames_two_parts_for_one_thing() -> None:
    told = "The culprit is the session store, which rejected all tickets. {} was to blame, as it rejected all tickets."
    apart = find([read(told.format("The audio archive")), read("S: Tickets\nThey are valid.")])
    same = find([read(told.format("The store for sessions")), read("S: Tickets\nThey are valid.")])
    assert [c.kind for c in apart] == ["service"]
    assert not same


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (
            "The rostering system was not available on Monday from six o'clock. The licence limit was reached.",
            "On Monday morning the payroll system was out of service. The licence was used up.",
        ),
        (
            "On Saturday the loyalty card platform did not answer in any of our 96 stores.",
            "All 96 stores were without the gift card service on Saturday.",
        ),
    ],
)
def test_two_systems_that_were_down_are_two(told: str, other: str) -> None:
    assert [one.kind for one in find([read(told), read(other)])] == ["service"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("The authentication service was down.", "Our customer platform was down. You could not sign in."),
        ("The API service was down.", "The Acme platform was down."),
        ("Checkout service was down.", "The shop platform was down."),
        ("The login service was down.", "The customer system was down."),
    ],
)
def test_a_service_and_the_platform_it_belongs_to_may_both_be_down(part: str, whole: str) -> None:
    assert _kinds(part, whole) == []


def test_a_system_and_what_it_is_made_of_may_both_be_down() -> None:
    told = "On Saturday the loyalty card platform did not answer in any of our 96 stores."
    assert not find([read(told), read("All stores were without the gift card portal on Saturday.")])
    assert not blamed("No store was without the gift card platform on Saturday.")
