"""Phone numbers: international ones by their form, national ones by a word or by how they are written."""

import re
from collections.abc import Iterator

from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage

_INTERNATIONAL = Pattern(r"(?:^|[^\w+.])(\+\d[\d\s().\xa0/-]{6,20}\d)", outline=("+0",))
_NATIONAL = Pattern(r"(?:^|[^\w+.:/#-])((?:1[ .-])?\(?\d{2,5}\)?[\s./-]{0,2}\d[\d\s./-]{4,14}\d)\b")
_PHONE_CUE = Deferred(
    r"(?i)(?:\b(?:phone|tel|telephone|telefon|mobile|cell|cellphone|call|called|calls|calling|dial|dialled"
    r"|reach|reached|reachable|text(?:s|ed|ing)?|sms(?:es)?|rung|ringing|phon(?:ed|ing)|telephoned|whatsapp|nachrichten"
    r"|hotline|fax|handy|number|callback|contact|bridge|mob|ring|rang|erreichbar|erreichen|anrufen|angerufen|ruf(?:t|en)?"
    r"|\w{0,12}nummer|mobil|durchwahl|ll[a\xe1]m\w{1,7}|tel[e\xe9]fono|m[o\xf3]vil|appel\w{1,4}|t[e\xe9]l[e\xe9]phone"
    r"|portable|joignable|joindre)\b|☎)[^\n\d]{0,30}$"
)


def find(passage: Passage) -> Iterator[Find]:
    """Every number that can be dialled."""
    for match in _INTERNATIONAL.finditer(passage):
        number = _BROKEN_OFF.split(match[1].decode("latin-1"), maxsplit=1)[0].rstrip("( /-.")
        if _is_phone(number, None):
            yield Find(match.start(1), match.start(1) + len(number))
    for match in _NATIONAL.finditer(passage):
        start, end = match.span(1)
        end = _ended(passage.text, start, end)
        start += passage.text[start] == "(" and ")" not in passage.text[start:end]
        if _IN_FOURS.match(passage.text, start) or is_of_account(passage.text, start):
            continue
        may_be = not _IS_DATE.match(passage.text, start) or _is_dialled(passage.text, start, end)
        may_be = may_be and _is_told(passage.text, start, end)
        if may_be and _is_national(passage.text[start:end]):
            yield Find(start, end)


# What the number of a card looks like, whether or not its check digit is right.
_IN_FOURS = Deferred(r"\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}\b")
_ACCOUNT_BEFORE = Deferred(r"\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4})*[ ]?$")


def is_of_account(text: str, start: int) -> bool:
    """Whether digits are only a part of the longer number of an account, as of an IBAN."""
    return _ACCOUNT_BEFORE.search(text, max(0, start - 40), start) is not None


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether the way a number is written or a word before it says that it is one of a phone."""
    shaped = _US_SHAPE.fullmatch(text, start, end) or _ABROAD_SHAPE.fullmatch(text, start, end)
    if shaped is None and _LANDLINE.fullmatch(text, start, end):
        return _is_phone(text[start:end], "GB")
    if text[start] == "(" or _CUE_RIGHT_BEFORE.search(text, max(0, start - 48), start):
        return (
            shaped is not None or text[start] != "(" or _PHONE_CUE.search(text, max(0, start - 48), start) is not None
        )
    if not _MOBILE.match(text, start) and _CODES.search(text, max(0, start - 48), start):
        return False
    if shaped is None and (_DATED.match(text, start, end) or _OF_A_THING.search(text, max(0, start - 48), start)):
        return False
    return shaped is not None or _PHONE_CUE.search(text, max(0, start - 48), start) is not None


# A word of the telephone with nothing of its own between it and the number: it outweighs what the number looks like.
_CUE_RIGHT_BEFORE = Deferred(
    r"(?i)(?:\b(?:phone|tel|telephone|telefon|mobile|mob|mobil|cell|cellphone|call(?:ed|ing)?|dial(?:led)?|fax|handy|whatsapp"
    r"|sms|text(?:ed)?|ring|rang|reach(?:ed|able)?|hotline|callback|(?:telefon|ruf|handy|mobil|fax)nummer|durchwahl|erreichbar"
    r"|rufen|anrufen|ll[a\xe1]m\w{1,7}|tel[e\xe9]fono|m[o\xf3]vil|appel\w{1,4}|t[e\xe9]l[e\xe9]phone|portable|joignable"
    r"|joindre)\b|☎)(?: (?:numbers?|no\.|nr\.|is|was|ist|war|est|es|on|at|unter|al?|au|me|us|him|her|them)\b){0,3}"
    r"[ :.(*_`\"'\xa0]{0,4}\Z"
)
# What begins with a date and counts on, as builds and batches do: 20260412118.
_DATED = Deferred(r"20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d*\b")
# The number of something that is sold, sent, made or counted.
_OF_A_THING = Deferred(
    r"(?i)\b(?:builds?|orders?|parts?|items?|articles?|serial|tracking|parcels?|shipments?|batch|lot|model|public|version"
    r"|reference|ticket|case|invoice|row|record|catalogue|catalog|stock|asset|meter|customer|client|account|contract|member"
    r"|policy|subscriber)(?:'s)?"
    r"(?: (?:public|reference|own))? (?:numbers?|no\.?|nr\.?)(?: is| was|,|:)?\s{0,3}(?:\| )?[\"'`(]?$"
    r"|\bnumbers? of [a-z ]{2,24}:? ?$"
)
# Nothing else is written so: 0171 2345 6789, 202-456-1111.
_MOBILE = Deferred(r"01[567]\d[ /-]|[2-9]\d\d-[2-9]\d\d-\d{4}\b")
# And its codes, one or several.
_CODES = Deferred(
    r"(?i)\b(?:product|part|article|item|store|stock|material|order|model|shelf|catalogue|catalog)"
    r" (?:codes?|numbers?|nos?\.)(?: are| is)?:? (?:[\d-]+,? (?:and |or )?){0,6}$"
)


# What follows a number on the next line is none of it: an entry of a list, a time, another sentence.
_NEXT_LINE = Deferred(r"\.\s*\n|\s*\n\s*(?=\d{1,2}[.):]|-)|\n\s*\n")


def _ended(text: str, start: int, end: int) -> int:
    """Where a number of a phone ends, of what looks like one."""
    broken = _NEXT_LINE.search(text, start, end + 3)
    return broken.start() if broken and broken.start() < end else end


# Nine digits in threes are a number of a phone only where somebody is called.
_IN_THREES = Deferred(r"[6-9]\d\d \d{3} \d{3}")
_DIALLED = Deferred(
    r"(?i)\b(?:phone|tel|telephone|telefon|mobile|mobil|handy|call|dial|whatsapp|sms|ll[a\xe1]m\w{1,7}|tel[e\xe9]fono"
    r"|m[o\xf3]vil)\b[.:]?(?: (?:al|a|on|at|is|es|us|me|him|her|number|n\xfamero|:)){0,3}[ :(]{1,3}$"
)


def _is_dialled(text: str, start: int, end: int) -> bool:
    return bool(_IN_THREES.fullmatch(text, start, end) and _DIALLED.search(text, max(0, start - 32), start))


# Where a number ends though digits follow: a new line of a list or a table, a bracket that closes around it.
_BROKEN_OFF = re.compile(r"\)?\s*\n\s*(?=\d+[.)]|\d{1,2}:\d\d|-)|\n\s*\n|\)(?=\s*\n)")
_US_SHAPE = Deferred(r"(?:1[ .-])?\(\d{3}\) ?\d{3}[-. ]\d{4}|(?:1-)?\d{3}-\d{3}-\d{4}|(?:1\.)?\d{3}\.\d{3}\.\d{4}")
# A date, a version that is made like one, an address, a number in groups of three.
_IS_DATE = Deferred(
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b|[1-9]\d{0,2}(?:[ .]\d{3}){1,3}(?![ \d.-]*\d)"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{1,3}(?:\.\d{1,3}){3}\b"
)


_ABROAD_SHAPE = Deferred(r"\(?0\d{2,4}\)?[ /-]{1,3}\d{3,4}(?:[ -]\d{3,5})|0\d(?: \d\d){4}")
# As the British write the number of a line at home: hardly anything else begins with a nought and has this gap.
_LANDLINE = Deferred(r"0(?:1\d{3}|2\d) \d{6,8}|02\d \d{4} \d{4}")
# As British and German mobile phones are written, whether or not their block is given out; 07700 900 is for films.
_MOBILE = Deferred(r"07(?!700 ?900)\d{3} \d{3} ?\d{3}|01[5-7]\d \d{4} \d{4}")
_REGIONS = ("US", "GB", "DE", "FR", "NL", "CH", "AT", "AU", "IE", "ES", "IT")


def _is_national(number: str) -> bool:
    return _MOBILE.fullmatch(number) is not None or any(_is_phone(number, region) for region in _REGIONS)


def _is_phone(number: str, region: str | None) -> bool:
    """Whether it can be dialled; numbers kept for fiction (555-01xx) reach nobody."""
    digits = re.sub(r"\D", "", number)
    is_american = not number.startswith("+") or number.startswith("+1")
    if (is_american and re.search(r"55501\d\d$", digits)) or len(set(digits)) < 4:
        return False
    import phonenumbers  # it takes a while to load, and most texts hold no number

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) if region else phonenumbers.is_possible_number(parsed)
