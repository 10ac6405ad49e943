"""Passwords in prose: "the password is …", "log in with admin / …". First the word, then what stands near it."""

import re
from collections import deque
from collections.abc import Iterator

from reviewer.redaction.detectors.secret.composed import is_year_of_another
from reviewer.redaction.detectors.secret.credible import (
    is_key,
    is_password,
    is_pin,
    is_placeholder,
    is_strong,
    is_word,
)
from reviewer.redaction.detectors.secret.cues import GATE, Cue, cues
from reviewer.redaction.detectors.secret.pairs import ASSIGNED, is_example, pairs
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

# Begins with a class of all that it may begin with, so that a search goes from mark to mark.
_SENTENCE_END = Deferred(
    r"[?.!\n](?:(?<=[?])(?=\s)|(?<=[.!])(?=\s+[A-Z])|(?<=\n)(?:\s*\n|(?=\s*(?:[-*|#>]|[\w.-]+\s?[:=]"
    r"|[0-9a-f]{7,12} [A-Z]))))"
)
_REACH, _REACH_BACK, _MOST_WORDS = 140, 60, 16

_PIECE = Deferred(
    r"""\(?(?:"(?P<a>[^"\n]{3,80})"|(?<!\w)'(?P<b>[^'\n]{3,80})'(?!\w)|`(?P<c>[^`\n]{3,120})`
    |\u201c(?P<d>[^\u201d\n]{3,80})\u201d|\u2018(?P<e>[^\u2019\n]{3,80})\u2019)[):,.;]*|\S+""",
    re.VERBOSE,
)
_LINKS = words(
    """
    is was are were be to from as of = : := -> => | equals reads remains remained became lautet - \u2013 \u2014 \u2192
    """
)
_FILLERS = words(
    """
    now still currently simply just temporarily literally again actually set reset changed rotated back the same
    only a new old initial default shared your and or it
    """
)
# The name of a resource, unless a part of it is as long as only a key is.
_RESOURCE = Deferred(r"(?!\S*[_-][0-9a-f]{32})[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+")
_PHRASE = Pattern(
    r"(?i)\b(?:pass ?phrase|pass ?word)\b[^\n.:=]{0,40}?(?: is| was|:"
    r"|=|,) ?([\"'`]?)([a-z]{3,12}(?:[ -][a-z]{3,12}){3,7})(?:[\"'`.,;)\n]|$)"
)
_OF_A_PHRASE = ("passphrase", "pass phrase", "password", "pass word")


# What must stand near a cue of each kind to make it worth a closer look.
_SIGN = Deferred(r"[0-9\"'`\u201c\u2018!#$%^&*+~@]|[a-z][A-Z]")
_LONGER, _DIGIT = Deferred(r"\S{20}"), Deferred(r"[0-9]")
_WORTH = {"password": _SIGN, "sign-in": _SIGN, "pin": _DIGIT, "key": _DIGIT, "bare-key": _LONGER}


def _find(passage: Passage) -> Iterator[Find]:
    """What follows each cue in its sentence, and what stands just before it ("hunter2 as the password")."""
    for cue, until in passage.once(cues):
        end = min(until, _sentence_end(passage.text, cue.end))
        if not _WORTH[cue.kind].search(passage.text, max(0, cue.start - _REACH_BACK), end + 40):
            continue
        if cue.kind == "sign-in":
            yield from pairs(passage.text, cue.end, end)
            yield from _entered(passage.text, cue.end, end)
            continue
        yield from _following(passage.text, cue, end)
        yield from _told_next(passage.text, cue, end)
        if cue.kind == "password":
            yield from pairs(passage.text, cue.end, end)
            yield from _preceding(passage.text, cue)


def _sentence_end(text: str, start: int) -> int:
    """Where a sentence ends, or how far it is followed, without white space and a mark at its end."""
    window = min(len(text), start + _REACH)
    match = _SENTENCE_END.search(text, start, window)
    rest = text[start:window].rstrip()
    end = start + len(rest) - (rest[-1:] in _ENDS)
    return min(end, match.start()) if match else end


_ENDS = (".", "!", "?")


def _following(text: str, cue: Cue, end: int) -> Iterator[Find]:
    """Walks the words behind a cue. `linked`: nothing but "is", "now", ":" … stands between the cue and this word.

    Behind a value only what goes on from it counts: "from X to Y", "X or Y", and right behind it "and Y".
    """
    linked, direct, done, apart, behind = True, True, False, False, False
    begin = cue.end + (text[cue.end : cue.end + 1] in _QUOTES)
    for count, piece in enumerate(_PIECE.finditer(text, begin, min(len(text), end + 40))):
        if count >= _MOST_WORDS or piece.start() >= end:
            return
        word = piece[0].lower()
        if word in _MARKS:
            direct = False
            continue
        if REMOVED in piece[0]:
            # A value that was replaced: what follows it is told as little as if it stood there still.
            linked, done, direct, behind = False, True, False, True
            continue
        start, stop, quoted = _inside(text, piece)
        value = text[start:stop]
        told = (not done or linked) and _accepts(
            cue.kind, value, linked=linked, direct=direct, quoted=quoted and not apart
        )
        if told and not (is_example(text, cue.end, start) or is_year_of_another(text, start, stop)):
            yield Find(start, stop)
            # A list goes on: "recovery codes: 8f3k-22kd, 91xm-0b2f".
            linked, done = cue.kind == "pin" and piece[0].endswith(","), True
        elif done:
            linked = word in _GOES_ON_FROM and (behind or word != "and")
        else:
            is_link = word in _LINKS or word[-1] in ":="
            linked = is_link or (linked and word.strip(",()") in _FILLERS)
            apart = apart or word in _APART
        direct, behind = False, told


_WITH = Deferred(r"(?: [a-z]+){0,2} (?:with|using) [`\"']?([^\s\"'`]{8,60})")


def _entered(text: str, start: int, end: int) -> Iterator[Find]:
    """What somebody signs in with: "the admin logs in with Xy12$kk"."""
    if entered := _WITH.match(text, start, end):
        value = entered[1].rstrip(".,;:)?")
        if _is_unmistakable(value):
            yield Find(entered.start(1), entered.start(1) + len(value))


_QUOTES = tuple("\"'`\u201d")
_MARKS = words(", ( ; \u2013")
_GOES_ON_FROM = words("to and or then now / -> => | or: and:")
_APART = words("and but its user username")
_NEXT = Deferred(
    r"[.!?]\s+(?:(?:[A-Z]\w+ )?(?:set|changed|reset|made|put|switched|turned) it"
    r"|It(?:'s| is| was)|That(?:'s| is)|Value:"
    r"|The (?:old|new|previous|former|other|next) (?:one|value)(?:,| is| was|:))"
    r"(?: (?:now|to|still|back|currently))*\s+"
)


def _told_next(text: str, cue: Cue, end: int) -> Iterator[Find]:
    """A value that the next sentence tells: "… the root password. It is Xy12…"."""
    told = _NEXT.match(text, end)
    if told and (piece := _PIECE.match(text, told.end())):
        start, stop, quoted = _inside(text, piece)
        if _accepts(cue.kind, text[start:stop], linked=True, direct=False, quoted=quoted):
            yield Find(start, stop)


def _accepts(kind: str, value: str, *, linked: bool, direct: bool, quoted: bool) -> bool:
    if _NAMED_WITHIN.search(value) or (kind in ("key", "bare-key") and "," in value):  # a row of a table in commas
        return False
    if kind == "pin" and not is_strong(value):
        return (linked or direct) and is_pin(value)
    if is_strong(value) and kind != "bare-key" and not ASSIGNED.match(value):
        return kind == "password" or linked or quoted
    if kind == "key" and direct and len(value) >= 24 and is_key(value) and not _RESOURCE.fullmatch(value):
        return True
    if not (linked or quoted) or ASSIGNED.match(value):
        return False
    if kind == "bare-key":
        return linked and len(value) >= 20 and is_key(value) and not _RESOURCE.fullmatch(value)
    if kind == "key":
        return is_key(value) and not _RESOURCE.fullmatch(value)
    if is_password(value):
        return linked or not _RESOURCE.fullmatch(value)
    return quoted and linked and not direct and _is_plain_password(value)


# What names a value and holds it: the value itself is found by its name.
_NAMED_WITHIN = Deferred(r"[\w-][\"'][ ]?[:=] ?[\"']")


def _is_plain_password(value: str) -> bool:
    """A word in quotes where a password is announced: `the password is "swordfish"`."""
    return value.isalnum() and len(value) >= 6 and not is_word(value) and not is_placeholder(value)


def _inside(text: str, piece: re.Match[str]) -> tuple[int, int, bool]:
    """The offsets of a word without quotes, brackets and marks; and whether it was in quotes or brackets."""
    if piece.lastgroup:
        start, end = piece.span(piece.lastgroup)
        return start, end, True
    start, end = piece.span()
    word = text[start:end]
    bracketed = word[0] in "([" and bool(re.search(r"[)\]][.,;:]*$", word))
    start += len(word) - len(word.lstrip("([=:\"'`\u201c\u2018*"))
    kept = text[start:end].rstrip(".,;:?\"'`\u201d\u2019*|")
    while kept[-1:] in (")", "]") and kept.count("(") + kept.count("[") < kept.count(")") + kept.count("]"):
        kept = kept[:-1].rstrip(".,;:?\"'`\u201d\u2019*")
    return start, start + len(kept), bracketed


# What stands before a password in brackets, or anywhere before one: only what cannot be anything else.
_SIGNS = re.compile(r"[!#$%^&*?@~]")


# What somebody typed, or uses: a value that can be nothing else.
_TYPED = Pattern(
    r"(?:\b(?:[Tt]yped|[Pp]asted|[Ee]ntered) (?:in )?[\"'`]?([^\s\"'`]{8,40})[\"'`]? (?:in|into|to|on|as|instead)\b"
    r"|\b[Uu]s(?:e|es|ed|ing) (?:\"([^\s\"]{8,40})\"|`([^\s`]{8,40})`) (?:for|on|in|at|everywhere|as)\b)",
    needs=r"yped |asted |ntered |[Uu]s(?:e|es|ed|ing) [\"`]",
)


def _typed(passage: Passage) -> Iterator[Find]:
    """A password by what is done with it: "typed Xy12$kk into the chat"."""
    for match in _TYPED.finditer(passage):
        start, end = next(match.span(group) for group in (1, 2, 3) if match.start(group) >= 0)
        value = passage.text[start:end]
        if _is_unmistakable(value) and not ASSIGNED.match(value):
            yield Find(start, end)


# A value in quotes that stands as the variable of a password: put `Xy12…` as MYSQL_ROOT_PASSWORD.
_AS_VARIABLE = Pattern(
    r"[`\"]([^\s`\"]{6,80})[`\"] (?:as|for|in|into|under) [`\"]?[A-Z][A-Z0-9_]*"
    r"_(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|PASSPHRASE)\b",
    needs=r"[`\"] (?:as|for|in|into|under) [`\"]?[A-Z][A-Z0-9_]",
)


def _as_variables(passage: Passage) -> Iterator[Find]:
    for match in _AS_VARIABLE.finditer(passage):
        start, end = match.span(1)
        if is_password(passage.text[start:end]):
            yield Find(start, end)


def _is_unmistakable(value: str) -> bool:
    mixed = re.search(r"[a-z]", value) and re.search(r"[A-Z]", value) and re.search(r"\d", value)
    return bool(mixed) and not re.search("[:/=]", value) and _SIGNS.search(value) is not None and is_strong(value)


_OTHER_ONE = Deferred(
    r"\b(?:(?:old|previous|former|first|other) (?:one|value) (?:was|is)|[Ii]t(?:'s| is) now) [\"'`]?([^\s\"'`]{6,60})"
)


_ENTERED = Deferred(r"(?i)\b(?:enter|type|typed|use|used|try|tried|paste|pasted)\s+(\S{8,60})")
_ENDED = Deferred(r"[.\n]")
# A value, then a word that links it to the cue; and what is quick to look for first.
_AS = Deferred(r"(\S{5,60})\s+(?:(?:as|is|was|for)\s+(?:\w+\s+){0,3}|\()$")
_MAY_BE_AS = Deferred(r"\s(?:(?:as|is|was|for)\s|\()")


def _preceding(text: str, cue: Cue) -> Iterator[Find]:
    """A word, then as, is or for, then at most three words, then the cue: "Xy12… as the password"."""
    start = max(0, cue.start - _REACH_BACK)
    # The last one counts: before it another password may have been told in the same way.
    entered = deque(_ENTERED.finditer(text, start, cue.start), maxlen=1)
    if entered and is_strong(value := entered[0][1].strip("\"'`.,;:()")):
        at = text.index(value, entered[0].start(1))
        if not _ENDED.search(text, at + len(value), cue.start):
            yield Find(at, at + len(value))
    if other := _OTHER_ONE.search(text, start, cue.start):
        value = other[1].rstrip(".,;:)")
        if is_password(value):
            yield Find(other.start(1), other.start(1) + len(value))
    for word in _PIECE.finditer(text, start, cue.start) if _SIGNS.search(text, start, cue.start) else ():
        first, last, _ = _inside(text, word)
        if (word.start() > start or start == 0) and _is_unmistakable(text[first:last]):
            yield Find(first, last)
    before = _AS.search(text[start : cue.start]) if _MAY_BE_AS.search(text, start, cue.start) else None
    if before and (piece := _PIECE.match(text, start + before.start())):
        first, last, quoted = _inside(text, piece)
        value = text[first:last]
        if (is_strong(value) or (quoted and is_password(value))) and not is_example(text, start, first):
            yield Find(first, last)


def _phrases(passage: Passage) -> Iterator[Find]:
    """Passphrases of several words, none of them one that sentences are made of."""
    for match in _PHRASE.finditer(passage):
        start, end = match.span(2)
        is_marked = passage.text[match.start(2) - 2 : match.start(2)] != ", " or "-" in match[2].decode()
        if match[1] or (is_marked and not any(is_word(word) for word in re.split("[ -]", passage.text[start:end]))):
            yield Find(start, end)


DETECTORS = (
    Detector("password-in-prose", Category.SECRET, "A password or key, told in a sentence", REMOVED, GATE, _find),
    Detector(
        "typed-password",
        Category.SECRET,
        "A password, told in a sentence",
        REMOVED,
        ("typed", "pasted", "entered", "us"),
        _typed,
    ),
    Detector(
        "password-as-variable",
        Category.SECRET,
        "The value of a key, token or password",
        REMOVED,
        ("_pass", "_pwd", "_secret", "_token"),
        _as_variables,
    ),
    Detector("passphrase", Category.SECRET, "A passphrase, told in a sentence", REMOVED, _OF_A_PHRASE, _phrases),
)
