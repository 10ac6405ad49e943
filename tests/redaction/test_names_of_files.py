"""The names of attachments and recipients are read first of all by whoever gets the mail."""

import pytest

from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category, Org, Where
from tests.redaction.marked import drawn
from tests.support.growth import grows_evenly

KEY = "gh" + "p_" + "a" + drawn(35)
ORG = Org(customers=("Globex",), roster=("Jane Miller",))


@pytest.mark.parametrize(
    ("files", "written", "category"),
    [
        (f"{KEY}.csv", KEY, Category.SECRET),
        (f"acme-bank_{KEY}.csv", KEY, Category.SECRET),
        (f"timeline.csv\nacme_{KEY[:9]}\u200b{KEY[9:]}.csv", f"{KEY[:9]}\u200b{KEY[9:]}", Category.SECRET),
        ("Globex_impact.xlsx", "Globex", Category.CUSTOMER),
        ("notes of\u00a0all.txt\nJane_Miller_notes.txt", "Jane_Miller", Category.PERSON),
    ],
)
def test_what_the_name_of_a_file_says_is_found(files: str, written: str, category: Category) -> None:
    (span,) = scan("All is well.", ORG, files=files).spans
    assert (span.where, span.category, files[span.start : span.end]) == (Where.FILES, category, written)


@pytest.mark.parametrize(
    "name",
    [
        "timeline.csv",
        "Incident Report 2026-11-30.pdf",
        "screenshot 2026-11-30 at 10.41.02.png",
        "20261130_104102.jpg",
        "RCA_checkout_v2_final.docx",
        "checkout-latency.svg",
        "status_update_customer.html",
        "error-log-2026-11-30.txt",
        "9f86d081884c7d659a2feaa0c55ad015.png",
        "550e8400-e29b-41d4-a716-446655440000.pdf",
        "IMG_4711.HEIC",
        "signature.asc",
    ],
)
def test_the_ordinary_name_of_a_file_is_no_hint(name: str) -> None:
    assert scan("All is well.", ORG, files=name).spans == ()


def test_of_the_name_of_a_recipient_a_secret_alone_is_a_hint() -> None:
    names = f"Jane Miller\nGlobex\njane@globex.example\nOps {KEY}\nKunde, Passwort: Zx9!kkq22"
    found = [names[span.start : span.end] for span in scan("All is well.", ORG, names=names).of(Where.NAMES)]
    assert found == [KEY, "Zx9!kkq22"]


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["_", "a_", "_\n", "a1_\u200b"])
def test_the_time_grows_no_faster_than_the_names(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (10_000, 40_000))
    assert grows_evenly(lambda: scan("", files=small), lambda: scan("", files=large), harmless=0.1)
