"""Whether a time is the moment that a report speaks from ("as of 14:00", "update at 14:00") and no event. Pure."""

import re

# A day that stands before a time, and what may stand between the two.
DAY = (
    r"(?:today[ ]|now[ ]|(?:\w{2,9}day,?[ ])?"
    r"(?:\d{1,2}\.?[ ][A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}[ ]\d{1,2})(?:[ ]20\d\d)?,?[ ])?[*_(\[]{0,3}$"
)
# What such a time is about.
ABOUT = "posted"
NOUN = (
    r"(?:status|state(?:[ ]of[ ](?:play|affairs|things))?|position|situation|stand|update|report|bulletin|sitrep"
    r"|snapshot|(?:closing[ ]|final[ ]|last[ ])?(?:message|note)|where[ ](?:we|things|it|matters)[ ]stands?(?:[ ]now)?)"
)
LINK = r"(?:[^\w\n]{1,3}(?:as[ ](?:of|at)|at|from|of|by)[ ]|[ ]?[(,\[][ ]?|[ ])"
# What stands before it, the noun at the head of a sentence or a part: "the first report at 14:05" is an event, and
# "report: 14:05 deploy goes out" a row of events.
BEFORE = re.compile(
    r"(?:\b(?:as[ ](?:of|at)|(?:valid|true|correct|accurate)[ ](?:as[ ]of|at)"
    r"|(?:written|drafted|compiled)(?:[ ]at)?|posted[ ]at"
    r"|(?:as|while)[ ](?:I|we)[ ](?:write|type)(?:[ ](?:this|these[ ]lines))?,?[ ](?:at|it[ ]is)"
    r"|(?:I|we)[ ](?:write|am[ ]writing)[ ]this[ ]at"
    r"|at[ ]the[ ]time[ ]of[ ]writing,?)[ ]"
    r"|(?:^|[\n,;:(|.\u2013\u2014-][^\w\n]{0,4})(?:current[ ]|our[ ]|the[ ])?"
    rf"{NOUN}(?:[ ](?:no\.?[ ]?|#)?\d{{1,3}})?{LINK})"
    rf"{DAY}",
    re.I,
)
# The head of a mail, as a line or the first sentence of one; "Published at 14:05 to all regions, the fix" is an event.
SENT = re.compile(rf"(?:^|\n)[*_(\[]{{0,3}}(?:sent|issued|published)(?:[ ](?:at|on))?:?[*_]{{0,2}}[ ]{DAY}", re.I)
# What is still to come is promised; an event behind such a noun is none of them.
TO_COME = re.compile(
    r"\b(?:next|further|another|following|more|new|will|shall|to|expect|an|coming|was|were|until)\b[^.;:\n]{0,20}$",
    re.I,
)
AT = re.compile(r"(?:^|[.!?,][^\S\n]|\n)\W{0,3}at[ ]$", re.I)
# Told as it stands: "at 14:00 the incident is not over".
STANDS = re.compile(
    r"(?:(?!\b(?:was|were|had|did)\b)[^.;,\n]){0,50}?\b(?:is|are|remains?|continues?|(?:have|has)[ ](?:to|not|yet)"
    r"|can[ ](?:only[ ])?(?:say|report|tell|confirm))\b",
    re.I,
)
# A part of a subject that is nothing but the time.
PART_BEFORE = re.compile(r"(?:^|[:,(|\[\u2013\u2014-]\s{0,2})(?:at[ ]|today[ ]|now[ ])?$", re.I)
PART_AFTER = re.compile(r"\s{0,2}(?:$|[:,)|\]]|[\u2013\u2014-](?!\s{0,2}\d))")
RANGED = re.compile(r"\d\s{0,2}[\u2013\u2014-]\s{0,2}$")
REACH = 60
# A post of a status page begins with its time and how it stands; rows of a timeline do as well, one under the other.
STATE_ENDS = re.compile(
    r"[^\S\n]?(?:UTC|GMT|[A-Z]{3,4})?[^\S\n]?[|:\u00b7\u2013\u2014-][^\S\n]{0,2}[*_\[]{0,2}(?:investigating|identified"
    r"|monitoring|resolved|mitigated|closed|fixed|solved)[*_\].!]{0,3}[^\S\n]{0,2}(?:\n\s{0,4}(?!\W{0,4}\d{1,2}[:.h]\d\d)|$)",
    re.I,
)
# What a report begins with within so many characters, when it is alone on its line or a sentence by itself.
OPENING = 9
OPENS = re.compile(r"[\s*_#\[(]{0,8}")
LINE_ENDS = re.compile(r"[^\S\n]?(?:UTC|GMT|[A-Z]{3,4})?[*_)\].:]{0,4}[^\S\n]{0,2}(?:\n|\Z|(?<=[.])[ ](?=[A-Z]))")
# "**14:20 UTC** We are looking into it": the head of a post that tells how things stand.
SPEAKS = re.compile(
    r"[*_]{2}[:.]?[ ](?:We(?:['\u2019]re| are|['\u2019]ve| have)|Wir (?:sind|haben|untersuchen|pr\u00fcfen|arbeiten)"
    r"|Nous (?:sommes|avons|cherchons|travaillons)|Estamos|Hemos)\b"
)


def is_as_of(text: str, start: int, end: int, *, subject: bool = False) -> bool:
    """Whether the time from `start` to `end` dates what is told; in a `subject` one that stands alone does so too."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    before = before if start <= REACH else f"x{before}"  # no sentence begins where the window does
    if named := BEFORE.search(before):
        return not TO_COME.search(before[: named.start()] + " ")
    if SENT.search(before) and LINE_ENDS.match(after):
        return True
    if AT.search(before):
        return STANDS.match(after) is not None
    if (
        not subject
        and start < OPENING
        and OPENS.fullmatch(text[:start])
        and (LINE_ENDS.match(after) or STATE_ENDS.match(after) or SPEAKS.match(after))
    ):
        return True
    alone = subject and PART_BEFORE.search(before) and PART_AFTER.match(after)
    return bool(alone) and not RANGED.search(before) and not TO_COME.search(before)
