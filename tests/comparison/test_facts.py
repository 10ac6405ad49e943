"""What each kind of fact is read from, with the span that is cut and the value it gets."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.comparison.facts import find
from reviewer.comparison.values import Version

SAID = {
    "time": [
        ("The first alert came at 14:05.", "14:05", "14:05"),
        ("The first alert came at 14:05 UTC.", "14:05 UTC", "14:05Z"),
        ("We saw it at 2:05 pm PST.", "2:05 pm PST", "14:05-08:00"),
        ("Logs end at 1405Z.", "1405Z", "14:05Z"),
        ("Vers 14h05 tout allait bien.", "14h05", "14:05"),
        ("Entry 2026-03-12T14:05Z is the last.", "2026-03-12T14:05Z", "2026-03-12T14:05Z"),
        ("Until around 3 pm CET it held.", "around 3 pm CET", "15:00+01:00"),
        ("It expired at midnight UTC.", "midnight UTC", "00:00Z"),
    ],
    "date": [
        ("On March 12, 2026 the shop was slow.", "March 12, 2026", "2026-03-12"),
        ("On 12 March the shop was slow.", "12 March", "--03-12"),
        ("The 3rd of May was quiet: 3rd of May.", "3rd of May", "--05-03"),
        ("Since the second of November it is quiet.", "second of November", "--11-02"),
        ("Le 12 mars 2026, tout a cessé.", "12 mars 2026", "2026-03-12"),
        ("Am 3. März stand alles.", "3. März", "--03-03"),
        ("Hasta el 9 de octubre de 2026.", "9 de octubre de 2026", "2026-10-09"),
    ],
    "duration": [
        ("It lasted 45 minutes.", "45 minutes", "PT45M"),
        ("It lasted 1h 45m.", "1h 45m", "PT1H45M"),
        ("It lasted an hour and a half.", "an hour and a half", "PT1H30M"),
        ("It lasted three quarters of an hour.", "three quarters of an hour", "PT45M"),
        ("It lasted about 40 minutes.", "about 40 minutes", "PT40M"),
        ("A 90-minute outage.", "90-minute", "PT1H30M"),
        ("It lasted a good 40 minutes.", "a good 40 minutes", "PT40M"),
        ("It lasted the better part of an hour.", "the better part of an hour", "PT1H"),
        ("It lasted 40 minutes, give or take.", "40 minutes", "PT40M"),
        ("Der Verkauf stand 2 Stunden 10 Minuten.", "2 Stunden 10 Minuten", "PT2H10M"),
        ("Die Störung dauerte anderthalb Stunden.", "anderthalb Stunden", "PT1H30M"),
        ("La panne a duré 2 heures et 10 minutes.", "2 heures et 10 minutes", "PT2H10M"),
        ("La caída duró unas 2 horas y media.", "unas 2 horas y media", "PT2H30M"),
    ],
    "severity": [
        ("Severity: SEV-1", "SEV-1", "P1"),
        ("This P2 incident is over.", "P2", "P2"),
        ("Severity: critical", "critical", "P1"),
    ],
    "percentage": [
        ("12% of requests failed.", "12%", "12%"),
        ("More than half of requests failed.", "More than half", "50%"),
        ("One in five calls failed.", "One in five", "20%"),
    ],
    "count": [
        ("We wrote to 1,862 customers.", "1,862 customers", "1862 customers"),
        ("We wrote to ~2k users.", "~2k users", "2000 users"),
        ("Two enterprise accounts complained.", "Two enterprise accounts", "2 accounts"),
    ],
    "version": [
        ("Caused by v2.4.1.", "v2.4.1", "2.4.1"),
        ("Back on release 2.4.0 now.", "2.4.0", "2.4.0"),
        ("Caused by commit 9f3c2ab.", "9f3c2ab", "9f3c2ab"),
    ],
    "service": [("The pods of customer-api died.", "customer-api", "customer-api")],
    "owner": [
        ("- Write the runbook. Owner: Dana", "Dana", "Dana"),
        ("- Write the runbook (Priya)", "Priya", "Priya"),
        ("@sam will write the runbook", "@sam", "sam"),
    ],
    "due_date": [
        ("- Write the runbook, due March 19", "March 19", "--03-19"),
        ("- Write the runbook by Friday", "Friday", "friday"),
        ("Der Test folgt bis Freitag.", "Freitag", "friday"),
        ("Le correctif sera livré d'ici vendredi.", "vendredi", "friday"),
        ("Se corrige antes del viernes.", "viernes", "friday"),
        ("Das Gerät soll bis Ende Februar in Betrieb gehen.", "Ende Februar", "--02"),
        ("The end of July has been set as the limit for this.", "end of July", "--07"),
        ("It will be exchanged for another type on 4 August.", "4 August", "--08-04"),
    ],
    "next_update": [
        ("Next update at 15:00 UTC.", "15:00 UTC", "15:00Z"),
        ("Next update in 30 minutes.", "30 minutes", "PT30M"),
    ],
    "status": [
        ("Status: Monitoring", "Monitoring", "monitoring"),
        ("Service restored.", "Service restored", "resolved"),
    ],
}


def told(text: str, subject: str = "") -> list[tuple[str, str, str]]:
    version = Version("customer", subject, text)
    cut = {"text": text, "subject": subject}
    return [(f.kind, cut[f.where][f.start : f.end], f.value) for f in find(version)]


@pytest.mark.parametrize(
    ("kind", "text", "shown", "value"), [(kind, *one) for kind, said in SAID.items() for one in said]
)
def test_a_fact_is_cut_as_it_is_shown_and_normalised(kind: str, text: str, shown: str, value: str) -> None:
    assert (kind, shown, value) in told(text)


def test_a_range_shares_its_zone_and_its_half_of_the_day() -> None:
    assert told("Slow from 2:00-2:45 pm PDT.") == [
        ("time", "2:00", "14:00-07:00"),
        ("time", "2:45 pm PDT", "14:45-07:00"),
    ]


def test_a_zone_stated_once_holds_for_every_time() -> None:
    assert ("time", "14:05", "14:05Z") in told("- 14:05 alert\n\nAll times UTC.")


def test_facts_of_the_subject_say_so_and_come_first() -> None:
    first, *_ = find(Version("customer", "Resolved: 45 minutes of errors", "It took 12 minutes."))
    assert (first.where, first.kind, first.value) == ("subject", "status", "resolved")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_gives_facts_within_it_that_do_not_overlap(text: str, subject: str) -> None:
    found = find(Version("customer", subject, text))
    for where, length in (("subject", len(subject)), ("text", len(text))):
        spans = [(f.start, f.end) for f in found if f.where == where]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= length for start, end in spans)
        assert all(end <= after for (_, end), (after, _) in pairwise(spans))


@pytest.mark.parametrize(
    "piece",
    ["1,234,", "a-", "about ", "14:05 ", "first then ", "Anna ", " ", "| a ", "v1.2.", "2 Stunden ", "12 mars "],
)
def test_a_long_text_of_one_piece_gives_facts_that_fit(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(text[f.start : f.end].strip() == text[f.start : f.end] for f in find(Version("customer", "", text)))
