"""Sections as people write them who never saw another's report: work under way, logs, how things stand, head blocks."""

import pytest

from reviewer.comparison.sections import parse


def names(text: str) -> list[str]:
    return [section.name for section in parse(text)]


def body(title: str, text: str) -> str:
    return f"Summary\nOrders failed for an hour.\n\nCause\nThe disk was full.\n\n{title}\n{text}\n"


@pytest.mark.parametrize(
    "title",
    [
        *("What we are doing", "Doing now", "Work under way", "Actions in progress", "What we are working on"),
        *("Laufende Arbeiten", "Was wir gerade tun", "Actions en cours", "Trabajos en curso", "Tried"),
    ],
)
def test_work_under_way_is_remediation(title: str) -> None:
    assert names(body(title, "A wider disk is being built in.")) == ["summary", "root_cause", "remediation"]


@pytest.mark.parametrize(
    "title",
    [
        *("Next information", "Next report", "Update due", "News expected", "Next briefing"),
        *("Nächste Meldung", "Prochain point", "Próximo parte"),
    ],
)
def test_when_the_next_word_comes_is_no_action(title: str) -> None:
    assert names(body(title, "16:30 UTC")) == ["summary", "root_cause", "other"]


@pytest.mark.parametrize("title", ["Lessons", "What we learned", "Lehren", "Enseignements", "Lecciones"])
def test_lessons_are_what_changes_where_nothing_else_is(title: str) -> None:
    lesson = body(title, "The limit is lowered a week before a move. Owner: Ada Kent, 3 May.")
    assert names(lesson) == ["summary", "root_cause", "action_items"]
    assert names(f"{lesson}\nAction items\n- Lower the limit, Ada Kent.\n")[-2:] == ["other", "action_items"]


@pytest.mark.parametrize("title", ["Status", "Where we stand", "Current state"])
def test_how_things_stand_sums_up_where_it_comes_first(title: str) -> None:
    text = "Orders have failed since 08:10 UTC in two of the three regions.\n\nImpact\nA third of all orders.\n"
    assert names(f"{title}\n{text}") == ["summary", "impact"]


@pytest.mark.parametrize("title", ["So far", "Up to now", "Minutes", "Facts", "As it went", "The night in short"])
def test_lines_that_begin_with_times_are_a_timeline(title: str) -> None:
    text = f"Summary\nOrders failed.\n\n{title}\n13:32 light lost\n13:50 fault found\n14:35 crew sets out\n"
    assert names(text) == ["summary", "timeline"]


@pytest.mark.parametrize(
    "title",
    [
        *("Timeline, local time", "Timeline - Wednesday, CET", "Timeline, 12-13 Dec, local = UTC-8", "log, UTC"),
        "Shift log, Harbour 4, 19 Jan",
    ],
)
def test_what_stands_above_times_may_say_more_than_timeline(title: str) -> None:
    text = f"{title}\n20:30 kick-off\n20:47 encoder stops\n21:04 pictures again\n\nRoot cause\nA full disk.\n"
    assert names(text) == ["timeline", "root_cause"]


def test_a_response_told_by_the_clock_stays_one() -> None:
    text = "Summary\nIt broke.\n\nResponse\n22:00 UTC: traffic moved\n01:20 UTC: part replaced\n\nNext steps\nSpares.\n"
    assert names(text) == ["summary", "remediation", "action_items"]


@pytest.mark.parametrize("head", ["Status: identified", "State: resolved\nSeverity: SEV-2", "Incident lead: Ada Kent"])
def test_a_head_of_labels_sums_up_where_nothing_else_does(head: str) -> None:
    assert names(f"{head}\n\nImpact\nA third of all orders.\n\nCause\nA full disk.\n")[0] == "summary"
    assert names(f"{head}\n\nSummary\nOrders failed for an hour.\n\nCause\nA full disk.\n")[0] == "other"


def test_a_note_about_the_mail_itself_is_no_summary() -> None:
    assert names("For use in tickets, please do not forward.\n\nCause\nA full disk was to blame.\n")[0] == "other"


def test_two_arrows_mark_a_title() -> None:
    text = ">> Situation\nPulls fail.\n\n>> Working hypothesis\nA process starves.\n\n>> Communication\nAt noon.\n"
    assert names(text) == ["summary", "root_cause", "other"]
    assert names("> Impact\n>> we lost orders\n\nWe answer below what you asked.\n") == ["summary"]


def test_tildes_below_a_short_title_are_no_fence() -> None:
    text = (
        "What happened\n~~~~~~~~~~~~~\nIt broke.\n\nWhy\n~~~\nA full disk.\n\nMeasures\n~~~~~~~~\nA wider one by May.\n"
    )
    assert names(text) == ["summary", "root_cause", "action_items"]
    assert names("Log of the run:\n\n~~~\nImpact\n~~~\n") == ["summary"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**Measures:** hourly checks by 18 July and a safety queue by 25 July.", "action_items"),
        ("**Cause.** A rotated key was stored in the wrong place.", "root_cause"),
        ("**Maßnahme**\nAlle Feldlängen werden bis Anfang Juli geprüft.", "action_items"),
    ],
)
def test_one_bold_title_below_prose_begins_a_section(text: str, name: str) -> None:
    prose = "For 94 minutes on 10 July our audit log recorded nothing at all."
    assert names(f"{prose}\n\n{text}\n") == ["summary", name]


def test_one_question_above_its_answer_begins_a_section() -> None:
    text = "Dear member,\n\nlogin codes came late on Thursday, or never.\n\nIs my money safe?\nYes, all of it is.\n"
    assert [section.heading for section in parse(text)] == ["", "Is my money safe?"]


def test_two_stopped_titles_begin_the_paragraphs_below_an_introduction() -> None:
    text = "On 8 May sign-on was down for an hour.\n\nCause. A key was lost.\n\nNext steps. Ada mends the job.\n"
    assert names(text) == ["summary", "root_cause", "action_items"]


def test_a_first_heading_like_the_others_is_no_title_of_the_whole() -> None:
    text = "## Player impact\nChats were lost.\n\n## Root cause\nA full queue.\n\n## Mitigation\nA longer one.\n"
    assert names(text) == ["impact", "root_cause", "remediation"]


@pytest.mark.parametrize(
    "title", ["What we ask of you", "What you need to do", "What customers should do now", "Watch tonight"]
)
def test_what_readers_are_to_do_is_to_be_done(title: str) -> None:
    assert names(body(title, "Please restart the jobs that failed.")) == ["summary", "root_cause", "action_items"]


def test_the_next_internal_update_is_no_action() -> None:
    text = "**Now:** found. A queue is full.\n\n**Cause:** no limit.\n\n**Next internal update:** 14:15 UTC in #inc.\n"
    assert names(text) == ["summary", "root_cause", "other"]


def test_a_course_of_events_without_times_sums_up_where_it_comes_first() -> None:
    told = "1. Course of events\nOn 20 May the pump failed, and the cellar filled slowly.\n\n2. Cause\nA worn seal.\n"
    assert names(told) == ["summary", "root_cause"]
    timed = told.replace("the pump failed, and", "the pump failed at 03:10, and at 04:20")
    assert names(timed)[0] == names("Summary\nIt was wet for a day.\n\n" + told)[1] == "timeline"


def test_steps_that_each_name_a_time_are_a_timeline_below_a_summary() -> None:
    steps = "1. The seal broke at 08:15.\n2. At 08:32 Ada Kent was paged.\n3. We shut the valve at 08:50.\n"
    assert names(f"## Summary\nThe cellar was wet.\n\n## What happened\n{steps}")[1] == "timeline"
    assert names(f"## What happened\n{steps.replace(' at 08:15', '')}\n## Cause\nA worn seal.\n")[0] == "summary"


def test_titles_that_count_from_one_speak_for_each_other() -> None:
    letter = "1. Reason for writing\nThe hall was too warm last night.\n\n2. Your goods\nAll crates were looked at.\n\n"
    assert len(names(letter + "3. Corrective action\nA second alarm will be connected in August.\n")) == 3
    assert names("1. Open the lid first.\n2. Take out the tray.\n3. Impact on the crates was small.\n") == ["summary"]


@pytest.mark.parametrize("title", ["Corrective action", "Corrective actions", "Remedial action"])
def test_corrective_action_is_done_or_to_be_done_as_its_text_says(title: str) -> None:
    done, planned = "The seal was replaced at noon.", "A second pump will be bought by 3 May."
    assert names(body(title, done))[-1] == "remediation"
    assert names(body(title, planned))[-1] == "action_items"


def test_what_not_to_do_is_no_action() -> None:
    assert names(body("**Do not**", "Do not refund by hand, it would be paid twice."))[-1] == "other"
