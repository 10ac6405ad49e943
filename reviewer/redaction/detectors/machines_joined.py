"""Machines whose names join where they stand and what they do, as Windows' do: CLMAPP04, AMS-DC01, WEBSRV-03.

And those that somebody connects to by a name without a number: `ssh bastion-eu`, "on the VM srv-backup".
"""

from collections.abc import Iterator

from reviewer.redaction.detectors import called_ids, roles
from reviewer.redaction.detectors.machines import stands_alone
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.remembered import remembered
from reviewer.redaction.values import Category, Detector, Find, Passage

_JOINED = Pattern(r"\b([A-Z]{4,10}|[a-z]{4,10})-?0\d{1,2}\b", outline=("AAAA00", "aaaa00", "AAAA-00", "aaaa-00"))
_HYPHENED = Pattern(r"\b([A-Z]{2,8})-([A-Z]{2,8})(?:0\d{1,2}|-\d{1,2}[A-Z]?)\b", outline=("AA-AA",))
_CONNECTED = Pattern(
    r"\b(?:(?i:ssh)(?: in| into| to)?|(?i:rdp) (?:to|into)|(?:on|from|to|of) the (?:VM|vm|box|host)) [\"'`]?"
    r"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\b"
)
_HYPERVISOR = Pattern(r"\besxi?\d{2,3}\b")
# What machines do, in three letters or more, and in two, which words end in too.
_LONG = words(
    "app web sql exch srv svr prt ctx rds nas bkp esx file print mail adfs wsus sccm iis ora sap rtr proxy jmp mgmt rac"
)
_SHORT = words("fs dc db ts hv vm lb fw sw")
_WORDS = words("file print mail proxy")
_ENVIRONMENTS = words("prod prd stg dev tst qa uat")
_WHERE = roles.CITIES | _ENVIRONMENTS | words("hq dmz")
_JOBS = _LONG | _SHORT
_WORKS = _JOBS | roles.STRONG
_LANGUAGES = words("nosql plsql mysql pgsql newsql graphql")
# Programs of a product, which run on a machine: node-exporter, mysql-client.
_PROGRAMS = words("exporter client agent proxy operator driver plugin daemon controller manager cli shell dump")
_PRODUCTS = VENDORS | words("node kube process cloud blackbox")
# What a version is told by, and no machine.
_TO_A_VERSION = Deferred(r"(?i)\b(?:upgrad|updat|migrat|patch|version|release)\w*(?: (?:\w+ )?(?:to|from|of))? \Z")
_VERSIONS = frozenset(("50", "51", "55", "60", "65", "67", "70", "80", "90"))
_NO_VOWEL = Deferred(r"[b-df-hj-np-tv-xz]{3,4}")
# What is numbered so and is no machine.
_NO_MACHINE = Deferred(
    r"(?i)\b(?:errors?|codes?|models?|skus?|articles?|forms?|products?|parts?|rooms?|flights?|tickets?|orders?|items?"
    r"|types?|versions?|standards?|rules?|courses?|lots?|batch|batches|gates?|builds?|scenarios?"
    r"|vouchers?|promos?|coupons?|campaigns?|discounts?|jira|stor(?:y|ies)|epics?|(?P<tracked>issues?|bugs?|tasks?))"
    r"(?: (?:no\.?|number|code))?[ :]{1,2}\Z"
)
# What an issue tells of a machine.
_DOES = Deferred(r" (?:is|was|has|had|hangs?|hung|went|goes|crash(?:es|ed)|fail(?:s|ed)|reboot(?:s|ed)|lost|loses)\b")


def _joined(passage: Passage) -> Iterator[Find]:
    """Every machine, but for what is called a customer's id."""
    return (machine for machine in _machines(passage) if machine.start not in called_ids.places(passage))


def _machines(passage: Passage) -> Iterator[Find]:
    text = passage.text
    for match in _JOINED.finditer(passage):
        name = match[1].decode()
        is_product = name.lower() in _LANGUAGES or name.lower() in VENDORS
        if is_product and not (name.isupper() and _DOES.match(text, match.end())):
            continue
        if _is_joined(name) and _is_free(text, *match.span()):
            yield Find(*match.span())
    for match in _HYPHENED.finditer(passage):
        where, works = match[1].decode().lower(), match[2].decode().lower()
        if works in _JOBS and where in _WHERE | _WORKS and _is_free(text, *match.span()):
            yield Find(*match.span())


def _connected(passage: Passage) -> Iterator[Find]:
    """Whatever somebody connects to that can be a machine's name."""
    text = passage.text
    for match in _CONNECTED.finditer(passage):
        start, end = match.span(1)
        is_signed_in = text[match.start() : match.start() + 3].lower() in ("ssh", "rdp")
        if _may_be_reached(text[start:end], is_signed_in=is_signed_in) and stands_alone(text, start, end):
            yield Find(start, end)


def _hypervisors(passage: Passage) -> Iterator[Find]:
    for match in _HYPERVISOR.finditer(passage):
        is_version = (
            match[0].decode().lstrip("esxi") in _VERSIONS
            and _TO_A_VERSION.search(passage.text, max(0, match.start() - 40), match.start()) is not None
        )
        if stands_alone(passage.text, *match.span()) and not is_version:
            yield Find(*match.span())


def _is_free(text: str, start: int, end: int) -> bool:
    if not stands_alone(text, start, end):
        return False
    told = _NO_MACHINE.search(text, max(0, start - 24), start)
    return told is None or (told["tracked"] is not None and _DOES.match(text, end) is not None)


@remembered
def _is_joined(name: str) -> bool:
    """Whether letters are a place or a firm and what a machine does there, or that and an environment."""
    letters = name.lower()
    for size in (2, 3, 4, 5):
        where, works = letters[:-size], letters[-size:]
        if works in _ENVIRONMENTS and where in _WORKS:
            return True
        if works in _JOBS and (where in _WHERE or where in _WORKS or _NO_VOWEL.fullmatch(where)):
            return True
        if works in _LONG - _WORDS and name.isupper() and len(where) in (2, 3) and not is_ordinary(where):
            return True
    return False


def _may_be_reached(name: str, *, is_signed_in: bool) -> bool:
    """Whether hyphenated words are what a machine does, with a place or an abbreviation: no "jump-host".

    Nobody signs in to a program of a machine: what is named so there is one.
    """
    parts = name.split("-")
    if not is_signed_in and parts[0] in _PRODUCTS and parts[-1] in _PROGRAMS:
        return False
    if roles.STRONG.isdisjoint(parts) or any(map(str.isdigit, parts)):
        return False
    return any(part in roles.PLACES or not (is_ordinary(part) or part in COMMON) for part in parts)


_WHAT, _INSTEAD = "The name of a single machine", "[internal host]"
DETECTORS = (
    Detector("machine-joined", Category.NETWORK, _WHAT, _INSTEAD, (), _joined),
    Detector("hypervisor", Category.NETWORK, _WHAT, _INSTEAD, ("esx",), _hypervisors),
    Detector(
        "machine-connected",
        Category.NETWORK,
        _WHAT,
        _INSTEAD,
        ("ssh", "rdp", "the vm", "the box", "the host"),
        _connected,
    ),
)
