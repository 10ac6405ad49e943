"""Finding values that cannot all be true among statements of one kind. Pure."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reviewer.comparison.values import Contradiction, Fact

from .likely import SURE, is_past
from .pairing.crowd import Crowd, remembered
from .pairing.weigher import Weigher
from .statements import Agree, Pair, Statement

# Two numbers may agree because both are rough.
ROUGH = frozenset({"count", "percentage", "duration"})
Likely = Callable[[Statement, Statement], float]
# A version has one of these, in however many words.
ONE_OF = frozenset({"severity", "status"})
# Two statements of one version must be alike at least so much.
STRICT = 0.75
# And so much, where a version gives several values for what seems to be the same.
CROWDED = 0.75
# More than any value has.
MOST_SUPPORT = (sys.maxsize, sys.maxsize)
# Statements by where they stand, subject or text, and by their sentence.
Sentences = dict[tuple[str, tuple[int, int]], list[Statement]]


@dataclass(frozen=True)
class Rule:
    """How statements of a kind are compared.

    `loose` ones agree as soon as the other version names the value at all; `within` is how likely two statements of
    one version must speak of the same thing before they are held against each other, `crowded` how likely
    two versions must where one gives several values; `apart` tells by all versions that two are of two
    things; `inside` and `between` replace the common ways of finding pairs.
    """

    likely: Likely
    agree: Agree
    loose: bool = False
    within: float = STRICT
    crowded: float = CROWDED
    apart: Callable[[Statement, Statement, Sequence[Sequence[Statement]]], bool] | None = None
    inside: Callable[[Sequence[Statement]], Iterator[Pair]] | None = None
    between: Callable[[Sequence[Statement], Sequence[Statement]], Iterator[Pair]] | None = None


def clashes(kind: str, crowd: Crowd, rule: Rule) -> list[Contradiction]:
    """The contradictions between versions and within each, one for each thing that is told differently.

    What rules find must hold when it is weighed, and what weighs enough needs no rule.
    """
    few = crowd.versions
    every = [statement for statements in few for statement in statements]
    if len(every) < 2:
        return []
    rule = replace(rule, likely=remembered(rule.likely), agree=crowd.agree)
    found = [pair for first, second in combinations(few, 2) for pair in (rule.between or _plain(rule))(first, second)]
    found += [pair for one in few for pair in (rule.inside(one) if rule.inside else inside(one, rule))]
    found = [pair for pair in found if not _are_told_apart(pair, crowd, rule)]
    weigher = Weigher(kind, crowd)
    groups = [
        _members(pairs)
        for pairs in _grouped(found, rule)
        if any(weigher.holds(pair, rule.likely(*pair)) for pair in pairs)
    ]
    _add(groups, [pair for pair in weigher.sure() if not _are_told_apart(pair, crowd, rule)])
    return [told(kind, group, every, rule) for group in groups]


def _are_told_apart(pair: Pair, crowd: Crowd, rule: Rule) -> bool:
    if rule.apart is not None and rule.apart(*pair, crowd.versions):
        return True
    own = {statement.version for statement in pair}
    return any(_told_apart(pair, version, crowd) for version in range(len(crowd.versions)) if version not in own)


def _add(groups: list[list[Statement]], pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        put(groups, pair)


def put(groups: list[list[Statement]], pair: Pair) -> None:
    """Put a pair to the group that has one of its statements, or into one of its own."""
    group = next((group for group in groups if any(s is member for s in pair for member in group)), None)
    if group is None:
        groups.append([*pair])
    else:
        _join(group, pair)


def _members(pairs: Iterable[Pair]) -> list[Statement]:
    group: list[Statement] = []
    for pair in pairs:
        _join(group, pair)
    return group


def _join(group: list[Statement], pair: Pair) -> None:
    """Add what gives a version another value."""
    for statement in pair:
        if all((m.version, m.fact.value) != (statement.version, statement.fact.value) for m in group):
            group.append(statement)


def _told_apart(pair: Pair, version: int, crowd: Crowd) -> bool:
    """Whether a third version has both values, as rows of a timeline or a table or in one sentence.

    They are two events then, or of two things: "20 minutes in Asia and 50 in Europe".
    """
    one, other = ([s for s in crowd.agreeing(value, version) if not s.derived] for value in pair)
    return any(first is not second and _side_by_side(first, second) for first in one for second in other)


def _side_by_side(one: Statement, other: Statement) -> bool:
    """Whether two statements of one version are rows, or of one sentence."""
    if all(s.listed or s.tabled for s in (one, other)):
        return True
    return one.fact.where == other.fact.where and one.sentence == other.sentence


def _plain(rule: Rule) -> Callable[[Sequence[Statement], Sequence[Statement]], Iterator[Pair]]:
    return lambda first, second: pairs(first, second, rule)


def pairs(first: Sequence[Statement], second: Sequence[Statement], rule: Rule) -> Iterator[Pair]:
    """Statements of two versions that speak of the same and cannot both be true, and that neither version repeats."""
    backs: dict[int, Statement | None] = {}
    for one in first:
        best = _nearest(one, second, rule)
        if best is None or (one.derived and best.derived) or rule.agree(one, best):
            continue
        if id(best) not in backs:
            backs[id(best)] = _nearest(best, first, rule)
        back = backs[id(best)]
        likely = rule.likely(one, best)
        if back is None or rule.likely(back, best) > likely:
            continue
        enough = rule.crowded if _rivals(one, first, rule) or _rivals(best, second, rule) else SURE
        # A sentence word for word, with another value: the range beside it does not excuse it.
        copied = one.words == best.words and len(one.words) > 2
        if likely >= enough and not (_said(one, second, rule, copied) or _said(best, first, rule, copied)):
            yield one, best


def _nearest(one: Statement, others: Sequence[Statement], rule: Rule) -> Statement | None:
    return max(others, key=lambda other: (rule.likely(one, other), not other.derived), default=None)


def _rivals(statement: Statement, own: Sequence[Statement], rule: Rule) -> bool:
    """Whether its version gives another value too for what seems to be the same, so that only like words can tell."""
    return any(rule.likely(statement, other) >= SURE and not rule.agree(statement, other) for other in own)


def inside(statements: Sequence[Statement], rule: Rule) -> Iterator[Pair]:
    """Pairs in different sentences of one version (in subject and text with less in common)."""
    beside = _by_sentence(statements)
    for one, other in combinations(statements, 2):
        apart = one.fact.where != other.fact.where
        least = min(rule.within, SURE) if apart else rule.within
        if (
            (apart or one.sentence != other.sentence)
            and rule.likely(one, other) >= least
            and not rule.agree(one, other)
            and not (apart and _repeated(one, other, statements, rule))
            and not _beside(one, other, beside, rule)
        ):
            yield one, other


def _by_sentence(statements: Iterable[Statement]) -> Sentences:
    """Those that are named in words, by where they stand."""
    those: Sentences = defaultdict(list)
    for statement in statements:
        if not statement.derived:
            those[statement.fact.where, statement.sentence].append(statement)
    return those


def _beside(one: Statement, other: Statement, sentences: Sentences, rule: Rule) -> bool:
    """Whether the sentence of one has the other's value as well: "between 1.9 s and 3.84 s"."""
    where = one.fact.where
    if where != other.fact.where:
        return False
    return any(rule.agree(one, s) for s in sentences.get((where, other.sentence), ())) or any(
        rule.agree(other, s) for s in sentences.get((where, one.sentence), ())
    )


def _repeated(one: Statement, other: Statement, statements: Sequence[Statement], rule: Rule) -> bool:
    """Whether the text says what the subject does, so that its other value is of something else."""
    head = one if one.fact.where == "subject" else other
    return any(s.fact.where == "text" and rule.likely(head, s) > 0 and rule.agree(head, s) for s in statements)


def _said(statement: Statement, others: Sequence[Statement], rule: Rule, copied: bool) -> bool:
    """Whether the other version says the same of the same thing, or of nobody knows what; for a loose rule, of any.

    Of a sentence that is `copied` it must be named, and no length between a start and an end.
    """
    return any(
        rule.agree(statement, other)
        and not (copied and other.derived)
        and (
            rule.loose
            or not other.fact.about
            or _equal(statement, other)
            or rule.likely(statement, other) >= SURE * 0.8
        )
        for other in others
    )


def _equal(one: Statement, other: Statement) -> bool:
    """Whether both give one share, or one length for one topic, however it is meant: "down for 20 minutes of these"."""
    if one.fact.value != other.fact.value or other.derived:
        return False
    return one.fact.kind == "percentage" or (one.fact.kind == "duration" and one.fact.about == other.fact.about != "")


def _grouped(found: Sequence[Pair], rule: Rule) -> list[list[Pair]]:
    """Pairs about one thing put together."""
    groups: list[list[Pair]] = []
    for pair in found:
        group = next((g for g in groups if any(rule.likely(m, s) >= SURE for p in g for m in p for s in pair)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    return groups


def told(kind: str, group: Sequence[Statement], every: Sequence[Statement], rule: Rule) -> Contradiction:
    """The contradiction of these statements among all of their kind."""
    ordered = sorted(_by_name(group, every), key=_place)
    about = next((s.fact.about for s in ordered if s.fact.about), kind)
    shown = ordered if kind not in ONE_OF else [s for s in every if s in ordered or _is_restated(s, ordered)]
    places = tuple(s.place for s in sorted(shown, key=_place))
    return Contradiction(kind, about, odd(ordered, every, rule), reason(ordered), places)


def _place(statement: Statement) -> tuple[int, bool, int]:
    return statement.version, statement.fact.where != "subject", statement.fact.start


def _is_restated(statement: Statement, group: Sequence[Statement]) -> bool:
    """Whether a version says so once more: who mends one place must mend the other."""
    same = (statement.version, statement.fact.value, statement.fact.about)
    return not is_past(statement) and any(same == (s.version, s.fact.value, s.fact.about) for s in group)


def _by_name(group: Sequence[Statement], every: Sequence[Statement]) -> list[Statement]:
    """The statements of a group; where a version also names the length between two of its times, what names it."""
    named = {(s.version, s.fact.value): s for s in every if not s.derived}
    return [named.get((s.version, s.fact.value), s) if s.derived else s for s in group]


def odd(group: Sequence[Statement], every: Sequence[Statement], rule: Rule) -> int | None:
    """The version whose value has the least support, by versions first and by statements then; None when even.

    A version that has the very value supports it, in whatever words.
    """

    def support(statement: Statement) -> tuple[int, int]:
        agreeing = [s for s in every if rule.agree(statement, s)]
        sure = [s for s in agreeing if rule.likely(statement, s) >= SURE]
        same = [s for s in agreeing if _is_same(s.fact, statement.fact) or any(s is member for member in group)]
        return len({s.version for s in (*sure, *same)}), len(sure)

    scores: dict[int, tuple[int, int]] = {}
    for s in group:
        scores[s.version] = min(scores.get(s.version, MOST_SUPPORT), support(s))
    if len(scores) == 1:
        return next(iter(scores))
    only = _lonely(scores)
    return _lonely(_seconded(group, every, rule)) if only is None else only


def _lonely(scores: Mapping[int, tuple[int, int]]) -> int | None:
    """The one version with the least support."""
    least = min(scores.values())
    lonely = [version for version, score in scores.items() if score == least]
    return lonely[0] if len(lonely) == 1 else None


def _seconded(group: Sequence[Statement], every: Sequence[Statement], rule: Rule) -> dict[int, tuple[int, int]]:
    """By version how many of the other versions name a value that agrees with its own and with no other's."""
    own = {version: [s for s in group if s.version == version] for version in {s.version for s in group}}
    others = [s for s in every if s.version not in own and not s.derived]
    for_whom: dict[int, set[int]] = {version: set() for version in own}
    for s in others:
        agreeing = [version for version, those in own.items() if any(rule.agree(one, s) for one in those)]
        if len(agreeing) == 1:
            for_whom[agreeing[0]].add(s.version)
    return {version: (len(seconding), 0) for version, seconding in for_whom.items()}


def _is_same(one: Fact, other: Fact) -> bool:
    """Whether two facts that agree have the very value; a number may be of things by another name."""
    if one.kind in ROUGH:
        return one.value.split(" ")[0] == other.value.split(" ")[0]
    return one.kind != "time" or one.value == other.value


def reason(group: Sequence[Statement]) -> str:
    """The values against each other, each named once: "45 minutes against about 40 minutes"."""
    shown = list(dict.fromkeys(" ".join(s.shown.split()) for s in group))
    return " against ".join(shown)
