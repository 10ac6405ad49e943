"""Keys that are told as what they are now: "**Affected value.** … (current), … (previous)", "a second one, root2:…"."""

from collections.abc import Iterator

from reviewer.redaction.detectors.secret.credible import is_key, is_strong, kinds
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_LONG = r"([A-Za-z0-9+/_=.-]{20,200})"
# What a value is called before it, and in brackets behind it.
_CALLED = Pattern(
    r"(?i)\b(?:(?:affected|leaked|exposed|compromised|current|present|previous|former|old|new|next|live|actual)"
    r" (?:values?|keys?|tokens?|secrets?|credentials?|strings?)"
    r"|(?:betroffener|aktueller|bisheriger|alter|neuer) (?:wert|schl\xfcssel|token)"
    r"|(?:valeur|cl\xe9) (?:concern\xe9e|actuelle|pr\xe9c\xe9dente)|(?:ancienne|nouvelle) (?:valeur|cl\xe9)"
    r"|(?:valor|clave) (?:afectad[oa]|actual|anterior|nuev[oa])|(?:nuevo valor|nueva clave))"
    r"[*_]{0,2} ?[:.][*_]{0,2}\s{1,2}[`\"']?" + _LONG,
    needs=r"[:.][*_]{0,2}\s{1,2}[`\"']?[A-Za-z0-9+/_=.-]{20}",
)
_AS_BEHIND = Pattern(
    _LONG + r"[`\"']? \((?i:(?:the )?(?:current|previous|former|old|new|next|affected|leaked"
    r"|still (?:valid|accepted|live|in use)|aktuell|bisherig|alt|neu|actuelle?|ancienne?|nouvelle|actual|anterior"
    r"|nuev[oa])\b[^)\n]{0,50})\)",
    needs=r"(?i) \((?:the )?(?:current|previous|former|old|new|next|affected|leaked|still"
    r"|aktuell|bisherig|alt|neu|actuel|ancien|nouvelle|actual|anterior|nuev)",
)
_OF_A_KEY = Deferred(
    r"(?i)\b(?:credentials?|keys?|tokens?|passwords?|secrets?|\w*schl\xfcssel|passwort|cl\xe9s?|jetons?|claves?"
    r"|contrase\xf1a)\b"
)
# What else is so long: digests, revisions and ids.
_KNOWN = Deferred(
    r"(?i)\b(?:commits?|sha-?\d*|md5|digests?|hash(?:es|ed)?|checksums?|fingerprints?|thumbprints?|ids?|revisions?"
    r"|builds?|images?|serial|public|etag|traces?|requests?|blobs?|objects?|manifests?|layers?|versions?|releases?"
    r"|tags?|branch(?:es)?|cursors?|offsets?)\b|@|sha\d+:"
)
_RESOURCE = Deferred(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+")
_REACH, _NEAR = 400, 60


def _called(passage: Passage) -> Iterator[Find]:
    """Long values that are told as the current, the old or the affected one, where a key is spoken of."""
    for pattern in (_CALLED, _AS_BEHIND):
        for match in pattern.finditer(passage):
            start = match.start(1)
            value = passage.text[start : match.end(1)].rstrip(".")
            if not is_key(value) or kinds(value) < 2 or _RESOURCE.fullmatch(value) or ASSIGNED.match(value):
                continue
            if _KNOWN.search(passage.text, max(0, match.start() - _NEAR), start):
                continue
            if _OF_A_KEY.search(passage.text, max(0, match.start() - _REACH), start):
                yield Find(start, start + len(value))


# A new account with its password, where accounts are spoken of.
_MADE = Pattern(
    r"(?i)\b(?:created|added|made|set up|gave|given|new|second|another|temporary|spare|extra"
    r"|angelegt|eingerichtet|neue[rns]?|zweite[rns]?"
    r"|cr\xe9\xe9|nouveau|deuxi\xe8me|creado|cre\xe9|nuev[oa]|segund[oa])\b[^.\n:]{0,60}[ (`\"']"
    r"(?-i:[a-z][a-z0-9_-]{2,24}):(?-i:([A-Za-z0-9][^\s:\"'`,;()<>/]{7,60}))",
    needs=r"[a-z0-9_-]{3}:[A-Za-z0-9][^\s:\"'`,;()<>/]{7}",
)
_ACCOUNT = Deferred(
    r"(?i)\b(?:accounts?|users?|log-?ins?|sign-?ins?|credentials?|konto|konten|benutzer\w*|zugang|zug\xe4nge|comptes?"
    r"|utilisateurs?|cuentas?|usuarios?)\b"
)
_BEFORE = 240


def _made(passage: Passage) -> Iterator[Find]:
    for match in _MADE.finditer(passage):
        start = match.start(1)
        value = passage.text[start : match.end(1)].rstrip(".?!*")
        if not is_strong(value) or kinds(value) < 3 or _RESOURCE.fullmatch(value):
            continue
        is_account = _ACCOUNT.search(passage.text, max(0, match.start() - _BEFORE), start) is not None
        if is_account and not is_example(passage.text, match.start(), start):
            yield Find(start, start + len(value))


DETECTORS = (
    Detector(
        "called-value",
        Category.SECRET,
        "The value of a key or token",
        REMOVED,
        ("key", "token", "secret", "credential", "schl\xfcssel", "cl\xe9", "clave", "jeton"),
        _called,
    ),
    Detector(
        "made-account",
        Category.SECRET,
        "The password of an account",
        REMOVED,
        (
            "account",
            "user",
            "login",
            "sign-in",
            "credential",
            "konto",
            "benutzer",
            "zugang",
            "compte",
            "cuenta",
            "usuario",
        ),
        _made,
    ),
)
