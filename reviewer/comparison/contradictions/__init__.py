"""Contradictions: values of a report that cannot all be true. Pure.

Compared is only what is surely about the same thing: a rounding that says so, another zone or unit, what one version
leaves out, a plan and its result, a peak and an average do not contradict each other.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from reviewer.comparison import facts as reading
from reviewer.comparison.facts.layout import layout
from reviewer.comparison.values import Contradiction, Fact, Place, Version

from . import (
    agree,
    between,
    components,
    compounds,
    doers,
    elsewhere,
    items,
    lengths,
    likely,
    measures,
    moments,
    order,
    owners,
    parts,
    progress,
    releases,
    spans,
    within,
)
from .clash import Rule, clashes
from .likely import SINGLE, SURE
from .pairing.by_kind import is_done
from .pairing.crowd import Crowd, rarity
from .statements import Statement, statements

RULES = {
    "time": Rule(likely.time, moments.same, inside=within.events_apart),
    "date": Rule(likely.date, agree.date, loose=True, inside=within.days_apart, between=between.dates),
    "duration": Rule(measures.length, agree.duration, apart=parts.are_two_lengths, inside=lengths.apart),
    "severity": Rule(likely.standing, agree.severity, inside=within.severities_apart),
    "percentage": Rule(measures.amount, agree.percentage, within=0.88, apart=parts.are_told_in_parts),
    "count": Rule(
        measures.count, agree.count, within=within.COUNTED, apart=parts.are_told_in_parts, inside=within.counts_apart
    ),
    "version": Rule(
        likely.version,
        agree.version,
        loose=True,
        crowded=SURE,
        apart=releases.are_of_two_series,
        inside=within.versions_apart,
    ),
    "service": Rule(likely.service, agree.name, loose=True, inside=between.services_apart, between=between.services),
    "owner": replace(owners.RULE, apart=items.are_both_told, between=owners.between),
    "due_date": Rule(items.item, agree.due, crowded=0.6, apart=items.are_both_told),
    "next_update": Rule(likely.promise, moments.same_update, loose=True, apart=moments.are_of_two_channels),
    "status": Rule(likely.standing, agree.status, inside=within.statuses_apart),
}


def find(
    versions: Sequence[Version], facts: Sequence[Sequence[Fact]] | None = None, most: int | None = None
) -> list[Contradiction]:
    """Every contradiction between the versions and within each; `facts` spares reading them again.

    With `most` only the first so many of each version are compared.
    """
    told = _statements(versions, facts, most)
    crowd = _crowds(told)
    found = [c for kind, rule in RULES.items() for c in clashes(kind, crowd[kind], rule)]
    found = [
        c
        for c in found
        if not (c.kind == "date" and (_is_due_elsewhere(c, told) or elsewhere.is_one_day(c, versions, told)))
        and not elsewhere.is_of_the_next_task(c, told)
    ]
    found += order.find(versions)
    found += components.find(versions, told)
    found += [c for c in progress.find(versions, told) if not _is_said_by(c, found, versions)]
    return sorted(found, key=lambda c: (c.values[0].version, c.values[0].start, c.kind))


def _is_due_elsewhere(found: Contradiction, told: Sequence[Sequence[Statement]]) -> bool:
    """Whether a day that two versions tell otherwise is named by the other all the same: of a task that was done then.

    Or in its subject, which may speak of the day of a deadline.
    """
    due = {
        (s.version, s.fact.value)
        for s in chain.from_iterable(told)
        if s.fact.kind == "due_date" and (s.fact.where == "subject" or is_done(s))
    }
    return any(
        version != place.version and agree.same_day(value, place.value)
        for version, value in due
        for place in found.values
        if version in {other.version for other in found.values}
    )


def _is_said_by(progress: Contradiction, found: Sequence[Contradiction], versions: Sequence[Version]) -> bool:
    """Whether a contradiction of statuses stands in the same sentence: "not over: refunds have still to be sent"."""
    return any(
        told.kind == "status"
        and any(_are_one_sentence(one, other, versions) for one in told.values for other in progress.values)
        for told in found
    )


def _are_one_sentence(one: Place, other: Place, versions: Sequence[Version]) -> bool:
    if (one.version, one.where) != (other.version, other.where):
        return False
    page = layout(versions[one.version].text if one.where == "text" else versions[one.version].subject)
    return page.sentence(one.start) == page.sentence(other.start)


def crowds(versions: Sequence[Version]) -> dict[str, Crowd]:
    """What the versions state of each kind, for asking which of it is of the same thing."""
    return _crowds(_statements(versions, None, None))


def _crowds(told: Sequence[Sequence[Statement]]) -> dict[str, Crowd]:
    rare = rarity(s for s in chain.from_iterable(told) if s.fact.kind != progress.PROGRESS)
    by_kind = [_by_kind(one) for one in told]
    return {kind: Crowd([one.get(kind, []) for one in by_kind], rule.agree, rare) for kind, rule in RULES.items()}


def against_thread(
    version: Version,
    earlier: Sequence[Version],
    facts: Sequence[Sequence[Fact]] | None = None,
    most: int | None = None,
) -> list[Contradiction]:
    """What a version says otherwise than earlier mails of its thread; it is index 0, they follow in their order.

    What moves on with time (status, next update, how slow it is) is not compared.
    """
    return [
        contradiction
        for contradiction in find([version, *earlier], facts, most)
        if contradiction.kind not in {"status", "next_update"}
        and (contradiction.kind not in {"duration", "percentage"} or contradiction.about in SINGLE)
        and _is_news(contradiction)
    ]


def against_html(
    version: Version, html_text: str, facts: Sequence[Sequence[Fact]] | None = None, most: int | None = None
) -> list[Contradiction]:
    """What the html part, given as its plain text, says otherwise than the text part: 0 is the text, 1 the html."""
    told = find([replace(version, html=""), Version(version.audience, "", html_text)], facts, most)
    return [contradiction for contradiction in told if _is_news(contradiction)]


def _is_news(found: Contradiction) -> bool:
    """Whether another text than the first says what the first does not, which has a word in it as well."""
    own = {place.value for place in found.values if place.version == 0}
    return bool(own) and any(place.version != 0 and place.value not in own for place in found.values)


def known(versions: Sequence[Version], facts: Sequence[Sequence[Fact]] | None) -> list[list[Fact]]:
    """All that is compared of each version: its facts, and who did something."""
    read = facts if facts is not None else [reading.find(version) for version in versions]
    return doers.added(versions, read)


def _statements(
    versions: Sequence[Version], facts: Sequence[Sequence[Fact]] | None, most: int | None
) -> list[list[Statement]]:
    compared = [one[:most] for one in known(versions, facts)]
    names = [fact.value for one in compared for fact in one if fact.kind == "owner"]
    told = [
        spans.marked(statements(i, version, [*those, *components.guilty(version), *progress.facts(version)], names))
        for i, (version, those) in enumerate(zip(versions, compared, strict=True))
    ]
    found = [[*lengths.find(version, one), *moments.days(one)] for version, one in zip(versions, told, strict=True)]
    return compounds.parted(found)


def _by_kind(told: Sequence[Statement]) -> dict[str, list[Statement]]:
    by_kind: dict[str, list[Statement]] = defaultdict(list)
    for statement in told:
        by_kind[statement.fact.kind].append(statement)
    if any(s.fact.value == "monitoring" for s in by_kind["status"]):
        # What is still watched may well work again, and is not over.
        by_kind["status"] = [s for s in by_kind["status"] if not agree.works(s)]
    return by_kind
