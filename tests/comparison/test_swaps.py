"""What an edit replaced, and where else the same words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.differences.swaps import Swap, carried, places, swaps


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It lasted 45 minutes.", "It lasted 41 minutes.", [Swap("45 minutes", "41 minutes")]),
        ("on db-1.internal.", "on our database.", [Swap("db-1.internal", "our database")]),
        ("It lasted 45.", "It lasted 41.", [Swap("lasted 45", "lasted 41")]),
        ("at 14:05 UTC.", "at 14:09 UTC.", [Swap("14:05 UTC", "14:09 UTC")]),
        ("It hit 1,862 customers.", "It hit 1,865 customers.", [Swap("1,862 customers", "1,865 customers")]),
        ("(v2.4.11), then", "(v2.4.12), then", [Swap("v2.4.11", "v2.4.12")]),
        ("down 14:05 (UTC)", "down 14:09 (UTC)", [Swap("down 14:05", "down 14:09")]),
        ("We are sorry.", "We are sorry. It is over.", []),
        ("One. Two. Three.", "One. Three.", []),
        ("the same", "the same", []),
        ("", "anything at all", []),
    ],
)  # fmt: skip
def test_a_replacement_is_told_by_enough_words(before: str, after: str, expected: list[Swap]) -> None:
    assert swaps(before, after) == expected


@pytest.mark.parametrize(
    ("old", "text", "times"),
    [
        ("服务中断 四十五分钟", "昨天服务中断 四十五分钟左右。", 1),
        ("14:05 停止", "节点在 14:05 停止了, 在 114:05 停止", 1),
        ("四十五分钟 中断", "四十五分钟 中断, 一百四十五分钟 中断", 1),
        ("中断 四十", "中断 四十五分钟, 中断 四十分钟", 1),
    ],
)
def test_a_phrase_in_a_script_without_spaces_is_found(old: str, text: str, times: int) -> None:
    assert len(places(Swap(old, "x"), text)) == times


def test_the_same_replacement_twice_is_one() -> None:
    before = "It lasted 45 minutes. We say 45 minutes again."
    assert swaps(before, before.replace("45", "41")) == [Swap("45 minutes", "41 minutes")]


def test_only_whole_words_are_places() -> None:
    swap = Swap("45 minutes", "41 minutes")
    assert places(swap, "145 minutes, 45 minutes, 45 minuteses") == [(13, 23)]
    assert carried([swap], "For 45 minutes, yes 45 minutes.") == "For 41 minutes, yes 41 minutes."


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("14:05 UTC", "until 13:14:05 UTC"),
        ("at 14:05", "at 14:05:30"),
        ("862 customers", "1,862 customers, 12.862 customers, 1'862 customers, 1 862 customers"),
        ("lasted 45", "lasted 45.5 minutes, lasted 45,000 seconds, lasted 45 000 seconds"),
        ("05-14", "2026-05-14"),
        ("release 2.4", "release 2.4.1"),
    ],
)  # fmt: skip
def test_a_part_of_another_number_is_no_place(old: str, other: str) -> None:
    assert places(Swap(old, "anything"), other) == []


def test_a_number_beside_punctuation_is_a_place() -> None:
    assert len(places(Swap("45 minutes", "41 minutes"), "SEV1: 45 minutes, (45 minutes), in 2026 45 minutes.")) == 3
    assert len(places(Swap("at 14:05", "at 14:09"), "at 14:05. At noon, at 14:05, and at 14:05 200 calls")) == 2


@pytest.mark.parametrize(
    ("before", "after", "other", "expected"),
    [
        (
            "The outage took 35 minutes. The recovery took 45 minutes.",
            "The outage took 45 minutes. The recovery took 55 minutes.",
            "Down for 35 minutes, and back after 45 minutes of work.",
            "Down for 45 minutes, and back after 55 minutes of work.",
        ),
        (
            "Owner: Ann Lee. Backup: Bob Roe.",
            "Owner: Bob Roe. Backup: Ann Lee.",
            "Ann Lee owns it, Bob Roe is the backup.",
            "Bob Roe owns it, Ann Lee is the backup.",
        ),
        (
            "Started at 14:05 UTC. Ended at 14:50 UTC.",
            "Started at 14:50 UTC. Ended at 15:35 UTC.",
            "From 14:05 UTC until 14:50 UTC it was down; the alarm rang at 13:05 UTC.",
            "From 14:50 UTC until 15:35 UTC it was down; the alarm rang at 13:05 UTC.",
        ),
    ],
)  # fmt: skip
def test_what_one_puts_in_is_not_replaced_by_another(before: str, after: str, other: str, expected: str) -> None:
    assert carried(swaps(before, after), other) == expected


def test_of_two_that_overlap_the_longer_one_is_done() -> None:
    found = [Swap("45 minutes", "41 minutes"), Swap("45 minutes late", "in time")]
    assert carried(found, "It was 45 minutes late.") == "It was in time."


def test_what_was_replaced_in_two_ways_is_not_offered() -> None:
    assert swaps("First 45 minutes. Then 45 minutes.", "First 41 minutes. Then 43 minutes.") == []


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_swap_stood_in_the_text_of_before(before: str, after: str) -> None:
    for swap in swaps(before, after):
        assert swap.old in before
        assert swap.new in after
