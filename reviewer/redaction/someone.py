"""Whether a word that somebody on the roster is called by means them where it stands: Will, Grace, April, Bo.

By what only people do or are, by what is done to them alone, as the owner of something, or amid a sentence: there a
word has no capital. Months, days and vendors have one everywhere.
"""

from reviewer.given_names import DOUBTFUL
from reviewer.redaction.capitals import Word
from reviewer.redaction.naming.ordinary import is_ordinary
from reviewer.redaction.naming.sorts import SORTS
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.vocabulary import VENDORS

_OTHERS = r"(?:, [A-Z][\w'-]+){0,4}(?:,? (?:and|or|&) [A-Z][\w'-]+)?"
_SOON = r" (?:(?:has|had|then|also|just|already|finally|and [A-Z]\w+) )?"
DID = (
    r"(?:rebooted|restarted|rang|phoned|called|found|said|says|told|tells|fixed|deployed|rolled|merged|reverted|pushed"
    r"|paged|wrote|writes|joined|spotted|noticed|confirmed|escalated|asked|asks|answered|drove|drained|checked|swapped"
    r"|replaced|patched|acknowledged|suggested|thinks|knows|picked|is looking|is on it|took over|switched|unplugged"
    r"|killed|signed off"
)
_DOES = Deferred(
    rf"{_OTHERS}{_SOON}{DID}|reset|hat|schreibt|sagt|meint|a (?:relanc|trouv|vu|dit)\w*"
    r"|ha (?:reiniciado|visto|dicho|encontrado))\b"
)
# What nobody but people is or has.
_IS = Deferred(
    rf"{_OTHERS} (?:(?:is|are|was|were|has been|had been|will be|stays?|stayed) (?:still |now |not |both |also )?"
    r"(?:on[- ]call|on duty|on it|on the (?:bridge|phone|call)|on (?:leave|holiday|vacation)|awake|asleep|off sick"
    r"|paged|at home|watching|looking|checking|driving|investigating|debugging|typing|asked|woken|informed)"
    r"|(?:has|have|had|takes|took|holds|held|carries|carried|hands|handed) (?:the|her|his|a) (?:pager|keys?|bridge"
    r"|laptop|phone|shift|handover|badge)|(?:has|had) (?:signed|approved|checked|looked|asked|said|written)"
    r"|will (?:call|phone|write|ask|send|take over|look|join|follow up|answer|be in touch|let you know))\b"
)
# What is done to nobody but people.
_ASKED = Deferred(
    r"(?i)(?:^|[\s\"'(*])(?:ask(?:s|ed|ing)?|(?:re)?call(?:s|ed|ing)?|ring|rang|phone[sd]?|page[sd]?|paging"
    r"|ping(?:s|ed|ing)?|t(?:ell|ells|old)|text(?:s|ed)?|e-?mail(?:s|ed)?|woke|wake|thank(?:s|ed)?(?: to)?"
    r"|cc|contact(?:s|ed)?|nudge[sd]?|remind(?:s|ed)?|kudos to|praise[sd]?|assigned to"
    r"|hand(?:ed|s)? (?:it )?(?:over )?to|according to"
    r"|owned by|written by|signed by|approved by|reviewed by|(?:best|regards|cheers|sincerely|yours)),? \Z"
)
_LABELLED = Deferred(
    r"(?i)(?:^|\n)[ \t>|*_-]*(?:[\w-]+ ){0,2}(?:owner|assignee|author|reviewer|approver|on[- ]call|commander|scribe"
    r"|engineer|contact|responsible|lead|who|deputy|manager|responder|reporter|colleague|name)s?"
    r"[*_]{0,2}[ \t]*[|:][*_]{0,2}[ \t]*(?:[A-Z][\w'-]+, ){0,4}\Z"
)
_ALONE = Deferred(r"[*_]{0,2}[ \t]*(?:\n|\Z|[|,.;()]| (?:and|or|&) )")
_COUNTED = Deferred(r" ?\d|[./-]\d")
# Before a word that has a capital amid a sentence, and what makes a thing of it all the same.
_AMID = Deferred(r"(?:[a-z0-9)],?|\bI) \Z")
_A_THING = Deferred(
    r"(?i)\b(?:the|an?|our|my|your|their|his|her|its|this|that|of|on|in|project|operation|called|named|code-?named|version"
    r"|release|room|cluster|host|bot|service) \Z"
)
# What times and hopes do as well.
_NOT_ALONE_DONE = frozenset(
    ("saw", "sees", "helps", "helped", "came", "went", "led", "leads", "stays", "stayed", "keeps")
)
_NEXT = Deferred(_OTHERS + r" ([a-z]+)\b")
_TIMES = frozenset(("summer", "autumn", "winter", *(word for word, sorts in SORTS.items() if "@day" in sorts)))
# In small letters: behind it what was done, before it the head of a line, a time of day or the end of a sentence.
_DID = Deferred(rf"{_SOON}{DID})\b")
_DID_IT = Deferred(rf"{_SOON}{DID}) (?:it|the|an?|them|this|that|us|me|my|our|both|all|him|her)\b")
_SPEAKS = Deferred(r"(?:^|[\n.:!?>*|-]|\d\d)[ \t]*\Z")
_TO_DO = Deferred(r" (?:and [A-Z]{2,4} )?to [a-z]{2,}")
# How far on either side is looked.
_REACH = 100


def means_somebody(text: str, word: Word, *, stands_alone: bool) -> bool:
    """Whether a capitalised word means whoever is called so; `stands_alone` if no other such word is beside it."""
    before, is_counted = (max(0, word.start - _REACH), word.start), _COUNTED.match(text, word.end) is not None
    if _IS.match(text, word.end, word.end + _REACH) or (not is_counted and _is_asked_or_labelled(text, word, *before)):
        return True
    if does(text, word.end):
        # Travis, Ruby and Iris are vendors as well: of whoever is listed so, in doubt a hint.
        return word.plain not in VENDORS or word.may_be_given
    if word.plain in VENDORS:
        return False
    is_given = word.may_be_given and word.plain not in _TIMES
    return is_given and stands_alone and not is_counted and _is_no_word_here(text, word, *before)


def _is_asked_or_labelled(text: str, word: Word, first: int, start: int) -> bool:
    """Whether somebody asks it something, or it stands behind a label, in a row or in a list of who owns or does."""
    if _ASKED.search(text, first, start):
        return True
    return _ALONE.match(text, word.end) is not None and _LABELLED.search(text, first, start) is not None


def does(text: str, end: int) -> bool:
    """Whether what a place is the end of does what mostly people do: "Precious rebooted it"."""
    return _DOES.match(text, end, end + _REACH) is not None


def does_in_chat(text: str, start: int, end: int) -> bool:
    """Whether it does so in small letters, at the head of a line or a sentence: "faith killed it".

    One that is a word as well does it to something: a list says "mark restarted pods".
    """
    did = _DID_IT if is_ordinary(text[start:end]) or text[start:end] in DOUBTFUL else _DID
    return (
        did.match(text, end, end + _REACH) is not None and _SPEAKS.search(text, max(0, start - 12), start) is not None
    )


def is_tasked(text: str, start: int, end: int) -> bool:
    """Whether initials have something to do: "- RFW to write the alert"."""
    return _TO_DO.match(text, end) is not None and _SPEAKS.search(text, max(0, start - 12), start) is not None


def _is_no_word_here(text: str, word: Word, first: int, start: int) -> bool:
    """Whether it owns something, does something, or has a capital amid a sentence."""
    if word.owns:
        return True
    after = _NEXT.match(text, word.end, word.end + _REACH)
    if after and after[1] not in _NOT_ALONE_DONE and "@does" in SORTS.get(after[1], ()):
        return True
    return _AMID.search(text, first, start) is not None and not _A_THING.search(text, first, start)
