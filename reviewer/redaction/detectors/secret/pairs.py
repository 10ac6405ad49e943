"""Passwords that stand behind a name: "admin / …", "user with …", "the account svc-x uses …"."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.secret.composed import is_year_of_another
from reviewer.redaction.detectors.secret.credible import is_password, is_strong, kinds
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_ADMINS = Deferred(
    r"(?:admin|administrator|root|operator|sysadmin|sa|postgres|deploy|service|guest|viewer|elastic|readonly)\b"
)
_ADMIN_PAIR = Pattern(
    r"\b(?:admin|administrator|root|operator|sysadmin|sa|postgres|ubuntu|ec2-user|pi|deploy|guest|user|test|service"
    r"|backup|support|monitor|viewer|elastic|readonly|kiosk|svc[_-][a-z]+)\d{0,3}( / |[:/])([^\s\"'`/]{6,80})",
    needs=r"(?:admin|rator|root|sa|postgres|ubuntu|-user|pi|deploy|guest|user|test|service|backup|support|monitor"
    r"|viewer|elastic|readonly|kiosk|svc[_-][a-z]+)\d{0,3}(?: / |[:/])[^\s\"'`/]{6}",
)
# The value is only looked at, so that it may be the name of a pair itself: "to the portal with admin / …".
_PAIR = Deferred(
    r"(?<![\w/.:-])[\w.@+-]{2,40}[`\"']?(\s[/|]\s|\s?:\s|[/:]|\s(?:and|with)\s)(?=[`\"']?([^\s\"'`]{5,80}))"
)
# A name with its value: who announces secrets by names looks at those.
ASSIGNED = Deferred(r"[A-Za-z]\w*=[^=]")
_EXAMPLE = Deferred(
    r"(?i)\b(?:avoid|never use|don't use|do not use|such as|like|e\.g\."
    r"|for example|for instance|the example|a sample|samples?)\b"
)


_WHY = Deferred(r"(?i)\bwhy [\"'`\u201c\u2018]?\S*$")
# What is said behind a value that is only shown.
_IS_BAD = Deferred(
    r"(?i)\S{4,60}[\"'`\u201d\u2019)]*,? (?:(?:is|are|was|would be) (?:an? |not an? |never an? |one of the )?"
    r"(?:very |really |truly |such )?"
    r"(?:bad|weak|poor|terrible|awful|good|strong|worst|most common|example|placeholder)\b"
    r"|(?:for example|for instance|and the like|and so on|or similar)\b)"
)


def is_example(text: str, start: int, end: int) -> bool:
    """Whether a value is one that is only shown: "a PIN, such as 1234"."""
    before = _EXAMPLE.search(text, max(start, end - 40), end) or _WHY.search(text, max(start, end - 40), end)
    return before is not None or _IS_BAD.match(text, end, end + 90) is not None


def pairs(text: str, start: int, end: int) -> Iterator[Find]:
    """The second half of a name and a password behind a word for signing in: "admin / Xy12…"."""
    for match in _PAIR.finditer(text, start, end):
        first, last = match.span(2)
        value = text[first:last].rstrip(".,;:)?")
        loose = match[1] != match[1].strip() and (match[1].strip() in ("/", "|") or _ADMINS.match(text, match.start()))
        told = is_strong(value) or (loose and is_password(value))
        end_of_value = first + len(value)
        if told and not (is_example(text, start, first) or is_year_of_another(text, first, end_of_value)):
            yield Find(first, end_of_value)


def _admins(passage: Passage) -> Iterator[Find]:
    """What needs no further word to be a sign-in: "console: admin / Xy12…"."""
    for match in _ADMIN_PAIR.finditer(passage):
        value = passage.text[slice(*match.span(2))].rstrip(".,;:)?")
        is_part = passage.text[match.start() - 1 : match.start()] in tuple("/.-_@:")
        if not is_part and _is_told(passage.text, match, value):
            yield Find(match.start(2), match.start(2) + len(value))


_USED = Deferred(r"(?i)\b(?:use|with|as|login:?) $")
_PERSONS = Deferred(r"(?:admin|administrator|root|operator|sysadmin|guest|viewer|elastic|readonly|kiosk)[/:]")
# Words with a number that are joined, as no role and no service is written: flagstone-Ember-42.
_JOINED = Deferred(r"[A-Za-z][a-z]+(?:[-_.+][A-Za-z][a-z]+)+[-_.+]\d{1,5}!?")
_NUMBERED_WORD = Deferred(r"\d{3,}-[a-z]{4,}")


def _is_told(text: str, match: Match, value: str) -> bool:
    """Whether the second half of such a pair is a password; with a bare slash between them it could be a path."""
    if match[1] == b" / ":
        return is_password(value) or _NUMBERED_WORD.fullmatch(value) is not None
    is_person = _PERSONS.match(text, match.start()) is not None
    if match[1] == b":" and is_person and kinds(value) > 3 and _JOINED.fullmatch(value):
        return is_password(value)
    used = match[1] == b"/" and _USED.search(text, max(0, match.start() - 8), match.start()) is not None
    return is_strong(value) or (used and is_person and is_password(value) and kinds(value) >= 3 and len(value) >= 8)


# Somebody's account and what it opens with: "user customs7 / Xy…", "the account svc-x uses Xy…".
_ACCOUNT = Pattern(
    r"(?i)\b(?:account|user|username|login)(?: is)? [`\"']?[\w.@-]{2,40}[`\"']?"
    r"( /| with password| uses| used| with| and|:) [`\"']?([^\s\"'`]{7,80})"
)


_OF_A_BROWSER = Deferred(r"(?i)user[ -]agents?\b")


def _accounts(passage: Passage) -> Iterator[Find]:
    """What stands behind an account's name and looks like a password wherever it stands."""
    for match in _ACCOUNT.finditer(passage):
        start = match.start(2)
        value = passage.text[start : match.end(2)].rstrip(".,;:)?")
        if ASSIGNED.match(value) or _OF_A_BROWSER.match(passage.text, match.start()):
            continue
        if (is_strong(value) and (match[1] == b" /" or re.search(r"[^A-Za-z0-9]", value))) or (
            is_password(value) and kinds(value) > 3
        ):
            yield Find(start, start + len(value))


# Name and password, each in quotes of its own: `reader` / `Xy…`.
_QUOTED_PAIR = Pattern(
    r"(?:`[\w.@-]{2,40}` ?(?:/|:|,|and|und|et|y) ?`([^\s`]{8,80})`"
    r"|\"[\w.@-]{2,40}\" ?(?:/|:|and|und|et|y) ?\"([^\s\"]{8,80})\")",
    needs=r"[`\"] ?(?:/|:|,|and|und|et|y) ?[`\"]",
)
_SIGN = re.compile(r"[!#$%^&*?~]")


def _quoted(passage: Passage) -> Iterator[Find]:
    """The second of two quoted words, where it can be nothing but a password."""
    for match in _QUOTED_PAIR.finditer(passage):
        start, end = match.span(1) if match.start(1) >= 0 else match.span(2)
        value = passage.text[start:end]
        if is_strong(value) and kinds(value) == 4 and _SIGN.search(value) and not ASSIGNED.match(value):
            yield Find(start, end)


DETECTORS = (
    Detector("quoted-pair", Category.SECRET, "The password of an account", REMOVED, ("`", '"'), _quoted),
    Detector("admin-pair", Category.SECRET, "The password of an administrator", REMOVED, ("/", ":"), _admins),
    Detector(
        "account-and-password",
        Category.SECRET,
        "The password of an account",
        REMOVED,
        ("account", "user", "login"),
        _accounts,
    ),
)
