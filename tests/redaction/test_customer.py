"""Customers are found by cues, forms, ids, columns and the list; vendors and the own organisation are not."""

import pytest

from reviewer.redaction.detectors import customer
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth

KNOWN = Org(name="Harbourline Systems", customers=("Globex Corp", "Vantor AG", "Oakmere Foods"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Customer Zumbra saw errors.", ["Zumbra"]),
        ("enterprise customers including Zumbra, Quennex and Torvik", ["Zumbra", "Quennex", "Torvik"]),
        ("Zumbra reported timeouts at noon.", ["Zumbra"]),
        ("Zumbra has opened a ticket about it.", ["Zumbra"]),
        ("We act on behalf of Zumbra here.", ["Zumbra"]),
        ("Zumbra's account manager was told.", ["Zumbra"]),
        ("Exports for Kestrel Freight and Pellham Insurance failed.", ["Kestrel Freight", "Pellham Insurance"]),
        ("Brindle & Hask were slow to answer.", ["Brindle & Hask"]),
        ("It hit Zumbra GmbH and Quennex S.A. again.", ["Zumbra GmbH", "Quennex S.A."]),
        ("Customers that wrote:\n\n- Zumbra: angry\n- Quennex: calm", ["Zumbra", "Quennex"]),
        ("Customer Zumbra saw errors. Later Zumbra calmed down.", ["Zumbra", "Zumbra"]),
        ("cus_pCoSuK5RMp3PwW and tenant-0439 and tnt_abcdefgh", ["cus_pCoSuK5RMp3PwW", "tenant-0439", "tnt_abcdefgh"]),
        ("tenant id: 48213-77", ["48213-77"]),
        ("tenants 4821, 4822 and 5120 were slow", ["4821", "4822", "5120"]),
        ("accounts 88213 and 88214; org-99213, wks_8fk2x9q1", ["88213", "88214", "org-99213", "wks_8fk2x9q1"]),
        ("The CTO of Zumbra called, and we owe Quennex an answer.", ["Zumbra", "Quennex"]),
        ("Zumbra is up for renewal. Quennex's CEO wants an answer.", ["Zumbra", "Quennex"]),
        ("customer=Zumbra status=503, tenant torvik-prod", ["Zumbra", "torvik-prod"]),
        ("City of Aldermere uses the portal.", ["City of Aldermere"]),
        ("The tenant is ten_5mgxkum4jl; next comes ten_rql0ouwrea.", ["ten_5mgxkum4jl", "ten_rql0ouwrea"]),
        ("It belongs to tenant T-54584. Options: move T-54584 away.", ["T-54584", "T-54584"]),
        ("under MSA-2025-1234, contract C-123456", ["MSA-2025-1234", "C-123456"]),
        (
            "The framework agreements are FA/2018/40, FA/2021/7 and FA/2022/11.",
            ["FA/2018/40", "FA/2021/7", "FA/2022/11"],
        ),
        ("(agreement QT-Net-12; billing reference 7710-0418)", ["QT-Net-12", "7710-0418"]),
        ("for both: contracts ZB-2201 and QX-2021-9", ["ZB-2201", "QX-2021-9"]),
        ("contracts: [ZB-2019-4, QX-07-C]", ["ZB-2019-4", "QX-07-C"]),
        ("Hosting plans: WP-3301, WP-3302. Open invoices 81826 and 81832.", ["WP-3301", "WP-3302", "81826", "81832"]),
        ("Their concessions, ZUM-CON-4 and QUE-CON-9, end in May.", ["ZUM-CON-4", "QUE-CON-9"]),
        ("The contract in question is SOC-ROM-0041, our debtor number for you: D-60112.", ["SOC-ROM-0041", "D-60112"]),
        ("* Invoice 2023-11-4410 is on hold\nLast invoice   F0031127", ["2023-11-4410", "F0031127"]),
        (
            "| Client no. | 30-22718 |\n| Contracts | \u2013 | ZB-IDP-04, QX-IDP-17 |",
            ["30-22718", "ZB-IDP-04", "QX-IDP-17"],
        ),
        (
            "merchant id MID 3312 7745, client no. 50 221 8, shop number SN-30771",
            ["MID 3312 7745", "50 221 8", "SN-30771"],
        ),
        ("all tenants; yours, tn-amber-0017, was first", ["tn-amber-0017"]),
        ("the wrong tenant, tnt_48112 in place of tnt_48121", ["tnt_48112", "tnt_48121"]),
        (
            "Property codes KZM-331 and CBS-207, site ids TRN-0004 to TRN-0009",
            ["KZM-331", "CBS-207", "TRN-0004", "TRN-0009"],
        ),
    ],
)
def test_customers_are_found(text: str, names: list[str]) -> None:
    assert found(customer, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Our provider Zumbra reported an incident, and AWS confirmed it.",
        "Datadog, Cloudflare and Stripe reported no incident.",
        "Dear customer, our customers and tenants were not affected.",
        "Customer Support and the Platform Team reported it.",
        "Three customers reported errors in account settings.",
        "account 493093365999 in eu-west-1, since the account of 2024",
        "s3://customer-uploads-4495/daily and customer_id is a column",
        "tenant 12 of 40, tenants 3 and 4 of the shard, customers 1200 in all, accounts 3 to 9, client 4.2",
        "Some tenants saw 503. The customer was told at 14:20.",
        "A call with Support is planned; the CTO of the vendor called. tenant=default",
        "The System Health page and Incident Report are green.",
        "The contract of 2021-03-04 follows ISO-27001; contracts ERC-20 and the agreement of Q3/2024 do not.",
        "An agreement on 30% and on EUR20k; the invoice of 14.03.2024, invoices from 2023 and the contract v2.1",
        "Customers 12, 13 and 14 days later; the site is up 99.95% and the plan is A-1.",
        "to the account AT19 2490 6837 0295 6426, for the client | GHSA-2cqr-4xr3-jpw4 |",
        "Borough Market, Town Hall, City Hall, Port Talbot and Hospital Road; Port Forwarding and Bank Transfer.",
        "Blue Green Deployments help.",
        "GET /authorize?client_id=s6BhdRkqt3&response_type=code",
    ],
)
def test_vendors_and_common_words_are_no_customers(text: str) -> None:
    assert found(customer, text) == []


def test_the_own_organisation_is_no_customer() -> None:
    assert found(customer, "Customer Harbourline reported it. Harbourline Systems", KNOWN) == []


def test_the_column_of_the_customers_holds_them() -> None:
    table = "| customer | rows |\n| --- | --- |\n| Zumbra | 12 |\n| none | 0 |"
    assert found(customer, table) == ["Zumbra"]


def test_listed_customers_are_found_with_and_without_their_form() -> None:
    text = "For Globex it was short, for Vantor long, for Oakmere Foods and Oakmere longer; Globex Corp paid."
    assert found(customer, text, KNOWN) == ["Globex", "Vantor", "Oakmere Foods", "Oakmere", "Globex Corp"]


@pytest.mark.parametrize(
    "piece",
    [
        "Aa ",
        "customer ",
        "customers:\n- A\n",
        "account 1-",
        "A & ",
        "| client |",
        "MSA-1",
        "contract a-1, ",
        "invoice of the ",
        "tenant no. 1 ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(customer, piece, KNOWN) < 14
