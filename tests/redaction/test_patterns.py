"""Patterns that are tried only where a smaller one matches: whatever they match must hold what they need."""

import re

import pytest
import re2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.redaction.detectors import every_detector
from reviewer.redaction.pattern import NEEDING, Pattern
from reviewer.redaction.values import Passage

every_detector()

QUICK = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", NEEDING, ids=lambda pattern: pattern.needs[:30])
def test_what_a_pattern_needs_stands_in_all_that_it_matches(pattern: Pattern) -> None:
    freely, needed = Pattern(pattern.source, ignore_case=pattern.ignores_case), Pattern(pattern.needs)
    written = re.compile(pattern.source.encode("latin-1"), re.IGNORECASE if pattern.ignores_case else 0)

    @QUICK
    @given(st.from_regex(written).map(lambda octets: Passage(octets.decode("latin-1"))))
    def check(passage: Passage) -> None:
        assert any(needed.finditer(passage)) or not any(freely.finditer(passage))
        assert any(pattern.finditer(passage)) == any(freely.finditer(passage))

    check()


def test_a_pattern_is_not_tried_where_what_it_needs_is_missing() -> None:
    pattern = Pattern(r"\b[a-z]+-\d{4}\b", needs=r"-\d{4}")
    texts = ("room-1204", "room 1204", "room-120")
    assert [[match[0] for match in pattern.finditer(Passage(text))] for text in texts] == [[b"room-1204"], [], []]


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
