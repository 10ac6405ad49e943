"""Credentials as people mention them in passing, in four languages: "usad la clave …", "Tom replaced it with …".

No colon leads to them and often no verb, so that the value itself must look like nothing else.
"""

from collections.abc import Iterator

from reviewer.redaction.detectors.made_up import is_compound
from reviewer.redaction.detectors.secret.credible import is_joined, is_strong, is_word, kinds
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example
from reviewer.redaction.detectors.secret.plain import is_bare_phrase, is_plain_word
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_VALUE = r"[`\"'\xab]?([A-Za-z0-9\xc0-\xff][^\s`\"'\xbb<>|]{7,60})"
_GATE = (
    "pass",
    "kennwort",
    "losung",
    "contrase",
    "clave",
    "code",
    "c\xf3digo",
    "schl\xfcssel",
    "cl\xe9",
    "credential",
    "key",
    "zugang",
)
_OF_A_KEY = Deferred(
    r"(?i)\b(?:credentials?|keys?|tokens?|pass ?(?:word|code|phrase)s?|secrets?|\w*schl\xfcssel"
    r"|\w*(?:passwor|kennwor)te?s?|losung|mots? de passe|cl\xe9s?|jetons?|claves?|contrase\xf1as?"
    r"|c[o\xf3]digos?|zugang\w*)(?:\b|$)"
)
# What was put in its place: the verb, then the value. In German the verb stands behind it.
_REPLACED = Pattern(
    r"(?i)(?:\b(?:replaced|swapped|changed|switched|exchanged|reset|set|updated|rotated) (?:it|that|them|this"
    r"|the old one)(?: [a-z-]+){0,4}? (?:by|with|for|to)"
    r"|\bl'(?:a|ai|as|avons|avez|ont|avait) (?:[a-z]+ )?(?:remplac|chang|r\xe9initialis|modifi|substitu)\xe9e?s?"
    r"(?: [a-z\xe0-\xff']+){0,4}? (?:par|en|\xe0|pour)"
    r"|\bl[ao]s? (?:ha |he |hemos |han |hab\xeda )?(?:cambi|reemplaz|sustitu|restable|modific|actualiz)[a-z\xe0-\xff]+"
    r"(?: [a-z\xe0-\xff]+){0,4}? (?:por|a|con|en)"
    r"|\b(?:cambi|reemplaz|sustitu|restable|modific|actualiz)[a-z\xe0-\xff]+ (?:la clave|la contrase\xf1a|el c\xf3digo)"
    r"(?: [a-z\xe0-\xff]+){0,4}? (?:por|a|con|en)"
    r"|\b(?:es|das|ihn|sie|dieses)(?: [a-z\xe0-\xff]+){0,4}? (?:durch|auf|gegen|in)) " + _VALUE,
)
_IN_GERMAN = Deferred(r"(?:durch|auf|gegen|in) [`\"']?$")
_PUT = Deferred(
    r"[`\"']? (?:ersetzt|ge\xe4ndert|gesetzt|getauscht|ausgetauscht|zur\xfcckgesetzt|umgestellt|gewechselt)\b"
)
# What one is told to use.
_USED = Pattern(
    r"(?i)\b(?:(?:use|using|with|enter|try|type)(?: [a-z-]+){0,4}? (?:the|this|that|our) (?:[a-z-]+ )?(?:key|word|code)"
    r"|(?:usad?|usen?|utili[czs][a-z]+|entr(?:ad|en|ar|ez|er)|introduc[a-z]+|con|avec|saisi[a-z]+|mettez)"
    r"(?: [a-z\xe0-\xff']+){0,4}? (?:la|el|le) (?:clave|contrase\xf1a|c[o\xf3]digo|code|cl\xe9|mot de passe)"
    r"|(?:mit|nehm[a-z]+|nimm|verwende[a-z]*|nutz[a-z]+|benutz[a-z]+|brauch[a-z]+)(?: [a-z\xe0-\xff]+){0,4}?"
    r" (?:dem|den|das) (?:[a-z]*passwort|[a-z]*kennwort|[a-z]*code|[a-z]*schl\xfcssel)) " + _VALUE,
    needs=r"(?i)(?:key|word|code|clave|contrase\xf1a|c[o\xf3]digo|cl\xe9|mot de passe|wort|schl\xfcssel) "
    r"[`\"'\xab]?[A-Za-z0-9\xc0-\xff][^\s]{7}",
)
_KEYBOARD = Deferred(r"(?i)(?:ctrl|alt|shift|cmd|strg|f\d+)\b")
# A number and a word that let somebody in.
_NUMBERED = Pattern(
    r"(?i)(?:\b(?:the|our|its|with|using|a|der|den|dem|le|un|el|con|avec|mit|,) |[,(] ?)"
    r"(?:(?:access|admin|alarm|bridge|conference|dial-?in|door|entrance|entry|gate|guest|join|key ?box|keypad|lock"
    r"|locker|login|master|meeting|moderator|pairing|recovery|room|safe|security|session|unlock|vault)[ -]codes?"
    r"|pass ?codes?|(?:zugangs|zutritts|t\xfcr|tor|tresor|einwahl|gast)?code|c[o\xf3]digo)"
    r" [`\"']?(\d{3,8}-[A-Za-z\xdf-\xff]{4,14})[`\"']?(?:[\s.,;:)!?]|$)",
    outline=("000-a", "000-A"),
)
_AS_CODE = Pattern(
    r"(?i)\b(\d{3,8}-[a-z\xdf-\xff]{4,14})[`\"']? as (?:its|the|a|our|their) (?:[a-z]+ )?(?:code|pin|passcode)\b",
    outline=("000-a", "000-A"),
)
_NO_CODE_WORD = Deferred(
    r"(?i)(?:digits?|letters?|characters?|chars?|bits?|bytes?|based|long|line|lines|stellig\w*|zeichen|chiffres?"
    r"|lettres?|d[i\xed]gitos?|letras?|errors?|fehler|erreurs?|failures?|days?|hours?|minutes?)"
)
_FAILED = Deferred(
    r"(?i)\b(?:error|exit\w*|ended|status|http|fehler\w*|erreur|return\w*|respon\w+|answer\w*|antwort\w*|crash\w*"
    r"|post|zip|country|beendet|r\xe9pond\w*|termin\w*)\b[^.]{0,40}$"
)
# What a code lets somebody into; without it a number and a word are what a server or a program ended with.
_LETS_IN = Deferred(
    r"(?i)access|admin|alarm|bridge|conference|dial|door|entrance|entry|gate|guest|join|key ?box|keypad|lock|log ?in"
    r"|master|meeting|moderator|pair|pass ?code|recovery|room|safe|security|session|sign|unlock|vault"
    r"|zugang|zutritt|t\xfcr|\btor|tresor|einwahl|gast|schlie\xdf|porte|portail|coffre|acc\xe8s|salle|puerta|acceso"
    r"|caja|entrada|sala"
)
_ANSWERED = Deferred(r"[1-5]\d\d-|10[01]\d-")
# "It has a passphrase, but that's narrow candle 27".
_NUMBERED_PHRASE = r"[a-z\xdf-\xff]{3,14}(?: [a-z\xdf-\xff]{2,14}){1,5} \d{1,4}"
_PHRASE_CUE = r"\b(?:pass ?phrases?|phrases? (?:secr\xe8te|de passe)|frases? (?:secreta|de paso))\b"
_THAT = (
    r"(?: ?,| ?\() ?(?:but|and|though|although|only|which|aber|doch|und|mais|et|qui|pero|aunque|y|que)"
    r"(?: (?:that's|that is|it's|it is|this is|is|(?:die|das|es|sie)(?: (?:ist|lautet|hei\xdft))?|c'est|elle est"
    r"|il est|est|es))(?: (?:only|just|still|simply|nur|noch|seulement|toujours|s[o\xf3]lo|todav\xeda))?"
)
_BY_THE_WAY = Pattern(
    r"(?i)(?:" + _PHRASE_CUE + r"|\b(?:pass ?word|pass ?code|passwort|kennwort|mot de passe|contrase\xf1a|clave)\b)"
    r"[^.;:,\n(]{0,40}?" + _THAT + r" (?-i:(" + _NUMBERED_PHRASE + r"))(?:[.,;)\n]| (?:and|und|et|y|but)\b|$)"
    r"|(?i:" + _PHRASE_CUE + r")(?: [^\s.,;:]+){0,4}? (?:is|was|remains|lautet|ist|est|es) (" + _NUMBERED_PHRASE + r")"
    r"(?:[.,;)\n]| (?:and|und|et|y|but)\b|$)",
)
_TOLD_SO = Pattern(
    r"(?i)\b(?:pass ?word|pass ?code|pass ?phrase|passwort|kennwort|mot de passe|contrase\xf1a|clave)\b"
    r"[^.;:,\n(]{0,40}?" + _THAT + " " + _VALUE,
)
# "in your private album, password thistle-Ambleside".
_ASIDE = Pattern(
    r"(?:,|\()(?: ?)(?:[Pp]ass ?word|[Pp]assphrase|[Pp]asswort|[Kk]ennwort|[Mm]ot de passe|[Cc]ontrase\xf1a|[Cc]lave)"
    r" [`\"']?([A-Z]?[a-z\xdf-\xff]{3,14}(?:[-_.+&][A-Z]?[a-z\xdf-\xff]{3,14}){1,3})[`\"']?(?:[.,;)]?\s|[.,;)]+$|$)",
)
_NAMED_SO = ("password", "pass word", "passphrase", "passwort", "kennwort", "mot de passe", "contrase", "clave")
_ASIDES = tuple(f"{mark}{word}" for mark in (",", ", ", "(", "( ") for word in _NAMED_SO)
_OF_A_PHRASE = ("phrase", "frase", "passcode", "pass code", *_NAMED_SO)
_BEFORE, _BEHIND = 160, 90
# How far from a code what it lets into may stand, and how far before one that looks like an answer's.
_NEAR, _BESIDE = 60, 20
# "Fixed since 14" is no phrase.
_WHEN = words(
    "seit depuis since desde bis nach apr\xe8s vor um ab until till after before at a \xe0 hasta tras gegen vers"
)
# A name with its version, or two words with a stroke between them.
_NAMED = Deferred(r"[A-Za-z]+[-_]v?\d+(?:\.\d+)+$|[A-Za-z]+/[A-Za-z]")


def _speaks_for_itself(value: str) -> bool:
    """Whether it is of letters of both cases, digits and signs, and nothing else that is written so."""
    if kinds(value) < 4 or any(p.match(value) for p in (ASSIGNED, _KEYBOARD, _NO_CODE_WORD, _NAMED)):
        return False
    return is_strong(value) or is_joined(value)


def _find(passage: Passage) -> Iterator[Find]:
    """What is put in a credential's place, and what one is told to use as one."""
    text = passage.text
    for match in _REPLACED.finditer(passage):
        start, end = _bare(text, *match.span(1))
        if not _speaks_for_itself(text[start:end]):
            continue
        if _IN_GERMAN.search(text, max(0, start - 8), start) and not _PUT.match(text, end):
            continue
        if _OF_A_KEY.search(text, max(0, match.start() - _BEFORE), min(len(text), end + _BEHIND)):
            yield Find(start, end)
    for pattern in (_USED, _TOLD_SO):
        for match in pattern.finditer(passage):
            start, end = _bare(text, *match.span(1))
            if _speaks_for_itself(text[start:end]) and not is_example(text, match.start(), start):
                yield Find(start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a value stands, without the marks behind it."""
    return start, start + len(text[start:end].rstrip(".,;:?)'"))


def _codes(passage: Passage) -> Iterator[Find]:
    """A number and a word behind what lets somebody in."""
    text = passage.text
    for pattern in (_NUMBERED, _AS_CODE):
        for match in pattern.finditer(passage):
            start, end = match.span(1)
            if _NO_CODE_WORD.fullmatch(text[start:end].partition("-")[2]) or is_example(text, match.start(), start):
                continue
            near = max(0, start - _NEAR)
            if _FAILED.search(text, near, start) or not _LETS_IN.search(text, near, min(len(text), end + _NEAR)):
                continue
            if not _ANSWERED.match(text, start) or _LETS_IN.search(text, max(0, start - _BESIDE), start):
                yield Find(start, end)


def _phrases(passage: Passage) -> Iterator[Find]:
    """Some words and a number where a passphrase is told."""
    for match in _BY_THE_WAY.finditer(passage):
        start, end = match.span(1) if match.start(1) >= 0 else match.span(2)
        said = passage.text[start:end].lower().split(" ")[:-1]
        if said[-1] not in _WHEN and is_bare_phrase(said):
            yield Find(start, end)


def _asides(passage: Passage) -> Iterator[Find]:
    """Two words made one, right behind a password's name at the end of a clause."""
    for match in _ASIDE.finditer(passage):
        start, end = match.span(1)
        if not passage.text[start:end].islower() and _is_joined(passage.text[start:end]):
            yield Find(start, end)


def _is_joined(value: str) -> bool:
    """Whether joined words are none that "password" makes longer words with: roll-over, self-service."""
    parts = value.replace("_", "-").replace(".", "-").replace("+", "-").replace("&", "-").split("-")
    if value[0].islower() and any(part[0].isupper() for part in parts[1:]):
        return not any(is_word(part) for part in parts)
    return is_plain_word(value) and not is_compound(value) and not COMMON.issuperset(map(str.lower, parts))


DETECTORS = (
    Detector("spoken-secret", Category.SECRET, "A password or key, told in a sentence", REMOVED, _GATE, _find),
    Detector(
        "spoken-code", Category.SECRET, "A code that lets somebody in", REMOVED, ("code", "c\xf3digo", "pin"), _codes
    ),
    Detector("numbered-phrase", Category.SECRET, "A passphrase", REMOVED, _OF_A_PHRASE, _phrases),
    Detector("joined-password", Category.SECRET, "A password that is two words", REMOVED, _ASIDES, _asides),
)
