"""Two versions, or two revisions, against each other: nothing is lost, and what only moved is told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.desk.side_by_side.differences import compared
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import change, signed_in, words
from tests.support.rows import make_draft

TEXT = st.text(alphabet="# abI\nmpact*", max_size=120)
ONE = "## Summary\n\nIt lasted 45 minutes.\nWe are sorry for the disruption.\n\n## Impact\n\nOrders failed.\n"
OTHER = "## Summary\n\nIt lasted 40 minutes.\n\n## Impact\n\nOrders failed.\nWe are sorry for the disruption.\n"


@given(TEXT, TEXT)
def test_both_texts_are_all_there(before: str, after: str) -> None:
    lines = compared(before, after, spaces=True)
    assert sorted("".join(run.text for line in lines for run in line.before)) == sorted(before)
    assert sorted("".join(run.text for line in lines for run in line.after)) == sorted(after)


def test_what_only_moved_is_told_apart() -> None:
    ops = {(run.op, run.text.strip()) for line in compared(ONE, OTHER, spaces=False) for run in line.runs}
    assert ("moved_away", "We are sorry for the disruption") in ops
    assert ("moved_here", "We are sorry for the disruption.") in ops
    assert ("delete", "45") in ops


@pytest.mark.parametrize(("spaces", "count"), [(False, 0), (True, 1)])
def test_white_space_can_be_ignored(spaces: bool, count: int) -> None:
    assert sum(line.count for line in compared("It  is over.", "It is over.", spaces=spaces)) == count


@pytest.fixture
def report(db: None) -> list[Draft]:
    return [
        make_draft(
            Content(f"For {audience}", ("a@x.example",), text=text), incident="INC-7", kind="report", audience=audience
        )
        for audience, text in (("engineering", ONE), ("customer", OTHER))
    ]


def test_two_versions_are_compared_in_words(lead: User, report: list[Draft]) -> None:
    said = words(signed_in(lead).get(f"/drafts/{report[1].pk}/differences/"))
    assert "removed: 45 , end of removed." in said
    assert "added: 40 , end of added." in said
    assert "moved here: We are sorry for the disruption." in said


def test_two_revisions_of_one_version_are_compared(lead: User, report: list[Draft]) -> None:
    change(report[1], text=OTHER.replace("40", "41"))
    asked = {"before": f"{report[1].pk}.1", "after": str(report[1].pk), "look": "beside"}
    html = signed_in(lead).get(f"/drafts/{report[1].pk}/differences/", asked).content.decode()
    assert "Customer, revision 1 from the agent" in html
    assert "df-beside" in html
    assert "removed: </span>40" in html
    assert "added: </span>41" in html


def test_one_version_with_one_revision_has_nothing_to_compare_with(lead: User) -> None:
    draft = make_draft(Content("S", ("a@x.example",), text=ONE))
    assert "There is nothing to compare it with" in words(signed_in(lead).get(f"/drafts/{draft.pk}/differences/"))


def test_nonsense_in_the_address_does_no_harm(lead: User, report: list[Draft]) -> None:
    answer = signed_in(lead).get(f"/drafts/{report[0].pk}/differences/?before=../1&after=99.9&look=x")
    assert answer.status_code == 200
