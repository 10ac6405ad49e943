"""Whether the name of a listed customer means the customer where it stands: many are words as well, or vendors.

Monday, Next and Data mean one only where something says so; Oracle and Zoom unless they are used there; Gap and Relay
unless a sentence or a line begins with them and goes on as if they were words.
"""

from enum import Enum
from functools import cached_property

from reviewer.redaction.capitals import Word
from reviewer.redaction.naming.heads import Heads
from reviewer.redaction.naming.ordinary import is_ordinary
from reviewer.redaction.naming.sorts import SORTS
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import Passage
from reviewer.redaction.vocabulary import COMMON, VENDORS
from reviewer.redaction.wordlist import words


class Meant(Enum):
    """The customer; something else; or the customer if the text names others: "- Gap: 3 min"."""

    YES = "yes"
    NO = "no"
    AMONG_OTHERS = "among others"


# How far on either side is looked.
_BEFORE, _BEHIND = 120, 60
_CLIENTS = r"(?:customers?|clients?|tenants?|merchants?|subscribers?|resellers?|kund(?:e|en|in)|mandant(?:en|in)?)"
# What says before a word that it is a customer's: "customer X", "accounts: A, X", "seen at X".
_CALLED = Deferred(
    rf"(?i)\b(?:{_CLIENTS}|accounts?)(?: (?:of|is|was|like|such as|named|called|account|tenant))*"
    r"[ (\"'`*\u201c]{1,3}\Z"
    rf"|\b{_CLIENTS}[^.:\n]{{0,20}}: (?:[\w&' -]{{1,30}}, ){{0,5}}(?:(?:[\w&'-]{{1,30}},? )?and )?[\"'`*]{{0,2}}\Z"
    r"|\bat \Z"
)
# And what says it behind.
_ACTS = Deferred(
    rf",? (?:(?:\((?:an? |our |the )?|(?:an?|our|one of our) )(?:[\w-]+ ){{0,2}}(?:{_CLIENTS}|account|contract)\b"
    r"|(?:(?:has|had|have|also|then|just|already|again|even) )?(?:reported|reports|complained|complains|escalated"
    r"|escalates|threatened|threatens|demanded|demands|churned|cancell?ed|renewed|renews|wants|wanted|pays|paid"
    r"|signed|asked|asks|wrote|called|phoned|expects)\b"
    r"|(?:is|are|was|were) (?:not |also |badly )?(?:affected|informed|notified|told|charged|locked out)\b)"
    r"|['\u2019]s (?:account|tenant|contract|workspace|subscription|procurement|CEO|CTO|CFO|COO|CIO|CISO)\b"
)
_BEHIND_AT = Deferred(r" [A-Z0-9]")
# How a vendor's tool is spoken of.
_USED = Deferred(
    r"(?i)\b(?:on|in|into|via|through|over|using|use|uses|used|join|joined|open|vendors?|providers?|suppliers?"
    r"|upstream|integrations? with) (?:the |our )?[\"'`*]{0,2}\Z"
)
_TOOL = Deferred(
    r" (?:channels?|threads?|messages?|posts?|DMs?|calls?|links?|meetings?|bridges?|rooms?|APIs?|SDKs?|apps?|bots?"
    r"|integrations?|connectors?|plugins?|webhooks?|alerts?|notifications?|log-?ins?|SSO|tokens?|licen[cs]es?"
    r"|databases?|DBs?|drivers?|instances?|cards?|checkouts?|dashboards?|outages?|console|status page|docs)\b"
    r"|: https?://"
)
# Where a sentence, a line, an entry or a cell begins.
BEGINS = Deferred(
    r"(?:^|[.!?]\s+|\n[ \t]*|\|[ \t]*|(?:^|\n)[ \t]*(?:[-*>\u2022]|#{1,6}|\d{1,2}[.)])[ \t]+)[*_`]{0,3}\Z"
)
# Where an entry of a list begins: what stands over the list names a group.
_ENTRY = Deferred(r"(?:^|\n)[ \t>]*(?:[-*\u2022]|\d{1,2}[.)])[ \t]+[*_`]{0,3}\Z")
_NEXT = Deferred(r" ([a-z][a-z'-]*)")
_LABEL = Deferred(r"[*_`]{0,3}:[*_`]{0,3}(?: |\n|\Z)")
_ALONE = Deferred(r"[*_`]{0,3}[ \t]*(?:\n|\Z|\||,|:|\(| [\u2013\u2014-] )")
_IN_CELL = Deferred(r"\|[ \t]*[*_`]{0,3}\Z")
_GOES_ON = Deferred(r" (?:between|means|to (?:target|plan|budget|date|zero|goal|\d[\d.,]*))\b")
# Of what kind something is, not who: "| State | …", "Status: Orange". Below "Severity 1:" customers are listed.
_OF_A_KIND = words(
    """
    state status colour color rag level severity light phase stage metric kpi term meaning priority mode type kind
    """
)


class Meanings:
    """What the one-word names of customers mean in a passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage, self._text = passage, passage.text

    def of(self, word: Word) -> Meant:
        """What one of them means where it stands."""
        if word.plain in COMMON and word.plain not in VENDORS:
            return Meant.YES if self._is_told(word) else Meant.NO
        if word.plain in VENDORS and self._is_used(word) and not self._is_called(word):
            return Meant.NO
        return self._of_ordinary(word) if is_ordinary(word.plain) else Meant.YES

    def _of_ordinary(self, word: Word) -> Meant:
        text, end = self._text, word.end
        heads = frozenset(self._heads.over(word.start))
        is_entry = _ENTRY.search(text, max(0, word.start - 12), word.start) is not None
        if heads and heads <= _OF_A_KIND and not is_entry and _ALONE.match(text, end):
            return Meant.NO
        if word.owns or not BEGINS.search(text, max(0, word.start - 12), word.start) or self._is_listed(word):
            return Meant.YES
        if _NEXT.match(text, end, end + _BEHIND):
            return Meant.NO if goes_on_as_word(text, end) else Meant.YES
        if _LABEL.match(text, end):
            # A subject is one line, and may begin with whom it is about.
            return Meant.AMONG_OTHERS if word.start > 0 or "\n" in text else Meant.YES
        is_first_row = _IN_CELL.search(text, max(0, word.start - 12), word.start) and not self._heads.over(word.start)
        return Meant.AMONG_OTHERS if is_first_row else Meant.YES

    def _is_told(self, word: Word) -> bool:
        """Whether something says that a common word is a customer's."""
        if self._is_called(word):
            return not (self._is_at(word) and _BEHIND_AT.match(self._text, word.end))
        return _ACTS.match(self._text, word.end, word.end + _BEHIND) is not None or self._is_listed(word)

    def _is_called(self, word: Word) -> bool:
        return _CALLED.search(self._text, max(0, word.start - _BEFORE), word.start) is not None

    def _is_at(self, word: Word) -> bool:
        return self._text[max(0, word.start - 3) : word.start].lower() == "at "

    def _is_listed(self, word: Word) -> bool:
        """Whether it stands alone in an entry, a cell or behind a label for customers."""
        if not _ALONE.match(self._text, word.end):
            return False
        return any("@client" in SORTS.get(head, ()) for head in self._heads.over(word.start))

    def _is_used(self, word: Word) -> bool:
        before = _USED.search(self._text, max(0, word.start - 24), word.start)
        return before is not None or _TOOL.match(self._text, word.end) is not None

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self._passage)


def goes_on_as_word(text: str, end: int) -> bool:
    """Whether what follows makes a word of a name that ends there: "Gap to target", "Gap between", "Orange means".

    Of a noun behind it nobody can tell: "Delta flights" are a customer's.
    """
    return _GOES_ON.match(text, end) is not None
