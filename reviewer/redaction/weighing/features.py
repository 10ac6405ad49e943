"""What a part of a sentence is weighed by, as whole numbers: a kind of feature and the numbers of one or two symbols.

The numbers of symbols are given by whoever keeps them: 1 to `ROOM - 2`, and 0 for what is unknown.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

ROOM = 1 << 16
_PAIRS = ROOM * ROOM
WORD, NEAR, DENIED, FIRST, LENGTH, AROUND, ASKED, NEXT, MAIL = (kind * _PAIRS for kind in range(9))
# What stands before the first word of a part and behind its last.
_EDGE = ROOM - 1
# How many known words on two may be near each other, how many a denial or a question governs, and which parts are long.
REACH, GOVERNED, LONG = 3, 6, 4

# What a part weighs in each of three categories.
Weight = tuple[float, float, float]
# The numbers of a word's stem and of what it stands for.
Token = tuple[int, int]


def of_word(token: Token) -> list[int]:
    """What a word says about the part that it stands in."""
    return [WORD + number for number in dict.fromkeys(token) if number]


def around(token: Token) -> list[int]:
    """What a word says about the other parts of its sentence."""
    return [AROUND + number for number in dict.fromkeys(token) if number]


def of_mail(token: Token) -> list[int]:
    """What it says about each part of a mail that a word stands anywhere in it."""
    return [MAIL + number for number in dict.fromkeys(token) if number]


def of_several(part: Sequence[Token], negation: int, question: int) -> list[int]:
    """What the words of a part say together: which stand next to or near which, what is denied, and what is asked."""
    roots = [_EDGE, *[root for root, _ in part], _EDGE]
    means = [mean for _, mean in part if mean]
    later = [means[gap:] for gap in range(1, REACH + 1)]
    found = [NEAR + one * ROOM + other for others in later for one, other in zip(means, others, strict=False)]
    found += [NEXT + one * ROOM + other for one, other in pairwise(roots) if one and other]
    for kind, governs in ((DENIED, negation), (ASKED, question)):
        if governs in means:
            place = means.index(governs) + 1
            found += [kind + mean for mean in means[place : place + GOVERNED]]
    return found


def of_shape(part: Sequence[Token]) -> list[int]:
    """How a part begins and how long it is; one that only tells when has no shape."""
    if not part:
        return []
    root, mean = part[0]
    return [FIRST + (mean or root), LENGTH + min(len(part), LONG)]


def of_background(start: Weight, by_mail: Weight, features: int) -> Weight:
    """What a part weighs before its sentence is read: where it starts, and what the words of its mail say."""
    three = 1 / sqrt(features + 2)
    return start[0] + by_mail[0] * three, start[1] + by_mail[1] * three, start[2] + by_mail[2] * three


def weight(start: Weight, by_itself: Weight, words: int, by_others: Weight, others: int) -> Weight:
    """What a part of so many words weighs: long parts weigh no more than short ones that are as full."""
    one, two = 1 / sqrt(words + 2), 1 / sqrt(others + 2)
    return (
        start[0] + by_itself[0] * one + by_others[0] * two,
        start[1] + by_itself[1] * one + by_others[1] * two,
        start[2] + by_itself[2] * one + by_others[2] * two,
    )
