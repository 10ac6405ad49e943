"""Whether the name of a listed customer means the customer where it stands: many are words as well, or vendors.

What a name is used as in its sentence tells:

- A day, a number or "Next" means one where it is called so ("customer Monday"), stands alone where customers are
  listed, or does what no time and no count does. Behind "customers" a day is when ("we told customers Monday"), unless
  they are named there; a number whose group was named before counts; "Next" before a noun says which.
- A vendor means one unless its product is spoken of: it is used, has a version, is a noun's kind ("the Oracle patch"),
  or is how things are ("Oracle was slow"); then only in a text that names customers for certain, unless what is said
  is of us as well ("down because of our release"). Of a deal, a manager or a user nobody's product is spoken.
- Any other word means one, unless a sentence or a line begins with it and goes on as if it were a word.
"""

from enum import Enum
from functools import cached_property

from reviewer.redaction.lexicon.capitals import Word
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.sorts import SORTS
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.reading.heads import Heads
from reviewer.redaction.values import Passage


class Meant(Enum):
    """The customer; something else; or the customer if the text names others for certain: "Oracle was slow".

    Two of those among others vouch for one another: "- Gap: 3 min".
    """

    YES = "yes"
    NO = "no"
    AMONG_OTHERS = "among others"
    IN_DOUBT = "in doubt"


# How far on either side is looked.
_BEFORE, _BEHIND = 120, 60
_CLIENTS = r"(?:customers?|clients?|tenants?|merchants?|subscribers?|resellers?|kund(?:e|en|in)|mandant(?:en|in)?)"
# Others of a list, before the last one.
_AND = r"(?P<others>(?-i:(?:[A-Z][\w'-]*, ){0,5}(?:[A-Z][\w'-]*,? (?:and|or|und) )?))"
# What says before a word that it is a customer's: "customer X", "accounts: A, X", "seen at X".
_CALLED = Deferred(
    rf"(?i)\b(?:{_CLIENTS}|accounts?)(?: (?:of|is|was|like|such as|named|called|account|tenant))*"
    rf"[ (\"'`*\u201c]{{1,3}}{_AND}\Z"
    r"|\bat \Z"
)
# In a list behind a label for customers.
_LABELLED = Deferred(
    rf"(?i)(?:^|[\n.!?])(?P<label>[^.:!?\n]{{0,60}}\b{_CLIENTS}[^.:\n]{{0,20}}): (?:[\w&' -]{{1,30}}, ){{0,5}}"
    r"(?:(?:[\w&'-]{1,30},? )?(?:and|und) )?[\"'`*]{0,2}\Z"
)
# Behind those a day is when something was done, unless it names one of them, or does something.
_WHEN_DONE = Deferred(
    r"(?i)(?:customers|clients|tenants|merchants|subscribers|resellers|kunden|accounts"
    r"|\b(?:the|an?|our|your|each|every|that|this|their) (?:[a-z-]+ )?(?:customer|client|tenant|merchant|account))"
    rf" {_AND}\Z"
)
# What a label or a head says of when customers heard something.
_OF_TIMES = words(
    "on by at when tell told informed notified update updates due date dates day days call calls since until"
)
# And what says it behind.
_DONE = (
    r"(?:reported|reports|complained|complains|escalated"
    r"|escalates|threatened|threatens|demanded|demands|churned|cancell?ed|renewed|renews|wants|wanted|pays|paid"
    r"|signed|asked|asks|wrote|called|phoned|expects)\b"
)
_ACTS = Deferred(
    rf",? (?:(?:\((?:an? |our |the )?|(?:an?|our|one of our) )(?:[\w-]+ ){{0,2}}(?:{_CLIENTS}|account|contract)\b"
    rf"|(?:(?:has|had|have|also|then|just|already|again|even) )?(?P<done>{_DONE})"
    r"|(?:is|are|was|were) (?:not |also |badly )?(?:(?P<affected>affected)|informed|notified|told|charged"
    r"|locked out)\b)"
    r"|['\u2019]s (?:account|tenant|contract|workspace|subscription|procurement|CEO|CTO|CFO|COO|CIO|CISO)\b"
)
_NAMES_ONE = Deferred(
    r"(?:, [A-Z][\w'-]*){0,5}(?:,? (?:and|or) [A-Z][\w'-]*)? (?:was|were|is|are|has|have|had|lost|could)\b"
    rf"|(?:, [A-Z][\w'-]*){{0,5}}(?:,? (?:and|or) [A-Z][\w'-]*)? {_DONE}|['\u2019]s\b|[\"'`)\u201d]| \("
)
# What a list says of who did not hear.
_UNTOLD = words("without no not")
# Behind what was reported of a day: a count of what nobody but machines counts.
_A_COUNT = Deferred(
    r" (?:about |some |over )?(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|no) (?:new |more |failed )?"
    r"(?:errors|failures|alerts|alarms|warnings|incidents|timeouts|requests|retries|restarts|hits|visits)\b"
)
# Nor is a day hit for minutes.
_MINUTES = Deferred(r" for (?:about )?\d+ ?min")
# What is a participle or a noun as well; of the rest nobody says which one: "Next wants, threatened".
_OF_NOUNS = words("reports demands escalates reported cancelled canceled called renewed signed paid expects escalated")
_NOUN_IS = Deferred(
    r"(?: (?:[a-z-]+ )?(?:error|issue|problem|incident|outage|bug|failure|alert|case|function|hook|ticket|update)s?"
    r")? (?:was|is|were|are|will|has|had|starts?|follows?|comes?|takes?)\b"
)
_GOES_ON_FROM = Deferred(
    r"[.,;:!?)\n]|\Z| (?:it|that|this|these|those|an?|the|us|them|me|him|her|to|at|on|in|by|for|about|with|from|of"
    r"|off|up|out|over|back|again|twice|nothing|more|their|its|our|his|last|after|before|when|whether|why|how|if|and|but"
    r"|because|yesterday|today|as|too|[a-z]+ly|\d[\d.:]*|[A-Z]\w*)\b"
)
_WHICH = words(
    "next last first second third final new old other another same such one any some each every both most more"
)
_NUMBERS = words("one two three four five six seven eight nine ten eleven twelve half")
_GROUP = Deferred(
    r"(?i)\b(?:customers|clients|users|tenants|people|of (?:the|them|our)|nodes|hosts|jobs|requests|orders|calls"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) [a-z]+s\b)"
)
_TIMES = frozenset(word for word, sorts in SORTS.items() if "@day" in sorts)
_BEHIND_AT = Deferred(r" [A-Z0-9]")
# Before a number: who or what is at a firm, as "the outage at Three".
_IS_AT_ONE = Deferred(
    r"(?i)\b(?:outages?|incidents?|engineers?|managers?|contacts?|users?|staff|teams?|colleagues?|shops?|impact"
    r"|somebody|someone|people|director|cto|ceo|lead) at \Z"
)
# Beside a day in a list: another name.
_ANOTHER = Deferred(r"(?:, | (?:and|or|&|und) )[A-Z]")
# How a vendor's tool is spoken of.
_USED = Deferred(
    r"(?i)\b(?:(?<!impact )(?<!effect )on|in|into|via|through|over|using|use|uses|used|join|joined|open|vendors?"
    r"|providers?|suppliers?|upstream|integrations? with|(?:open(?:s|ed|ing)?|raised|filed|logged) (?:an? |the )?"
    r"(?:\w+ )?(?:cases?|tickets?|bugs?) with|(?:sign|log)(?:s|ged|ned|ging|ning)?[ -]?in with"
    r"|payouts? (?:from|by|via)|pa(?:y|ys|id|ying) with|(?:events|metrics|logs) (?:go|goes|went|flow|(?:are|were) sent)"
    r" to) (?:the |our )?[\"'`*]{0,2}\Z"
)
# How some of them alone are: posted to, fed with orders, a carrier whose labels are printed.
_USED_AS = (
    (
        words("slack teams discord notion confluence jira linear github gitlab mattermost facebook linkedin stripe"),
        Deferred(r"(?i)\bpost(?:s|ed|ing)? (?:it |this |that )?to \Z"),
    ),
    (words("oracle sap netsuite snowflake"), Deferred(r"(?i)\b(?:data|orders) (?:go|goes|went|flow) to \Z")),
    (words("ups dhl fedex dpd gls usps"), Deferred(r"(?i)\blabels? (?:for|from|by)(?: \w+,){0,4}(?: \w+ and)? \Z")),
)
_TOOL = Deferred(
    r" (?:channels?|threads?|messages?|posts?|DMs?|calls?|links?|meetings?|bridges?|rooms?|APIs?|SDKs?|apps?|bots?"
    r"|integrations?|connectors?|plugins?|webhooks?|alerts?|notifications?|log-?ins?|SSO|tokens?|licen[cs]es?"
    r"|databases?|DBs?|drivers?|instances?|cards?|checkouts?|dashboards?|outages?|console|status page|docs|tags)\b"
    r"|['\u2019]s (?:APIs?|SDKs?|webhooks?|status page|docs|outages?)\b"
    r"| (?:Pay|Cloud|Plus|Connect|Maps|Drive|Ads|Store|Fusion|Enterprise|Pro|Rooms|Phone|Marketplace|Flow)\b"
    r"|: (?:https?://|[A-Z]{2,8}-\d)| switched to (?:battery|bypass|mains)\b"
    r"| \d+(?:\.\d+|[a-z])?(?= (?:was|is|were|has|had|and|to|on|in|with)\b|[.,;]|\n|\Z)"
)
# Behind a product or a plan: who has it, and what befalls nobody but them.
_HAVE_IT = Deferred(
    r" [A-Z0-9][\w.]*(?:,? (?:and|or) [A-Z]\w+ [A-Z]\w+)? (?:users?|tenants?|customers?|clients?|accounts?|shoppers"
    r"|merchants?|(?:was|were|is|are) (?:badly )?(?:hit|affected|told|informed|charged))\b"
    r"| (?:legal|procurement|finance)\b|['\u2019]s (?:accounts?|tenants?|contracts?|users?|customers?)\b"
)
# A kind of a noun: "the Oracle patch". Of what customers have one cannot tell: "the Oracle deal, manager, site".
_ARTICLE = Deferred(r"(?i)\b(?:the|an?|this|each|every|our) [\"'`*]{0,2}\Z")
_OF_ITS_KIND = Deferred(r" ([a-z][a-z-]+)\b")
_OF_PRODUCTS = words(
    """
    patch patches driver drivers version versions library package plugin extension module firmware page pages key keys
    secret schema sdk cli agent collector exporter adapter wrapper listener endpoint runtime kernel engine
    """
)
# How a product is, and what becomes of it.
_HOW_IT_IS = Deferred(
    r" (?:(?:was|is|were|went|came|has been|had been|became|got) (?:\w+ )?(?:slow|down|unavailable|unreachable|offline"
    r"|back|up|patched|upgraded|updated|restarted|full|degraded|flaky|throttled)"
    r"|(?:crashed|froze|hung|timed out)(?=[.,;:!?)\n]|\Z| (?:twice|again|at|for|during|while|after|before)\b)"
    r"|confirmed (?:the|an?|their|its) (?:outage|incident|degradation|problem))\b"
)
# What goes on so is said of whom we did something to, or who counts with us: "down because of our release".
_OF_OURS = Deferred(
    r"[^.!?\n]{0,40}?(?: (?:because(?: of)?|due to|to|with|by|after|when|since) (?:our|us|we)\b"
    r"|\b(?:its|we owe|credit|refund|paid|their shops?|for them)\b| (?:for|from) (?:about )?(?:\d|(?:two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve|several) ))"
)
# Before whoever is down in an entry or at a time of day.
_TIMED = Deferred(r"(?:^|\n)[ \t>|*-]*\[?\d\d?[:.]\d\d\]?(?: UTC)?:?[ \t|]+\Z")
# Where a sentence, a line, an entry or a cell begins.
BEGINS = Deferred(
    r"(?:^|[.!?]\s+|\n[ \t]*|\|[ \t]*|(?:^|\n)[ \t]*(?:[-*>\u2022]|#{1,6}|\d{1,2}[.)])[ \t]+)[*_`]{0,3}\Z"
)
# Where an entry of a list begins: what stands over the list names a group.
_ENTRY = Deferred(r"(?:^|\n)[ \t>]*(?:[-*\u2022]|\d{1,2}[.)])[ \t]+[*_`]{0,3}\Z")
_NEXT = Deferred(r" ([a-z][a-z'-]*)")
_LABEL = Deferred(r"[*_`]{0,3}:[*_`]{0,3}(?: |\n|\Z)")
_ALONE = Deferred(r"[*_`]{0,3}[ \t]*(?:\n|\Z|\||,|:|\(| [\u2013\u2014-] )")
# What stands behind a name in a list that a label begins: the next one, or its end.
_ENDS_THERE = Deferred(r"[\"'`*]{0,2}(?:[,.;)\n|]|\Z| (?:and|or|und|&) [A-Z\"'`]| \()")
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
            return self._of_common(word)
        if word.plain in VENDORS and not self._is_called(word) and not self._is_labelled(word):
            if self._is_used(word):
                return Meant.NO
            if self._is_said_how(word):
                return Meant.IN_DOUBT
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

    def _of_common(self, word: Word) -> Meant:
        """Whether something says that a common word is a customer's."""
        if self._is_called(word):
            if self._is_one_of_those(word):
                return Meant.YES
            return Meant.IN_DOUBT if _ANOTHER.match(self._text, word.end) else Meant.NO
        if self._is_labelled(word) or self._is_listed(word):
            # Where they are told of in a list, who else is in it says whether its days are customers.
            return Meant.IN_DOUBT if word.plain in _TIMES and self._is_when(word) else Meant.YES
        acts = _ACTS.match(self._text, word.end, word.end + _BEHIND)
        if acts is None or (word.plain in _NUMBERS and self._counts(word)):
            return Meant.NO
        if acts["affected"] and word.plain in _TIMES:
            return Meant.YES if _MINUTES.match(self._text, acts.end()) else Meant.IN_DOUBT
        if acts["done"]:
            if word.plain in _TIMES and acts["done"] == "reported" and _A_COUNT.match(self._text, acts.end()):
                return Meant.NO
            if word.plain in _WHICH and self._says_which(acts["done"], acts.end()):
                return Meant.NO
        return Meant.YES

    def _says_which(self, done: str, end: int) -> bool:
        """Whether "Next" says which one: behind what was done, which ends there, stands a noun that is something."""
        if done not in _OF_NOUNS or _GOES_ON_FROM.match(self._text, end):
            return False
        return _NOUN_IS.match(self._text, end, end + _BEHIND) is not None

    def _is_one_of_those(self, word: Word) -> bool:
        """Whether a word behind one for customers names one of them: it says no time, no count and not which."""
        if self._is_at(word):
            if word.plain in _NUMBERS and not _IS_AT_ONE.search(self._text, max(0, word.start - 24), word.start):
                return False
            return not _BEHIND_AT.match(self._text, word.end)
        text, before, behind = self._text, max(0, word.start - _BEFORE), (word.end, word.end + _BEHIND)
        does = _NAMES_ONE.match(text, *behind) or _ACTS.match(text, *behind)
        if word.plain in _TIMES and _WHEN_DONE.search(text, before, word.start):
            return does is not None
        called = _CALLED.search(text, before, word.start)
        return not (called and called["others"]) or does is not None or _ENDS_THERE.match(text, word.end) is not None

    def _counts(self, word: Word) -> bool:
        """Whether a number is how many of those it is who were named before."""
        return _GROUP.search(self._text, max(0, word.start - _BEFORE), word.start) is not None

    def _is_called(self, word: Word) -> bool:
        return _CALLED.search(self._text, max(0, word.start - _BEFORE), word.start) is not None

    def _is_labelled(self, word: Word) -> bool:
        """Whether it stands in a list behind a label for customers."""
        label = _LABELLED.search(self._text, max(0, word.start - _BEFORE), word.start)
        return label is not None and (word.plain not in COMMON or _ENDS_THERE.match(self._text, word.end) is not None)

    def _is_when(self, word: Word) -> bool:
        """Whether the label or the head over a day says that it is when customers heard something."""
        label = _LABELLED.search(self._text, max(0, word.start - _BEFORE), word.start)
        said = {*self._heads.over(word.start), *(label["label"].lower().split() if label else ())}
        return not _OF_TIMES.isdisjoint(said) and _UNTOLD.isdisjoint(said)

    def _is_at(self, word: Word) -> bool:
        return self._text[max(0, word.start - 3) : word.start].lower() == "at "

    def _is_listed(self, word: Word) -> bool:
        """Whether it stands alone in an entry, a cell or behind a label for customers."""
        if not _ALONE.match(self._text, word.end):
            return False
        return any("@client" in SORTS.get(head, ()) for head in self._heads.over(word.start))

    def _is_used(self, word: Word) -> bool:
        """Whether its product is spoken of."""
        text, start, end = self._text, word.start, word.end
        if _HAVE_IT.match(text, end, end + _BEHIND):
            return False
        if _USED.search(text, max(0, start - 40), start) or _TOOL.match(text, end):
            return True
        if any(word.plain in those and used.search(text, max(0, start - 40), start) for those, used in _USED_AS):
            return True
        kind = _OF_ITS_KIND.match(text, end)
        is_kind = kind is not None and kind[1] in _OF_PRODUCTS
        return is_kind and _ARTICLE.search(text, max(0, start - 8), start) is not None

    def _is_said_how(self, word: Word) -> bool:
        """Whether a sentence says no more than how it is, or what became of it: "Oracle was slow"."""
        text, start = self._text, word.start
        how = _HOW_IT_IS.match(text, word.end, word.end + _BEHIND)
        if how is None or _ENTRY.search(text, max(0, start - 12), start):
            return False
        if _TIMED.search(text, max(0, start - 24), start):
            return False
        return _OF_OURS.match(text, how.end(), how.end() + _BEHIND) is None

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self._passage)


def goes_on_as_word(text: str, end: int) -> bool:
    """Whether what follows makes a word of a name that ends there: "Gap to target", "Gap between", "Orange means".

    Of a noun behind it nobody can tell: "Delta flights" are a customer's.
    """
    return _GOES_ON.match(text, end) is not None
