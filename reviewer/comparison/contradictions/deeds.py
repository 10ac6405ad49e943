"""What the words of an event mean: what was done to what, whoever did it and with whichever verb. Pure."""

import re
from collections.abc import Sequence

from .concepts import concepts

# A verb and a little word that belongs to it, with what it was done to in between: "brought the old settings back".
BETWEEN = r"\s((?:(?!\b(?:and|or|then|before|after|once)\b)[^\s,;]{1,20}\s){0,4}?)"
PHRASES: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "failover",
        re.compile(
            rf"\b(?:fail|switch|cut|mov|shift|chang|flip|swing|swung|take|took|going|go|went)(?:e|ed|es|s|ing|en)?{BETWEEN}"
            r"over\b",
            re.I,
        ),
    ),
    (
        "rollback",
        re.compile(
            rf"\b(?:brought|bring|put|took|taken|take|roll|go|gone|went|switch|turn|got|get|mov|chang|set|swap)"
            rf"(?:e|ed|s|es|ing)?{BETWEEN}back\b",
            re.I,
        ),
    ),
    (
        "restart",
        re.compile(
            rf"\b(?:turn|switch|power)(?:ed|s|es|ing)?{BETWEEN}off and on(?: again)?\b|\bpower[- ]cycl\w+()", re.I
        ),
    ),
    (
        "stop",
        re.compile(
            rf"\b(?:shut|turn|switch|power|took|taken|take|stood|cut)(?:ed|s|es|ing|ting)?{BETWEEN}(?:down|off|offline)\b",
            re.I,
        ),
    ),
    ("enable", re.compile(rf"\b(?:turn|switch|power|brought|bring)(?:ed|s|es|ing)?{BETWEEN}(?:on|up|online)\b", re.I)),
    ("resolve", re.compile(r"\b(?:c[ao]m(?:e|es|ing)|was|were|is|are|been)\sback()\b", re.I)),
    ("expire", re.compile(r"\b(?:ran|runs?|running)\sout()(?!\sof\b)", re.I)),
    ("slow", re.compile(rf"\b(?:slow|held|hold)(?:ed|s|ing)?{BETWEEN}(?:down|back)\b", re.I)),
)
# Whether a text has one of those little words at all.
LITTLE = re.compile(r"\b(?:over|back|down|off|offline|on|up|online|out)\b|\bpower[- ]cycl", re.I)
# Of an event these are one, whatever else they may mean elsewhere; the first stands for the row.
SAME = """
    failover moved move mov movement shift shifted shifts redirect redirected reroute rerouted rerout divert diverted
    transfer transferred steer steered switchover route routed rout,
    rollback old older earlier former original reinstat reinstate restor,
    stop disabl disable suspend kill halt block terminat,
    slow throttl limit cap,
    purge drain empty emptied clear,
    restart bounc recycl relaunch,
    isolat quarantin disconnect unplug,
    increase rais raise enlarg extend,
    enable enabl unblock resum resume reopen
"""
MEANS = {word: row.split()[0] for row in SAME.split(",") for word in row.split()}
# Who did it, and verbs that say nothing of what.
ASIDE = frozenset({
    "engineer", "staff", "colleagu", "responder", "operator", "admin", "bring", "take", "make", "put", "half", "hour",
    "thing", "step", "help",
})  # fmt: skip


def deeds(text: str) -> frozenset[str]:
    """The concepts of an event's words."""
    if LITTLE.search(text):
        for name, pattern in PHRASES:
            text = pattern.sub(rf" {name} \1 ", text)
    return frozenset(MEANS.get(word, word) for word in concepts(text)) - ASIDE
