"""The names of attachments and recipients are read first of all by whoever gets the mail."""

import pytest

from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category, Org, Where
from tests.redaction.marked import drawn
from tests.support.growth import grows_evenly

KEY = "gh" + "p_" + "a" + drawn(35)
ORG = Org(customers=("Globex", "Green Energy", "Beryl Bank", "Cola-Tau", "Target Corporation"), roster=("Jane Miller",))


@pytest.mark.parametrize(
    ("files", "written", "category"),
    [
        (f"{KEY}.csv", KEY, Category.SECRET),
        (f"acme-bank_{KEY}.csv", KEY, Category.SECRET),
        (f"timeline.csv\nacme_{KEY[:9]}\u200b{KEY[9:]}.csv", f"{KEY[:9]}\u200b{KEY[9:]}", Category.SECRET),
        ("Globex_impact.xlsx", "Globex", Category.CUSTOMER),
        ("Globex-impact.csv", "Globex", Category.CUSTOMER),
        ("globex-impact.csv", "globex", Category.CUSTOMER),
        ("beryl-bank.csv", "beryl-bank", Category.CUSTOMER),
        ("Green-Energy-impact.csv", "Green-Energy", Category.CUSTOMER),
        ("GreenEnergy.csv", "GreenEnergy", Category.CUSTOMER),
        ("impact+beryl.bank.csv", "beryl.bank", Category.CUSTOMER),
        ("BerylBank.csv", "BerylBank", Category.CUSTOMER),
        ("impact2026BerylBank.csv", "BerylBank", Category.CUSTOMER),
        ("cola-tau-impact.csv", "cola-tau", Category.CUSTOMER),
        ("jane-miller.txt", "jane-miller", Category.PERSON),
        ("notes.jane.miller.txt", "jane.miller", Category.PERSON),
        ("notesJaneMiller.txt", "JaneMiller", Category.PERSON),
        ("Jane-Miller-notes.txt", "Jane-Miller", Category.PERSON),
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
        "target-latency.csv",
        "Blue-Green-Deploy.png",
        "Red-Amber-Green.xlsx",
        "eu-west-1.db.latency.png",
        "Post-Mortem-Checkout-2026-11-30.docx",
        "Incident-Report.v2.final.pdf",
        "Root-Cause-Analysis-Search.pptx",
        "Status-Update-Customer.eml",
        "IncidentTimeline.xlsx",
        "Error-Budget-Q3.xlsx",
        "Grafana-Dashboard-Export.json",
        "Screenshot-2026-11-30-at-10.41.02.png",
        "Slack-Thread.txt",
        "PagerDuty-Export.csv",
        "Payment-Gateway-Logs.tar.gz",
        "logo-white@2x.png",
        "invite.ics",
        "checkout-p99-by-region.svg",
        "DataLossAssessment.pdf",
    ],
)
def test_the_ordinary_name_of_a_file_is_no_hint(name: str) -> None:
    assert scan("All is well.", ORG, files=name).spans == ()


def test_of_the_name_of_a_recipient_a_secret_alone_is_a_hint() -> None:
    names = f"Jane Miller\nGlobex\njane@globex.example\nOps {KEY}\nKunde, Passwort: Zx9!kkq22"
    found = [names[span.start : span.end] for span in scan("All is well.", ORG, names=names).of(Where.NAMES)]
    assert found == [KEY, "Zx9!kkq22"]


@pytest.mark.parametrize(
    "entry",
    [
        "ana@x.example ({})",
        "<ana@x.example> {}",
        "{} ana@x.example",
        "{}@x.example",
        '"Ops {}" <ana@x.example>',
    ],
)
def test_a_secret_is_found_anywhere_in_a_recipient(entry: str) -> None:
    names = f"Jane Miller <jane@globex.example>\n{entry.format(KEY)}"
    (span,) = scan("All is well.", ORG, names=names).spans
    assert names[span.start : span.end] == KEY


@pytest.mark.parametrize(
    "entry",
    [
        "Jane Miller <jane@globex.example>",
        "API Token Team <token@x.example>",
        '"Password reset" <password-reset@x.example>',
        "Key: ana.lima@x.example",
        "acme/shop <reply+AAF3KJ2X7P5QW8ZB4M6N9T1RCEV7BNHHA4XQK@reply.github.com>",
        "bounces+1234567-ab12-ana=x.example@em123.sendgrid.net",
        "x1y2z3a4b5c6d7-aaaalkjhgfdsqwertyuiopmnbv@acme.slack.com",
        "3f2a9c81b7d64e05a1f2c3d4e5b6a798@inbound.postmarkapp.com",
        "user+k7d9f2jq8x3m5n1p@boards.trello.com",
        "550e8400-e29b-41d4-a716-446655440000@x.example",
        "SRS0=Kd7x=QW=example.com=ana@forward.example",
    ],
)
def test_an_ordinary_recipient_is_no_hint(entry: str) -> None:
    assert scan("All is well.", ORG, names=entry).spans == ()


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["_", "a_", "_\n", "a1_\u200b", "-a", "aA", "globex-", "jane.", "Globex+"])
def test_the_time_grows_no_faster_than_the_names(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (10_000, 40_000))
    assert grows_evenly(lambda: scan("", files=small), lambda: scan("", files=large), harmless=0.1)
