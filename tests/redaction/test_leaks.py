"""Sentences that restate the technical version are traced to where they come from; sentences of their own are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.redaction.leaks import trace
from reviewer.redaction.values import Category, Span

TECHNICAL = """Checkout was down for 42 minutes this morning. We are sorry for the trouble.

The primary db-ledger-07 ran out of disk because vacuum had been switched off in March.
Marta Kowalczyk promoted the replica by hand.
The attacker could read session tokens through the old image resizer.
Kestrel Freight is owed $120,000 in service credits.

Next update at noon."""
HINTED = ("db-ledger-07", "Marta Kowalczyk", "session tokens", "$120,000")


def hints(text: str, *values: str) -> list[Span]:
    """A span for each value."""
    starts = [text.index(value) for value in values]
    return [
        Span(start, start + len(value), Category.NETWORK, ("d",), "reason", "[hidden]")
        for start, value in zip(starts, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("leaking", "source"),
    [
        ("The disk of db-ledger-07 was full since vacuum was switched off in March.", "db-ledger-07"),
        ("A replica was promoted by hand by Marta.", "Marta"),
        ("Session tokens were readable by an attacker through the image resizer.", "session tokens"),
        ("Credits of $120,000 are owed to Kestrel Freight.", "$120,000"),
    ],
)
def test_a_reworded_sentence_is_traced_to_its_source(leaking: str, source: str) -> None:
    other = f"Dear customer,\n\nyour orders were delayed. {leaking} All is well again."
    (leak,) = trace(TECHNICAL, hints(TECHNICAL, *HINTED), other)
    assert other[leak.start : leak.end] == leaking
    assert source in TECHNICAL[leak.source_start : leak.source_end]
    assert leak.shared
    assert leak.score >= 0.5


@pytest.mark.parametrize(
    "other",
    [
        "Checkout was down for 42 minutes this morning. We are sorry for the trouble.",
        "Your orders were delayed because a database ran out of space. We add an alarm for it.",
        "An engineer corrected it by hand. Next update at noon.",
        "No session was affected, and the image of your logo is safe.",
        "You get service credits as described in the contract.",
        "",
    ],
)
def test_sentences_of_their_own_and_of_the_open_part_are_not(other: str) -> None:
    assert trace(TECHNICAL, hints(TECHNICAL, *HINTED), other) == []


def test_without_hints_nothing_leaks() -> None:
    assert trace(TECHNICAL, [], TECHNICAL) == []


def test_a_copied_sentence_scores_highest() -> None:
    spans = hints(TECHNICAL, *HINTED)
    assert [leak.score for leak in trace(TECHNICAL, spans, TECHNICAL)] == [1.0] * 4


@given(st.text(max_size=200), st.text(max_size=200))
def test_offsets_lie_within_the_texts(technical: str, other: str) -> None:
    spans = [Span(0, 1, Category.NETWORK, ("d",), "", "")] if technical else []
    for leak in trace(technical, spans, other):
        assert 0 <= leak.start < leak.end <= len(other)
        assert 0 <= leak.source_start < leak.source_end <= len(technical)


def test_the_cost_grows_with_the_other_text() -> None:
    spans = hints(TECHNICAL, *HINTED)
    short, long = ("Vacuum of disk " * 40 + ". ") * 10, ("Vacuum of disk " * 40 + ". ") * 40
    assert _seconds(spans, long) / _seconds(spans, short) < 14


def _seconds(spans: list[Span], other: str) -> float:
    before = time.process_time()
    trace(TECHNICAL, spans, other)
    return max(time.process_time() - before, 0.0005)
