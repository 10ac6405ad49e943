"""What is said of a release: of which product it is, and whether the trouble came with it. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reviewer.comparison.facts.about import GONE_BACK

from .statements import Statement

# That the trouble came with it.
BAD = re.compile(
    r"\b(?:because|caus\w+|introduc\w+|broke|breaks|faulty|bad|leak\w*|flaw\w*|defect\w*|bugs?|regress\w*|wrong\w*"
    r"|(?:came|comes|went)(?: \w+)? (?:in )?with|(?:began|begun|started|starts|appear\w+)(?: \w+){0,2}"
    r" (?:with|in)|trigger\w*|behind it|to blame|at fault|culprit|crash\w*|fail\w*|reject\w*|slip\w*|packed with)\b",
    re.I,
)
# Right before the number: "since 4.2". Since a time of day something is in use.
SINCE = re.compile(r"\bsince (?!\d|noon|midnight|yesterday|then)[^.;\n]{0,30}$", re.I)
BAD_AFTER = re.compile(
    r"[*_`)]{0,3},? (?:where|when|since|which|with which) [^.;]{0,30}"
    r"\b(?:began|started|broke|breaks|caus\w+|introduc\w+|crash\w*|leak\w*|fail\w*)\b",
    re.I,
)
# That it ended with it, or that all was well before.
GOOD = re.compile(
    r"\b(?:fix\w*|remov\w+|correct\w*|repair\w*|cur(?:e|ed|es)|solv\w*|patch\w*|hotfix"
    r"|(?:upgrade|move|moved|go|switch) to|install|without"
    r"|no longer|previous|prior|earlier|last|before|old|back|until|unaffected|not affected|rolled|return\w*"
    r"|revert\w*)\b",
    re.I,
)
# What stands behind a release that ends the trouble, or was without it.
GOOD_AFTER = re.compile(
    r"[*_`)]{0,3}(?: of [^.;,]{3,20}?)?,?(?: which| that)? (?:(?:ends?|ended) (?:the|this|it|that|these|all)\b"
    r"|fix\w*|cur(?:es|ed)|remov\w+|solv\w+|correct\w*|repair\w*|has the (?:fix|repair)"
    r"|(?:contains|carries|brings|includes) the|is (?:safe|fine|clean|not affected|the last)|was (?:the last|fine|not)"
    r"|does not|no longer|did not|works)\b",
    re.I,
)
RETURNED = re.compile(
    r"\b(?:reven\w+|retour|retourn\w+|zur\u00fcck\w*|volv\w+|vuelt\w+|regres\w+)"
    r" (?:[\w\u00e0\u00e9-]+ ){0,3}[*_`v]{0,3}$"
    r"|\b(?:return\w*|back|roll\w*|revert\w*|downgrad\w*|restor\w*|switch\w*|(?:went|gone)(?! out| live))\b"
    r"(?:[^.;]|\.\d){0,24}?[ ]to"
    r"(?:[ ][\w-]{2,14}){0,3},?[ *_`v]{1,4}$"
    r"|\brollback(?: (?:von|de|of) [\w-]{2,30}| [\w-]{2,30})? (?:auf|to|vers|\u00e0|a)(?: \w+)?[ *_`v]{1,4}$"
    r"|\b(?:last(?: known)?[ -]good|known[ -]good|restored?|reinstat\w+|back (?:on|at|in)|brought back"
    r"|put back|pinned to)(?:[ ][\w-]{2,14}){0,2}[ :*_`v]{1,4}$",
    re.I,
)
AGAIN = re.compile(
    r"[*_`)]{0,3},?(?: of (?:the|our) [\w -]{3,30}?)?"
    r"(?: (?:is|was|were|has been|being|now|everywhere|in use|live|running)){0,3}"
    r" (?:again|once more|(?:put |brought )?back|in place|restored|reinstated)\b",
    re.I,
)
# The two ends of "from 2.1 to 2.2".
FROM = re.compile(r"\bfrom (?:\w+ )?[`*_v]{0,3}$", re.I)
TO = re.compile(r"\bfrom (?:\w+ )?\S{2,24} (?:back )?to (?:\w+ )?[`*_v]{0,3}$", re.I)
# One after the other, each may have been tried.
TRIED = re.compile(r"\b(?:then|first|also|second|later|further|next|not help|tried|attempt\w*)\b", re.I)
SENTENCE = re.compile(r"[.!?][\"')]?\s|\n\s*\n|[.!?]$")
# A statement stands in as many pairs as there are others; what is said of it alone is found once.
REMEMBERED = 2048
# So many characters before the number.
NEAR = 25
PRODUCT = re.compile(r"\b([A-Za-z][\w-]{2,30})[ ](?:(?:version|release|build|tag)[ ])?[`*_v]{0,3}$")
PLATFORMS = frozenset({"ios", "android", "windows", "macos", "ubuntu", "debian", "chrome", "firefox", "safari", "tls"})
# Words that stand before the number of any product.
GENERIC = frozenset({
    "version", "release", "build", "update", "tag", "image", "hotfix", "patch", "the", "with", "and", "from", "into",
    "since", "for", "was", "new", "old", "again", "use", "install", "load", "than", "until", "before", "after",
})  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def product(statement: Statement) -> str:
    """The word before the number, if it is a name: "firmware 5.2.9"; else ""."""
    named = PRODUCT.search(statement.before)
    word = named[1].lower() if named else ""
    return "" if word in GENERIC else word


def is_outside(statement: Statement) -> bool:
    """Whether it is of what the own software runs on: "the app needs iOS 15.2"."""
    return product(statement) in PLATFORMS


@lru_cache(maxsize=REMEMBERED)
def is_bad(statement: Statement) -> bool:
    """Whether the words right beside it say that the trouble came with it, and none that it ended."""
    if BAD_AFTER.match(statement.after):
        return True
    before = SENTENCE.split(statement.before)[-1]
    near = f"{before} | {SENTENCE.split(statement.after)[0]}"
    bad = BAD.search(near) or SINCE.search(before)
    return bool(bad) and not GOOD.search(near) and not GOOD_AFTER.match(statement.after)


def are_apart(one: Statement, other: Statement) -> bool:
    """Whether the trouble came with one of them and the other ended it, or only one is what one went back to."""
    ends = [_end(statement) for statement in (one, other)]
    if ends[0] * ends[1] < 0:
        return True
    if is_returned_to(one) != is_returned_to(other):
        return True
    return (is_bad(one) and _is_good(other)) or (is_bad(other) and _is_good(one))


@lru_cache(maxsize=REMEMBERED)
def is_returned_to(statement: Statement) -> bool:
    """Whether it is what one went back to, or what runs again."""
    if _end(statement) < 0:
        return False
    behind = AGAIN.match(statement.after) or GONE_BACK.match(statement.after)
    return behind is not None or RETURNED.search(statement.before) is not None


def role(statement: Statement) -> str:
    """What it did: "rollback" for what one went back to, "fix", or "release"."""
    if is_returned_to(statement):
        return "rollback"
    return "fix" if statement.fact.about == "fix" else "release"


def are_of_two_series(one: Statement, other: Statement, versions: Iterable[Sequence[Statement]]) -> bool:
    """Whether two releases are of two things: one version names one of each of their series, 3.8.1 and 11.2.

    Only where the first numbers lie apart by more than one: the next major release is of the same thing.
    """
    first, second = (_series(statement.fact.value) for statement in (one, other))
    if first is None or second is None or abs(first - second) <= 1:
        return False
    return any({first, second} <= {_series(s.fact.value) for s in those} for those in versions)


def _series(value: str) -> int | None:
    """The first number of a release; None of a commit."""
    first = value.partition(".")[0]
    return int(first) if "." in value and first.isdecimal() else None


def told_twice(one: Statement, other: Statement) -> bool:
    """Whether two sentences of one version say of two releases that the trouble came with it, or that one went back."""
    if one.sentence == other.sentence or product(one) != product(other):
        return False
    if is_bad(one) and is_bad(other):
        return product(one) != "" and len(one.words & other.words) > 1
    return is_returned_to(one) and is_returned_to(other) and not any(TRIED.search(s.line) for s in (one, other))


@lru_cache(maxsize=REMEMBERED)
def _end(statement: Statement) -> int:
    """-1 for what one came from, 1 for what one went to, 0 for neither."""
    return -1 if FROM.search(statement.before) else 1 if TO.search(statement.before) else 0


@lru_cache(maxsize=REMEMBERED)
def _is_good(statement: Statement) -> bool:
    near = statement.before[-NEAR:]
    if BAD_AFTER.match(statement.after):
        return False
    return bool(GOOD_AFTER.match(statement.after)) or (bool(GOOD.search(near)) and not BAD.search(near))
