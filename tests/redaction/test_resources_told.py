"""Tables, topics, databases and accounts by what is said around them."""

import pytest

from reviewer.redaction.detectors import cloud_resource
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

FOUND = [
    "- 04:45 Tabelle [[pegel_15min]] wieder vollständig.",
    "somebody ran a full scan on [[TK_SEAT_HIST]] at noon; rows in [[TK_SEAT_NOW]] were locked",
    "psql -h db.acme.example -d [[fares_eu]] -c 'select 1'",
    "mysql -u reader -D [[stock_main]] < fix.sql",
    "the storage account [[kbxinvoiceraw]] allows listing",
    "Runs as [[tolls-api-6f5bd8c7d9-qm4zt]] in [[toll-live]].",
    "Your account in [[771820364011]] was the AWS account hit hardest.",
    "It reads straight from [[tram-stops-v3]] (topic), not from the cache.",
    "The bucket lies in the same account as the rest ([[771820364011]]), in one region.",
    "Der Bucket liegt im Konto der Abrechnung: [[771820364011]].",
    "It wiped namespace [[till-live]] and then deleted namespace [[cart-live]].",
    "The replica was stale; we rebuilt [[stock_ro_b]], promoted [[ledger_standby]] and dropped [[ledger_old]].",
]
LOOK_ALIKES = [
    "look at `pdb_disruptions_allowed`, which must be above 0",
    "set LOG_LEVEL on the host; the scan on MONDAY found nothing",
    "psql -h db.acme.example -d postgres -c 'select 1'",
    "the storage account throttling and the storage account keys",
    "DATABASE_URL=postgres://USER:PASSWORD@localhost:5432/demo_dev, mysql://127.0.0.1:3306/demo_test",
    "restored pool_size, dropped statement_timeout; the table is fine",
    "they pay into the account of the shop (771820364011) each month",
    "the number 771820364011 is no account of ours",
    "Der Test, die Tabelle: drei Spalten. - 04:45 Tabelle wieder da",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, names = wanted(marked)
    assert found(cloud_resource, text) == names


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(cloud_resource, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "full scan on ",
        "rows in AB_",
        "psql -h a -d ",
        "Tabelle a_",
        "account in 771820364011 ",
        "runs as a-b in ",
        "account a b c (",
        "rebuilt a_ro ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(cloud_resource, piece) < 14
