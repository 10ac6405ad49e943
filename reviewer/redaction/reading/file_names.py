"""Names of files read as people would write what they say: no name of a file has to have spaces."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from reviewer.redaction.lexicon.ordinary import is_ordinary

from . import Reading

# The name of a file has few words; a long one is looked at behind so many of its marks.
_MOST_TAILS = 20
# What stands for a space in the name of a file; where a word begins; where one seems to begin within another.
_MARKS = re.compile("[_.+-]")
_BEGIN = re.compile(r"(?<![^\W_])[^\W\d_]")
_CHANGE = re.compile("(?<=[a-z0-9\xdf-\xf6\xf8-\xff])(?=[A-Z\xc0-\xd6\xd8-\xde])")


def with_spaces(names: str) -> str:
    """The names with a space for each mark that may stand for one."""
    return _MARKS.sub(" ", names)


def tails(names: str) -> Reading:
    """Of each line what stands behind its first marks "_", a line each: a token may begin there."""
    found = Reading()
    for line in re.finditer(".+", names):
        for mark in islice(re.finditer("_", line[0]), _MOST_TAILS):
            found.as_is(names, line.start() + mark.end(), line.end())
            found.stands_for("\n", line.end() - 1, line.end())
    return found


def is_part_of_a_compound(names: str, start: int, end: int, listed: Collection[str]) -> bool:
    """Whether an ordinary word is joined to another there, as in "Blue-Green-Deploy.png", and is nobody's whole name.

    `listed` holds the names that the organisation knows, in small letters.
    """
    word = names[start:end].lower()
    joined = "-" in (names[start - 1 : start], names[end : end + 1])
    return joined and word.isalpha() and is_ordinary(word) and word not in listed


def apart(listed: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a list, and how those with marks are read where marks are spaces: "Coca-Cola"."""
    return tuple(dict.fromkeys([*listed, *(with_spaces(name) for name in listed)]))


def as_people_write(names: str) -> Iterator[Reading]:
    """Names of files as people would write them: marks as spaces, and each word with a capital.

    Once more with a space before each capital within a word, if there is one: "AcmeBank".
    """
    plain = _BEGIN.sub(lambda first: high if len(high := first[0].upper()) == 1 else first[0], with_spaces(names))
    changes = [change.start() for change in _CHANGE.finditer(names)]
    for places in ([], changes) if changes else ([],):
        reading, done = Reading(), 0
        for place in places:
            reading.as_is(plain, done, place)
            reading.stands_for(" ", place, place)
            done = place
        reading.as_is(plain, done, len(plain))
        yield reading
