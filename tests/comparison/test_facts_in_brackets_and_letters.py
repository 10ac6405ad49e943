"""Owners and days in brackets and between dashes, severities by a letter, states by the hour and in other tongues."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.facts import find as facts
from tests.comparison.told import read


def _told(kind: str, text: str) -> list[str]:
    return [fact.value for fact in facts(read(text)) if fact.kind == kind]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize(
    "text",
    [
        "Severity: S1",
        "**Severity:** S1",
        "The incident was classified as S1.",
        "We declared an S1 at noon.",
        "It was raised to S1.",
        "An S1 incident.",
        "Rated S1 by the desk.",
    ],
)
def test_a_letter_grades_where_something_says_so(text: str) -> None:
    assert _told("severity", text) == ["P1"]


@pytest.mark.parametrize(
    "text", ["The S3 bucket was full.", "We logged S3 errors.", "Stored in S3.", "Line S1 is late."]
)
def test_a_letter_alone_grades_nothing(text: str) -> None:
    assert _told("severity", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tasks. Second sensor at the window: Arjan, 2 February.",
        "- Second sensor at the window \u2013 Arjan \u2013 2 February",
        "(b) second sensor at the window - Arjan - 2 February",
        "- Second sensor at the window: Arjan, 2 Feb",
    ],
)
def test_one_name_before_a_day_owns_what_is_due_on_it(text: str) -> None:
    assert (_told("owner", text), _told("due_date", text)) == (["Arjan"], ["--02-02"])


@pytest.mark.parametrize("text", ["Window for all of us: Tuesday, 12 March.", "Place: Bergen, 12 March 2026"])
def test_a_weekday_and_a_place_own_nothing(text: str) -> None:
    assert _told("owner", text) == _told("due_date", text) == []


def test_a_day_in_figures_stands_behind_a_name_in_brackets() -> None:
    told = "Aufgaben\n- Lasttest (Fr. Bulut, 30.1.)"
    assert (_told("owner", told), _told("due_date", told)) == (["Fr. Bulut"], ["--01-30"])


@pytest.mark.parametrize(
    "text",
    [
        "Older clients will be refused as from 1 March 2026.",
        "Next steps\n* old clients refused from 1 March 2026 (Noor)",
        "The form will be on our website on 1 March 2026.",
    ],
)
def test_what_holds_from_a_day_on_is_due_then(text: str) -> None:
    assert _told("due_date", text) == ["2026-03-01"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Estado a las 16:00: en observaci\u00f3n, no se cierra.", "monitoring"),
        ("Situaci\u00f3n a las 16:00: resuelto.", "resolved"),
        ("As of 18:00 the case, rated severity 2, is closed.", "resolved"),
        ("The incident (our third) has been resolved.", "resolved"),
    ],
)
def test_how_it_stands_may_be_told_by_the_hour_or_in_passing(text: str, value: str) -> None:
    assert _told("status", text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The kiosks were down because rush-printing, the component at fault, had run out of handles.",
        "Culprit: rush-printing",
        "The component at fault was rush-printing.",
    ],
)
def test_a_compound_of_plain_english_is_a_service_where_it_is_blamed(text: str) -> None:
    assert _told("service", text) == ["rush-printing"]


@pytest.mark.parametrize("text", ["We rely on rush-printing.", "The culprit was a check-in desk."])
def test_a_compound_that_nobody_blames_is_none(text: str) -> None:
    assert _told("service", text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("340 empresas sin servicio.", "340"), ("Betroffen waren 48 Filialen.", "48"), ("900 appels perdus.", "900")],
)
def test_things_are_counted_in_other_tongues(text: str, value: str) -> None:
    assert [told.split()[0] for told in _told("count", text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "120 von 400 Filialen waren zu.",
        "120 der 400 Filialen waren zu.",
        "120 sur 400 magasins fermés.",
        "120 des 400 magasins.",
        "120 de las 400 tiendas cerraron.",
    ],
)
def test_of_so_many_things_the_part_is_counted(text: str) -> None:
    assert set(_told("count", text)) == {"120 shops"}


def test_of_measures_that_are_due_each_has_its_day() -> None:
    assert _told("due_date", "Two preventive measures are due, one on 5 June and one a week later.") == ["--06-05"]


def test_other_things_that_work_do_not_end_it() -> None:
    assert _told("status", "Other subjects are working normally.") == []


def test_a_post_is_headed_by_its_time_and_state() -> None:
    ours = "S:Voicemail, bulletin 3 (12:00 UTC)\nStatus: monitoring\nAll greetings are copied."
    assert _kinds(ours, "12:00 UTC - Resolved\n\nCallers heard our own announcement.") == ["status"]
    assert _kinds("Status: resolved", "12:00 - Identified\n12:40 - Monitoring\n13:10 - Resolved") == []


def test_earlier_posts_of_a_status_page_are_past() -> None:
    posts = "**Identified** \u00b7 16:30\n\nWe go back.\n\n**Investigating** \u00b7 16:00\n\nWe are looking into it."
    assert _kinds(f"S:Identified: cursors frozen\n{posts}", "Status: identified") == []


def test_numbers_of_what_is_to_be_done_are_planned() -> None:
    done = "14:10 new image on all 400 runners. The alarm limit was 65%."
    assert (
        _kinds(f"{done}\n\nAction items\n- canary, 10 runners for a day: Piet\n- alarm limit raised to 75%: Ane") == []
    )


def test_two_tasks_of_one_version_are_two() -> None:
    told = "Next steps\nTest of two classes: Joanna, by Friday.\nMessage to schools on this release: Sam, done."
    assert _kinds(told) == []
