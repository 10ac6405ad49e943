"""Concepts in a text: phrases and their alternatives, what only looks like them, and rules over parts of sentences."""

import pytest

from reviewer.redaction.lexicon import Lexicon
from reviewer.redaction.sentences import Sentences
from reviewer.redaction.telling import Teller
from reviewer.redaction.values import Passage

CONCEPTS = {"door": "gate | {front,back} door{,s}", "state": "open | wide open", "nothing": "open source | gate keeper"}


def marked(text: str) -> list[tuple[str, str]]:
    return [
        (mark.concept, text[mark.start : mark.end]) for mark in Lexicon(CONCEPTS).marks(Passage(text), 0, len(text))
    ]


def test_phrases_are_found_with_all_their_alternatives_in_any_case() -> None:
    assert marked("Front doors, a back-door and the GATE") == [
        ("door", "Front doors"),
        ("door", "back-door"),
        ("door", "GATE"),
    ]


def test_a_phrase_within_another_counts_as_well() -> None:
    assert marked("wide open") == [("state", "wide open"), ("state", "open")]


@pytest.mark.parametrize("text", ["open source", "the gate keeper", "gate_limit", "x/gate", "gate.py", "back. Door"])
def test_pieces_of_names_and_phrases_that_mean_something_else_do_not_count(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("At noon the gate was wide open, they say.", ["At noon the gate was wide open"]),
        ("Open was the gate.", []),
        ("The gate is old. It is open.", []),
        ("a gate " + "very " * 9 + "open", []),
        ("The gate is open and the back door is open; so what", ["The gate is open", "the back door is open"]),
    ],
)
def test_a_rule_holds_in_its_order_and_within_one_part_of_a_sentence(text: str, parts: list[str]) -> None:
    teller = Teller(Lexicon(CONCEPTS), [("door", "state")], ("door",), reach=4)
    told = [clause for clause in teller.clauses(Passage(text)) if list(teller.told(clause))]
    assert [text[clause.start : clause.end] for clause in told] == parts


def test_sentences_end_at_full_stops_lists_and_short_lines_but_not_at_abbreviations() -> None:
    text = "One e.g. this\none. Two\n\n- three is a line\n- four, and\n  no more"
    sentences = Sentences(text)
    whole = [text[slice(*sentences.around(place, place + 1))] for place in map(text.index, ("this", "Two", "three"))]
    assert whole == ["One e.g. this", "Two", "- three is a line"]


def test_what_is_asked_backwards_is_answered_the_same() -> None:
    text = "Alpha is up. Beta is down.\n\nGamma, which is new, is up.\n\nDelta."
    places = [text.index(word) for word in ("Alpha", "Beta", "Gamma", "new", "Delta")]
    forwards, backwards = Sentences(text), Sentences(text)
    answers = [forwards.part(place, place + 3) for place in places]
    assert [backwards.part(place, place + 3) for place in reversed(places)] == answers[::-1]
