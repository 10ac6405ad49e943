"""Topics are found in one pass just as one pattern for each would find them, and in time that grows with the length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.facts import find
from reviewer.comparison.facts.lexicon import Lexicon
from reviewer.comparison.facts.vocabulary import ENDS_WORD, phrases
from reviewer.comparison.values import Version
from tests.comparison.steps import steps

ROWS = {
    "rollback": "rollback*, roll/rolled back, to the? previous/last release",
    "cause": "root? cause, cause/causes .. found/known, 5xx",
    "grade": "raised to P#, P#",
}
WORDS = [
    "rollback", "rollbacks", "roll-back", "roll", "rolled", "back", "to", "the", "previous", "last", "release", "root",
    "cause", "causes", "was", "not", "found", "known", "5xx", "raised", "P", "P1", "P12", "Rolled", "CAUSE", " ", "\n",
    "-", ", ",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["", " "]))
def test_every_phrase_is_found_where_its_own_pattern_finds_it(words: list[str], between: str) -> None:
    text, lexicon = between.join(words), Lexicon()
    topics = lexicon.add(ROWS, ENDS_WORD)
    said = sorted((mark.start, mark.end, topics[mark.rank]) for mark in lexicon.marks(text).of(topics))
    each = {name: phrases(row) for name, row in ROWS.items()}
    assert said == sorted((*found.span(), name) for name, pattern in each.items() for found in pattern.finditer(text))


def test_only_what_stands_wholly_between_two_places_is_given() -> None:
    lexicon = Lexicon()
    topics = lexicon.add(ROWS, ENDS_WORD)
    marks = lexicon.marks("root cause, root cause, root cause")
    assert [mark.start for mark in marks.within(topics, 1, 33)] == [12]


def test_an_opening_may_be_followed_by_anything() -> None:
    lexicon = Lexicon()
    topics = lexicon.add({"": ["P#"]}, "")
    assert lexicon.marks("P1-incident and P2x, XP3").starts(topics) == [0, 16]


@pytest.mark.parametrize(
    "unit",
    ["14:05 UTC alert, 12% of users.\n", "for 45 minutes ", "P1 ", "12 March ", "- Ada Roth: fix, due 3 May\n", "of "],
)
def test_work_grows_with_the_length(unit: str) -> None:
    def work(text: str) -> object:
        return find(Version("engineering", "", text))

    work(unit * 100)
    assert steps(work, unit * 400 + "x") < 6 * steps(work, unit * 100 + "x") + 1_000
