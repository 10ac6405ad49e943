"""Owners, days, states, shares and numbers told in ways that hide the value or what it is about."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

APART: list[tuple[str, list[str]]] = [
    ("owner", ["OWNER OF THE FIRMWARE FIX: Ivo Kranz", "Dorit Amsel is making the permanent firmware fix."]),
    ("owner", ["Incident lead: Yara Lindqvist", "Conrad Beale leads the response."]),
    ("owner", ["Incident lead: Yara Lindqvist", "Conrad Beale runs the incident."]),
    ("owner", ["## To do\n- Petra Holub writes the review", "The written review comes from Anselm Coty."]),
    (
        "owner",
        [
            "## Actions\n\nSolène Marchal ajoute un test de non-régression.",
            "A regression test will be written by Thibaut Roussel.",
        ],
    ),
    ("due_date", ["Owed to us: a patched relay, promised for 16 November.", "A patched relay is due by 9 November."]),
    (
        "due_date",
        [
            "Refund the doubles by 1 December.",
            "You were charged twice? The second amount will be back on your account by the 8th of December.",
        ],
    ),
    ("date", ["Am 14. April 2026 fiel der Planer aus.", "The planner failed on 15 April 2026."]),
    ("status", ["Status: closed", "The chargers go on refusing cards."]),
    ("status", ["Status: closed", "Our chargers are not accepting cards yet."]),
    ("status", ["Fixed by shipping the font.", "New copies still come without it."]),
    ("status", ["State: mitigated", "Mail is still bouncing."]),
    ("percentage", ["38% of outbound calls were dropped.", "We count 28 per cent of the outbound calls as lost."]),
    (
        "percentage",
        ["9.5% of translation jobs fail.", "Jobs fail with an error. 19.5% of them are failing at the moment."],
    ),
    ("percentage", ["One in four card donations was declined.\n\n35% of card donations failed; debits were fine."]),
    ("count", ["Offers vanished from the phones of 480 drivers.\n\n840 drivers got no offers."]),
    ("count", ["2,750 declarations wait in the outbox.", "3,750 declarations have not reached customs."]),
    ("count", ["5,600 users were affected.", "Recommendations failed for 7,400 users."]),
    ("time", ["Login broke at 08:04 and was mended at 08:40.", "From 08:04 to 08:52 nobody could log in."]),
    ("owner", ["Incident commander: Ruth Vale", "The incident was commanded by Paul Orr."]),
    ("due_date", ["- Replace the switch: Omar Lind, 7 June", "The switch is going to be replaced on 17 June."]),
    ("version", ["Update to 7.7.2.", "The cure is 7.7.3."]),
    ("time", ["**Started:** 18:22 UTC", "Pages are slow since 18:45 UTC."]),
    ("time", ["At 23:35 UTC all pages were visible again.", "The pages are back since 23:05 UTC."]),
    (
        "time",
        ["Prices were right again at 03:02.\n\n02:14 first wrong price\n02:51 table loaded\n03:20 prices right again"],
    ),
    ("service", ["Component at fault: rush-session", "Kiosks failed as rush-printer, the component at fault, broke."]),
    ("service", ["S: plug-gateway down\ntariff-engine was down for half an hour."]),
    (
        "order",
        [
            "It began when our loan queue filled up; later on a certificate of our supplier ran out.",
            "The supplier's certificate expired, and in consequence our queue of loans filled up.",
        ],
    ),
    ("version", ["Nous sommes revenus à la version 2.8.4.", "We have gone back to 2.8.2."]),
    ("next_update", ["Próxima comunicación\nA las 17:00 CET.", "We will be back with news at 17:30 CET."]),
]
TOGETHER: list[list[str]] = [
    ["We were alerted at 03:12 and acknowledged at 03:14.", "At 03:14 an engineer took the alarm."],
    ["Petra Holub writes the review.", "The message comes from Anselm Coty."],
    ["Yara Lindqvist runs the incident.", "Conrad Beale runs the help desk."],
    ["Status: closed", "The report is not ready yet."],
    ["Status: closed", "Cards were refused, and a driver had to go on foot."],
    ["03:11Z page, depot-api 5xx 12%\n03:24Z 5xx 0.1%", "One request in eight failed."],
    ["12% of requests failed at first.\n\n40% of requests failed later."],
    ["2,000 orders failed. 12% of these were retried.", "15% of orders failed."],
    ["480 drivers got no offers.\n\nSupport heard from 120 drivers by noon."],
    ["The cause was found at 09:25.", "At 09:30 we knew the reason but had no remedy."],
    ["S: plug-gateway down\ntariff-engine and plug-gateway were down."],
    ["Incident start: 14:00 UTC. Fix deployed: 15:10 UTC.", "The incident began at 14:00 UTC."],
    ["Refund the doubles by 1 December.", "The report will be ready by the 8th of December."],
    ["Resolvers stopped at 06:48 and names were back at 07:31.\n\n06:48 both resolvers stop\n07:31 names are back"],
]


def _kinds(versions: list[str]) -> list[str]:
    return [one.kind for one in find([read(version) for version in versions])]


@pytest.mark.parametrize(("kind", "versions"), APART)
def test_another_value_is_found(kind: str, versions: list[str]) -> None:
    assert _kinds(versions) == [kind]


@pytest.mark.parametrize("versions", TOGETHER)
def test_what_can_all_be_true_is_none(versions: list[str]) -> None:
    assert not _kinds(versions)
