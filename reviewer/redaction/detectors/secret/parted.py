"""Credentials told in parts: "the first half of the password is Xk93…, the second half is …"."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.machines import REGION
from reviewer.redaction.detectors.secret.composed import is_composed
from reviewer.redaction.detectors.secret.credible import is_password, is_strong, kinds
from reviewer.redaction.detectors.secret.cues import is_no_secret
from reviewer.redaction.detectors.secret.plain import is_plain_word
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_PART = Pattern(
    r"(?i)\b(?:(?:first|second|third|other|last|next|1st|2nd|3rd|remaining|final) (?:half|part|piece)"
    r"|(?:half|part|piece) (?:one|two|three|[123]|[ab])|half"
    r"|(?:erste|zweite|andere|letzte)[nr]? (?:h\xe4lfte|teil)"
    r"|(?:premi\xe8re|seconde|deuxi\xe8me|autre|derni\xe8re) (?:moiti\xe9|partie)"
    r"|(?:primera|segunda|otra|\xfaltima) (?:mitad|parte))",
    needs=r"(?i)half|part|piece|h\xe4lfte|teil|moiti\xe9|mitad",
)
# What the parts are of: of a password or a phrase they may be words.
_CUE = (
    r"(?P<cue>(?P<words>pass ?(?:word|phrase|code)s?|(?:passwor|kennwor)te?s?|mot de passe|phrase secr\xe8te"
    r"|contrase[n\xf1]a|\bpwd?|\bpsk)|\b(?:keys?|tokens?|secrets?|credentials?|pin|schl\xfcssels?|cl\xe9|clave|jeton)\b)"
)
_BEFORE = Deferred(rf"(?i){_CUE}(?:['\u2019]s)?(?:,| \(|)[ ]?(?:the |its )?$")
_BEHIND = Deferred(
    r"(?i)(?P<of>(?: of| du| de| des| der)? (?:(?:the|our|its|this|that|my|your|la) )?(?:[\w-]+ ){0,3}?"
    + _CUE
    + r")?[\"'`)]{0,2}(?P<link>,? (?:is|was|reads|lautete?|ist|war|est|es|era)(?: (?:now|still))?:? | ?[:=] ?|,? )"
    r"[\"'`(]{0,2}(?P<value>[^\s\"'`,;()<>]{4,60})"
)
_OF_MANY = Deferred(r"(?i)(?:key|token|secret)s|schl\xfcssel")
# What a key or a token is made of, where that is told: a region, a version, an id, a word with its number.
_MADE_OF = Deferred(r"(?i)v\d.*|[a-z]+:\d+|\w+_id\d*|(?-i:[a-z]{3,}\d)|\d+-?bit|(?:hmac|sha|rsa|aes|oauth)\w*-.*")
_ANY_CUE = Deferred(rf"(?i){_CUE}")
_REACH_BACK, _REACH, _GOES_ON = 60, 90, 160


def _find(passage: Passage) -> Iterator[Find]:
    """What each part of a credential is; behind one that is told the next needs nothing that says of what it is one."""
    text, told, of_words = passage.text, -_GOES_ON, False
    for match in _PART.finditer(passage):
        start = match.start()
        behind = _BEHIND.match(text, match.end())
        if behind is None:
            continue
        named = behind if behind["of"] else _BEFORE.search(text, max(0, start - _REACH_BACK), start)
        if named is not None and is_no_secret(text, *named.span("cue")):
            continue
        first = behind.start("value")
        end = first + len(behind["value"].rstrip(".:!?"))
        is_sure = named is not None or (start - told < _GOES_ON and "\n\n" not in text[told:start])
        if named is not None and _OF_MANY.fullmatch(named["cue"]) is not None:
            continue
        named = named or (None if is_sure else _near(text, start, end))
        if named is None and not is_sure:
            continue
        of_words = named["words"] is not None if named else of_words
        if _is_part(text[first:end], is_sure=is_sure, is_linked=bool(behind["link"].strip(" ,")), of_words=of_words):
            told = end
            yield Find(first, end)


def _near(text: str, start: int, end: int) -> re.Match[str] | None:
    """What can have parts and is named in the words around."""
    before = _ANY_CUE.search(text, max(0, start - _REACH_BACK), start)
    return before or _ANY_CUE.search(text, end, end + _REACH)


def _is_part(value: str, *, is_sure: bool, is_linked: bool, of_words: bool) -> bool:
    """Whether it can be one where one is surely told; else only what looks like one, whatever stands around it."""
    if not of_words and (_MADE_OF.fullmatch(value) or REGION.fullmatch(value.lower())):
        return False
    if is_strong(value):
        return is_sure or (is_linked and not is_composed(value))
    if not is_sure:
        return False
    if is_password(value):
        return any(char.isdigit() for char in value) and (is_linked or (value.isalnum() and kinds(value) >= 3))
    return is_linked and of_words and "-" in value and is_plain_word(value)


DETECTORS = (
    Detector(
        "credential-in-parts",
        Category.SECRET,
        "A part of a password or key",
        REMOVED,
        ("half", "part", "piece", "h\xe4lfte", "teil", "moiti\xe9", "mitad"),
        _find,
    ),
)
