"""How surely two statements of one kind speak of the same thing, 0 to 1. Pure."""

import re
from functools import lru_cache

from reviewer.comparison.facts.layout import CLOCK, layout
from reviewer.comparison.facts.services import PLAIN, QUOTED
from reviewer.comparison.facts.topics import MOMENTS
from reviewer.comparison.facts.versions import is_commit

from . import moments, releases
from .concepts import likeness
from .statements import Statement, was_before

# Below this nothing is compared.
SURE = 0.5
# That these fall is the incident; that others fall is its end.
FALLING = frozenset({"success rate", "availability", "cache hits", "traffic"})
# Of these a report tells the worst, whether it says so or not.
FILLED = frozenset({"cpu", "memory", "disk", "pool use"})
# What will be on a day: "it'll be collected on".
TO_COME = re.compile(
    r"(?:\b(?:will|shall)|['\u2019]ll)\s[^.;\n]{0,60}$"
    r"|\b(?:ships|opens|comes|arrives|follows|launches|(?:is|are) (?:available|due|out|planned|scheduled|moved"
    r"|postponed)"
    r"|(?:available|postponed|put off)(?: again)? (?:from|on|to|until)"
    r"|moved(?: again)? (?:from|to|until)|takes place|folgt|erscheint|kommt"
    r"|verf\u00fcgbar ab"
    r"|disponible (?:\u00e0 partir du|le|a partir del|el)|aura lieu le|sale el)\s(?:[^.;\n\d]{0,40}\s)?$",
    re.I,
)
# What a day behind it is the day of.
WRITTEN = re.compile(
    r"\b(?:(?:report|letter|memo(?:randum)?|minutes|notice|notification|note|circular|bulletin|statement|message|e?-?mail"
    r"|communication|briefing|(?:status|situation) (?:update|report))s? (?:of|dated|from)"
    r"|(?:Bericht|Schreiben|Brief|Protokoll|Vermerk|Mitteilung|Lagebericht) vo[mn]"
    r"|(?:rapport|courrier|lettre|note|communiqu\u00e9|compte rendu) du|(?:informe|carta|comunicado|nota|acta) del?)"
    r" (?:the )?(?:[A-Z][a-z]+day,? (?:the )?)?$"
)
AHEAD = re.compile(r"[^.;:\n\d]{0,10}?[, ](?:(?:it|they|we|he|she|that|there)['\u2019]ll|will)\b(?! have\b)", re.I)
# These qualifiers say that a value is another one: of a plan, of the peak, of what is usual.
APART = frozenset({"plan", "threshold", "peak", "average", "baseline", "than", "after", "subset"})
PHASED = frozenset({"release", "rollback", "mitigation", "backlog", "maintenance"})
STARTS = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|initiat\w+|kick\w*|launch\w*|trigger\w*|decid\w+|decision|agreed|rolling|attempt\w*"
    r"|first)\b",
    re.I,
)
# What a limit was made, and not what it was.
SET_TO = re.compile(
    r"\b(?:limit|threshold|alarm|alert|quota|cap|time-?out|target|set ?point)s?\b[^.;:\n]{0,20}?"
    r"\b(?:is |was |are |were |be |now )*(?:raised|lowered|set|put|increased|reduced|changed|moved|brought|cut)"
    r"(?: up| down)?(?: from \S{1,8})? to (?:about )?$",
    re.I,
)
# What names the service that failed.
FAILING = re.compile(
    r"(?:affected|failing|impacted|degraded|faulty|broken|down)[ ](?:service|component|system)s?"
    r"[ ]?(?:was|is|:|were|are)?"
    r"[*_`\s]{0,4}$"
    r"|(?:component|service|system|part)[ ](?:at[ ]fault|to[ ]blame|concerned)(?:[ ]is|[ ]was|:)?[ *_`]{1,4}$"
    r"|\b[Ss]ervice[:]?[ ][*_`]{0,2}$|\boutage[ ]of[ ][*_`]{0,2}$",
    re.I,
)
# A line of a timeline, and the words before what is no longer so.
PASSED = re.compile(r"(?i:[\s\-*\u2022|`_\[(]{0,8}(?:update\W{0,3})?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}[:.h]\d\d)")
RAISED = re.compile(r"\b(?:from|initially|first|originally|before|alert|ticket)[ ](?:an?[ ]|as[ ])?$", re.I)
# An item of a list that is graded by itself: its own priority.
GRADED = re.compile(r"[^\S\n]{0,6}(?:[-*\u2022]|\d{1,2}[.)])[ ]{1,3}(?:\[.\][ ])?[(\[*]{0,2}P[0-4]\b")
# The head of an earlier update within the same mail.
OLDER = re.compile(r"\W{0,8}update\W{0,3}(?:at\s)?\d{1,2}[:h]\d\d", re.I)
THE = re.compile(r"\b(?:the|that|another|earlier|previous) [*_`]{0,2}$", re.I)
OF_ANOTHER = re.compile(r"[*_`]{0,2}(?: incident| outage)? (?:of|in|from|on|last|that)\b", re.I)
PROMISED = re.compile(
    r"\b(?:announced|(?<!is )(?<!are )promised|said|gave|named|(?<!is )(?<!are )planned|had)\b[^.;\n]{0,36}$", re.I
)
# Where something stands so and so: uploads work again in the EU, and not yet in the US.
REGION = re.compile(
    r"\b(?:EU|US|USA|UK|APAC|EMEA|LATAM|Europe|Asia|America|Africa|Australia|(?:us|eu|ap|sa|ca|af|me)-[a-z]{4,9}(?:-\d)?)\b"
)
# Regions that go by several names, or lie within each other.
SAME = {"USA": "US", "America": "US", "UK": "EU", "EMEA": "EU", "Europe": "EU", "Asia": "APAC", "Australia": "APAC"}
# What is graded beside the incident.
ASIDE = re.compile(r"[*_`)]{0,3}[- ](?:tickets?|alerts?|bugs?|issues?|tasks?|items?|pages?|follow-ups?)\b", re.I)
ENDS = re.compile(r"\b(?:complet\w+|finish\w*|done|in place|fully|succe\w+|effective|everywhere|second)\b", re.I)
# Moments that a report has one of.
ONCE = frozenset({"incident start", "incident end", "detection", "acknowledgement", "identification"})
# When it was not.
INSTEAD = re.compile(r"\b(?:instead of|rather than|not)\s(?:at\s)?$")
# That it was decided is another moment than that it was done.
DECIDED = re.compile(r"\b(?:decid\w+|decision|agreed|chose)\b[^.;\n]*$", re.I)
KNEW = re.compile(r"[^.;]{0,12}\b(?:knew|had known|were aware)\b", re.I)
# What somebody outside the house did or said.
THEIRS = re.compile(
    r"\b(?:vendor|provider|supplier|carrier|partner|upstream|third[- ]party|[A-Z]\w{2,20})['\u2019]s[ ]"
    r"(?:own[ ])?(?:status|team|engineers?|support|site|monitoring|report)\b"
)
# Times that are of no event of the incident.
NO_EVENTS = frozenset({"posted", "timetable"})
# A time of day with its zone, and by how many hours those err who take the clocks of a place for it.
ZONED_TIME = re.compile(r"(\d\d)(:(?!00)\d\d(?:Z|[+-]\d\d:\d\d))")
HOURS_OF_ZONES = (1, 2)
# What comes after the beginning, and is not it.
LATER = frozenset({"incident end", "mitigation", "rollback"})
# Moments that are neither the beginning nor the end of the incident.
NEITHER = frozenset({"maintenance", "meeting", "expiry", "notification", "escalation", "detection", "acknowledgement"})
# What a report has one of, so that its topic alone says that it is the same.
SINGLE = frozenset({
    "incident", "detection", "acknowledgement", "identification", "recovery", "error rate", "customers affected",
    "availability",
})  # fmt: skip


def time(one: Statement, other: Statement) -> float:
    """The same event: the same topic in the same phase, or mostly the same words."""
    if "posted" in (one.fact.about, other.fact.about):
        return 0.0
    if are_strangers(one, other, 0.3) and not turned_minutes(one.fact.value, other.fact.value):
        return 0.0
    if not {"plan", "subset"}.isdisjoint(one.meant ^ other.meant) or phase(one) * phase(other) < 0:
        return 0.0
    if says(INSTEAD, one.before) or says(INSTEAD, other.before):
        return 0.0
    if KNEW.match(one.after) or KNEW.match(other.after):
        return 0.0  # by then, and perhaps long before
    if says(DECIDED, one.before) != says(DECIDED, other.before):
        return 0.0
    topics = {one.fact.about, other.fact.about}
    if "incident start" in topics and not topics.isdisjoint(LATER):
        return 0.0
    if says(THEIRS, one.line) != says(THEIRS, other.line):
        return 0.0
    alike = likeness(one.words, other.words)
    if slip := _slip(one, other, alike):
        return slip + (1 - slip) * alike
    # What may happen more than once must also be told in like words.
    if one.lone and other.lone and len(one.words & other.words) >= 3 and not are_opposed(one, other):
        return 0.5 + 0.4 * alike
    likely = by_topic(one, other, 0.6 if alike >= 0.25 or one.fact.about in ONCE else 0.4, 0.6)
    if not likely and alike >= 0.3 and (other.fact.about in also(one) or one.fact.about in also(other)):
        return 0.45 + 0.4 * alike
    return likely


def are_strangers(one: Statement, other: Statement, least: float) -> bool:
    """Whether they have no topic in common nor words alike by `least`, and are not the only ones of their versions.

    Asked first, as most pairs of long texts are, and it is cheap.
    """
    about = one.fact.about
    if (about and about == other.fact.about) or (one.lone and other.lone):
        return False
    return likeness(one.words, other.words) < least


def are_opposed(one: Statement, other: Statement) -> bool:
    """Whether one is the beginning and the other the end, or something that is neither."""
    topics = {one.fact.about, other.fact.about} - {""}
    begins = "incident start" in topics and not topics <= {"incident start", "release"}
    return begins or not topics.isdisjoint(NEITHER)


def is_to_come(statement: Statement) -> bool:
    """Whether a day is told as one on which something will be: "it'll be collected on 15 July"."""
    return bool(TO_COME.search(statement.before) or AHEAD.match(statement.after))


def date(one: Statement, other: Statement) -> float:
    """The same day's event: a common topic, or a sentence in mostly the same words."""
    if "plan" in one.meant ^ other.meant or "posted" in (one.fact.about, other.fact.about):
        return 0.0
    return 0.0 if is_of_document(one) or is_of_document(other) else by_topic(one, other, 0.5, 0.65)


def is_of_document(statement: Statement) -> bool:
    """Whether a day is that of something written: "report of 12 May", "our letter dated 3 June"."""
    return WRITTEN.search(statement.before) is not None


def version(one: Statement, other: Statement) -> float:
    """The same role, and not two services' releases, nor a release and a commit."""
    services, commits = {service_of(one), service_of(other)} - {""}, {is_commit(s.fact.value) for s in (one, other)}
    roles = {releases.role(one), releases.role(other)}
    turned = are_digits_turned(one, other)
    if (len(services) > 1 and not turned) or len(commits) > 1 or (len(roles) > 1 and "rollback" in roles):
        return 0.0
    if releases.are_apart(one, other) or releases.is_outside(one) != releases.is_outside(other):
        return 0.0
    alike = likeness(one.words, other.words)
    if len(roles) > 1 and one.lone and other.lone and releases.product(one) == releases.product(other) != "":
        return 0.0 if releases.is_bad(one) ^ releases.is_bad(other) else 0.6 + 0.4 * alike
    return 0.6 + 0.4 * alike if turned or len(roles) == 1 else 0.35 + 0.5 * alike


def are_digits_turned(one: Statement, other: Statement) -> bool:
    """Whether two releases of one role are written with the same digits in another order.

    Or a fix, and what another version only calls a release, beside the one that the trouble came with.
    """
    if not transposed(one.fact.value.replace(".", ""), other.fact.value.replace(".", "")):
        return False
    roles = {releases.role(s): s for s in (one, other)}
    plain = roles.get("release")
    told = roles.keys() == {"fix", "release"} and plain is not None and not (plain.lone or releases.is_bad(plain))
    return len(roles) == 1 or (told and one.version != other.version)


def service(one: Statement, other: Statement) -> float:
    """The service that is said to be the one that failed, or that a sentence in mostly the same words is about."""
    shared, alike = len(one.words & other.words), likeness(one.words, other.words)
    if all(s.fact.where == "subject" or FAILING.search(s.before) for s in (one, other)):
        return 0.6 + 0.4 * alike
    return alike if shared >= 3 else alike * 0.7


def always(one: Statement, other: Statement) -> float:
    """What a report has one of."""
    return 1.0 if one.fact.about == other.fact.about else 0.0


def promise(one: Statement, other: Statement) -> float:
    """The next update: the one that an earlier update promised is past."""
    past = was_promised(one) or was_promised(other)
    return 0.0 if past or moments.spoken_apart(one, other) else always(one, other)


def standing(one: Statement, other: Statement) -> float:
    """How grave or how far an incident is, not how it was: by a timeline, or before it was raised."""
    past = is_past(one) or is_past(other) or are_of_two_regions(one, other)
    # What is said in passing tells less than a label or a lone word.
    passing = sum(" " in s.shown and s.fact.kind == "status" for s in (one, other))
    return 0.0 if past or moments.spoken_apart(one, other) else always(one, other) * (1 - 0.1 * passing)


def are_of_two_regions(one: Statement, other: Statement) -> bool:
    """Whether each tells how far it is of a region, or of several, and of none that the other does."""
    if one.fact.kind != "status":
        return False
    first, second = (frozenset(SAME.get(name, name) for name in REGION.findall(s.line)) for s in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def was_promised(statement: Statement) -> bool:
    """Whether an update is one that an earlier one promised."""
    return bool(OLDER.match(statement.line) or PROMISED.search(statement.before))


def is_past(statement: Statement) -> bool:
    """Whether it is how the incident was, as in a timeline, or how something else is graded."""
    return bool(
        _is_another(statement)
        or GRADED.match(statement.line)
        or _is_row(statement)
        or RAISED.search(statement.before)
        or ASIDE.match(statement.after)
    )


def _is_row(statement: Statement) -> bool:
    """Whether it stands in a row of a timeline; the row of the moment that its version speaks from is no past."""
    row = PASSED.match(statement.line)
    return row is not None and not (statement.spoken and statement.spoken[:5] in row.group())


def _is_another(statement: Statement) -> bool:
    """Whether it is how another incident stands: "the SEV1 of last week"."""
    return bool(THE.search(statement.before) and OF_ANOTHER.match(statement.after))


@lru_cache(maxsize=8192)
def transposed(one: str, other: str) -> bool:
    """Whether two numbers are written with the same two or more digits in another order: 1,862 and 1,682."""
    first, second = (re.sub(r"\D", "", value.split(" ")[0]) for value in (one, other))
    zeros = min(len(number) - len(number.rstrip("0")) for number in (first, second))
    first, second = (number[: len(number) - zeros] for number in (first, second))
    led = first[:1] == "0", second[:1] == "0"
    return len(first) > 1 and first != second and len(set(led)) == 1 and sorted(first) == sorted(second)


@lru_cache(maxsize=8192)
def turned_minutes(one: str, other: str) -> bool:
    """Whether two times are of one hour, the minutes with their digits the other way round: 15:15 and 15:51."""
    turned = re.sub(r"(\d\d:)(\d)(\d)", r"\1\3\2", one, count=1)
    return one != other == turned


def _slip(one: Statement, other: Statement, alike: float) -> float:
    """How surely one of two times is the other written amiss; 0 where nothing looks like it."""
    if turned_minutes(one.fact.value, other.fact.value):
        return 0.6
    same = one.fact.about == other.fact.about != "" and alike > 0
    return 0.8 if same and whole_hours_off(one.fact.value, other.fact.value) else 0.0


def are_an_hour_off(one: Statement, other: Statement) -> bool:
    """Whether two versions tell the same in the very words, an hour or two apart."""
    if one.fact.kind != "time" or one.version == other.version:
        return False
    copied = one.words == other.words and len(one.words) > 1
    return copied and whole_hours_off(one.fact.value, other.fact.value)


def whole_hours_off(one: str, other: str) -> bool:
    """Whether two times by clocks of one zone are an hour or two apart to the minute: 13:47 UTC told as 15:47 UTC."""
    first, second = ZONED_TIME.fullmatch(one), ZONED_TIME.fullmatch(other)
    if not first or not second or first[2] != second[2]:
        return False
    return abs(int(first[1]) - int(second[1])) in HOURS_OF_ZONES


def also(statement: Statement) -> frozenset[str]:
    """All topics of a timeline's line; prose is about the one that stands nearest."""
    alone = statement.listed and len(CLOCK.findall(statement.line)) == 1
    return _topics_of(statement.line) if alone else frozenset()


@lru_cache(maxsize=2048)
def _topics_of(line: str) -> frozenset[str]:
    return frozenset(MOMENTS[mark.rank] for mark in layout(line).marks.of(MOMENTS))


def by_topic(one: Statement, other: Statement, common: float, alike: float) -> float:
    """`common` and more when both are about one topic; else how alike the words are, if that is at least `alike`."""
    first, second, words = one.fact.about, other.fact.about, likeness(one.words, other.words)
    if first and first == second:
        return common + (1 - common) * words
    if min(len(one.words), len(other.words)) < 2:
        return 0.0
    if first and second:
        told_alike = one.alone and other.alone and len(one.words & other.words) >= 2
        return words * 0.8 if told_alike and words >= 0.65 else 0.0
    return words if words >= alike else 0.0


def meant_apart(one: Statement, other: Statement) -> bool:
    """Whether one is a plan, a peak, what is usual, or of a region, and the other is not."""
    differ = one.meant ^ other.meant
    if was_before(one) != was_before(other) or says(SET_TO, one.before) != says(SET_TO, other.before):
        return True
    if one.fact.about in FALLING:
        differ -= {"after"}
    if one.fact.about in FILLED:
        differ -= {"peak"}
    return bool(differ & APART) or any(q.startswith(("region ", "segment ")) for q in differ)


@lru_cache(maxsize=8192)
def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is found; asked again and again of the same few sentences."""
    return pattern.search(text) is not None


def phase(statement: Statement) -> int:
    """-1 for the beginning of something, 1 for its end, 0 when it is not said."""
    if statement.fact.about not in PHASED:
        return 0
    return _phase_of(statement.line)


@lru_cache(maxsize=2048)
def _phase_of(line: str) -> int:
    return 1 if ENDS.search(line) else -1 if STARTS.search(line) else 0


def service_of(statement: Statement) -> str:
    """The service named last before it, or else the first of its line."""
    return _named(statement.before) or _named(statement.line)


@lru_cache(maxsize=4096)
def _named(text: str) -> str:
    return next((match["n"] for pattern in (QUOTED, PLAIN) for match in pattern.finditer(text)), "")
