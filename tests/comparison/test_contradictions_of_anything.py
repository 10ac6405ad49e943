"""Whatever a report says, however wrongly, its versions can be compared: nothing raises, and each span is real."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.comparison import contradictions, facts
from reviewer.comparison.values import Version

MONTHS = ("January", "February", "June", "November", "Sept.", "März", "décembre", "enero")
DAYS = st.builds(
    lambda shape, day, month, number: shape.format(day=day, month=month, number=number),
    st.sampled_from(
        ("{day} {month}", "{month} {day}, 2026", "2026-{number:02}-{day:02}", "{day}.{number}.2026", "{number}/{day}")
    ),
    st.integers(0, 39),
    st.sampled_from(MONTHS),
    st.integers(0, 19),
)
TIMES = st.builds(
    lambda hour, minute, zone: f"{hour}:{minute:02}{zone}",
    st.integers(0, 30),
    st.integers(0, 75),
    st.sampled_from(("", " UTC", " CET", " pm PST", " Uhr", " pm", " (PDT)")),
)
VALUES = st.one_of(
    DAYS,
    TIMES,
    st.integers(0, 10**25).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: f"{number}%"),
    st.sampled_from(
        (
            "45 minutes",
            "0 min",
            "99999999999 hours",
            "v1.2.3.4.5",
            "SEV99",
            "Mara Olsen",
            "checkout",
            "resolved",
            "half of all",
            "about",
            "twelve",
        )
    ),
)
SAID = st.builds(
    str.format,
    st.sampled_from(
        (
            "The outage in the night of {0} hit checkout until {1}.",
            "It began at {0} and ended at {1} UTC.",
            "- {0}: {1}",
            "| {0} | {1} |",
            "{0} \N{EN DASH} {1} Alerts fire",
            "Next update: {0}, owner {1}",
            "## Timeline ({1})\n{0} Rolled back",
            "First {0}, then, before midnight, {1}.",
            "Fix the pool (owner: {1}, due {0})",
            "{0} customers saw {1} errors, from {1} to {0}.",
        )
    ),
    VALUES,
    VALUES,
)
TEXTS = st.lists(SAID, min_size=1, max_size=6).map("\n".join)


# Each compares up to three versions in three ways; 3,000 of them were tried once.
@settings(max_examples=40)
@given(st.lists(st.builds(Version, st.sampled_from(("engineering", "customer")), TEXTS, TEXTS), min_size=1, max_size=3))
def test_what_no_calendar_and_no_clock_has_is_compared_too(versions: list[Version]) -> None:
    read = [facts.find(version) for version in versions]
    for version, found in zip(versions, read, strict=True):
        for fact in found:
            part = version.subject if fact.where == "subject" else version.text
            assert part[fact.start : fact.end].strip()
    for one in contradictions.find(versions, read):
        assert len(one.values) > 1
        for place in one.values:
            part = versions[place.version].subject if place.where == "subject" else versions[place.version].text
            assert part[place.start : place.end].strip()
    assert contradictions.against_thread(versions[0], versions[1:]) is not None
    assert contradictions.against_html(versions[0], versions[-1].text) is not None


def test_a_day_that_no_calendar_has_is_another_day() -> None:
    versions = [
        Version("engineering", "", "The outage in the night of 31 November hit checkout."),
        Version("customer", "", "The outage in the night of 29 November hit checkout."),
    ]
    assert [one.kind for one in contradictions.find(versions)] == ["date"]


def test_a_length_stands_around_its_two_times_though_the_end_is_told_first() -> None:
    text = (
        "The night of 0 hit checkout until 0:00 pm PST.\n"
        "The outage in the night of 45 minutes hit checkout until 0 January.\nIt began at 9:00 and ended at 0 min UTC."
    )
    (found,) = contradictions.find([Version("engineering", "", text)])
    assert [text[place.start : place.end].split()[-1] for place in found.values] == ["9:00", "minutes"]
