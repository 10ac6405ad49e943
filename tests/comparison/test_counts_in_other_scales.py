"""Numbers of things in thousands and millions as several languages write them, and with other signs between them."""

import pytest

from tests.comparison.told import facts, values

COUNTED = [
    ("1.2 M events were dropped.", ["1200000 events"]),
    ("Roughly 2.4 m transactions were settled.", ["2400000 transactions"]),
    ("Queues of about two miles.", ["2 miles"]),
    ("1.2 mn events and 2bn rows were dropped.", ["1200000 events", "2000000000 records"]),
    ("A quarter of a million emails were late.", ["250000 emails"]),
    ("Three quarters of a million emails were late.", ["750000 emails"]),
    ("1'200 orders and 1\u2019300 rows failed.", ["1200 orders", "1300 records"]),
    ("'200 orders failed', he wrote.", ["200 orders"]),
    ("About 2000 customers and nearly 1950 orders.", ["2000 customers", "1950 orders"]),
    ("1,2 Mio. Anfragen schlugen fehl.", ["1200000 anfragen"]),
    ("1,2 Millionen Anfragen schlugen fehl.", ["1200000 anfragen"]),
    ("Zwei Millionen Nachrichten gingen verloren.", ["2000000 messages"]),
    ("Rund 12 Tsd. Kunden waren betroffen.", ["12000 customers"]),
    ("2 Tsd. Nutzer waren betroffen.", ["2000 users"]),
    ("Tausend Kunden riefen an, zweitausend Kunden schrieben.", ["1000 customers", "2000 customers"]),
    ("1.234.567 Nachrichten gingen verloren.", ["1234567 messages"]),
    ("1,2 million de messages ont été perdus.", ["1200000 messages"]),
    ("2 m\u0131llions de messages ont été perdus.", []),
    ("1,2 M de messages ont été perdus.", ["1200000 messages"]),
    ("2 millions de requêtes ont échoué.", ["2000000 requêtes"]),
    ("Deux mille clients ont appelé.", ["2000 customers"]),
    ("Un millier de clients nous ont écrit.", ["1000 customers"]),
    ("1,2 millones de mensajes se perdieron.", ["1200000 messages"]),
    ("12 mil clientes llamaron, mil usuarios no.", ["12000 customers", "1000 users"]),
    ("Un millar de clientes nos escribió.", ["1000 customers"]),
]
NOT_COUNTED = [
    "2 Mio. Euro fielen aus.",
    "2 millions d'euros ont été perdus.",
    "2 millones de pesos.",
    "In 2000 orders",
]


@pytest.mark.parametrize(("text", "told"), COUNTED)
def test_a_number_in_another_scale_is_counted(text: str, told: list[str]) -> None:
    assert values(text, "count") == told
    assert [*facts(text, "duration"), *facts(text, "version")] == []


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_money_and_years_are_not_counted(text: str) -> None:
    assert values(text, "count") == []


def test_a_release_with_large_numbers_stays_one() -> None:
    assert values("Caused by 115.100.579 of the agent.", "version") == ["115.100.579"]


def test_the_span_has_the_number_its_scale_and_its_noun() -> None:
    for text in ("rund 1,2 Mio. Anfragen", "2 millions de requêtes", "zweitausend Kunden", "près de 12 mille clients"):
        assert [(fact.start, fact.end) for fact in facts(f"Es: {text} .", "count")] == [(4, 4 + len(text))]
