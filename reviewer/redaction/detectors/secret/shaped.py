"""Passwords of words and a number, where nothing says "password": "it opens with …", "the login was changed to …".

Such a value is looked for first, since few words are written so; then what leads to it, in four languages.
"""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.secret.credible import is_key, is_password, is_placeholder, is_strong, is_word, kinds
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_WORD = r"[A-Z]?[a-z\xdf-\xff]{2,14}"
# Some words with a number, `Hazel-Gate-31`; a number within, `Lager2031kern`; a capital within, `moor-Winter-nine`.
_NUMBERED = rf"{_WORD}(?:[-_.+&][A-Z]?[a-z\xdf-\xff]{{1,14}}){{1,4}}[-_.+&!#]?\d{{1,5}}!?"
_WITHIN = r"[A-Z]?[a-z\xdf-\xff]{3,14}\d{2,4}[A-Z]?[a-z\xdf-\xff]{3,14}"
_CAPITAL = rf"[a-z\xdf-\xff]{{3,14}}[-_+&][A-Z][a-z\xdf-\xff]{{2,14}}(?:[-_+&]{_WORD}){{0,2}}"
_SHAPED = Pattern(
    rf"(?:^|[\s`\"'(\xab])({_NUMBERED}|{_WITHIN}|{_CAPITAL})(?:[`\"'\xbb).,;:!?]|\s|$)",
)
# In small letters it could be the name of a machine: then the number must be longer, and what it opens be named.
_LONG_NUMBER = Deferred(r".*\d{3}!?|.*\d{2,4}[a-z\xdf-\xff]+")
_QUOTE = r"[`\"'\u201c\u201e\xab(]? ?$"
_SOME = r"(?: [^\s.,;:]+)"

_ENTERS = Deferred(
    r"(?i)(?:\b(?:(?:log|sign)(?:s|ged|ging|ed|ing)?[ -](?:back )?(?:in|on|into|onto)"
    r"|(?:gets?|got|getting|lets? (?:you|me|him|her|us|them|any\w+|every\w+)) (?:back )?(?:in|into|on|past))"
    + _SOME
    + r"{0,5}? (?:with|using|by)(?:(?:(?: [^\s;:]+){1,5} and)? the (?:word|phrase|key))?"
    r"|\b(?:use|enter|type|say|give)(?: in)? (?:the|this) word"
    r"|\b(?:komm(?:t|e|en|st)|meld(?:et|en|e)|logg(?:t|en|e)|anmelden|einloggen|anzumelden|einzuloggen)"
    + _SOME
    + r"{0,6}? mit"
    r"|\b(?:connect(?:er|ez|e|\xe9)|entr(?:er|ez|e|\xe9)|identifi(?:er|ez))(?:-vous)?" + _SOME + r"{0,4}? avec"
    r"|\b(?:entr(?:ar|a|ad|e|amos|en)|inici[a-z]+ sesi\xf3n|acced[a-z]+|conect[a-z]+)"
    + _SOME
    + r"{0,4}? con) "
    + _QUOTE
)
_OPENS = Deferred(
    r"(?i)(?:\b(?:open|unlock|decrypt|unzip|unpack|extract|disarm)(?:s|ed|ped|ing)?"
    + _SOME
    + r"{0,5}? (?:with|by|using)"
    r"|(?:\b|ge)(?:\xf6ffnen?|\xf6ffnet|entsperr\w+|entschl\xfcssel\w+|entpack\w+)" + _SOME + r"{0,5}? mit"
    r"|(?:s'ouvre|\bouvr(?:ir|ez|e)|d\xe9verrouill\w+|d\xe9chiffr\w+)" + _SOME + r"{0,4}? avec"
    r"|\b(?:abr(?:e|en|ir|id)|desbloque\w+|descifra\w*)" + _SOME + r"{0,4}? con) " + _QUOTE
)
_ACCOUNT = (
    r"(?:accounts?|users?|log-?ins?|sign-?ins?|\w*kont(?:o|en)|\w*zugang|benutzer\w*|comptes?|identifiants?"
    r"|utilisateurs?|cuentas?|usuarios?|accesos?)"
)
_WORKS = Deferred(
    r"(?i)\b(?:" + _ACCOUNT + r"|admin|archive?|zip|safe|vault|coffre|archivo)\b[^.;:,\n]{0,40}? "
    r"(?:(?:works?|goes|answers?|opens?|responds?)" + _SOME + r"{0,2}? (?:with|to|on)"
    r"|(?:still|only|now|also|always|will) (?:takes?|accepts?|wants?)"
    r"|(?:geht|l\xe4uft|funktioniert|klappt)" + _SOME + r"{0,3}? mit"
    r"|(?:marche|fonctionne|passe|s'ouvre)" + _SOME + r"{0,3}? avec"
    r"|(?:funciona(?:ndo)?|va|vale|sirve|sigue)" + _SOME + r"{0,3}? con) " + _QUOTE
)
_OF_ACCESS = Deferred(
    r"(?i)\b(?:log-?ins?|sign-?ins?|sign(?:ed)? in|log(?:ged)? in|locked out|accounts?|pass ?(?:words?|phrases?)"
    r"|credentials?|anmeldung|zugang|(?:passwor|kennwor)te?s?|\w*konto|identifiants?|mots? de passe|comptes?|connexion"
    r"|accesos?|cuentas?|contrase\xf1as?|claves?)\b"
)
_CHANGED = Deferred(
    r"(?i)(?:\b(?:changed|reset|set|put|renamed)(?: (?:it|that|this|them))?(?: back)? to"
    r"|\b(?:changed?|reset|set|moved?|switched) [^.;:,\n]{0,30}\b(?:log-?in|sign-?in|account) (?:back )?to"
    r"|\b(?:chang|remis|modifi|r\xe9initialis)[a-z\xe9]*" + _SOME + r"{0,3}? (?:en|\xe0|par|pour)"
    r"|\b(?:cambi|restable)[a-z\xf3]*" + _SOME + r"{0,3}? (?:a|por|en)"
    r"|\b(?:the |that |its )?(?:shared|common|joint|spare|temporary|interim|guest|general|fallback|emergency|default"
    r"|current|group|office) one (?:is|was|stays|remains|will be)(?: still| now)?"
    r"|\b(?:de[rm]|die|das) (?:gemeinsame|vorl\xe4ufige|allgemeine) (?:ist|lautet|bleibt|hei\xdft)"
    r"|\b(?:celui|celle|le|la)(?: qui est)? (?:commun|partag\xe9|provisoire)e? (?:est|reste)"
    r"|\b(?:el|la) (?:com\xfan|compartid[oa]|provisional) (?:es|sigue siendo)) " + _QUOTE
)
_IS_NOW = Deferred(r"(?i)\b(?:it|that)(?:'s| is| was) " + _QUOTE)
_NOW_BEHIND = Deferred(r"(?i)[`\"')]?,? (?:now|since|until|till|for now|these days)\b")
_INTO = Deferred(r"(?i)\b(?:auf|in|durch|gegen) " + _QUOTE)
_PUT_BEHIND = Deferred(
    r"(?i)[`\"')]? (?:ge\xe4ndert|umgestellt|gesetzt|gestellt|getauscht|gewechselt|zur\xfcckgesetzt)\b"
)
_WITH = Deferred(r"(?i)\bmit " + _QUOTE)
_OPENED_BEHIND = Deferred(
    r"(?i)[`\"')]?(?: [a-z\xe4\xf6\xfc]+)? (?:\xf6ffnen|entsperren|entpacken|entschl\xfcsseln|anmelden"
    r"|einloggen|hinein|rein|auf)\b"
)
_NEAR, _FAR, _BEHIND, _SHORTEST = 110, 150, 40, 9
# A word of one of these makes it a machine, a program, a plan or a file.
_THINGS = words(
    """
    account admin android api app application backend backup basic batch beta billing browser bucket build cache chart
    chrome client cloud cluster cpu database debian desktop device docker drive edge edition enterprise explorer
    export file firefox free frontend gateway gold group host import internet iphone java job kafka kernel level linux
    mac macos machine main mid mobile mode mysql node office opera overview phase plan plus pod pool postgres premium
    prod python queue red redis region release report router safari server service shard silver site stage staging
    standard studio switch tablet task team test tier ubuntu user version visual watch web windows worker zone
    """
)


def _find(passage: Passage) -> Iterator[Find]:
    """Each that is written like a password and is told as what lets somebody in."""
    text = passage.text
    for match in _SHAPED.finditer(passage):
        start, end = match.span(1)
        if end - start >= _SHORTEST and _is_made_up(text[start:end]) and _is_told(text, start, end):
            yield Find(start, end)


def _is_made_up(value: str) -> bool:
    parts = re.split(r"[-_.+&]", value)
    if (
        is_placeholder(value)
        or not _THINGS.isdisjoint(map(str.lower, parts))
        or (value[-1].isalpha() and "-" in value and any(map(is_word, parts)))
    ):
        return False
    return len(set(value.lower())) > 4


def _is_told(text: str, start: int, end: int) -> bool:
    near = max(0, start - _NEAR)
    if is_example(text, near, start):
        return False
    is_small = text[start:end].islower()
    if is_small and not _LONG_NUMBER.fullmatch(text, start, end):
        return False
    if _OPENS.search(text, near, start) or _WORKS.search(text, near, start):
        return True
    if is_small:
        return False
    if _ENTERS.search(text, near, start):
        return True
    if _WITH.search(text, near, start) and _OPENED_BEHIND.match(text, end):
        return True
    is_put = _CHANGED.search(text, near, start) is not None
    is_put = is_put or (_IS_NOW.search(text, near, start) is not None and _NOW_BEHIND.match(text, end) is not None)
    is_put = is_put or (_INTO.search(text, near, start) is not None and _PUT_BEHIND.match(text, end) is not None)
    return is_put and _OF_ACCESS.search(text, max(0, start - _FAR), start) is not None


# What holds letters of both cases, a digit and a sign is hardly anything else where somebody is let in.
_SIGNED = Pattern(r"(?:^|[\s`\"'(\xab])([A-Za-z0-9]+[!#$%^*?~][A-Za-z0-9!#$%^*?~_-]{2,30})(?:[`\"'\xbb).,;:]|\s|$)")
_LETS_IN = Deferred(
    r"(?i)\b(?:log(?:s|ged)?[ -]?(?:in|on)|logins?|rdp|ssh|su|sudo|root|admin\w*|accounts?|users?|bind|unlock(?:s|ed)?"
    r"|opens?|decrypts?|zip|archive|encrypted|emergency|break[- ]glass|creds?|credentials|vpn|console|\w*zugang|konto"
    r"|accesos?|comptes?|cuentas?)\b[^.;\n]{0,70}?"
    r"\b(?:with|by|uses?|using|is|to|mit|avec|con|est|ist|es)(?: still| now)? " + _QUOTE
)
_OPENS_BEHIND = Deferred(r"(?i)[`\"')]? (?:still |also )?(?:opens?|unlocks?|decrypts?) ")


def _signed(passage: Passage) -> Iterator[Find]:
    """A value that lets somebody in: "RDP to the jump box works with …"."""
    text = passage.text
    for match in _SIGNED.finditer(passage):
        start, end = match.span(1)
        value = text[start:end].rstrip("?!") if text[start:end].endswith("?") else text[start:end]
        if kinds(value) < 4 or not is_strong(value) or ASSIGNED.match(value):
            continue
        near = max(0, start - _NEAR)
        is_told = _LETS_IN.search(text, near, start) or _OPENS_BEHIND.match(text, start + len(value))
        if is_told and not is_example(text, near, start):
            yield Find(start, start + len(value))


# A user's name and the password beside it, whatever it is called.
_BESIDE = Pattern(
    r"(?i)\b(?:user(?:name)?|log-?in|account|benutzer(?:name)?|konto|utilisateur|identifiant|compte|usuario|cuenta)"
    r"(?: ?:| is| ist| est| es)? [`\"'\xab]?[\w\xdf-\xff.@-]{2,40}[`\"'\xbb]?(?: ?[,;/(]| y| and| et| und| with| mit"
    r"| avec| con) ?(?:(?:the|das|dem|le|la|el) )?"
    r"(?:pass(?:word|wd|phrase)?|pwd?|passwort|kennwort|mot de passe|mdp|contrase\xf1a|clave)"
    r"(?: ?:| is| ist| est| es)? "
    r"[`\"'\xab]?(?-i:([^\s`\"'\xbb<>|]{6,60}))",
    needs=r"(?i)(?:pass(?:word|wd|phrase)?|pwd?|passwort|kennwort|mot de passe|mdp|contrase\xf1a|clave)"
    r"(?: ?:| is| ist| est| es)? [`\"'\xab]?[^\s]{6}",
)

# Where a clause ends: behind a password there is no word that it could belong to.
_ENDS = Deferred(r"[`\"'\xbb]?(?:[.,;)!?]|\s*$|[ \t]*\n| (?:in|on|at|for|until|till|en|sur|auf|am|bis)\b)")


def _beside(passage: Passage) -> Iterator[Find]:
    for match in _BESIDE.finditer(passage):
        start = match.start(1)
        value = passage.text[start : match.end(1)].rstrip(".,;:)?")
        is_value = is_password(value) and any(map(str.isdigit, value)) and kinds(value) > 2
        is_value = is_value and (is_strong(value) or _ENDS.match(passage.text, start + len(value)) is not None)
        if is_value and not ASSIGNED.match(value) and not is_example(passage.text, match.start(), start):
            yield Find(start, start + len(value))


# The number that opens everything while PINs are renewed: "the yard master is …", "until the new PINs come use …".
_MASTER = Pattern(
    r"(?i)(?:\b(?:master|override|supervisor|manager|admin|common|shared|spare|default|temporary|fallback|emergency"
    r"|engineer|interim|standard|general|universal|haupt\w*|gemeinsame|ersatz\w*|vorl\xe4ufige|ma\xeetre|commune?"
    r"|provisoire|maestr[oa]|com\xfan|provisional)(?: (?:one|pin|code))? (?:is|stays|remains|was|will be|ist|lautet"
    r"|bleibt|est|reste|es|sigue siendo|queda)(?: (?:still|now|noch|jetzt|toujours|todav\xeda))?"
    r"|\b(?:use|enter|type|nehmt|utilisez|tapez|usad|use[nd]?)) [`\"']?(\d{4,8})[`\"']?"
    r"(?:[.,;:)!?]|$|\n| (?:for|until|till|everywhere|instead|meanwhile|tonight|today|and|but|bis|jusqu|hasta)\b)",
    needs=r"(?i)[a-z\xdf-\xff] [`\"']?\d{4}",
)
_PINS = Deferred(r"(?i)\bpins?\b|\b(?:pass ?|door |gate |access |new )codes?\b|\bc[o\xf3]digos de acceso\b")
_YEAR = Deferred(r"(?:19|20)\d\d")


def _masters(passage: Passage) -> Iterator[Find]:
    for match in _MASTER.finditer(passage):
        start, end = match.span(1)
        is_year = _YEAR.fullmatch(passage.text, start, end) is not None
        if not is_year and _PINS.search(passage.text, max(0, start - _NEAR), start):
            yield Find(start, end)


# The one key that was not changed with the others.
_LEFT = Pattern(
    r"(?i)\b(?:bar|except(?: for)?|but|only|save(?: for)?|apart from|besides|bis auf|au\xdfer|nur(?: noch)?|sauf"
    r"|hormis|\xe0 part|excepto|salvo|menos) [`\"'(]?(?-i:([A-Za-z0-9_-]{20,64}))(?:[`\"').,;:!?]|\s|$)",
)
_KEYS = Deferred(
    r"(?i)\b(?:credentials?|keys?|tokens?|secrets?|passwords?|\w*schl\xfcsseln?|cl\xe9s?|jetons?|claves?|llaves?)\b"
)
_DIGESTS = Deferred(r"(?i)\b(?:commits?|sha-?\d*|digests?|hash(?:es)?|checksums?|fingerprints?|ids?|images?|builds?)\b")


def _left(passage: Passage) -> Iterator[Find]:
    for match in _LEFT.finditer(passage):
        start, end = match.span(1)
        value, near = passage.text[start:end], max(0, start - _NEAR)
        if kinds(value) < 3 or not is_key(value) or _DIGESTS.search(passage.text, near, end + _BEHIND):
            continue
        if _KEYS.search(passage.text, near, start):
            yield Find(start, end)


_SIGNS = ("!", "#", "$", "%", "^", "*", "?", "~")
_GATE = (
    *(
        f"{word} "
        for word in sorted(words("with using by to is 's takes accepts wants mit avec con auf one por durch"))
    ),
    *sorted(words("gegen lautet bleibt reste sigue")),
    "the word ",
    "this word ",
    " a ",
    " en ",
    "\xe0 ",
)

DETECTORS = (
    Detector("shaped-password", Category.SECRET, "A password of words and a number", REMOVED, _GATE, _find),
    Detector("signed-password", Category.SECRET, "A password that lets somebody in", REMOVED, _SIGNS, _signed),
    Detector(
        "password-beside-user",
        Category.SECRET,
        "The password of an account",
        REMOVED,
        ("pass", "pw", "kennwort", "mdp", "contrase", "clave"),
        _beside,
    ),
    Detector(
        "master-number", Category.SECRET, "A PIN that lets somebody in", REMOVED, ("pin", "code", "c\xf3digo"), _masters
    ),
    Detector(
        "key-left",
        Category.SECRET,
        "A key or token, told in a sentence",
        REMOVED,
        ("key", "token", "secret", "credential", "password", "schl\xfcssel", "cl\xe9", "jeton", "clave", "llave"),
        _left,
    ),
)
