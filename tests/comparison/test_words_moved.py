"""Moved text is recognised, white space can be ignored, and rows side by side lose nothing."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.differences.moved import moves
from reviewer.comparison.differences.side_by_side import side_by_side
from reviewer.comparison.differences.words import Piece, diff
from tests.comparison.steps import steps

WORDS = st.sampled_from(["pool", "100", "10", "a", "b", " ", " ", " ", "\n", "\r\n", ".", "é", "\u2028"])
TEXTS = st.one_of(st.lists(WORDS).map("".join), st.text())

MOVED = "the pool of connections was set to ten"
BEFORE = f"Summary: {MOVED} on Monday.\n\nImpact: all orders failed for an hour.\n\nCause: unknown.\n"
AFTER = f"Summary: it broke.\n\nImpact: all orders failed for an hour.\n\nCause: {MOVED}.\n"


def test_text_that_moved_is_tied_to_where_it_went() -> None:
    pieces = diff(BEFORE, AFTER)
    (move,) = moves(pieces)
    assert pieces[move.source].text[move.source_start : move.source_end] == MOVED
    assert pieces[move.target].text[move.target_start : move.target_end] == MOVED


def test_few_words_do_not_count_as_moved() -> None:
    assert moves(diff("one two three four. Then nothing more", "Then nothing more. one two three four")) == []


@given(TEXTS, TEXTS)
def test_moves_are_words_of_both_and_none_is_told_twice(before: str, after: str) -> None:
    pieces = diff(before, after)
    found = moves(pieces, least=2)
    for move in found:
        source, target = pieces[move.source], pieces[move.target]
        assert (source.op, target.op) == ("delete", "insert")
        there, here = source.text[move.source_start : move.source_end], target.text[move.target_start : move.target_end]
        assert words(there) == words(here) != []
    for spans in (
        [(move.source, move.source_start, move.source_end) for move in found],
        [(move.target, move.target_start, move.target_end) for move in found],
    ):
        ordered = sorted(spans)
        assert all(one[0] != other[0] or one[2] <= other[1] for one, other in pairwise(ordered))


def words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text)]


@given(TEXTS, TEXTS)
def test_the_sides_of_the_rows_are_the_texts(before: str, after: str) -> None:
    rows = side_by_side(diff(before, after))
    assert "".join(piece.text for row in rows for piece in row.left) == before
    assert "".join(piece.text for row in rows for piece in row.right) == after
    assert all(row.left or row.right for row in rows)


def test_a_line_both_have_stands_on_one_row() -> None:
    rows = side_by_side(diff("a\nold\nz\n", "a\nnew\nz\nmore\n"))
    assert [("".join(p.text for p in row.left), "".join(p.text for p in row.right), row.changed) for row in rows] == [
        ("a\n", "a\n", False),
        ("old\n", "new\n", True),
        ("z\n", "z\n", False),
        ("", "more\n", True),
    ]


@given(TEXTS, TEXTS)
def test_ignoring_space_keeps_the_second_text(before: str, after: str) -> None:
    pieces = diff(before, after, ignore_space=True)
    assert "".join(piece.text for piece in pieces if piece.op != "delete") == after
    kept = "".join(piece.text for piece in pieces if piece.op != "insert")
    assert "".join(kept.split()) == "".join(before.split())


def test_a_change_of_space_alone_can_be_ignored() -> None:
    assert diff("a  b\n\nc", "a b\nc", ignore_space=True) == [Piece("equal", "a b\nc")]
    assert Piece("insert", "d") in diff("a  b c", "a b d", ignore_space=True)


@pytest.mark.parametrize("word", ["pool ", "pool of ten words that go on and on\n"])
def test_work_on_moves_grows_with_the_length(word: str) -> None:
    def work(text: str) -> object:
        return moves([Piece("delete", text), Piece("equal", "x"), Piece("insert", text)])

    assert steps(work, word * 800) < 6 * steps(work, word * 200) + 1_000
