"""The chain as values: whatever is done to one event, or to the order of events, is found and named (invariant 6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.audit.chain import FIELDS, GENESIS, Link, digest, first_break
from reviewer.audit.models import Event

START = datetime(2026, 11, 20, 14, tzinfo=UTC)
plain = st.none() | st.booleans() | st.integers() | st.text()
data = st.dictionaries(st.text(), plain | st.lists(plain, max_size=3) | st.dictionaries(st.text(), plain, max_size=3))
said = st.tuples(st.text(), st.text(), st.text(), st.text(), data)

few = settings(max_examples=40)


def chained(events: Sequence[tuple[str, str, str, str, dict[str, Any]]]) -> list[Link]:
    """The events as they are appended."""
    links: list[Link] = []
    for seq, fields in enumerate(events, 1):
        previous = links[-1].hash if links else GENESIS
        link = Link(seq, START + timedelta(seconds=seq), *fields, previous=previous)
        links.append(replace(link, hash=digest(link)))
    return links


def broken_at(links: Sequence[Link], head: Link | None) -> int | None:
    found = first_break(links, head.seq if head else 0, head.hash if head else GENESIS)
    return found.seq if found else None


def test_what_was_hashed_before_is_hashed_so_for_ever() -> None:
    event = ("Lena Brandt", "decided.approve", "12", "INC-7", {"digest": "ab", "é": [1, None]})
    assert digest(Link(7, START, *event, previous="f" * 64)) == (
        "18d3fae31f3bd026a3faaefd4165381361ed66134cd76c99cfc3472fe01774ab"
    )


def test_every_column_of_an_event_is_in_the_chain() -> None:
    assert {field.name for field in Event._meta.get_fields()} == {*FIELDS}


chains = st.lists(said, min_size=1, max_size=6).map(chained)


@few
@given(chains)
def test_a_chain_as_it_was_written_holds(links: list[Link]) -> None:
    assert broken_at(links, links[-1]) is None


def test_an_empty_history_holds() -> None:
    assert broken_at([], None) is None


CHANGES: dict[str, Callable[[Link], Any]] = {
    "at": lambda link: link.at + timedelta(microseconds=1),
    "actor": lambda link: link.actor + "x",
    "action": lambda link: link.action + "x",
    "draft": lambda link: link.draft + "1",
    "incident": lambda link: link.incident + "1",
    "data": lambda link: {**link.data, "more": 1},
}


@few
@given(chains, st.data(), st.sampled_from(sorted(CHANGES)))
def test_a_changed_event_is_found(links: list[Link], pick: st.DataObject, name: str) -> None:
    at = pick.draw(st.integers(0, len(links) - 1))
    changed = replace(links[at], **{name: CHANGES[name](links[at])})
    assert broken_at([*links[:at], changed, *links[at + 1 :]], links[-1]) == at + 1
    # Whoever changes it and mends its own hash breaks the event after it, or the end.
    mended = replace(changed, hash=digest(changed))
    assert broken_at([*links[:at], mended, *links[at + 1 :]], links[-1]) == at + 2


@few
@given(chains, st.data())
def test_a_removed_event_is_found(links: list[Link], pick: st.DataObject) -> None:
    at = pick.draw(st.integers(0, len(links) - 1))
    assert broken_at([*links[:at], *links[at + 1 :]], links[-1]) == at + 1


@few
@given(chains, st.data())
def test_a_shortened_history_is_found(links: list[Link], pick: st.DataObject) -> None:
    left = pick.draw(st.integers(0, len(links) - 1))
    assert broken_at(links[:left], links[-1]) == left + 1


@few
@given(st.lists(said, min_size=2, max_size=6).map(chained), st.data())
def test_two_events_that_changed_places_are_found(links: list[Link], pick: st.DataObject) -> None:
    first, second = sorted(pick.draw(st.permutations(range(len(links))))[:2])
    swapped = list(links)
    swapped[first], swapped[second] = links[second], links[first]
    assert broken_at(swapped, links[-1]) == first + 1
    renumbered = [replace(link, seq=seq) for seq, link in enumerate(swapped, 1)]
    assert broken_at(renumbered, links[-1]) == first + 1


@few
@given(chains, said)
def test_an_event_that_was_put_in_is_found(
    links: list[Link], fields: tuple[str, str, str, str, dict[str, Any]]
) -> None:
    more = chained([*[(x.actor, x.action, x.draft, x.incident, x.data) for x in links], fields])
    assert broken_at(more, links[-1]) == len(links) + 2


def test_the_zone_a_time_comes_back_in_makes_no_difference() -> None:
    [link] = chained([("a", "b", "", "", {})])
    assert digest(replace(link, at=link.at.astimezone(timezone(timedelta(hours=5))))) == link.hash


def test_a_break_is_told_in_words() -> None:
    links = chained([("a", "b", "", "", {})] * 3)
    assert str(first_break([links[0], links[2]], 3, links[2].hash)).find("event 2 is missing") > 0
