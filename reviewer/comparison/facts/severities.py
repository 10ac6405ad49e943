"""How grave an incident is. Value: P0 to P4; SEV1 and critical are P1. Pure."""

import re
from collections.abc import Iterator

from .found import Found
from .layout import layout
from .lexicon import openings
from .numbers import tried

CODE = re.compile(
    r"(?<![\w.-])(?:P|SEV|Sev|sev|S|PRIO|Prio|prio)(?:\.?[- ]?|:[ ]|[ ]?level[ ])([0-4])(?![\w%]|[.:-]\d)"
)
DIGIT = r"(?P<n>[0-4]|zero|one|two|three|four)"
NOUN = r"(?:severity|priority|schweregrad|priorität|priorité|gravité|gravedad|severidad|prioridad|prio|sev)"
SPELT = re.compile(
    rf"\b{NOUN}\b(?:[ ](?:level|class|grade|rating))?[ :]{{0,2}}"
    rf"(?:\*\*|is|was|of|as|level|n\u00ba|[ :]){{0,6}}{DIGIT}(?![\w%]|[.:]\d)",
    re.I,
)
# "a level 3 incident", "a category one outage".
LEVELLED = re.compile(
    rf"\b(?:level|category|class|grade|tier)[ -]{DIGIT}[ ](?:incident|outage|event|disruption|severity|emergency)\b",
    re.I,
)
LEVEL = "critical|highest|high|major|medium|moderate|minor|lowest|low|top|hoch|kritisch|mittel|niedrig"
WORD = re.compile(
    rf"\b(?:{NOUN}|impact level)\b(?:\*\*|\||[ :]|is|was|level|rating|class|as){{0,8}}(?P<a>{LEVEL})\b"
    rf"|\b(?P<b>{LEVEL})[- ](?:severity|priority)\b(?!\s+(?:alert|ticket|task|bug))",
    re.I,
)
# "Graded critical", "we treat it as a minor incident".
RATED = re.compile(
    rf"(?:rated|graded|classed|classified|categori[sz]ed|ranked|rank(?:ed)?|treat(?:ed)?|handled?|filed|logged|tracked"
    rf"|declared|regard(?:ed)?|assessed|considered?):?[ ](?:(?:it|this|the[ ]\w{{3,12}})[ ])?"
    rf"(?:(?:as|to[ ]be)[ ](?:an?[ ]|being[ ])?|an?[ ])?"
    rf"(?P<a>{LEVEL})(?=[\s.,;)]|$)(?![ ](?:traffic|load|demand|volume|number|risk|importance|value|quality|speed))",
    re.I,
)
# The letter alone counts where something says that it grades: "Severity: S1", "classified as S2", "an S1 incident".
LETTERED = re.compile(
    rf"(?:\b(?:{NOUN}|classification|class|grade|rating)\b[*_]{{0,2}}"
    r"(?:[ ]?[:|=][*_]{0,2}|[ ](?:is|was|of|level|as))?"
    r"|\b(?:rated|graded|classed|classified|categori[sz]ed|ranked|declared)(?:[ ](?:it|this|the[ ]\w{3,12}))?"
    r"(?:[ ](?:as|an?)){0,2}"
    r"|\b(?:treated|filed|logged|tracked|raised|lowered|upgraded|downgraded|run|ran|handled|opened|changed|set)"
    r"(?:[ ](?:it|this|the[ ]\w{3,12}))?[ ](?:as|to)(?:[ ]an?)?)"
    r"[ ](?P<n>S[0-4])(?![\w%]|[.:-]\d)|\b(?P<m>S[0-4])(?=[ -](?:incident|outage|event|severity)\b)",
    re.I,
)
S_CODE = re.compile(r"\bS[0-4]\b")
CODES = openings("P, SEV, S, PRIO, P#, SEV#, S#, PRIO#")
NAMED = openings(
    "severity, priority, impact level, schweregrad, priorität, priorité, gravité, gravedad, severidad, prioridad",
    "prio, sev",
    *LEVEL.split("|"),
)
GRADED = openings("level, category, class, grade, tier")
RATINGS = openings(
    "rated, graded, classed, classified, categorised, categorized, ranked, rank, treat, treated, handle, handled,"
    " filed, logged, tracked, declared, regard, regarded, assessed, consider, considered"
)
LEVELS = {
    **dict.fromkeys(("critical", "highest", "top", "kritisch"), 1),
    **dict.fromkeys(("high", "major", "hoch"), 2),
    **dict.fromkeys(("medium", "moderate", "mittel"), 3),
    **dict.fromkeys(("minor", "low", "lowest", "niedrig"), 4),
}
SPELT_DIGITS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4}


def find(text: str) -> Iterator[Found]:
    """Every severity: P1, SEV-2, "severity: critical", "high severity", "a level 3 incident", "graded minor"."""
    marks = layout(text).marks
    for match in tried(CODE, text, marks.starts(CODES)):
        if match.group()[0] != "S" or len(match.group()) > 3 or "sev" in match.group().lower():
            yield Found(match.start(), match.end(), "severity", f"P{match[1]}")
    for match in LETTERED.finditer(text) if S_CODE.search(text) else ():
        name = "n" if match["n"] else "m"
        yield Found(match.start(name), match.end(name), "severity", f"P{match[name][1]}")
    for pattern, openers in ((SPELT, NAMED), (LEVELLED, GRADED)):
        for match in tried(pattern, text, marks.starts(openers)):
            number = SPELT_DIGITS.get(match["n"].lower(), match["n"])
            yield Found(match.start(), match.end(), "severity", f"P{number}")
    for match in tried(WORD, text, marks.starts(NAMED)):
        group = "a" if match["a"] else "b"
        start, end = (match.start("a"), match.end("a")) if match["a"] else match.span()
        yield Found(start, end, "severity", f"P{LEVELS[match[group].lower()]}")
    for match in tried(RATED, text, marks.starts(RATINGS)):
        yield Found(match.start("a"), match.end("a"), "severity", f"P{LEVELS[match['a'].lower()]}")
