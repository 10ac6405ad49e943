"""A title that no table knows is named by what stands under it and by where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.bench.fact_corpus.reader import read_half
from reviewer.bench.titles import learned, read
from reviewer.comparison.sections import parse, unsettled
from reviewer.comparison.sections.titles.words import NAMES
from reviewer.comparison.sections.titling.features import MOST_LINES, MOST_WORDS, seen
from reviewer.comparison.sections.titling.weigher import likeliest
from reviewer.comparison.sections.titling.weights import FILE, TENTHS, Weights, weights, written
from reviewer.comparison.sections.titling.weights import read as read_weights

REPORT = """Summary
The ticket gates of three stations stayed shut on Monday morning.

{title}
{text}

Cause
A certificate of the gate server had run out and nobody had it on a list.
"""


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Stations and gates", "- 06:10 gates shut\n- 06:25 on-call paged\n- 07:02 gates open again\n", "timeline"),
        ("Crowds", "About 4,100 passengers waited, 320 of them missed their train and asked for refunds.", "impact"),
        (
            "Homework for Otis",
            "- Renew certificates by machine, Otis Brandt, by 30 June\n- Alert: Ida, 12 June",
            "action_items",
        ),
    ],
)
def test_an_unknown_title_is_named_by_what_stands_under_it(title: str, text: str, name: str) -> None:
    found = parse(REPORT.format(title=title, text=text))
    assert [section.name for section in found] == ["summary", name, "root_cause"]


def test_little_text_says_nothing() -> None:
    assert [section.name for section in parse(REPORT.format(title="Crowds", text="See the map of stations."))][
        1
    ] == "other"


def test_of_a_long_text_the_beginning_is_seen() -> None:
    page, found = unsettled(REPORT.format(title="Crowds", text="many waited outside " * 5_000))
    every = seen(page, found, 1, len(page.lines))
    assert len(every) < MOST_WORDS + 3 * MOST_LINES


def test_the_weights_on_file_name_sections_as_what_some_of_the_reports_teach_does() -> None:
    """The short form, on every eighth report; `manage.py bench titles` learns from all and writes what they teach."""
    examples = list(read(read_half("development")[::8]))
    taught, kept = learned(examples), weights()
    assert sum(likeliest(one.seen).name == NAMES[one.place] for one in examples) >= 0.97 * len(examples)
    strong = [
        (name, place, weight)
        for name, row in taught.items()
        for place, weight in enumerate(row)
        if abs(weight) >= TENTHS
    ]
    agreeing = sum(name in kept and kept[name][place] * weight > 0 for name, place, weight in strong)
    assert agreeing >= 0.95 * len(strong) > 0
    assert FILE.read_text(encoding="utf-8") == written(kept)


@given(
    st.dictionaries(
        st.text("abc ,", min_size=1),
        st.lists(st.integers(-99, 99), min_size=len(NAMES), max_size=len(NAMES)).map(tuple),
    )
)
def test_weights_are_read_as_they_were_written(found: Weights) -> None:
    assert read_weights(written(found)) == found


@given(st.lists(st.sampled_from(["title fix", "text 0", "timed 3", "unheard of", "place 0"])))
def test_how_sure_it_is_is_a_share(every: list[str]) -> None:
    likely = likeliest(every)
    assert likely.name in NAMES
    assert 0 <= likely.sure <= 1


def test_what_nobody_has_seen_says_nothing() -> None:
    assert likeliest(["unheard of"]).sure == 0
