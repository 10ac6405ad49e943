"""Whether hyphenated words can be nothing but a name: `gp-cache-use1`, and not `customer-facing`."""

import re

from reviewer.redaction.detectors import roles
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.remembered import remembered

# Parts of hyphenated words that are no names: dead-letter queue, in-memory database, topic-specific.
ORDINARY = words(
    """
    dead letter high low priority work stealing in memory time series read write only multi cross self managed third
    party blue green hot cold warm stand by single double long short running term live built open source highly
    fully well known per non pre post re auto de co semi sub super ad hoc on off prem premise premises native first
    last next facing external public private shared dedicated tenant region regional zone az level wide based driven
    backed scale scaling large small size sized half full end to back up down out of sync over under provisioned
    loaded utilized utilised sharded partitioned replicated encrypted fault tolerant available availability day week
    month hour minute second real two three four five six way old new now then much most least critical mission
    business still side general purpose all same ever also once recently newly affected unaffected free wise lived
    throughput latency node master leader follower follow roll rolled fail failed set start clean specific heavy
    light ready aware like readable writable type depth lag lock locked count backlog point three-node five-node key
    value column columnar row document graph object block opt plug man non-prod one cache-aside rate limit limited
    left right hand top best worst case line inline is was and or if the a an not too per-tenant per-region host
    hosted cut fan fifo lifo round robin event bounded unbounded durable transient persistent ephemeral temporary
    sorted ordered unordered b system etc e g i as you by for with so plain text copy paste ups look
    """
)
_ENVIRONMENTS = words(
    """
    prod production staging live sandbox backup backups archive dump dumps restore tmp dlq raw export exports
    """
)
# What the last part of a compound word is, beside participles.
_ENDS = words(
    """
    parity able free wide ready end proof friendly style term scale grade side time rate date day sale budget level
    step out in up off on down over back through by heavy light intensive minded related oriented specific sensitive
    centric like
    """
)
_PARTICIPLE = re.compile(
    r"[a-z]{2,}(?:ed|ing|able|ible|driven|grown|born|made|written|known|worn|drawn|held|led|built)"
)
_VOWEL = re.compile("[aeiou]|y$")
_PARTS = re.compile("[._-]")


@remembered
def is_made_up(name: str) -> bool:
    """Whether nobody would write it but as a name: digits, an underscore, abbreviations or a place in it."""
    parts = _PARTS.split(name)
    return "_" in name or any(map(_is_code, parts)) or _is_unusual(parts)


def is_compound(name: str) -> bool:
    """Whether it can be a compound word: customer-facing, year-end."""
    parts = name.lower().split("-")
    if is_made_up(name):
        return False
    if len(parts) == 2:
        return not ORDINARY.isdisjoint(parts) or parts[1] in _ENDS or _PARTICIPLE.fullmatch(parts[1]) is not None
    return (parts[0] in ORDINARY or parts[0] in COMMON) and not ORDINARY.isdisjoint(parts)


_ABBREVIATED = roles.PLACES | roles.SHORT


def _is_code(part: str) -> bool:
    if not part:  # between two marks: "orders--eu", or behind the last one
        return False
    if part[-1].isdigit() or part in _ENVIRONMENTS:
        return True
    is_short = len(part) < 5 and part not in roles.NO_CODES
    return is_short and (part in _ABBREVIATED or not _VOWEL.search(part))


def _is_unusual(parts: list[str]) -> bool:
    """Three words, none of which holds hyphened words together, and one that no mail has but as a name."""
    return len(parts) > 2 and ORDINARY.isdisjoint(parts) and not COMMON.issuperset(parts)
