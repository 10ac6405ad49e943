"""Words that may name a person or a customer, and what stands around them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reviewer.redaction.lexicon.capitals import Run, Word
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.sorts import TITLES
from reviewer.redaction.lexicon.vocabulary import COMPANY_FORMS, COMPANY_TRADES
from reviewer.redaction.listed.forms import end_of
from reviewer.redaction.naming.small import small_names
from reviewer.redaction.reading.heads import Heads
from reviewer.redaction.values import Passage

# How many characters and tokens on either side are looked at.
REACH, AROUND = 32, 3
_TOKEN = re.compile(r"\d\d?:\d\d(?::\d\d)?|[^\W_]+(?:['\u2019-][^\W_]+)*|[^\w\s*~\"\u201c\u201d]|\n+")
_COMPANY = COMPANY_TRADES | COMPANY_FORMS
# What stands before the first word of a sentence.
_STARTS = re.compile(r"(?:^|[\n.:;!?|>\]*_(\"\u201c\u2013\u2014-])\s*\Z")
# What is no name: "I've", "XX00", "P1".
_NONE = re.compile(r".*['\u2019](?:m|ve|d|ll|re|t)|[X0]{2,}|[A-Z]\d{1,2}")


# The words of a name: each as it stands, and plainly.
Said = tuple[tuple[str, str], ...]


class Candidate(NamedTuple):
    """Words that may be a name, and how they are written.

    `before` and `after` are the tokens around it, the nearest first; `heads` are the words that stand over it;
    `formed` is whether the form of a company follows.
    """

    words: Run
    said: Said
    before: tuple[str, ...]
    after: tuple[str, ...]
    heads: tuple[str, ...]
    formed: bool = False

    @property
    def start(self) -> int:
        """Its offset into the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    @property
    def owns(self) -> bool:
        """Whether a possessive follows."""
        return self.words[-1].owns


def candidates(passage: Passage, worth: Callable[[Said], object] = bool) -> list[Candidate]:
    """Every candidate of a passage whose words are worth a look at what stands around them.

    Where it is not sure which words belong, each choice is one.
    """
    heads = Heads(passage)
    choices = (*_choices(passage), *([word] for word in small_names(passage)))
    told = ((words, tuple([(word.text, word.plain) for word in words])) for words in choices)
    return [_candidate(passage.text, words, said, heads) for words, said in told if worth(said)]


def _candidate(text: str, words: Run, said: Said, heads: Heads) -> Candidate:
    start, end = words[0].start, words[-1].end
    around = _before(text, start), _after(text, end + 2 * words[-1].owns)
    return Candidate(words, said, *around, heads.over(start), formed=end_of(text, words) > end)


def _before(text: str, start: int) -> tuple[str, ...]:
    low = max(0, start - REACH)
    nearest: list[str] = []
    for piece in reversed(text[low:start].split(" ")):
        nearest += reversed(_tokens(piece))
        if len(nearest) > AROUND:
            return tuple(nearest[:AROUND])
    if low:  # the farthest may be cut off
        return tuple(nearest[: max(0, len(nearest) - 1)])
    return tuple([*nearest, "\n"][:AROUND])


def _after(text: str, end: int) -> tuple[str, ...]:
    nearest: list[str] = []
    for piece in text[end : end + REACH].split(" "):
        nearest += _tokens(piece)
        if len(nearest) >= AROUND:
            return tuple(nearest[:AROUND])
    if end + REACH >= len(text):
        nearest.append("\n")
    return tuple(nearest)


@lru_cache(maxsize=24_000)
def _tokens(piece: str) -> tuple[str, ...]:
    """The tokens of what stands between two spaces; none of them holds a space."""
    return tuple(_TOKEN.findall(piece))


def _choices(passage: Passage) -> Iterator[Run]:
    owner: Run = []
    for run in passage.runs:
        # In other alphabets the weights know nothing.
        if _is_within_a_word(passage.text, run) or not run[0].plain.isascii():
            continue
        words = _trimmed(passage.text, run)
        if words and len(words) < len(run) < 4 and run[0].plain not in TITLES and not run[-1].is_initial:
            yield run
        if words and not (_NONE.fullmatch(words[0].text) and (len(words) == 1 or words[0].is_shouted)):
            yield from _parts(passage.text, words)
            if owner and words[-1].plain in _COMPANY and passage.text[owner[-1].end + 2 : run[0].start] == " ":
                yield [*owner, *words]
        owner = words if words and words[-1].owns else []


def _is_within_a_word(text: str, run: Run) -> bool:
    """Whether a run goes on into an address, a path or a code."""
    after = text[run[-1].end : run[-1].end + 2]
    return after[:1] in ("@", "/", "_", "=", "(", "\\", "+") or (after[:1] in (".", "-", ":") and after[1:].isalnum())


def _trimmed(text: str, run: Run) -> Run:
    """Without titles, without the common words at its ends, and without the first letter of a form: `Torvik S`."""
    first, last = 0, len(run)
    while first < last and _leads(run[first]):
        first += 1
    while last > first and _trails(run[last - 1]):
        last -= 1
    while last - first > 1 and run[last - 1].is_initial and end_of(text, run[first : last - 1]) > run[last - 2].end:
        last -= 1
    return run[first:last]


def _leads(word: Word) -> bool:
    return word.plain in TITLES or (word.is_common and not word.may_be_given) or word.text == "&"


def _trails(word: Word) -> bool:
    if word.text[0].islower():
        return "-" not in word.text
    return word.text == "&" or (_leads(word) and word.plain not in _COMPANY)


def _parts(text: str, words: Run) -> Iterator[Run]:
    """The words, and what is left of them without one that may only begin a sentence, or on either side of an &."""
    yield words
    if len(words) == 3 and words[1].text == "&":
        yield words[:1]
        yield words[2:]
    elif len(words) > 1 and words[1].text[0].isupper() and _begins(text, words[0]):
        yield words[1:]


def _begins(text: str, word: Word) -> bool:
    if not is_ordinary(word.plain) or word.is_given or word.may_be_given:
        return False
    return _STARTS.search(text, max(0, word.start - 12), word.start) is not None
