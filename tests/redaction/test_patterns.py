"""Patterns that are tried only where a smaller one matches: whatever they match must hold what they need."""

import inspect
import re
from dataclasses import replace

import pytest
import re2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.redaction.detectors import every_detector
from reviewer.redaction.gate import Gate
from reviewer.redaction.pattern import NEEDING, OUTLINED, Pattern
from reviewer.redaction.values import Detector, Passage

every_detector()

QUICK = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", NEEDING, ids=lambda pattern: pattern.needs[:30])
def test_what_a_pattern_needs_stands_in_all_that_it_matches(pattern: Pattern) -> None:
    freely, needed = Pattern(pattern.source, ignore_case=pattern.ignores_case), Pattern(pattern.needs)

    @QUICK
    @given(_matched_by(pattern))
    def check(passage: Passage) -> None:
        assert any(needed.finditer(passage)) or not any(freely.finditer(passage))
        assert any(pattern.finditer(passage)) == any(freely.finditer(passage))

    check()


@pytest.mark.slow
@pytest.mark.parametrize("pattern", OUTLINED, ids=lambda pattern: pattern.source[:30])
def test_the_outline_of_a_pattern_stands_in_that_of_all_that_it_matches(pattern: Pattern) -> None:
    freely = Pattern(pattern.source, ignore_case=pattern.ignores_case)

    @QUICK
    @given(_matched_by(pattern))
    def check(passage: Passage) -> None:
        assert any(pattern.finditer(passage)) == any(freely.finditer(passage))

    check()


# Detectors of one pattern whose gates hold a part of it.
SHARP = (
    *("card-code", "customer-in-log", "distribution", "joined-password", "keywords-password", "logs-in"),
    *("numbered-phrase", "object-store", "opened-with", "pairs-password", "passphrase", "post-box", "registry-auth"),
    *("secret-flag", "secret-in-query", "session-cookie", "several", "signed-url", "tenant-name", "terraform-resource"),
    *("user-id-alike", "webhook-url"),
)


@pytest.mark.slow
@pytest.mark.parametrize("detector", [one for one in every_detector() if one.id in SHARP], ids=lambda one: one.id)
def test_a_word_of_its_gate_stands_in_all_that_a_detector_looks_for(detector: Detector) -> None:
    pattern, gate = _pattern_of(detector), Gate([detector])

    @settings(QUICK, max_examples=16)
    @given(_matched_by(pattern))
    def check(passage: Passage) -> None:
        assert gate.pass_through(passage) or not any(pattern.finditer(passage))

    check()


def _pattern_of(detector: Detector) -> Pattern:
    """The first pattern that its `find` was made with, or speaks of."""
    told = inspect.getclosurevars(detector.find)
    named = [*told.nonlocals.values(), *told.globals.values()]
    patterns = [one for one in named if isinstance(one, Pattern)]
    return patterns[0] if patterns else _pattern_of(replace(detector, find=next(filter(inspect.isfunction, named))))


def _matched_by(pattern: Pattern) -> st.SearchStrategy[Passage]:
    written = re.compile(pattern.source.encode("latin-1"), re.IGNORECASE if pattern.ignores_case else 0)
    return st.from_regex(written).map(lambda octets: Passage(octets.decode("latin-1")))


def test_a_pattern_is_not_tried_where_what_it_needs_is_missing() -> None:
    pattern = Pattern(r"\b[a-z]+-\d{4}\b", needs=r"-\d{4}")
    texts = ("room-1204", "room 1204", "room-120")
    assert [[match[0] for match in pattern.finditer(Passage(text))] for text in texts] == [[b"room-1204"], [], []]


def test_a_pattern_is_not_tried_where_its_outline_is_missing() -> None:
    pattern = Pattern(r"\b[A-Za-z]+-\d{4}\b", outline=("a-0000", "A-0000"))
    texts = ("room-1204", "ROOM-1204", "room 1204", "room-120")
    assert [[match[0] for match in pattern.finditer(Passage(text))] for text in texts] == [
        [b"room-1204"],
        [b"ROOM-1204"],
        [],
        [],
    ]


def test_an_outline_has_a_letter_for_letters_and_a_digit_for_digits() -> None:
    assert (
        Passage("Zürich: INC-0421, \u201c\u00c9t\u00e9\u201d \u00d7 \u0394").outline == b'Aaaaaa: AAA-0000, "Aaa" A ?'
    )


@pytest.mark.parametrize("source", ["a", "(a)|(b)", "a*", r"\b", "a(b)?", "$"])
@given(text=st.text("ab ", max_size=8))
def test_matches_are_those_that_google_re2_hands_back(source: str, text: str) -> None:
    told = [*re2.compile(source.encode()).finditer(text.encode())]
    groups = range(Pattern(source).groups + 1)
    ours = [*Pattern(source).finditer(Passage(text))]
    assert [[match.span(group) for group in groups] for match in ours] == [
        [match.span(group) for group in groups] for match in told
    ]
    assert [[match[group] for group in groups] for match in ours] == [
        [match[group] or b"" for group in groups] for match in told
    ]
