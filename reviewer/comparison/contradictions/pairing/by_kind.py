"""What is seen of two statements of one kind and of no other: what the rules of that kind look at, as words. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from reviewer.comparison.contradictions import (
    agree,
    blame,
    changes,
    deeds,
    items,
    likely,
    measures,
    moments,
    names,
    releases,
)
from reviewer.comparison.contradictions.statements import Statement
from reviewer.comparison.facts import as_of
from reviewer.comparison.facts.versions import is_commit

# A task that is behind them: when it was done is not when it is due.
DONE: Final = re.compile(
    r"(?<!\bbe )(?<!\bget )\b(?:done|completed?|finished|closed|merged|released|(?:in place|live|in use) since)\b"
    r"(?! by)",
    re.I,
)
# When the house learned of it, and when it told others.
LEARNED_AND_TOLD: Final = frozenset({"detection", "notification"})
# Where what is said of another task ends, and where it begins.
ANOTHER: Final = re.compile(r"[.;()]\s|\n")
Seen = Callable[[Statement, Statement], Iterator[str]]


def _deed(one: Statement, other: Statement) -> Iterator[str]:
    """Whether both tell of something that was done, and whether that is the same."""
    first, second = deeds.done(one.words), deeds.done(other.words)
    if first and second:
        yield "two deeds" if first.isdisjoint(second) else "same deed"
        if first & second and deeds.things(one.words & other.words):
            yield "same deed on one thing"


def _time(one: Statement, other: Statement) -> Iterator[str]:
    yield from _deed(one, other)
    if as_of.ABOUT in (one.fact.about, other.fact.about):
        yield "one posted"
    if {one.fact.about, other.fact.about} == LEARNED_AND_TOLD:
        yield "learned and told"
    for name, pattern in (("instead", likely.INSTEAD), ("decided", likely.DECIDED)):
        if said := likely.says(pattern, one.before) + likely.says(pattern, other.before):
            yield f"{name} {said}"
    if said := likely.says(likely.THEIRS, one.line) + likely.says(likely.THEIRS, other.line):
        yield f"of another house {said}"
    yield f"phases {likely.phase(one) * likely.phase(other)}"
    yield f"vague {moments.is_vague(one) + moments.is_vague(other)}"
    if one.listed and other.listed:
        yield "two rows"
    if likely.are_opposed(one, other):
        yield "beginning and other"
    if other.fact.about in likely.also(one) or one.fact.about in likely.also(other):
        yield "a topic of the row"


def _date(one: Statement, other: Statement) -> Iterator[str]:
    yield from _deed(one, other)
    if likely.is_to_come(one) != likely.is_to_come(other):
        yield "one to come"


def _amount(one: Statement, other: Statement) -> Iterator[str]:
    if moments.spoken_apart(one, other):
        yield "spoken apart"
    if likely.meant_apart(one, other):
        yield "meant apart"
    if measures.are_elsewhere(one, other):
        yield "two places"
    if measures.grew(one, other):
        yield "moves on"
    if changes.are_apart(one, other):
        yield "a change, or of another time"


def _duration(one: Statement, other: Statement) -> Iterator[str]:
    yield from _amount(one, other)
    if measures.one_is_aside(one, other):
        yield "one early, each, or since a change"
    if measures.are_of_all_and_of_each(one, other):
        yield "of all and of each"


def _count(one: Statement, other: Statement) -> Iterator[str]:
    yield from _amount(one, other)
    if likely.says(measures.OUT_OF, one.before) != likely.says(measures.OUT_OF, other.before):
        yield "one out of"
    if likely.says(measures.PART_OF, one.shown) != likely.says(measures.PART_OF, other.shown):
        yield "one a part of"
    if measures.also_names(one, other) or measures.also_names(other, one):
        yield "names the other too"


def _percentage(one: Statement, other: Statement) -> Iterator[str]:
    yield from _amount(one, other)
    if measures.are_level_and_share(one, other):
        yield "a level and a share"
    first, second = measures.things(one.after), measures.things(other.after)
    yield "of one thing" if first == second != frozenset() else "of like things" if first & second else "of what?"


def _severity(one: Statement, other: Statement) -> Iterator[str]:
    if moments.spoken_apart(one, other):
        yield "spoken apart"
    if likely.are_of_two_regions(one, other):
        yield "two places"
    yield f"past {likely.is_past(one) + likely.is_past(other)}"
    first, second = sorted((one.fact.value, other.fact.value))
    yield f"values {first}, {second}"


def _status(one: Statement, other: Statement) -> Iterator[str]:
    yield from _severity(one, other)
    yield f"in passing {sum(' ' in s.shown for s in (one, other))}"
    yield f"works {agree.works(one) + agree.works(other)}"


def _next_update(one: Statement, other: Statement) -> Iterator[str]:
    if moments.spoken_apart(one, other):
        yield "spoken apart"
    yield f"past {likely.was_promised(one) + likely.was_promised(other)}"


def _version(one: Statement, other: Statement) -> Iterator[str]:
    first, second = sorted(map(releases.role, (one, other)))
    yield f"roles {first}, {second}"
    yield f"bad {releases.is_bad(one) + releases.is_bad(other)}"
    if releases.are_apart(one, other):
        yield "bad and good"
    if releases.is_outside(one) != releases.is_outside(other):
        yield "one of another house"
    first, second = sorted(map(releases.product, (one, other)))
    yield f"{'no' if not second else 'one' if not first else 'same' if first == second else 'two'} product"
    yield f"services {len({likely.service_of(one), likely.service_of(other)} - {''})}"
    if likely.are_digits_turned(one, other):
        yield "digits turned"
    yield f"commits {is_commit(one.fact.value) + is_commit(other.fact.value)}"


def _service(one: Statement, other: Statement) -> Iterator[str]:
    yield f"failing {sum(s.fact.where == 'subject' or likely.says(likely.FAILING, s.before) for s in (one, other))}"
    yield f"blamed {blame.is_blamed(one) + blame.is_blamed(other)}"


def _owner(one: Statement, other: Statement) -> Iterator[str]:
    if items.is_handed(one, other):
        yield "handed over"
    if one.version == other.version and items.is_deed(one, other):
        yield "two who did something"
    yield from _item(one, other)
    yield from _beside(one, other, agree.same_date)


def _item(one: Statement, other: Statement) -> Iterator[str]:
    if one.version == other.version and items.are_rows(one, other):
        yield "two rows"


def _beside(one: Statement, other: Statement, same: Callable[[str, str], bool]) -> Iterator[str]:
    """Whether both tasks have one owner, or one day, and whether either version has that once."""
    if one.version == other.version or not (one.beside and other.beside):
        return
    if not same(one.beside, other.beside):
        yield "two beside"
    else:
        yield f"same beside, only one of either {one.sole + other.sole}"


def _due(one: Statement, other: Statement) -> Iterator[str]:
    yield from _item(one, other)
    yield from _beside(one, other, names.same_name)
    if is_done(one) != is_done(other):
        yield "one done"


def is_done(task: Statement) -> bool:
    """Whether what stands beside its day says that it is behind them."""
    return bool(DONE.search(f"{ANOTHER.split(task.before)[-1]}, {ANOTHER.split(task.after)[0]}"))


BY_KIND: Final[Mapping[str, Seen]] = {
    "time": _time,
    "date": _date,
    "duration": _duration,
    "count": _count,
    "percentage": _percentage,
    "severity": _severity,
    "status": _status,
    "next_update": _next_update,
    "version": _version,
    "service": _service,
    "owner": _owner,
    "due_date": _due,
}

# Where one of these is seen, each value is of its own thing, whatever else is alike.
APART: Final = frozenset({
    "spoken apart", "two places", "moves on", "one early, each, or since a change", "one out of",
    "one a part of", "one done", "names the other too", "past 1", "past 2", "bad and good", "one of another house",
    "handed over", "two who did something", "one to come", "of all and of each", "a level and a share",
    "a change, or of another time",
    "learned and told", "one posted",
})  # fmt: skip
