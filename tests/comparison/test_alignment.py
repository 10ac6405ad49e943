"""Sections of several versions share rows; each stands in exactly one cell."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.alignment import align
from reviewer.comparison.sections import parse
from reviewer.comparison.title_words import NAMES
from reviewer.comparison.values import Section

SECTIONS = st.lists(
    st.builds(
        Section,
        name=st.sampled_from(NAMES),
        heading=st.sampled_from(["", "## Cost", "COST:", "Cost", "## 費用", "🔥"]),
        start=st.integers(),
        end=st.integers(),
    )
)


@given(st.lists(SECTIONS, min_size=1, max_size=5))
def test_every_section_stands_in_exactly_one_cell(versions: list[list[Section]]) -> None:
    rows = align(versions)
    for column, sections in enumerate(versions):
        placed = [section for row in rows for section in row.cells[column]]
        assert sorted(map(repr, placed)) == sorted(map(repr, sections))
    assert len({(row.name, row.title.casefold()) for row in rows}) == len(rows)


def rows_of(*texts: str) -> list[tuple[str, str, list[int]]]:
    return [(row.name, row.title, [len(cell) for cell in row.cells]) for row in align([parse(text) for text in texts])]


def test_versions_that_agree_keep_their_order() -> None:
    text = "## Impact\na\n\n## Timeline\nb\n\n## Summary\nc\n"
    assert [name for name, _, _ in rows_of(text, text)] == ["impact", "timeline", "summary"]


def test_the_order_most_versions_use_wins_and_ties_follow_the_names() -> None:
    one, other = "## Impact\na\n\n## Timeline\nb\n", "## Timeline\na\n\n## Impact\nb\n"
    assert [name for name, _, _ in rows_of(one, one, other)] == ["impact", "timeline"]
    assert [name for name, _, _ in rows_of(one, other)] == ["timeline", "impact"]


def test_a_section_that_a_version_lacks_leaves_its_cell_empty() -> None:
    assert rows_of("## Impact\na\n", "## Impact\na\n\n## Timeline\nb\n\n## Impact\nc\n") == [
        ("impact", "", [1, 2]),
        ("timeline", "", [0, 1]),
    ]


def test_other_sections_align_by_title_and_stay_where_they_stood() -> None:
    one = "Hi\n\n## Summary\na\n\n## Lessons learned\nb\n\n## Impact\nc\n\n## Cost\nd\n"
    other = "Hello\n\nSUMMARY\na\n\nIMPACT\nc\n\nCOST:\nd\n"
    assert rows_of(one, other) == [
        ("other", "", [1, 1]),
        ("summary", "", [1, 1]),
        ("other", "Lessons learned", [1, 0]),
        ("impact", "", [1, 1]),
        ("other", "Cost", [1, 1]),
    ]


def test_one_version_alone_and_none() -> None:
    assert rows_of("## Impact\na\n") == [("impact", "", [1])]
    assert align([]) == []
    assert align([[], []]) == []
