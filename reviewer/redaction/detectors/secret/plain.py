"""Passwords that look like words: "the password is winterlight", "SSH password zimtstern", "the phone word lupin"."""

import re
from collections.abc import Iterator, Sequence

from reviewer.redaction.detectors.secret.credible import is_password, is_word, stands_in
from reviewer.redaction.detectors.secret.pairs import is_example
from reviewer.redaction.lexicon.foreign_words import FOREIGN
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_CUE = Pattern(
    r"(?i)\b(?:(pass ?(?:word|phrase|code)|passwd|passwort|kennwort|pwd?|requirepass)"
    r"|((?:safe|company|phone|telephone|magic|duress|call-?back|safety) word"
    r"|(?:confirm|sign in|log in|unlock|answer|reply|identify yourself) with the word))\b[\"'`)]{0,2}(?:[ :=,])"
)
_WORD = 2
_BE = (
    r"(?:is|was|remains|stays|reads|says|became|(?:has|had|will) (?:been|be))"
    r"(?: (?:now|still|currently|again|just|simply))?"
)
_VALUE = r"[\"'`\u201c]?(?P<value>[A-Z][a-z]{3,14} \d{1,4}\b|[^\s\"'`\u201c\u201d<>|(),;]{4,60})"
_TOLD = Deferred(
    r"[\"'`)]{0,2}(?:(?P<is>(?: (?:of|for|to|on|in|at) (?:[^\s.,;:!?]+ ){1,9}?| |, which |, [^,.\n]{3,40}, | \()"
    + _BE
    + r":? )|(?P<set>(?: [^\s.,;:]+){0,3}? to )|(?P<used>, (?:please )?(?:use|enter|type|try) )"
    r"|(?P<named> for [a-z]+ |:? ))" + _VALUE
)
# Where a clause ends: a password that is a word has no word behind it that it could belong to.
_ENDS = Deferred(r"[\"'`\u201d]?(?:[.,;)!?](?:[\s)\"'`*]|$)|[ \t]*(?:\n|$)|\s(?:and|but|until|since|for years)\b)")
_SHAPE = Deferred(
    r"[a-z]{4,20}|[A-Z][a-z]{3,20}|[A-Z]?[a-z]{2,14}(?:[-./_&+][A-Z]?[a-z]{2,14}){1,4}|[A-Z]?[a-z]{3,14} \d{1,4}"
)
_JOINED = Deferred(r"[A-Za-z]+(?:[-./_&+][A-Za-z]+)+")
# How adjectives and participles end, and the nouns that "password" makes longer words with.
_SAYS_HOW = Deferred(r".*(?:ed|ing|able|ible|ly|al|ic|ive|ous|ful|less|ary|ory|ent|ant|ish|wn|tten)", re.IGNORECASE)
_IS_A_THING = Deferred(
    r".*(?:ed|ing|ion|ions|ment|er|ers|or|cy|ies|ness|ity|age|ance|ence|als?|ure|[^s]s|able|ible|ly|ive|ful|less|sh)",
    re.IGNORECASE,
)
_IS_AN_ACT = Deferred(r".*(?:ed|ing|ion|ions|ment|able|ible|sensitive|ups?|ins?|outs?|offs?)", re.IGNORECASE)
_NO_PASSWORD = words(
    """
    argon argon2 bcrypt blank block broken fallback fingerprint green guess intact legacy normal numeric partial phone
    registry reject rotate scrypt signal stdin strength
    about afterwards alone anonymous another anything ascii base64 based because before behind between blocked
    boolean both bytes case change changes characters clear-text cleartext code company complex compulsory correct
    count crap data dead default defaults dialog dialogue dictionary digits dummy duplicate during easy either
    elsewhere email enough entropy entry even every everything evident expiry fair false file files fine first
    five forgotten form four free friendly from full garbage good great half hand-made hard hash hashes here hers
    high himself history home hygiene ideal inline item itself joke just key keyring last late latest ldap letters
    like line link list lists live locked login lookup mail managed mandatory manual matter meant meter mine minor
    missing much multi naked near nearly needs neither never next nobody noise none nonsense notes nowhere numbers
    obsolete obvious okay only open ours page paper part partly pending perfect perhaps pin plain plain-text
    plaintext please policy poor post printed prompt proof pure question rare rather re reader real really request
    required reuse right rubbish rule rules safe safer said salt sample scheme screen self seven several show
    sign-in silly simple since single sketchy solid somebody someone something somewhere sound spray sso state
    status step still string strong stuff stupid sync taken task text their theirs them these they thing this
    those three through ticket today tomorrow too-short track trash tried trivial twice two type typo under unique
    unsafe until upon varchar vault very wallet warning weird whatever which while whole wide word work world
    write-only wrong years yesterday yours zero
    """
)
# What stands before a password that nothing but its place tells: "protected by the password …", "SSH password …".
_TELLS = Deferred(
    r"(?i)(?:\b(?:with|by|under|using)(?: (?:the|a|this|that))?(?: [a-z-]+)?"
    r"|\b(?:ssh|debug|root|wi-?fi|wlan|vpn|s?ftp|console|bios|telnet|sudo|shared|master|local)) $"
)
# Then "… is" tells who, not what: "the one with the password is …".
_OF_SOMEBODY = Deferred(r"(?i)\b(?:with|has|have|had|knows?|knew|of|holds?|gets?|got) (?:the|a|this|that) (?:\S+ )?$")
_CHANGED = Deferred(r"(?i)\b(?:changed|set|reset|switched|made)\b[^.;\n]{0,30}$")
_PHRASE_VALUE = r"[A-Za-z\xc0-\xff]{2,14}(?: [a-z\xdf-\xff]{1,14}){2,7}"
_QUOTED_VALUE = r"[A-Za-z\xc0-\xff]{2,14}(?:,? [A-Za-z\xc0-\xff]{1,14}| \d{1,4}){2,7}"
_PHRASE_CUE = r"\b(?:(?:pass|key|recovery|seed) ?phrase|phrase secr\xe8te|frase (?:secreta|de paso))\b"
_PHRASE = Pattern(
    r"(?i)\b(?:(?:pass|key) ?phrase|pass ?word)\b[^\n.:=\"]{0,60}?(?:(?: is:?| was:?| reads:?|:) [\"'`]("
    + _PHRASE_VALUE
    + r")[\"'`])"
    r"|" + _PHRASE_CUE + r"[^\n.:=\"\xab]{0,60}?(?: is:| ?:) (" + _PHRASE_VALUE + r")(?:[.;)\n]|$)"
    r"|" + _PHRASE_CUE + r"[^\n.:=\"\xab]{0,60}?[ (](?:\"|\xab ?)(" + _QUOTED_VALUE + r") ?[\"\xbb]"
    r"|"
    + _PHRASE_CUE
    + r"(?: (?:of|for|to|on) (?:[^\s.,;:]+ ){0,4}[^\s.,;:]+)?(?: (?:is|was|remains|reads)(?: still| now)?|,)"
    r" (" + _PHRASE_VALUE + r")(?:[.,;)\n]|$)"
    r"|" + _PHRASE_CUE + r"(?: [^\s.,;:]+){0,5}? (?:lautet|hei\xdft|ist|est|es)"
    r"(?: (?:jetzt|nun|noch|weiterhin|d\xe9sormais|maintenant|toujours|ahora|todav\xeda))?:? ("
    + _PHRASE_VALUE
    + r")(?:[.,;)\n]|$)",
    needs=r"(?i)phrase|pass ?word[^\n.:=\"]*?(?: is:?| was:?| reads:?|:) [\"'`]|frase",
)
_BARE, _BARE_ABROAD = 4, 5
# "sealed with the passphrase nine kettles under Marlow", "; passphrase otter otter lamp seven".
_AT_ONCE = Pattern(
    r"(?:\b(?:with|by|under|using|and|is|mit|avec|con) (?:the |a |der |la )?|[;,(] ?|\n[ \t*-]*)[Pp]assphrase "
    r"([a-z]{2,14}(?: [A-Za-z\xdf-\xff]{1,14}){2,7})(?:[.,;)\n]|$)",
    needs=r"[Pp]assphrase [a-z]",
)
# What may stand within a phrase though it is said of passphrases too, and what begins a sentence about one.
_WITHIN = words(
    "a the at in of on to and under over by with from no near behind two three four five six seven eight nine zero"
)
# Numbers are no words of sentences alone.
_SAID_ABROAD = FOREIGN - words(
    "zwei drei vier sechs sieben acht neun deux trois quatre cinq sept huit neuf dos cuatro cinco seis siete ocho nueve"
)
_NUMBERS = words("two three four five six seven eight nine ten eleven twelve")
_LEADS_IN = words(
    """
    the this that these those with from for under over behind about because too very quite rather somewhat common
    public part neither hers his mine another just like there kept known held only subject due ten twelve sixteen
    twenty thirty words which who and or but see please
    """
)
# A phrase with one of these is a sentence about it.
_TELLING = words(
    """
    is are was were be been must may should not has have had can cannot will would see ask kept known given written
    stored please your you we it i they them he she please that which who no never only if what where when
    """
)


def _find(passage: Passage) -> Iterator[Find]:
    """The word behind each cue, where nothing but a password can stand."""
    text = passage.text
    for match in _CUE.finditer(passage):
        cue = match.end(_WORD) if match.start(_WORD) >= 0 else match.end(1)
        told = _TOLD.match(text, cue)
        if told is None:
            continue
        start = told.start("value")
        end = start + len(told["value"].rstrip(".:!?*")) if told["value"][-1] in ".:*" else told.end("value")
        if _is_told(text, match, told, text[start:end], end) and not is_example(text, cue, start):
            yield Find(start, end)


def _is_told(text: str, cue: Match, told: re.Match[str], value: str, end: int) -> bool:
    is_word_cue = cue.start(_WORD) >= 0
    if told["set"] is not None:
        return _CHANGED.search(text, max(0, cue.start() - 40), cue.start()) is not None and _is_set(value)
    if told["used"] is not None:
        return _is_set(value)
    if is_password(value):
        return told["is"] is not None or text[cue.end(1) - 4 : cue.end(1)].lower() == "code"
    if not _is_plain(text, value, end):
        return False
    if told["is"] is not None:
        is_of = _OF_SOMEBODY.search(text, max(0, cue.start() - 40), cue.start()) is not None
        return not is_of and not _SAYS_HOW.fullmatch(value)
    if told["named"] == ": " and cue[1].lower().endswith(b"phrase"):
        return _is_of_two(value)
    if told["named"].startswith(" for "):
        return is_word_cue and value[0].isupper()
    if is_word_cue:
        return told["named"] == " "
    before = _TELLS.search(text, max(0, cue.start() - 40), cue.start())
    if told["named"] != " " or before is None:
        return False
    return not (_IS_AN_ACT if _JOINED.fullmatch(value) else _IS_A_THING).fullmatch(value)


def _is_of_two(value: str) -> bool:
    """Whether it is two words that a passphrase can be made of: nothing that says how passphrases are."""
    words_of_it = re.split("[-_]", value.lower())
    if len(words_of_it) != 2 or _SAYS_HOW.fullmatch(value) or _IS_AN_ACT.fullmatch(value):
        return False
    return words_of_it[0] not in _PREFIXES and words_of_it[1] not in COMMON and words_of_it[1] not in _KEEPERS


# Where a passphrase is kept, and by which rules it is made: "smart-card", "cloud-hsm", "max-age", "dice-ware".
_KEEPERS = words("age card crypt hsm kms length manager pass store var vault ware")
# What makes a word longer that says how something is: "per-site", "auto-rotate".
_PREFIXES = words("all auto cross ex full high low mid multi non on per post pre re self semi sub top two un up")


def _is_set(value: str) -> bool:
    """Whether it can be what a password was changed to, and no word for how it was."""
    return is_password(value) or (_JOINED.fullmatch(value) is not None and value != value.lower())


def _is_plain(text: str, value: str, end: int) -> bool:
    """A word that may be a password where one is told, at the end of a clause."""
    return _SHAPE.fullmatch(value) is not None and _ENDS.match(text, end) is not None and is_free(value)


def is_plain_word(value: str) -> bool:
    """Whether a word can be a password where a list or a table tells one."""
    return _SHAPE.fullmatch(value) is not None and is_free(value) and not _SAYS_HOW.fullmatch(value)


def is_free(value: str) -> bool:
    """Whether it is no word that is said of passwords."""
    if stands_in(value):
        return False
    return not any(is_word(part) or part in _NO_PASSWORD for part in (value.lower(), *value.lower().split("-")))


def _phrases(passage: Passage) -> Iterator[Find]:
    """Several words in quotes, or behind a colon where a passphrase is told."""
    for match in _PHRASE.finditer(passage):
        group = next(group for group in range(1, _BARE_ABROAD + 1) if match.start(group) >= 0)
        start, end = match.span(group)
        told = passage.text[start:end].lower().replace(",", "").split(" ")
        if not _TELLING.isdisjoint(told) or is_word(told[0]) or told[0].endswith("ed"):
            continue
        if group < _BARE or (is_bare_phrase(told) and (group == _BARE or _SAID_ABROAD.isdisjoint(told))):
            yield Find(start, end)
    for match in _AT_ONCE.finditer(passage):
        if _is_at_once(passage.text[slice(*match.span(1))].split(" ")):
            yield Find(*match.span(1))


def _is_at_once(said: Sequence[str]) -> bool:
    """Whether words right behind "passphrase" are one: sentences have other words, and seldom a number or a name."""
    told = [word.lower() for word in said]
    if not _TELLING.isdisjoint(told) or not is_bare_phrase(told):
        return False
    return any(word.istitle() for word in said) or len({*told}) < len(told) or not _NUMBERS.isdisjoint(told)


def is_bare_phrase(told: Sequence[str]) -> bool:
    """Whether words that nothing marks as a phrase can be one: none of them is said of passphrases."""
    if len(told[0]) < 3 or told[0] in _LEADS_IN:
        return False
    return not any(
        word not in _WITHIN and (is_word(word) or word in _NO_PASSWORD or word.endswith(("ly", "ing", "ed")))
        for word in told
    )


_OF_WORDS = Deferred(r"([A-Z]?[a-z]{3,14}(?: [A-Z]?[a-z]{3,14}){1,6})( \d{1,4})?")
_LEAST_WORDS = 4
_JOINING = (
    _TELLING
    | COMMON
    | _SAID_ABROAD
    | words("muss muessen wird werden wurde wurden nicht soll noch doit doivent sera encore debe ser")
)


_MEASURED = words("age characters chars cost days factor history iterations length letters months rounds size words")


def is_phrase_alone(value: str) -> bool:
    """Whether words that fill a cell for passwords are one: four and more, or with a number behind, and no remark."""
    said = _OF_WORDS.fullmatch(value)
    if said is None:
        return False
    told = said[1].lower().split(" ")
    if len(told) < _LEAST_WORDS and said[2] is None:
        return False
    # A remark has words that hold a sentence together, says how something is done, or speaks of passwords.
    is_measure = said[2] is not None and not _MEASURED.isdisjoint(told)
    is_joined = is_measure or told[0] in _LEADS_IN or not _JOINING.isdisjoint(told)
    of_passwords = [word for word in told if is_word(word) or word in _NO_PASSWORD]
    return not is_joined and len(of_passwords) < 2 and not any(word.endswith(("ly", "ing", "ed")) for word in told)


DETECTORS = (
    Detector(
        "told-word", Category.SECRET, "A password that is a word", REMOVED, ("pass", "pw", "kennwort", " word"), _find
    ),
    Detector("told-phrase", Category.SECRET, "A passphrase", REMOVED, ("phrase", "pass", "frase"), _phrases),
)
