"""Whether a time with "since", "from" or "until" is when the trouble began or when it ended. Pure."""

import re
from typing import NamedTuple

BEGIN, END = "incident start", "incident end"


class Said(NamedTuple):
    """What a time is `sure` to be about, or what it is about where no topic stands near (`else_`); "" for unknown."""

    sure: str = ""
    else_: str = ""


# What stands before the beginning of something that is still so, or was.
SINCE = re.compile(
    r"\b(?:from|since|as of|starting at|beginning at|ab|seit|dès|depuis|desde(?: las)?"
    r"|[àa] partir de(?: las)?)[ ](?:about[ ])?$",
    re.I,
)
BAD = (
    r"(?:errors?|failures?|timeouts?|faults?|problems?|complaints?|incidents?|alerts?|crash(?:es)?|trouble|outages?"
    r"|interruptions?|disruptions?|losses|drops|restarts|recurrences?|repeats?|issues?|delays?|gaps?|warnings?)"
)
TROUBLES = re.compile(rf"\b{BAD}\b", re.I)
# What the trouble did at a time that follows, and what leads its beginning.
BEGAN = re.compile(
    rf"\b{BAD}\b(?:\s(?:had|first|then|only|itself))?\s(?:began|begun|started|appeared|set in|arose|surfaced|emerged)"
    r"(?:\s(?:at|around|about|just after|shortly after|from|on))?[ ](?:about[ ])?$",
    re.I,
)
# The same in other languages: "l'interruption a commencé à", "die Störung begann um", "la caída empezó a las".
BAD_ABROAD = (
    r"(?:interruptions?|pannes?|incidents?|coupures?|perturbations?|indisponibilité|erreurs?|problèmes?|anomalies?"
    r"|ralentissements?|störung(?:en)?|ausf[aä]ll[e]?|unterbrechung(?:en)?|vorfall|fehler|probleme?|beeinträchtigung(?:en)?"
    r"|interrupci(?:ón|ones)|caídas?|cortes?|incidentes?|incidencias?|fallos?|errores|problemas?|averías?)"
)
BEGAN_ABROAD = re.compile(
    rf"\b{BAD_ABROAD}\b(?:\s(?!et\b|und\b|y\b)[^\W\d_]+){{0,5}}?\s(?:(?:a|ont|avait|avaient)\s(?:commencé|débuté)|begann(?:en)?"
    r"|beginnt|comenz(?:ó|aron)|empez(?:ó|aron)|se inici(?:ó|aron))"
    r"(?:\s(?:à|vers|dès|um|gegen|a las?|hacia las?|sobre las?))?[ ]$",
    re.I,
)
STARTING = re.compile(r"(?:^|[.!?]\s|\n)\W{0,4}(?:starting|beginning|from|as of)(?:[ ]at)?[ ](?:about[ ])?$", re.I)
# A range whose end is told otherwise than by a time right behind: "from 16:42 on 17 July until the queue was empty".
TO_COME = re.compile(r"[^.;\n]{0,40}\s(?:until|till)\s", re.I)
# The end of a range that begins with something else than a time: "between the rush and 21:15".
UP_TO = re.compile(
    r"\bbetween[ ][^.;\d\n]{3,40}[ ]and[ ](?:about[ ])?$|\b(?:up[ ])?(?:until|till|up to)[ ](?:about[ ])?$"
    r"|\b(?:hasta(?: las?)?|jusqu['\u2019](?:à|aux environs de)|jusque vers)[ ](?:casi )?$",
    re.I,
)
# Trouble that is there no more.
HEALED = re.compile(
    rf"\b(?:no|without|free of|not had|not seen|none of)\b(?:\s\w+){{0,2}}\s{BAD}\b"
    rf"|\b{BAD}\b(?:\s(?:has|have|had|is|are|was|were|all|been|there))*\s(?:gone|absent|over|stopped|ceased|ended)\b"
    r"|\bnot\s(?:recurred|returned|happened|come back|been seen|failed|reappeared|repeated)\b|\bno longer\b"
    r"|\bnot\s\w+\sagain\b",
    re.I,
)
TROUBLED = (
    r"\b(?:no|not|nobody|nothing|none|never|neither|hardly|without|cannot|only|unable|fail\w*|stuck|down"
    r"|lost|missing|refus\w+|reject\w+|wrong|empty|blank|dark|silent|slow\w*|late|errors?|unavailable|unreachable|unreliable|disturbed|disrupted"
    r"|stopped|stood still|broken|interrupted|delay\w*|affected|offline|degraded|impaired|incomplete)\b"
)
TROUBLED_NOT = r"n['\u2019]t\b"
# A length of time that leads its sentence is that of the trouble if trouble follows.
TROUBLE = re.compile(rf"[^.;]{{0,60}}?{TROUBLED}|[^.;]{{0,60}}?{TROUBLED_NOT}", re.I)
TROUBLE_BEFORE = re.compile(rf"{TROUBLED}|{TROUBLED_NOT}", re.I)
# What has been well ever since.
WELL_BEFORE = re.compile(
    r"\b(?:clean|clear|healthy|stable|fine|okay|ok|good|all right|alright|normal(?:ly)?|quiet|green|back|up|running|ran"
    r"|work(?:s|ed|ing)|available|restored|resolved|fixed|possible|again|online|complete|well|calm|steady|in order"
    r"|as usual|right|in (?:production|use|service|place|force)|gone through|open|correct(?:ly)?"
    r"|reliabl[ey]|smooth(?:ly)?|flow(?:s|ed|ing)|behav(?:es|ed|ing)|held|succeed(?:ed|s)?"
    r"|answer(?:s|ed|ing)|reachable|welcome|usable|without fault|up to date|accurate"
    r"|(?:current|fresh|up-to-date) (?:data|figures|values|prices|numbers|content|stock|state))\b[^.;]{0,30}$",
    re.I,
)
WELL = re.compile(
    r"(?!\s(?:and|until|till|to)\b)[^.;\n\d]{0,90}\b(?:again|back to normal|as usual|as before|work(?:s|ed)"
    r"|normal(?:ly)?|all right|well|restored"
    r"|(?:is|are|has been|have been) (?:all )?(?:right|correct|complete|current|accurate"
    r"|up to date|healthy|stable|reachable|fine))\b",
    re.I,
)
# The same by another clock, right behind a time.
BRACKET = re.compile(r"^[ ]\(\d[^()\n]{2,20}\)")
CLAUSE = re.compile(r".*(?:[.;:!?]\s|,\s(?:and|but|so)\s|\n)", re.S)


def side(before: str, after: str) -> Said:
    """What a time with these words before it and behind it is about, as far as "since" and the like tell."""
    led, after = CLAUSE.sub("", before), BRACKET.sub("", after)
    if until := UP_TO.search(led):
        return Said(sure=BEGIN if _is_well(led[: until.start()]) else END)
    if BEGAN.search(led) or BEGAN_ABROAD.search(led) or (STARTING.search(before) and TROUBLE.match(after)):
        return Said(sure=BEGIN)
    since = SINCE.search(before)
    if not since:
        return Said()
    if _is_well(led) or (WELL.match(after) and not TROUBLE.match(after)):
        return Said(sure=END)
    return Said(sure=BEGIN) if TROUBLE_BEFORE.search(led) and TO_COME.match(after) else Said(else_=BEGIN)


def _is_well(words: str) -> bool:
    """Whether the words before a time say that all is well, or is over."""
    return bool(HEALED.search(words)) or (bool(WELL_BEFORE.search(words)) and not TROUBLE_BEFORE.search(words))
