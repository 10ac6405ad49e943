"""Money lost or owed, and matters of law: the parts of sentences that tell them, and sums in columns of them."""

import re
from collections.abc import Iterator

from reviewer.redaction.pattern import Deferred
from reviewer.redaction.reading.tables import cells_of
from reviewer.redaction.values import Category, Detector, Find, Passage
from reviewer.redaction.weighing.weigher import tellings

_NUMBER = r"\d[\d.,' ]*(?:\s?(?:k|m|mm|bn|million|billion|thousand|mio)\b)?"
_CODES = r"(?:usd|eur|gbp|chf|sek|nok|dkk|pln|cad|aud|inr|jpy|czk)"
_SUM = Deferred(
    rf"(?:(?:\b(?:us|ca|au))?[$\xa3\xa5\u20ac\u20b9]\s?{_NUMBER}|\b{_CODES}\s?{_NUMBER}"
    rf"|\b{_NUMBER}\s?(?:[\u20ac$\xa3](?!\w)|(?:{_CODES}|euros?|dollars?|pounds|francs)\b)"
    r"|\b(?:five|six|seven|eight)[- ]figures?\b"
    r"|\b\d[\d.]*\s?(?:%|percent) of (?:the |their |your |our )?(?:monthly |annual |yearly |global )?(?:fees?|bill"
    r"|invoice|subscription|turnover))",
    re.IGNORECASE,
)
_TOLD_BY = Deferred(
    r"\b(?:credits?|refunds?|loss|losses|lost|penalt\w+|amounts?|costs?|exposure|impact|owed|claims?|revenue|damages?"
    r"|compensation|arr|mrr|estimates?|at risk|liabilit\w+|fines?|charged?|paid|value|total|sum|eur|usd|gbp|\u20ac|\$)"
)
_PRICED = Deferred(r"\b(?:price|plan|per|list|fee|monthly|budget|licen[cs]e|seat)\b")
# A variable of a shell gets a value: its sign is no dollar.
_ASSIGNS = Deferred(r"\$[A-Za-z_]\w*\s*=")


def _told(passage: Passage) -> Iterator[Find]:
    told = tellings(passage, Category.FINANCIAL_LEGAL)
    return (Find(start, end) for start, end in told if not _ASSIGNS.match(passage.text, start, end))


def _cells(passage: Passage) -> Iterator[Find]:
    """Sums in the columns of what was lost or is owed."""
    for cell in passage.once(cells_of):
        if (
            _TOLD_BY.search(cell.head)
            and not _PRICED.search(cell.head)
            and _SUM.fullmatch(passage.text, cell.start, cell.end)
        ):
            yield Find(cell.start, cell.end)


DETECTORS: tuple[Detector, ...] = (
    Detector(
        "money-or-law",
        Category.FINANCIAL_LEGAL,
        "Tells money lost or owed, or a matter of law",
        "[a commercial matter]",
        (),
        _told,
    ),
    Detector(
        "money-column",
        Category.FINANCIAL_LEGAL,
        "Stands in a column of money lost or owed",
        "[a commercial matter]",
        ("|", ",", ";", "\t"),
        _cells,
    ),
)
