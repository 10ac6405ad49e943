"""Money lost or owed and matters of law are found, as tight phrases; prices, public terms and denials are not."""

import pytest

from reviewer.redaction.detectors import financial_legal
from tests.redaction.finding import found, growth


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It will come to roughly $120,000 in SLA credits.", "roughly $120,000 in SLA credits"),
        ("This is a breach of contract.", "This is a breach of contract"),
        ("Please ask our outside counsel.", "our outside counsel"),
        ("Finance expects lost revenue of about €45,000.", "lost revenue of about €45,000"),
        ("We owe them 12,000 EUR in refunds.", "We owe them 12,000 EUR in refunds"),
        ("Every hour cost us about £4k.", "Every hour cost us about £4k"),
        ("A settlement of $2 million was offered.", "A settlement of $2 million was offered"),
        ("The regulator has asked for a report by Friday.", "The regulator has asked for a report"),
        ("They are threatening legal action.", "legal action"),
        ("We must notify the ICO within 72 hours.", "notify the ICO"),
        ("Kestrel Freight has asked for a refund of the monthly fee.", "has asked for a refund of the monthly fee"),
        ("We refunded £18,400 by noon.", "We refunded £18,400"),
        ("It may be a breach of our MSA with Torvik Energi.", "It may be a breach of our MSA"),
        ("All fees for March will be refunded.", "All fees for March will be refunded"),
        ("We waive two monthly fees as compensation.", "We waive two monthly fees"),
        ("About $300k of yearly revenue is at risk.", "$300k of yearly revenue is at risk"),
    ],
)
def test_money_and_law_are_found(text: str, told: str) -> None:
    (span,) = found(financial_legal, text)
    assert told in span
    assert len(span) < 2 * len(told) + 20


@pytest.mark.parametrize(
    "text",
    [
        "There was no financial impact.",
        "No SLA credits are due, and there was no breach of contract.",
        "Our terms of service limit liability; see our SLA.",
        "The large plan is $199 per month, list price.",
        "The settlement job and /v2/settlements failed; refunds are delayed.",
        "Page fault, circuit breaker, 1,204 credits cached, 45 GB lost.",
        "We counsel patience. The voltage regulator was replaced.",
        "Legal review was not required. The cost of the query was too high.",
        "The contract tests failed, and JWT claims are checked.",
        "We spent 400 EUR on new disks; a test charge of $1 was made.",
    ],
)
def test_prices_terms_and_denials_are_not(text: str) -> None:
    assert found(financial_legal, text) == []


def test_sums_in_columns_of_what_is_owed_are_found_and_prices_are_not() -> None:
    table = "| Tenant | Credit |\n| --- | --- |\n| one | $1,200 |\n| two | 300 EUR |\n"
    assert found(financial_legal, table) == ["$1,200", "300 EUR"]
    assert found(financial_legal, table.replace("Credit", "Price per month")) == []


@pytest.mark.parametrize(
    "piece", ["$1 ", "credit ", "liability, ", "breach of the ", "we owe ", "1.", "no revenue lost "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(financial_legal, piece) < 14


@pytest.mark.parametrize("between", ["; ", ", and ", " and "])
def test_what_two_clauses_tell_is_told_apart(between: str) -> None:
    one, other = "We owe Kestrel a credit of $4,200", "our insurer expects a claim of $90,000"
    together = f"{one}{between}{other}"
    assert found(financial_legal, f"{together}.") == ([one, other] if between != " and " else [together])


@pytest.mark.parametrize(
    "text",
    [
        "$price=12 and we refund 5,000 EUR",
        "$amount = compensation of 12,000 EUR was paid",
        "$USD = 5 million in damages",
    ],
)
def test_money_behind_a_variable_is_told(text: str) -> None:
    assert found(financial_legal, text)


@pytest.mark.parametrize("text", ["$total = 12 EUR", "$refund = 5000"])
def test_a_variable_alone_is_no_money(text: str) -> None:
    assert found(financial_legal, text) == []
