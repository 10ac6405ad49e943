"""Resources by the word that says what they are: "topic orders-v2", "the `acme-logs` bucket"."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.machines import REGION, is_node
from reviewer.redaction.detectors.made_up import ORDINARY, is_compound
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.remembered import remembered
from reviewer.redaction.values import Category, Detector, Find, Passage

RESOURCE = "[internal resource]"

_KIND = (
    r"(?:(?:lambda|cloud|step) functions?|log groups?|log streams?|consumer groups?|security groups?"
    r"|service accounts?|storage accounts?"
    r"|(?:auto ?scaling|instance|target|resource|parameter|placement|subnet) groups?"
    r"|(?:DB|RDS|Redis|Cloud SQL|database) instances?|replication slots?|materiali[sz]ed views?|state machines?"
    r"|hosted zones?|helm releases?|event hubs?|event bus|load balancers?"
    r"|(?:ECS|Cloud Run|Kubernetes|k8s) services?|persistent volume claims?|IAM (?:roles?|users?|polic(?:y|ies))"
    r"|ECR repos?(?:itory)?|GCP projects?|project ids?|node ?(?:pools?|groups?)|stateful ?sets?|daemon ?sets?"
    r"|replica ?sets?|config ?maps?|cron ?jobs?|key ?vaults?|deployments?|namespaces?|clusters?|buckets?|topics?"
    r"|queues?|tables?|databases?|schemas?|streams?|lambdas?|subscriptions?|pods?|keyspaces?"
    r"|collections?|PVCs?|VPCs?|ASGs?|datasets?|warehouses?|projects?|indexes|index|indices|DLQs?|distributions?"
    r"|exchanges?|tablespaces?|ingress(?:es)?|secrets?)"
)
# Before these a name may as well be a service's or a vendor's.
_NOT_BEHIND = words(
    """
    pod pods function functions stream streams collection collections index indexes indices subscription
    subscriptions exchange exchanges project projects secret secrets distribution distributions ingress ingresses
    """
)
_PRODUCT = (
    r"(?: (?:Kafka|SQS|S3|GCS|Postgres|PostgreSQL|MySQL|Redis|Kubernetes|k8s|EKS|GKE|AKS|ECS|RDS|Aurora|MSK|SNS"
    r"|Pub/Sub|DynamoDB|RabbitMQ"
    r"|Elasticsearch|OpenSearch|BigQuery|Cassandra|MongoDB|Lambda|Kinesis|CloudWatch|Azure|AWS|GCP|production"
    r"|prod|staging))?"
)
_NAME = r"[A-Za-z][A-Za-z0-9]*(?:[._/-][A-Za-z0-9_]+)*"
_AFTER = Pattern(
    rf"(?i)\b({_KIND})( named | called | is | was |:[ \t]+|[ \t]{{0,12}}= ?| )"
    rf"([\"'`(]{{0,2}})({_NAME}|[a-z]\w+)([\"'`)]?)"
)
_BEFORE = Pattern(rf"([\"'`]?)\b([a-z][a-z0-9]*(?:[._/-][a-z0-9_]+)*|[a-z]\w+)([\"'`]?){_PRODUCT} (?i:({_KIND}))\b")
_MORE = Deferred(
    r"(?:,|,? and|,? or|,? then| ?/| ?&| ?->"
    r"| ?\u2192) ?([\"'`]?)([A-Za-z][A-Za-z0-9]*(?:[._/-][A-Za-z0-9_]+)*)\b([\"'`]?)"
)
_MOST_IN_A_LIST = 20

_PRODUCTS = words(
    """
    s3 ec2 k8s route53 log4j neo4j oauth2 http2 ipv4 ipv6 db2 h2 web3 r53 kafka postgres mysql redis utf8 utf-8
    sha256 k3s x86 arm64 x64 p1 p2 sev1 sev2 sev3 q1 q2 q3 q4 pg14 pg15 pg16 kube-system kube-public default and/or
    n/a cluster-admin b-tree c++ node.js e.g i.e vs etc
    """
)
_TWO_HUMPS = Deferred(r"(?:[A-Z][a-z]+){2,5}")
_BRANDS = words(
    """
    PostgreSQL MySQL MongoDB DynamoDB RabbitMQ CloudFront BigQuery GitHub GitLab PagerDuty JavaScript MariaDB
    CloudWatch OpenSearch ElastiCache ClickHouse CockroachDB
    """
)
_KUBES = ("system", "public", "proxy", "dns", "state", "api", "node", "prometheus")
_SCHEMAS = ("http", "pg_", "information_schema", "performance_schema", "sys.", "mysql.")
_NOT_OURS = (*_SCHEMAS, *(f"kube-{part}" for part in _KUBES))
_SAMPLE = Deferred(r"(?:my|your|our|some|example|sample|foo|bar)[-_.]")
_VERSION = Deferred(
    r"v?\d[\w.]*|[a-z]+-v?\d{1,2}(?:\.\d+)+|(?:tier|level|phase|step|day|top|sev|stage|type|class|part|gen"
    r"|generation|layer|round|version|wave|option|l|sha|crc|aes|rsa|utf)-?\d+|md5|sha"
)
_NOT_NAMESPACES = words(
    """
    the this that each same own other wrong default whole entire new old separate single dedicated shared kubernetes
    k8s production staging target tenant customer was is were had has have quota quotas limit limits isolation
    deletion and in for to with level wide scoped where which when on of at by from as are be been but not only
    itself became ran being still so then affected any every its our their one two a an system per following correct
    down up back away again there here now then right boundary boundaries collision prefix names name resources
    stock built feature features
    """
)


def is_inside(text: str, start: int, end: int) -> bool:
    """Whether a name is only a piece: of a path, an address or a longer name."""
    return text[start - 1 : start] in tuple("/.@_-$#") or bool(re.match(r"[/@_(]|[.:-]\w", text[end : end + 2]))


@remembered
def is_own_name(name: str) -> bool:
    """Whether a name in small letters with hyphens or underscores can be that of a resource at all."""
    return _is_name(name, behind=True) and name.rpartition(".")[2] not in _FILES and not name.startswith("www.")


_FILES = words(
    """
    com net org io dev app example py go rs js ts java rb yml yaml json toml conf sql sh log txt md csv html xml local
    internal
    """
)


def _is_name(name: str, *, behind: bool) -> bool:
    """Whether it can be nothing but the name of something: orders-v2, billing.invoices, payments_ledger."""
    low = name.lower()
    if (
        len(name) < 3
        or low in _PRODUCTS
        or _SAMPLE.match(low)
        or low.startswith(_NOT_OURS)
        or _VERSION.fullmatch(low)
        or REGION.fullmatch(low)
    ):
        return False
    if "_" in name or re.search(r"\d", name):
        return True
    if low.endswith(("able", "ible")):
        return False
    if "." in low.strip("."):
        *first, last = low.split(".")
        return "/" not in low and all(len(part) > 1 for part in first) and (len(last) > 1 or len(first) > 1)
    parts = re.split(r"[/-]", low)
    is_long = all(len(part) > 1 for part in parts[:-1]) and (len(parts[-1]) > 1 or len(parts) > 2)
    return len(parts) > 1 and is_long and _is_own(parts, behind=behind)


def _is_own(parts: list[str], *, behind: bool) -> bool:
    """Whether hyphenated words are a name. Before its kind it may be an adjective: dead-letter queue."""
    ordinary = sum(part in ORDINARY for part in parts)
    if parts[0] in ORDINARY or ordinary == len(parts):
        return False
    return ordinary == 0 or behind or (len(parts) > 2 and ordinary == 1)


def _is_marked_name(name: str) -> bool:
    """Whether it is a name when it stands in code quotes."""
    return len(name) > 2 and name.lower() not in _PRODUCTS and not re.fullmatch(r"[A-Z][a-z]+|[A-Z]+", name)


def _after(passage: Passage) -> Iterator[Find]:
    for match in _AFTER.finditer(passage):
        start, end = match.span(4)
        is_own = _accepts_after(match) and not is_inside(passage.text, start, end)
        is_own = is_own and not _is_host(match[4]) and not (match[4].isalpha() and _is_general(passage.text, match))
        if is_own and not _is_machine(passage.text[start:end], passage.text[slice(*match.span(1))]):
            yield Find(start, end)
            yield from _more(passage.text, match.end())


# What was named before its kind: "the billing-prod namespace down to zero".
_NAMED = Deferred(r"[a-z0-9][`\"']?[_-][a-z0-9]+[`\"']? $|[`\"'] $")


def _is_host(name: bytes) -> bool:
    return name.rpartition(b".")[2].decode("latin-1").lower() in _FILES and name.count(b".") > 1


# Before a kind these speak of any of it: "a namespace separates …".
_ANY = Deferred(r"(?i)\b(?:an?|each|every|one|per|any|no) $")


def _is_general(text: str, match: Match) -> bool:
    """Whether a plain word behind a kind cannot be its name: none has one, or the name was told before."""
    start = match.start()
    return bool(_ANY.search(text, max(0, start - 6), start) or _NAMED.search(text, max(0, start - 24), start))


def _accepts_after(match: Match) -> bool:
    kind, link, opening, name = (match[group].decode("latin-1") if match[group] else "" for group in (1, 2, 3, 4))
    if _SHOUTED.fullmatch(name):
        return kind.lower().rstrip("s") in _SHOUTED_KINDS and link != " is "
    if name[:1].isupper() and not re.search(r"[\d_-]", name):
        return bool(_TWO_HUMPS.fullmatch(name)) and name not in _BRANDS
    if kind.lower().startswith("storage account") and _STORAGE.search(name):
        return name.isalnum() and name.islower()
    if kind.lower().startswith("secret"):
        return re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", name) is not None and _is_name(name, behind=True)
    if opening.strip("(") or link.strip() in ("named", "called"):
        return _is_marked_name(name) and name.lower() not in _NOT_NAMESPACES and name.lower() not in _NO_NAMES
    if link.strip() == "=" and kind.islower():
        return _is_marked_name(name)
    if _SURE.fullmatch(kind) and "-" in name and link == " ":
        return _is_marked_name(name) and not ORDINARY.issuperset(name.split("-"))
    plain = (
        kind.lower().startswith("namespace")
        and name.islower()
        and len(name) > 3
        and name not in _NOT_NAMESPACES
        and name not in _PRODUCTS
        and not (link.strip() in ("is", "was") and name in _STATES)
    )
    is_vague = kind.lower().rstrip("s") in _VAGUE or link.startswith(":")
    if is_vague and is_compound(name):
        return False
    return _is_name(name, behind=True) or plain


# Names of the queues of a mainframe and of the tables of a warehouse: BAG.SORT, FIN_PROD.RAW.GL_ENTRIES, ORDERS_IN.
_SHOUTED = Deferred(r"[A-Z][A-Z0-9]+(?:[._][A-Z0-9]+)+")
_SHOUTED_KINDS = words("queue topic table schema database view warehouse stream exchange")
_STORAGE = Deferred(
    r"prod|stg|dev|test|[wn]eu$|[ew]us\d?$|uk[sw]$|\d{2,}$|^st(?!at|or)[a-z]{6,}|[a-z]{8}(?:raw|logs?|data|backups?|blobs?|files|diag|state|media|assets|exports?)$"
)
# Kinds that nothing else is called by.
_SURE = Deferred(r"(?:stateful|daemon|replica) ?set|config ?map|cron ?job|helm release", re.IGNORECASE)
_NO_NAMES = words("queue table topic bucket cache cluster foo bar baz something anything nothing whatever example name")
# What something of the kind is said to be.
_STATES = words(
    "empty gone deprecated unused full missing stuck terminating terminated unique different same shared isolated"
    " healthy unhealthy broken fine back down ready unknown correct wrong important created deleted removed restored"
    " renamed moved affected safe still also already often only never always found lost known used needed required"
    " where what that this"
)
# Kinds that other things are called as well.
_VAGUE = words("project collection stream function table topic index exchange")


def _before(passage: Passage) -> Iterator[Find]:
    for match in _BEFORE.finditer(passage):
        opening, name, kind = (match[group].decode("latin-1") for group in (1, 2, 4))
        plain = (
            kind.lower().startswith("namespace")
            and name.isalpha()
            and len(name) > 3
            and name not in _NOT_NAMESPACES
            and name not in _PRODUCTS
            and not name.endswith(("ed", "ing"))
        )
        told = _is_name(name, behind=False) and kind.lower() not in _NOT_BEHIND
        accepted = _is_marked_name(name) if opening and match[3] else told or plain
        if accepted and not _is_machine(name, kind) and not is_inside(passage.text, *match.span(2)):
            yield Find(*match.span(2))


def _is_machine(name: str, kind: str) -> bool:
    """Whether it is a machine's name by its form, where the kind does not say otherwise: load balancer lb-fra-01."""
    return kind.lower().rstrip("s") not in _NO_MACHINES and is_node(name)


def _more(text: str, start: int) -> Iterator[Find]:
    """The rest of a list whose first is a name."""
    for _ in range(_MOST_IN_A_LIST):
        match = _MORE.match(text, start)
        if not match or not (_is_name(match[2], behind=True) or (match[1] and _is_marked_name(match[2]))):
            return
        yield Find(*match.span(2))
        start = match.end()


_NO_MACHINES = words(
    """
    pod topic queue bucket namespace cluster deployment table schema stream subscription secret index dlq pvc
    """
)
_BACKLOG = Pattern(
    r"(?i)\b(?:backlog|messages|lag|consumers?) (?:in|on|of|for) (?:the )?[`\"']?"
    r"([a-z][a-z0-9]*(?:[-.][a-z0-9]+)+)\b",
    needs=r"(?i)(?:backlog|messages|lag|consumers?) (?:in|on|of|for) ",
)


def _backlogs(passage: Passage) -> Iterator[Find]:
    """What messages wait in is a queue or a topic: "the backlog in webhook-retry"."""
    for match in _BACKLOG.finditer(passage):
        start, end = match.span(1)
        name = passage.text[start:end]
        is_host = name.count(".") > 1 and name.rpartition(".")[2] in _FILES
        if _is_name(name, behind=True) and not (is_host or is_node(name) or is_inside(passage.text, start, end)):
            yield Find(start, end)


_GATE = tuple(
    sorted(
        words(
            """
            deployment stateful daemon replica namespace cluster bucket topic queue table database schema log
            stream lambda function consumer subscription config pod node cron keyspace collection persistent pvc
            account vpc group asg balancer vault dataset warehouse project index indices slot view dlq machine
            distribution zone secret instance helm hub exchange bus ecr iam ingress
            """
        )
    )
)


def _detector(name: str, find: Callable[[Passage], Iterator[Find]]) -> Detector:
    return Detector(name, Category.CLOUD_RESOURCE, "A resource called by its name", RESOURCE, _GATE, find)


DETECTORS = (_detector("named-resource", _after), _detector("resource-name", _before), _detector("backlog", _backlogs))
