"""Ids by the word that says whose they are: of contracts, invoices, tenants and accounts, alone or in a list.

Other rules ask for them as well: what is called a contract is no ticket and no machine, whatever it looks like.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import Find, Passage

CONTRACT, ACCOUNT = "[contract]", "[account id]"

# Papers between two firms; what a firm is to another; and what is its own only where it is told by a number or a code.
_PAPERS = (
    r"contracts?|agreements?|site licen[cs]es?|concessions?|retainers?|invoices?|msas?|sows?|po|(?:purchase|framework"
    r"|frame|blanket|call-off) orders?|order forms?|vertrags?|contrat(?:o?s)?"
    r"|contrato|(?:hosting|service|support|care|maintenance) plans?"
)
_PARTIES = (
    r"tenants?|customers?|billing(?: accounts?)?|accounts?|merchants?|clients?|workspaces?|subscriptions?|cust\.?"
    r"|mandant(?:en)?|kunden?|clientes?|org(?:ani[sz]ation)?s?|debtors?|creditors?|resellers?"
)
_PLACES = (
    r"shops?|stores?|sellers?|dealers?|partners?|franchisees?|propert(?:y|ies)|sites?|programmes?|projects?|banks?"
    r"|bookings? partners?|vehicles?|branch"
)
_NUMBERS = r"(?:ids?|numbers?|no\.?|nos\.?|nr\.?|codes?|keys?|accounts?|ref(?:erence)?s?\.?|groups?)"
# What joins a word with its id: a mark, a verb, a few words before a colon, the bar or the blanks of a table.
_LINK = (
    r"(?:[ \t]*[=#][ \t]*|[ \t]*:?\*{0,2}[ \t]{1,24}(?:is |are |was |were |in question is |#)?"
    r"|(?: [a-z]{2,10}){1,3}:[ \t]+"
    r"|(, )|[;,] (?:yours|ours|theirs|his|hers)(?: is|,) |\*{0,2}[ \t]*\|[ \t]*(?:[^\w|\n]{1,2}[ \t]*\|[ \t]*)?)"
)
_ID = r"(?:[A-Za-z][A-Za-z/_.-]{0,24}[0-9][A-Za-z0-9/_.-]{0,30}|[0-9][A-Za-z0-9/_.-]{2,40})"
_SPACED = r"(?:[A-Z]{2,4} )?[0-9]{2,10}(?: [0-9]{1,5}){1,4}"
_CALLED = Pattern(
    rf"(?i)\b(?:(?:({_PAPERS})|({_PARTIES}))(?:(?:[ _-]?| (?:with|under) (?:the |its |their )?)({_NUMBERS}))?"
    rf"|(?:{_PLACES})[ _-]({_NUMBERS}))"
    rf"{_LINK}[`\"'(\[]{{0,2}}#?(?-i:({_SPACED})|({_ID}))",
)
# Its groups.
_PAPER, _NUMBERED, _PLACED, _BEHIND_COMMA, _GROUPED, _WHOLE = 1, 3, 4, 5, 6, 7
_MORE = Deferred(
    r"[`\"')\]]{0,2}(?:,? (?:and|or|to|through|until) |, ?| ?/ | in place of | instead of )[#`\"'(\[]{0,2}"
    rf"({_ID})"
)
_AT_ITS_END = "./-_"

# Counts and dates, account ids of clouds, account numbers of banks, and generated words.
NO_ID = Deferred(
    r"\d{1,3}|0+|(?:19|20)\d\d|\d{1,4}(?:[-./]\d\d){1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}-\d\d-\d\d(?:\D.*)?"
    r"|\d[\d.]*(?:k|ms|s|m|h|x|gb|mb|tb|d|th|st|nd|rd)|\d+(?:\.\d+)+|[a-z]+-\d|\d+-(?:[a-z]+-?)+|\d{12}|\d{4}-\d{4}-\d{4}"
    r"|(?:v|q|h|p|l|t|sev|tier|level|fy|phase|step|day|week)-?\d{1,2}(?:\.\d+)*|(?:eur|usd|gbp|chf)[\d.]+[km]?"
    r"|[qh]\d[-/](?:19|20)?\d\d"
    r"|[A-Z]{2}[\dX]{2}(?: ?[A-Z0-9]){10,}|[A-Z]{2}[\dX]{2}"
    r"|[A-Za-z][A-Za-z0-9]{11,}",
    re.IGNORECASE,
)
# Standards that contracts and accounts keep to.
_STANDARDS = words("iso rfc erc iec din psd gdpr tls oauth oauth2 http covid cve ghsa utf sha aes")
_MOSTLY_NUMBER = Deferred(r"\d{3}|-\d\d$|(?:[a-f]*\d){4}")
# By this a program is known to whom it signs in at, and not a customer.
_OF_PROGRAM = Deferred(r"(?i)client[_ ]?id(?:[^0-9A-Za-z]{1,4}(?:is )?[0-9a-f][0-9a-f-]{15,}\b|=[^\s&]+&[a-z_]+=)")
# Words that are followed by counts and years as well: a short number behind them is no id.
_COUNTED = Deferred(r"(?:account|client|customer|merchant|organi|org|billing)", re.IGNORECASE)
# What an id looks like that may follow its word behind a comma.
_SHAPED = Deferred(r"(?=[^a-z]*\d)[A-Z0-9]+(?:[-/][A-Za-z0-9]+)+")
# Behind what is no id: a percentage, an address, a call.
_GOES_ON = ("%", "@", "(", "=")
# A cloud calls its subscriptions and tenants by these.
_UUID = Deferred(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_IN_A_LIST = 50


class _Told(NamedTuple):
    """What the word before an id tells of it: whether of a paper, as a number, or as something that is counted."""

    of_paper: bool
    is_numbered: bool
    is_counted: bool


def called_ids(passage: Passage) -> list[Find]:
    """What is called the id of a contract, a tenant or an account, and those that are listed behind it."""
    return passage.once(_all)


def places(passage: Passage) -> frozenset[int]:
    """Where such ids begin."""
    return passage.once(_starts)


def _starts(passage: Passage) -> frozenset[int]:
    return frozenset(find.start for find in called_ids(passage))


def _all(passage: Passage) -> list[Find]:
    return [find for match in _CALLED.finditer(passage) for find in _named(passage.text, match)]


def _named(text: str, match: Match) -> Iterator[Find]:
    """The id behind a word, and those that follow it."""
    instead = CONTRACT if match.start(_PAPER) >= 0 else ACCOUNT
    told = _Told(
        of_paper=match.start(_PAPER) >= 0,
        is_numbered=max(match.start(_NUMBERED), match.start(_PLACED)) >= 0,
        is_counted=_COUNTED.match(text, match.start()) is not None,
    )
    if told.is_numbered and _is_spaced(text, *match.span(_GROUPED)):
        yield Find(*match.span(_GROUPED), replacement=instead)
    elif _begins_a_list(text, match):
        for place in _listed(text, *_first_of(text, match)):
            if not _is_id(text[slice(*place)], told):
                return
            yield Find(*place, replacement=instead)


def _begins_a_list(text: str, match: Match) -> bool:
    """Whether what follows a word may be an id; behind a comma it must look like one."""
    if _OF_PROGRAM.match(text, match.start()):
        return False
    return match.start(_BEHIND_COMMA) < 0 or _SHAPED.fullmatch(text, *_first_of(text, match)) is not None


def _first_of(text: str, match: Match) -> tuple[int, int]:
    """The first id, or the first group of a number that no word calls an id."""
    start, end = match.span(_GROUPED if match.start(_GROUPED) >= 0 else _WHOLE)
    blank = text.find(" ", start, end)
    return start, blank if blank >= 0 else end


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An id and those that are listed behind it."""
    for _ in range(_MOST_IN_A_LIST):
        end = start + len(text[start:end].rstrip(_AT_ITS_END))
        if text[end : end + 1] in _GOES_ON or text[end : end + 3] == "://":
            return
        yield start, end
        more = _MORE.match(text, end)
        if more is None:
            return
        start, end = more.span(1)


def _is_spaced(text: str, start: int, end: int) -> bool:
    """Whether a number is written in groups: 40 118 7, MID 4478 2210; twelve digits are an account's of a cloud."""
    length = len(text[start:end].replace(" ", ""))
    return length > 5 and length != 12 and re.match(r"(?: ?[A-Za-z]|[.,]\d)", text[end : end + 2]) is None


def _is_id(value: str, told: _Told) -> bool:
    if len(value) < 4 or _UUID.fullmatch(value) or NO_ID.fullmatch(value) or _first(value) in _STANDARDS:
        return len(value) == 3 and told.is_numbered and value[0].isupper()
    if value.isdigit():
        return len(value) > 4 or told.is_numbered or not (told.is_counted or told.of_paper)
    if any(char.isupper() for char in value):
        return True
    return (told.is_numbered and not told.of_paper) or _MOSTLY_NUMBER.search(value) is not None


def _first(value: str) -> str:
    return re.split(r"[-_/ ]", value)[0].lower()
