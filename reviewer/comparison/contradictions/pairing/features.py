"""What can be seen of two statements that cannot both be true, as words: what is weighed. Pure."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from reviewer.comparison.contradictions import measures
from reviewer.comparison.contradictions.statements import Statement
from reviewer.comparison.facts import hedges

from .by_kind import BY_KIND
from .crowd import Crowd
from .distance import distance
from .families import families
from .kin import are_kin
from .standing import standing

# What a common word can amount to, from one that every sentence has to several that no other has.
RARE = (0.01, 1.0, 2.0, 3.0, 4.5, 6.0, 9.0)
MOST_WORDS, MOST_FAMILIES, MOST_LEFT = 5, 4, 3
TASKS = frozenset({"owner", "due_date"})


def features(one: Statement, other: Statement, crowd: Crowd) -> list[str]:
    """All that is seen of a pair, each once; the order of the two makes no difference."""
    if (other.version, other.fact.start) < (one.version, one.fact.start):
        one, other = other, one
    asked = _words, _elsewhere, standing
    seen = chain(*(ask(one, other, crowd) for ask in asked), _topics(one, other), _meant(one, other))
    return [*seen, *_flags(one, other), *distance(one, other), *BY_KIND.get(one.fact.kind, _nothing)(one, other)]


def _nothing(_one: Statement, _other: Statement) -> Iterator[str]:
    yield from ()


def _words(one: Statement, other: Statement, crowd: Crowd) -> Iterator[str]:
    common = one.words & other.words
    if one.fact.kind in TASKS:
        if not common:
            yield "no word of their own"
        common |= (one.words & other.context) | (other.words & one.context)
    else:
        yield f"words of these two {min(MOST_LEFT, crowd.own_words(one, other))}"
    yield f"words {min(MOST_WORDS, len(common))}"
    yield f"rare words {bisect_right(RARE, sum(crowd.rare(word) for word in common))}"
    yield f"families {min(MOST_FAMILIES, len(families(one.words) & families(other.words)))}"
    ranks = sorted((crowd.rank(one, other), crowd.rank(other, one)))
    yield f"ranks {ranks[0]} {ranks[1]}"


def _elsewhere(one: Statement, other: Statement, crowd: Crowd) -> Iterator[str]:
    """Where else either value stands: in the other version, in its own, in a third."""
    if one.version == other.version:
        yield "one version"
    else:
        yield "two versions"
        said = sorted((_said(one, other, crowd), _said(other, one, crowd)))
        yield f"said {said[0]} {said[1]}"
        own = (crowd.agreeing(s, s.version) for s in (one, other))
        yield f"repeated {sum(bool(those) for those in own)}"
        fewer, more = sorted((crowd.alone_in(one.version, other.version), crowd.alone_in(other.version, one.version)))
        yield f"left over {min(MOST_LEFT, fewer)}, {min(MOST_LEFT, more)}"
    yield _third(one, other, crowd)


def _said(one: Statement, other: Statement, crowd: Crowd) -> str:
    """Whether the other's version has the value of the first as well, of what is less alike, or as much."""
    most = max((crowd.alike(one, s) for s in crowd.agreeing(one, other.version)), default=None)
    return "no" if most is None else "likely" if most >= crowd.alike(one, other) else "perhaps"


def _third(one: Statement, other: Statement, crowd: Crowd) -> str:
    others = [v for v in range(len(crowd.versions)) if v not in (one.version, other.version)]
    if not others:
        return "no third version"
    sides = [(bool(crowd.agreeing(one, v)), bool(crowd.agreeing(other, v))) for v in others]
    if any(first != second for first, second in sides):
        return "third version has one"
    return "third version has both" if any(first for first, _ in sides) else "third version has neither"


def _topics(one: Statement, other: Statement) -> Iterator[str]:
    first, second = sorted(map(_topic, (one, other)))
    if first == second:
        yield "same topic" if first else "no topic"
        yield f"topic {first}"
    elif first:
        yield "two topics"
        yield f"topics {first}, {second}"
    else:
        yield "one topic"
        yield f"topic of one {second}"
    if one.fact.kind == "count":
        yield from _nouns(one, other)


def _topic(statement: Statement) -> str:
    about = statement.fact.about
    return about.removeprefix(_noun(statement)).strip() if statement.fact.kind == "count" else about


def _noun(statement: Statement) -> str:
    return statement.fact.value.partition(" ")[2]


def _nouns(one: Statement, other: Statement) -> Iterator[str]:
    noun = _noun(one)
    if noun != _noun(other):
        yield "nouns of a kind" if are_kin(noun, _noun(other)) else "two nouns"
        return
    yield "same noun"
    yield f"noun {noun}"
    if noun in measures.MANY:
        yield "of many"
    if noun in measures.ONCE:
        yield "of one number"


def _meant(one: Statement, other: Statement) -> Iterator[str]:
    """Qualifiers that both have, or one alone; a region is a region, whichever."""
    yield from sorted({f"only one {_plain(word)}" for word in one.meant ^ other.meant})
    yield from sorted({f"both {_plain(word)}" for word in one.meant & other.meant})


def _plain(qualifier: str) -> str:
    return "of a part" if qualifier.startswith(("region", "segment")) else qualifier


def _flags(one: Statement, other: Statement) -> Iterator[str]:
    yield f"lone {one.lone + other.lone}"
    yield f"alone {one.alone + other.alone}"
    yield f"hedged {sum(bool(hedges.mode(s.shown.lower())) for s in (one, other))}"
    yield f"in words {sum(not any(map(str.isdigit, s.shown)) for s in (one, other))}"
