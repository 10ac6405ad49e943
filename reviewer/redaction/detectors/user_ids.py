"""Ids of users: by the word before them, by their own form, and listed one behind the other."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.values import Category, Detector, Find, Passage

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_USER_ID = (
    r"(?i)\b(?:(?:user|usr|member|account[ _-]holder|subscriber|profile|patient|cardholder|guest|end[ -]user)s?"
    r"[ _-]?(?:ids?|uuid|uid|number|no\.?|#)[\"'`]?(?: (?:is|was))?[\s:=#(\"'`]{0,4}(?:#|id )?[\"'`]?"
    r"|(?:user|member|account[ _-]holder|subscriber|profile|patient|cardholder|guest|end[ -]user)[\s:=(\"'`]{1,3}"
    r"(?:with (?:the |this )?id )?#?[\"'`]?|\buid[=: ]+[\"'`]?)"
    r"((?:usr|user|u|uid|mem|acct|cus|sub)?[_-]?\d{5,19}|\d{3,6}-\d{4,8}|"
    + UUID
    + r"|(?:usr|user|u|uid|mbr)_[A-Za-z0-9]{4,40}|[A-Z]{1,3}-?\d{4,12})\b"
)
_USER_ID_BY_FORM = (
    r"\b((?:usr|user|uid|mbr|member|person|psn)_[A-Za-z0-9]*\d[A-Za-z0-9]{3,40}|(?:[a-z]{2,5}-)?(?:u|usr|user|uid)[_-]\d{4,12}"
    r"|(?:player|rider|driver|courier|patient|guest|student|pupil|teacher|passenger|cust|crr|rdr|drv|gst|stu|pat|plr"
    r"|psgr|emp|employee|staff|buyer|subscriber|viewer|learner|nurse|doctor|tutor|tut|lrn|host|citizen|resident|donor)_\d{5,12}"
    r"|auth0[|][0-9a-f]{16,32})\b"
)
# What somebody is, right before an id of letters and a number: "Patient pt_448120", "driver drv-220841".
_SOMEBODY = (
    r"(?i)\b(?:users?|members?|players?|riders?|drivers?|couriers?|patients?|guests?|students?|pupils?|teachers?"
    r"|passengers?|customers?|accounts?|subscribers?|viewers?|learners?|nurses?|doctors?|employees?|buyers?"
    r"|residents?|donors?|voters?|citizens?|claimants?|applicants?|borrowers?|cardholders?|profiles?)"
    r"(?: id| no\.?| number)?[ :(#=]{1,2}[`\"']?((?-i:[a-z]{2,8})[_-]\d{5,12})\b"
)
_IN_PARTS = (
    r"\b(?:[Uu]ser|[Mm]ember|[Ee]mployee|[Pp]atient)s? \(?[`\"']?"
    r"([A-Z]{2,5}-[A-Z]{1,3}-\d{4,12}|[A-Z]-\d{4,8})\b"
)
_WITH_CONTACT = r"(?i)\baccount ([A-Z]?\d{5,12}),? (?:mail|e-?mail|born|phone|telephone|tel|mobile|dob)\b"
_USERS = Pattern(
    r"(?i)\b(?:users?|members?|accounts? of users?)(?: ids?)?:? (#?)(\d{3,12})((?:(?:,|,? and|,? or) #?\d{3,12})*)"
)
_DIGITS = Deferred(r"\d+")
# How the ids of users begin in a log, and any id that may begin so.
_FIELDS = ("user", "usr", "uid", "user_id", "userid", "member", "member_id")
_IN_FIELD = Pattern(rf"\b(?:{'|'.join(_FIELDS)})=[\"']?([a-z]{{1,4}}[_-])\d{{5,10}}\b")
_ID = Pattern(r"\b([a-z]{1,4}[_-])\d{5,10}\b")


def _alike(passage: Passage) -> Iterator[Find]:
    """Whatever begins as the ids in a field for users do."""
    begins = {match[1] for match in _IN_FIELD.finditer(passage)}
    if begins:
        yield from (Find(*match.span()) for match in _ID.finditer(passage) if match[1] in begins)


# Dashboards and pods have a `uid` as well: a UUID behind one is a user's where a user is spoken of.
_UUID = Deferred(UUID, re.IGNORECASE)
_BARE_UID = Deferred(r"(?i)\buid[=: ]+[\"'`]?$")
_OF_USERS = Deferred(
    r"(?i)\b(?:users?|usr|members?|log(?:ged|s)?[ -]?(?:in|on)|login|sign(?:ed|s)?[ -]?in|sub|subscribers?|profiles?"
    r"|patients?|guests?|persons?|accounts?|e?-?mail|sessions?)\b|@"
)


def _ids(passage: Passage) -> Iterator[Find]:
    """What is called the id of a user."""
    text = passage.text
    return (
        find for find in _CALLED(passage) if not (_NOBODYS.fullmatch(text, *_of(find)) or _is_of_a_thing(text, find))
    )


_NOBODYS = Deferred("0+|1234567?8?9?0?")


def _of(find: Find) -> tuple[int, int]:
    return find.start, find.end


def _is_of_a_thing(text: str, find: Find) -> bool:
    """Whether it is a bare `uid` in the form of a UUID, on a line that speaks of no user."""
    start, end = find.start, find.end
    if not (_UUID.fullmatch(text, start, end) and _BARE_UID.search(text, max(0, start - 8), start)):
        return False
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not _OF_USERS.search(text, max(first, start - _LINE), min(last if last >= 0 else len(text), end + _LINE))


_CALLED, _LINE = finds(_USER_ID), 200


def _users(passage: Passage) -> Iterator[Find]:
    """Several users by their ids, or one behind a hash: "users 48213 and 48214", "user #4471"."""
    for match in _USERS.finditer(passage):
        if match[1] or (match[3] and match.end(2) - match.start(2) > 3):
            for digits in _DIGITS.finditer(passage.text, match.start(2), match.end()):
                yield Find(*digits.span())


# What the ids of firms begin with, whose accounts are customers'.
_FIRMS = words(
    "mrc acct acc tnt tenant org ws cus si in ba sub shop store partner client merchant company seller bill inv"
)


def _is_no_firm(value: str) -> bool:
    return re.split("[_-]", value)[0] not in _FIRMS


_USER_WORDS = ("user", "usr", "member", "holder", "subscriber", "profile", "patient", "guest", "uid")


def _detector(name: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.PII, "The id of a user", "[user id]", gate, find)


DETECTORS = (
    _detector("user-id", _ids, *_USER_WORDS),
    _detector("user-id-with-contact", finds(_WITH_CONTACT, outline=("00000",)), "account"),
    _detector("user-id-in-parts", finds(_IN_PARTS, outline=("A-0000",)), "user", "member", "employee", "patient"),
    _detector("user-ids", _users, "user", "member"),
    _detector("user-id-alike", _alike, *(f"{field}=" for field in _FIELDS)),
    _detector("user-id-of-somebody", finds(_SOMEBODY, _is_no_firm, outline=("_00000", "-00000")), "_", "-"),
    _detector("user-id-by-form", finds(_USER_ID_BY_FORM), "_", "u-", "r-", "d-", "auth0"),
)
