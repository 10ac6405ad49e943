"""People on the roster who are called by words: told where they are meant, and not where the words are said."""

import pytest

from reviewer.redaction.detectors import person
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth

ORG = Org(
    name="Harrow",
    roster=(
        *("Will Drummond", "Grace Teo", "Mark Stone", "Faith Abara", "Hope Martin", "May Carter", "April Quist"),
        *("Summer Hayes", "Bo Li", "Kafka Weiss", "Mina Okonkwo", "Sergei Lund", "Jean-Luc Périer"),
        "Rosalind Fay-Whittaker",
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We asked Will.", ["Will"]),
        ("Call Grace if it returns.", ["Grace"]),
        ("The export was made by Hope, for another team as well.", ["Hope"]),
        ("ask May", ["May"]),
        ("Best, Will", ["Will"]),
        ("| Owner | Grace |\n\nOwner: April", ["Grace", "April"]),
        ("Will and Grace were on call.", ["Will", "Grace"]),
        ("Will, Grace and Mark were on call.", ["Will", "Grace", "Mark"]),
        ("May and April were on call.", ["May", "April"]),
        ("Mark has signed. April was on call. Summer has the pager.", ["Mark", "April", "Summer"]),
        ("Bo is watching, Kafka has the pager.", ["Bo", "Kafka"]),
        ("Will's fix came at ten. Mark signed off at nine.", ["Will", "Mark"]),
        ("Faith will call you at ten, Will at eleven and Grace if neither can.", ["Faith", "Will", "Grace"]),
        ("13:02 faith killed it\n13:04 mina restarted the box\nmark killed the job", ["faith", "mina", "mark"]),
        ("slund deployed it, ask jean-luc", ["slund", "jean-luc"]),
        ("- RFW to write the alert", ["RFW"]),
        ("Stone wrote the fix.", ["Stone"]),
    ],
)
def test_somebody_who_is_called_by_a_word_is_found(text: str, names: list[str]) -> None:
    assert found(person, text, ORG) == names


@pytest.mark.parametrize(
    "text",
    [
        "Will it hold? Mark my words. Faith, as they say. Grace period ends. Mark the day. Will do. Mark: done",
        "A Grace Period of 5 days. In Faith we trust. Project Hope. Hope this helps. Hope is not a plan. Hope helps.",
        "May was quiet. April saw a rise. In May and April it grew; by May 3, from April on. Due: May. April is over.",
        "May I ask? We told them in May, asked April 3. Called off in May. May's numbers are lower than April's.",
        "Kafka restarted it. Kafka was slow. Summer is over, Summer saw a rise.",
        "- mark restarted pods as healthy\n- will restarted pods count?\n- may reset it, in good faith",
        "- QA to test it\n- IT to write the alert\nThe bo script and a mina loop",
    ],
)
def test_a_word_that_somebody_is_called_by_is_no_hint(text: str) -> None:
    assert found(person, text, ORG) == []


@pytest.mark.parametrize(
    "piece",
    [
        "Will, ",
        "Will and ",
        "ask May ",
        "faith killed ",
        "jean-luc ",
        "RFW to ",
        "Owner: ",
        "- Hope to call\n",
        "Mark Stone. Stone ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(person, piece, ORG) < 14


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Travis restarted the node.", "Travis"),
        ("10:09 Iris confirmed recovery.", "Iris"),
        ("- Baker to write the report", "Baker"),
        ("| report | Fox to confirm |", "Fox"),
        ("Bishop login fails.", "Bishop"),
    ],
)
def test_somebody_on_the_roster_is_meant_in_doubt(text: str, name: str) -> None:
    listed = Org(roster=("Travis Klein", "Iris Feld", "Tom Baker", "Leo Fox", "Sara Bishop"))
    assert name in [text[span.start : span.end] for span in scan(text, org=listed).spans]


OFFICES = Org(
    roster=(
        *("Anna Page", "Jack London", "Kate West", "Irving Berlin", "Dana Boyd", "Ana Duarte", "Paul Orr", "Tom Baker"),
        *("Mark Stone", "Will Drummond", "Max Adler", "Grant Wood", "Hope Martin", "May Carter", "April Quist"),
        *("Nora Black", "Leo Fox"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Page acknowledged at 03:12 UTC.\n03:11 Page escalated to the second level.\n03:12 | Page acknowledged",
        "Page confirmed. Page called twice, and Page merged into the other.\n10:05 page acknowledged",
        "We handed over to London at 18:00. London has the pager until 18:00. Berlin was paged, West informed.",
        "On-call: London\nOwner: West, Berlin\nRegion lead: West\n| Approver | Berlin |",
        "Cluster name: Berlin\nZone name: West\nWest deployed at nine. London switched to Berlin.",
        "We asked London office to help, and Berlin on-call was told by West region. On-call (London) took the page.",
        "The Page said 404. Dear Grant applicants wait. Hi all, Page two is slow. Will X. Mark B in the form.",
        "- Grant to be renewed\n- Page to be rewritten\n- Bill to: the new address\n- Max to 200\nHope to see you.",
        "- DB to fail over\n- AD to sync again\n- PO to confirm scope\n- DB to be drained",
        "clicked Mark as resolved by mistake; press Grant access; the field Max was empty; chose Hope by mistake",
        "## How to Mark a Ticket as Resolved\n\nThe status Will call back was shown, option Hope was chosen.",
        "A table with Min and Max per host. p95 was 4 s, Max was 12 s. We raised Max to 200. Kosten von 20 Mark",
        "Customers ask Will my data be safe? Many asked Will I get a refund. So Will it hold?",
        "Thanks, Hope this helps.\nBest, Hope you are well\nThanks, Will we get a credit?\nThank you, Hope to see you",
        "Recall May figures. We emailed April statements twice. Contact May change owners.",
    ],
)
def test_what_offices_pages_and_buttons_are_called_is_nobody(text: str) -> None:
    assert found(person, text, OFFICES) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Page acknowledged the alert. 03:12 Page called us. Page said so.", ["Page", "Page", "Page"]),
        ("We asked Page.\nOwner: Page\n- Page to write the report", ["Page", "Page", "Page"]),
        ("Page was informed. Black switched to the backup. Page is off sick.", ["Page", "Black", "Page"]),
        ("London is on leave. Berlin told us. West's laptop was stolen.", ["London", "Berlin", "West"]),
        ("London restarted the node. We asked West. Thanks to Berlin for it.", ["London", "West", "Berlin"]),
        (
            "Jack London took the pager. London has the pager until 18:00. On-call: London",
            ["Jack London", "London", "London"],
        ),
        ("Tell Kate. We handed over to West at 18:00, in West it was night.", ["Kate", "West"]),
        ("Anna Page was on call.\n03:12 Page acknowledged", ["Anna Page", "Page"]),
        ("- TB to rotate the key\n- LF to migrate\n- TB to rebuild the index", ["TB", "LF", "TB"]),
        ("- TB and LF to deploy the fix", ["TB", "LF"]),
        ("- LF to reduce noise\n- TB to improve alerts", ["LF", "TB"]),
        ("- TB to write the report\n- LF to call the vendor\n- ATB to drain it", ["TB", "LF"]),
        ("Dana Boyd was told.\n\n- DB to fail over", ["Dana Boyd", "DB"]),
        ("- Baker to write the report\n- Fox to fail over\n- Black to follow up", ["Baker", "Fox", "Black"]),
        (
            "- Grant to check the alert\n- Will to follow up\n* Mark and Max to restart it",
            ["Grant", "Will", "Mark", "Max"],
        ),
        ("| Will to confirm |\n1. West to write the report\n- [ ] Hope to call them", ["Will", "West", "Hope"]),
        ("Dear Hope,\n\nWill D. called, Mark and I looked. Mr Page was told.", ["Hope", "Will D", "Mark", "Page"]),
        ("Hi Grant!\n\nHello Page,\n\n(Max and she know.) Dr. West rang.", ["Grant", "Page", "Max", "West"]),
        ("Best, Hope\n\nThanks, Will.\nCheers, Mark (on call)", ["Hope", "Will", "Mark"]),
        (
            "Told Will it is late. Ask Will if it holds. Call May if it returns. We emailed April.",
            ["Will"] * 2 + ["May", "April"],
        ),
        ("We told Max about it; then Max restarted it. 10:05 Mark rebooted 20 nodes.", ["Max", "Max", "Mark"]),
        ("## The night when Mark did it\n\nThe fix that Grant wrote is out.", ["Mark", "Grant"]),
        ("First name: Hope\nName: Will\n| Owner | Grant |", ["Hope", "Will", "Grant"]),
        ("Author: London\nReviewer: Berlin\nAssignee: West", ["London", "Berlin", "West"]),
        ("Scribe: London\nIncident commander: Berlin\nReviewed by London", ["London", "Berlin", "London"]),
        ("| Role | Name |\n|---|---|\n| Commander | London |\n| Scribe | Page |", ["London", "Page"]),
        ("Attendees: London, Page, West", ["London", "West"]),
        ("10:05 London rolled back.\n10:06 West reverted.\n10:07 Page rolled back.", ["London", "West", "Page"]),
    ],
)
def test_whoever_is_called_so_is_told_by_what_only_people_do(text: str, names: list[str]) -> None:
    assert found(person, text, OFFICES) == names


CALLED_SO = Org(
    roster=(
        *(
            "Anna Page",
            "Frank Load",
            "Sue Root",
            "Pat Queue",
            "Florence Day",
            "Olive Branch",
            "Rose Field",
            "Kate West",
        ),
        *("Drew Ohio", "Art North", "Irving Berlin", "Jack London"),
    )
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Page speed fell, Page views rose.\nPage size: 4 kB\nPage 2 of 3\nLanding Page and Product Page", "Anna Page"),
        (
            "Load average: 40. CPU Load: 90 %. Load was 40 on each host.\n\n## Load\n\nLoad balancers held.",
            "Frank Load",
        ),
        ("Root cause: a full disk\n\n## Root cause\n\nRoot CA expired. Root DNS held.", "Sue Root"),
        ("Queue length: 40. Queue depth rose.\nQueue: empty\nQueue took 4 s", "Pat Queue"),
        ("Day 2: all well\nBlack Friday is Day 1", "Florence Day"),
        ("Branch: main\nBranch protection was off.", "Olive Branch"),
        ("Field: email\n\n| Field | Value |\n|---|---|\n| a | b |", "Rose Field"),
        ("EU West was not hit. US West lost power.\nRegion West was down.\n| West | down |", "Kate West"),
        ("Region Ohio was down.", "Drew Ohio"),
        ("North America was hit.", "Art North"),
        ("Traffic went from Berlin to Frankfurt. Berlin has two zones.", "Irving Berlin"),
        ("Latency to London rose.\nSite: London\nLondon datacenter lost power. London time is 10:05", "Jack London"),
    ],
)
def test_a_head_a_measure_and_a_region_is_nobody_though_somebody_was_named_so(text: str, name: str) -> None:
    assert found(person, f"{name} led the call.\n\n{text}\n", CALLED_SO) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kate West joined. West then left. West's deputy took over.", ["Kate West", "West", "West"]),
        ("Jack London joined. At ten London left; it was fixed by London.", ["Jack London", "London", "London"]),
        ("Anna Page joined.\n10:05 Page: restarting\nPage noticed it. Page was paged.", ["Anna Page"] + ["Page"] * 3),
    ],
)
def test_whoever_was_named_in_full_is_told_by_what_offices_do_as_well(text: str, names: list[str]) -> None:
    assert found(person, text, CALLED_SO) == names


HOPES = Org(
    roster=(
        *(
            "Hope Martin",
            "Rose Field",
            "Max Adler",
            "Mark Stone",
            "Bill Gray",
            "Dawn Fisher",
            "Rich Long",
            "June Carter",
        ),
        *("Faith King", "Sue Root", "Grant Wood", "Will Drummond"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "- Hope to finish by Friday\n- Hope to hear from you\n1. Hope to ship it this week\n[ ] Hope to finish",
        "- Rose to forty percent\n- Rose to peak at ten\n- Rose to about 90 %\n| Errors | Rose to double |",
        "- Max to min\n- Max to ten retries\n- Mark to market\n- Bill to address\n- Bill to party",
        "| Bill to customers | Ship to |\n\n| Bill to pay | 12 EUR |\n\n| Root to sign | leaf |",
        "- Dawn to dusk\n- Long to short ratio\n- June to plan\n- Faith to regain",
    ],
)
def test_what_rises_and_what_is_hoped_has_nothing_to_do(text: str) -> None:
    assert found(person, text, HOPES) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- Hope to call them\n- Will to write the report", ["Hope", "Will"]),
        ("- Rose to rotate the keys\n- Mark to rebuild the index", ["Rose", "Mark"]),
        ("- Max and Grant to restart it", ["Max", "Grant"]),
        ("- June to plan the move\n- Faith to rewrite the page\n- Grant to sign", ["June", "Faith", "Grant"]),
    ],
)
def test_whoever_has_a_task_is_told_at_the_head_of_an_entry(text: str, names: list[str]) -> None:
    assert found(person, text, HOPES) == names


BESIDE = Org(
    roster=(
        *(
            "Frank Load",
            "Anna Page",
            "Pat Queue",
            "Kate West",
            "Jack London",
            "Irving Berlin",
            "Sue Root",
            "Mark Stone",
        ),
        *("Grant Wood", "Bill Gray", "Max Adler", "Olive Branch", "Drew Ohio", "Will Drummond", "Hope Martin"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "This morning Load, CPU and disk were high. Monday morning Page and Queue were empty.",
        "That morning West, East and North failed. Since this morning Berlin (eu-central) is slow.",
        "On Tuesday morning Root (the account) was locked. By morning London and Berlin had recovered.",
        "Press Mark and you will see it. Click Grant and you get access. Choose Bill and you pay later.",
        "Select Max and you get 200. Open the tab Queue and you see all. Mark or you lose it. I click Mark and I fail.",
        "Use Ohio or you pay more. Run Grant or you get 403. Set Max and you are done.",
        "Hi London,\n\nHello London and Berlin,\n\nGood morning London, this is the network desk.",
        "Max A 4 amps\n\nWill D: drive\n\nSr Branch",
    ],
)
def test_a_time_a_press_an_office_and_a_letter_is_nobody(text: str) -> None:
    assert found(person, text, BESIDE) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Morning Grant, all well?\n\nGood morning Hope,\n\nDear London,", ["Grant", "Hope", "London"]),
        ("Mark and I looked. Ask Will or me. Grant and she know.", ["Mark", "Will", "Grant"]),
        (
            "Will D. called. I met Will D today, and Max A. Mr London rang.",
            ["Will D", "Will D", "Max A", "London"],
        ),
    ],
)
def test_whoever_is_greeted_or_beside_the_writer_is_told(text: str, names: list[str]) -> None:
    assert found(person, text, BESIDE) == names


@pytest.mark.parametrize(
    "name",
    [
        *("Maria dos Santos e Silva", "Ram\u00f3n y Cajal", "Martin Luther King Jr", "Abdul-Rahman ibn Yusuf"),
        *("Noor ul Haq", "Anne-Marie d'Arcy", "\u738b\u4f1f"),
    ],
)
def test_somebody_is_found_with_all_that_the_name_has(name: str) -> None:
    org = Org(name="Harrow", roster=(name,))
    for text in (f"The page went to {name} at noon.", f"{name} called us.", f"- Owner: {name}"):
        assert found(person, text, org) == [name]


def test_one_word_of_a_roster_is_not_looked_for_as_it_is_written() -> None:
    assert found(person, "Will it hold? Mark it. Of course.", Org(name="Harrow", roster=("Will", "Mark", "Of"))) == []
