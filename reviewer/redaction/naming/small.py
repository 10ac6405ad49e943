"""Names in lower case: whoever speaks in a chat or signs, dotted names, and given names in the middle of a line."""

import re
from collections.abc import Iterator
from itertools import chain

from reviewer.given_names import CLEAR
from reviewer.redaction.lexicon.capitals import Word, plain
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Passage

_NICK = r"([a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)"
_CLOCK = r"\[?\d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?\]?"
# Who says what stands in a line of a chat: "[10:02] nszabo: going out", "<nszabo> going out".
_SPEAKER = Pattern(rf"(?m)^[ \t>*-]*{_CLOCK}[ \t]+@?<?{_NICK}(?::|>)[ \t]|^[ \t>]*<{_NICK}>[ \t]")
# And who stands over it: "**tobi.k** 14:02", "tobi.k [14:02]".
_HEAD = Pattern(
    rf"(?m)^[ \t>*-]*(?:\*\*|__)@?{_NICK}:?(?:\*\*|__):?[ \t]+[\[(]?\d\d?:\d\d\b"
    rf"|^[ \t>]*@?{_NICK}[ \t]+(?:\[\d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?\]|\(\d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?\))",
    needs=r"(?:\*\*|__):?[ \t]+[\[(]?\d\d?:\d\d|[a-z0-9][ \t]+[\[(]\d\d?:\d\d",
)
# What stands alone behind a dash or a slash, or as the last line.
_SIGNED = Pattern(
    r"(?m)^[ \t]*(?:/|~|--?[ \t])[ \t]?([A-Za-z][a-z0-9]+(?:_[a-z0-9]+)?)[ \t]*$"
    r"|^[ \t]*([a-z][a-z0-9]+(?:_[a-z0-9]+)?)\s*\z"
)
_MACHINES = Deferred(
    r"(?:.*[._-])?(?:\w*bot|alerts?|alertmanager|ci|deploy|monitor|system|root|admin|error|warn|warning|info|debug|note"
    r"|status|update|prod|staging|dev|support|oncall|team|ops)(?:[._-].*)?|\w{1,2}"
)
_DOTTED = Pattern(r"\b[a-z]+[._][a-z]+\b")
# Every byte that is no small letter, as a space.
_SMALL = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz" else 32 for byte in range(256))
# Given names that are said of other things when they are not capitalised.
_OTHERS = words("said rosemary basil heather holly victoria virginia fares")
_GIVEN = frozenset(name.encode() for name in CLEAR - _OTHERS if len(name) > 3 and name.isascii())
# By these people swear.
_SWORN_BY = frozenset({b"jesus", b"joseph", b"christian"})
_OATH = Deferred(r"[ ,!]*(?:wept|christ|h\b|mary|fucking|god|lord|what|no\b|$|\n)|!", re.IGNORECASE)
_ATTACHED = frozenset("@/._\\#$=<&`-")
_BEHIND = frozenset("@/_=(\\+`")


def speakers(passage: Passage) -> list[tuple[int, int]]:
    """Where a chat names who speaks, but for machines and roles."""
    return passage.once(_speaking)


def _speaking(passage: Passage) -> list[tuple[int, int]]:
    return list(_speakers(passage))


def _speakers(passage: Passage) -> Iterator[tuple[int, int]]:
    for start, end in chain(_spans(passage, _SPEAKER), _spans(passage, _HEAD)):
        said = passage.text[start:end]
        if not (_MACHINES.fullmatch(said) or _is_word(said)):
            yield start, end


def small_names(passage: Passage) -> Iterator[Word]:
    """Words in lower case that may name a person, in the order of the text."""
    spans = {*speakers(passage), *_spans(passage, _SIGNED), *_dotted(passage), *_given(passage)}
    for start, end in sorted(spans):
        text = passage.text[start:end]
        bare = plain(text)
        if not _is_word(bare):
            yield Word(start, end, text, bare)


def _spans(passage: Passage, pattern: Pattern) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(passage):
        yield next(match.span(group) for group in range(1, pattern.groups + 1) if match.start(group) >= 0)


def _dotted(passage: Passage) -> Iterator[tuple[int, int]]:
    for match in _DOTTED.finditer(passage):
        start, end = match.span()
        if _is_dotted_name(passage.text[start:end]) and _stands_free(passage.text, start, end):
            yield start, end


def _is_dotted_name(said: str) -> bool:
    """`emeka.ol` and `n.adeyemi`, but not `app.config`."""
    first, last = re.split(r"[._]", said)
    if any(part in CLEAR and len(part) > 2 for part in (first, last)):
        return True
    return len(first) == 1 and len(last) > 4 and not _is_word(last)


def _is_word(bare: str) -> bool:
    return bare in COMMON or is_ordinary(bare) or (bare in VENDORS and bare not in CLEAR)


def _given(passage: Passage) -> Iterator[tuple[int, int]]:
    for said in _GIVEN.intersection(passage.octets.translate(_SMALL).split()):
        name = said.decode()
        start = passage.text.find(name)
        while start >= 0:
            is_sworn = said in _SWORN_BY and _OATH.match(passage.text, start + len(name)) is not None
            if not is_sworn and _stands_free(passage.text, start, start + len(name)):
                yield start, start + len(name)
            start = passage.text.find(name, start + len(name))


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of an address, a path or code."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and (before.isalnum() or before in _ATTACHED):
        return False
    if after[:1] in _BEHIND or after[:1].isalnum():
        return False
    return not (after[:1] in (".", "-", ":") and after[1:].isalnum())
