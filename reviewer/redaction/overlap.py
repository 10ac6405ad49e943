"""From what many detectors point at to spans that do not overlap: the outermost wins.

What is only told around an address, a number, a name or the like makes way for it, so that it is a hint with its own
replacement; so does whatever names somebody for a credential.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter

from reviewer.redaction.reading.sentences import Part, trimmed
from reviewer.redaction.values import Category, Detector, Find, Span, Where

# Which category names a span that several point at: the one that says most about the same words.
RANK = (
    Category.SECRET,
    Category.PII,
    Category.INTERNAL_TOOL,
    Category.CUSTOMER,
    Category.CLOUD_RESOURCE,
    Category.NETWORK,
    Category.CODE_PATH,
    Category.PERSON,
    Category.VULNERABILITY,
    Category.FINANCIAL_LEGAL,
    Category.TONE,
)
_ORDER = {category: place for place, category in enumerate(RANK)}
# What words around something else tell or name: so few of them beside it are no hint.
_TOLD = frozenset((Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE, Category.PERSON, Category.CUSTOMER))
_FEWEST = 3
# What a clause is told around that is a hint of its own: by its form, and whom the clause is about. Names and
# customers make way for a credential alone.
_EXACT = frozenset(
    (
        Category.SECRET,
        Category.PII,
        Category.NETWORK,
        Category.CLOUD_RESOURCE,
        Category.CODE_PATH,
        Category.INTERNAL_TOOL,
    )
)
# Whoever says something in a chat stands before what is said.
_SPEAKERS = frozenset(("person-speaker",))
_CLAUSES = frozenset((Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE))
_APART = {
    Category.VULNERABILITY: _EXACT | {Category.PERSON, Category.CUSTOMER},
    Category.FINANCIAL_LEGAL: _EXACT | {Category.PERSON, Category.CUSTOMER},
    Category.TONE: _EXACT,
    Category.PERSON: frozenset((Category.SECRET,)),
    Category.CUSTOMER: frozenset((Category.SECRET,)),
}


@dataclass(frozen=True)
class Pointed:
    """A find and the detector that made it."""

    find: Find
    detector: Detector

    @property
    def span(self) -> tuple[int, int]:
        """Its start and end."""
        return self.find.start, self.find.end


def outermost(pointed: Iterable[Pointed], text: str, where: Where = Where.TEXT) -> list[Span]:
    """One span for each group of finds that share text, in the order of the text.

    A find within another is told in the outer one's `holds`. Finds that cross become one span from the first start to
    the last end, so that nothing of either is left standing. What is told around other hints makes way for them.
    """
    groups: list[list[Pointed]] = []
    end = -1
    for item in sorted(_beside_hints([*pointed], text), key=lambda item: (item.find.start, -item.find.end)):
        if item.find.start >= item.find.end:
            continue
        if groups and item.find.start < end:
            groups[-1].append(item)
        else:
            groups.append([item])
        end = max(end, item.find.end)
    return [_span(group, where) for group in groups]


def beside(pointed: Iterable[Pointed], others: Iterable[Pointed]) -> Iterator[Pointed]:
    """Those that share no text with any of some others."""
    taken = _joined(item.span for item in others)
    return (item for item in pointed if not _touching(taken, item.span))


def _span(group: Sequence[Pointed], where: Where) -> Span:
    """The widest find of a group names it; among equals the category that ranks first."""
    if len(group) == 1:
        return _alone(group[0], where)
    named = min(group, key=lambda item: (item.find.start - item.find.end, _ORDER[item.detector.category]))
    agreeing = [item for item in group if item.span == named.span]
    others = {item.detector.category for item in group} - {named.detector.category}
    return Span(
        start=group[0].find.start,
        end=max(item.find.end for item in group),
        category=named.detector.category,
        detectors=tuple(dict.fromkeys([named.detector.id, *(item.detector.id for item in agreeing)])),
        reason=named.find.reason or named.detector.reason,
        replacement=named.find.replacement or named.detector.replacement,
        where=where,
        holds=tuple(sorted(others, key=_ORDER.__getitem__)),
    )


def _alone(item: Pointed, where: Where) -> Span:
    """The span of a find that shares its text with none."""
    find, detector = item.find, item.detector
    reason, replacement = find.reason or detector.reason, find.replacement or detector.replacement
    return Span(find.start, find.end, detector.category, (detector.id,), reason, replacement, where)


def _beside_hints(pointed: Sequence[Pointed], text: str) -> Iterator[Pointed]:
    """The finds; of what is told around other hints the longest side alone, or nothing where that says little.

    A clause that ends within one ends before it: the commas of an address end clauses. What else only crosses one
    stays whole, and becomes one span with it. Were both sides kept, one telling would be two hints. What the shorter
    one tells by itself the next look finds, once the rest is replaced.
    """
    spans: dict[Category, list[Part]] = {}
    for item in pointed:
        spans.setdefault(item.detector.category, []).append(item.span)
    apart = {
        told: _joined(chain.from_iterable(spans.get(category, ()) for category in categories))
        for told, categories in _APART.items()
        if told in spans
    }
    if Category.TONE in apart:
        speakers = [item.span for item in pointed if item.detector.id in _SPEAKERS]
        apart[Category.TONE] = _joined([*apart[Category.TONE], *speakers])
    for item in pointed:
        around = apart.get(item.detector.category)
        within = _touching(around, item.span) if around else ()
        if within and within[-1][1] > item.find.end and item.detector.category in _CLAUSES:
            yield _ending_before(item, within[-1][0], text)
        elif not within or within[0][0] < item.find.start or within[-1][1] > item.find.end:
            yield item
        elif (side := _longest_side(text, item.span, within)) is not None:
            yield Pointed(replace(item.find, start=side[0], end=side[1]), item.detector)


def _ending_before(item: Pointed, end: int, text: str) -> Pointed:
    """A clause up to where another hint begins, unless that is too little of it to tell anything."""
    start, end = trimmed(text, item.find.start, max(item.find.start, end))
    if len(text[start:end].split()) < _FEWEST:
        return item
    return Pointed(replace(item.find, start=start, end=end), item.detector)


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Parts of a text in order, of which those that share text are one."""
    found: list[Part] = []
    for start, end in sorted(parts):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif start < end:
            found.append((start, end))
    return found


def _touching(parts: Sequence[Part], whole: Part) -> Sequence[Part]:
    """Those of some parts, in order, that share text with another."""
    return parts[bisect_right(parts, whole[0], key=itemgetter(1)) : bisect_left(parts, whole[1], key=itemgetter(0))]


def _longest_side(text: str, whole: Part, within: Sequence[Part]) -> Part | None:
    """The longest piece of a clause between what stands within it, without marks at its ends, if it tells enough."""
    edges = [whole[0], *(edge for part in within for edge in part), whole[1]]
    sides = [trimmed(text, first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]
    start, end = max(sides, key=lambda side: side[1] - side[0], default=(0, 0))
    return (start, end) if len(text[start:end].split()) >= _FEWEST else None
