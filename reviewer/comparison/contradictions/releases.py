"""What is said of a release: of which product it is, and whether the trouble came with it. Pure."""

import re

from .statements import Statement

# That the trouble came with it.
BAD = re.compile(
    r"\b(?:because|caus\w+|introduc\w+|broke|breaks|faulty|bad|leak\w*|flaw\w*|defect\w*|bugs?|regress\w*|wrong\w*"
    r"|(?:came|comes|went)(?: \w+)? (?:in )?with|since|trigger\w*|behind it|to blame|at fault|culprit|crash\w*|fail\w*"
    r"|reject\w*|slip\w*|packed with)\b",
    re.I,
)
# That it ended with it, or that all was well before.
GOOD = re.compile(
    r"\b(?:fix\w*|correct\w*|repair\w*|cur(?:e|ed|es)|solv\w*|patch\w*|hotfix|upgrade to|install|without|no longer"
    r"|previous|prior|earlier|last|before|old|back|until|unaffected|not affected|rolled|return\w*|revert\w*)\b",
    re.I,
)
RETURNED = re.compile(r"\b(?:return\w*|back|roll\w*|revert\w*|downgrad\w*)\b", re.I)
SENTENCE = re.compile(r"[.!?][\"')]?\s|\n\s*\n|[.!?]$")
# So many characters before the number.
NEAR = 25
PRODUCT = re.compile(r"\b([A-Za-z][\w-]{2,30})[ ][`*_v]{0,3}$")
# Words that stand before the number of any product.
GENERIC = frozenset({
    "version", "release", "build", "update", "tag", "image", "hotfix", "patch", "the", "with", "and", "from", "into",
    "since", "for", "was", "new", "old", "again", "use", "install", "load", "than", "until", "before", "after",
})  # fmt: skip


def product(statement: Statement) -> str:
    """The word before the number, if it is a name: "firmware 5.2.9"; else ""."""
    named = PRODUCT.search(statement.before)
    word = named[1].lower() if named else ""
    return "" if word in GENERIC else word


def is_bad(statement: Statement) -> bool:
    """Whether the words right beside it say that the trouble came with it, and none that it ended."""
    near = f"{SENTENCE.split(statement.before)[-1]} | {SENTENCE.split(statement.after)[0]}"
    return bool(BAD.search(near)) and not GOOD.search(near)


def are_apart(one: Statement, other: Statement) -> bool:
    """Whether the trouble came with one of them and the other ended it, or only one is what one went back to."""
    if one.fact.about != other.fact.about and _is_returned_to(one) != _is_returned_to(other):
        return True
    return (is_bad(one) and _is_good(other)) or (is_bad(other) and _is_good(one))


def _is_returned_to(statement: Statement) -> bool:
    return RETURNED.search(statement.before[-NEAR:]) is not None


def _is_good(statement: Statement) -> bool:
    return bool(GOOD.search(statement.before[-NEAR:])) and not BAD.search(statement.before[-NEAR:])
