"""Resources written with what they belong to: a table with its dataset, what runs in an environment, a manifest's own.

And several behind the word for all of them, of which the first may be a plain word.
"""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.made_up import ORDINARY
from reviewer.redaction.detectors.resource_cues import HOLDERS
from reviewer.redaction.detectors.resource_names import RESOURCE
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.pattern import Pattern, finds
from reviewer.redaction.values import Category, Detector, Find, Passage

# What ends a name: no host, path or call goes on from it.
_END = r"(?:$|[^\w./(:-]|[.,:](?:\s|$))"
# BigQuery's and Snowflake's full names: a host has no underscore, and nobody shouts three words with dots.
_TABLE = (
    r"\b([a-z][a-z0-9]*(?:-[a-z0-9]+)+\.[a-z][a-z0-9_]*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)+"
    r"|[A-Z][A-Z0-9_]+\.[A-Z][A-Z0-9_]+\.[A-Z][A-Z0-9_]+)\b"
)
_IN_TABLE = r"\.[a-z][a-z0-9_]*\.[a-z][a-z0-9]*_|[A-Z0-9_]\.[A-Z][A-Z0-9_]+\.[A-Z]"
_TOPIC = rf"(?:^|[^\w/@.:-])([a-z][a-z0-9-]+(?:\.[a-z][a-z0-9_-]+){{1,4}}\.v\d{{1,2}}){_END}"
_DISTRIBUTION = (
    r"(?i)\b(?:distribution(?:s|[ -]id)?|cloudfront|hosted[ -]zone(?:[ -]id)?)(?: is| was|,)?[ :=(\"'`]{1,3}"
    r"(?:id )?((?-i:[EZ][A-Z0-9]{9,20}))\b"
)
_DISTRIBUTED = ("distribution", "cloudfront", "hosted zone", "hosted-zone")
_MANIFEST = (
    r"(?m)^[ \t>]*metadata:[ \t]*\n(?:[ \t>]+[\w./-]+:.*\n){0,2}?[ \t>]+name:[ \t]*[\"']?"
    r"([a-z][a-z0-9-]*[a-z0-9])\b"
)
_WORD = r"[a-z][a-z0-9]*"
_IN_ENVIRONMENT = (
    rf"(?:^|[\s(\"'`])((?:prod|staging|stg|stage|prd|preprod|uat|sandbox)(?:-[a-z0-9]+)*/{_WORD}(?:-[a-z0-9]+)+"
    rf"|{_WORD}(?:-[a-z0-9]+)*-(?:prod|staging|stg|prd|preprod|uat)/[a-z][a-z0-9-]*[a-z0-9]){_END}"
)
_ENVIRONMENT = r"(?:prod|staging|stg|stage|prd|preprod|uat|sandbox)[a-z0-9-]*/[a-z]"
_SEVERAL = Pattern(
    r"\b(?:deployments|topics|queues|buckets|namespaces|statefulsets|daemonsets|clusters|cronjobs)"
    rf" [`\"']?([a-z]{{3,20}})[`\"']?(?:,| and|, and) [`\"']?({_WORD}(?:[._-][a-z0-9]+)+)\b"
)
_PLURALS = ("deployments ", "topics ", "queues ", "buckets ", "namespaces ", "sets ", "clusters ", "cronjobs ")
_DONE_TO = (
    r"\b(?:[Dd]ropped|[Tt]runcated|[Rr]ecreated|[Rr]estored|altered|vacuumed|reindexed|emptied|overwrote)"
    r" [`\"']?([a-z][a-z_]{2,30}s)[`\"']? (?:in|on|from) (?:the )?"
    rf"[`\"']?{_WORD}(?:_[a-z0-9]+)*_(?:prod|production|staging|stg|live|prd)\b"
)
_ENVIRONMENTS = ("_prod", "_stag", "_stg", "_live", "_prd")


def _several(passage: Passage) -> Iterator[Find]:
    for match in _SEVERAL.finditer(passage):
        first = match[1].decode()
        if first not in COMMON and first not in ORDINARY:
            yield Find(*match.span(1))
            yield Find(*match.span(2))


def _is_no_package(name: str) -> bool:
    """Whether it is no package of code: com.acme.cart.v1."""
    return not name.startswith(("com.", "org.", "io.", "net.", "dev.", "google.", "k8s.", "proto."))


def _is_no_holder(name: str) -> bool:
    return name not in HOLDERS and name not in ORDINARY and name not in ("rows", "records", "columns", "views", "files")


def _detector(name: str, what: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.CLOUD_RESOURCE, what, RESOURCE, gate, find)


DETECTORS = (
    _detector("full-table", "A table of a warehouse", finds(_TABLE, needs=_IN_TABLE), "."),
    _detector("versioned-topic", "A topic with its version", finds(_TOPIC, _is_no_package), ".v"),
    _detector("distribution", "The id of a distribution or zone", finds(_DISTRIBUTION), *_DISTRIBUTED),
    _detector("manifest", "What a manifest names", finds(_MANIFEST), "metadata:"),
    _detector(
        "in-environment", "What runs in one of our environments", finds(_IN_ENVIRONMENT, needs=_ENVIRONMENT), "/"
    ),
    _detector("several", "Resources called by their names", _several, *_PLURALS),
    _detector("done-to-table", "A table of a database", finds(_DONE_TO, _is_no_holder), *_ENVIRONMENTS),
)
