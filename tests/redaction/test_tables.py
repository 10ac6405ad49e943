"""Tables drawn with bars and lines with commas: the cells and their heads, and what stands in telling columns."""

import pytest

from reviewer.redaction.engine import default_engine
from reviewer.redaction.reading.tables import cells_of
from reviewer.redaction.values import Category, Passage
from tests.redaction.marked import found, wanted

DRAWN = "Before\n| Name | DOB |\n|---|---|\n| Ada | 1984-03-12 |\n\n| Rows |\n| 3 |\n"
SEPARATED = "id,name,dob\n48213,Ada,1984-03-12\n48214,Bo,1990-01-02\nThat was all, more or less, today\n"


def cells(text: str) -> list[tuple[str, str]]:
    return [(cell.head, text[cell.start : cell.end]) for cell in cells_of(Passage(text))]


def test_cells_of_a_drawn_table_know_the_heads_of_their_columns() -> None:
    assert cells(DRAWN) == [("name", "Ada"), ("dob", "1984-03-12"), ("rows", "3")]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_separated_lines_below_a_line_of_names_are_a_table_while_they_have_as_many_fields(mark: str) -> None:
    assert [value for _, value in cells(SEPARATED.replace(",", mark))][:6] == [
        "48213",
        "Ada",
        "1984-03-12",
        "48214",
        "Bo",
        "1990-01-02",
    ]
    assert len(cells(SEPARATED.replace(",", mark))) == 6


@pytest.mark.parametrize("text", ["One, two, three.\nFour, five, six.", "a|b\nc|d", "x,y\n1,2"])
def test_prose_and_short_lists_are_none(text: str) -> None:
    assert cells(text) == []


def test_columns_about_persons_hold_personal_data() -> None:
    text, things = wanted("user_id,country,dob,phone\n[[u-48213]],DE,[[1984-03-12]],[[030 55501234]]\nBye")
    assert found(text, Category.PII) == things
    assert found("job,rows,born\n48213,12,2\n", Category.PII) == []


def test_what_was_put_in_the_place_of_something_is_not_hidden_once_more() -> None:
    rows = "| [internal host 2] | [internal address 2] |\n| a | [elm street 4] |\n"
    assert found(f"| Host | Address |\n|---|---|\n{rows}", Category.PII) == ["[elm street 4]"]


@pytest.mark.parametrize("cell", ["orders--eu", "billing-", "-moved", "see ledger.audit."])
def test_a_cell_with_marks_that_part_nothing_keeps_no_rule_from_the_rest(cell: str) -> None:
    scan = default_engine().scan(f"| Queue | Owner |\n|---|---|\n| {cell} | us |\n| orders-dlq-2 | us |\n")
    assert not scan.skipped
    assert any("resource-column" in span.detectors for span in scan.spans)
