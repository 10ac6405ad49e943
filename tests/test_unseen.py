"""Characters that nobody sees: those of an emoji and of how a script is written do honest work, the others hide."""

from itertools import pairwise

import pytest

from reviewer.desk.mail import marks
from reviewer.unseen import at_work
from tests.comparison.steps import steps

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to our engineers \U0001f469\u200d\U0001f4bb it is over.",
        "\U0001f469\U0001f3fd\u200d\U0001f4bb, \U0001f3f3\ufe0f\u200d\U0001f308 and \u2764\ufe0f\u200d\U0001f525",
        "\U0001f642\u200d\u2194\ufe0f",
        f"In England {FLAG} it rains.",
        "done \u21a9\ufe0e back, \u260e\ufe0e 123, \u26a0\ufe0e careful, \u2713\ufe0e",
        "\u26a0\ufe0f Step 1\ufe0f\u20e3 \u2139\ufe0f is done.",
        "مشکل برطرف شد و سرویس می\u200cکند.",
        "क्\u200dष and क्\u200c, র\u200d্য",
        "ශ්\u200dරී ලංකා",
        "שלום \u200fABC",
        "\u200f(שלום) C++\u200e שלום",
        "葛\U000e0100飾区, 神\ufe00",
        "\u182d\u180b",
    ],
)
def test_what_an_emoji_or_a_script_needs_hides_nothing(text: str) -> None:
    assert marks.hidden_count(text) == 0
    assert marks.plain(text) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("pay\u200dment", 1),
        ("pay\u200cment", 1),
        ("pay\ufe0epal", 1),
        ("pay\ufe00pal", 1),
        ("pay\U000e0100pal", 1),
        ("pay\u200fpal", 1),
        ("pay\u200epal, שלום", 1),
        ("total \u200f100", 1),
        ("pay\u180bpal", 1),
        ("a\U0001f469\u200d", 1),
        ("\U0001f469\u200dment", 1),
        ("\U0001f469\u200d\u200b\u200d\U0001f4bb", 3),
        ("می\u200cpay", 1),
        ("می\u200c\u200cک", 2),
        ("क्\u200cpay", 1),
        ("漢\u200d字", 1),
        ("שלום \u202eABC", 1),
        ("שלום " + "\u200e\u200f" * 8, 16),
        ("\u26a0\ufe0f\u200b", 1),
        ("\U0001f3f4\U000e0070\U000e0061\U000e0079\U000e007f", 4),
        (FLAG[1:], 6),
        ("\u200d\U0001f4bb", 1),
        ("\ufe0f", 1),
    ],
)
def test_what_hides_within_words_is_told(text: str, count: int) -> None:
    assert marks.hidden_count(text) == count


@pytest.mark.parametrize("unit", ["\u200f1", "\u200f(", "\u200fש", "\u200f\u200e1"])
def test_a_mark_of_direction_costs_no_more_than_another_hidden_character(unit: str) -> None:
    """What stands beside each was looked over letter by letter: a mail full of them took three seconds at each look."""
    text = unit * 1_000
    assert steps(at_work, text) < 4 * steps(at_work, text.replace("\u200f", "\u200d"))


def test_a_mark_of_direction_sees_what_is_near_alone() -> None:
    assert at_work("\u200f" + "1" * 39 + "ש") == {0}
    assert at_work("\u200f" + "1" * 40 + "ש") == set()
    assert at_work("ש" + "1" * 39 + "\u200f") == {40}
    assert at_work("ש" + "1" * 40 + "\u200f") == set()


@pytest.mark.parametrize("text", ["", "a", "\u200b", "a\u200b", "\u200ba", "a\u200b\u200bb\u200b", "\u200b\u200ba"])
def test_runs_are_the_text_again(text: str) -> None:
    found = list(marks.runs(text))
    assert "".join(part for _, part in found) == text
    assert all(("\u200b" in part) is hidden and part for hidden, part in found)
    assert all(one[0] != other[0] for one, other in pairwise(found))


@pytest.mark.parametrize("unit", ["\u200fש", "a\u200d", "\u200d", "\u26a0\ufe0f\u200d", "م\u200c"])
def test_work_grows_with_the_length(unit: str) -> None:
    assert steps(at_work, unit * 2_000) < 6 * steps(at_work, unit * 500) + 1_000
