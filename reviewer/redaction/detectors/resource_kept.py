"""Resources by what is kept in them or made of them: "keeps photos in …-euw2", "rebuilt … from the snapshot"."""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import roles
from reviewer.redaction.detectors.hyphened import Name, hyphened
from reviewer.redaction.detectors.machines import is_node
from reviewer.redaction.detectors.made_up import ORDINARY, is_compound, is_made_up
from reviewer.redaction.detectors.resource_names import RESOURCE, is_inside, is_own_name
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Category, Detector, Find, Passage

_NAME = r"([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+)"
# What is made anew of something kept elsewhere.
_MADE_OF = Pattern(
    r"\b(?:rebuilt|rebuild|restored?|recreated?|reindexed|recovered?|reloaded|refilled|reseeded|rolled back)"
    r"(?: (?:the|our|all of|only))? [`\"']?" + _NAME + r"[`\"']? (?:from|out of|to|by) (?:(?:the|an?|our|its|last|"
    r"yesterday's|this|that) )?(?:[a-z]+ ){0,2}?(?:snapshots?|backups?|dumps?|replica|index|archives?|copy|tapes?"
    r"|repository|primary|log|stream)\b",
    needs=r"(?:rebu|resto|recr|rein|reco|relo|refi|rese|rolled)[a-z]* (?:[a-z]+ ){0,3}[`\"']?[a-z][a-z0-9]*[_-]",
)
# A database by its part among others, where such are spoken of: "then rebuilt orders_ro_b".
_PART_OF_STORE = Pattern(
    r"\b(?:rebuil[dt]|reindexed|vacuumed|truncated|restored?|reseeded|refilled|dropped?|promoted?|resynced|recreated?"
    r"|repointed|reloaded|emptied|cloned|detached|swapped|demoted|failed over(?: to)?|neu aufgebaut|reconstruit"
    r"|reconstruimos)(?: (?:the|our|all of|only))? [`\"']?([a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?:ro|rw|[a-c]|replica|standby"
    r"|primary|secondary|db|old|new|copy|bak|backup|tmp|shadow|hist|history|archive|mirror|read|write))\b",
)
_OF_STORES = Deferred(
    r"(?i)\b(?:databases?|replicas?|tables?|rows|standby|failover|failed over|primary|postgres\w*|mysql|orders|schema"
    r"|datenbank|base|tabla|stale|lag)\b"
)
_STORES_NEAR = 220
# What was got out of it.
_OUT_OF = Pattern(
    r"\b(?:cop(?:y|ied)|read|pulled|exported|dumped|recovered|saved|rescued|loaded|deleted|moved|selected|lifted|fished"
    r"|taken|scraped|got)(?: [a-z]+){0,5}? out of [`\"']?" + _NAME + r"\b",
    needs=r"out of [`\"']?[a-z][a-z0-9]*[_-][a-z0-9]",
)
# Kinds that nothing else is called by, with the name behind them.
_KINDS = (
    r"(?:(?:snapshot|backup|chart|helm|artifact|image|restore) repositor(?:y|ies)|(?:snapshot|backup) repo"
    r"|(?:recovery|backup) vault|data stream|(?:index|component) template|ingest pipeline|(?:volume )?claim"
    r"|[Pp]ersistent ?[Vv]olume(?: ?[Cc]laim)?|PVC|repositor(?:y|io) de (?:snapshots|instant\xe1neas)"
    r"|d\xe9p\xf4t de (?:snapshots|sauvegardes?)|Snapshot-Repository)"
)
_CALLED = Pattern(
    _KINDS + r"(?: named| called|:)? [`\"']?" + _NAME + r"\b", needs=_KINDS + r"(?: named| called|:)? [`\"']?[a-z]"
)
# "the repository lark-es-snap-old for snapshots", where snapshots are spoken of.
_REPOSITORY = Pattern(r"\b[Rr]epositor(?:y|io) [`\"']?" + _NAME + r"\b")
_OF_SNAPSHOTS = Deferred(r"(?i)\b(?:snapshots?|backups?|restor\w+)\b")
# A volume of Kubernetes by the end of its name.
_CLAIMED = Deferred(r"(?i)\b(?:disks?|volumes?|mount(?:ed)?|storage|claims?|space|full|platte|disque|disco)\b")
# A region, as clouds abbreviate it, where something lies.
_REGION = Deferred(r"(?:eu|us|ap|sa|ca|me|af|il)[nsewc]{1,2}\d")
_LIES_IN = Deferred(r"(?i)\b(?:in|into|from|to|at|dans|en|aus|nach|vers|depuis|desde|a|bucket|through|via) [`\"']?$")
_NEAR = 40


def _by(pattern: Pattern, *, must_be_made_up: bool = True) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            if _is_name(passage.text, *match.span(1), must_be_made_up=must_be_made_up):
                yield Find(*match.span(1))

    return find


def _is_name(text: str, start: int, end: int, *, must_be_made_up: bool) -> bool:
    """Whether such words are the name of something that is no machine."""
    name = text[start:end]
    if is_inside(text, start, end) or not is_own_name(name) or is_node(name) or is_compound(name):
        return False
    return not must_be_made_up or is_made_up(name)


def _repositories(passage: Passage) -> Iterator[Find]:
    for match in _REPOSITORY.finditer(passage):
        start, end = match.span(1)
        is_told = _OF_SNAPSHOTS.search(passage.text, max(0, start - _NEAR), end + _NEAR) is not None
        if is_told and _is_name(passage.text, start, end, must_be_made_up=False):
            yield Find(start, end)


def _parts_of_stores(passage: Passage) -> Iterator[Find]:
    for match in _PART_OF_STORE.finditer(passage):
        start, end = match.span(1)
        near = max(0, match.start() - _STORES_NEAR)
        is_told = _OF_STORES.search(passage.text, near, match.start()) or _OF_STORES.search(
            passage.text, end, end + _NEAR
        )
        if is_told and not is_inside(passage.text, start, end):
            yield Find(start, end)


def _by_ends(passage: Passage) -> Iterator[Find]:
    """Volumes that say so at their end, and what something lies in that ends with a region."""
    for name in hyphened(passage):
        what = name.parts[:-1]
        if is_inside(passage.text, name.start, name.end) or not ORDINARY.isdisjoint(what[:1]):
            continue
        is_told = _is_claim if name.parts[-1] == "pvc" else _is_in_region
        if is_told(passage.text, name):
            yield Find(name.start, name.end)


def _is_claim(text: str, name: Name) -> bool:
    if len(name.parts) > 2:
        return True
    return _CLAIMED.search(text, max(0, name.start - _NEAR), name.end + _NEAR) is not None


def _is_in_region(text: str, name: Name) -> bool:
    *what, last = name.parts
    if len(what) < 2 or not _REGION.fullmatch(last) or not roles.STRONG.isdisjoint(what):
        return False
    return _LIES_IN.search(text, max(0, name.start - 10), name.start) is not None


def _detector(name: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.CLOUD_RESOURCE, "A resource, by what is said of it", RESOURCE, gate, find)


DETECTORS = (
    _detector(
        "made-of",
        _by(_MADE_OF),
        "snapshot",
        "backup",
        "dump",
        "replica",
        "index",
        "archive",
        "copy",
        "tape",
        "repository",
        "primary",
        "log",
        "stream",
    ),
    _detector(
        "part-of-a-store",
        _parts_of_stores,
        "_ro",
        "_rw",
        "_a",
        "_b",
        "_c",
        "_re",
        "_s",
        "_pr",
        "_d",
        "_old",
        "_new",
        "_tmp",
        "_hist",
        "_mirror",
        "_write",
    ),
    _detector("got-out-of", _by(_OUT_OF), " out of "),
    _detector(
        "kept-kind",
        _by(_CALLED, must_be_made_up=False),
        "repo",
        "vault",
        "stream",
        "template",
        "pipeline",
        "claim",
        "volume",
        "pvc",
        "d\xe9p\xf4t",
    ),
    _detector("snapshot-repository", _repositories, "repositor"),
    _detector("volume-or-region", _by_ends, "-"),
)
