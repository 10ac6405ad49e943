"""What drafts written in the night are about: work that was complete, the service that is to blame, clocks by name."""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.facts import find as facts_of
from reviewer.comparison.sections import parse
from reviewer.comparison.values import Version
from tests.comparison.told import read, values

CLASH = [
    (
        "time",
        "Timeline\n- 06:02 parcels stop moving\n- 06:09 pager rings\n- 06:40 rollback to the old sorter complete",
        "The rollback was done at 06:55 UTC and belts ran as usual. It had begun at 06:02 UTC.",
    ),
    (
        "service",
        "## Root cause\n`label-printer` lost its fonts after the image was rebuilt. `tax-engine` was fine all night.",
        "Labels came late. The fault lay in the tax engine, which lost its settings.",
    ),
    (
        "service",
        "Root cause:\nThe `fare-matcher` wrote stale tariffs into the nightly table.",
        "The trouble began in our voucher printer, which wrote stale tariffs into the nightly table.",
    ),
    (
        "version",
        "Release 7.3.0 broke the pump display. Hotfix 7.3.1 shipped to all stations by 05:10.",
        "Pump displays were blank with 7.3.0. Corrected release 7.3.4 reached every station by 05:10.",
    ),
    (
        "owner",
        "Maßnahmen\n- Kartendruckerpatronen beschaffen: Ilse Brandt, bis 4. Mai\n- Handbuch: Uwe Roth, bis 9. Juni",
        "Uwe Roth wird bis zum 4. Mai Patronen der Kartendrucker beschaffen.",
    ),
    (
        "order",
        "Timeline\n01:02 lane locks\n01:10 carrier informed\n01:30 scanner group reset\n02:00 lane moves",
        "The lane stood still. Our engineer reset the scanners, and only afterwards notified the carrier.",
    ),
    (
        "date",
        "S: Lost parking tickets on 6 March\nSome parking tickets were lost on the evening of 7 March.",
        "A printer lost tickets.",
    ),
]
HARMLESS = [
    (
        "On 3 June between 02:05 and 02:50 UTC no fares could be bought.",
        "On the evening of 2 June, from 7:05 p.m. to 7:50 p.m. Pacific (PDT), no fares could be bought.",
    ),
    (
        "On 3 June between 02:05 and 02:50 UTC no fares could be bought.",
        "On the evening of 2 June, from 7:05 to 7:50 p.m. Pacific, no fares could be bought.",
    ),
    (
        "Timeline (UTC)\n- 04:11 lifts stop\n- 04:14 alert fires\n- 04:31 new key live on all gates, errors gone",
        "The on-call engineer was paged three minutes in and had a new key in place by 04:31 UTC.",
    ),
    (
        "All 40 tills were updated by 05:20 UTC and the fix is out.",
        "As of 06:00 UTC the fix for the tills is still going out to some branches.",
    ),
    (
        "Timeline (UTC, 9 May)\n- 03:00 lag\n\nActions\n- Retry limit, Ida Holm, done 9 May",
        "Shops will be kept apart from each other by the end of July.",
    ),
    ("S: Ticket gates read-only for ~2h\nGates took no new cards from 22:10 to 00:15 UTC.", "Gates took no new cards."),
    # One part of the system by two names, and one that only suffered.
    ("Root cause:\n`quote-renderer` ran out of memory.", "The trouble began in the rendering service for quotes."),
    (
        "Root cause:\n`seat-api` answered with errors because `lock-store` was full.",
        "The trouble began in the lock manager, which was full.",
    ),
]


@pytest.mark.parametrize(("kind", "one", "other"), CLASH)
def test_what_cannot_both_be_true_is_said(kind: str, one: str, other: str) -> None:
    assert kind in {contradiction.kind for contradiction in find([read(one), read(other)])}


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_what_can_both_be_true_is_not(one: str, other: str) -> None:
    assert [contradiction.reason for contradiction in find([read(one), read(other)])] == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The rollback was complete at 03:47 UTC and speeds returned to normal.", "rollback"),
        ("The restart of all nodes had been completed by 03:47 UTC.", "mitigation"),
        ("The deployment finished at 03:47 UTC.", "release"),
        ("The rollback started at noon and was complete at 03:47 UTC.", "rollback"),
        ("The outage was over at 03:47 UTC.", "incident end"),
        ("The outage that the deployment brought was over at 03:47 UTC.", "incident end"),
        ("Ida was paged and had a spare pump in place by 03:47 UTC.", "mitigation"),
    ],
)
def test_a_time_is_that_of_what_was_complete_then(text: str, about: str) -> None:
    facts = facts_of(Version("engineering", "", text))
    assert [fact.about for fact in facts if fact.kind == "time"][-1:] == [about]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It ended at 7:58 p.m. Pacific (PDT).", "19:58-07:00"),
        ("It ended at 19:58 Central European Summer Time (CEST).", "19:58+02:00"),
        ("It ended at 7:58 p.m. Eastern.", "19:58"),
        ("The last train was at 7:58 p.m. Central Station was empty.", "19:58"),
    ],
)
def test_a_zone_by_its_name_with_its_letters_behind(text: str, value: str) -> None:
    assert values(text, "time") == [value]


@pytest.mark.parametrize("label", ["UTC", "CET", "Tuesday"])
def test_the_day_of_a_timeline_is_not_due(label: str) -> None:
    assert values(f"Timeline ({label}, 9 May)\n- 03:00 lag", "due_date") == []


def test_what_machines_say_of_their_draft_is_no_summary() -> None:
    text = "Assembled from the pager and the chat by the night bot.\n\n## What broke\nDoors stayed shut.\n"
    assert [part.name for part in parse(text)] == ["other", "summary"]


@pytest.mark.parametrize(
    ("title", "name"), [("How fixed", "remediation"), ("How resolved", "remediation"), ("Comms", "other")]
)
def test_short_titles(title: str, name: str) -> None:
    text = f"**What:** Doors stayed shut for an hour.\n\n**Why:** A disk was full.\n\n**{title}:** See the board.\n"
    assert [part.name for part in parse(text)] == ["summary", "root_cause", name]
