"""A text in parts, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.desk.editing.parts import join, split

REPORT = "Hello all,\n\n## Summary\nIt broke.\n\n## Timeline\n14:00 It broke\n\n## Timeline\n15:00 It works\n\n\n"


def test_every_section_is_a_part_with_a_name_of_its_own() -> None:
    assert [part.label for part in split(REPORT)] == ["Opening", "Summary", "Timeline", "Timeline 2"]


@pytest.mark.parametrize("text", ["", "\n\n", "No heading at all.", REPORT, "## Impact\n", "\n\n## Impact\nAll.\n"])
def test_the_parts_joined_are_the_text(text: str) -> None:
    parts = split(text)
    assert join([part.text for part in parts], [part.gap for part in parts]) == text


@given(st.text(alphabet=st.sampled_from("ab \n#*:-=1.\u2028\r"), max_size=200))
def test_whatever_the_text_nothing_is_lost(text: str) -> None:
    parts = split(text)
    assert join([part.text for part in parts], [part.gap for part in parts]) == text


def test_a_part_that_was_emptied_leaves_nothing_behind() -> None:
    parts = split(REPORT)
    texts = [part.text if part.label != "Timeline" else "" for part in parts]
    joined = join(texts, [part.gap for part in parts])
    assert "\n\n\n\n" not in joined
    assert "14:00" not in joined


def test_a_part_without_its_gap_still_ends_its_line() -> None:
    assert join(["one", "two"], []) == "one\ntwo\n"
