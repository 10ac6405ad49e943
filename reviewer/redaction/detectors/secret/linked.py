"""Credentials some words behind what announces them, in four languages: "das Passwort lautet seit gestern …".

A verb, a colon or a comma leads to the value; how surely it must look like one depends on which.
"""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.secret.composed import is_year_of_another
from reviewer.redaction.detectors.secret.credible import is_joined, is_key, is_password, is_strong, kinds
from reviewer.redaction.detectors.secret.cues import is_no_secret
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_CUE = Pattern(
    r"(?i)(?:(\b(?:pass ?(?:word|phrase|code|key)|mots? de passe|phrase secr\xe8te|contrase[n\xf1]a"
    r"|clave (?:de acceso|del? (?:la |el )?(?:wi-?fi|wlan|router|red|admin\w*|servidor|correo|cuenta|usuario|panel)"
    r"|maestra|provisional|temporal|inicial|actual|antigua|vieja|de un solo uso)|frase (?:secreta|de paso))"
    r"|(?:passwor|kennwor)te?s?|passphrase|losung"
    r"|(?:\b(?:access|entry|desk|portal|partner|lift|annex)[ -]|\bzugangs|\bzutritts|\bt\xfcr)codes?"
    r"|\bcodes? (?:d'acc\xe8s|secrets?|provisoires?|temporaires?|confidentiels?)"
    r"|\bc[o\xf3]digos? (?:de acceso|secretos?|provisional(?:es)?|temporal(?:es)?))"
    r"|(\b(?:log-?in|sign-?in|(?:admin|root|console|shell) access|anmeldung|connexion|acceso))"
    r"|(\b(?:pepper|hmac|keys?|tokens?|secrets?|jetons?|clave|secreto|geheimnis)|(?:\b|-|zugangs|ger\xe4te)"
    r"schl\xfcssel))\b|(\bcl\xe9s?)"
)
# Its groups; behind the last one no word boundary can be asked for, as its accent is no letter there.
_PASSWORD, _LOGIN, _KEY, _ACCENTED = range(1, 5)
_GATE = tuple(
    sorted(
        words(
            """
            pass kennwor losung code c\xf3digo contrase log sign access anmeldung connexion acceso pepper hmac key
            token secret cl\xe9 jeton clave schl\xfcssel geheimnis
            """
        )
    )
)

_REACH = 110
_STOP = Deferred(r"[.!?;](?=\s|$)|\n\s*(?:\n|[-*|>#])")
_LATELY = (
    r"(?:,? (?:still|now|always|currently|again|just|simply|since \w+|noch|immer|weiterhin|jetzt|nun|derzeit|aktuell"
    r"|wieder|seit \w+|toujours|encore|d\xe9sormais|maintenant|actuellement|depuis \w+|todav\xeda|a\xfan|ahora|siempre"
    r"|siendo|desde \w+|actualmente)){0,3}"
)
# A verb that can only tell a value may have words between; behind "is" it must stand at once.
_LINK = Deferred(
    r"(?:(?P<tells>\b(?:lautete?n?|hei(?:\xdf|ss)t|reads?|reza|dice)(?: [^\s,:\d]{1,20}(?=[ :])){0,5}:? )"
    r"|(?P<verb>\b(?:is|was|are|were|remains?|remained|stays?|ist|war|sind|bleibt|blieb|est|\xe9tait|sont|reste"
    r"|es(?! (?:lautet|hei))|era|son|sigue|queda)" + _LATELY + r":? )|(?P<colon>(?<=\S) ?: )|(?P<aside>, | \())"
    r"[`\"'\u201c\u201e\xab(]{0,2}(?P<value>[^\s`\"\u201c\u201d\xbb]{5,120})",
    re.IGNORECASE,
)
_NEXT_TO = Deferred(r" [`\"'\u201c\u201e(]{0,2}(?P<value>[^\s`\"\u201c\u201d]{7,80})")
_AND = Deferred(r"[`\"',)]{0,2} ?(?:and|or|und|oder|et|ou|y|o|,) [`\"']?(?P<value>[^\s`\"]{8,120})")
# A value that the next sentence tells of the password that this one names: "… übernehmen. Es lautet …".
_NEXT = Deferred(
    r"[.!]\s+(?:It(?:'s| is| was| reads)|E[sr] (?:lautete?|ist|war)|Sie (?:lautete?|ist|war)"
    r"|Elle (?:est|\xe9tait)|C'est|Es) (?:(?:now|still|currently|noch|jetzt|immer|derzeit|toujours|todav\xeda) ){0,2}"
    r"[`\"'\u201c\u201e\xab]{0,2}(?P<value>[^\s`\"\u201c\u201d\xbb]{6,80})"
)
_ABROAD = Deferred(r"(?:passwort|kennwort|losung|mot de passe|contrase)\w*", re.IGNORECASE)
_OPENING = frozenset("`\"'\u201c\u201e\xab")
_BEHIND_ASIDE = Deferred(r"[`\"'\u201d]?[,;.)]")
# What may be known of a key, and keys of tables and caches.
_KNOWN_BEFORE = Deferred(
    r"(?i)(?:\b(?:public|primary|foreign|partition|sort|cache|page|publishable|registry|shortcut|row|routing|object"
    r"|idempotency|request|trace|correlation)[ -]|\b\xf6ffentliche[rn]? |prim\xe4r|fremd|sortier|partitions-?|@|#)$"
)
_KNOWN_BEHIND = Deferred(
    r"(?i)(?:'s)?[ -](?:sha-?\d+|md5|checksums?|ids?|names?|paths?|files?|types?|prefix|fingerprints?|hash(?:es)?"
    r"|digests?|primaria|p\xfablica|for\xe1nea|publique|primaire|\xe9trang\xe8re)\b|[_@/=-]|\.\w"
)
_RESOURCE = Deferred(r"(?!\S*[_-][0-9a-f]{24})[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+")
_UUID = Deferred(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SIGN = Deferred(r"[!#$%&*?~^+=_\xa7]")


def _find(passage: Passage) -> Iterator[Find]:
    """The value that each cue leads to, and those that are joined to it."""
    text, done = passage.text, 0
    for match, until in _cues(passage):
        if match.start() >= done:
            cue = next(group for group in (_PASSWORD, _LOGIN, _KEY, _ACCENTED) if match.start(group) >= 0)
            for find in _led_to(text, match, min(cue, _KEY), until):
                done = find.end
                yield find


def _cues(passage: Passage) -> list[tuple[Match, int]]:
    """Each cue and how far it reaches: to the next one of which what is told may be known."""
    found, until = list[tuple[Match, int]](), len(passage.text)
    for match in reversed([*_CUE.finditer(passage)]):
        if not _is_known(passage.text, match):
            found.append((match, until))
        elif match.start(_PASSWORD) < 0:
            until = match.start()
    return found[::-1]


def _is_known(text: str, match: Match) -> bool:
    if text[match.end() : match.end() + 1].isalpha() or is_no_secret(text, *match.span()):
        return True
    before = _KNOWN_BEFORE.search(text, max(0, match.start() - 16), match.start())
    return before is not None or _KNOWN_BEHIND.match(text, match.end()) is not None


def _led_to(text: str, match: Match, cue: int, until: int) -> Iterator[Find]:
    start = match.end()
    window = min(until, start + _REACH)
    stop = _STOP.search(text, start, window)
    end = stop.start() if stop else window
    if cue == _PASSWORD and (beside := _NEXT_TO.match(text, start)) and _ABROAD.fullmatch(text, match.start(), start):
        first, last = _bare(text, beside)
        if _is_value(cue, text[first:last], "beside"):
            yield Find(first, last)
            return
    for link in _LINK.finditer(text, start, end):
        first, last = _bare(text, link)
        kind = _kind(link)
        if kind == "aside" and not _BEHIND_ASIDE.match(text, last):
            continue
        kind = "quoted" if kind == "aside" and text[first - 1] in _OPENING else kind
        if not _is_value(cue, text[first:last], kind):
            continue
        if not is_example(text, start, first) and not is_year_of_another(text, first, last):
            yield Find(first, last)
            if (more := _AND.match(text, last)) and _is_value(cue, text[slice(*_bare(text, more))], "aside"):
                yield Find(*_bare(text, more))
            return
    if cue == _PASSWORD and (told := _NEXT.match(text, end)):
        first, last = _bare(text, told)
        if _is_value(cue, text[first:last], "aside"):
            yield Find(first, last)


def _kind(link: re.Match[str]) -> str:
    return next(name for name in ("tells", "verb", "colon", "aside") if link[name] is not None)


def _bare(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where a value stands, without the marks behind it."""
    start, end = match.span("value")
    kept = text[start:end].rstrip(".,;:?'")
    while kept.endswith(")") and kept.count("(") < kept.count(")"):
        kept = kept[:-1].rstrip(".,;:?'")
    return start, start + len(kept)


def _is_value(cue: int, value: str, link: str) -> bool:
    """Whether a value can be what was announced, led to in such a way."""
    if ASSIGNED.match(value) or _RESOURCE.fullmatch(value) or _UUID.fullmatch(value):
        return False
    if cue == _KEY:
        return len(value) >= 16 and is_key(value)
    if cue == _LOGIN:
        is_told = link in ("verb", "tells") or (link == "quoted" and is_strong(value))
        return is_told and is_password(value) and kinds(value) >= 3 and _has_sign(value)
    if is_strong(value):
        return True
    if link in ("aside", "quoted"):
        return is_password(value) and kinds(value) >= 3 and _has_sign(value)
    return is_password(value) and kinds(value) >= 3


def _has_sign(value: str) -> bool:
    return _SIGN.search(value) is not None


# "New one, valid from midnight: …", some words behind the key that it is in the place of.
_RENEWED = Pattern(
    r"(?i)(?:\b(?:new|next|fresh|current|old|other|second|former|neue[rs]?|jetzige[rs]?|nouve(?:au|lle)|nuev[oa])"
    r"(?: (?:one|key|token|password|value))?|\breplacement|\bersatz|\bl[ae] (?:nouvelle|nuev[oa]))"
    r"(?: (?:is|was|ist|lautet|hei\xdft|est|es))?(?:, [^,.:;\n]{3,50})?(?: ?:|,)? [`\"'(]?([^\s`\"'(][^\s`\"']{9,119})"
)
_HEX = Deferred(r"(?i)[0-9a-f]{32,128}")
_OF_A_KEY = Deferred(
    r"(?i)\b(?:credentials?|keys?|tokens?|pass(?:word|code)s?|secrets?|schl\xfcssel|(?:passwor|kennwor)te?s?|losung"
    r"|cl\xe9s?|jetons?|mot de passe|claves?|contrase\xf1a)\b"
)
_OTHERS = tuple(
    sorted(words("new next fresh current old other second former replacement neue jetzig ersatz nouve nuev"))
)
_LOOKED_BACK, _LOOKED_AHEAD, _CLOSE = 120, 50, 24


def _renewed(passage: Passage) -> Iterator[Find]:
    """The new one and the old one: what is told close behind another needs no cue of its own."""
    told = -_CLOSE
    for match in _RENEWED.finditer(passage):
        start = match.start(1)
        end = start + len(passage.text[start : match.end(1)].rstrip(".,;:)?"))
        value = passage.text[start:end]
        is_value = (len(value) >= 16 and kinds(value) >= 3 and is_key(value)) or (is_strong(value) and _has_sign(value))
        is_value = is_value or (_HEX.fullmatch(value) is not None and is_key(value)) or is_joined(value)
        if _KNOWN_LONG.search(passage.text, max(0, match.start() - 40), start):
            continue
        if not is_value or ASSIGNED.match(value) or _RESOURCE.fullmatch(value):
            continue
        is_close = match.start() - told < _CLOSE
        behind = end + _LOOKED_AHEAD if _has_sign(value) else end
        if is_close or _OF_A_KEY.search(passage.text, max(0, match.start() - _LOOKED_BACK), behind):
            yield Find(start, end)
            told = end


# "Your signing secret. The old value is in our log, in full: …": a long value some words behind its name.
_MARKED = Pattern(
    r"(?:[^\s:]:|[,(\x22`']|\b(?:is|was|ist|war|est|es)) [`\x22'(]{0,2}"
    r"([0-9a-fA-F]{32,128}|[A-Za-z0-9+/_-]{32,128}={0,2})"
    r"(?:[`\x22'),;.\s]|$)",
)
_LED_BY = Deferred(
    r"(?i)\b(?:(?:signing|shared|client|webhook|hmac|api|access|secret|private|master|encryption|deploy|auth)[ -]"
    r"(?:secrets?|keys?|tokens?|credentials?|value)|secrets?|tokens?|credentials?|\w*schl\xfcssel|geheimnis|jetons?"
    r"|cl\xe9s? (?:api|priv\xe9e|secr\xe8te)|claves? (?:api|secreta)|secretos?)\b"
)
# What else is so long: digests, revisions and ids.
_KNOWN_LONG = Deferred(
    r"(?i)\b(?:commits?|sha-?\d*|md5|digests?|hash(?:es|ed)?|checksums?|fingerprints?|thumbprints?|(?:u|gu|uu)?ids?"
    r"|revision|build|image|serial|public|etag|trace|request|blob|object|kid|key id|tree|head|merge|manifest|layer"
    r"|version|prefix)\b|@|="
)


def _far(passage: Passage) -> Iterator[Find]:
    for match in _MARKED.finditer(passage):
        start, end = match.span(1)
        value = passage.text[start:end]
        is_hex = _HEX.fullmatch(value) is not None
        if not is_key(value) or not (is_hex or kinds(value) >= 3) or _RESOURCE.fullmatch(value):
            continue
        first = max(0, match.start() - _LOOKED_BACK)
        if _LED_BY.search(passage.text, first, start) and not _KNOWN_LONG.search(passage.text, first, start):
            yield Find(start, end)


# Two halves of a key, or two parts: each looks like one.
_HALVES = Pattern(
    r"(?i)\b(?:halves|(?:both|two) (?:parts|shares)|h\xe4lften|moiti\xe9s|(?:deux|dos) part(?:ie|e)s|mitades)\b"
)
_PIECE = Deferred(r"[A-Za-z0-9+/_=-]{12,120}")
_REACH_OF_HALVES = 180


def _halves(passage: Passage) -> Iterator[Find]:
    for match in _HALVES.finditer(passage):
        stop = _STOP.search(passage.text, match.end(), match.end() + _REACH_OF_HALVES)
        end = stop.start() if stop else match.end() + _REACH_OF_HALVES
        pieces = [piece.span() for piece in _PIECE.finditer(passage.text, match.end(), end)]
        told = [span for span in pieces if _is_half(passage.text[slice(*span)])]
        if len(told) >= 2:
            yield from (Find(*span) for span in told)


def _is_half(value: str) -> bool:
    return kinds(value) >= 3 and is_key(value) and not _RESOURCE.fullmatch(value)


DETECTORS = (
    Detector("linked-secret", Category.SECRET, "A password or key, told in a sentence", REMOVED, _GATE, _find),
    Detector(
        "renewed-secret",
        Category.SECRET,
        "A password or key, told in a sentence",
        REMOVED,
        _OTHERS,
        _renewed,
    ),
    Detector(
        "marked-secret",
        Category.SECRET,
        "A key or token, told in a sentence",
        REMOVED,
        ("secret", "key", "token", "credential", "schl\xfcssel", "geheimnis", "jeton", "cl\xe9", "clave"),
        _far,
    ),
    Detector(
        "halves-of-a-key",
        Category.SECRET,
        "Parts of a key",
        REMOVED,
        ("halves", "parts", "shares", "h\xe4lften", "moiti\xe9s", "parties", "partes", "mitades"),
        _halves,
    ),
)
