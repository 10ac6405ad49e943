"""What holds for any text: offsets cut what is shown, replacing ends in peace, logs stay silent, time grows evenly."""

import itertools
import logging
import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reviewer.redaction.engine import default_engine, scan
from reviewer.redaction.meanings import Severity, weight
from reviewer.redaction.reading import markup
from reviewer.redaction.values import Category, Detector, Passage, Span, Where
from tests.redaction.finding import applied
from tests.redaction.marked import drawn, wanted
from tests.redaction.test_look_alikes import FOUND, LOOK_ALIKES
from tests.redaction.test_secret import FOUND as SECRETS
from tests.support.growth import Work, grows_evenly

pytestmark = pytest.mark.slow

SAMPLES = [wanted(text)[0] for texts in [*FOUND.values(), SECRETS] for text in texts]
PIECES = st.sampled_from([*SAMPLES, *LOOK_ALIKES]) | st.text(max_size=30)
TEXTS = st.lists(PIECES, max_size=6).map(" ".join) | st.lists(PIECES, max_size=6).map("\n".join)
UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    spans = scan(text).of(Where.TEXT)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


# What Markdown, HTML and encodings are made of, and a word or two.
MARKED = st.text("`*_~[]()\\<>&;#!|:=%- \n\t1aé", max_size=60) | st.lists(
    st.sampled_from(["\\", "`", "```", "**", "_", "[", "](", ")", "<b>", "&amp;", "\n\n", "a", " ", "=\n", "%20"])
).map("".join)


@settings(UNHURRIED, max_examples=300)
@example("\\``")
@given(MARKED)
def test_whatever_marks_a_mail_is_made_of_it_is_looked_at_whole(text: str) -> None:
    assert scan(text, subject=text, html=text, files=text, names=text).skipped == ()


TOKEN = "gh" + "p_" + drawn(36)
AROUND = st.sampled_from(["<td>", "</td>", "<p hidden>", "</p>", "<bdo dir=rtl>", "</bdo>", "<p id='", "'>", "<style>"])
PAGES = st.lists(AROUND | st.sampled_from(["</style>", "<p style='", "\\67 ", TOKEN[:9], TOKEN[9:], TOKEN]) | TEXTS)


@UNHURRIED
@given(PAGES.map("".join))
def test_spans_lie_in_the_page_in_order_and_do_not_overlap(page: str) -> None:
    spans = scan("", html=page).of(Where.HTML)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(page) for span in spans)


@UNHURRIED
@given(PAGES.map("".join))
def test_every_character_of_a_reading_knows_where_it_stands(page: str) -> None:
    found = markup.read(page)
    for reading in (found.shown, found.quiet, *found.seen):
        assert len(reading.text) == len(reading.starts) == len(reading.ends)
        assert all(0 <= start <= end <= len(page) for start, end in zip(reading.starts, reading.ends, strict=True))
    for seen in found.seen:
        assert all(start < end for start, end in zip(seen.starts, seen.ends, strict=True))


def blocking(text: str) -> list[Span]:
    return [span for span in scan(text).spans if weight(span, "customer") == Severity.BLOCK]


@UNHURRIED
@given(TEXTS)
@example('new passphrase: "correct horse battery staple" SOP-EU-3, BLUE-GREEN-2 and RFP-UK-12')
def test_with_all_replacements_applied_nothing_blocks(text: str) -> None:
    """Credentials at once; what is told by words around it may want another round, and that ends."""
    replaced = applied(text, scan(text).spans)
    assert [span for span in blocking(replaced) if span.category == Category.SECRET] == []
    for _ in range(3):
        replaced = applied(replaced, scan(replaced).spans)
    assert blocking(replaced) == []


@UNHURRIED
@given(TEXTS)
def test_no_detector_is_ever_skipped(text: str) -> None:
    assert scan(text, subject=text[:100], html=text).skipped == ()


@pytest.mark.parametrize("text", SAMPLES)
def test_nothing_of_a_mail_is_written_to_a_log(text: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    scan(text, subject=text, html=text)
    assert caplog.records == []


FILLERS = [
    "a",
    "A",
    "0",
    "-",
    "_",
    ".",
    "/",
    ":",
    " ",
    "\n",
    "@",
    "=",
    "a-",
    "a.",
    "a/",
    "a ",
    "0-",
    "=\n",
    '"',
    "<a",
    "%41",
    "a1B2",
]


@pytest.mark.parametrize("detector", default_engine().detectors, ids=lambda detector: detector.id)
def test_the_time_of_every_rule_grows_no_faster_than_the_text(detector: Detector) -> None:
    word = detector.gate[0] if detector.gate else ""
    for seed in dict.fromkeys(start + filler for filler in FILLERS for start in (word, "")):
        small, large = (_found(detector, (word + seed * size)[:size]) for size in (2_500, 10_000))
        assert grows_evenly(small, large, harmless=0.02), seed


def _found(detector: Detector, text: str) -> Work:
    return lambda: list(detector.find(Passage(text)))


# What a look begins with, before any rule: letters that look alike, soft line breaks, tags that never end.
PATHS = ["a-b/", "some-dir/", "in a-b/"]
LETTERS = ["\u0430", "\uff21", "\u200b", "\u0430\u200b", "=\n", "%41", "\U000e0041", "\U000e0041a"]
TAGS = ["<a", "<", "<!--", "<!", "&a", 'a="', "a='", "a= ", "<a b='"]
# What hides, turns or joins words, and styles.
HIDING = [
    "<p style='display:none'>",
    "<p hidden>x</p>",
    "<bdo dir=rtl>a",
    "</p><p>a",
    "<i id=aaaaaaaaaaaaaa>",
    "<q></p>",
]
STYLES = ["a{", "a{}", ".a{display:none}", "}", "\\", "'", "' ", "content:", "opacity:0", "0", "<style>a</style>"]
WITHIN = [
    "<iframe srcdoc='<td>aaaaaaaaaaaa'>",
    "<iframe srcdoc=\"<iframe srcdoc='aaaaaaaaaaaaaa'>\">",
    "&quot;",
    "&amp;",
]
PICTURES = ["data:image/png;base64,iVBORw0KGgo", ";base64,", "AAAA"]
UNITS = [*LETTERS, *TAGS, *PATHS, *HIDING, *WITHIN]
# Each unit after each head is the long form:
# `EVERY_UNIT=true .venv/bin/python -m pytest tests/redaction/test_properties.py`. The short one has each unit once.
HEADS = ["", "<", "<a ", "a"]
MAILS = [(head, unit) for head in HEADS for unit in UNITS]
if os.environ.get("EVERY_UNIT") != "true":
    MAILS = [*zip(itertools.cycle(HEADS), UNITS)]


@pytest.mark.parametrize(("head", "unit"), MAILS)
def test_the_time_of_a_whole_look_grows_no_faster_than_the_mail(head: str, unit: str) -> None:
    small, large = (_looked(head + unit * (size // len(unit))) for size in (10_000, 40_000))
    assert grows_evenly(small, large, harmless=0.1)


@pytest.mark.parametrize("head", ["<style>", '<p style="opacity:', "<iframe srcdoc='", "<img src='"])
@pytest.mark.parametrize("unit", [*STYLES, *PICTURES, *WITHIN])
def test_the_time_of_a_look_at_a_page_grows_no_faster_than_what_it_carries(unit: str, head: str) -> None:
    small, large = (_looked_at_page(head + unit * (size // len(unit))) for size in (10_000, 40_000))
    assert grows_evenly(small, large, harmless=0.1)


def _looked_at_page(page: str) -> Work:
    return lambda: scan("", html=page)


def _looked(text: str) -> Work:
    return lambda: scan(text, html=text)
