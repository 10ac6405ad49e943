"""Which section a title names. Pure; titles of any length are answered in constant time."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .cues import hinted
from .questions import OPENERS, QUESTIONS
from .words import (
    AFTER,
    BEFORE,
    JOINS,
    ONLY_WHOLE,
    TABLES,
    TURN_NAMES,
    TURNS,
    WEAK,
    listed,
)

LONGEST = 100
MOST_WORDS = 12
MOST_BEFORE = 3

NUMBER = re.compile(
    r"^(?:(?:section|part|abschnitt|teil|partie) )?[(§]?\s?"
    r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-h])(?:[.):]| [-\u2013\u2014])\s*",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]")
ENDS_LABEL = re.compile(r"\s*[:\uff1a|/]\s*|\s+[-\u2013\u2014]+\s+")
# "Timeline, local time".
MOST_WITH_COMMA = 8
# "Here is why", "About next steps".
LED = re.compile(r"(?:here(?: is|['\u2019]s)|on|about|regarding|concerning|as for|as to)\s+(?=\w)", re.IGNORECASE)
# "INCIDENT 882 / FOLLOW-UP": what stands last.
BEHIND_ANOTHER = re.compile(r"\s+[/|]\s+")
SHORTCODE = re.compile(r":[a-z0-9_+-]{2,40}:")
QUESTION_PATTERNS = [(name, re.compile(pattern)) for name, pattern in QUESTIONS]

Phrases = Mapping[str, str]


@dataclass(frozen=True)
class Named:
    """What a title names; `exact` when it is a title of the table and no more, `weak` when it often is no title.

    `loose` is one that is a heading by its form alone, and whose words at most hint at a section; `turn` the rule that
    settles one whose meaning depends on the rest of the report; `doubtful` one that is a heading only where its text
    surely is a section's.
    """

    name: str
    exact: bool
    weak: bool = False
    loose: bool = False
    turn: str = ""
    doubtful: bool = False


def table(headings: Mapping[str, Sequence[str]] | None = None) -> Phrases:
    """Section names by folded title: the built-in ones, and `headings` (titles by section name) before them."""
    own = {fold(title): name for name, titles in (headings or {}).items() for title in titles}
    return {**_built_in(), **own} if own else _built_in()


def fold(title: str) -> str:
    """The words of a title in one form: small, without accents, marks and emoji."""
    title = title.replace("&", " and ").replace("+", " and ")
    title = title.replace("'", "").replace("\u2019", "") if title.isascii() else _without_accents(title)
    return " ".join(re.findall(r"\w+", title.casefold()))


def find(title: str, phrases: Phrases) -> Named | None:
    """Which section `title` names, if it reads as a title at all."""
    if len(title) > LONGEST:
        return None
    title = ASIDE.sub(" ", SHORTCODE.sub(" ", title)).strip() or title
    for whole in dict.fromkeys((title, NUMBER.sub("", title))):
        found = _by_words(fold(whole), phrases)
        if found:
            return found
    ends = (
        ENDS_LABEL.split(title, maxsplit=1)[0],
        BEHIND_ANOTHER.split(title)[-1],
        title[led.end() :] if (led := LED.match(title)) else title,
        title.split(",")[0] if len(title.split()) <= MOST_WITH_COMMA else title,
    )
    for part in (part for part in ends if part != title):
        if found := _by_words(fold(NUMBER.sub("", part)), phrases):
            return Named(found.name, exact=False, weak=found.weak, turn=found.turn)
    return None


def by_hint(title: str) -> Named:
    """What the words of a title hint at that no table has; "other" when they hint at nothing."""
    name = hinted(fold(NUMBER.sub("", title))) if len(title) <= LONGEST else None
    return Named(name or "other", exact=False, loose=True)


def _by_words(folded: str, phrases: Phrases) -> Named | None:
    words = folded.split()
    if not words or len(words) > MOST_WORDS:
        return None
    if folded in phrases:
        return _named(folded, phrases, exact=True)
    return _as_question(folded) or _less_exactly(words, phrases)


def _named(phrase: str, phrases: Phrases, *, exact: bool) -> Named:
    turn = _turns().get(phrase, "") if exact else ""
    return Named(phrases[phrase], exact=exact, weak=phrase in _weak(), turn=turn)


def _less_exactly(words: Sequence[str], phrases: Phrases) -> Named | None:
    """A title of the table with words before it, or with more joined to its end."""
    joins, after, before = _words(JOINS), _words(AFTER), _words(BEFORE)
    if len(words) == 1 and words[0] not in before:
        return None  # the word itself is no title, and there is nothing to leave out
    trailing = len(words)
    while trailing > 1 and words[trailing - 1] in after:
        trailing -= 1
    ends = [i for i in range(1, len(words)) if i >= trailing or words[i] in joins]
    most = next((i for i, word in enumerate(words) if word not in before), 0)
    for start in range(min(most, MOST_BEFORE) + 1):
        for end in [len(words), *ends]:
            phrase = " ".join(words[start:end])
            if phrase in phrases and phrase not in _only_whole() and (start or end < len(words)):
                return _named(phrase, phrases, exact=False)
    return None


def _as_question(folded: str) -> Named | None:
    if folded.split(maxsplit=1)[0] not in OPENERS:
        return None
    names = (name for name, pattern in QUESTION_PATTERNS if pattern.fullmatch(folded))
    name = next(names, None)
    return Named(name, exact=False) if name else None


def _without_accents(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title).replace("'", "").replace("\u2019", "")
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _built_in() -> Phrases:
    """Where two languages write alike, the first table wins: "impact", "actions"."""
    found = {title: TURN_NAMES[rule] for title, rule in _turns().items()}
    for titles in TABLES:
        for name, phrases in titles.items():
            for phrase in phrases:
                found.setdefault(fold(phrase), name)
    return found


@cache
def _weak() -> frozenset[str]:
    return frozenset(map(fold, listed(WEAK)))


@cache
def _only_whole() -> frozenset[str]:
    return frozenset(map(fold, listed(ONLY_WHOLE.replace("\n", " "))))


@cache
def _turns() -> Mapping[str, str]:
    return {fold(title): rule for title, rule in TURNS.items()}


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())
