"""What contradicts between versions and within one, and what only looks as if it did."""

from reviewer.comparison.contradictions import against_html, against_thread, find
from reviewer.comparison.values import Contradiction, Version


def compared(*texts: str) -> list[Contradiction]:
    return find([Version("engineering", "", text) for text in texts])


def test_two_lengths_of_one_outage_contradict() -> None:
    (found,) = compared("The outage lasted 45 minutes.", "The outage lasted about 40 minutes.")
    assert (found.kind, found.about, found.reason) == ("duration", "incident", "45 minutes against about 40 minutes")
    assert [(place.version, place.value) for place in found.values] == [(0, "PT45M"), (1, "PT40M")]


def test_the_version_that_stands_alone_is_odd() -> None:
    (found,) = compared("The outage lasted 45 minutes.", "The outage lasted 2 hours.", "The outage lasted 45 minutes.")
    assert found.odd == 1


def test_a_rounding_that_says_so_is_none() -> None:
    assert compared("The outage lasted 43 minutes.", "The outage lasted about 45 minutes.") == []


def test_the_same_instant_in_another_zone_is_none() -> None:
    assert compared("Detected at 14:05 UTC.", "Detected at 7:05 am PDT.", "Detected at 16:05 CEST.") == []


def test_a_duration_is_held_against_its_own_start_and_end() -> None:
    (found,) = compared("The outage lasted 25 minutes, from 14:00 to 14:45 UTC.")
    assert (found.kind, found.odd, {place.version for place in found.values}) == ("duration", 0, {0})


def test_an_earlier_mail_of_the_thread_is_held_against_the_new_one() -> None:
    (found,) = against_thread(
        Version("customer", "", "1,862 customers were affected."),
        [Version("customer", "", "Status: investigating. 1,200 customers were affected.")],
    )
    assert (found.kind, found.about) == ("count", "customers affected")


def test_the_html_part_is_held_against_the_text_part() -> None:
    (found,) = against_html(Version("customer", "", "The outage lasted 45 minutes."), "The outage lasted 35 minutes.")
    assert [place.version for place in found.values] == [0, 1]
