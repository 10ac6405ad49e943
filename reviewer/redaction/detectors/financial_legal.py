"""Money lost or owed, and matters of law: the parts of sentences that tell them, and sums in columns of them."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors import abroad
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.reading.sentences import sentences_of
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
# A variable of a shell gets a value: its sign is no dollar. Unless the value is money that somebody lost or owes.
_ASSIGNS = Deferred(r"\$[A-Za-z_]\w*\s*=")
_LOST_OR_OWED = Deferred(
    r"(?i)\b(?:we|they|refund(?:s|ed)?|compensat\w+|damages|penalt\w+|owe[ds]?|paid|lost|lawsuits?|[bm]illion)\b"
)


def _told(passage: Passage) -> Iterator[Find]:
    for start, end in tellings(passage, Category.FINANCIAL_LEGAL):
        assigned = _ASSIGNS.match(passage.text, start, end)
        if assigned is None or _LOST_OR_OWED.search(passage.text, assigned.end(), end):
            yield Find(start, end)


def _cells(passage: Passage) -> Iterator[Find]:
    """Sums in the columns of what was lost or is owed."""
    for cell in passage.once(cells_of):
        if (
            _TOLD_BY.search(cell.head)
            and not _PRICED.search(cell.head)
            and _SUM.fullmatch(passage.text, cell.start, cell.end)
        ):
            yield Find(cell.start, cell.end)


# Going to law, and settling out of court: that of payments and the arbitration of a bus are the trade's.
_SUED = Pattern(
    r"(?i)\b(?:(?:lawsuits?|class actions?|litigation|arbitration|settlement)(?: [a-z]+){0,2}"
    r" (?:is|are|was|were|has been|have been|will be|may be|could be)(?: being| now| still| likely to be)?"
    r" (?:filed|planned|threatened|prepared|started|pending|negotiated|offered|proposed"
    r"|discussed|expected|likely|agreed)"
    r"|(?:fil(?:ed?|ing)|fac(?:es?|ed|ing)|threaten(?:s|ed|ing)?|brought|prepar(?:es?|ed|ing)|expects?|avoid|settle"
    r"|initiated?|negotiat(?:es?|ed|ing)|offer(?:s|ed)?|propos(?:es?|ed|ing))"
    r" (?:a|an|the|any|their|our|with a) (?:[a-z-]+ )?(?:lawsuit|class action|litigation|arbitration|settlement)"
    r"|settlement (?:talks|negotiations|offer|discussions))\b",
    needs=r"(?i)lawsuit|class action|litigation|arbitration|settlement",
)
_OF_THE_TRADE = Deferred(
    r"(?i)\b(?:bus|lock|leader|quorum|memory|conflict|port|scheduler|queue|card|payments?|daily|nightly|batch|merchant|fund"
    r"|trades?|job|file|payout)s?\b"
)
_DENIES = Deferred(r"(?i)\b(?:no|not|never|neither|nor|without)\b|n't\b")


def _sued(passage: Passage) -> Iterator[Find]:
    """The parts of sentences that tell that somebody goes to law, or settles."""
    for match in _SUED.finditer(passage):
        start, end = sentences_of(passage).part(*match.span())
        told = passage.text[start:end]
        if not _OF_THE_TRADE.search(told) and not _DENIES.search(told):
            yield Find(start, end)


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
        "law-told",
        Category.FINANCIAL_LEGAL,
        "Tells a matter of law",
        "[a commercial matter]",
        ("lawsuit", "class action", "litigation", "arbitration", "settlement"),
        _sued,
    ),
    Detector(
        "money-or-law-abroad",
        Category.FINANCIAL_LEGAL,
        "Tells money lost or owed, or a matter of law",
        "[a commercial matter]",
        abroad.OF_MONEY_OR_LAW,
        abroad.money_or_law,
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
