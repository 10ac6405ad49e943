"""What two statements of one kind are of: the only task of somebody, the first of many, one thing or all of them."""

import pytest

from reviewer.comparison.contradictions import find, known
from reviewer.comparison.contradictions.statements import Statement, statements
from tests.comparison.told import read

APART = [
    # Two fixes; one of them is in use since a time of day, and no trouble since then.
    (
        "version",
        "Retries are spread out in release 5.4.1, live since 09:15 UTC.",
        "Release 5.4.7 ends it, in use since 09:15 UTC.",
    ),
    # The first of many, in the summary and in the timeline.
    (
        "time",
        "The first parcel at a wrong gate was seen at 06:12 UTC, the last at 09:40 UTC.\n\nTimeline (UTC)\n"
        "06:42 first parcel at a wrong gate\n07:10 call from the depot\n08:55 old table loaded\n"
        "09:40 last parcel moved\n",
        "",
    ),
]
TOGETHER = [
    # A release since which things fail, and one that is in use.
    ("Since release 5.4.1 retries pile up.", "Release 5.4.2 ends it, live since 09:15 UTC."),
    # A level, and things that are counted.
    (
        "Sorting by hand since 12:30 CET gives about 70% of the usual rate.",
        "Half of the six belts are back to the usual rate.",
    ),
    # How long it went on, and how long one of them took.
    (
        "Maps were slow to appear for just over two hours.",
        "Maps may have taken 15 minutes to appear.",
    ),
    # The first and the last of them, and what came in between.
    (
        "The first parcel at a wrong gate was seen at 06:12 UTC.\n\nTimeline (UTC)\n"
        "06:12 first parcel at a wrong gate\n06:31 second parcel at a wrong gate\n08:55 old table loaded\n",
        "",
    ),
]


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_two_values_of_one_thing_are_found(kind: str, one: str, other: str) -> None:
    assert [told.kind for told in find([read(text) for text in (one, other) if text])] == [kind]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_values_of_two_things_are_none(one: str, other: str) -> None:
    assert not find([read(text) for text in (one, other) if text])


def test_an_hour_is_told_by_its_first_and_not_by_its_last() -> None:
    text = (
        "The first wrong bill went out at 06:12 UTC.\n\nTimeline (UTC)\n05:58 new tariff loaded\n"
        "06:12 first wrong bill out\n07:30 tariff taken back\n08:05 last wrong bill out\n"
    )
    assert not find([read(text)])


ENGINEERING = (
    "S: Ticket printers offline, 3 May\nTicket printers at six halls stopped at 08:10 UTC because the font server "
    "ran full.\n\nTimeline (UTC)\n08:10 first printer stops\n08:25 alarm\n09:02 disk cleared\n\nAction items\n"
    "- Disk alarm at 80%: Jonna Reik, 12 May\n- Rush with forty printers: Pavel Anders, {day}\n"
)
BOARD = (
    "S: Printers in the halls, 3 May\nNo tickets could be printed in six halls for most of an hour. A computer that "
    "keeps the fonts had no room left.\n\nWhat we do\nJonna Reik has the room watched by 12 May. Pavel Anders "
    "repeats a busy morning on the printers by 2 June.\n"
)


def _told(text: str) -> list[Statement]:
    version = read(text)
    (facts,) = known([version], None)
    return statements(0, version, facts)


def test_the_owner_stands_beside_what_is_due() -> None:
    beside = {s.shown: (s.beside, s.sole) for s in _told(ENGINEERING.format(day="26 May")) if s.fact.kind == "due_date"}
    assert beside == {"12 May": ("Jonna Reik", True), "26 May": ("Pavel Anders", True)}


def test_an_owner_of_two_tasks_is_not_sole() -> None:
    told = _told("Action items\n- Disk alarm: Jonna Reik, 12 May\n- Rush test: Jonna Reik, 26 May\n")
    assert [s.sole for s in told if s.fact.kind == "due_date"] == [False, False]


def test_the_only_task_of_one_owner_has_one_day() -> None:
    found = find([read(ENGINEERING.format(day="26 May")), read(BOARD)])
    assert [told.kind for told in found] == ["due_date"]
    assert not find([read(ENGINEERING.format(day="2 June")), read(BOARD)])


FIRMWARE = (
    "S: Gauges offline after a change of roots\nRelease 7.1.0 of the gauge firmware pins the old root. 2,400 gauges "
    "could not connect.\n\nTimeline (UTC)\n19:00 new chain\n19:25 old chain put back\n"
    "11 March 14:00 {fix} with both roots offered to all gauges\n\n"
    "Action items\n- New move once 95% of gauges run {fix}\n"
)
GAUGES = (
    "S: Please update your gauge to 7.4.2\nYour gauge lost touch on 10 March. Firmware 7.4.2 cures the fault and has "
    "been on offer since 11 March; gauges load it overnight.\n"
)


def test_a_fix_with_its_digits_exchanged_is_found() -> None:
    assert "version" in {told.kind for told in find([read(FIRMWARE.format(fix="7.2.4")), read(GAUGES)])}
    assert not find([read(FIRMWARE.format(fix="7.4.2")), read(GAUGES)])


def test_a_deed_done_on_two_days_is_found() -> None:
    reports = [
        "S: Letters to wrong flats\nOn 4 June 2026 the post desk sent 120 letters to wrong flats. The import was "
        "corrected on 5 June. The wrong entries were deleted from the register on {day}. Letters were sent again.\n\n"
        "Action items\n- Sample check after each import: Ida Kranz, 1 July\n",
        "S: Letters to wrong flats, for the board\nOn 4 June 120 letters went to flats where people no longer live. "
        "The import is right again. The old entries were deleted from the register on 18 June.\n",
    ]
    days = [[read(report.format(day=day)) for report in reports] for day in ("11 June 2026", "18 June 2026")]
    assert [[told.kind for told in find(versions)] for versions in days] == [["date"], []]


ORDERS = [
    (
        "First we doubled the queue size. Then we blocked the scales that were re-sending.",
        "First we shut out the scales that were re-sending. Then we gave the queue twice the room.",
    ),
    (
        "First the eastern database was promoted. Then the push gateway was restarted.",
        "First we restarted the push gateway. Then we made the eastern database the leading one.",
    ),
]


@pytest.mark.parametrize(("one", "other"), ORDERS)
def test_deeds_in_other_verbs_are_told_in_two_orders(one: str, other: str) -> None:
    assert [told.kind for told in find([read(one), read(other)])] == ["order"]
    assert not find([read(one), read(one)])


def test_a_deed_in_another_verb_is_told_in_one_order() -> None:
    one = "First we doubled the queue size. Then we blocked the scales that were re-sending."
    other = "First we gave the queue twice the room. Then we shut out the scales that were re-sending."
    assert not find([read(one), read(other)])


def test_a_day_on_which_drawings_were_moved_is_no_plan() -> None:
    one = "During the move of the permit archive on Thursday 22 May 540 scanned plans were not copied."
    other = "When the permit archive was moved on 15 May, 540 plans were left behind in the old system."
    rest = " Both archives were compared. Nobody was affected. Files were found in the old place. All is well."
    assert [c.kind for c in find([read(one + rest), read(other + rest)])] == ["date"]
