"""Credentials below what announces them: behind an empty line, in a fence or a quote, in the next block of a page."""

from collections.abc import Iterator
from typing import NamedTuple

from reviewer.redaction.detectors.secret.composed import is_composed, is_of_a_year
from reviewer.redaction.detectors.secret.credible import (
    is_joined,
    is_key,
    is_made,
    is_password,
    is_pin,
    is_strong,
    kinds,
)
from reviewer.redaction.detectors.secret.cues import GATE, Cue, cues
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example
from reviewer.redaction.detectors.secret.plain import is_plain_word
from reviewer.redaction.detectors.secret.worded import is_the_word
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

# How the line of a cue ends: it says that the value follows (`told`), or it is the cue alone, as a heading.
_LINE_ENDS = Deferred(
    r"(?: (?:for|of|to|on|at|in|from|by|with)\b[^\n.!?;:|]{0,60}?)?"
    r"(?:(?P<told>[*_`\"')]{0,3} ?:[*_ \t]{0,4}"
    r"| (?:is|are|was|reads|will be)(?: (?:now|still|as follows|below|the following|this)){0,2} ?:?[*_ \t]{0,4})"
    r"|(?P<bare>[*_` \t]{0,4}))\r?(?=\n)"
)
_LONGEST_LINE = 160
# Blank lines, a fence, then a line with nothing but a value; marks of a quote, an entry or emphasis stand around it.
_VALUE = (
    r"(?P<mark>[ \t>]*(?:[-*+\u2022] |\d{1,2}[.)] )?)(?P<open>\*\*|__|[*_`\"'])?(?P<value>[^\s`\"<>|]{4,200}?)"
    r"(?(open)(?P=open))[.,;]?[ \t]*(?=\r?\n|\Z)"
)
_FIRST = Deferred(r"(?:[ \t>]*\r?\n){1,30}(?:[ \t>]*(?:```|~~~)[\w-]{0,20}[ \t]*\r?\n(?:[ \t]*\r?\n)?)?" + _VALUE)
_NEXT = Deferred(r"(?:[ \t>]*\r?\n){1,3}" + _VALUE)
_MOST = 20
# What stands before a cue that is a line of its own: some words, and marks.
_BEFORE_BARE = Deferred(r"[ \t>#*_+-]*(?:\d{1,2}[.)] )?(?:[\w/&'()-]+ ){0,4}[*_`]{0,2}")
# What is told of passwords and is none: below it stand commands, machines or people.
_ABOUT = Deferred(
    r"(?i)\b(?:rotat|reset|renew|revok|chang|steps?\b|how to\b|generat|creat|find|list|check|fetch|get\b|expir|users?\b"
    r"|accounts?\b|hosts?\b|servers?\b|services?\b|systems?\b|customers?\b|devices?\b|polic|rules?\b|affected|fail"
    r"|without|forgot|missing|wrong|invalid)"
)
# Another thing that stands before the cue, and that what follows is told of: "The commit that removed the key".
_OWNED = Deferred(
    r"(?i)(?:^|[.!?;:,] )[ \t>#*_+-]*(?:\d{1,2}[.)] )?(?:(?:the|an?|our|your|each|every|next|last|old|new) ){0,2}+"
    r"(?!(?:i|we|you|they|he|she|it|please|use|log|sign|connect|enter|type|here|try|take|get|go|call|dial|open|join|unlock"
    r"|authenticate|for|in|on|at|to|with|from|login|log-?in|pass\w*|pins?|users?|username|account|credentials?|values?"
    r"|copy|text|content|keys?|tokens?|secrets?|codes?)\b)[a-z][\w/'-]* "
    r"(?:(?:(?!(?:is|are|was|were|has|had|can|will|may|must)\b)[\w/'-]+ ){0,2}?"
    r"(?:of|for|about|that|which|who|where|when)"
    r"|(?:[\w/'-]*[^ds\s] )?(?:with(?= \S)|without|by|from|in|on|behind)) "
    r"(?!.*(?<!that )(?<!which )(?<!who )\b(?:has|gets|needs|uses|takes|wants|expects)(?: [a-z]{1,8}){0,2} ?$)"
)
_WHO = Deferred(r"(?i)[ \t>#*_+-]*(?:who|when|where|how|why)\b")
# Of what is counted, what stands below is how many.
_COUNTED = Deferred(r"(?i)\b(?:affected|fail|errors?|wrong|invalid|missing|without|attempts?|number of|rate|count)")
# Codes have six or eight digits where apps make them up, and counts of so many end in noughts when they are told.
_OF_APPS = Deferred(r"(?:\d{6}|\d{8})(?<!00)")
_LETTERS = Deferred(r"[A-Za-z]{5,24}")
# What leads on to a command or to what a secret is called: "To print the password:", "The Kubernetes secret is".
_LEADS_ON = Deferred(
    r"(?i)(?:^[ \t>#*_+-]*(?:\d{1,2}[.)] )?(?:to|how to) [a-z]+ (?:(?:an?|the|your|our|my|new|this) )*"
    r"|\b(?:kubernetes|k8s|client|pull|image|docker|tls|cluster|registry|opaque|helm|aws|vault) )$"
)
_OF_WHAT = Deferred(r" (?:of|to)\b")
_COMMANDS = words(
    "apg bash cat chpasswd curl etcd getpass gopass gpg htpasswd imagepull keychain keytool kubectl lpass mkpasswd"
    " openssl pass passwd powershell pwgen python regcred ssh-keygen sudo uuidgen vaultwarden"
)
_TICKET = Deferred(r"[A-Z]{2,10}-\d+")
_IN_BRACKETS = Deferred(r"\(?(?:see|ask|in)[- ].*")
# What may be known of it.
_DIGEST_OF = Deferred(r"(?i)\b(?:hash|digest|checksum|fingerprint|sha-?\d+|md5)(?: sum)? (?:of|for) (?:[a-z]+ ){0,3}$")
_RESOURCE = Deferred(r"(?!\S*[_-][0-9a-f]{32})[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+")
# "Pass" as a heading is what a test did, and "Passwords" a subject.
_HEADING = Deferred(r"(?i).{5,}[^s]")


class _Told(NamedTuple):
    """How the line of a cue announces a value."""

    is_bare: bool
    is_about: bool
    is_owned: bool
    is_counted: bool
    is_many: bool
    is_of_secret: bool
    leads_on: bool
    is_marked: bool = False


def _find(passage: Passage) -> Iterator[Find]:
    """What stands alone below each cue, and what goes on below that."""
    text = passage.text
    for cue, _ in passage.once(cues):
        line = _LINE_ENDS.match(text, cue.end) if text.find("\n", cue.end, cue.end + 80) >= 0 else None
        value = _FIRST.match(text, line.end()) if line else None
        if line is None or value is None or not _announces(text, cue, is_bare=line["told"] is None):
            continue
        begin = _line_of(text, cue)
        is_bare = line["told"] is None
        before = text[begin : cue.start].rstrip(" *_`\"'") + " "
        told = _Told(
            is_bare,
            _ABOUT.search(text, begin, line.end()) is not None,
            _OWNED.search(before) is not None or _WHO.match(before) is not None,
            _COUNTED.search(text, begin, line.end()) is not None,
            text[cue.end - 1] in "sS",
            (is_of_secret := text[cue.start : cue.end].lower() == "secret"),
            _LEADS_ON.search(before) is not None or (is_of_secret and _OF_WHAT.match(text, cue.end) is not None),
        )
        if is_bare and _is_beside(text[begin : cue.start], value["mark"]):
            continue
        for _ in range(_MOST):
            if value is None:
                break
            is_marked = value["open"] is not None or "```" in value[0]
            if not _is_value(cue, value["value"], value["mark"], told._replace(is_marked=is_marked)):
                break
            if not is_example(text, cue.end, value.start("value")):
                yield Find(*value.span("value"))
            value = _NEXT.match(text, value.end()) if told.is_many else None


def _line_of(text: str, cue: Cue) -> int:
    return text.rfind("\n", max(0, cue.start - _LONGEST_LINE), cue.start) + 1 or max(0, cue.start - _LONGEST_LINE)


def _announces(text: str, cue: Cue, *, is_bare: bool) -> bool:
    """Whether a cue at the end of its line may have its value below."""
    if cue.kind == "sign-in" or _DIGEST_OF.search(text, max(0, cue.start - 40), cue.start):
        return False
    if not is_bare:
        return True
    if cue.kind == "bare-key" or (cue.kind == "password" and not _HEADING.fullmatch(text, cue.start, cue.end)):
        return False
    return _BEFORE_BARE.fullmatch(text, _line_of(text, cue), cue.start) is not None


def _is_beside(before: str, mark: str) -> bool:
    """Whether a line is an entry of the list that its cue is one of, by the marks before both."""
    return mark.strip(" \t>") != "" and before.strip() != "" and len(mark) <= len(before) - len(before.lstrip()) + 2


def _is_value(cue: Cue, value: str, mark: str, told: _Told) -> bool:
    """Whether it can be what was announced.

    A heading announces less than a line that ends in ":", and an entry of a list is often a machine or a person.
    """
    if ASSIGNED.match(value) or _IN_BRACKETS.fullmatch(value):
        return False
    is_made_up = is_strong(value) and not _RESOURCE.fullmatch(value)
    if told.is_owned:
        return is_made(value) and not _RESOURCE.fullmatch(value)
    is_listed = mark.strip(" \t>") != ""
    if _is_word_alone(cue, value, told) and not is_listed:
        return True
    if cue.kind == "pin":
        return is_made_up or (is_pin(value) and not _is_count(value, told, is_listed=is_listed))
    if cue.kind != "password":
        return _is_key(cue, value, is_made_up=is_made_up, told=told)
    if told.is_about:
        return (is_made_up and kinds(value) >= 3) or (not is_listed and is_password(value) and kinds(value) > 3)
    if told.is_bare or is_listed:
        is_name = _RESOURCE.fullmatch(value) is not None or is_of_a_year(value)
        return is_password(value) and kinds(value) >= 3 and not is_name
    return is_password(value)


def _is_word_alone(cue: Cue, value: str, told: _Told) -> bool:
    """Whether a word that fills its paragraph is the password that the line above it tells."""
    if (
        told.is_bare
        or told.is_about
        or told.is_many
        or told.leads_on
        or not (cue.kind == "password" or told.is_of_secret)
    ):
        return False
    word = value.lower()
    if word in _COMMANDS or word in VENDORS or word.endswith(("cred", "creds")):
        return False
    can_be = is_plain_word(value) or (_LETTERS.fullmatch(value) is not None and is_the_word(value))
    return can_be and word not in COMMON and (told.is_marked or not is_ordinary(word))


def _is_count(value: str, told: _Told, *, is_listed: bool) -> bool:
    """Whether what could be a code is how many there were of them, or a ticket."""
    is_number = value.isdecimal() and not _OF_APPS.fullmatch(value)
    return (
        told.is_counted
        or _TICKET.fullmatch(value) is not None
        or (is_number and told.is_bare and told.is_many and not is_listed)
    )


def _is_key(cue: Cue, value: str, *, is_made_up: bool, told: _Told) -> bool:
    is_one = not (told.is_bare or told.is_about or told.is_many)
    if is_one and cue.kind == "key" and is_joined(value):
        return True
    if is_composed(value):
        return False
    is_long = is_key(value) and len(value) >= (20 if cue.kind == "bare-key" else 0)
    return (is_long and not _RESOURCE.fullmatch(value)) or (is_made_up and cue.kind == "key" and not told.is_about)


DETECTORS = (Detector("secret-below", Category.SECRET, "A password or key, told below its name", REMOVED, GATE, _find),)
