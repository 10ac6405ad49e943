"""What an edit replaced, and where else the same words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.swaps import Swap, carried, places, swaps


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It lasted 45 minutes.", "It lasted 41 minutes.", [Swap("45 minutes", "41 minutes")]),
        ("on db-1.internal.", "on our database.", [Swap("db-1.internal", "our database")]),
        ("It lasted 45.", "It lasted 41.", [Swap("lasted 45", "lasted 41")]),
        ("We are sorry.", "We are sorry. It is over.", []),
        ("One. Two. Three.", "One. Three.", []),
        ("the same", "the same", []),
        ("", "anything at all", []),
    ],
)  # fmt: skip
def test_a_replacement_is_told_by_enough_words(before: str, after: str, expected: list[Swap]) -> None:
    assert swaps(before, after) == expected


def test_the_same_replacement_twice_is_one() -> None:
    before = "It lasted 45 minutes. We say 45 minutes again."
    assert swaps(before, before.replace("45", "41")) == [Swap("45 minutes", "41 minutes")]


def test_only_whole_words_are_places() -> None:
    swap = Swap("45 minutes", "41 minutes")
    assert places(swap, "145 minutes, 45 minutes, 45 minuteses") == [(13, 23)]
    assert carried([swap], "For 45 minutes, yes 45 minutes.") == "For 41 minutes, yes 41 minutes."


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_swap_stood_in_the_text_of_before(before: str, after: str) -> None:
    for swap in swaps(before, after):
        assert swap.old in before
        assert swap.new in after
