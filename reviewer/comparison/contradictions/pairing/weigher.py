"""Pairs of statements that speak of the same thing, as far as the weights can tell. Pure."""

from collections.abc import Iterable, Mapping
from operator import itemgetter

from reviewer.comparison.contradictions import beginnings, headed, likely, spans, totals
from reviewer.comparison.contradictions.statements import Pair, Statement

from .by_kind import APART
from .crowd import Crowd, share_a_sentence
from .features import features
from .weights import START, weights

# Tenths of a logit: how sure a pair must be that no rule knows, and one that a rule knows; of what a rule is `CERTAIN`
# a little may be doubted.
ADDED, KEPT, EVEN, DOUBTED = 18, 4, 0, -13
CERTAIN = 0.8
# Names and days of tasks differ for other reasons seldom, and of shares and numbers of things a report gives few:
# less is enough for them.
ADDED_TO = {"owner": 20, "due_date": 12, "percentage": 14, "count": 20}
# Of these a subject names what its text is about.
HEADED = frozenset({"date", "version"})
# So many words make a sentence that cannot be alike by chance.
COPIED = 3


class Weigher:
    """Weighs the pairs of one kind."""

    def __init__(self, kind: str, crowd: Crowd) -> None:
        self._crowd, self._added = crowd, ADDED_TO.get(kind, ADDED)
        self._weights: Mapping[str, int] = {} if crowd.is_small else weights().get(kind, {})

    def score(self, pair: Pair) -> int:
        """How surely both speak of the same thing: tenths of a logit, 0 is even."""
        return self._sum(features(*pair, self._crowd))

    def _sum(self, seen: Iterable[str]) -> int:
        return self._weights.get(START, 0) + sum(self._weights.get(one, 0) for one in seen)

    def holds(self, pair: Pair, likely: float) -> bool:
        """Whether a pair may stand that a rule knows, and how surely (0 to 1).

        Two of one sentence are the rule's own affair, and so is a sentence told word for word with another value, and a
        length that the times of its version contradict, the only day of a subject where the text's is another, and
        a beginning that the timeline tells otherwise.
        """
        if _are_only_ones(pair, self._crowd) or beginnings.are_told(pair) or _are_told_by_form(*pair):
            return True
        untold = pair[0].version == pair[1].version and any(s.derived for s in pair)
        if not self._weights or untold or share_a_sentence(*pair) or _is_copied(*pair):
            return True
        return self.score(pair) >= (DOUBTED if likely >= CERTAIN else EVEN if _are_main_days(pair) else KEPT)

    def sure(self) -> list[Pair]:
        """The pairs that need no rule, the surest first."""
        if not self._weights:
            return []
        seen = [(features(*pair, self._crowd), pair) for pair in self._crowd.pairs()]
        scored = [(self._sum(those), pair) for those, pair in seen if APART.isdisjoint(those)]
        return [pair for score, pair in sorted(scored, key=itemgetter(0), reverse=True) if score >= self._added]


def _are_only_ones(pair: Pair, crowd: Crowd) -> bool:
    """Whether a subject and its text name one release each, or one day with its year, and not the same."""
    kind = pair[0].fact.kind
    if kind not in HEADED or {s.fact.where for s in pair} != {"subject", "text"}:
        return False
    own = next((those for those in crowd.versions if those and those[0].version == pair[0].version), ())
    whole = not any(s.fact.value.startswith("-") for s in pair)
    return whole and pair[0].version == pair[1].version and len({s.fact.value for s in own}) == len(pair)


def _are_told_by_form(one: Statement, other: Statement) -> bool:
    """Whether they are one side of spans with the same other side, or a subject's number and its text's total.

    Or the day of a subject and another that its text tells the same of, or one time written an hour off.
    """
    if likely.are_an_hour_off(one, other):
        return True
    return spans.share_an_end(one, other) or totals.are_told(one, other) or headed.are_told_apart(one, other)


def _are_main_days(pair: Pair) -> bool:
    """Whether two versions each name one day alone, and one of them in its subject."""
    return pair[0].fact.kind == "date" and all(s.lone for s in pair) and any(s.fact.where == "subject" for s in pair)


def _is_copied(one: Statement, other: Statement) -> bool:
    return one.words == other.words and len(one.words) >= COPIED
