"""The frame that all detectors stand in: gates, overlaps, offsets, and what happens when one of them breaks."""

import logging
from collections.abc import Iterable, Iterator

import pytest

from reviewer.redaction.engine import PATIENCE, Engine
from reviewer.redaction.pattern import finds
from reviewer.redaction.values import Category, Detector, Find, Org, Passage, Where


def detector(name: str, pattern: str, *gate: str, category: Category = Category.NETWORK) -> Detector:
    return Detector(name, category, f"reason of {name}", "[hidden]", gate, finds(pattern))


def broken(passage: Passage) -> Iterable[Find]:
    yield Find(0, 3)
    raise ValueError(passage.text)


def cut(text: str, *detectors: Detector) -> list[str]:
    return [text[span.start : span.end] for span in Engine(detectors).scan(text).spans]


def test_a_detector_points_at_the_first_group_of_its_pattern() -> None:
    assert cut("host alpha and host beta", detector("host", r"host (\w+)")) == ["alpha", "beta"]


@pytest.mark.parametrize("before", ["", "naïve ", "“curly” ", "😀 ", "日本 ", "ß ", "İ "])
def test_offsets_count_code_points_whatever_stands_before(before: str) -> None:
    assert cut(f"{before}host alpha", detector("host", r"host (\w+)", "host")) == ["alpha"]


def test_a_detector_runs_only_when_one_of_its_keywords_occurs_in_any_case() -> None:
    asked: list[str] = []

    def find(passage: Passage) -> Iterable[Find]:
        asked.append(passage.text)
        return ()

    engine = Engine([Detector("d", Category.NETWORK, "", "", ("bucket", "s3://"), find)])
    for text in ("nothing of note", "The BUCKET is full", "s3://x"):
        engine.scan(text)
    assert asked == ["The BUCKET is full", "s3://x"]


def test_keywords_that_share_letters_are_all_seen() -> None:
    assert cut("a tokenpath", detector("a", "tok", "token"), detector("b", "path", "enpath")) == ["tok", "path"]


def test_the_outermost_span_wins_and_tells_what_it_holds() -> None:
    trace = detector("trace", r"trace\(.*\)", category=Category.CODE_PATH)
    key = detector("key", r"key\w+", category=Category.SECRET)
    (span,) = Engine([key, trace]).scan("a trace(with key123 inside) here").spans
    assert (span.start, span.end, span.category, span.detectors) == (2, 27, Category.CODE_PATH, ("trace",))
    assert span.holds == (Category.SECRET,)


def test_a_span_that_several_point_at_is_one_and_names_them_all() -> None:
    (span,) = Engine([detector("b", "abc"), detector("a", "abc", category=Category.SECRET)]).scan("abc").spans
    assert (span.category, span.detectors, span.reason) == (Category.SECRET, ("a", "b"), "reason of a")


def test_spans_that_cross_become_one_so_that_nothing_of_either_stays() -> None:
    assert cut("abcdef", detector("a", "abcd"), detector("b", "cdef")) == ["abcdef"]


def test_spans_that_only_touch_stay_two() -> None:
    assert cut("abcdef", detector("a", "abc"), detector("b", "def")) == ["abc", "def"]


def test_a_subject_is_read_in_the_light_of_its_text_and_told_before_it() -> None:
    read: list[str] = []

    def find(passage: Passage) -> Iterator[Find]:
        read.append(passage.text.strip())
        passage.mail.setdefault("first", passage.text)
        if passage.mail["first"] == "the text":
            yield Find(0, 3)

    told = Detector("light", Category.TONE, "Of some mails", "[removed]", (), find)
    spans = Engine([told]).scan("the text", subject="the subject", html="<p>the page").spans
    assert read == ["the text", "the page", "the subject"]
    assert [span.where for span in spans] == [Where.SUBJECT, Where.TEXT, Where.HTML]


def test_subject_and_html_part_have_spans_of_their_own() -> None:
    found = Engine([detector("host", r"alpha")]).scan("on alpha", subject="alpha", html="<p>alpha")
    assert [(span.where, span.start) for span in found.spans] == [(Where.SUBJECT, 0), (Where.TEXT, 3), (Where.HTML, 3)]
    assert [span.start for span in found.of(Where.TEXT)] == [3]


def test_detectors_see_what_the_organisation_knows() -> None:
    def find(passage: Passage) -> Iterable[Find]:
        return [Find(passage.text.index(name), len(passage.text)) for name in passage.org.roster]

    found = Engine([Detector("d", Category.PERSON, "", "", (), find)]).scan("by Ada", Org(roster=("Ada",)))
    assert [span.start for span in found.spans] == [3]


def test_a_detector_that_raises_is_named_and_the_others_go_on() -> None:
    found = Engine([Detector("d", Category.PII, "", "", (), broken), detector("e", "xyz")]).scan("abc xyz")
    assert found.skipped == ("d",)
    assert [span.detectors for span in found.spans] == [("d",), ("e",)]


def nowhere(passage: Passage) -> Iterable[Find]:
    """What lies far behind the text has no place in it."""
    yield Find(10**6, 10**6 + 3)


def test_a_part_that_cannot_be_read_is_named_and_the_others_are_looked_at() -> None:
    engine = Engine([detector("e", "xyz"), Detector("d", Category.PII, "", "", (), nowhere)])
    found = engine.scan("abc xyz", html="<p>abc xyz</p>")
    assert found.skipped == ("html part",)
    assert ("e",) in [span.detectors for span in found.of(Where.TEXT)]


def test_what_a_plain_look_finds_counts_where_a_closer_one_fails() -> None:
    found = Engine([detector("e", "xyz"), Detector("d", Category.PII, "", "", (), nowhere)]).scan("xyz, al**pha**")
    assert found.skipped == ("text as shown",)
    assert ("e",) in [span.detectors for span in found.spans]


def test_a_detector_that_runs_long_is_named_and_stopped() -> None:
    ticks = iter(range(1000))
    found = Engine([detector("d", "x")], clock=lambda: next(ticks) * PATIENCE).scan("x" * 100)
    assert found.skipped == ("d",)
    assert 0 < len(found.spans) < 10


def test_a_broken_detector_puts_nothing_of_the_text_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    Engine([Detector("d", Category.PII, "", "", (), broken)]).scan("very private words")
    assert [record.getMessage() for record in caplog.records] == ["redaction detector skipped: d (ValueError)"]
    assert all(record.exc_info is None for record in caplog.records)
