"""What a hint means for an audience. The table is data: detection knows nothing of audiences."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from reviewer.redaction.values import Category, Span


class Severity(StrEnum):
    """`block` must not be sent, `warn` a reviewer must confirm, `info` is shown quietly."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


Table = Mapping[Category, Mapping[str, Severity]]

_BLOCK, _WARN, _INFO = Severity.BLOCK, Severity.WARN, Severity.INFO


def _row(engineering: Severity, executive: Severity, customer: Severity) -> Mapping[str, Severity]:
    return {"engineering": engineering, "executive": executive, "customer": customer}


DEFAULT: Table = {
    Category.SECRET: _row(_BLOCK, _BLOCK, _BLOCK),
    Category.PII: _row(_WARN, _BLOCK, _BLOCK),
    Category.VULNERABILITY: _row(_WARN, _WARN, _BLOCK),
    Category.PERSON: _row(_WARN, _WARN, _BLOCK),
    Category.TONE: _row(_WARN, _WARN, _BLOCK),
    Category.NETWORK: _row(_INFO, _WARN, _BLOCK),
    Category.CLOUD_RESOURCE: _row(_INFO, _WARN, _BLOCK),
    Category.CODE_PATH: _row(_INFO, _WARN, _BLOCK),
    Category.CUSTOMER: _row(_INFO, _INFO, _BLOCK),
    Category.INTERNAL_TOOL: _row(_INFO, _INFO, _BLOCK),
    Category.FINANCIAL_LEGAL: _row(_WARN, _INFO, _BLOCK),
}

_WEIGHT = {_INFO: 0, _WARN: 1, _BLOCK: 2}


def severity(category: Category, audience: str, table: Table = DEFAULT) -> Severity:
    """What a category means for an audience. For one that the table does not know: `block`, as for outsiders."""
    return table[category].get(audience, Severity.BLOCK)


def weight(span: Span, audience: str, table: Table = DEFAULT) -> Severity:
    """What a span means for an audience: the worst of its category and of all that it holds."""
    return max((severity(each, audience, table) for each in (span.category, *span.holds)), key=_WEIGHT.__getitem__)


def worst(severities: Iterable[Severity]) -> Severity | None:
    """The most severe of some; None when there are none."""
    return max(severities, key=_WEIGHT.__getitem__, default=None)


def at_least(found: Severity, asked: Severity) -> bool:
    """Whether one severity is as severe as another, or more."""
    return _WEIGHT[found] >= _WEIGHT[asked]
