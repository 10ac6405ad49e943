"""PINs and codes of doors, calls and devices, as people tell them: "PIN 417 902", "the gate code is 6-2-6-4-star"."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.secret.pairs import is_example
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

# Codes that let somebody in, and no others: an error code, a postal code and a billing code say what something is.
_LETS_IN = (
    r"access|activation|admin|alarm|backup|barrier|board|bridge|building|cabinet|cage|conference|conference[ -]bridge"
    r"|depot|dial-?in|disarm|door|duress|elevator|emergency|engineer(?:ing)?|entrance|entry|factory|garage|gate|guest|host"
    r"|installer|join|key ?box|keypad|lift|lobby|lock|locker|login|maintenance|master|meeting|mfa|moderator|one-time"
    r"|otp|override|pairing|participant|rack|recovery|room|safe|security|service|session|technician|transfer"
    r"|unlock(?:ing)?|vault|voicemail|2fa"
)
_CUE = Pattern(
    r"(?i)\b(?:((?:" + _LETS_IN + r")[ -]codes?|pass ?codes?|puk)|(pins?(?: codes?)?)|(codes?|combinations?)"
    r"|((?:app|screen|phone|tablet|device) lock)"
    r"|(type|enter|press|turn to|key in|gate|keypad))\b[\"'`)\]]{0,2}(?:[ :=,]| -)"
)
_LETTING_IN, _PIN, _CODE, _LOCK, _TYPED = range(1, 6)

_IS = (
    r"(?:is|are|was|were|remains?|remained|stays?|stayed|reads?|became|(?:has|have|had|will) (?:now )?(?:been|be))"
    r"(?: (?:now|still|currently|again|simply))?"
)
_LINK = (
    r"(?P<link>(?:(?: (?:of|for|to|in|on|at) (?:[^\s.,;:!?]+ ){1,6}?| |, (?:which |that )?)"
    + _IS
    + r"(?: (?:set|changed|reset|switched) (?:to|from))?:? "
    r"|, (?:that's|it's|that is|it is|(?:I|we|he|she|they) (?:gave|read out|used|typed|entered|said)(?: (?:him|her"
    r"|them|it))?) "
    r"|(?P<aside> (?:of|for|to) (?:[^\s.,;:!?]+ ){0,3}[^\s.,;:!?]+, )| (?:from|to) |, |[ ]?[:=] ?| -> | \(| ))"
)
_TELLS = Deferred(r"\b(?:is|was|were|are|remain|stay|read|became|be|been)|[:=]")
_DIGIT_WORD = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)"
# Digits in groups, or with a key of a telephone: hardly anything else is written so.
_GROUPED = (
    r"\d(?:-\d){3,9}(?:-(?:star|pound|hash|[*#]))?|\d{2,4}(?:-\d{2,4}){1,5}[#*]?|\d{2,4}(?: \d{2,4}){1,4}[#*]?"
    r"|\d{3,8}[#*]|\d{2,6}[*#]\d{1,6}[*#]?|" + _DIGIT_WORD + r"(?:[ -]" + _DIGIT_WORD + r"){3,9}"
)
# What else a code may be where one is told.
_PLAIN = (
    r"\d{4,10}|\d{3,8}[A-Z]{1,2}|[A-Z]{1,8}\d{1,6}|(?=[A-Z-]*\d)[A-Z0-9]{2,8}(?:-[A-Z0-9]{1,8}){1,4}"
    r"|[A-Z][a-z]{2,}-?\d{1,4}(?:[A-Z][a-z]+)?|\d{2,4}-[A-Z][a-z]{2,}-\d{2,4}"
)
# A number and a word: only where a verb or a colon tells it.
_WORDED = r"\d{3,8}-[A-Za-z\xc0-\xff]{4,14}|[A-Za-z\xc0-\xff]{4,14}-\d{3,8}"
_END = r"(?=[.,;:)\"'`!?|\]]*(?:\s|$))"
_VALUE = rf"(?:(?P<grouped>{_GROUPED})|(?P<plain>{_PLAIN})|(?P<worded>{_WORDED})){_END}"
_TOLD = Deferred(_LINK + "[\"'`*]{0,2}" + _VALUE)
_MORE = Deferred(rf"(?:,? (?:and|or|to|then) |, ){_VALUE}")
# What may follow a number that is a code: the sentence goes on, and counts nothing.
_GOES_ON = Deferred(
    r"[.,;:)\"'`!?|\]]|\s*$|[ \t]*\n|\s(?:and|or|on|for|until|of|to|from|at|in|as|but|then|with|is|was|has|by|before"
    r"|after|again|if|when|also|works?|still|will)\b"
)
_NO_CODE = Deferred(
    r"(?:\d{4}-\d\d(?:-\d\d)?|\d\d-\d\d-\d{4}|[A-Z]{2,10}-\d+|CVE-.*|ISO-?\d.*|RFC-?\d.*|[A-Z]\d{1,2}|(?:GMT|UTC|Q)\d+)"
)
_YEAR = Deferred(r"(?:19|20)\d\d")
# One that is written with a key of a telephone, digit by digit, or in three pairs and more.
_UNMISTAKABLE = Deferred(r"\d[\d -]*[#*]\d*[#*]?|\d(?:-\d){3,9}(?:-\w+|-[*#])?|\d\d(?:-\d\d){2,5}")
_PLACE = Deferred(
    r"(?i)\b(?:door|gate|bridge|call|conference|dial|room|safe|lock|panel|alarm|key ?box|cage|menu|depot|vault"
    r"|cabinet|locker|garage|reception|entrance|lift|elevator|keypad|turnstile|barrier|meeting)s?\b"
)
_FAILURE = Deferred(
    r"(?i)\b(?:error|exit|status|return(?:s|ed|ing)?|http|respon\w+|reason|result|fail\w*|crash\w*|close|area|zip"
    r"|sort|bank|clearing|postal|post|country|bar|promo|voucher|coupon|discount|source|api|tax|product|order|project|billing|cost|site"
    r"|property|currency|language|fault|event|message|signal|test|class|fired|raised|trigger\w*|tripped)\b"
)
_ASKED_FOR = Deferred(
    r"(?i)\b(?:ask(?:s|ed)? for|enter|type|typed|use|behind|opens? with|unlocks? with|confirm with|by)(?: the| a)? $"
)


def _find(passage: Passage) -> Iterator[Find]:
    """The code behind each word for one, and those that a list goes on with."""
    text, done = passage.text, 0
    for match in _CUE.finditer(passage):
        cue = next(group for group in range(1, 6) if match.start(group) >= 0)
        told = _TOLD.match(text, match.end(cue) + _closing(text, match.end(cue)))
        if told is None or told.start("link") < done or not _is_told(text, match, cue, told):
            continue
        while told is not None:
            yield Find(*told.span(told.lastgroup or 0))
            done = told.end()
            told = _MORE.match(text, done)
            if told is not None and not _is_value(text, told, told[0]):
                break


def _closing(text: str, place: int) -> int:
    """How many quotes and brackets end a cue."""
    return len(text[place : place + 2]) - len(text[place : place + 2].lstrip("\"'`)]"))


def _is_told(text: str, match: Match, cue: int, told: re.Match[str]) -> bool:
    start = match.start()
    value, link = told[told.lastgroup or 0], told["link"]
    if not _is_value(text, told, link) or is_example(text, match.end(cue), told.start(told.lastgroup or 0)):
        return False
    if told["aside"] and cue not in (_LETTING_IN, _PIN):
        return False
    if told["worded"] and (cue in (_LOCK, _TYPED) or not _TELLS.search(link)):
        return False
    if cue == _TYPED:
        return link in (" ", " (") and _UNMISTAKABLE.fullmatch(value) is not None
    if cue == _LOCK:
        return link.endswith(("set to ", "changed to "))
    if cue == _PIN and text[start : start + 1] == "p":
        return len(link.strip()) > 0 and link.strip() not in ("to", "from", "(")
    return cue != _CODE or _is_bare(text, start, told)


def _is_bare(text: str, start: int, told: re.Match[str]) -> bool:
    """Whether what stands behind "code" alone lets somebody in: by its form, or by what was said of it."""
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    if _FAILURE.search(before[-24:]) or text[start - 1 : start] in tuple("-_."):
        return False
    if _UNMISTAKABLE.fullmatch(told[told.lastgroup or 0]) or _ASKED_FOR.search(before):
        return True
    return _PLACE.search(before + told["link"]) is not None and not _FAILURE.search(before)


def _is_value(text: str, told: re.Match[str], link: str) -> bool:
    value = told[told.lastgroup or 0]
    if _NO_CODE.fullmatch(value) or (len(value) < 4 and not value.endswith(("#", "*"))):
        return False
    if value.isdigit() and _YEAR.fullmatch(value) and link.strip() in ("from", "to", ""):
        return False
    return _GOES_ON.match(text, told.end()) is not None


# In German, French and Spanish.
_ABROAD = Pattern(
    r"(?i)(?:\b(?:t\xfcr|tor|tresor|safe|schranken|zugangs|zutritts|alarm|schlie(?:\xdf|ss)fach|garagen|keller"
    r"|haust\xfcr)-?codes?|\bcode f\xfcr (?:d(?:ie|en|as)|unser\w*) (?:\w*t\xfcr|tor|tresor|safe|schranke|garage"
    r"|alarmanlage)|\bcode (?:de la porte|du portail|du coffre|d'entr\xe9e|d'acc\xe8s|de l'alarme|du parking"
    r"|du cadenas)|\b(?:c[o\xf3]digo|clave) de (?:la (?:puerta|caja|alarma|verja)|entrada|acceso))"
    r"(?: [^\s.,;:]+){0,4}?(?: (?:ist|lautet|hei\xdft|war|bleibt|est|\xe9tait|reste|es|era|sigue siendo)"
    r"(?: (?:jetzt|nun|noch|weiterhin|wieder|d\xe9sormais|maintenant|toujours|ahora|todav\xeda))?| ?:) ",
)
_TOLD_ABROAD = Deferred("[\"'`\xab*]{0,2} ?" + _VALUE)


def _abroad(passage: Passage) -> Iterator[Find]:
    """The code behind what one lets in by and a verb."""
    for match in _ABROAD.finditer(passage):
        told = _TOLD_ABROAD.match(passage.text, match.end())
        if told and _is_value(passage.text, told, "") and not is_example(passage.text, match.start(), told.start()):
            yield Find(*told.span(told.lastgroup or 0))


DETECTORS = (
    Detector(
        "told-code-abroad",
        Category.SECRET,
        "A PIN or a code that lets somebody in",
        REMOVED,
        ("code", "c\xf3digo", "codigo", "clave"),
        _abroad,
    ),
    Detector(
        "told-code",
        Category.SECRET,
        "A PIN or a code that lets somebody in",
        REMOVED,
        ("pin", "code", "combination", "puk", "lock", "type", "enter", "gate", "keypad", "turn to", "key in"),
        _find,
    ),
)
