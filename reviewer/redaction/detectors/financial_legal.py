"""Money lost or owed, and the law: from the first word that tells it to the last, within one part of a sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from reviewer.redaction.pattern import Pattern
from reviewer.redaction.sentences import part_around, sentence_around
from reviewer.redaction.values import Category, Detector, Find, Passage

# Google-re2 sees a question mark where the text has the sign of the euro or of the rupee.
_SUM = (
    r"(?:(?:us|ca|au|\b)?[$\xa3\xa5?]\s?[0-9][0-9.,']*(?:\s?(?:k|m|mm|bn|million|billion|thousand|mio)\b)?"
    r"|\b(?:usd|eur|gbp|chf|sek|nok|dkk|pln|cad|aud|inr|rs\.?)\s?[0-9][0-9.,']*(?:\s?(?:k|m|mm|bn|million"
    r"|billion|thousand|mio)\b)?"
    r"|\b[0-9][0-9.,']*\s?(?:k|m|mm|bn|million|billion|thousand|mio)?\s?[?$\xa3](?:\s|$)"
    r"|\b[0-9][0-9.,']*\s?(?:k|m|mm|bn|million|billion|thousand|mio)?\s?(?:usd|eur|gbp|chf|sek|nok|dkk|pln|cad"
    r"|aud|inr|euros?|dollars?|pounds|francs)\b"
    r"|\b(?:five|six|seven|eight)[- ]figures?\b)"
)
# What tells money lost or owed, or the law, by itself.
_TELLS = (
    r"(?:(?:sla|service|service[- ]level|goodwill|account|downtime|billing) credits?(?: notes?)?"
    r"|credits? under (?:the|our|their) (?:sla|contract|agreement)"
    r"|credits? (?:is|are|was|were|will be) (?:due|owed)|entitled to (?:\w+ ){0,3}(?:credits?|refunds?|compensation)"
    r"|(?:sla|contract|contractual|service[- ]level|agreement|covenant) (?:breach|breaches|violations?"
    r"|penalt(?:y|ies)|claims?|exposure|payouts?)"
    r"|breach(?:es|ed|ing)? (?:of|the|our|their|in) (?:\w+ ){0,3}(?:contract|contracts|sla|slas|agreement"
    r"|obligations?|msa|dpa|confidentiality|warranty|duty)"
    r"|in breach|material breach|missed (?:our|the) sla|sla (?:was|is|has been|were) (?:breached|missed|violated)"
    r"|contractual (?:obligations?|liability|remed(?:y|ies)|damages)|liabilit(?:y|ies)|liable|indemnif\w+"
    r"|indemnity|hold harmless|negligence claims?"
    r"|regulators?|regulatory (?:filing|filings|notification|notice|report|reporting|fine|fines|action"
    r"|investigation|inquiry|exposure|risk|body|authority)"
    r"|supervisory authorit(?:y|ies)|data protection (?:authority|authorities|regulator|commissioner)|(?:gdpr"
    r"|article 33|art\. 33|hipaa|dora|nis2|pci)"
    r" (?:notification|notice|report|filing|breach|fine|fines|violation|obligations?)|(?:notify|notified|inform"
    r"|informed|report\w* to|filing with|filed with)"
    r" (?:the )?(?:ico|fca|bafin|cnil|sec|finma|dpc|ecb|ftc|pra|occ)|the (?:ico|fca|bafin|cnil|finma|dpc|ftc)"
    r"|bafin|sec (?:filing|disclosure|report|inquiry)|8-k"
    r"|(?:outside|external|legal|general|our|their|opposing|in-house|deputy general) counsel|counsel(?: (?:says"
    r"|said|advis\w+|has|have|believes|thinks|recommend\w+|"
    r"wants|asked|sees|confirmed|is|will|must|drafted|reviewed))|lawyers?|attorneys?|law firm|litigation"
    r"|lawsuits?|law suit|legal (?:action|claims?|hold|exposure"
    r"|risk|proceedings|threat|consequences|dispute|letter|privilege)|class action|(?:threatens?"
    r"|threatened|threatening|intends?|going) to sue|sued|suing"
    r"|subpoena|arbitration (?:proceedings|clause|hearing|claim|panel)|attorney-client|(?:out-of-court "
    r"|confidential )?settlement (?:offer|agreement|talks"
    r"|negotiations?|amount|sum|payment|discussions?|with|was|has been|is)"
    r"|(?:offer(?:ed|ing)?|reach(?:ed)?|negotiat\w+) (?:a|the) settlement|punitive damages|liquidated damages"
    r"|(?:claims?|claiming|seek|seeks|seeking|sue for|indirect|consequential) damages"
    r"|(?:lost|lose|losing|loss of|missed|foregone|forgone) (?:\w+ ){0,2}(?:revenues?|sales|income|turnover"
    r"|bookings|gmv|profit|earnings|transactions worth)"
    r"|revenues? (?:loss|losses|lost|impact|hit|at risk|shortfall|leakage|effect)|(?:financial"
    r"|monetary) (?:loss|losses|damage|damages|exposure|impact|penalt(?:y|ies)|hit|harm|compensation)"
    r"|penalty (?:clause|payment|payments|fee|fees)|contractual penalt(?:y|ies)|(?:regulatory |gdpr "
    r"|antitrust )(?:fines?|penalt(?:y|ies))"
    r"|termination (?:clause|right|for cause)|right to terminate|terminate (?:the|their|our) (?:contract"
    r"|agreement)|non-?renewal|chargebacks?|write-?offs?|clawback"
    r"|insurance claim|cyber insur\w+ claim|compensation (?:claims?|payments?|package)|arr at risk"
    r"|contract at risk"
    r"|(?:asks?|asked|asking|wants?|wanted|demands?|demanded|requests?|requested|claims?|claimed|seeks?"
    r"|expects?) (?:\w+ ){0,3}(?:compensation|refunds?|credits?|reimbursement|damages|discount|money back"
    r"|penalt(?:y|ies)|termination)(?: of (?:the|their|our|all) (?:\w+ )?(?:fees?|bill|invoice))?"
    r"|(?:owed|owes?|due|offered|offer|promised|granted|grant|issued?|issuing|pay|paid"
    r"|paying) (?:\w+ ){0,3}(?:compensation|refunds|reimbursement|service credits?|a refund|a credit)"
    r"|refund(?:s|ed)? of (?:the|their|all|one|a|half|part|\d)|credits? of [0-9.,]+ ?%|[0-9.,]+ ?(?:%"
    r"|percent) (?:\w+ )?(?:credits?|refund|of (?:the|their|your) (?:monthly|annual|yearly)? ?(?:fee|fees|bill"
    r"|invoice|subscription))"
    r"|goodwill (?:payment|gesture|credit)|gesture of goodwill|ex gratia|late (?:payment )?(?:fees?|penalt\w+)"
    r"|loss(?:es)? of (?:revenue|income|business|sales|profit|earnings)|lost business"
    r"|(?:our|the|their|company's) (?:legal team|legal department|general counsel|insurers?|underwriters?)"
    r"|legal (?:has|have|is|was|says|said|asked|asks|must|will|needs?|wants|advis\w+|review\w*|opinion|advice"
    r"|team|department|hold)"
    r"|(?:ask|asked|told|informed|involve|involved|inform|consult|consulted|loop in) legal|insurer"
    r"|insurance (?:policy|cover|coverage|company|excess)|claims? (?:against|for damages)"
    r"|in court|court (?:order|case|date|hearing|ruling)|injunction|summons|mediation|without prejudice"
    r"|admission of (?:fault|guilt|liability)|admit(?:s|ted|ting)? (?:fault|guilt|liability)"
    r"|notice of (?:default|breach|termination)|default notice|cure period|force majeure|statutory (?:notice"
    r"|duty|deadline|obligation)|duty to (?:notify|report)|reportable (?:incident|breach|event)|notifiable"
    r"|notif\w+ (?:duty|obligation|deadline)|(?:72|24|48)[- ]hours? (?:notice|notification|deadline|window|rule"
    r"|limit)|information commissioner\w*|(?:tax|competition|financial|banking|market"
    r"|privacy) (?:authority|authorities|watchdog|supervisor)"
    r"|central bank|ombudsman|attorney general|prosecutor\w*|law enforcement|gdpr|fined|fines? (?:of|up to)"
    r"|(?:facing|risk) a fine|heavy fine"
    r"|(?:net|gross|quarterly|annual|q[1-4]) (?:revenue|loss|profit|earnings)|earnings (?:call|guidance"
    r"|warning)|profit warning|share price|material (?:event|weakness)"
    r"|(?:renewal|contract|deal|upsell) (?:\w+ ){0,2}(?:at risk|in danger|in doubt|lost)|churn risk"
    r"|risk of churn|cancel(?:led|ling|s)? (?:the|their|its) contract|(?:threaten\w*|intend\w*|want\w*"
    r"|decided) to (?:terminate|cancel|leave|sue|claim|withhold)"
    r"|with(?:hold|held|holding) (?:\w+ )?payments?|unpaid invoices?|overbill\w*|bad debt|written off)"
)
# What tells it together with a sum.
_WITH_SUM = (
    r"(?:credits?|credited|refund(?:s|ed|ing)?|reimburs\w+|compensat\w+|owe[sd]?|owing|los(?:e|es|s|ses|ing|t)"
    r"|cost(?:s|ing)? (?:us|the company|them|about|roughly|around)"
    r"|(?:direct|indirect|total|estimated|overall) (?:cost|costs|damage|impact|exposure)|cost of (?:the|this"
    r"|that) (?:outage|incident|downtime|interruption)"
    r"|(?:outage|incident|downtime|interruption|this|it|hour|minute) (?:has |have |will |would )?cost(?:s|ed)?"
    r"|impact|exposure|revenues?|sales|income|turnover|gmv"
    r"|penalt(?:y|ies)|fine[sd]?|damages?|settle(?:ment|d|s)?|claims?|claimed|overcharg\w+|double-?charg\w+"
    r"|overpa\w+|underbill\w+|unbilled|uncollected|goodwill"
    r"|write-?offs?|forfeit\w*|shortfall|discount|waiv\w+|deductible|at risk|in (?:failed|declined|abandoned"
    r"|missed|stuck) \w+|failed (?:payments|orders|transactions) worth"
    r"|worth of (?:\w+ )?(?:orders|transactions|payments|sales)|not (?:yet )?(?:recovered|collected|paid)"
    r"|invoice(?:d)? wrongly|duplicate (?:charges|payments)|payments? (?:lost|stuck))"
)
_ANY = Pattern(rf"\b({_TELLS})\b|({_SUM})|\b({_WITH_SUM})\b", ignore_case=True)

# Prices and terms that everybody may read, and words that only look like the law.
_PUBLIC = re.compile(
    r"\b(?:terms of (?:service|use)|terms and conditions|our (?:new |public |current )?terms|see (?:our"
    r"|the) sla|list price|price list|pricing|prices?|plans?"
    r"|(?:per|a|each|every|/) ?(?:month|seat|user|year|gb|mo)\b|monthly|annually|subscription|licen[cs]e fee"
    r"|budget|reserved instances?|tax)"
    r"|/(?:month|mo|user|seat|year|yr)\b|voltage regulator|regulators? (?:of|for|in) the (?:power|pump|voltage"
    r"|supply|pressure|rate)|power supply|(?:described|defined|explained|set out|listed|laid down) in"
    r"|according to the sla|\brate regulator|liability of the library",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|nor|without|neither|zero|none|n't|nothing) (?:[\w-]+ ){0,4}$|\b(?:no"
    r"|without) (?:\w+ ){0,3}(?:or|and|nor) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_WAIVER = re.compile(
    r"(?:accept|assume|admit|acknowledge|bear|take)s?(?:ed)? no liab|not (?:admit|accept|acknowledge)\w* liab"
    r"|not (?:yet )?(?:recovered|paid|collected)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?:we|they|you|it|i|he|she|this|that|which|will|would|may|might|must|could|should|have|has|had|to|be"
    r"|been|are|is|was|were|also|now|already"
    r"|a|an|the|our|their|your|its|his|her|some|any|outside|external|direct|indirect|total|estimated|possible"
    r"|potential|up|at|least|most|about|around"
    r"|roughly|approximately|nearly|almost|over|more|than|between|some|circa|ca\.|claim|claims|claimed|see|sees"
    r"|owe|owes|pay|pays|paid|offer|offered"
    r"|asks?|asked|about|wants?|demands?|demanded|for|report|reported|notify|notified|every|hour|minute|costs?|us"
    r"|them|of|accept|accepts|no|in)\b\s*|~)+$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\s(?:has|have|had|is|was|were|are|will|would|must|may|might|can|could|says?|said|sees?|claims?|claimed"
    r"|asks?|asked|wants?|advis\w+|expects?|demands?"
    r"|demanded|believes?|thinks?|recommend\w+|confirmed|needs?|threaten\w*|requires?|required|under|for|from"
    r"|towards?|against|to|with|by|in|of|at|due|because|per)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s(?:by|within|after|before|on|during|until|when|if|as|from|to|of|which|who|that|for (?:all|every|the|our))\s"
)
_TAIL = 40


def _finds(passage: Passage) -> Iterator[Find]:
    """In every part of a sentence that tells money or the law: from its first telling word to its last."""
    done = -1
    marks = list(_marks(passage))
    for place, mark in enumerate(marks):
        if mark[0] < done:
            continue
        first, last = part_around(passage.text, mark[0], mark[1])
        done = last
        within = marks[place : bisect_right(marks, last, place, key=itemgetter(1))]
        if (_tells(within) or _is_told_around(passage.text, mark)) and not _is_harmless(
            passage.text, first, last, within[0][0]
        ):
            yield Find(*_widened(passage.text, first, last, within))


Mark = tuple[int, int, str]
_KINDS = ((1, "tells"), (2, "sum"), (3, "noun"))


def _marks(passage: Passage) -> Iterator[Mark]:
    """Every telling word and sum, with what it is."""
    for match in _ANY.finditer(passage):
        start, end = match.span()
        kind = next(name for group, name in _KINDS if match.start(group) >= 0)
        if kind == "sum":
            amount = passage.text[start:end].rstrip(" .,'\n")
            end = start + len(amount)
            if "?" in amount:
                continue
        if passage.text[max(0, start - 1) : start] in tuple("-_/.`#@") or passage.text[end : end + 1] in tuple("-_/`="):
            continue
        yield start, end, kind


def _tells(marks: list[Mark]) -> bool:
    kinds = {kind for _, _, kind in marks}
    return "tells" in kinds or {"sum", "noun"} <= kinds


_AROUND = re.compile(
    r"\b(?:lost|loss|losses|losing|cost us|cost so far|damage|owed?|unpaid|paid out|in error|by mistake|twice"
    r"|duplicate|overcharged|charged|declined|failed|stuck"
    r"|missing|refund\w*|credit\w*|compensat\w*|claims?|exposure|penalt\w*|outage|downtime|incident|per hour"
    r"|an hour|every hour|a minute|per minute|finance|transactions|revenue"
    r"|orders|sales|estimates?|estimated|customers?|contract|deductible|insur\w*|settle\w*|impact)\b",
    re.IGNORECASE,
)


def _is_told_around(text: str, mark: Mark) -> bool:
    """Whether the rest of the sentence says that a sum was lost or is owed."""
    if mark[2] != "sum":
        return False
    first, last = sentence_around(text, mark[0], mark[1])
    return bool(_AROUND.search(text, first, last)) and not _PUBLIC.search(text, first, last)


def _is_harmless(text: str, first: int, last: int, start: int) -> bool:
    part = text[first:last]
    if _WAIVER.search(part):
        return False
    return bool(_PUBLIC.search(part) or _DENIED.search(text[first:start]))


def _widened(text: str, first: int, last: int, marks: list[Mark]) -> tuple[int, int]:
    """With the words that lead to the first mark, and what the last one goes on to say, if that is short."""
    start, end = marks[0][0], max(mark[1] for mark in marks)
    lead = _LEAD.search(text, max(first, start - 60), start)
    if lead and lead.end() == start:
        start = lead.start()
    stop = _ASIDE.search(text, end, last)
    tail = stop.start() if stop else last
    if tail - end <= _TAIL and _SAYS.match(text, end, last):
        end = tail
    while end > start and text[end - 1] in " \t\n.,;:":
        end -= 1
    return start, end


DETECTORS: tuple[Detector, ...] = (
    Detector(
        "money-or-law",
        Category.FINANCIAL_LEGAL,
        "Tells money lost or owed, or a matter of law",
        "[a commercial matter]",
        (),
        _finds,
    ),
)
