"""From what many detectors point at to spans that do not overlap: the outermost wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Pointed:
    """A find and the detector that made it."""

    find: Find
    detector: Detector

    @property
    def span(self) -> tuple[int, int]:
        """Its start and end."""
        return self.find.start, self.find.end


def outermost(pointed: Iterable[Pointed], where: Where = Where.TEXT) -> list[Span]:
    """One span for each group of finds that share text, in the order of the text.

    A find within another is told in the outer one's `holds`. Finds that cross become one span from the first start to
    the last end, so that nothing of either is left standing.
    """
    groups: list[list[Pointed]] = []
    end = -1
    for item in sorted(pointed, key=lambda item: (item.find.start, -item.find.end)):
        if item.find.start >= item.find.end:
            continue
        if groups and item.find.start < end:
            groups[-1].append(item)
        else:
            groups.append([item])
        end = max(end, item.find.end)
    return [_span(group, where) for group in groups]


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
