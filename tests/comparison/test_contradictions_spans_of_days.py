"""Spans of days that two versions let begin, or end, on another day."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

FOUND = [
    (
        "The folder with invoices was readable by everyone from 4 May 2026 until 19 May 2026.\n\nNo file was fetched.",
        "Invoices could be read by strangers. This was possible from 14 May 2026 and ended on 19 May 2026.",
    ),
    (
        "Between 3 June 2026 and 9 June 2026 the export left out the last column.\n\nIt has been mended.",
        "From 3 June 2026 to 19 June 2026 our export left out a column.",
    ),
    (
        "Vom 2. M\u00e4rz 2026 bis 11. M\u00e4rz 2026 waren die Akten f\u00fcr alle lesbar.",
        "Die Akten waren vom 7. M\u00e4rz 2026 bis zum 11. M\u00e4rz 2026 lesbar.",
    ),
    (
        "Les dossiers \u00e9taient lisibles par tous du 2 mars 2026 au 11 mars 2026.",
        "Du 7 mars 2026 au 11 mars 2026, les dossiers \u00e9taient lisibles par tous.",
    ),
    (
        "Los expedientes fueron visibles desde el 2 de marzo de 2026 hasta el 11 de marzo de 2026.",
        "Desde el 7 de marzo de 2026 hasta el 11 de marzo de 2026 los expedientes fueron visibles.",
    ),
]
QUIET = [
    # Another span, of which both versions know; the same with less said; and another thing.
    (
        "The folder was readable by everyone from 4 May 2026 until 19 May 2026, and indexed from 14 May 2026 until "
        "19 May 2026.",
        "Strangers could find it by a search from 14 May 2026 until 19 May 2026.",
    ),
    (
        "The folder with invoices was readable by everyone from 4 May 2026 until 19 May 2026.",
        "Invoices could be read by strangers from 4 May until 19 May.",
    ),
    (
        "The folder with invoices was readable by everyone from 4 May 2026 until 19 May 2026.",
        "Invoices could be read by strangers for two weeks, until 19 May.",
    ),
    (
        "Refunds are paid from 4 May 2026 until 19 May 2026.",
        "The planned maintenance of the archive is from 14 May 2026 until 19 May 2026.",
    ),
]


@pytest.mark.parametrize(("told", "other"), FOUND)
def test_another_first_or_last_day_is_found(told: str, other: str) -> None:
    assert [one.kind for one in find([read(told), read(other)])] == ["date"]


@pytest.mark.parametrize(("told", "other"), QUIET)
def test_spans_that_go_together_are_left_alone(told: str, other: str) -> None:
    assert not find([read(told), read(other)])
