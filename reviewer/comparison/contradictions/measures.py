"""How surely two shares, numbers of things or lengths of time measure the same, 0 to 1. Pure."""

import re
from functools import lru_cache

from reviewer.comparison.facts import durations
from reviewer.comparison.facts.counts import is_foreign
from reviewer.comparison.facts.layout import CLOCK

from . import changes, moments
from .concepts import concepts, likeness
from .likely import FALLING, SINGLE, are_strangers, by_topic, meant_apart, says, transposed
from .statements import Statement

# What comes next behind so many.
ORDINALS = {"1": "second", "2": "third", "3": "fourth", "4": "fifth", "5": "sixth"}
# So many times as long is another thing: how long a request took, and how long the incident.
TIMES = 10
# Nine of 24 nodes are not all nodes.
PART_OF = re.compile(
    r"\sof\s(?!(?:our|the|all|your)\s[a-z])(?:the\s)?(?:\d|\w+\s\w)|\b(?:other|more|further|additional|remaining|smaller|larger)\s",
    re.I,
)
# 23 farms, the largest ones.
PART_AFTER = re.compile(r"[*_]{0,2},? (?:the|those|our) (?:largest|biggest|smallest|first|most|oldest|newest)\b", re.I)
# "Of 40 nodes 9 failed".
OUT_OF = re.compile(r"(?:^|[.\n(]\s{0,2}|\bout[ ])of[ ](?:our[ ]|the[ ]|all[ ])?$", re.I)
# What tells no more of a thing than that it was.
CAME = frozenset({"come", "receiv", "get", "got", "deliver", "reach", "count"})
SENTENCE = re.compile(r"[.!?;]\s|\n")
# Of these a report has one number, whatever it tells of them.
ONCE = frozenset({"customers", "users", "accounts", "patients", "passengers", "households", "regions", "sites"})
PLACE = re.compile(
    r"\b(?:block|zone|hall|line|region|site|building|floor|ward|berth|rack|counter|terminal|shard|cluster|platform"
    r"|room|gate|tower|lane|bay|hub|store|shop|depot) (?:[A-Z]|\d{1,3})\b"
)
# Of these a report tells of several.
MANY = frozenset({
    "pods", "servers", "nodes", "instances", "replicas", "workers", "engineers", "attempts", "changes", "lines",
    "alerts", "tests", "connections", "messages", "errors", "events", "items", "entries", "builds", "deployments",
    "teams", "people", "jobs", "queues", "records", "services",
})  # fmt: skip
NUMERAL = re.compile(r"(?<![\w.,:])\d[\d,]*(?![\w:%]|\.\d)")
# What a share is of, and what says that there is more than one share.
THINGS = re.compile(
    r"[*_`]{0,2} (?:(?:of|in) )?(?:(?:our|the|all|its|their) ){0,2}(?P<things>(?:[a-z-]{3,20} ){1,3}?)"
    r"(?:was|were|is|are|fail\w*|got|had|have|did|could|returned|timed|ended|came|went|in|at|on|from|during|while|between"
    r"|across|so|this|that)\b",
    re.I,
)
OF_THE_WHOLE = re.compile(
    r"[*_`]{0,2} of all (?:[a-z-]{3,20} ){1,3}?"
    r"(?:was|were|is|are|fail|got|had|have|did|could|so far"
    r"|(?:on|in|across) the (?:network|city|whole|platform|system))",
    re.I,
)
AT_TIMES = re.compile(
    r"\b(?:first|later|then|initially|peak|worst|until|by|after|before|earlier|still|now|again|only|another|others?|regions?"
    r"|morning|evening|afternoon|hours?|minutes?|noon|half|day|week|\d{1,2}:\d\d|mobile|web|some|usual\w*|normal\w*)\b"
    r"|\b(?:from|to|in|on) [A-Z]",
)
# Who met with it: it struck them, or failed for them.
HIT = frozenset({"affected", "failed"})
# Phases of an incident, each with a length of its own.
PHASES = frozenset({"detection", "acknowledgement", "identification", "recovery", "rollback", "backlog"})
# What a machine is full of, and no share of what was asked of it.
DRAINS = frozenset({"cpu", "memory", "disk"})
# "20 minutes early", and "A for 25 minutes, B for 95".
BEFORE_PLAN = re.compile(r"[*_]{0,2}\s(?:early|earlier than|ahead of|too soon)\b", re.I)
# So long after what is no trouble by itself.
SINCE_CHANGE = re.compile(
    r"[*_]{0,2}\s(?:after|before) (?:the|our|an?|that) (?:\w+ )?(?:deploy\w*|release|rollout|update|change|upgrade"
    r"|migration|switch|maintenance|restart|alarm|alert|page|call|report|complaint|message|notice|kick-?off|opening)"
    r"(?=[.,;)]|$)",
    re.I,
)
# What is done after so long from now on: "such queries are now ended after ten minutes".
RULED = re.compile(r"\b(?:is|are|be) (?:now|always|automatically) [a-z ]{3,24} (?:after|within) $", re.I)
EACH = re.compile(r"[*_]{0,2},?\s(?:and\s)?[\w-]{3,30}\sfor\s(?:\d|the\sother)", re.I)
# How long things went slowly, and how long one of them took.
WENT_ON = re.compile(
    r"\b(?:slow\w*|sluggish|unresponsive|degraded|lagg\w+|patchy|langsam|träge|lente?s?|lentos?|lentas?)\b"
    r"[^.;,\n\d]{0,40}\b(?:for|during|over|pendant|durante)[ ](?:the[ ])?[*_]{0,2}$",
    re.I,
)
TOOK = re.compile(
    r"\b(?:takes?|took|taken|taking|needed|dauerte|dauern|brauchten?|mettai(?:t|ent)|mis|prenai(?:t|ent)|tardaban?"
    r"|tardaron|tardó)[ ](?:about[ ]|up[ ]to[ ])?[*_]{0,2}$",
    re.I,
)
# A level of something, and things that are counted: "60% of the usual rate", "half of the four lines".
LEVEL = re.compile(
    r"[*_]{0,2} of (?:(?:its|the|our|their|what is) )?(?:(?:normal|usual|full|regular|nominal|ordinary|rated|maximum)"
    r"(?: [a-z]{3,12})?|[a-z]{0,12} ?(?:speed|rate|capacity|pace|throughput|strength|output|power|volume|level))\b",
    re.I,
)
COUNTED = re.compile(
    r"[*_]{0,2} of (?:(?:its|the|our|all|their) ){0,2}(?:\d{1,6}|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty|forty|fifty)[ ][a-z-]{3,20}",
    re.I,
)
# How slow something is now, and now.
MOVING = frozenset({"latency", "delay"})
# Of these a version that names one length of time names the same.
DELAYS = frozenset({"delay", "latency", "backlog", "rollback", "failover", "data loss", "recovery", "freeze"})


def amount(one: Statement, other: Statement) -> float:
    """The same measure, meant in the same way (none a peak, a plan or what is usual unless both are)."""
    if are_strangers(one, other, 0.5) or are_elsewhere(one, other):
        return 0.0
    if are_level_and_share(one, other) or changes.are_apart(one, other):
        return 0.0
    if one.fact.kind == "percentage" and moments.spoken_apart(one, other):
        return 0.0
    turned = transposed(one.fact.value, other.fact.value)
    moves = one.fact.kind == "percentage" or {one.fact.about, other.fact.about} <= MOVING
    moved_on = moves and grew(one, other)
    if moved_on or (meant_apart(one, other) and not turned):
        return 0.0
    if one.fact.kind == "percentage" and one.version == other.version and _of_the_same(one, other):
        return 0.9
    if one.fact.kind == "percentage" and _share_things(one, other):
        return 0.6
    topics = {one.fact.about, other.fact.about}
    if (
        len(topics & PHASES) == 2
        or (topics & PHASES and "incident" in topics)
        or (topics & DRAINS and "error rate" in topics)
    ):
        return 0.0
    meant_alike = bool(one.meant) and one.meant == other.meant
    common = 0.75 if meant_alike else 0.6 if one.fact.about in SINGLE or turned else 0.4
    return max(by_topic(one, other, common, 0.6 if one.fact.kind == "duration" else 0.5), _lonely(one, other))


def are_elsewhere(one: Statement, other: Statement) -> bool:
    """Whether they are told of two places that only a letter or a number tells apart: "block C", "block D"."""
    places = [_places(_sentence(s)) for s in (one, other)]
    return bool(places[0] and places[1]) and places[0].isdisjoint(places[1])


@lru_cache(maxsize=2048)
def _places(line: str) -> frozenset[str]:
    return frozenset(PLACE.findall(line))


def count(one: Statement, other: Statement) -> float:
    """The same things with the same fate; where one names no fate the words must be alike."""
    if _other_things(one, other):
        return 0.0
    first, turned = _noun(one), transposed(one.fact.value, other.fact.value)
    alike, same = likeness(one.words, other.words), one.fact.about == other.fact.about != first
    if one.version == other.version and turned and (same or alike or first not in MANY):
        return 0.86 + 0.1 * alike
    told = alike > 0 or first in ONCE or not (one.words - CAME and other.words - CAME)
    named_once = one.lone and other.lone and first not in MANY and (told or slipped(one, other))
    if named_once and (first in (one.fact.about, other.fact.about) or slipped(one, other)):
        return 0.5 + 0.5 * alike
    fates = {s.fact.about.removeprefix(first).strip() for s in (one, other)}
    if named_once and fates <= HIT and (alike >= 0.1 or fates != {""} or first not in MANY):
        return 0.5 + 0.5 * alike
    if same:
        return 0.5 + 0.5 * alike if alike >= 0.2 or min(len(one.words), len(other.words)) < 3 else 0.45
    if turned or is_foreign(one.shown) != is_foreign(other.shown):
        return 0.6 + 0.4 * alike
    if one.alone and other.alone and alike >= 0.6:
        return alike
    return min(1.0, alike + 0.15) if first in (one.fact.about, other.fact.about) else alike * 0.8


def _other_things(one: Statement, other: Statement) -> bool:
    """Whether two numbers count different things, a part and a whole, or the same at two times."""
    if _noun(one) != _noun(other) or any(s.tabled and not s.lone for s in (one, other)):
        return True  # of one row among several
    turned = transposed(one.fact.value, other.fact.value)
    if not turned and says(OUT_OF, one.before) != says(OUT_OF, other.before):
        return True
    if says(PART_OF, one.shown) != says(PART_OF, other.shown):
        return True
    if bool(PART_AFTER.match(one.after)) != bool(PART_AFTER.match(other.after)):
        return True
    if moments.spoken_apart(one, other) or _are_counted_on(one, other):
        return True
    if grew(one, other) or changes.are_apart(one, other) or (meant_apart(one, other) and not turned):
        return True
    return also_names(one, other) or also_names(other, one)


def _are_counted_on(one: Statement, other: Statement) -> bool:
    """Whether a version tells of the next one behind the fewer of them: "went well in two zones; in the third it"."""
    fewer = min(one, other, key=lambda s: float(s.fact.value.split(" ")[0]))
    following = ORDINALS.get(fewer.fact.value.split(" ")[0])
    return one.version == other.version and following is not None and f"the {following} " in f"{fewer.line} "


def grew(one: Statement, other: Statement) -> bool:
    """Whether two lines, or two sentences, of one version have a time each: what they measure moves on."""
    if one.version != other.version or one.sentence == other.sentence:
        return False
    told = [s.line if one.line != other.line else _sentence(s) for s in (one, other)]
    return all(says(CLOCK, said) for said in told)


def _sentence(statement: Statement) -> str:
    """As much of its sentence as stands right beside it."""
    return f"{SENTENCE.split(statement.before)[-1]} {SENTENCE.split(statement.after)[0]}"


def _of_the_same(one: Statement, other: Statement) -> bool:
    """Whether two shares of one version are of the same things with the same fate, and no word says when or where."""
    those = [things(s.after) for s in (one, other)]
    once = not any(says(AT_TIMES, s.before) or says(AT_TIMES, s.after) for s in (one, other))
    return one.fact.about == other.fact.about != "" and those[0] == those[1] != frozenset() and once


def _share_things(one: Statement, other: Statement) -> bool:
    """Whether two versions give a share of all of the same things, and no word says when or where."""
    those = [things(s.after) if OF_THE_WHOLE.match(s.after) else frozenset() for s in (one, other)]
    once = not any(says(AT_TIMES, s.before) or says(AT_TIMES, s.after) for s in (one, other))
    return those[0] == those[1] != frozenset() and once


def _all_words(statement: Statement) -> frozenset[str]:
    """What its sentence means, with its own words: "one permit in five"."""
    return statement.words | concepts(NUMERAL.sub("", statement.shown))


@lru_cache(maxsize=2048)
def things(after: str) -> frozenset[str]:
    """What a share is of: the words behind it, up to a verb or a little word."""
    match = THINGS.match(after)
    return concepts(match["things"]) if match else frozenset()


def length(one: Statement, other: Statement) -> float:
    """The same length of time: the same measure, and not many times as long."""
    if are_strangers(one, other, 0.5):
        return 0.0
    if one_is_aside(one, other) or are_of_all_and_of_each(one, other):
        return 0.0
    lengths = sorted(durations.seconds(s.fact.value) or 0.0 for s in (one, other))
    return 0.0 if lengths[1] > TIMES * lengths[0] else amount(one, other)


def one_is_aside(one: Statement, other: Statement) -> bool:
    """Whether one alone is a rule, how early something was, a length for each, or how long after a change."""
    if says(RULED, one.before) != says(RULED, other.before):
        return True
    return any(bool(p.match(one.after)) != bool(p.match(other.after)) for p in (BEFORE_PLAN, EACH, SINCE_CHANGE))


def are_of_all_and_of_each(one: Statement, other: Statement) -> bool:
    """Whether one is how long things went slowly, and the other how long a single thing took."""
    pairs = (one, other), (other, one)
    return any(says(WENT_ON, first.before) and says(TOOK, second.before) for first, second in pairs)


def are_level_and_share(one: Statement, other: Statement) -> bool:
    """Whether one is a part of the usual level of something, and the other of things that are counted."""
    return any(
        LEVEL.match(first.after) and COUNTED.match(second.after) for first, second in ((one, other), (other, one))
    )


def _lonely(one: Statement, other: Statement) -> float:
    """Two versions with one share each mean the same share, if they name one topic or have a word in common.

    Two with one length of time each mean that of the incident, if one says so and the other names nothing else.
    """
    if not (one.lone and other.lone):
        return 0.0
    if one.fact.kind == "duration" and one.fact.about == other.fact.about:
        alike = not one.fact.about and len(one.words & other.words) > 1
        return 0.55 if alike or one.fact.about in DELAYS else 0.0
    if one.fact.kind == "duration":
        return 0.55 if {one.fact.about, other.fact.about} == {"incident", ""} else 0.0
    if len({one.fact.about, other.fact.about} & FALLING) == 1:
        return 0.0  # what went through, and what did not
    same = one.fact.about == other.fact.about != "" or bool(_all_words(one) & _all_words(other))
    return 0.5 + 0.5 * likeness(one.words, other.words) if same else 0.0


def slipped(one: Statement, other: Statement) -> bool:
    """Whether two numbers of three or more digits differ in one digit alone: 2,750 and 3,750."""
    first, second = (s.fact.value.split(" ")[0] for s in (one, other))
    apart = sum(a != b for a, b in zip(first, second, strict=False))
    return len(first) == len(second) > 2 and apart == 1


def also_names(one: Statement, other: Statement) -> bool:
    """Whether the sentence around a count names the other's number as well: "12 pods at first, all 24 at the end"."""
    number = _numerals(other.shown, "")
    return bool(number) and number[0] in _numerals(one.line, one.shown)


@lru_cache(maxsize=2048)
def _numerals(text: str, without: str) -> tuple[str, ...]:
    """The numbers in digits of a text, those of one of its parts left out."""
    return tuple(NUMERAL.findall(text.replace(without, " ") if without else text))


def _noun(statement: Statement) -> str:
    return statement.fact.value.split(" ", 1)[1]
