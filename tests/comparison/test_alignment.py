"""Sections of several texts as rows: every character stands in one cell, under the right name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.alignment import body_start, rows
from reviewer.comparison.sections import parse

TECHNICAL = (
    "# PD-1\n\n## Summary\n\nDown.\n\n## Timeline\n\n14:00 Deploy\n\n## Impact\n\nAll.\n\n## Glossary\n\nPool.\n"
)
CUSTOMER = "Dear customer,\n\n**Impact**\n\nSome.\n\n**Next steps**\n\nChecks.\n"


@given(st.lists(st.text(alphabet="#*=:-\n abTimelineIpct0", max_size=200), min_size=1, max_size=3))
def test_no_character_is_lost_or_shown_twice(texts: list[str]) -> None:
    table = rows(texts)
    for index, text in enumerate(texts):
        found = sorted((one.start, one.end) for row in table for one in row.cells[index])
        assert "".join(text[start:end] for start, end in found) == text


def test_sections_of_one_name_stand_in_one_row() -> None:
    table = rows([TECHNICAL, CUSTOMER])
    assert [row.label for row in table][:3] == ["Opening", "Summary", "Timeline"]
    impact = next(row for row in table if row.name == "impact")
    assert [len(cell) for cell in impact.cells] == [1, 1]
    timeline = next(row for row in table if row.name == "timeline")
    assert [len(cell) for cell in timeline.cells] == [1, 0]


def test_a_section_that_only_one_has_keeps_its_own_title() -> None:
    assert "Glossary" in [row.label for row in rows([TECHNICAL, CUSTOMER])]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("## Impact\n\nAll of it.\n", "\nAll of it.\n"),
        ("Impact\n======\nAll of it.\n", "All of it.\n"),
        ("**Impact**\n\nAll of it.\n", "\nAll of it.\n"),
        ("Impact: all of it.\n", "Impact: all of it.\n"),
    ],
)
def test_a_heading_with_lines_of_its_own_is_set_apart(text: str, body: str) -> None:
    [section] = parse(text)
    assert text[body_start(text, section) :] == body
