"""Customers on the list whose names are words or vendors: told where they are meant, and not where words are said."""

import pytest

from reviewer.redaction.detectors import customer
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth

ORG = Org(
    name="Tallow",
    customers=(
        *("Shopify", "Oracle", "Zoom", "Slack", "Next", "Friday", "Monday", "Three"),
        *("Gap", "Orange", "Relay", "Summit Foods"),
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We saw the same at Shopify and restarted it.", ["Shopify"]),
        ("The account of customer Oracle was restored.", ["Oracle"]),
        ("Shopify reported it at nine, after Zoom had.", ["Shopify", "Zoom"]),
        ("ORACLE and Shopify\u2019s teams were told.", ["ORACLE", "Shopify"]),
        ("Affected customers: Shopify, Oracle, Zoom.", ["Shopify", "Oracle", "Zoom"]),
        ("Affected customers: Next, Three and Friday.", ["Next", "Three", "Friday"]),
        ("| Customer | Loss |\n| --- | --- |\n| Oracle | 12 min |\n| Three | 4 min |", ["Oracle", "Three"]),
        ("Customers that wrote:\n\n- Oracle\n- Next: twice", ["Oracle", "Next"]),
        ("- Oracle\n- Zoom", ["Oracle", "Zoom"]),
        ("We saw the same at Next, and customer Monday was affected.", ["Next", "Monday"]),
        ("Monday reported it. Friday (tenant t-4471) was slow. Three's CTO called.", ["Monday", "Friday", "Three"]),
        ("Orange reported it. Gap lost its feed. Relay switched to the backup.", ["Orange", "Gap", "Relay"]),
        ("Orange staff could not log in. Gap and Relay were told.", ["Orange", "Gap", "Relay"]),
        ("We told Orange first. Gap in Hamburg was hit, Relay's feed is late.", ["Orange", "Gap", "Relay"]),
        ("Orange hat angerufen. Gap a signalé une panne.", ["Orange", "Gap"]),
        ("Impact:\n- Summit Foods: 3 min\n- Gap: 3 min", ["Summit Foods", "Gap"]),
        ("| Firm | Loss |\n| --- | --- |\n| Orange | 12 min |", ["Orange"]),
        ("Relay: exports fail", ["Relay"]),
        ("We asked the provider for customer Slack, who uses a Slack channel.", ["Slack"]),
    ],
)
def test_a_customer_whose_name_is_a_word_is_found_where_it_is_meant(text: str, names: list[str]) -> None:
    assert [name for name in found(customer, text, ORG) if name != "t-4471"] == names


@pytest.mark.parametrize(
    "text",
    [
        "On Monday we start. For Monday we plan two steps. By Monday it is done. Since Monday it works.",
        "From Monday on it is faster. Until Monday, use the old one. Monday morning; next Monday. Monday was quiet.",
        "Monday: patch\nFriday: rest\n| Monday | 12 |\nCustomer impact on Monday: none. Customers: none until Friday.",
        "Next we patch it. Three nodes failed at Three Rivers Road. Next: the cache.",
        "Gap to target: 0.04 points. Gap between two runs. Orange means late.",
        "Steps:\n- Gap: 3 min\n- Rest: done",
        "| Orange | late |\n| --- | --- |\n",
        "| State | Meaning |\n| --- | --- |\n| Orange | late |\n\nStatus: Orange",
        "We met on Zoom. See the Slack channel, posted in Slack. The Oracle database was full. Zoom link: none.",
        "On Slack we said so; our provider Oracle was down. It is on Shopify, via Zoom.",
    ],
)
def test_a_word_that_a_customer_is_called_by_is_no_hint(text: str) -> None:
    assert found(customer, text, ORG) == []


@pytest.mark.parametrize(
    "piece",
    [
        "Monday ",
        "- Gap: ",
        "customers: Next, ",
        "| Orange ",
        "Oracle\n",
        "at Three, ",
        "Oracle was down ",
        "Next reported ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(customer, piece, ORG) < 14


@pytest.mark.parametrize(
    "text",
    [
        "Target checkout failed. Target to receive a credit of 5,000 EUR. Target per contract gets 99.9%.",
        "Affected:\n\n- Target: 3 min\n- Shell: 4 min",
        "| | Target | Shell |\n|---|---|---|\n| orders lost | 12 | 14 |",
        "Status by customer:\n- Target: down\n- Shell: slow",
        "High priority:\n- Target\n- Shell: late",
    ],
)
def test_a_listed_customer_is_one_in_doubt(text: str) -> None:
    listed = Org(customers=("Target", "Shell"))
    told = {text[span.start : span.end] for span in scan(text, org=listed).spans}
    assert {"Target", "Shell"} & {word.strip(":,.") for word in text.split()} <= told


GROUPED = Org(customers=("Shell", "Gap", "Orange", "Target"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Severity 1:\n\n- Shell\n- Gap: late", ["Shell", "Gap"]),
        ("Priority:\n- Orange\n- Target (twice)", ["Orange", "Target"]),
        ("Type and severity:\n\n1. Gap\n2. Shell", ["Gap", "Shell"]),
        ("**Status:**\n\n* Target\n* Orange", ["Target", "Orange"]),
        ("Status: Orange\nSeverity: Target\nState: Gap\n\n| Level | Sum |\n|---|---|\n| Orange | 3 |", []),
    ],
)
def test_a_list_below_a_kind_names_those_who_are_of_it(text: str, names: list[str]) -> None:
    assert found(customer, text, GROUPED) == names


USED_AS = Org(
    customers=(
        *("Monday", "Friday", "March", "Next", "Three", "Oracle", "Stripe", "UPS", "Meta", "Notion", "Shopify"),
        *("Gap", "Shell", "Apple"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "We will update all customers Monday morning. We will call the customer Monday.",
        "We told customers Monday, and clients Friday. We refund our tenants Friday at noon.",
        "Dear customers: Monday at 10:05 the service failed.\nUpdate to customers: Friday.\nNext customer call: Monday",
        "Customers were told:\n- Monday\n- Friday\n\n| Customers told on |\n|---|\n| Monday |",
        "Monday was affected as well. Monday reported 40 errors, Friday 12. March was affected, April was not.",
        "We informed customers: Next update at 12:00. For our customers: Next week we publish a report.",
        "Tell customers: Monday. We told customers Monday and Friday about it. Customers on Monday and Friday waited.",
        "Posted to Stripe. Customer Acme, Monday we know more. Our customers saw errors Monday and Friday.",
        "Next reports follow at 14:00. Next reported error was a timeout. Next called function is x.",
        "Of the eight nodes, five recovered alone. Three were affected for longer. We met at Three.",
        "Two customers called. Three wrote to support. Three complained on social media.",
        "Oracle was slow. Stripe was down for an hour. Stripe confirmed the outage.",
        "Oracle 19c was patched, then the Oracle patch; a Notion page says so. Meta tags were wrong.",
        "We opened a case with Oracle. Payouts from Stripe; Stripe's webhooks failed. Sign in with Apple.",
        "We pay with Stripe, or by Apple Pay. Shopify Plus and Oracle Cloud had errors. Notion crashed twice.",
        "UPS switched to battery at 10:05. Orders went to Oracle late. Labels for DHL, UPS failed.",
    ],
)
def test_a_day_a_count_and_a_product_is_no_customer(text: str) -> None:
    assert found(customer, text, USED_AS) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The customer Monday was affected. The client Friday called.", ["Monday", "Friday"]),
        ("Customers Monday and Friday were hit. Customers such as Monday, too.", ["Monday", "Friday", "Monday"]),
        (
            "The customers Monday and Next called. Clients like Friday and March wrote.",
            ["Monday", "Next", "Friday", "March"],
        ),
        ("Affected customers: Monday, Friday and Next.", ["Monday", "Friday", "Next"]),
        ("Customers told: Next, Three.\n\n| Customer | Min |\n|---|---|\n| Monday | 3 |", ["Next", "Three", "Monday"]),
        ("Next wants a refund. Next reported it at nine. Next asked for a call.", ["Next", "Next", "Next"]),
        ("Three called us. Three complained. We saw the same at Next.", ["Three", "Three", "Next"]),
        ("Monday reported it. Friday cancelled. March wants a credit of 40 EUR.", ["Monday", "Friday", "March"]),
        ("Monday was affected, Gap's feed too.", ["Monday", "Gap"]),
        ("Monday was affected for 12 minutes.", ["Monday"]),
        ("Next wants compensation. Next threatened legal action. Next demands answers.", ["Next"] * 3),
        ("Next cancelled orders at ten. Next called support twice. Next wrote angry mails.", ["Next"] * 3),
        ("Next reported lost orders. Next reported errors in checkout. Next reports errors.", ["Next"] * 3),
        ("Next reported checkout is down.", ["Next"]),
        ("Monday paid 12,000 EUR. Friday cancelled two contracts. March signed 3.", ["Monday", "Friday", "March"]),
        ("Monday reported 12 lost orders. The outage at Three lasted an hour.", ["Monday", "Three"]),
        ("Customers told:\n- Monday\n- Next\n- Gap", ["Monday", "Next", "Gap"]),
        ("Customers informed: Monday, Gap\n\nCustomers to call: Friday, Next", ["Monday", "Gap", "Friday", "Next"]),
        ("| Last customer hit | Minutes |\n|---|---|\n| Monday | 3 |\n| Friday | 4 |", ["Monday", "Friday"]),
        ("Customers without updates:\n- Monday\n- Friday", ["Monday", "Friday"]),
        ("Next customers to migrate: Monday, Friday", ["Monday", "Friday"]),
        ("We told our customers Monday and Next.\n\nKunden: Next und Three", ["Monday", "Next", "Next", "Three"]),
        ("Oracle was down for 3 minutes; customer Shell was as well.", ["Oracle", "Shell"]),
        (
            "Stripe lost orders. In Berlin, Oracle wrote to us. On Monday Stripe complained.",
            ["Stripe", "Oracle", "Stripe"],
        ),
        (
            "The Shopify team called. The Oracle contract ends in May. Stripe's CTO wrote.",
            ["Shopify", "Oracle", "Stripe"],
        ),
        (
            "Impact on Oracle: 400 parcels. We apologised to Stripe; refund for Apple: EUR 40",
            ["Oracle", "Stripe", "Apple"],
        ),
        ("- Oracle: 3 min\n- Shell: 4 min\n- UPS 12 min", ["Oracle", "Shell", "UPS"]),
        (
            "Shell confirmed the fix, Apple the refund. We told Oracle and Stripe.",
            ["Shell", "Apple", "Oracle", "Stripe"],
        ),
    ],
)
def test_the_customer_is_told_where_it_does_what_customers_do(text: str, names: list[str]) -> None:
    assert found(customer, text, USED_AS) == names


BOUGHT = Org(
    customers=(
        *("Oracle", "Stripe", "Apple", "Cisco", "Intel", "Adobe", "Visa", "Salesforce", "SAP", "Box", "Square"),
        "Amazon",
    )
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oracle was down for two hours because of our release.", ["Oracle"]),
        ("Stripe was unavailable for its shoppers because our gateway failed.", ["Stripe"]),
        ("- Apple was down from 10:05 to 10:20\n- Cisco was down from 10:05 to 10:30", ["Apple", "Cisco"]),
        ("10:05 Apple is down\n10:20 Apple is back", ["Apple", "Apple"]),
        ("Cisco was down for 12 minutes; we owe it a credit.", ["Cisco"]),
        ("Oracle was slow to react to our offer. SAP confirmed the incident with our support.", ["Oracle", "SAP"]),
        (
            "Cisco crashed our importer. Stripe froze its payments to us. Visa hung up on us.",
            ["Cisco", "Stripe", "Visa"],
        ),
        ("Cisco timed out when it called our API.", ["Cisco"]),
        ("The Adobe deal is at risk. Our Salesforce champion left.", ["Adobe", "Salesforce"]),
        ("The Apple manager called, an Apple employee, too. The Visa lawyers wrote.", ["Apple", "Apple", "Visa"]),
        ("The Intel penalty; the Adobe site was down. This Visa batch was sent twice.", ["Intel", "Adobe", "Visa"]),
        ("Invoices were sent to Cisco twice. Data went to Intel in clear.", ["Cisco", "Intel"]),
        ("Orders went to Amazon late. Messages were sent to Salesforce users.", ["Amazon", "Salesforce"]),
        ("The letter was posted to Visa. We posted to Box and Square.", ["Visa", "Box", "Square"]),
        ("Labels for Apple were printed twice. We are paid by Visa monthly.", ["Apple", "Visa"]),
        ("We opened a case with Adobe legal. A ticket with Intel is open.", ["Adobe", "Intel"]),
        ("Log in with Intel's account. Intel's support called us.", ["Intel", "Intel"]),
        ("Apple Plus and Box Enterprise tenants were hit. Apple 3 was hit.", ["Apple", "Box", "Apple"]),
        ("Apple's dashboards were empty, SAP Cloud users were hit.", ["Apple", "SAP"]),
    ],
)
def test_a_vendor_that_we_serve_is_a_customer_in_doubt(text: str, names: list[str]) -> None:
    assert found(customer, text, BOUGHT) == names


@pytest.mark.parametrize(
    "name",
    [
        *("Museum of Tides", "Marks and Spencer", "Doctors without Borders", "Bed, Bath and More", "Caf\u00e9 am Ring"),
        *("eBay", "adidas", "3M", "7-Eleven", "1&1", "H&M", "22 North", "Pier 1", "Booking.com", "Bits/Bytes Oy"),
        *("Procter + Gamble", "Dr. Oetker", "St. Mary's Hospital", "Tom's Garage", "de Bijenkorf", "\u6771\u829d"),
    ],
)
def test_a_listed_customer_is_found_as_it_is_written(name: str) -> None:
    org = Org(name="Tallow", customers=(name,))
    for text in (f"Data belonging to {name} was late.", f"{name} called us.", f"> Customers: {name}, and others"):
        assert found(customer, text, org) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MUSEUM OF TIDES and the Museum\nof Tides wrote.", ["MUSEUM OF TIDES", "Museum\nof Tides"]),
        ("See am See, Haus am See GmbH and Haus am See's shop", ["Haus am See GmbH", "Haus am See"]),
        (
            "a museum of tides, https://ebay.com/x, mail@ebay.com, the path /eBay/x, 1st, target, 365 days, x-3M, 3m",
            [],
        ),
    ],
)
def test_a_listed_name_is_none_within_another_and_in_other_words(text: str, names: list[str]) -> None:
    customers = ("Museum of Tides", "Haus am See GmbH", "eBay", "3M", "365", "target", "1s", "the other one")
    assert found(customer, text, Org(name="Tallow", customers=customers)) == names


@pytest.mark.parametrize("piece", ["Museum of ", "museum ", "3M ", "\u6771", "H&"])
def test_the_cost_of_names_as_they_are_written_grows_with_the_text(piece: str) -> None:
    org = Org(name="Tallow", customers=("Museum of Tides", "3M", "\u6771\u829d", "H&M"))
    assert growth(customer, piece, org) < 14
