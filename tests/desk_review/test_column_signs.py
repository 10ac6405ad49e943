"""The head of a column says the gravest thing about a version, in one word, with its sign and its tone."""

from itertools import product

import pytest

from reviewer.accounts.models import Role, User
from reviewer.desk.side_by_side.columns import Column
from reviewer.desk.side_by_side.lines import Twins
from reviewer.desk.side_by_side.points import Points
from reviewer.desk.standing.decision import Standing
from reviewer.desk.standing.phase import Phase
from reviewer.desk.standing.status import Status
from reviewer.drafts.models import Draft, Revision
from reviewer.fence.classify import Access, Seen

UNSURE = Seen("ana@elsewhere.example", Access.UNKNOWN, odd=True)
# Of what may be so of one version, the first counts: word, icon, tone.
RUNGS = {
    "alarm": ("Edit is out", "alert", "block"),
    "blockers": ("1 blocker", "stop", "block"),
    "warnings": ("1 warning", "alert", "warn"),
    "odd": ("Newer waits", "alert", "warn"),
    "differs": ("2 facts differ", "neq", "warn"),
    "approvable": ("Ready", "check", "ok"),
}


def column(phase: Phase, so: set[str]) -> Column:
    draft = Draft(audience="customer", current=Revision(subject="It broke", to=["ana@cust.example"], text="It broke."))
    standing = Standing(phase, "It waits.", icon="inbox", tone="block" if "alarm" in so else "note")
    return Column(
        number=1,
        draft=draft,
        status=Status(draft, standing, None),
        read="",
        user=User(role=Role.LEAD),
        points=Points(seen=[UNSURE] * ("warnings" in so), partly="blockers" in so),
        twins=Twins(newer=Draft() if "odd" in so else None),
        differs=[("f-1", "45 minutes"), ("f-2", "40%")] * ("differs" in so),
        replacing="approvable" not in so,
    )


def drawn(of: Column) -> tuple[str, str, str]:
    return of.word, of.icon, of.tone


@pytest.mark.parametrize("picks", list(product([True, False], repeat=len(RUNGS))))
def test_the_gravest_is_told(picks: tuple[bool, ...]) -> None:
    so = [name for name, picked in zip(RUNGS, picks, strict=True) if picked]
    told = RUNGS[so[0]] if so else ("Waiting", "inbox", "note")
    assert drawn(column(Phase.OPEN, set(so))) == told


def test_what_waits_no_more_is_told_as_it_stands() -> None:
    assert drawn(column(Phase.HOLD, {*RUNGS} - {"alarm"})) == ("In hold", "inbox", "note")
