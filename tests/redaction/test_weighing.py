"""Weighing parts of sentences: words and their classes, features, the file of weights, and what is told by them."""

from dataclasses import replace
from typing import Any

import pytest

from reviewer.redaction.values import Category, Org, Passage
from reviewer.redaction.weighing import features
from reviewer.redaction.weighing.second_look import SIZE, Features, Mail
from reviewer.redaction.weighing.weigher import Weigher, token_of
from reviewer.redaction.weighing.weights import FILE, Bounds, Weights, on_file, read, written
from reviewer.redaction.weighing.words import WORD, stem, symbols

EASY = Bounds(again=5, told=10, beside=1, quoted=20, evidence=1)
NEVER = Bounds(again=10_000, told=10_000, beside=10_000, quoted=10_000, evidence=10_000)


def weights(told: dict[str, int]) -> Weights:
    """Weights for weaknesses alone, by word."""
    numbers = {word: number for number, word in enumerate(told, start=1)}
    found: dict[int, features.Weight] = {numbers[word]: (weight, 0, 0) for word, weight in told.items()}
    return Weights(numbers, found, (0, 0, 0), (EASY, NEVER, NEVER))


def told(text: str, weighing: dict[str, int], org: Org | None = None) -> list[str]:
    tellings = Weigher(weights(weighing)).tellings(Passage(text, org or Org()))
    assert {category for _, _, category in tellings} <= {Category.VULNERABILITY}
    return [text[start:end] for start, end, _ in tellings]


@pytest.mark.parametrize(
    "words", ["expose exposes exposed exposing", "stop stops stopped stopping", "copy copies copied"]
)
def test_the_forms_of_a_word_are_one(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("word", "mean"),
    [
        ("intruder", "<attacker>"),
        ("Solicitors", "<lawyer>"),
        ("idiots", "<insult>"),
        ("isn't", "<not>"),
        ("\N{EURO SIGN}240,000", "<money>"),
        ("38%", "<percent>"),
        ("04:10", "<time>"),
        ("1204", "<number>"),
        ("CVE-2024-12345", "<weakness-id>"),
        ("/etc/passwd", "<code>"),
        ("Kafka", "<product>"),
        ("Giulia", "<person>"),
    ],
)
def test_words_stand_for_what_they_are_an_example_of(word: str, mean: str) -> None:
    assert WORD.findall(word) == [word]
    assert symbols(word)[1] == mean


@pytest.mark.parametrize("when", ["On 10 November at 08:20 UTC ", "Monday 14:05 CET ", ""])
def test_when_it_was_does_not_weigh(when: str) -> None:
    weighing = {"token": 40, "printed": 40, "at": 0, "<time>": -90, "<day>": -90, "utc": -90}
    text = f"{when}a token was printed into a log, 08:20."
    [[first, last]] = Weigher(weights(weighing)).weighed(Passage(text, Org()))
    assert (text[first.start : first.end], text[last.start : last.end].strip()) == (text[: text.rindex(",")], "08:20.")
    assert last.weight < first.weight
    assert told(text, weighing) == [text[: text.rindex(",")]]


def test_an_unknown_word_with_a_capital_is_a_name() -> None:
    assert token_of("Zorblat", {"<name>": 3}) == (3, 3)
    assert token_of("zorblat", {"<name>": 3}) == (0, 0)


def test_words_next_to_and_near_each_other_what_is_denied_and_what_is_asked_are_features() -> None:
    part = [(1, 1), (0, 0), (2, 2), (3, 3)]
    edge = features.ROOM - 1
    assert set(features.of_several(part, negation=2, question=1)) == {
        features.NEXT + edge * features.ROOM + 1,
        features.NEXT + 2 * features.ROOM + 3,
        features.NEXT + 3 * features.ROOM + edge,
        features.NEAR + 1 * features.ROOM + 2,
        features.NEAR + 1 * features.ROOM + 3,
        features.NEAR + 2 * features.ROOM + 3,
        features.DENIED + 3,
        features.ASKED + 2,
        features.ASKED + 3,
    }


def test_weights_are_read_as_they_were_written() -> None:
    found = {1: (3, -4, 0), features.NEAR + features.ROOM + 2: (0, 12, -1)}
    kept = Weights({"a": 1, "b": 2}, found, (-1, -2, 0), (EASY,))
    assert read(written(kept)) == kept
    both = replace(kept, bounds=(EASY, NEVER), second=(tuple(range(1 + SIZE)), tuple(range(-1 - SIZE, 0))))
    assert read(written(both)) == both


def test_the_weights_on_file_are_few_and_complete() -> None:
    assert FILE.stat().st_size < 700_000
    assert len(on_file().bounds) == len(on_file().start) == 3
    assert written(on_file()) == FILE.read_text(encoding="utf-8")


def test_neighbours_that_go_on_about_it_are_told_together() -> None:
    weighing = {"zork": 60, "plum": 30}
    assert told("Well, the zork is there, in the plum, at last. A lamp. A zork.", weighing) == [
        "the zork is there, in the plum",
        "A zork",
    ]


def second_look(feature: int) -> tuple[int, ...]:
    """Weights of a second look in which one feature says that a part tells, and all else that it does not."""
    return (-100, *(400 if place == feature else 0 for place in range(SIZE)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("It is in the plum.", []),
        ("It is in the plum. There is a zork.", ["It is in the plum"]),
        ("There is a zork. It is quiet. The plum.", ["The plum"]),
        ("A zork. A zork. A zork.", ["A zork", "A zork", "A zork"]),
    ],
)
def test_a_second_look_asks_what_the_rest_of_the_mail_tells(said: str, told: list[str]) -> None:
    """Here a part tells where what weighs most beside it in the mail weighs very much."""
    feature = next(place for place, _ in surroundings("A zork. A plum.", 1) if place in {*range(18, 27)})
    weigher = Weigher(replace(weights({"zork": 60, "plum": 14}), second=(second_look(feature),) * 3))
    text = f"{said}\n\n{'All was quiet on that day. ' * 6}"
    assert [text[start:end] for start, end, _ in weigher.tellings(Passage(text))] == told


def test_what_has_hardly_anything_around_it_is_told_by_its_own_weight() -> None:
    weigher = Weigher(replace(weights({"zork": 60}), second=((-100, *[0] * SIZE),) * 3))
    assert weigher.tellings(Passage("A zork.")) == [(0, 6, Category.VULNERABILITY)]
    assert weigher.tellings(Passage(f"A zork.\n\n{'All was quiet on that day. ' * 6}")) == []


def surroundings(text: str, sentence: int) -> Features:
    """What the first part of a sentence has around it."""
    weighed = Weigher(weights({"zork": 60, "plum": 14})).weighed(Passage(text))
    return [*Mail(text, weighed).features(0)][sentence][0]


def test_what_stands_around_a_part_is_told_by_as_many_features_in_every_mail() -> None:
    for text in ("A zork.", "- A zork?\n- A plum.\n", "> The plum, a zork, another plum\n" * 30, "A plum. " * 300):
        found = surroundings(text, 0)
        assert {place for place, _ in found} <= {*range(SIZE)}
        assert round(sum(much for _, much in found), 6) == 12
    assert surroundings("- A zork?", 0) != surroundings("A zork?", 0) != surroundings("A zork.", 0)


@pytest.mark.parametrize(
    ("rest", "is_told"), [("It was a drill.", False), ("It was quiet.", False), ("It was an intruder.", True)]
)
def test_what_the_words_of_a_mail_say_weighs_for_each_part_of_it(rest: str, is_told: bool) -> None:
    by_word = weights({"zork": 14, "drill": 0, "<attacker>": 0})
    anywhere = {
        features.MAIL + by_word.symbols[word]: (weight, 0, 0) for word, weight in (("drill", -40), ("<attacker>", 40))
    }
    weigher = Weigher(replace(by_word, features={**by_word.features, **anywhere}))
    assert bool(weigher.tellings(Passage(f"A zork.\n\n{rest}"))) == is_told


def test_what_is_quoted_is_told_without_who_says_it_unless_both_weigh_much() -> None:
    assert told('The lamp wrote "a zork" there.', {"zork": 60}) == ["a zork"]
    assert told('The zork wrote "a drill" there.', {"zork": 60, "drill": 4}) == ["The zork wrote"]
    assert told('The zork wrote "a zork" there.', {"zork": 60}) == ['The zork wrote "a zork"']
    assert told('"A zork" is the zork there, they say', {"zork": 60}) == ['"A zork" is the zork there']


def test_people_of_the_roster_are_persons() -> None:
    assert told("Zorblat did it.", {"<person>": 60}) == []
    assert told("Zorblat did it.", {"<person>": 60}, Org(roster=("Zorblat Quennel",))) == ["Zorblat did it"]


def test_a_sentence_that_a_mail_says_again_is_weighed_once_and_told_in_both_places() -> None:
    by, mail = Weigher(weights({"zork": 60})), dict[object, Any]()
    first, again = Passage("A lamp. There is a zork.", Org(), mail), Passage("A plum. There is a zork.", Org(), mail)
    assert by.tellings(first) == by.tellings(again) == [(8, 23, Category.VULNERABILITY)]
    assert list(mail[by]) == ["A lamp", " There is a zork.", "A plum"]


def test_a_feature_is_known_whether_or_not_its_line_was_read() -> None:
    kept = weights({"leaked": 30, "hole": 20})
    again = read(written(kept)).features
    assert again.get(features.of_word((2, 2))[0]) == (20, 0, 0)
    assert again.get(features.of_word((3, 3))[0]) is None
    assert again.get(features.MAIL + 1) is None
    assert dict(again) == dict(kept.features)
