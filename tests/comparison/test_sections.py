"""Sections are found in every layout, and what only looks like a heading is none."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.lines import read
from reviewer.comparison.sections import MOST_LINES, parse
from reviewer.comparison.sections.headings import forms
from reviewer.comparison.sections.page import Page
from reviewer.comparison.sections.titles import Named
from reviewer.comparison.sections.titles.questions import OPENERS, QUESTIONS
from reviewer.comparison.sections.titles.words import NAMES
from tests.comparison.steps import steps

IMPACT = Named("impact", exact=True)
# Texts made of what headings, lists, fences and line ends are made of.
PIECES = st.sampled_from(
    [
        *("## Impact", "Root cause:", "TIMELINE", "Summary", "**", "*", "Impact: 40%", "[Impact]", "Zusammenfassung"),
        *("\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x1c", " ", "\t", "\u200b"),
        *("===", "---", "```", "> ", "- ", "1. ", "|", "é", "🔥", "word and more."),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


@given(TEXTS)
def test_the_sections_joined_are_the_text(text: str) -> None:
    sections = parse(text)
    assert "".join(text[section.start : section.end] for section in sections) == text
    assert all(one.end == other.start for one, other in pairwise(sections))
    assert all(section.start < section.end and section.name in NAMES for section in sections)


@given(TEXTS)
def test_each_heading_stands_in_its_section(text: str) -> None:
    assert all(section.heading in text[section.start : section.end] for section in parse(text))


def names(text: str) -> list[str]:
    return [section.name for section in parse(text)]


LAYOUTS = [
    "## Summary\nIt broke.\n\n## Impact\nAll orders.\n\n## Root cause\nA pool.\n",
    "# Summary #\nIt broke.\n# Impact #\nAll orders.\n# Root cause #\nA pool.\n",
    "Summary\n=======\nIt broke.\n\nImpact\n======\nAll orders.\n\nRoot cause\n==========\nA pool.\n",
    "Summary\n-------\nIt broke.\n\nImpact\n------\nAll orders.\n\nRoot cause\n----------\nA pool.\n",
    "**Summary**\n\nIt broke.\n\n**Impact:**\n\nAll orders.\n\n**Root cause**:\n\nA pool.\n",
    "**Summary:** It broke.\n\n**Impact**: All orders.\n\n**Root cause.** A pool.\n",
    "*Summary:* It broke.\n*Impact:* All orders failed.\n*Root cause:* A pool.\n",
    "SUMMARY\nIt broke.\n\nIMPACT\nAll orders.\n\nROOT CAUSE\nA pool.\n",
    "SUMMARY:\nIt broke.\nIMPACT:\nAll orders.\nROOT CAUSE:\nA pool.\n",
    "Summary:\nIt broke.\nImpact:\nAll orders.\nRoot Cause:\nA pool.\n",
    "Summary: It broke.\n\nImpact: All orders.\n\nRoot Cause: A pool.\n",
    "Summary: It broke.\nImpact: All orders.\nRoot Cause: A pool.\n",
    "Summary\n\nIt broke.\n\nImpact\n\nAll orders.\n\nRoot cause\n\nA pool.\n",
    "1. Summary\nIt broke.\n\n2. Impact\nAll orders.\n\n3. Root cause\nA pool.\n",
    "1) Summary\n\nIt broke.\n\n2) Impact\n\nAll orders.\n\n3) Root cause\n\nA pool.\n",
    "I. Summary\n\nIt broke.\n\nII. Impact\n\nAll orders.\n\nIII. Root cause\n\nA pool.\n",
    "A. Summary\n\nIt broke.\n\nB. Impact\n\nAll orders.\n\nC. Root cause\n\nA pool.\n",
    "*** SUMMARY ***\nIt broke.\n*** IMPACT ***\nAll orders.\n*** ROOT CAUSE ***\nA pool.\n",
    "-- Summary --\nIt broke.\n-- Impact --\nAll orders.\n-- Root cause --\nA pool.\n",
    "=== Summary ===\nIt broke.\n=== Impact ===\nAll orders.\n=== Root cause ===\nA pool.\n",
    "[Summary]\nIt broke.\n\n[Impact]\nAll orders.\n\n[Root cause]\nA pool.\n",
    "h2. Summary\nIt broke.\n\nh2. Impact\nAll orders.\n\nh2. Root cause\nA pool.\n",
    "📝 Summary\nIt broke.\n\n🔥 Impact\nAll orders.\n\n🔍 Root cause\nA pool.\n",
    ":memo: *Summary*\nIt broke.\n\n:fire: *Impact*\nAll orders.\n\n:mag: *Root cause*\nA pool.\n",
    "=====\nSUMMARY\n=====\nIt broke.\n=====\nIMPACT\n=====\nAll orders.\n=====\nROOT CAUSE\n=====\nA pool.\n",
    "Zusammenfassung\n\nEs brach.\n\nAuswirkungen\n\nAlle.\n\nUrsache\n\nEin Pool.\n",
    "Résumé :\nPanne.\n\nImpact :\nToutes les commandes.\n\nCause racine :\nUn pool.\n",
    "## Resumen\nSe rompió.\n\n## Impacto\nTodo.\n\n## Causa raíz\nUn pool.\n",
    "## Riepilogo\nRotto.\n\n## Impatto\nTutto.\n\n## Causa principale\nUn pool.\n",
    "## Resumo\nQuebrou.\n\n## Impacto\nTudo.\n\n## Causa raiz\nUm pool.\n",
    "What happened\n\nIt broke.\n\nWho was affected?\n\nAll orders.\n\nWhy did it happen?\n\nA pool.\n",
    "    Summary:\n    It broke.\n\n    Impact:\n    All orders.\n\n    Root cause:\n    A pool.\n",
    "Summary - it broke.\n\nImpact - all orders.\n\nRoot cause - a pool.\n",
    "SUMMARY // it broke.\n\nIMPACT // all orders.\n\nROOT CAUSE // a pool.\n",
    "Summary The queue broke at noon.\n\nImpact All orders were held back.\n\nRoot cause A pool had run dry.\n",
    "Gist: it broke.\n\nImpact: all orders.\n\nSuspicion: a pool.\n",
    "## 1. Summary\nIt broke.\n## 2. Customer impact\nAll orders.\n## 3. Root cause analysis (5 whys)\nA pool.\n",
]


@pytest.mark.parametrize("text", LAYOUTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_layout_is_read(text: str, ends: str) -> None:
    assert names(text.replace("\n", ends)) == ["summary", "impact", "root_cause"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("TL;DR", "summary"),
        ("What happened", "summary"),
        ("Executive summary", "summary"),
        ("Chronology", "timeline"),
        ("Timeline (all times UTC)", "timeline"),
        ("Sequence of events", "timeline"),
        ("Customer impact", "impact"),
        ("Who was affected", "impact"),
        ("What this means for you", "impact"),
        ("Impact on your deliveries", "impact"),
        ("5 Whys", "root_cause"),
        ("Why it happened", "root_cause"),
        ("Contributing factors", "root_cause"),
        ("Preliminary root cause", "root_cause"),
        ("Resolution", "remediation"),
        ("What we are doing", "remediation"),
        ("How we fixed it", "remediation"),
        ("Next steps", "action_items"),
        ("Follow-ups", "action_items"),
        ("How we will prevent this from happening again", "action_items"),
        ("Action items & owners", "action_items"),
        ("Lessons learned", "other"),
        ("Where we got lucky", "other"),
        ("What you can do", "other"),
        ("Our thoughts on penguins", "other"),
        ("State of play", "summary"),
        ("The night, hour by hour", "timeline"),
        ("How the evening unfolded", "timeline"),
        ("What did guests notice?", "impact"),
        ("Who felt it", "impact"),
        ("Knock-on effects", "impact"),
        ("Why the pool ran dry", "root_cause"),
        ("What tripped us up", "root_cause"),
        ("How it could come to this", "root_cause"),
        ("How we got it going again", "remediation"),
        ("What has been tried so far", "remediation"),
        ("First aid", "remediation"),
        ("Permanent repair", "action_items"),
        ("What is still left to do", "action_items"),
        ("Who takes on what", "action_items"),
        ("Making sure it never comes again", "action_items"),
        ("What callers should be told", "other"),
        ("When you will hear from us", "other"),
        ("Lessons from the recovery", "other"),
        ("Nächste Schritte", "action_items"),
        ("Zeitlicher Ablauf", "timeline"),
        ("Chronologie des événements", "timeline"),
        ("Plan d'action", "action_items"),
        ("Que s'est-il passé ?", "summary"),
        ("Qué pasó", "summary"),
        ("Próximos pasos", "action_items"),
        ("Linha do tempo", "timeline"),
        ("Prossimi passi", "action_items"),
    ],
)
def test_a_title_names_its_section(title: str, name: str) -> None:
    assert names(f"Hi\n\n## {title}\n\nSomething.\n")[-1] == name


@pytest.mark.parametrize(
    "line",
    [
        "- Impact: none so far",
        "* Root cause",
        "Status: resolved",
        "14:05 - Rollback",
        "14:05 Mitigation",
        "| Impact | 40% |",
        "> ## Impact",
        "```\n## Impact\nTIMELINE\n```",
        "Next update: 15:00 UTC",
        "Kind regards\nThe platform team",
        "Thanks,\nBob",
        "the impact was small",
        "The impact was small.",
        "Impact was felt by all regions and all tenants",
        "1. Root cause review with the vendor\n2. Timeline for the certificate change",
        "  - Timeline",
        "#inc-198 is the channel",
        "See https://status.example/impact",
        "---",
        "-- \nAda Example\nIncident commander",
        "Severity: P1\nImpact: high\nOwner: Ada",
        "**Do not restart the pods.**",
        "Three things had to be true at once:\n\n- one\n- two",
    ],
)
def test_what_only_looks_like_a_heading_is_none(line: str) -> None:
    text = f"## Remediation\n\nWe rolled the release back and watched it.\n\n{line}\n\nMore about it follows here.\n"
    assert names(text) == ["remediation"]
    plain = text.replace("## Remediation", "Remediation")
    assert names(plain) == ["remediation"]


def test_a_greeting_before_the_first_heading_is_other() -> None:
    assert names("Hi all,\n\nImpact:\nAll orders.\n") == ["other", "impact"]
    assert (
        names("Dear customer,\n\nplease find below the report you asked for.\n\n## Summary\nIt broke.\n")[0] == "other"
    )


@pytest.mark.parametrize(
    "greeting",
    [
        "Hi all:",
        "Hello team:",
        "Dear all:",
        "Hola a todos:",
        "Estimados clientes:",
        "Hallo zusammen:",
        "Chère équipe :",
        "Chers clients :",
        "Bonjour :",
        "Dear all,\n\nhere is the report of last night:",
        "Team: please find below what we know.",
    ],
)
def test_a_greeting_with_a_colon_is_other(greeting: str) -> None:
    assert names(f"{greeting}\n\nTimeline\n14:02 a\n\nImpact\nx\n") == ["other", "timeline", "impact"]


@pytest.mark.parametrize(
    "told",
    [
        "Checkout was down for 45 minutes.",
        "Mail was late for all tonight.",
        "Duration: 45 minutes",
        "Hi all: mail is late",
    ],
)
def test_a_short_sentence_before_the_first_heading_is_a_summary(told: str) -> None:
    assert names(f"Hi,\n\n{told}\n\nTimeline\n14:02 a\n\nImpact\nx\n") == ["summary", "timeline", "impact"]


@pytest.mark.parametrize("said", ["Here's what we know.", "Thank you for your patience.", "More follows at 16:00."])
def test_a_short_sentence_that_tells_nothing_is_other(said: str) -> None:
    assert names(f"Hi,\n\n{said}\n\nTimeline\n14:02 a\n\nImpact\nx\n") == ["other", "timeline", "impact"]


def test_prose_before_the_first_heading_is_a_summary() -> None:
    text = "Hi all,\n\nbetween 14:00 and 14:45 UTC the checkout answered half of all requests with errors.\n"
    assert names(f"{text}\n## Impact\nOrders.\n") == ["summary", "impact"]


def test_a_text_without_headings_is_one_section() -> None:
    assert names("Checkout answers slowly since 10:30 UTC and we are looking for the reason.\n") == ["summary"]
    assert names("Thanks!\n") == ["other"]
    assert parse("") == []


def test_a_title_of_the_document_heads_no_section() -> None:
    assert names("# Postmortem: checkout outage\n\n## Summary\nIt broke.\n\n## Impact\nOrders.\n") == [
        "other",
        "summary",
        "impact",
    ]


def test_a_sign_off_stays_in_the_last_section() -> None:
    text = "Impact:\nAll orders.\n\nNext steps:\n- Alert\n\nNext update at 15:00 UTC.\n\nKind regards\nAda\n"
    assert names(text) == ["impact", "action_items"]


def test_two_sections_of_one_name_are_kept() -> None:
    assert names("## Impact\nA\n\n## Timeline\nB\n\n## Impact\nC\n") == ["impact", "timeline", "impact"]


def test_subtitles_stay_in_their_section() -> None:
    text = "## Root cause\nA\n### Trigger\nB\n### Odd things\nC\n## Timeline\nD\n### Recovery\nE\n"
    assert names(text) == ["root_cause", "timeline"]


def test_a_table_of_contents_is_not_the_sections() -> None:
    text = "Summary\nTimeline\nImpact\n\nSummary\n\nIt broke.\n\nTimeline\n\n14:00 It broke.\n\nImpact\n\nOrders.\n"
    assert names(text)[-3:] == ["summary", "timeline", "impact"]
    assert len(parse(text)) <= 4


def test_unknown_titles_written_like_known_ones_are_sections_of_their_own() -> None:
    text = (
        "Summary\n\nIt broke.\n\nImpact\n\nOrders.\n\nWhat the board asked\n\nWhether it can happen again on Friday.\n"
    )
    assert names(text) == ["summary", "impact", "other"]


def test_what_we_are_doing_depends_on_what_else_there_is() -> None:
    assert names("## What we are doing\nRolling back.\n") == ["remediation"]
    assert names("## Remediation\nDone.\n\n## What we are doing\n- Alerts\n") == ["remediation", "action_items"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Background\nA switch was old.\n\n## Next steps\nA new one.\n", ["root_cause", "action_items"]),
        ("## Background\nWe ship at night.\n\n## Root cause\nA switch.\n", ["other", "root_cause"]),
        ("## Consequences\nLate mail.\n\n## Root cause\nA switch.\n", ["impact", "root_cause"]),
        ("## Root cause\nA switch.\n\n## Consequences\nWe buy another.\n", ["root_cause", "action_items"]),
        ("## Cause\nA switch.\n\n## Measures\nThe switch was replaced.\n", ["root_cause", "remediation"]),
        ("## Cause\nA switch.\n\n## Measures\n- Replace it by 3 May\n", ["root_cause", "action_items"]),
        ("## What went wrong\nNo mail.\n\n## Cause\nA switch.\n", ["summary", "root_cause"]),
        ("## Updates\n10:05 Looking.\n10:40 Found.\n\n## Impact\nMail.\n", ["timeline", "impact"]),
        ("## Updates\nEvery hour on the page.\n\n## Impact\nMail.\n", ["other", "impact"]),
        ("## Status\nOpen.\n\n## What we know\nIt fails because a switch died.\n", ["other", "root_cause"]),
        ("## What we know\nMail is late for some since noon.\n\n## Status\nOpen.\n", ["summary", "other"]),
    ],
)
def test_a_vague_title_means_what_the_rest_leaves_it_to_mean(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_lines_that_begin_alike_with_their_text_below_are_headings() -> None:
    text = (
        "Summary\nTwo things broke last night.\n\nFault A: the queue\nIt was down until ten at night.\n\n"
        "Fault B: the cache\nIt was empty until eleven.\n\nNext steps\nOne alarm for each of the two.\n"
    )
    assert names(text) == ["summary", "other", "other", "action_items"]


def test_own_titles_count_besides_the_built_in_ones() -> None:
    text = "Schadensbild:\nAlle.\n\nUrsache:\nEin Pool.\n"
    assert [section.name for section in parse(text, {"impact": ["Schadensbild"]})] == ["impact", "root_cause"]


def test_a_heading_is_given_as_it_is_written() -> None:
    text = "## Impact\nA\n\n**Timeline:** 14:00\n"
    assert [section.heading for section in parse(text)] == ["## Impact", "**Timeline:**"]


def test_offsets_are_code_points() -> None:
    text = "🚒 hello\r\n\r\n## Impact\r\nAll.\r\n"
    assert text[parse(text)[1].start :] == "## Impact\r\nAll.\r\n"


@pytest.mark.parametrize(
    "unit",
    [
        "## Impact\nAll orders.\n\n",
        "Impact: all\nSeverity: P1\n",
        "Impact: all\n",
        "Impact\n\n",
        "1. Impact\n",
        "- a\n  b\n",
        "===\nIMPACT\n===\n",
        "**",
        "```\n~~~\n",
        "a ",
        "\n",
        "Other title\n\nmore than five words follow here\n\n",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    parse(unit)  # the tables are made once
    assert steps(parse, unit * 400) < 6 * steps(parse, unit * 100) + 1_000


def test_a_text_is_parsed_once_for_all_that_ask() -> None:
    text = "## Impact\nAsked for again and again.\n" * 200
    once = steps(parse, text)
    assert steps(parse, text) * 100 < once


def test_of_more_lines_than_any_report_has_none_is_read() -> None:
    assert steps(parse, "\n" * MOST_LINES * 13) < 100


def test_a_run_of_known_labels_is_counted_once() -> None:
    """The steps of Python do not tell what `all` reads: the lines above a label are looked at through a sum."""
    page = Page(read("Impact: all\n" * 50), [(form, IMPACT) for form in forms(read("Impact: all\n" * 50))])
    assert page.known_before == list(range(51))


def test_a_text_of_more_lines_than_any_report_is_one_section() -> None:
    text = "## Impact\nx\n" * MOST_LINES
    assert [(one.name, one.start, one.end) for one in parse(text)] == [("other", 0, len(text))]


@pytest.mark.parametrize(("name", "pattern"), QUESTIONS)
def test_a_question_begins_with_a_word_that_is_looked_for(name: str, pattern: str) -> None:
    first = re.match(r"(?:\(\?:)?([\w|]+)", pattern)
    assert first is not None, name
    assert set(first[1].split("|")) <= OPENERS
