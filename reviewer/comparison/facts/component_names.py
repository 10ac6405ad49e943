"""Parts of a system by names in plain words: "the session store", "our fraud scoring service". Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .vocabulary import words

# What a part of a system is called. Those of the first row say nothing of what it does, and so tell no two apart.
PLAIN_HEADS = words("""
    service system platform server software program programme application app component module tool subsystem portal
    interface backend frontend microservice website
""")
HEADS = PLAIN_HEADS | words("""
    store manager engine gateway queue cache archive normaliser normalizer vault scheduler planner balancer broker
    index indexer registry register directory proxy router api database db adapter adaptor connector bridge importer
    exporter parser renderer dispatcher allocator calculator validator converter translator controller monitor
    collector aggregator mailer feed ledger catalogue catalog pipeline cluster daemon firewall resolver
    generator encoder transcoder decoder packager scorer matcher mapper optimiser optimizer limiter loader
    publisher builder hub switchboard repository processor handler checker
    verifier predictor recommender ranker sequencer synchroniser synchronizer worker crawler fetcher sender notifier
    tracker locator lookup relay bucket replica storage middleware orchestrator supervisor watchdog sampler
    poller listener receiver consumer producer check
    scanner recorder uploader downloader viewer player compressor classifier detector estimator forecaster filter
    reconciler deduplicator merger splitter
    firmware link conversion scorer recognition network printer printers terminal terminals reader readers sensor
    sensors panel switch modem antenna array pump conveyor compressor inverter transformer encoder display charger
    plugin library driver storage points recogniser recognizer normalisation calculation renderer exchange
""")
HEAD = re.compile(rf"(?<=[A-Za-z][ ])(?:{'|'.join(sorted(HEADS, key=len, reverse=True))})\b(?![-\w@/])", re.I)
# A word before it.
PART = re.compile(r"(?<![\w.@/#$-])[A-Za-z][A-Za-z]{1,17}(?:-[A-Za-z]{2,14}){0,2}[ ]$")
LONGEST, MOST = 34, 3
STOPS = words("""
    the a an our your their his her its my this that these those each every any some all both no one another other
    which what whose who where when while if because since as although though unless until before after than how why
    and or but nor so yet then also not only even just still again now
    of in on at by for from with without within to into onto upon over under about against between during through
    behind via per near like inside outside across off up down
    is was are were be been being it's has had have having do does did done will would can could may might must shall
    should it we they he she you i there here please dear
    using running making restarting moving affecting causing failing stopping leaving sending starting switching
    replacing checking watching seeing finding upgrading updating rebuilding adding calling asking telling investigating
    restart restarts move moves put puts run runs ran see sees saw check checks make makes made take takes took
    give gives gave get gets got let sets keep keeps kept find finds found reach reaches use uses send sends sent
    stop stops start starts fix fixes add adds add tell tells told call calls ask asks left lost cut hit held slows
    broke went came fell hung
    affected component service system root cause failed failing fault culprit summary impact status owner due
    today yesterday tomorrow morning night evening monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december utc gmt cet cest bst
    der die das den dem des ein eine einen im am zum zur vom und oder mit auf aus ist wird neue viele unser unsere
    le la les du de un une et ou sur dans par pour en au aux notre votre el los las del al una con por para su y
    nuestro nuestra
""")
# Words that do not say which one it is.
GENERIC = words("""
    new old main central own internal external second first third same whole entire single shared primary secondary
    backup standby stand-by spare big large larger small local remote current underlying relevant responsible upstream
    downstream certain front back cloud online core production prod test staging live hardware computer it technical
    actual faulty broken overloaded slow separate different important critical key particular very little
    national regional in-house so-called third-party outside legacy digital electronic various several two
    real-time empty wrong missing stale cold dead previous earlier nearest full fresh free bad older stricter wider
    public private nightly daily hourly next tolerant double mandatory automatic offending early right spot
""")
# People who bear such a title, and what is no machine.
PEOPLE = words("""
    account fleet duty depot site project incident shift store branch on-call line product crisis general claims
    office team risk customer
""")
TITLES = words("manager handler dispatcher controller planner builder checker worker supervisor service")
# Forms of verbs that end so, and nouns that do as well.
VERBAL = re.compile(r"(?:ed|n['\u2019]t)$", re.I)
NOT_VERBAL = words("speed feed shed embedded need seed bed breed")


class Name(NamedTuple):
    """A name in plain words: its words in lower case without those that do not say which one, and its head."""

    start: int
    end: int
    parts: tuple[str, ...]
    head: str


def names(text: str) -> Iterator[Name]:
    """Every part of a system that is named with a word that says which one; "our system" and "a server" are none."""
    for head in HEAD.finditer(text):
        start, parts = _before(text, head.start())
        title = head.group().lower() in TITLES and parts and parts[-1] in PEOPLE
        if parts and not title and not HEAD.match(text, head.end() + 1):
            yield Name(start, head.end(), parts, head.group().lower())


def _before(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Where the name begins that ends with a head at `end`, and the words that say which one it is."""
    start = end
    parts: list[str] = []
    while len(parts) < MOST and (match := PART.search(text, max(0, start - LONGEST), start)):
        word = match.group()[:-1].lower()
        if word in STOPS or (VERBAL.search(word) and word not in NOT_VERBAL):
            break
        start = match.start()
        parts.insert(0, word)
    while parts and parts[0] in GENERIC:
        start += len(parts.pop(0)) + 1
    return start, tuple(part for part in parts if part not in GENERIC)
