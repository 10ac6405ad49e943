"""Reports in a line or two, told as agents draft them: what is read and held together, and what can both be true.

A version that begins with "S:" has that line as its subject.
"""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read, values

APART = [
    (
        "time",
        ["Starting at 16:42 UTC on 17 July, the dispatcher stopped acknowledging messages.\n\n18:05 UTC: queue empty."],
        ["Hi there,\n\nthe delays began at 13:42 EDT and everything had been delivered by 14:05 EDT."],
    ),
    (
        "duration",
        [
            "The outage lasted 1h 45m.\n\nTimeline\n17:20 start of outage: the new route goes live, cards refused\n"
            "17:33 stores call the help desk\n18:21 route withdrawn\n18:35 end of outage: cards accepted again"
        ],
        [],
    ),
    (
        "date",
        ["S:Postmortem: mail relay blocklisted on 6 January 2026\nOn 16 January 2026 our relay was put on a list."],
        [],
    ),
    (
        "status",
        ["S:RESOLVED: upload of forms\nA repair is in place, but we keep an eye on it. Current status: monitoring."],
        [],
    ),
    (
        "status",
        ["Status / severity\nMonitoring / Sev 3\n\nWe watch two more runs."],
        ["Sev 3, closed. 96 files were wrong."],
    ),
    ("count", ["We accepted 1,306 orders that were not in stock."], ["We sold 1,630 orders too many."]),
]
HARMLESS = [
    ["All trams ran again by 10:40.", "All trams were running again before noon."],
    ["0.4% of requests failed.", "99.6% of the requests were served all the same."],
    ["12.5% of calls were wrong for an hour and a quarter.", "One call in eight was wrong."],
    [
        (
            "Timeline\n"
            "- 20 May: payroll-export 12.0.0 released\n"
            "- 28 May: export run\n"
            "- 2 June: payroll-export 12.0.1 released"
        ),
        "It was corrected on 2 June.",
    ],
]


@pytest.mark.parametrize(("kind", "first", "second"), APART)
def test_what_cannot_both_be_true_is_said(kind: str, first: list[str], second: list[str]) -> None:
    assert kind in {one.kind for one in find([read(told) for told in (*first, *second)])}


@pytest.mark.parametrize("versions", HARMLESS)
def test_what_can_both_be_true_is_not(versions: list[str]) -> None:
    assert not find([read(told) for told in versions])


def test_a_status_names_every_place_that_says_so() -> None:
    told = read(
        "S:RESOLVED: upload of forms\nA repair is in place, but we keep an eye on it. Current status: monitoring."
    )
    [found] = [one for one in find([told]) if one.kind == "status"]
    assert [told.text[place.start : place.end] for place in found.values if place.where == "text"] == [
        "keep an eye on",
        "monitoring",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We are on it and will report here again at 6 pm.", ["18:00"]),
        ("Nous vous donnerons des nouvelles à 12 h 30.", ["12:30"]),
    ],
)
def test_the_next_word_is_read(text: str, value: list[str]) -> None:
    assert values(text, "next_update") == value


def test_an_hour_and_a_quarter_is_no_share() -> None:
    assert not values("For an hour and a quarter our API found nothing.", "percentage")
    assert values("It was slow for two hours and a third of the orders failed.", "percentage") == ["33.3333%"]
    assert values("An hour later a quarter of the nodes were back.", "percentage") == ["25%"]
