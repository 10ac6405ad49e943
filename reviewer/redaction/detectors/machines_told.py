"""Machines by what is said of them: "der Rechner ulm-etikett-07", "node/edi-k8s-w14", "04:12 bud-oven-3 down"."""

from collections.abc import Iterator

from reviewer.redaction.detectors import roles
from reviewer.redaction.detectors.machines import REGION
from reviewer.redaction.detectors.made_up import ORDINARY
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Category, Detector, Find, Passage

_NAME = r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*-[a-z]{0,3}[0-9]{1,3})"
_CALLED = Pattern(
    r"(?:\b(?:Knoten|Rechner|Maschine|(?:[A-Z][a-z\xdf-\xff]+)?[Ss]erver|Host|Arbeitsplatz|Router|Switch|[Ss]erveur|[Mm]achine"
    r"|[Pp]oste|[Rr]outeur|[Hh]\xf4te|n\?ud|noeud|[Ss]ervidor|[Nn]odo|[Mm]\xe1quina|[Ee]quipo|[Mm]inion"
    r"|[Ww]orker node|[Bb]uild host) |\bnodes?/)[`\"']?" + _NAME,
    needs=r"(?:noten|echner|aschine|erver|ost|platz|outer|witch|erveur|achine|oste|outeur|\xf4te|ud|ervidor|odo"
    r"|\xe1quina|quipo|inion|node) [`\"']?[a-z][a-z0-9-]*-[a-z]{0,3}[0-9]|nodes?/[`\"']?[a-z]",
)
# What logs of a shift tell of a machine behind its name.
_STATE = (
    r"(?:disks?|swap|load|cpu|mem(?:ory)?|ram|raid|fans?|temp(?:erature)?|power|kernel|reboot(?:ed|s|ing)?|restarted"
    r"|unreachable|offline|down|full|dead|hung|oom|not ?ready|ping|drained|cordoned|fsck|ssh"
    r"|i/o|iowait|inodes?|uptime|platte|festplatte|disque|disco|weg|voll|tot)"
)
_LOGGED = Pattern(
    r"(?im)^[ \t>*?\xb7-]{0,6}(?:\[?\d{1,2}[:.h]\d\d(?::\d\d)?\]?(?: ?uhr)?[ \t:,-]{1,4})?(?-i:"
    + _NAME
    + r")[ :,]{1,2}"
    r"(?:(?:is|was|ist|war|had|has|at|again|went) )?" + _STATE + r"\b",
    needs=r"-[a-z]{0,3}[0-9]{1,3}[ :,]{1,2}[A-Za-z]",
)


def _called(passage: Passage) -> Iterator[Find]:
    """What is called a machine, or tells of one where a line begins."""
    for pattern in (_CALLED, _LOGGED):
        for match in pattern.finditer(passage):
            start, end = match.span(1)
            if _is_machine(passage.text[start:end]) and passage.text[end : end + 1] not in tuple("-_/@"):
                yield Find(start, end)


_NUMBER = Deferred(r"([a-z]{0,3})(\d{1,3})")


def _is_machine(name: str) -> bool:
    """Whether it can be one's name: words that no sentence has, and a number that counts nothing."""
    *what, last = name.split("-")
    number = _NUMBER.fullmatch(last)
    if number is None or not what or REGION.fullmatch(name) or not roles.COUNTED.isdisjoint({*what, number[1]}):
        return False
    if number[1] in roles.REGIONS or not ORDINARY.isdisjoint(what) or COMMON.issuperset(what):
        return False
    return len(what) > 1 or number[2].startswith("0")


DETECTORS = (
    Detector("machine-told", Category.NETWORK, "The name of a single machine", "[internal host]", ("-",), _called),
)
