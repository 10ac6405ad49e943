"""How far an incident is. Value: investigating, identified, monitoring or resolved. Pure."""

import re
from collections.abc import Iterator

from .found import Found
from .layout import layout
from .lexicon import topics
from .vocabulary import phrases

NAMES = {
    "investigating": "investigating|under investigation|ongoing|in progress|open|active",
    "identified": "identified|cause found|fix in progress|fixing",
    "monitoring": "monitoring|mitigated|watching|under observation|recovering",
    "resolved": "resolved|closed|restored|recovered|completed|complete|fixed|operational",
}
NAME = f"(?P<n>{'|'.join(NAMES.values())})"
SURE = "(?P<n>investigating|identified|monitoring|resolved|mitigated)"
WORDS = {word: name for name, words in NAMES.items() for word in words.split("|")}
PATTERNS = (
    re.compile(
        r"(?<![\w-])(?:status|state)[*_]{0,2}[^\S\n]{0,2}(?:[:|=\u2013\u2014-]|is|remains|now|has moved to|to)[*_]{0,2}"
        rf"[^\S\n]{{0,3}}(?:now[ ])?[*_\"'`\[]{{0,3}}{NAME}\b",
        re.I,
    ),
    re.compile(rf"\[{NAME}\]", re.I),
    re.compile(
        rf"^(?:[-*\u2022][ ]|\d\d:\d\d[ ](?:UTC[ ])?){{0,2}}[*_]{{0,2}}{SURE}"
        r"[*_]{0,2}(?=\s?[:\u2013\u2014-]\s|[*_.]{0,3}$)",
        re.I | re.M,
    ),
    re.compile(
        r"[|\u2013\u2014-][^\S\n]{1,2}[*_]{0,2}(?P<n>investigating|identified|monitoring|resolved)\b(?=[*_\s|]{0,4}(?:$|-))",
        re.I | re.M,
    ),
)
IN_SUBJECT = re.compile(rf"(?<![\w-]){SURE}(?![\w-])", re.I)
SENTENCES = topics({
    "investigating": """
        we/teams/engineers/are/is still/actively/currently/now? investigating, we continue to investigate,
        still/actively/currently investigating, still looking into, we/teams are? investigating/looking into,
        cause is still? unknown, cause is not yet? known, incident/outage/issue is still? ongoing/open/active
    """,
    "monitoring": """
        we/teams/engineers/are/is are/still/now/currently/actively? monitoring/watching/observing, we will? continue to
        monitor/watch, we keep watching/monitoring, still monitoring
    """,
    "resolved": """
        incident/issue/outage/problem/disruption is/was now/fully/completely? resolved/closed/over/fixed,
        incident/issue/outage/problem/disruption has been now/fully/completely? resolved/closed/fixed,
        service/services/systems is/are/was/were now/fully? restored/operational, service/services has/have been
        fully? restored, fully/now resolved/recovered/restored/operational, is resolved, service restored,
        we have/consider? .. resolved
    """,
})  # fmt: skip
DENIED = phrases("not, until, when, once, if, after, before, as soon as, will be, to be")


def find(text: str, *, subject: bool = False) -> Iterator[Found]:
    """Every statement of how far it is: a label, a mark in brackets, a plain sentence; in a subject any such word."""
    for pattern in (*PATTERNS, *((IN_SUBJECT,) if subject else ())):
        for match in pattern.finditer(text):
            yield Found(match.start("n"), match.end("n"), "status", WORDS[match["n"].lower()])
    for mark in layout(text).marks.of(SENTENCES):
        said = text[max(0, mark.start - 24) : mark.end]
        if not DENIED.search(said) and not (SENTENCES[mark.rank] == "resolved" and "will" in said):
            yield Found(mark.start, mark.end, "status", SENTENCES[mark.rank])
