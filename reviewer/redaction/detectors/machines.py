"""Single machines by their names: `fra2-db-07`, `web01`, `HV-LON-07`, "the box is called grumpy-badger-2"."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors import called_ids, roles
from reviewer.redaction.detectors.hyphened import Name, hyphened
from reviewer.redaction.detectors.made_up import ORDINARY
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.remembered import remembered
from reviewer.redaction.values import Find, Passage

REGION = Deferred(
    r"(?:us|eu|ap|sa|ca|me|af|il|cn|mx)(?:-gov)?-(?:north|south|east|west|central)(?:east|west)?-?\d[a-z]?"
    r"|[a-z]+-(?:north|south|east|west|central)(?:east|west)?\d(?:-[a-z])?"
)
_CLUSTER_NODE = Deferred(r"gke-.+-[0-9a-f]{8}-[a-z0-9]{4}|aks-.+-\d{6,}-vmss\w+")
_MORE_MACHINES = Deferred(
    r"(?:,|,? and|,? or| through| to|,? then| ?/| ?&| ?->) ?([\"'`]?)([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\b"
)
_NUMBERED = Deferred(rf"(?:{'|'.join(sorted(roles.STRONG - {'node', 'k8s', 'sql', 's'}))})\d{{1,3}}")
_UNHYPHENED = Pattern(
    r"\b(?:[a-z]{2,12}(?:0\d{1,2}|\d{1,3}\.[a-z]{3}(?:-[a-z]{1,4})?\d{1,2})"
    r"|([a-z]{2,10}(?:relay|proxy|srv|node|host|vm|sql|box|gw|cache|worker|runner|server)\d{1,2}))\b",
    needs=r"[a-z]0\d|[a-z]\d{1,3}\.[a-z]{3}|(?:relay|proxy|srv|node|host|vm|sql|box|gw|cache|worker|runner|server)\d",
)
_UPPER = Pattern(r"\b[A-Z][A-Z0-9]*-[A-Z0-9]+(?:-[A-Z0-9]+)*\b")
_UPPER_PADDED = Pattern(r"\b([A-Z]{2,8})0\d{1,2}\b", outline=("AA00",))
_CUED = Pattern(
    r"(?i)\b(?:hosts?|nodes?|servers?|machines?|hostnames?|VMs?|boxe?s?|bastion|replicas?|primary|brokers?|switch"
    r"|router|shards?|leader|hypervisor|ssh|rdp to|standby|computername)(?: (?:named|is called|called|was|is))?"
    r"[:, ] ?[\"'`]?([a-z][a-z0-9]*(?:-[a-z0-9]+)+|[a-z]{2,}\d{1,3})\b"
)
COURSES = frozenset(("101", "102", "201", "202", "301"))
_NUMBER = Deferred(r"([a-z]*?)(\d{1,4})[a-z]?")
_CONSONANTS = Deferred(r"[b-df-hj-np-tv-xz]{1,4}")
_ROLE_AT_ITS_END = ("host", "srv", "node", "box", "vm", "sql", "runner", "server", "db")
# What is said right before a name that is no machine's, and right behind one of many.
_OF_SOMETHING_ELSE = Deferred(
    r"(?i)\b(?:threads?|goroutines?|tasks?|actors?|jobs?|branch|tags?|versions?|releases?|sprints?|volumes?|pods?"
    r"|partitions?|builds?|pool|cluster|namespace|image)[ :=]{1,2}[\"'`(]?$"
)
_OF_MANY = Deferred(r" of \d")


def find(passage: Passage) -> Iterator[Find]:
    """Every machine's name, but for what is called a customer's id."""
    of_customers = called_ids.places(passage)
    return (machine for machine in _machines(passage) if machine.start not in of_customers)


def _machines(passage: Passage) -> Iterator[Find]:
    for name in hyphened(passage):
        named = is_node(name.name) or _is_where(passage.text, name)
        if (
            named
            and stands_alone(passage.text, name.start, name.end)
            and not _is_imagined(passage.text, name.start, name.name)
        ):
            yield Find(name.start, name.end)
            yield from _alike(passage.text, name)
        else:
            yield from _twins(passage.text, name)
    for match in _UNHYPHENED.finditer(passage):
        start, end = match.span()
        named = bool(match[1]) or is_node(match[0].decode())
        if (
            named
            and stands_alone(passage.text, start, end)
            and not _is_imagined(passage.text, start, match[0].decode())
        ):
            yield Find(start, end)
    for match in _UPPER.finditer(passage):
        if _is_upper_node(match[0].decode()) and stands_alone(passage.text, match.start(), match.end()):
            yield Find(match.start(), match.end())
    for match in _UPPER_PADDED.finditer(passage):
        if match[1].decode().lower() in roles.STRONG and stands_alone(passage.text, *match.span()):
            yield Find(*match.span())
    yield from _cued(passage)


# Where something runs or comes from: an unknown word with a padded number behind it is a machine.
_WHERE = Deferred(
    r"(?i)\b(?:on|from|ssh|via|onto|reboot(?:ed|s|ing)?|restarted|drain(?:ed|ing)?|reimaged|patched|cordon(?:ed|ing)?"
    r"|power[- ]cycled|reinstalled|decommissioned|evacuated|both|behind) [`\"']?$"
)
# Two that differ by their last letter, where machines are spoken of: "on two machines, wf-batch-a and wf-batch-b".
_MACHINES_TOLD = Deferred(
    r"(?i)\b(?:machines|hosts|nodes|servers|boxes|vms|replicas|routers|switches|serveurs|servidores|nodos"
    r"|rechnern?|servern?|knoten)\b[^.;\n]{0,24}$"
)
_TWIN_BEHIND = Deferred(r"[`\"']?(?:,|,? and|,? or| und| et| y| ?/) ?[`\"']?([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\b")


# What bids to think of machines that there are not, and what is made for tests.
_IMAGINED = Deferred(
    r"(?:^|[\n.:;!?]\s{1,3})(?i:say|suppose|imagine|picture)(?: that)?,?"
    r" (?:there (?:is|are)|you (?:have|run)) (?:an?|one|two|three|four|five|some|\d)"
    r" (?:nodes?|servers?|machines?|hosts?|replicas?|clients?|boxes)\b"
    r"(?:[^\n.;!?]|\.(?=\S))*\Z"
    r"|(?i:\b(?:made[ -]up|invented) (?:names?|hosts?|machines?|servers?))\b(?:[^\n.;!?]|\.(?=\S))*\Z"
)
# Such as are called by what they do and counted.
_ANYBODYS = Deferred(r"[a-z]{2,8}-(?:\d|[a-d])|(?:web|db|app|server|host|node|cache|lb|api|worker)-?0?\d")


def _is_imagined(text: str, start: int, name: str) -> bool:
    """Whether a name such as lb-1, node-b or db01 stands where something is explained by an example."""
    if not _ANYBODYS.fullmatch(name):
        return False
    return _IMAGINED.search(text, max(0, start - 160), start) is not None


def _twins(text: str, name: Name) -> Iterator[Find]:
    """A name and the one behind it, if they are twins and said to be machines."""
    *what, letter = name.parts
    other = _TWIN_BEHIND.match(text, name.end) if len(letter) == 1 and letter.isalpha() else None
    if other is None or other[1].split("-")[:-1] != what or len(other[1]) != len(name.name):
        return
    if _MACHINES_TOLD.search(text, max(0, name.start - 48), name.start) and not _is_imagined(
        text, name.start, name.name
    ):
        yield Find(name.start, name.end)
        yield Find(*other.span(1))


_PADDED, _TWO_DIGITS = Deferred(r"0\d{1,2}"), Deferred(r"\d{2,3}")


def _is_where(text: str, name: Name) -> bool:
    """From we-mta-17, on attic-003: short words and a number, where something runs."""
    *what, number = name.parts
    if len(what) > 1:
        may_be = _TWO_DIGITS.fullmatch(number) and _are_abbreviated(what)
    else:
        may_be = _PADDED.fullmatch(number) and _is_unknown(what[0])
    return bool(may_be) and _WHERE.search(text, max(0, name.start - 20), name.start) is not None


def _is_unknown(word: str) -> bool:
    return word not in COMMON and word not in ORDINARY and word not in roles.COUNTED and word not in roles.NO_CODES


def _are_abbreviated(parts: list[str]) -> bool:
    """Short words only, of which one at least no sentence has."""
    are_short = all(1 < len(part) < 7 for part in parts)
    return are_short and any(part not in roles.PLACES and _is_unknown(part) for part in parts)


def _alike(text: str, name: Name) -> Iterator[Find]:
    """What follows a machine and is called like it but for the number: "mm-euw-07 to mm-euw-11"."""
    more = _MORE_MACHINES.match(text, name.end)
    while more and more[2].split("-")[:-1] == name.parts[:-1] and stands_alone(text, *more.span(2)):
        yield Find(*more.span(2))
        more = _MORE_MACHINES.match(text, more.end())


def _cued(passage: Passage) -> Iterator[Find]:
    """What is called a machine, and those that are listed behind it."""
    for match in _CUED.finditer(passage):
        start, end = match.span(1)
        called = passage.text[start:end]
        is_own = bool(re.search(r"\d", called)) and not REGION.fullmatch(called)
        while is_own and stands_alone(passage.text, start, end):
            yield Find(start, end)
            more = _MORE_MACHINES.match(passage.text, end)
            start, end = more.span(2) if more else (end, end)
            is_own = end > start and bool(re.search(r"\d", passage.text[start:end]))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Not a piece of a path, an address, a longer name or an image with its tag; and not called something else."""
    if text[start - 1 : start] in tuple("/.@_-$#") or re.match(r"[/@_=(]|[.:-]\w", text[end : end + 2]):
        return False
    return not (_OF_SOMETHING_ELSE.search(text, max(0, start - 14), start) or _OF_MANY.match(text, end))


@remembered
def is_node(name: str) -> bool:
    """Whether a name is made as those of machines are: a role and a number, a place or an environment with them."""
    if _CLUSTER_NODE.fullmatch(name):
        return True
    if REGION.fullmatch(name) or re.fullmatch(r"ip(?:-\d{1,3}){4}", name):
        return name.startswith("ip-")
    parts = name.split("-")
    if not roles.CIPHERS.isdisjoint(part.rstrip("0123456789") for part in parts):
        return False
    if len(parts) > 2 and parts[-1] in _TWINS and _is_twin(parts):
        return True
    if len(parts) == 1:
        return re.split(r"\d", name)[0] in roles.STRONG
    if any(_NUMBERED.fullmatch(part) for part in parts) and roles.IMAGES.isdisjoint(parts):
        return True
    number = _NUMBER.fullmatch(parts[-1])
    if not number or len(parts[-1]) > 8 or parts[-1].startswith("v") or number[2] == "0":
        return False
    if re.fullmatch(
        r"node-(?:[1-9]|1\d|2\d)|(?:worker|shard)-[1-9]?\d", name
    ):  # a version of Node.js, a thread, a part
        return False
    if (len(parts) == 2 and number[2] in COURSES) or is_project(parts):
        return False
    is_padded = number[2].startswith("0") and len(parts) > 2 and _is_code(parts[0])
    if number[1] in roles.REGIONS or not (is_padded or roles.COUNTED.isdisjoint({*parts, number[1]})):
        return False
    return _has_role(parts, number) or _is_made_up(parts, number) or _is_sited(parts, number)


_TWINS = ("a", "b", "c", "d")


def _is_twin(parts: list[str]) -> bool:
    """sto1-mq-a: a numbered place, what the machine does, and a letter that tells it from its twins."""
    place, *what, _ = parts
    is_place = place[-1].isdigit() and place.rstrip("0123456789") in roles.PLACES
    return is_place and all(part in roles.STRONG or part in roles.WEAK for part in what)


def _has_role(parts: list[str], number: re.Match[str]) -> bool:
    """kafka-07, fra2-app-7: what the machine does is in its name."""
    words = {part.rstrip("0123456789") for part in parts}
    if len(parts[-1]) > 6 or len(number[2]) > 3:
        return False
    if not words.isdisjoint(roles.STRONG):
        if len(parts) == 2 and parts[0] in roles.STATEFUL and re.fullmatch("[1-9]?[0-9]", parts[1]):
            return False  # kafka-2 is a pod
        return len(parts) > 2 or parts[-1].isdigit()
    told = parts[-1].startswith("0") or parts[0][-1:].isdigit() or not roles.PLACES.isdisjoint({*parts, *words})
    told = told or (len(number[2]) == 2 and parts[-2] in roles.WEAK)
    return len(parts) > 2 and len(words & roles.WEAK) > (not told)


def _is_made_up(parts: list[str], number: re.Match[str]) -> bool:
    """gp-jump-01, hb-sfu-fra-11: a number behind abbreviations, or padded with a zero, as no sentence has it."""
    before = [part for part in [*parts[:-1], number[1]] if part]
    if any(len(part) > 14 for part in before):
        return False
    codes = sum(_is_code(part) for part in before)
    codes += len(before) > 2 and before[0] in roles.UNITS
    if _PAIR_OF_TWO.fullmatch(parts[-1]) and len(parts) == 2:
        return _CONSONANTS.fullmatch(parts[0]) is not None and len(parts[0]) > 2
    works = sum(part in roles.WEAK or part.endswith(_ROLE_AT_ITS_END) for part in before if not _is_code(part))
    if number[2].startswith("0"):
        return codes > 0 or (len(before) > 1 and (works > 0 or _are_short(before)))
    return len(number[2]) < 4 and codes > 0 and codes + works > 1


def _is_sited(parts: list[str], number: re.Match[str]) -> bool:
    """ams1-stor-14, enc-lon-3: a city, what is there, and a number."""
    if len(parts) < 3 or not parts[-1].isdigit() or len(number[2]) > 3:
        return False
    *what, _ = parts
    cities = sum(part.rstrip("0123456789") in roles.CITIES for part in what)
    return 0 < cities < len(what) and all(len(part) < 9 and part not in ENVIRONMENTS for part in what)


def is_project(parts: list[str]) -> bool:
    """tk-prod-317: what clouds make of the name of a project, or what a number of its own was put behind."""
    return len(parts) > 2 and parts[-2] in ENVIRONMENTS and _PROJECT_NUMBER.fullmatch(parts[-1]) is not None


_PROJECT_NUMBER = Deferred(r"[1-9]\d{2,5}")
ENVIRONMENTS = words("prod production prd stg stage staging dev qa uat test live preprod sandbox sbx")
_PAIR_OF_TWO = Deferred(r"[a-d]\d")


def _are_short(parts: list[str]) -> bool:
    """pe-ham-04: no word of a sentence among them, and none that is longer than an abbreviation."""
    return all(len(part) < 5 and part not in COMMON and part not in ORDINARY for part in parts)


def _is_code(part: str) -> bool:
    """Whether it is no word: a place, letters without a vowel, or letters with a digit."""
    if part in roles.NO_CODES:
        return False
    is_short = len(part) < 5 and (part in roles.PLACES or _CONSONANTS.fullmatch(part) is not None)
    return is_short or part in roles.SHORT or (part[-1].isdigit() and part[0].isalpha())


_WORKS = roles.STRONG | roles.WEAK | roles.SHORT
_KNOWN = roles.STRONG | roles.WEAK | roles.PLACES | roles.SHORT


def _is_upper_node(name: str) -> bool:
    """Machines of Windows and of networks: the number is padded, and a role or a place is in the name."""
    parts = name.lower().split("-")
    number = _NUMBER.fullmatch(parts[-1])
    words = {part.rstrip("0123456789") for part in parts}
    known = not _KNOWN.isdisjoint(words)
    is_padded = number is not None and number[2].startswith("0") and len(number[2]) > 1
    if number is None or len(parts) < 3 or not roles.COUNTED.isdisjoint(words):
        return False
    return (is_padded and known) or (len(number[2]) < 4 and _is_role_in_place(parts[:-1]))


def _is_role_in_place(parts: list[str]) -> bool:
    """WEB-PRD-11, FS-HAM-1: where it stands and what it does are in the name, and nothing else."""
    places = [part for part in parts if part.rstrip("0123456789") in roles.PLACES]
    others = [part for part in parts if part not in places]
    in_city = not roles.CITIES.isdisjoint(places)
    works = (part in _WORKS or (in_city and _CONSONANTS.fullmatch(part)) for part in others)
    return bool(places) and bool(others) and all(works)
