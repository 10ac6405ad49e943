"""The word diff loses nothing, reads well, and stays small and quick."""

import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.differences import words
from reviewer.comparison.differences.words import Piece, around_changes, changes, diff, same_words
from tests.comparison.steps import steps

# Few words and many separators: texts that share much, and much that repeats.
TEXTS = st.lists(st.sampled_from(["pool", "100", "10", " ", "  ", "\n", ", ", ".", "é", "\u200b", "\r\n", "👩‍🚒"])).map(
    "".join
)


def before_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.op != "insert")


def after_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.op != "delete")


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        (
            "The host db-1.prod.internal ran dry.",
            "The host [internal host] ran dry.",
            "db-1.prod.internal",
            "[internal host]",
        ),
        ("On 2026-03-12 it began.", "On 2025-03-14 it began.", "2026-03-12", "2025-03-14"),
        ("Image v1.2-rc1 is out.", "Image v3.2-rc2 is out.", "v1.2-rc1", "v3.2-rc2"),
    ],
)
def test_what_is_written_without_spaces_is_replaced_whole(before: str, after: str, gone: str, new: str) -> None:
    assert [piece for piece in diff(before, after) if piece.op != "equal"] == [
        Piece("delete", gone),
        Piece("insert", new),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- 14:00 Deploy v2.4.1 to production", "- 14:05 Errors begin"),
        ("v2.4.1 shipped a pool of ten", "v2.5.0 is what we run"),
        ("99.9% of what was asked", "99.95% of all requests"),
        ("1,862 people were told", "1,900 of them know"),
    ],
)
def test_a_number_is_told_whole_where_the_words_behind_it_change_too(before: str, after: str) -> None:
    """Else one reads "14:" as what both say, and a time of two halves."""
    kept = [piece.text.strip() for piece in diff(before, after) if piece.op == "equal"]
    assert not [text for text in kept if any(char.isdigit() for char in text)]
    assert before_of(diff(before, after)) == before
    assert after_of(diff(before, after)) == after


def test_two_words_beside_each_other_stay_two() -> None:
    assert changes(diff("From 14:00 to 14:45 UTC.", "From 14:05 to 14:50 UTC.")) == 2


@given(st.one_of(TEXTS, st.text()), st.one_of(TEXTS, st.text()))
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    pieces = diff(before, after)
    assert (before_of(pieces), after_of(pieces)) == (before, after)


@given(st.text(), st.text())
def test_no_piece_is_empty_and_neighbours_differ(before: str, after: str) -> None:
    pieces = diff(before, after)
    assert all(piece.text for piece in pieces)
    assert all(one.op != other.op for one, other in pairwise(pieces))


@given(TEXTS, TEXTS, st.sampled_from([0, 8, 64]))
def test_texts_too_long_for_the_exact_way_lose_nothing_either(before: str, after: str, cells: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "CELLS", cells)
        pieces = diff(before, after)
    assert (before_of(pieces), after_of(pieces)) == (before, after)
    assert all(one.op != other.op for one, other in pairwise(pieces))


def test_a_lone_word_between_long_changes_is_told_with_them() -> None:
    pieces = diff(
        "orders that timed out between 10 and 11 may be lost", "you will receive a credit 10 per cent of this month"
    )
    assert [piece.op for piece in pieces] == ["delete", "insert"]


@given(st.text(min_size=1))
def test_the_same_text_has_no_changes(text: str) -> None:
    assert diff(text, text) == [Piece("equal", text)]
    assert changes(diff(text, text)) == 0


def test_a_replaced_phrase_reads_as_one_change() -> None:
    pieces = diff("It lasted about 40 minutes and is over.", "It lasted 45 minutes and is over.")
    assert changes(pieces) == 1
    assert Piece("insert", "45") in pieces
    assert pieces[0] == Piece("equal", "It lasted ")


def test_words_with_a_space_between_them_belong_together() -> None:
    assert diff("our internal systems", "one of them") == [
        Piece("delete", "our internal systems"),
        Piece("insert", "one of them"),
    ]


def test_nothing_against_something_is_one_insertion() -> None:
    assert diff("", "new") == [Piece("insert", "new")]
    assert diff("old", "") == [Piece("delete", "old")]
    assert diff("", "") == []


def numbered(words: int, every: int = 0) -> str:
    lines = (f"{i % 60:02} the service answered request {i * 7919 % 1000} slowly" for i in range(words // 7))
    return "\n".join(f"changed {line}" if every and i % every == 0 else line for i, line in enumerate(lines))


@pytest.mark.parametrize("every", [0, 2, 9])
def test_work_grows_with_the_length(every: int) -> None:
    """`bench words` prints the milliseconds."""

    def work(words: str) -> object:
        return diff(numbered(int(words)), numbered(int(words), every=every).swapcase())

    assert steps(work, "3500") < 6 * steps(work, "875") + 1_000


def test_memory_grows_with_the_length_and_not_with_its_square() -> None:
    before, after = numbered(68_000), numbered(68_000, every=9)
    assert len(before) > 400_000
    tracemalloc.start()
    pieces = diff(before, after)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (before_of(pieces), after_of(pieces)) == (before, after)
    assert peak < 150 * len(before)


def test_long_texts_are_still_told_word_by_word() -> None:
    before = numbered(68_000)
    after = before.replace("request 919 slowly", "request 919 not at all", 1)
    assert [piece.text for piece in diff(before, after) if piece.op != "equal"] == ["slowly", "not at all"]


def test_a_shortened_diff_keeps_every_change() -> None:
    pieces = diff("a " * 200 + "old" + " b" * 200, "a " * 200 + "new" + " b" * 200)
    short = around_changes(pieces, 20)
    assert [piece for piece in short if piece.op != "equal"] == [piece for piece in pieces if piece.op != "equal"]
    assert sum(len(piece.text) for piece in short) < 60


def test_it_is_shortened_at_a_space() -> None:
    pieces = diff(
        "The pool was exhausted. Old words, then a connection", "The pool was exhausted. New words, then a connection"
    )
    assert [piece.text for piece in around_changes(pieces, 11) if piece.op == "equal"] == [
        " … exhausted. ",
        " words, … ",
    ]
    # Exactly between two words, and within one that is longer than what is kept.
    assert around_changes(diff("old words, then", "new words, then"), 7)[-1].text == " words, … "
    assert around_changes(diff("old\n" + "x" * 40, "new\n" + "x" * 40), 8)[-1].text == "\nxxxxxxx … "


def test_words_are_the_same_whatever_stands_between_them() -> None:
    assert same_words("**45** minutes, in all", "45 minutes\nin all")
    assert not same_words("45 minutes", "40 minutes")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("API: ✅", "API: ❌"), ("p99 < 5%", "p99 > 5%"), ("+5 %", "-5 %"), ("5 $", "5 €"), ("UTC+2", "UTC-2")),
        *(
            ("5 %", "5"),
            ("a ≤ b", "a ≥ b"),
            ("\u2212 5", "\u22125"),
            ("🔴 API", "🟢 API"),
            ("▲ 5", "▼ 5"),
            ("± 5", "5"),
        ),
        *(("a <= b", "a < b"), ("a != b", "a b"), ("↑", "↓")),
        *((".5 %", "5 %"), ("10.5", "10/5"), ("1.500", "1,500"), ("14:02", "14.02"), ("-.5", "-5"), ("$.5", "$5")),
        *(
            ("a \u2266 b", "a \u2267 b"),
            ("a \uff1c b", "a \uff1e b"),
            ("\u22485", "5"),
            ("~5", "5"),
            ("a \u2a7d b", "a \u2a7e b"),
        ),
        *(("\u20115 %", "5 %"), ("\u20105", "5"), ("\uff0d5", "5"), ("\ufe635", "5"), ("\uff0b5", "\uff0d5")),
    ],
)
def test_signs_that_say_something_count(before: str, after: str) -> None:
    assert not same_words(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("a -> b => c", "a → b ➜ c"), ("• a ● b ▪ c", "a b c"), ("10-20", "10\u201320"), ("a -- c", "a \u2014 c")),
        *(('"it\'s"', "“it\u2019s”"), ("5\xa0%", "5 %"), ("⚠\ufe0f", "⚠"), ("a >= b", "a ≥ b"), ("✔ a", "✅ a")),
        *(("Ana <ana@x.example>", "Ana ana@x.example"), ("───── a", "a"), ("ACME™ ©", "ACME"), (">> a", "» a")),
        *(
            ("+-----+ a |", "a"),
            ("5 °C", "5 C"),
            ("14:05 - 14:45", "14:05 \u2013 14:45"),
            ("-5", "\u22125"),
            ("…", "..."),
        ),
        *(
            ("~5 min", "\u2248 5 min"),
            ("\u20115", "-5"),
            ("a \u2266 5", "a <= 5"),
            ("a \uff1e 5", "a > 5"),
            ("~5~", "5"),
        ),
        *(
            ("well\u2011known 3\u20114", "well-known 3-4"),
            ("...5", "\u20265"),
            ("[1].5", "[1] 5"),
            ("- 5, 6: 7", "5 6 7"),
        ),
        *(
            ("3 /4, 3 :1, 1 ,5", "3/4, 3:1, 1,5"),
            ("5 /\n6", "5 / 6"),
            ("\u2010 a", "a"),
            ("~~5~~", "5"),
            ("See [^1].", "See [1]"),
        ),
    ],
)
def test_signs_of_layout_do_not(before: str, after: str) -> None:
    assert same_words(before, after)
