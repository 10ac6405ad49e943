"""Which section the words of a title hint at, when the title is in no table: "How the evening unfolded".

A hint only names what its form already makes a heading. Pure, on folded words.
"""

import re
from collections.abc import Mapping

MOST_WORDS = 10
ENOUGH = 2

# By section, beginnings of words; what stands before the "/" says enough by itself, what stands after it needs another.
CUES: Mapping[str, str] = {
    "summary": "overview summar synops recap gist nutshell brief outline essential glance sentence headline abstract"
    " / short about story situation message core main stands word words line lead first whole",
    "timeline": "timeline timestamp timetable chronolog unfold unrolled sequence chronicle logbook logged hourly minute"
    " / order when hour hours night day evening morning log progressed record happened events ran clock time times run",
    "impact": "impact affected damage harm effects fallout blast repercussion casualt symptom suffered disruption"
    " / effect hit felt saw noticed lost customers users guests who who far wide showed consequence down unavailable"
    " showed reach scale extent severity did",
    "root_cause": "cause causes caused culprit underlying reason reasons why origin diagnos trigger arose rootcause"
    " / behind fault error source bug problem wrong fail failed tripped led made go broke mistake where how",
    "remediation": "fix fixed fixing restor recover repair resol mitigat remedy remedied solved cured mended rollback"
    " rectif / reacted response respon corrective took running back right did getting dealt done stopped immediate"
    " ended steps way hour",
    "action_items": "plans planned prevent improv todo todos deadline deadlines owners future never tasks homework"
    " / will well next left open still later owe owner again better stop keep change changes further upcoming doing"
    " things going forward comes now steps work actions follow again harden lasting once and",
}
# Nouns that name the section when a short title ends in them: "Status summary", "Deadlock timeline".
HEADS: Mapping[str, str] = {
    **dict.fromkeys(("summary", "overview", "synopsis", "recap"), "summary"),
    **dict.fromkeys(("timeline", "chronology"), "timeline"),
    "impact": "impact",
    **dict.fromkeys(("cause", "causes"), "root_cause"),
    **dict.fromkeys(("resolution", "remediation", "mitigation"), "remediation"),
}
MOST_BEFORE_HEAD = 4
# Words of titles that are of another kind, whatever else they say.
ELSEWHERE = re.compile(
    r"\b(?:lessons?|learn\w*|learnt|went|questions?|contact\w*|costs?|press|legal\w*|status|updates?|appendix|detect\w*"
    r"|refund\w*|credit\w*|notes?|metrics?|tell|ask\w*|expect\w*|you (?:can|should|need|must)|thanks?|lucky?|thoughts?"
    r"|communicat\w*|regulat\w*|audit\w*|glossary|reference\w*|links?|people|team|unaffected|not|without|unrelated"
    r"|board|money|compensation|related|previous|reply|replies|faq|support|help|security|data)\b"
)


def hinted(folded: str) -> str | None:
    """The section that most words of the title hint at; none when two are hinted at alike, or too little is said."""
    words = folded.split()
    if not words or len(words) > MOST_WORDS:
        return None
    if words[-1] in HEADS and len(words) <= MOST_BEFORE_HEAD:
        return HEADS[words[-1]]
    if ELSEWHERE.search(folded):
        return None
    scores = sorted(((_score(words, name), name) for name in CUES), reverse=True)
    (best, name), (second, _) = scores[:2]
    return name if best >= ENOUGH and best > second else None


def _score(words: list[str], name: str) -> int:
    strong, _, weak = CUES[name].partition(" / ")
    stems, others = tuple(strong.split()), weak.split()
    return sum(ENOUGH if word.startswith(stems) else others.count(word) for word in words)
