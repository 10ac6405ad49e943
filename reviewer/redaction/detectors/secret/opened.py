"""What something is opened with, where no password is named: "the archive opens with …", "enter …", "changed to …"."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.secret.credible import is_key, is_password, is_strong, kinds
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_VALUE = r"[\"'`]?([^\s\"'`<>|]{6,60})"
_OPENS = Pattern(
    r"(?i)\b(?:open(?:s|ed)?|unlock(?:s|ed)?|decrypt(?:s|ed)?) (?:with|by|using) (?:the )?(?:key |password |word )?"
    + _VALUE
)
_OPENED = ("open", "opens", "opened", "unlock", "unlocks", "unlocked", "decrypt", "decrypts", "decrypted")
_OPENED_BY = tuple(f"{opened} {by}" for opened in _OPENED for by in ("with ", "by ", "using "))
_ENTERED = Pattern(
    r"(?i)\b(?:enter|type|it's|it is|(?:gave|give|told|sent) (?:him|her|them|me|us)|(?:root|admin|administrator|user"
    r"|account|login)(?: was| is| has been)? (?:changed|reset|set) to"
    r"|(?:older|newer|old|new|former|previous|other) one,) " + _VALUE
)
_NAMED = Pattern(
    r"\b[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PWD)[\"'`]{0,2},? "
    r"(?:(?:with|has|had) (?:the |a )?value(?: of)?|(?:is |was )?set to|which is) " + _VALUE
)
_SIGN_WITHIN = re.compile(r"[A-Za-z0-9][!$%&*?@~_][A-Za-z0-9]|[A-Za-z]#\d|!$")
_NUMBERED = re.compile(r"\d+[A-Za-z]+-?\d{3}")
# Words with capitals and a number, joined: `Skull-Be-Gone-11`, `Temp-8830-Wawel`.
_IN_PARTS = re.compile(r"[A-Z][a-z]+-(?:[A-Z][a-z]+-)+\d{2,4}|[A-Z][a-z]+-\d{2,4}-[A-Z][a-z]+")
# A ticket, an address, a path: `Server#1234`, `who@host`.
_ANOTHER_THING = re.compile(r"[@/:=\\()]|^[A-Za-z]+#\d{2,}$|^[a-z0-9]+(?:_[a-z0-9]+)*$")


def _is_opener(value: str) -> bool:
    """Whether what a thing opens with is a password: an extension, a program or a badge are told so too."""
    signed = _SIGN_WITHIN.search(value.replace("_", "")) is not None or _NUMBERED.match(value) is not None
    return signed and is_password(value) and any(map(str.isdigit, value)) and "." not in value


def _is_entered(value: str) -> bool:
    """Whether it can be nothing but a password, so that no word needs to say so."""
    if not is_password(value) or _ANOTHER_THING.search(value):
        return False
    signed = kinds(value) == 4 and _SIGN_WITHIN.search(value) is not None and is_strong(value)
    return signed or _IN_PARTS.fullmatch(value) is not None


def _is_named(value: str) -> bool:
    return is_key(value) or is_strong(value)


def _by(pattern: Pattern, accept: Callable[[str], bool]) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            start = match.start(1)
            value = passage.text[start : match.end(1)].rstrip(".,;:)?")
            if accept(value) and not ASSIGNED.match(value) and not is_example(passage.text, match.start(), start):
                yield Find(start, start + len(value))

    return find


def _detector(name: str, what: str, gate: tuple[str, ...], pattern: Pattern, accept: Callable[[str], bool]) -> Detector:
    return Detector(name, Category.SECRET, what, REMOVED, gate, _by(pattern, accept))


DETECTORS = (
    _detector("opened-with", "What something is opened with", _OPENED_BY, _OPENS, _is_opener),
    _detector(
        "entered-password",
        "A password that is entered",
        ("passw", "login", "sign in", "root", "enter "),
        _ENTERED,
        _is_entered,
    ),
    _detector(
        "named-value",
        "The value of a key, token or password",
        ("_key", "_token", "_secret", "_pass", "_pwd"),
        _NAMED,
        _is_named,
    ),
)
