"""A password in the sentence behind the one that speaks of it: "… the demo password. Yes, really: Xy12…"."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.secret.composed import is_composed
from reviewer.redaction.detectors.secret.credible import is_strong, kinds
from reviewer.redaction.detectors.secret.cues import GATE, Cue, cues
from reviewer.redaction.detectors.secret.pairs import is_example
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_ENDS = Deferred(r"[.!?][\"')]?(?=\s)(?![ \t]*\r?\n[ \t]*\r?\n)|\n[ \t]*\r?\n")
_REACH, _SHORTEST_CUE = 140, 4
_WORD = Deferred(r"(?<![^\s\"'`(\u201c\u201e*])[A-Za-z0-9][^\s\"'`<>|()=:/\\@]{7,40}")
_SIGN = Deferred(r"[!#$%^&*?~+]")
# A ticket or a room, and a file.
_ANOTHER_THING = Deferred(r"[A-Za-z]+[#!]\d+(?:-[A-Za-z]+)?|.*\.[a-z]{2,4}")
# Versions, and things that are used together: OAuth2+PKCE, Auth^2.1.0.
_TOGETHER = Deferred(r"[A-Za-z0-9.]+(?:[-+^~][A-Za-z0-9.]*)+")
# Of a rule, or of what is only shown, the next sentence has examples.
_OF_A_RULE = Deferred(r"(?i)\b(?:examples?|polic(?:y|ies)|rules?|must|should|generators?|complexity)\b")


def _find(passage: Passage) -> Iterator[Find]:
    """What in the next sentence can be nothing but a password: with both cases, a digit and a sign."""
    text = passage.text
    for cue, _ in passage.once(cues):
        window = _next_sentence(text, cue) if cue.kind == "password" else None
        for match in _WORD.finditer(text, *window) if window else ():
            start = match.start()
            end = _end_of(text, *match.span())
            if _is_password(text[start:end]) and not _is_shown(text, cue, start):
                yield Find(start, end)


def _next_sentence(text: str, cue: Cue) -> tuple[int, int] | None:
    """Where the sentence behind that of a cue begins and ends; none in the next paragraph."""
    end = _ENDS.search(text, cue.end, cue.end + _REACH) if cue.end - cue.start >= _SHORTEST_CUE else None
    if end is None or end[0][0] == "\n":
        return None
    start = end.end()
    behind = _ENDS.search(text, start + 1, start + _REACH)
    return start, behind.end() if behind else min(len(text), start + _REACH)


def _end_of(text: str, start: int, end: int) -> int:
    """Where a word ends, without the marks of the sentence: "!" before another mark is a part of it."""
    kept = text[start:end].rstrip(".,;:?")
    end = start + len(kept)
    return end - 1 if kept.endswith("!") and text[end : end + 1].strip() == "" else end


def _is_password(value: str) -> bool:
    is_made_up = kinds(value) == 4 and is_strong(value) and _SIGN.search(value) is not None
    if _TOGETHER.fullmatch(value) and all(map(is_composed, re.split("[+^~]", value))):
        return False
    return is_made_up and not _ANOTHER_THING.fullmatch(value)


def _is_shown(text: str, cue: Cue, start: int) -> bool:
    return is_example(text, cue.end, start) or _OF_A_RULE.search(text, max(0, cue.start - 40), start) is not None


DETECTORS = (Detector("told-afterwards", Category.SECRET, "A password, told in a sentence", REMOVED, GATE, _find),)
