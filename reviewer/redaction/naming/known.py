"""What the weigher says, beside what the organisation knows: its own names, its tools and its lists say more."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from reviewer.redaction.capitals import plain
from reviewer.redaction.customers import on_list
from reviewer.redaction.forms import end_of
from reviewer.redaction.naming.candidates import Candidate
from reviewer.redaction.naming.weigher import names
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.roster import on_roster
from reviewer.redaction.values import Category, Find, Org, Passage


def named_by_weight(passage: Passage, category: Category) -> Iterator[Find]:
    """The names of one category that no list of the organisation has and that are not its own."""
    return (find for find, kind in passage.once(_named) if kind == category)


def _named(passage: Passage) -> list[tuple[Find, Category]]:
    """What is on a list of people is no customer, and the other way round."""
    others = {Category.PERSON: _places(passage.once(on_list)), Category.CUSTOMER: _places(passage.once(on_roster))}
    writers, things = _own_names(passage.org) | _signers(passage), _things(passage.org)
    return [
        (Find(name.candidate.start, end_of(passage.text, name.candidate.words)), name.category)
        for name in passage.once(names)
        if not _is_defined(passage.text, name.candidate)
        and not _is_own(name.candidate, writers, things)
        and not _is_among(name.candidate, others[name.category])
    ]


# What a glossary says behind a single name that programs have as well: "Hugo: a static site generator".
_PROGRAM = re.compile(
    r"[*_`]{0,3}(?: ?[:=(\u2013\u2014-] ?|, | is )[*_`]{0,3}(?:an?|the|our|another|some) (?:[\w.+#/'-]+ ){0,4}?"
    r"(?:generators?|servers?|clients?|librar(?:y|ies)|frameworks?|tools?|toolkits?|languages?|databases?|prox(?:y|ies)"
    r"|compilers?|linters?|formatters?|parsers?|schedulers?|engines?|editors?|models?|assistants?|chatbots?|plugins?"
    r"|packages?|modules?|crates?|gems?|daemons?|protocols?|runtimes?|shells?|exporters?|collectors?"
    r"|brokers?|balancers?|orchestrators?|crawlers?|scanners?|debuggers?|profilers?|renderers?|cach(?:e|es)"
    r"|registr(?:y|ies)|operators?|controllers?|dashboards?|projects?|programs?|bots?)"
    r"(?=[.;,)|*]|\s*(?:\n|\Z)| (?:for|that|which|of|from|in|to|by|with|written|made|based|like|behind|on top|and)\b)",
    re.IGNORECASE,
)
# Before the name of whoever speaks in a chat.
_SAYS = re.compile(r"\d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?\]? +[*_`<@]{0,3}\Z", re.IGNORECASE)


def _is_defined(text: str, candidate: Candidate) -> bool:
    """Whether a single name is said to be a program right behind it."""
    if len(candidate.words) != 1 or not _PROGRAM.match(text, candidate.end):
        return False
    return not _SAYS.search(text, max(0, candidate.start - 16), candidate.start)


def _places(finds: Iterable[Find]) -> list[tuple[int, int]]:
    return sorted((find.start, find.end) for find in finds)


def _is_among(candidate: Candidate, places: list[tuple[int, int]]) -> bool:
    """Whether it shares words with one of some places, which are sorted."""
    at = bisect_left(places, (candidate.end, 0))
    return any(end > candidate.start for _, end in places[max(0, at - 2) : at])


def _is_own(candidate: Candidate, writers: frozenset[str], things: frozenset[str]) -> bool:
    """Whether it begins with whoever writes, or is one of their services or tools."""
    joined = [*accumulate(word.plain.replace("-", "") for word in candidate.words if word.text != "&")]
    return joined[-1] in things or not writers.isdisjoint(joined)


@lru_cache(maxsize=8)
def _own_names(org: Org) -> frozenset[str]:
    return frozenset((*plain(org.name).split()[:1], *map(_bare, org.public_domains)))


@lru_cache(maxsize=8)
def _things(org: Org) -> frozenset[str]:
    return frozenset(map(_bare, (*org.services, *org.tools)))


def _bare(name: str) -> str:
    return plain(name).partition(".")[0].replace(" ", "").replace("-", "")


_SIGNED = Pattern(
    r"\b(?:[Tt]he|[Yy]our)\s([A-Z][\w&-]+)(?: [A-Z][\w&-]+){0,2} (?:team|support|engineering|status|platform"
    r"|app|desk)\b"
    r"|\n([A-Z][\w&-]+)(?: [A-Z][\w&-]+){0,2} (?:Support|Customer (?:Care|Success|Support)|Engineering"
    r"|Operations|Status|Team)\s*(?:\n|$)"
    r"|(?:\b(?:support|help|status|privacy|security|billing|info|hello|hi|press|care|contact|office|enquiries|team"
    r"|service|sales|noreply|no-reply|incidents|trust|legal)@|\bstatus\.|\bdocs\.|\bapi\.)([a-z]+)"
)


def _signers(passage: Passage) -> frozenset[str]:
    """By what names the organisation that writes calls itself: whose team signs, whose public addresses are given."""
    spans = (match.span(group) for match in _SIGNED.finditer(passage) for group in (1, 2, 3))
    return frozenset(passage.lowered[start:end] for start, end in spans if start >= 0)
