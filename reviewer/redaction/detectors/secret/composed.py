"""Names that are joined from words and numbers, as releases and errors have, and notes of what happened when."""

import re

from reviewer.redaction.pattern import Deferred

_SEPARATORS = re.compile(r"[-_./:,=+#$@()]+")
_PIECE = Deferred(
    r"v?\d+[A-Za-z]{0,2}|[A-Z]{1,8}\d{0,6}[a-z]?|(?:[A-Z]{0,8}[a-z]{2,}|[A-Z]{2,})(?:[A-Z][a-z]+)*\d{0,6}|\dP[a-z]+"
)
# Groups of one length are how keys of licences and codes for recovery are printed.
_IN_GROUPS = Deferred(r"(?=\S*[A-Z])(?=\S*\d)[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,}")
# What happened, and when or how much: Rotated-10:15, Reset-2025-09-02, Peak-88%.
_HAPPENED = (
    r"(?i)(?:rotated|revoked|reset|expired|changed|removed|renewed|updated|created|issued|disabled|degraded|down|up"
    r"|slow|peak|since|until|before|after|incident|release|build|version|ticket|sev|priority|phase)[-_@/]"
)
_YEAR = r"(?:19|20)\d\d"
_NOTE = Deferred(
    _HAPPENED + rf"(?!{_YEAR}\Z)" + r"[\d:./%-]+(?:rc\d*|[a-z]{1,3})?(?:[T ][\d:]+)?"
    rf"|(?:since|until|before|after|sev|ticket|phase|priority|peak)[-_@/]{_YEAR}"
    r"|[a-z]\w{0,20}(?:[-_@]\w{1,12}){0,3}[-_@]\d{1,2}:\d\d(?::\d\d)?(?:[-_]?(?:utc|cet|cest|z))?|\d{1,2}:\d\d-[a-z]+"
)
# With a year alone people make passwords so as well: Reset-2025, Incident-2024.
_OF_A_YEAR = Deferred(_HAPPENED + _YEAR)
# Where one password is announced, and nothing else of it: no "password policy:", no "status of password:".
_ONE_PASSWORD = Deferred(
    r"(?i)(?<![a-z])(?<!of )(?<!on )(?:pass(?:word|wd|phrase)?|pwd?|(?:kenn|pass)wort)[\"'`*_\]]{0,3}"
    r"(?: ?[:=]=?>?| is| was| now)+[\s\"'`*_(>]*\Z"
)
_REACH = 40
_FILE = Deferred(
    r"(?i)[\w./@-]+\.(?:pdf|docx?|xlsx?|csv|txt|ya?ml|json|toml|ini|conf|env|sh|py|js|ts|md|html?|log|zip|png|jpe?g|sql)"
)


def is_composed(value: str) -> bool:
    """Whether it is made of nothing but words and numbers: Release-2025.09-RC2, JWT-RS256-2048, ExpiredToken2025.

    People make passwords like that too, and no machine makes a key so.
    """
    if _IN_GROUPS.fullmatch(value):
        return False
    return all(_PIECE.fullmatch(piece) for piece in _SEPARATORS.split(value) if piece)


def is_of_a_year(value: str) -> bool:
    """Whether it says what happened in a year: no password where little announces one, as a heading or a column."""
    return _OF_A_YEAR.fullmatch(value) is not None


def is_year_of_another(text: str, start: int, end: int) -> bool:
    """Whether what stands there says what happened in a year, and no single password is announced before it."""
    if not is_of_a_year(text[start:end]):
        return False
    return _ONE_PASSWORD.search(text, max(0, start - _REACH), start) is None


def is_note(value: str) -> bool:
    """Whether it says what became of something and when, or names a file: no password, though it has signs of one."""
    return _NOTE.fullmatch(value) is not None or _FILE.fullmatch(value) is not None
