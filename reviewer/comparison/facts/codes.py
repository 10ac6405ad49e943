"""Codes that servers answer with, which count nothing: "HTTP 503 errors", "404 pages". Pure."""

import re

from .hedges import begin
from .numbers import GAP

CODE = re.compile(r"[1-5]\d\d")
# Those that are met; what fails with one of them is told by it alone.
KNOWN = re.compile(r"4(?:0\d|1[0-8]|2[1-689]|31|51|99)|5(?:0[0-8]|1[01]|2\d|30)")
ANSWER = frozenset({"error", "errors", "response", "responses", "failure", "failures", "answers", "replies", "pages"})
NAMED = re.compile(r"\b(?:HTTP(?:/[\d.]{1,3})?(?:[ ]status)?(?:[ ]codes?)?|status|codes?)[ ]$", re.I)
TOTAL = re.compile(rf"{GAP}(?:in{GAP}total|altogether|overall|so{GAP}far)\b", re.I)
# What a code is the value of: "Error code: 612", "Last error: 503"; "Orders in error: 340" counts.
LABEL = re.compile(r"\bcodes?$", re.I)
LAST = re.compile(
    r"(?:(?:last|first|final|https?|server|api|upstream|returned|response|error) ){0,2}"
    r"(?:error|response|status|answer)",
    re.I,
)


def is_code(text: str, number: re.Match[str], noun: str, end: int) -> bool:
    """Whether a number, the group `n` of a match, is the code of what its noun names; that noun ends at `end`."""
    start = number.start("n")
    if not CODE.fullmatch(number["n"]):
        return False
    if NAMED.search(text[max(0, start - 24) : start]):
        return True
    told = number.end("n"), end
    counted = begin(text, start) < start or TOTAL.match(text, end) or " of " in text[slice(*told)]
    return noun.lower() in ANSWER and KNOWN.fullmatch(number["n"]) is not None and not counted


def is_labelled(label: str, number: str) -> bool:
    """Whether a number behind a label is a code: "Error code: 503"."""
    if KNOWN.fullmatch(number) and LAST.fullmatch(label.strip()):
        return True
    return CODE.fullmatch(number) is not None and LABEL.search(label.strip()) is not None
