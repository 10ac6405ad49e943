"""What a report says before and behind the name of a part of the system that failed. Pure.

The patterns before a name end at it, without its article ("the", "one of our older"); those behind it begin there.
"""

import re

from .component_names import GENERIC
from .vocabulary import words

# It is said to be what failed; something within it went wrong; it did not work, whatever the reason.
CAUSE, FAILED, DOWN = 3, 2, 1
Cue = tuple[int, re.Pattern[str]]


def _any(listed: str) -> str:
    """One pattern for any of the phrases between commas, which may be patterns themselves."""
    return f"(?:{'|'.join(phrase.strip() for phrase in listed.split(','))})"


def _cue(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.I)


# What stands between a cue and a name.
ARTICLES = words("one of the our its their a an this that your called") | GENERIC
MOST_ARTICLES = 5


def cue_before(text: str) -> str:
    """What stands before a name without its article: "the culprit is " of "the culprit is one of our older"."""
    said = text.rstrip("*_`\"'")
    for _ in range(MOST_ARTICLES):
        head, blank, last = said.rstrip(" ").rpartition(" ")
        if last.lower() not in ARTICLES or (last.lower() == "of" and not head.lower().endswith("one")):
            break
        said = head + blank
    return said


TROUBLE = _any(r"""
    troubles?, disturbance, root of (?:it|the \w+), faults?, problems?, errors?, mistakes?, bugs?, failures?, defects?,
    breakdown, issues?, blame, cause, disruption, malfunction, reason, flaw, glitch, hitch, slip, root, origin, source,
    weakness, weak (?:point|spot|link), culprit, surprise, interruption, outage, incident, responsibility, snag,
    leak, overload, lapse, oversight, fire, crash, bottleneck, delays?, confusion, mix-up, slowdown
""")
LAY = _any(r"""
    lay, lies, sat, sits, was, is, were, arose, arises, began, originates, starts, can be found, hid, rest(?:s|ed),
    (?:had )?(?:occurred|happened|originated|started|begun), (?:was|is|were) (?:located|found|made|sitting|hiding),
    (?:was|is|were) (?:confined|caused), reside[sd], came about, crept in, took place, ha[sd] its (?:origin|roots?),
    came, comes, stem(?:med|s), resulted, started out, emanated, is to be (?:sought|found), broke out, developed,
    showed up
""")
FAILS = _any(r"""
    failed, fails, broke(?: down)?, broke it, crashed, gave (?:way|up|out), went (?:wrong|down), stopped(?: working)?,
    malfunctioned, fell over, tripped, let us down, (?:has |had )?caused (?:it|this|that|the \w+),
    (?:(?:was|is) )?(?:at fault|to blame|affected|concerned|responsible|down|overloaded|failing), in question
""")
PIECE = _any(
    "component, part, piece, system, service, one, bit, element, link, thing, module, programme?, machine, unit"
)
IS = _any("is, was, were, has been, had been, turn(?:ed|s) out to be, prove[sd] to be, being, called")
ONLY = _any("actually, solely, only, entirely, clearly, however, rather, instead")
BREAKAGE = _any("""
    fault, bug, defect, error, mistake, flaw, leak, glitch, misconfiguration, malfunction, problem, failure, breakdown,
    crash, overload, deadlock, trouble, slip, hang
""")
BY = _any("""
    caused by, due to, because of, owing to, as a result of, triggered by, blamed on, blames?, result of,
    (?:cause|reason|trigger) (?:was|is|being), comes? from, came from, stem(?:s|med) from, result(?:s|ed) from,
    start(?:ed)? with, began with, arose from, traced to, down to, thanks to, after
""")
TRACED = _any("""
    traced?, narrowed down, attributed, attributable, put down, c[ao]mes? down, boiled down, pinned, led, points,
    pointed, tracked down, owed, down
""")
WITHIN = "(?:in|of|with|inside|within|at|on)"
# "All shops were without".
LACKED = _cue(r"\b(?:was|were|are|been|left|remained|stayed) without $")
BEFORE: tuple[Cue, ...] = (
    # "The trouble lay in".
    (
        CAUSE,
        _cue(
            rf"\b{TROUBLE}(?: (?:itself|here|then|this time|we had|of all this|in question|behind (?:it|this|that)"
            rf"|(?:of|for|behind) (?:the|this|that) \w+))?,? (?:{ONLY} )?{LAY}(?: {ONLY})?",
            " (?:in|with|within|inside|at|on|to|by|from) $",
        ),
    ),
    # "We traced it back to".
    (CAUSE, _cue(rf"\b{TRACED}(?: (?:it|us|this|that|them|the \w+))?(?: back)? (?:to|on|at) $")),
    # "The culprit behind all this is".
    (
        CAUSE,
        _cue(
            r"\b(?:culprit|root cause|cause|reason|offender|villain|guilty party|weak(?:est)? (?:point|spot|link)"
            r"|sinner|source|origin|root|trouble-?maker|black sheep)(?: (?:of|for|behind|in|here|this|that|it|the|all"
            rf"|time|\w{{4,12}})){{0,4}}(?: {IS}|:|,| [\u2013\u2014-])[*_]{{0,2}} $",
        ),
    ),
    # "What failed was", "the part that broke:".
    (
        CAUSE,
        _cue(
            rf"\b(?:what|(?:the|our) (?:only )?(?:\w{{4,10}} )?{PIECE}(?: that| which)?) {FAILS}(?: (?:here|first))?"
            rf"(?: {IS}|:|,)[*_]{{0,2}} $",
        ),
    ),
    (CAUSE, _cue(rf"\b(?:failing|failed|faulty|broken|defective|guilty|offending) {PIECE}(?: {IS}|:)[*_]{{0,2}} $")),
    # "Because of an error in".
    (CAUSE, _cue(rf"\b{BY} (?:(?:a|an|the|this|some|our) )?(?:(?!no )[a-z-]{{2,14}} ){{0,2}}{BREAKAGE} {WITHIN} $")),
    (CAUSE, _cue(r"\b(?:caused by|fault of|blamed on|blames?|brought about by|the work of) $")),
    # "At fault was".
    (
        CAUSE,
        _cue(
            r"\b(?:behind (?:it|this|that|the)(?: \w{3,12})?|responsible(?: for [^.,;\n]{3,40})?|at fault|to blame"
            r"|guilty|defective)(?: here)? (?:was|is|were) $",
        ),
    ),
    # "We found the error in".
    (
        CAUSE,
        _cue(
            r"\b(?:found|located|discovered|corrected|mended|removed|identified) (?:the|a|an|this) (?:[a-z-]{2,14} )?",
            rf"(?:{BREAKAGE}|cause|reason) (?:in|with|within|inside|at) $",
        ),
    ),
    (FAILED, _cue(rf"\b(?:an?|the|this|our) (?:(?!no )[a-z-]{{2,14}} ){{0,2}}(?:{BREAKAGE}|outage|loss) {WITHIN} $")),
    (DOWN, LACKED),
)
# What any of them ends with.
LED = _cue(
    r"(?:\b(?:in|of|with|within|without|inside|at|on|to|by|from|is|was|were|been|be|being|called|blames?)"
    r"|[:,*_\u2013\u2014]) $"
)
# "It was the session store that failed".
IT_WAS = _cue(r"\bit (?:was|is|had been) $")
IT_WAS_THAT = _cue(r"[*_`\"']{0,2},? (?:that|which|and (?:not|nothing else|no other|it alone)|not)\b")
# What only belongs to it failed: "a disk in the search server", "the certificate of the proxy".
BELONGS = _cue(r"\b(?:of|in|to|for|from|on|at|inside|within|behind|with|by|between|before|after|through) $")
# At the head of a line, or of a cell: a label that names it.
LABEL = _cue(
    r"(?:^|\|)[^\S\n]{0,4}(?:[-*\u2022][ ])?[*_]{0,2}(?P<l>",
    rf"(?:failing|failed|faulty|broken|responsible|affected|impacted|degraded)(?: {PIECE})?",
    rf"|{PIECE} (?:at fault|to blame|that failed|concerned|affected|responsible)|culprit|component",
    r"|what (?:failed|broke)|at fault|faulty part)[*_]{0,2}[^\S\n]?[:|=][*_]{0,2}[^\S\n]{1,2}$",
)
AFFECTED = re.compile(r"affected|impacted|degraded|concerned", re.I)
# Where it is, and words that may stand between it and what it did.
ASIDE = (
    r"[*_`\"']{0,2}(?: \([^()\n]{1,30}\))?(?: (?:at|in|of|for|on|behind) (?:the |our |its )?[\w'-]{2,15}"
    r"(?: (?!and|but|while|when|after)[a-z0-9]{1,12}){0,2})??"
    r",?(?: (?:which|that|then|itself|had|has|suddenly|simply|also|again|silently|soon|promptly|first)){0,2} "
)
GUILTY = _any(rf"""
    to blame, at fault, responsible, guilty, behind (?:it|this|that|the|all)\b, what {FAILS},
    the (?:only )?(?:culprit|(?:root )?cause|reason|offender|source|origin|villain|weak(?:est)? \w+),
    the one (?:that|to blame),
    the (?:\w+ )?{PIECE} (?:(?:that|which) )?{FAILS}
""")
CAUSED = (
    r"(?:caused|triggered|set off|brought about) (?:it|this|that|the (?:\w+ )?(?:outage|incident|trouble|disruption"
    r"|failure|interruption|delay|mess|problem|error)s?)\b"
)
WENT_WRONG = _any(r"""
    malfunctioned, collapsed, seized up, went (?:haywire|mad|wild|under|read-only), ground to a halt,
    came to a (?:halt|standstill), (?:was|got) overrun, lost (?:its|the|all|contact|track)\b,
    (?:kept|keeps) (?:crashing|failing|restarting|dying), (?:ran|runs?|running) (?:out|short|full|low|hot)\b,
    crash(?:ed|es), hung\b, hangs\b, lock(?:ed|s)(?: itself)? up, deadlocked, choke[sd], leaked, leaks,
    overflow(?:ed|s), filled up, fell over, broke\b, gave (?:up|way|out), froze\b, stalled, died, restarted, restarts,
    ha[sd] to be (?:restarted|rebuilt|replaced|reset), to be (?:restarted|rebuilt|replaced|reset),
    stop(?:ped|s) (?:answering|responding|working|accepting|serving|sending|taking|writing),
    (?:starts?|started|began|begins) to (?:answer|fail|reject|refuse|hang|time|drop|throw|return), at (?:100|9\d) ?%,
    (?:is |was )?(?:answer|return)(?:s|ed|ing) (?:with )?(?:an? )?(?:\d{3}|5xx|errors?|nothing|rubbish),
    (?:throws|throwing|threw) (?:an? )?(?:\d{3}|5xx|errors?), OOM,
    out of (?:memory|space|disk|connections|handles|threads), no (?:space|room|memory|capacity|\w{4,11}s) left,
    held back, ha[sd] (?:its|their) hands full, full hands, fell behind, could not keep (?:up|pace), swallow(?:ed|s),
    dropp(?:ed|ing) (?:its|the|all|some|every|messages|events|requests|orders), mix(?:ed|es) up, mistook, misread,
    los(?:t|es) (?:messages|events|requests|orders|records|connections), its hands full
""")
BAD = _any(r"""
    malfunctioning, overloaded, overwhelmed, swamped, saturated, exhausted, deadlocked, stuck, full, corrupted?, broken,
    damaged, crashing, killed, restarted, wedged, hung, looping, at \d+ ?%
""")
OUT = _any("""
    down, out of (?:order|service|action), offline, unavailable, unreachable, unusable, failing, dead, gone,
    interrupted, disrupted, not (?:available|working|reachable|responding|answering)
""")
AFTER: tuple[Cue, ...] = (
    (
        CAUSE,
        _cue(
            ASIDE,
            rf"(?:(?:(?:was|is|turned out to be|proved to be|were|being) )?(?:(?:{ONLY}|indeed|alone) )?{GUILTY}"
            rf"|let us down|{CAUSED}"
            rf"|where the (?:{TROUBLE}) (?:had )?(?:arisen|arose|lay|began|begun|sat|originated|started|crept in))",
        ),
    ),
    (FAILED, _cue(ASIDE, rf"(?:{WENT_WRONG}|(?:was|is|were|got) {BAD})")),
    (
        DOWN,
        _cue(
            ASIDE,
            rf"(?:(?:was|is|were|went|are|goes|gone) (?:(?:completely|totally|partly|briefly|also|all) )?{OUT}",
            r"|failed(?=[,.;]|$| (?:on|at|for|from|during|because|after|when|in|and|over|twice|to)\b)|fails(?=[,.; ])",
            r"|(?:could|can)(?: ?not|n['\u2019]t) be (?:reached|used)"
            r"|did(?: not|n['\u2019]t) (?:answer|respond|work|start|load|come up))",
        ),
    ),
)
# What denies it, or only supposes it, or speaks of another time, before the name in its sentence.
DENIED = _cue(
    r"\b",
    _any(r"""
    not, never, no, nor, neither, without, rather than, instead of, \w+n['\u2019]t, ruled out, innocent, if, unless,
    whether, should, would, will, may, might, could have, suspect\w*, at first, first thought, assum\w+, believ\w+,
    seem\w*, look(?:s|ed) like, thought, alert\w*, alarm\w*, when(?:ever)?, in case, so that, test\w*, drill\w*,
    simulat\w+, last (?:week|month|year|time)
    """),
    r"\b",
)
