"""Lengths of time that are none of what happened: how long something can last, how long a severity stood. Pure."""

import re

# What is able to do something for so long, or does it by rule: "sensors buffer for 12 h", "the battery bridges".
ABLE = r"(?:can|could|may|might|(?:is|are) able to|(?:is |are )?enough to|would|(?:designed|sized|meant) to)"
HOLDS = r"(?:buffer|cache|store|hold|keep|retain|bridge|last|cover|survive|tolerate|run on|go without)"
# Of several things that do it by rule: "stations buffer".
RULE = r"(?<=[a-z]s )(?:buffer|cache|store|retain|bridge)"
LASTS = (
    r"(?:puffern|speichern|\u00fcberbr\u00fccken|halten|reichen|puffert|speichert|\u00fcberbr\u00fcckt|h\u00e4lt|reicht"
    r"|conservent|conserve|gardent|stockent|m\u00e9morisent|tiennent|guardan|guarda|almacenan|almacena|aguantan|aguanta"
    r"|conservan|conserva|retienen)"
)
CAPACITY = re.compile(
    rf"(?:\b{ABLE} {HOLDS}|{RULE}|\b(?:buffers|caches|stores|bridges|tolerates|retains"
    rf"|(?<!outage )(?<!incident )lasts)|\b{LASTS})\b"
    r"(?:[ ](?!for\b|until\b)[\w'\u2019-]{1,16}){0,5}?(?:[ ](?:for|up to|pour|pendant|durante|hasta|f\u00fcr|bis zu))?"
    r"[ ](?:about[ ]|at least[ ]|up to[ ]|mindestens[ ]|au moins[ ]|al menos[ ])?[*_]{0,2}$",
    re.I,
)
ENOUGH = re.compile(
    r"[*_]{0,2}(?:['\u2019]s? worth|['\u2019]? of (?:buffer|storage|battery|autonomy|reserve|headroom|history"
    r"|slack|memory)"
    r"|[ ](?:buffer|reserve|battery|autonomy|grace period|cache|lang (?:puffern|speichern|\u00fcberbr\u00fccken)))\b",
    re.I,
)
# "As a SEV1 for forty minutes", "40 minutes as SEV1".
LEVEL = r"(?:an?[ ])?[*_`]{0,2}(?:SEV|P|Prio|S)[- ]?\d\b[*_`]{0,2}"
STOOD = re.compile(
    rf"\b(?:as|at|in|on|to|als|auf|en|como|comme|a)[ ](?:severity[ ]|level[ ])?{LEVEL}"
    r"(?:[ ](?:incident|level|rating|status))?,?[ ](?:for|during|over|f\u00fcr|pendant|durante)[ ]"
    r"(?:the[ ]|just[ ]|about[ ]|some[ ]|around[ ]|nearly[ ])?[*_]{0,2}$",
    re.I,
)
STANDS = re.compile(
    rf"[*_]{{0,2}}(?:[ ]long|[ ]lang)?[ ](?:(?:rated|graded|treated|classed|run|handled)[ ])?"
    rf"(?:as|at|in|als|en|como|comme)[ ](?:severity[ ]|level[ ])?{LEVEL}",
    re.I,
)

# What an alarm, a rule or a message is called: 'alarm "no receipt for 15 min"'.
QUOTED = re.compile(
    r"\b(?:alarms?|alerts?|alarme|alerta|rules?|checks?|messages?|warnings?|monitors?|meldung|regel|r\u00e8gle|regla)\b[^.\n\"]{0,20}"
    r"[\"\u201c\u201e\u00ab`'\u2018][^\"\u201c\u201d\u00bb`\n]{0,50}$",
    re.I,
)
# What goes on when all is well: "twenty minutes of observation".
WATCHED = re.compile(
    r"[*_]{0,2} (?:of|d['\u2019]|de|di|lang|lange?r?)?[ ]?(?:close[ ]|further[ ]|weitere[rn]?[ ])?"
    r"(?:observation|monitoring|watching|surveillance|beobachtung|\u00fcberwachung|observaci\u00f3n|vigilancia)\b",
    re.I,
)

# How old something was: "a snapshot that was 6 hours old".
OLD = re.compile(r"[*_]{0,2}[ -](?:old|alt|alte[mnrs]?|de antig\u00fcedad|d['\u2019]anciennet\u00e9)\b", re.I)


def topic(before: str, after: str) -> str:
    """What a length is about by the words right beside it: retention, severity, a watch, age; "" for none of these."""
    if OLD.match(after):
        return "age"
    if WATCHED.match(after):
        return "watch"
    if STOOD.search(before) or STANDS.match(after):
        return "severity"
    if QUOTED.search(before[-90:]):
        return "threshold"
    return "retention" if CAPACITY.search(before) or ENOUGH.match(after) else ""
