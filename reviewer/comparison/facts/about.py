"""What a value is about: the nearest words of its clause, sentence or line that name a topic. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from . import asides, turning
from .durations import seconds
from .found import Found
from .layout import Layout, layout
from .lexicon import Mark, Topics
from .topics import LENGTHS, MOMENTS, OUTCOMES, QUALIFIERS, ROLES, SHARES

# What one looks across costs as much as so many characters: another clause, another value.
CLAUSE, VALUE = 30, 30
FAR = 140
LABEL = re.compile(r"^[^\S\n]{0,4}(?:[-*•|#]{1,3}[^\S\n]{0,3})?[*_]{0,2}([A-Z][^:|\n]{1,50}?)[*_]{0,2}[^\S\n]{0,3}[:|]")
# What these topics go by is often named in passing: the page that was acknowledged, the alert that was muted.
WEAK = {"detection": 12, "incident start": 15, "incident end": 8, "customers affected": 10}
LASTED = re.compile(r"\b(?:for|during|lasted|over)(?:[ ]the)?[ ]$", re.I)
NUMBERED = re.compile(r"\W{0,3}(?:(?:is|was|about|around|the)[ ]){0,2}\d")
# What is done for so long, and no trouble; nor is it that by itself at the head of a sentence.
HEADS = re.compile(
    r"\W{0,4}(?:for|during|over)[ ](?:the[ ])?$|.{0,200}\b(?:ran|runs?|running|kept|held|paused|tested)[ ]for[ ]$",
    re.I | re.S,
)
# What a share of money is a share of.
OF_MONEY = re.compile(
    r"\s{1,3}of\s(?:[\w'\u2019-]{1,14}\s){0,3}?(?:revenue|sales|turnover|takings|earnings|income|budget)\b", re.I
)
STOOD = re.compile(r"\b(?:stood|stands?|standing|was|were|lay)[ ]still$", re.I)
REACHED = re.compile(r"\b(?:reach|open|access|see|use|(?:in ?|on)to|of)[ ]$", re.I)
THEM = re.compile(r"of them\b", re.I)
BEHIND = ("behind ", "later than ")
COUNTED = re.compile(r"\d\s(?:[a-z-]{2,14}\s){0,2}plans\Z", re.I)
FEW = 34
REACHES = re.compile(r"reached\b", re.I)
# That something goes back to a number or to what is usual; "the money went back to the senders" tells no value.
BACK_TO = re.compile(
    r"back (?:to|at|below) (?:the |its |their |our )?(?:\D{0,14}\d|usual|normal|base|zero|former)", re.I
)
SHARE = re.compile(r"\d[ ]?(?:%|per ?cent)")
EACH = re.compile(r"each|every|per|a[ ]day|another|additional|further", re.I)
BESIDE = 2
# What a range of times is told with, in brackets behind it or before it.
LEADS = re.compile(r"\d{1,2}:\d\d[^.\n]{1,25}\d{1,2}:\d\d[^.\n]{0,12}[(,][ *_]{0,4}$")
# How long it was until something was taken back.
TAKEN_BACK = re.compile(
    r"\b(?:taken|rolled|backed|pulled|turned) (?:back|out)(?: again)? (?:after|within|in)[ ](?:just |only |about )?$"
    r"|\b(?:reverted|withdrawn|undone) (?:after|within|in)[ ](?:just |only |about )?$",
    re.I,
)
# A bracket behind a value that has a number of its own: "99.62% (target 99.9%)".
OWN_NUMBER = re.compile(r"[^()\n]{0,30}?\d[^()\n]{0,12}\)")
# A heading over how it was noticed.
DETECTION = re.compile(
    r"(?:h\d\.|[#*_\d.)\s]){0,6}(?:detection"
    r"|how (?:it|this|we)(?: was| were)? (?:detected|noticed|discovered|found)(?: (?:it|out))?)"
    r"[:*_#\s]{0,6}",
    re.I,
)
# A label that names the length of what the report is about.
LENGTH = re.compile(
    r"(?:total[ ])?(?:length|duration|downtime|down for|lasted|outage|how long)(?:[ ]of[ ].{3,20})?", re.I
)
TOTAL = re.compile(
    r"total(?:[ ]time)?|in[ ](?:total|all)|altogether|all[ ]told|gesamt"
    r"|insgesamt|durée[ ]totale|total[ ]general",
    re.I,
)
TIMED_LINE = re.compile(r"\d{1,2}[:.h]\d\d[^\n]{0,20}\n\W{0,6}$")
# So much "of telemetry" that is lost.
OF_DATA = re.compile(r"[ ]of[ ](?!(?:downtime|outage|interruption|disruption|trouble|degrad\w*)\b)[a-z]", re.I)
LOST = re.compile(r"\b(?:lost|lose|loses|missing|gone|lack\w*)\b", re.I)
# What is said of a release behind its number, and before it.
CURES = re.compile(
    r"[*_`)]{0,3},?(?: of [a-z-]{3,20})?,?(?: which| that)?(?: also| now)? (?:fixes|fixed|cures|cured|ends|ended"
    r"|removes|removed|(?:puts?|set)[ ](?:it|this|that|things)[ ]right|closes?[ ]the|succeeded|brings[ ]it[ ]back"
    r"|corrects|corrected|repairs|repaired|(?:has|contains|carries|brings|includes|with)"
    r" (?:the|a|our) (?:fix|repair|correction|cure|patch))\b",
    re.I,
)
CURED_IN = re.compile(
    r"\b(?:[Pp]lease[ ])?(?:install|load|update[ ]to|upgrade[ ]to|move[ ]to|switch[ ]to)[ ]"
    r"(?:[a-z-]{2,20}[ ]){0,2}[*_`v]{0,3}$"
    r"|\b(?:works?|right|well|correct|complete)[ ](?:again[ ])?(?:in|with|since|as[ ]of)[ ]"
    r"(?:[a-z-]{2,20}[ ]){0,2}[*_`v]{0,3}$"
    r"|\b(?:fix|cure|repair|remedy|resolution|hotfix)(?:[ ](?:is|comes[ ](?:in|with))|[*_]{0,2}:)[*_]{0,2}[ ]"
    r"(?:[a-z-]{2,20}[ ]){0,2}[*_`v]{0,3}$"
    r"|\b(?:fixed|corrected|repaired|solved|mended|cured|resolved|remedied)[ ](?:in|by|with|as[ ]of|from)[ ]"
    r"(?:[a-z-]{2,20}[ ]){0,3}[*_`v]{0,3}$",
    re.I,
)
BLAMED = re.compile(
    r"[*_`)]{0,3}(?: of [a-z-]{3,20})?,?(?: which| that)? (?:(?:is|was)"
    r" (?:to blame|at fault|faulty|broken|bad|the culprit|behind)"
    r"|(?:(?:is|was|has|been|now|being|to be|also) ){0,3}(?:withdrawn|pulled|rolled back(?! to)|reverted(?! to)"
    r"|taken back|backed out|undone))\b",
    re.I,
)
# What was done to a release that brought the trouble: it was taken back.
UNDONE = re.compile(
    r"\b(?:withdrew|withdrawn|withdrawal[ ]of|rolled[ ]back|rollback[ ]of|roll[ ]back|reverted"
    r"|revert(?:ing)?(?:[ ]of)?|backed[ ]out|pulled|undid|rolled[ ]back[ ]from|went[ ]back[ ]from)[ :]"
    r"(?:(?!to\b|on\b)[a-z-]{2,20}[ ]){0,3}[*_`v]{0,3}$",
    re.I,
)
# Where the system went back to: "runs on v2.3.1 since the rollback".
GONE_BACK = re.compile(
    r"[*_`]{0,3},?[ ](?:again[ ])?(?:since|after|following|seit|nach|depuis|après|desde|tras)[ ]"
    r"(?:the|our|that|this|dem|le|la|el)[ ](?:[a-z-]{2,12}[ ])?(?:rollback|roll-back|revert|downgrade"
    r"|retour[ ]arrière)\b",
    re.I,
)
NOUN = re.compile(r"\b(?:version|release|build|tag|image|(?P<cure>hot-?fix))[ *_`v]{1,4}$", re.I)
# The last words of a row that tells of the end and not of the fix.
WORKS = re.compile(r"\b(?:works?|answers?|responds?|accepted|succeeds?|fine|okay|ok)\W{0,3}$", re.I)
OF_IT = r"(?:incident|outage|impact|disruption|problem)"
WHEN = r"(?:[ ](?:time|at|of[ ](?:the[ ])?" + OF_IT + r"))?(?:[ ]\([^()]{1,12}\))?"
# A row that names an end of what the report is about: "start of outage: the new route goes live".
ROW_END = re.compile(
    r"[^\w\n]{0,6}(?:[A-Z]{2,4}[^\w\n]{1,5})?(?:the[ ])?(?:(?P<end>end)|start|beginning|onset)[ ]of[ ]"
    r"(?:(?:the|our)[ ])?(?:\w+[ ])?"
    r"(?:incident|outage|impact|disruption|problem|downtime|interruption|fault|trouble)\b",
    re.I,
)
LABELLED = {
    "incident start": re.compile(rf"(?:{OF_IT}[ ])?(?:start(?:ed)?|began|begins?|beginning|onset){WHEN}", re.I),
    "incident end": re.compile(
        rf"(?:{OF_IT}[ ])?(?:end(?:ed)?|resolved|restored|recovered|over|all[ ]clear){WHEN}", re.I
    ),
    "detection": re.compile(rf"(?:{OF_IT}[ ])?(?:detected|detection|noticed|discovered){WHEN}", re.I),
}
# Seconds below which a duration is how long something took to answer, not how long an incident was.
SHORTEST = 60
# That it was complete, and what takes a while until it is.
COMPLETE = re.compile(
    r"\b(?:(?:was|were|is|are|had been|has been|got|being)[ ](?:(?:fully|all|finally|only|not)[ ])?"
    r"(?:complete[d]?|done|finished|concluded|through|over)|(?:completed?|finished|concluded|ended))"
    r"[ ](?:(?:everywhere|successfully|on all [a-z]{3,12})[ ])?(?:(?:at|by|around|about|shortly|just)[ ]){0,2}$",
    re.I,
)
# What was complete stands in the clause before: "it began at 14:31 and was complete at 14:45".
ELIDED = re.compile(r"(?:,|\b(?:and|but|then))\s$")
WORK = frozenset({"rollback", "release", "mitigation", "backlog", "maintenance"})
# A range of times: "14:00-14:45", "from 14:00 until 14:45", "between 14:00 and 14:45".
BETWEEN = re.compile(
    r"\)?[^\S\n]{0,3}(?:\(?\w{1,4}\)?[^\S\n])?[^\S\n]{0,2}(?:[-\u2013\u2014]|to|until|till|and|through|bis|und|hasta|jusqu'\u00e0|\u00e0|a|et|y)\s{0,3}(?:the\s|las?\s)?(?:about\s|around\s)?",
    re.I,
)


# What stands between two names of one moment: "00:00 UTC, i.e. our 02:00".
RESTATED = re.compile(
    r"[,;)]?[ ](?:[\u2013\u2014(=-][ ]?|or[ ])?(?:i\.e\.|that is|that['\u2019]s|that was|which is|meaning|=)[ ,]{1,2}"
    r"(?:our|your|their|the|about|at)?[ ]?",
    re.I,
)
# The same moment by another clock in brackets: "14:05 CET (13:05 UTC)".
BRACKET = re.compile(r"[ ]\((?:i\.e\. |= ?)?")


@dataclass(frozen=True)
class Scene:
    """What stands around a value: its line or sentence, from `first` to `last`, and where the value is in it."""

    page: Layout
    first: int
    last: int
    start: int
    end: int

    @property
    def before(self) -> str:
        """The words before the value."""
        return self.page.text[self.first : self.start]

    @property
    def after(self) -> str:
        """The words behind it."""
        return self.page.text[self.end : self.last]

    @property
    def shown(self) -> str:
        """The value itself."""
        return self.page.text[self.start : self.end]


def scene(page: Layout, start: int, end: int) -> Scene:
    """The sentence around a span, at most FAR characters on either side."""
    first, last = page.sentence(start)
    return Scene(page, max(first, start - FAR), min(max(last, end), end + FAR), start, end)


def nearest(around: Scene, topics: Topics, after: int = 0) -> str:
    """The topic whose words stand nearest, those behind the value by `after` further off; "" when there is none."""
    best = (FAR, -1)
    for mark in around.page.marks.within(topics, around.first, around.last):
        if (mark.start < around.end and around.start < mark.end) or _is_of_a_share(around, mark):
            continue
        cost = WEAK.get(topics[mark.rank], 0) + (after if mark.start >= around.end else 0)
        # Words alone may be too far off; then clauses need not be counted.
        if cost + _apart(around, mark) <= best[0]:
            best = min(best, (cost + _cost(around, mark), mark.rank))
    return topics[best[1]] if best[0] < FAR else ""


def qualifiers(around: Scene) -> frozenset[str]:
    """How the value is meant (a plan, a peak, what is usual), by words of its own clause."""
    marks = around.page.marks.within(QUALIFIERS, around.first, around.last)
    near = (m for m in marks if _cost(around, m) < 2 * CLAUSE and not _is_of_a_bracket(around, m))
    return frozenset(filter(None, (_qualifier(around, mark) for mark in near)))


def _is_of_a_bracket(around: Scene, mark: Mark) -> bool:
    """Whether a mark stands in a bracket right behind the value that has a number of its own: "99.62% (target 99.9%)".

    Its words are about that number, and not about the value before it.
    """
    text = around.page.text
    between = text[around.end : mark.start]
    return between.startswith(" (") and not {")", "\n"} & set(between) and bool(OWN_NUMBER.match(text, mark.end))


def _is_of_a_share(around: Scene, mark: Mark) -> bool:
    """Whether it is so of a share beside another share: in "45 minutes (outage 10:00-10:45)" it is about both."""
    text = around.page.text
    own = OWN_NUMBER.match(text, mark.end)
    return own is not None and "%" in own[0] and text[around.end - 1] == "%" and _is_of_a_bracket(around, mark)


def _qualifier(around: Scene, mark: Mark) -> str:
    """What a mark says of the value: which region or segment; "up from 3%" that it is usual, "45% up from" nothing."""
    topic = QUALIFIERS[mark.rank]
    if topic == "plan" and _is_no_plan(around, mark):
        return ""
    if topic == "than":
        between = around.page.text[mark.end : around.start]
        return topic if mark.end <= around.start and not any(c.isdigit() for c in between) else ""
    if topic == "peak" and mark.start >= around.end and REACHES.match(around.page.text, mark.start):
        return ""  # "2,000 letters reached nobody"
    if topic == "subset" and mark.start - around.end <= 1 and THEM.match(around.page.text, mark.start):
        return ""  # "19% of them fail" speaks of all
    if topic == "subset" and EACH.fullmatch(around.page.text, mark.start, mark.end) and _apart(around, mark) > BESIDE:
        return ""  # "every job was refused for 52 minutes"
    if topic == "after" and STOOD.search(around.page.text, max(0, mark.start - 9), mark.end):
        return ""  # "the belts stood still"
    if topic == "after" and around.page.text.startswith(("back", "Back"), mark.start):
        return topic if BACK_TO.match(around.page.text, mark.start) else ""
    if topic == "subset" and around.start <= mark.start < around.end:
        return ""  # "28 per cent"
    before = around.page.text[max(0, mark.start - 24) : mark.start]
    if (topic == "baseline" and before.endswith("than ")) or (topic == "subset" and REACHED.search(before)):
        return ""  # "longer than usual"; "you could not reach your account"
    if topic == "baseline" and SHARE.search(around.page.text, mark.end, max(mark.end, around.start)):
        return ""  # "from its usual 0.2% to 9%"
    if topic == "baseline" and mark.start >= around.end and NUMBERED.match(around.page.text, mark.end):
        return ""  # the usual value follows
    return f"{topic} {around.page.text[mark.start : mark.end].lower()}" if topic in {"region", "segment"} else topic


def _is_no_plan(around: Scene, mark: Mark) -> bool:
    """Whether "two hours behind plan" or "as planned" is what it came to, and "540 scanned plans" are drawings."""
    text = around.page.text
    return text.endswith((*BEHIND, "as "), around.first, mark.start) or bool(
        COUNTED.search(text, max(0, mark.start - FEW), mark.end)
    )


def label(page: Layout, place: int) -> str:
    """What stands before the colon of a line such as "Detection: 14:05", or in the first cell of a row."""
    first, last = page.line(place)
    match = LABEL.match(page.text[first : min(last, place)])
    return match[1] if match else ""


def abouts(text: str, found: Sequence[Found]) -> list[str]:
    """For each of the facts of a text, sorted, what it is about."""
    page = layout(text)
    names = [_about(page, fact) for fact in found]
    for index, (fact, after) in enumerate(pairwise(found)):
        if fact.kind == after.kind == "time" and BETWEEN.fullmatch(text[fact.end : after.start]):
            names[index], names[index + 1] = _ends_of_range(page, fact, after)
        elif fact.kind == after.kind == "time" and _is_restated(text, fact, after):
            names[index + 1] = names[index]
    return names


def _is_restated(text: str, fact: Found, after: Found) -> bool:
    """Whether a time behind another is the same by another clock."""
    between = text[fact.end : after.start]
    bracketed = BRACKET.fullmatch(between) and text.startswith(")", after.end)
    return bool(bracketed or RESTATED.fullmatch(between))


def _about(page: Layout, fact: Found) -> str:
    if fact.about:
        return fact.about
    around = scene(page, fact.start, fact.end)
    if fact.kind in {"time", "date"}:
        return _moment(page, fact)
    if fact.kind == "duration":
        return _length(around, fact)
    if fact.kind == "percentage":
        return "revenue" if OF_MONEY.match(around.after) else nearest(around, SHARES)
    if fact.kind == "count":
        return f"{fact.value.split(' ', 1)[1]} {nearest(around, OUTCOMES)}".rstrip()
    if fact.kind == "version":
        return _role(around)
    return {"severity": "incident", "status": "incident", "next_update": "next update"}.get(fact.kind, fact.kind)


def _role(around: Scene) -> str:
    """What a release did, by the words right behind it or before it; "release" beside its number tells nothing."""
    if UNDONE.search(around.before) or BLAMED.match(around.after):
        return "release"
    if CURES.match(around.after) or CURED_IN.search(around.before):
        return "fix"
    if GONE_BACK.match(around.after):
        return "rollback"
    noun = NOUN.search(around.before)
    if noun and noun["cure"]:
        return "fix"
    bare = replace(around, start=around.first + noun.start()) if noun else around
    return nearest(bare, ROLES, after=20) or "release"


def _moment(page: Layout, fact: Found) -> str:
    """A time at the head of its line (a timeline) is about the line's first clause that names a topic."""
    first, last = page.line(fact.start)
    if fact.start - first > 12 or any(c.isalpha() for c in page.text[first : fact.start]):
        named = "" if page.clocks.between(first, fact.start) else _labelled(label(page, fact.start))
        if named:
            return named
        before = page.text[max(first, fact.start - 90) : fact.start]
        said = turning.side(before, page.text[fact.end : min(last, fact.end + FAR)])
        around = scene(page, fact.start, fact.end)
        return said.sure or _completed(around) or nearest(around, MOMENTS) or said.else_ or _headed(page, first)
    last = min(last, fact.end + FAR)
    marks = [
        mark for mark in page.marks.within(MOMENTS, fact.end, last) if not page.clocks.between(fact.end, mark.start)
    ]
    if ended := ROW_END.match(page.text, fact.end, last):
        return "incident end" if ended["end"] else "incident start"
    if not marks:
        return "incident end" if WORKS.search(page.text, fact.end, last) else ""
    clause = page.clauses.between(fact.end, marks[0].start)
    return MOMENTS[min(mark.rank for mark in marks if page.clauses.between(fact.end, mark.start) == clause)]


def _headed(page: Layout, first: int) -> str:
    """What a time in the first lines below a heading is about, where that is "Detection"."""
    above = page.text[max(0, first - FAR) : first].rstrip("\n \t=-~")
    head = above.rpartition("\n")[2]
    return "detection" if DETECTION.fullmatch(head) else ""


def _completed(around: Scene) -> str:
    """What a time is that of which was complete then: "the rollback was done at 14:05"."""
    done = COMPLETE.search(around.before)
    if not done:
        return ""
    start = around.first + done.start()
    marks = around.page.marks.within(MOMENTS, around.first, start)
    apart = 1 if ELIDED.search(around.before[: done.start()]) else 0
    work = [m for m in marks if MOMENTS[m.rank] in WORK and m.end <= start]
    work = [m for m in work if around.page.clauses.between(m.end, start) <= apart]
    trouble = turning.TROUBLES.finditer(around.page.text, around.first, start)
    if not work or any(around.page.clauses.between(bad.end(), start) <= apart for bad in trouble):
        return ""  # "the outage after the release was over at 14:05"
    return MOMENTS[max(work, key=lambda m: (m.end, -m.rank)).rank]


def _labelled(named: str) -> str:
    """The moment that a label names, where it is nothing but that: "Started"."""
    return next((topic for topic, words in LABELLED.items() if words.fullmatch(named.strip("*_ "))), "")


def _length(around: Scene, fact: Found) -> str:
    """A duration is about the incident only if an incident can last so long; "for 45 minutes" alone is enough."""
    if aside := asides.topic(around.before, around.after):
        return aside
    if TAKEN_BACK.search(around.before):
        return "rollback"
    whole = LEADS.search(around.before) or LENGTH.fullmatch(label(around.page, around.start)) or _is_total(around)
    topic = "incident" if whole else nearest(around, LENGTHS)
    if OF_DATA.match(around.after) and LOST.search(around.before + around.after):
        return "data loss"
    leads = bool(HEADS.match(around.before)) and not turning.TROUBLE.match(around.after)
    if topic == "trouble" or (not topic and not leads):
        topic = "incident" if LASTED.search(around.before) else ""
    short = (seconds(fact.value) or 0) < SHORTEST
    return ("latency" if short else topic) if topic == "incident" else topic


def _is_total(around: Scene) -> bool:
    """Whether it is labelled as the total under a line that ends in a time."""
    named = TOTAL.fullmatch(label(around.page, around.start))
    first, _ = around.page.line(around.start)
    return bool(named) and TIMED_LINE.search(around.page.text, max(0, first - FAR), first) is not None


def _ends_of_range(page: Layout, first: Found, last: Found) -> tuple[str, str]:
    whole = scene(page, first.start, last.end)
    if trouble := turning.TROUBLE.match(whole.after):
        # What was done about it stands behind it.
        whole = replace(whole, last=whole.end + trouble.end())
    topic = nearest(whole, MOMENTS)
    if topic in {"maintenance", "rollback", "backlog", "release", "meeting", "mitigation"}:
        return f"{topic} start", f"{topic} end"
    return "incident start", "incident end"


def _apart(around: Scene, mark: Mark) -> int:
    """How many characters lie between."""
    return max(0, around.start - mark.end, mark.start - around.end)


def _cost(around: Scene, mark: Mark) -> int:
    """How far words are from the value, clauses and other values between them counted as distance."""
    left, right = (mark.end, around.start) if mark.end <= around.start else (around.end, mark.start)
    if left >= right:
        return 0
    page = around.page
    return right - left + CLAUSE * page.clauses.between(left, right) + VALUE * page.clocks.between(left, right)
