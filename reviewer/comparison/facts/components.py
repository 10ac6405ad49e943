"""Parts of a system in plain words that a report blames: "the culprit is the address normaliser". Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import foreign_components
from .component_cues import (
    AFFECTED,
    AFTER,
    BEFORE,
    BELONGS,
    CAUSE,
    DENIED,
    DOWN,
    FAILED,
    IT_WAS,
    IT_WAS_THAT,
    LABEL,
    LACKED,
    LED,
    cue_before,
)
from .component_names import PLAIN_HEADS, names
from .found import Found
from .layout import layout
from .services import is_service
from .vocabulary import words

COMPONENT = "component"
# One word that heads a sentence: "Rostering is down".
ALONE = re.compile(
    r"(?:^|[.!?:;] |\d\d:\d\d )"
    r"(?P<n>(?!(?:Every|Some|Any|No)thing|This|That|Service|Site|Website|Production|Network|System|Which|What|There)"
    r"[A-Z][a-z]{4,14})(?= (?:is|was|went|has gone|had gone) (?:down|out of order|offline|dead)\b)",
    re.M,
)
# What a part of a shop is called without "service" or an article: "the bug is in pricing".
BARE_NAMES = words("""
    pricing checkout billing invoicing payments payouts settlement search indexing login auth authentication identity
    sessions inventory catalog catalogue shipping fulfilment fulfillment logistics returns booking bookings scheduling
    dispatch routing messaging notifications reporting analytics metrics recommendations loyalty subscriptions accounts
    onboarding provisioning storage ingest ingestion exports imports replication caching ledger cart basket
""")
BARE = re.compile(
    r"(?<=\w |: )[*_`]{0,2}(?P<n>[a-z]{4,15})"
    r"(?=[*_`]{0,2}(?:[,.;)]|$|[ ](?:and|which|that|itself|since|because|when|after)\b))",
    re.M,
)
# How far cues may stand from a name.
FAR = 90


class Blamed(NamedTuple):
    """A part of a system that a text blames, and how surely: CAUSE, FAILED or DOWN."""

    start: int
    end: int
    parts: tuple[str, ...]
    head: str
    grade: int


@lru_cache(maxsize=16)
def blamed(text: str) -> tuple[Blamed, ...]:
    """Every one that the text blames, sorted by place."""
    named = (
        Blamed(name.start, name.end, name.parts, name.head, _grade(text, name.start, name.end, name.head))
        for name in names(text)
        if not any("-" in part and is_service(part) for part in name.parts)
    )
    alone = (
        Blamed(match.start("n"), match.end("n"), (match["n"].lower(),), "", DOWN) for match in ALONE.finditer(text)
    )
    bare = (
        Blamed(match.start("n"), match.end("n"), (match["n"],), "", CAUSE)
        for match in BARE.finditer(text)
        if match["n"] in BARE_NAMES and _is_cause(text, match.start("n"), match.start())
    )
    foreign = (Blamed(one.start, one.end, one.parts, "", one.grade) for one in foreign_components.find(text))
    return tuple(sorted(one for one in (*named, *alone, *bare, *foreign) if one.grade))


def _is_cause(text: str, place: int, start: int) -> bool:
    """Whether the words right before a bare name, which has no article, say that it was the cause."""
    before = text[max(layout(text).sentence(place)[0], start - FAR) : start]
    return _led(before, "") == CAUSE and not DENIED.search(before)


def find(text: str) -> Iterator[Found]:
    """Those that are called a service. Value: the name in lower case."""
    for one in blamed(text):
        if one.head == "service":
            yield Found(one.start, one.end, "service", text[one.start : one.end].lower(), COMPONENT)


def _grade(text: str, start: int, end: int, head: str) -> int:
    """How surely the part of a system between two places failed; 0 when nobody says so."""
    page = layout(text)
    first, last = page.sentence(start)
    before = cue_before(text[max(first, start - FAR) : start])
    after = text[end : min(last, end + FAR)]
    grade = max(_labelled(text, page.line(start)[0], start, head), _led(before, after), _did(before, after))
    return 0 if grade and DENIED.search(LACKED.sub("", before)) else grade


def _labelled(text: str, first: int, start: int, head: str) -> int:
    """What a label before a name on its line says; one that a shop or a portal is affected tells no reason."""
    label = LABEL.search(cue_before(text[max(first, start - FAR) : start]))
    if not label:
        return 0
    return CAUSE if not AFFECTED.search(label["l"]) else DOWN if head in PLAIN_HEADS else FAILED


def _led(before: str, after: str) -> int:
    """What the words before a name say of it."""
    if not LED.search(before):
        return 0
    if IT_WAS.search(before):
        return CAUSE if IT_WAS_THAT.match(after) else 0
    return next((grade for grade, pattern in BEFORE if pattern.search(before)), 0)


def _did(before: str, after: str) -> int:
    """What the words behind a name say that it did; not where something of it did."""
    did = next((grade for grade, pattern in AFTER if pattern.match(after)), 0)
    belongs = BELONGS.search(before) and not after.lstrip(" *_`,").startswith(("which", "that"))
    return 0 if did < CAUSE and belongs else did
