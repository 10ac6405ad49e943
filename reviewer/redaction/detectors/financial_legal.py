"""Money lost or owed, and the law: as much of a part of a sentence as tells it.

Concepts (`money_words`) tell it by themselves or together: a sum and what it is lost or owed for, an agreement and that
it was broken, an authority and what it is told.
"""

import re
from collections.abc import Iterator, Sequence

from reviewer.redaction.capitals import Run
from reviewer.redaction.detectors.money_words import CONCEPTS
from reviewer.redaction.lexicon import Lexicon, Mark
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.sentences import Part, Sentences, sentences_of
from reviewer.redaction.tables import cells_of
from reviewer.redaction.telling import Clause, Rule, Teller
from reviewer.redaction.values import Category, Detector, Find, Passage

_RULES: tuple[Rule, ...] = (
    ("matter",),
    ("withholds",),
    ("fine",),
    ("party", "notify"),
    ("notify", "party"),
    ("legal", "counsels"),
    ("sla", "broken"),
    ("broken", "sla"),
    ("contract", "ends"),
    ("ends", "contract"),
    ("demands", "owed"),
    ("owed", "demands"),
    ("leaves", "leaving"),
    ("gives-back", "fees"),
    ("fees", "gives-back"),
)
_ANCHORS = ("matter", "withholds", "fine", "party", "legal", "sla", "ends", "owed", "leaving", "gives-back")
_TELLER = Teller(Lexicon(CONCEPTS), _RULES, _ANCHORS, reach=6)

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
# Where a sum may be. What Latin-1 does not have, as the sign of the euro, google-re2 sees as a question mark.
_MONEY = Pattern(
    rf"[$\xa3\xa5?]\s?\d|\d\s?(?:k|m|mm|bn|million|billion|thousand|mio)?\s?[?$\xa3]"
    rf"|\b{_CODES}\b|\d{_CODES}\b|\b(?:euros?|dollars?|pounds|francs|figures?)\b|(?:%|percent) of ",
    ignore_case=True,
)
# Prices and terms that everybody may read.
_PUBLIC = Deferred(
    r"\b(?:list price|prices?|pricing|plans?|per (?:month|seat|user|year|gb|hour of compute)|an? (?:month|year|seat"
    r"|user)"
    r"|each (?:month|year)|monthly|annually|subscription|licen[cs]e fee|budget|reserved instances?|tax(?:es)?|spent"
    r"|saves?"
    r"|saving|prize|test (?:charge|order|payment)|total of the order|order total)\b|/(?:month|mo|user|seat|year|yr)\b",
    re.IGNORECASE,
)
# What is never said of a price.
_LOST = Deferred(
    r"\b(?:credit(?:s|ed)?|refund\w*|owe[sd]?|los(?:e|es|t|s|ses)|penalt\w+|fine[sd]?|damages|compensat\w+|overcharg\w+"
    r"|chargebacks?|reimburs\w+|waive\w*|goodwill|shortfall|claim\w*|wrongly|twice|in error)\b",
    re.IGNORECASE,
)
# Rules and terms in general.
_GENERAL = Deferred(
    r"\b(?:our (?:new |public |current )?terms|see (?:our|the) sla|(?:described|defined|explained|set out|listed"
    r"|laid down) in"
    r"|according to the sla|tabletop|simulation|exercise|training|library|licen[cs]e)\b",
    re.IGNORECASE,
)
# What a denial denies when it stands behind.
_NEEDLESS = Deferred(
    r"\W+(?:\w+ ){0,3}?(?:is|are|was|were|will be|has been|have been)(?: not|n't)(?: \w+)? (?:required|needed|due"
    r"|expected|owed"
    r"|affected|necessary|involved|applicable|triggered|breached|impacted|at risk|likely|planned|possible|concerned)\b",
    re.IGNORECASE,
)
_KEPT = Deferred(r"liab|fault|guilt|recovered|collected|quantified|met|kept", re.IGNORECASE)


def _finds(passage: Passage) -> Iterator[Find]:
    """In every part of a sentence that tells money or the law: as much of it as tells it."""
    done = -1
    sentences = sentences_of(passage)
    told = [*_by_words(passage), *_by_sums(passage, sentences)]
    for clause, start, end in sorted(told, key=lambda one: one[1]):
        if clause.start >= done and not _is_harmless(passage.text, clause, start, end):
            done = clause.end
            yield Find(*_widened(passage, clause, start, end))


Told = tuple[Clause, int, int]


def _by_words(passage: Passage) -> Iterator[Told]:
    """Parts in which words tell it, with the first and the last of them and of the sums beside them."""
    for clause in _TELLER.clauses(passage):
        spans = [one.span for one in _TELLER.told(clause)]
        if spans:
            spans += [sum_.span() for sum_ in _SUM.finditer(passage.text, clause.start, clause.end)]
            yield clause, min(start for start, _ in spans), max(end for _, end in spans)


def _by_sums(passage: Passage, sentences: Sentences) -> Iterator[Told]:
    """Parts in which a sum stands, if they or their sentence say that it was lost or is owed."""
    done = -1
    for money in _MONEY.finditer(passage):
        if money.start() < done:
            continue
        start, done = sentences.part(*money.span())
        sums = [match.span() for match in _SUM.finditer(passage.text, start, done)]
        if sums:
            clause = Clause(start, done, _TELLER.marks(passage, start, done))
            around = sentences.around(*sums[0])
            nouns = [mark for mark in clause.marks if mark.concept == "noun"]
            told = nouns or _tells_loss(passage, around)
            if told and (_LOST.search(passage.text, start, done) or not _PUBLIC.search(passage.text, *around)):
                yield clause, *_hull(sums, nouns)


def _hull(sums: Sequence[Part], nouns: Sequence[Mark]) -> Part:
    return min([*(start for start, _ in sums), *(mark.start for mark in nouns)]), max(
        [*(end for _, end in sums), *(mark.end for mark in nouns)]
    )


def _tells_loss(passage: Passage, sentence: Part) -> bool:
    """Whether a sentence says of a sum that it was lost or is owed."""
    return any(mark.concept in ("noun", "matter", "estimates") for mark in _TELLER.marks(passage, *sentence))


def _is_harmless(text: str, clause: Clause, start: int, end: int) -> bool:
    """Whether it is denied, or speaks of terms in general."""
    if _KEPT.search(text, clause.start, clause.end):
        return bool(_GENERAL.search(text, clause.start, clause.end))
    denied = any(
        mark.concept == "not" and mark.start < start and text.count(" ", mark.end, start) < 6 for mark in clause.marks
    )
    return denied or bool(_NEEDLESS.match(text, end, clause.end) or _GENERAL.search(text, clause.start, clause.end))


# When something is told, and what else is told of it.
_WHEN = Deferred(
    r"\s(?:by|within|after|before|on|during|until|when|if|as|while|since|in (?:the|march|april|q[1-4]))\s",
    re.IGNORECASE,
)
_ASIDE = Deferred(r"\s(?:from|to|of|which|who|that|with|because|for)\s")
# Up to what length a part is told as a whole: where a sum tells it, and where words do.
_LONGEST, _LONGEST_OF_WORDS, _SHARE = 40, 70, 2


def _widened(passage: Passage, clause: Clause, start: int, end: int) -> Part:
    """The part from what stands before the telling words to what they go on to say.

    A name before or behind them is a hint of its own, and what is much longer than they are stays outside.
    """
    text = passage.text
    first, last = _between_names(passage, clause, start, end)
    first = max((other.end() for other in _AND.finditer(text, first, start)), default=first)
    last = _stopped(_WHEN, text, end, last)
    least = _LONGEST if _SUM.search(text, start, end) else _LONGEST_OF_WORDS
    longest = max(_SHARE * (end - start), least)
    if last - first > longest:
        last = _stopped(_ASIDE, text, end, last)
    if last - first > longest:
        first = max((lead.end() for lead in _LEAD.finditer(text, first, start)), default=first)
    while last > end and text[last - 1] in " \t\n.,;:":
        last -= 1
    return first, last


def _stopped(stop: Deferred, text: str, end: int, last: int) -> int:
    """Where a part ends that goes on no further than a word."""
    found = stop.search(text, end, last)
    return found.start() if found else last


_AND = Deferred(r"\b(?:and|or)\s")
_LEAD = Deferred(r"\b(?:that|estimates?|expects?|puts|says|said|reports?|about|to|is|are|was|were)\s")
_TO_NAME = Deferred(r"(?:\s(?:with|to|for|from|of|by|at|against|and|the|our|customer))*\s*$", re.IGNORECASE)


def _between_names(passage: Passage, clause: Clause, start: int, end: int) -> Part:
    """Where the name before the telling words ends, and where the one behind them begins."""
    first, last = clause.start, clause.end
    for run in passage.runs_between(clause.start, clause.end):
        if _names(run):
            if run[-1].end <= start:
                first = _after_name(passage.text, run[-1].end)
            elif run[0].start >= end:
                before = _TO_NAME.search(passage.text, end, run[0].start)
                return first, min(last, before.start() if before else run[0].start)
    return first, last


def _after_name(text: str, end: int) -> int:
    owning = re.match(r"(?:['\u2019]s)?[\s)*_]*", text[end : end + 8])
    return end + (owning.end() if owning else 0)


def _names(run: Run) -> bool:
    """Whether a run may name a person or a company: not what a sentence begins with."""
    return any(not (word.is_common or word.is_shouted or word.is_initial) for word in run) and len(run) > 1


_TOLD_BY = Deferred(
    r"\b(?:credits?|refunds?|loss|losses|lost|penalt\w+|amounts?|costs?|exposure|impact|owed|claims?|revenue|damages?"
    r"|compensation|arr|mrr|estimates?|at risk|liabilit\w+|fines?|charged?|paid|value|total|sum|eur|usd|gbp|\u20ac|\$)"
)
_PRICED = Deferred(r"\b(?:price|plan|per|list|fee|monthly|budget|licen[cs]e|seat)\b")


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
        _finds,
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
