"""Everybody else whom a report names: who did something, though nothing says that they own it. Pure."""

import re
from collections.abc import Collection, Iterator

from .found import Found
from .name_words import HOUSES, NOT_NAMES, is_given
from .people import CAPITAL, MIDDLE, PART

# What somebody is about who did something.
DEED = "deed"
NAME = re.compile(rf"(?<![\w'\u2019@./-])(?P<first>{PART})(?:[ ]{MIDDLE}{PART})?(?![\w@/-])")
TWO = re.compile(r"[ ][^\W\d_a-z]")
POSSESSIVE = re.compile(r"['\u2019]s?$")
# A name that heads a letter, or ends one, or stands where one is to write or to speak to.
GREETING = (
    r"dear|hi|hello|hey|good[ ](?:morning|day|afternoon|evening)|liebe[rs]?|hallo|moin|guten[ ](?:tag|morgen)|bonjour"
    r"|ch(?:er|\u00e8re)s?|hola|estimad[oa]s?|querid[oa]s?"
)
CLOSING = r"regards|thanks|wishes|yours|gr\u00fc(?:\u00df|ss)en?|cordialement|saludos|atentamente"
TOLD = r"from|author|(?:notes|written|posted|sent|signed|minutes|told|said|says|account|report|draft)[ ]by"
ASKED = r"calls?|asks?|tell|contact|to|for|thank(?:ing)?|questions|rang|rings?|paged?|reach|cc"
ADDRESSED = re.compile(
    rf"(?:\b(?:{GREETING}|{CLOSING}|{TOLD}|{ASKED})[,:]?[^\w\n]{{0,3}}\s{{0,3}}(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau)\.?[ ])?"
    r"|[/~][ ]?)$",
    re.I,
)
WHO_DID = re.compile(r",[ ]who[ ](?!can\b)")
ALONE = re.compile(r"[^\w\n]{0,4}(?:,[^.;:\n]{0,50})?[^\w\n]{0,3}(?=\n|$)")
HEADS = re.compile(r"(?:^|\n)[^\w\n]{0,4}$")
# Somebody outside or on the telephone did nothing yet.
ANSWERS = re.compile(r"[ ](?:can|may|could)[ ](?:be[ ](?:reached|found|asked)|answer|help)|[ ]answers[ ]|[ ]paged\b")
# Two words that begin like a name are one where a deed follows, or where what was done stands before "by".
DID = re.compile(
    r",?[ ](?:(?:who|also|has|have|had|now|then|already|first|later|himself|herself)[ ]){0,2}"
    r"(?:[a-z]{2,14}ed|did|made|took|taken|found|put|ran|run|led|wrote|written|rebuilt|built|saw|seen|set|sent"
    r"|brought|began|held|kept|gave|given|went|gone|drew|swapped|cut|got|done|turned|undid|switched|shut|split)\b"
)
BY = re.compile(r"\b(?:by|par|von|durch|por)[ ]$")
# What makes a place of a name: "S\u00e3o Paulo".
PLACE = re.compile(r"\b(?:S\u00e3o|Sao|San|Santa|Santo|Saint|St\.|Port|Fort|Cape|Lake|Mount|New|El|Los|Las|Rio)[ -]$")
# So much of the text before a name is looked at.
BEFORE = 40


def find(text: str, known: Collection[str] = ()) -> Iterator[Found]:
    """Each mention of somebody by name; `known` are full names that another version of the report gives."""
    done = 0
    for start in _starts(text, known):
        match = NAME.match(text, start) if start >= done else None
        if match is None:
            continue
        name, before = POSSESSIVE.sub("", match.group()), text[max(0, start - BEFORE) : start]
        if _is_person(match, name, before, known):
            done = match.end()
            if not _is_addressed(match, before):
                yield Found(start, start + len(name), "owner", name, DEED)


def _starts(text: str, known: Collection[str]) -> Iterator[int]:
    """Where a name can begin: of "Händen von Marek Duda" not at the first word."""
    firsts = {name.split()[0] for name in known}
    for match in CAPITAL.finditer(text):
        if match.group() in firsts or is_given(match.group()) or TWO.match(text, match.end()):
            yield match.start()


def _is_person(match: re.Match[str], name: str, before: str, known: Collection[str]) -> bool:
    if name in known:
        return True
    parts = name.lower().split()
    if PLACE.search(before):
        return False
    if is_given(match["first"]):
        return len(parts) > 1 or parts[0] not in NOT_NAMES
    if len(parts) < 2 or not NOT_NAMES.isdisjoint((parts[0], parts[-1])) or parts[-1] in HOUSES:
        return False
    return bool(DID.match(match.string, match.end()) or BY.search(before))


def _is_addressed(match: re.Match[str], before: str) -> bool:
    """Whether it is written to or by, or to be asked, and so did nothing that is told."""
    text, end = match.string, match.end()
    if WHO_DID.match(text, end):
        return False
    heads = match.start() == 0 or HEADS.search(before)
    return bool(ADDRESSED.search(before) or (heads and ALONE.match(text, end)) or ANSWERS.match(text, end))
