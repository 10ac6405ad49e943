"""Words that announce a credential: password, PIN, sign-in, key, token; where each stands, and how far it reaches."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Passage

_CUE = Pattern(
    r"(?i)\b(?:(pass ?(?:word|phrase)s?|(?:wi-?fi|wlan|guest)[ -]key|passwd|pwd?|pw|pass|creds?|credentials?"
    r"|passwort|kennwort"
    r"|code ?words?|(?:snmp )?community(?: string| name)|snmp community|psk|pre-shared key|"
    r"(?:tacacs\+?|radius|bgp|ospf|hsrp|ipsec|enable|bind)[ -](?:keys?|secrets?)"
    r"|mot de passe|wachtwoord|contrase[nq\xf1]a|senha|has[l?]o)"
    r"|(pin|pin code|pass ?codes?|(?:backup|recovery|one-time|door|gate|alarm|unlock|access|2fa|mfa|otp"
    r"|verification)[ -]codes?|(?:opens?|unlocks?|disarms?) with(?: the)? codes?)"
    r"|(log(?:s|ged|ging)?[ -]?(?:in|on)|sign(?:s|ed|ing)?[ -]in|(?:basic|http)[ -]auth)"
    r"|(?:api|access|secret|private|signing|master|encryption|integration|license|unseal|recovery|ssh|shared|host"
    r"|data|app|deploy|webhook|account"
    r"|routing|auth)[ -]keys?"
    r"|unseal (?:keys?|shares?)|key shares?|shares? (?:one|two|three|four|five|\d)"
    r"|(?:auth|login|access|sas|license) strings?|(?:auth|access|bearer|api)?tokens?|(?-i:PATs?)"
    r"|secrets?|otp|totp|seed|(keys?))\b"
)
_KEYS, _KNOWN = ("key", "bare-key"), "known"
_KINDS = ((1, "password"), (2, "pin"), (3, "sign-in"), (4, "bare-key"))
GATE = (
    "pass",
    "kennwort",
    "wachtwoord",
    "contrase",
    "senha",
    "has",
    "code",
    "pw",
    "cred",
    "pin",
    "log",
    "sign",
    "key",
    "pat",
    "token",
    "secret",
    "otp",
    "psk",
    "share",
    "string",
    "basic auth",
    "basic-auth",
    "http auth",
    "seed",
    "communit",
)


@dataclass(frozen=True)
class Cue:
    """A word that announces a credential: a password, a PIN, a sign-in, or else a key; or what may be known of one."""

    start: int
    end: int
    kind: str


# What makes a cue a part of a longer name: password_reset, token-bucket, secret.yaml.
_GOES_ON = Deferred(r"[_@/-]|[.]\w")
# What anybody may know of a key: its id, its public half, a digest of it.
_KNOWN_OF_IT = Deferred(
    r"(?i)(?:'s)? (?:ids?|fingerprints?|thumbprints?|hash(?:es)?|digests?|checksums?|sha-?\d+|md5)\b"
)
_KNOWN_TO_ALL = Deferred(
    r"(?i)\b(?:(?:public|foreign|primary|partition|cache|sort|site|publishable) (?:[a-z]+ )?"
    r"|(?:idempotency|websocket|surrogate|deduplication|composite|natural)[ -]"
    r"|(?:sha-?\d+|md5|hash|digest|checksum|fingerprint|thumbprint)(?: sum)? (?:of|for) (?:[a-z]+ ){0,3})$"
)
# Before "pass" these make a verb of it: "lets you pass: …".
_PASSES = Deferred(
    r"(?i)\b(?:to|you|we|they|it|i|must|can|could|will|would|not|did|does|tests?|checks?|all|let|shall|may) $"
)


def cues(passage: Passage) -> list[tuple[Cue, int]]:
    """Every cue and where the next of its kind begins; what may be known of a key ends the reach of one before."""
    found = list(_cues(passage))
    return [(cue, until) for cue, until in zip(found, _next_of_kind(found), strict=True) if cue.kind != _KNOWN]


def _cues(passage: Passage) -> Iterator[Cue]:
    for match in _CUE.finditer(passage):
        if _GOES_ON.match(passage.text, match.end()):
            continue
        if match.end() - match.start() == 4 and _PASSES.search(passage.text, max(0, match.start() - 8), match.start()):
            continue
        kind = next((kind for group, kind in _KINDS if match.start(group) >= 0), "key")
        if kind in _KEYS and is_no_secret(passage.text, match.start(), match.end()):
            kind = _KNOWN
        yield Cue(match.start(), match.end(), kind)


def is_no_secret(text: str, start: int, end: int) -> bool:
    """Whether what is told of a key or token may be known: "key id", "the public key", "sha256 of the key"."""
    if _KNOWN_TO_ALL.search(text, max(0, start - 48), start):
        return True
    return text[start:end].lower().rstrip("s").endswith(("key", "token")) and bool(_KNOWN_OF_IT.match(text, end))


def _next_of_kind(cues: list[Cue]) -> list[int]:
    """For each cue where the next of its kind begins: a text full of cues is walked once, not once for each."""
    begins: dict[str, int] = {}
    found = []
    for cue in reversed(cues):
        found.append(begins.get(cue.kind, sys.maxsize))
        begins |= dict.fromkeys(_KEYS if cue.kind == _KNOWN else (cue.kind,), cue.start)
    return found[::-1]
