"""The inner network: private addresses, internal hosts and their URLs, managed database endpoints, bare node names."""

import ipaddress
import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import machines, machines_joined, machines_told, resource_labels, roles
from reviewer.redaction.detectors.addresses import Address, hosts
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.reading.tables import cells_of
from reviewer.redaction.values import Category, Detector, Find, Passage

ADDRESS, HOST, DATABASE = "[internal address]", "[internal host]", "our managed database"

_V4 = Pattern(r"\b((?:10|100|172|192)\.\d{1,3}\.\d{1,3}\.\d{1,3})(/\d{1,2}|:\d{2,5})?\b")
# Several at once: 10.4.7.x, 192.168.*.
_V4_SOME = Pattern(
    r"\b((?:10\.\d{1,3}\.\d{1,3}|192\.168(?:\.\d{1,3})?|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3})(?:\.[xX]\b|\.\*){1,2})",
    outline=("0.*", "0.a", "0.A"),
)
_V6 = Pattern(r"(?i)(?:^|[^0-9a-z:.])(f[cd][0-9a-f]{2}:[0-9a-f:]*[0-9a-f:])(/\d{1,3})?", needs=r"(?i)f[cd][0-9a-f]{2}:")
_PRIVATE = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"))
)

# What everybody's private networks are, and what is only an example.
_WHOLE = frozenset(
    (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "10.0.0.0", "192.168.0.0"),
        # Of Docker, Kubernetes and K3s, unless they are told otherwise, and what RFC 4193 keeps.
        *("172.17.0.0/16", "10.244.0.0/16", "10.96.0.0/12", "10.42.0.0/16", "10.43.0.0/16", "fd00::/8"),
    )
)
_EXAMPLE = Deferred(
    r"(?<![\w.])(?:e\.g\.|for example|for instance|such as|example:?|i\.e\.)[ ,(\"'`]*\Z", re.IGNORECASE
)

# A host is internal by its last label, or by one further left when the last is that of a public domain.
_LAST = words(
    """
    internal intern interno interne local lan corp intra intranet private priv localdomain consul svc cluster infra mesh
    """
)
_WITHIN = words(
    """
    internal corp intra intranet int priv private prv lan local svc prod production stg stage staging preprod
    nonprod qa uat infra mgmt vpn mesh inner k8s
    """
)
_PUBLIC_LAST = words(
    """
    com net org io dev app co cloud example test invalid eu de uk fr nl ch at us in it es se no fi pl tech ai sh me
    info biz systems network services host xyz ca au jp br
    """
)
_CODE_FIRST = words("com org io net java javax dev de scala kotlin android github golang k8s sun self this app")
# Schemes that are followed by something else than a host.
_V4_HOST = Deferred(r"\d{1,3}(?:\.\d{1,3}){3}")
_NO_HOSTS = words(
    """
    s3 s3a s3n gs az abfs abfss wasb wasbs arn file app urn chrome vscode slack docker oci data oras hdfs dbfs jdbc kv
    op
    """
)
_FILES = frozenset(
    ("env", "settings", "config", "docker-compose", "application", "values", "appsettings", "gemfile", "wrangler")
)
# Domains of managed databases, caches and clusters; our own name stands before them.
_MANAGED_DOMAINS = words(
    """
    database.windows.net servicebus.windows.net redis.cache.windows.net database.azure.com documents.azure.com
    cosmos.azure.com redis.azure.net vault.azure.net azmk8s.io cache.azure.net mongodb.net confluent.cloud
    aivencloud.com upstash.io db.ondigitalocean.com neon.tech psdb.cloud snowflakecomputing.com redislabs.com
    redis-cloud.com elastic-cloud.com found.io cockroachlabs.cloud clickhouse.cloud timescale.com
    timescaledb.com cloud.es.io scylladb.com datastax.com database.cloud.ovh.net
    """
)
_MANAGED_BY_AWS = words(
    "rds cache docdb redshift redshift-serverless es aoss neptune memorydb kafka mq elb eks execute-api compute dax"
)
_SUPABASE = Deferred(r"db\.[a-z0-9]+\.supabase\.co")
_PORTS = words(
    """
    22 80 443 1433 1521 2181 2379 3000 3306 4222 4317 4318 5000 5432 5433 5672 6379 6380 6432 6443 7000 7001 8000
    8080 8081 8125 8200 8443 8500 8888 9000 9042 9090 9092 9093 9094 9100 9200 9300 10250 11211 15672 16379 26379
    27017 50051
    """
)
_SERVICE = Pattern(r"\b([a-z][a-z0-9]*(?:-[a-z0-9]+)*):(\d{2,5})\b")


def _addresses(passage: Passage) -> Iterator[Find]:
    text, versions = passage.text, passage.once(_versions)
    for pattern in (_V4, _V6):
        for match in pattern.finditer(passage):
            start, end = match.start(1), match.end()
            named = text[start:end] in _WHOLE or _EXAMPLE.search(text, max(0, start - 16), start)
            if named or not _is_private(match[1].decode(), match[2]):
                continue
            is_version = (
                not match[2]
                and _family(match[1].decode()) in versions
                and not _IS_HOST.search(text, max(0, start - 12), start)
            )
            if is_version:
                continue
            if _is_captured(text, start, end) or not _is_within_number(text, start, end):
                yield Find(start, end)
    for match in _V6_URL.finditer(passage):
        yield Find(match.start(), match.end())


def _several(passage: Passage) -> Iterator[Find]:
    """Several addresses at once."""
    for match in _V4_SOME.finditer(passage):
        start, end = match.span(1)
        program = _OF_PROGRAM.search(passage.text, max(0, start - 24), start)
        # What is upgraded may be a private range of our own.
        is_program = program is not None and not (program["said"] and _OURS.match(passage.text, start))
        is_version = is_program or _is_version(passage.text, start, end)
        if not is_version and not _is_within_number(passage.text, start, end):
            yield Find(start, end)


# What has versions of four parts, and what one says of them.
_OF_PROGRAM = Deferred(
    r"(?i)\b(?:mac ?os(?: x)?|os x|ios|android|mariadb|chrome|firefox|java"
    r"|(?:older|newer|later|earlier|higher|lower) than|(?:before|since|up to) version"
    r"|(?P<said>upgraded? (?:to|from))) \Z"
)
_OURS = Deferred(r"10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.")


def _versions(passage: Passage) -> frozenset[str]:
    """How numbers of four parts begin that are told as a version, in a sentence or in a column of versions.

    Not where one that begins so has a port or is a whole network.
    """
    numbers = list(_V4.finditer(passage))
    told = [match[1].decode() for match in numbers if not match[2] and _is_version(passage.text, *match.span(1))]
    if numbers:
        cells = [cell for cell in passage.once(cells_of) if _VERSIONS.search(cell.head)]
        told += [passage.text[cell.start : cell.end].strip("`v") for cell in cells]
    of_hosts = {_family(match[1].decode()) for match in numbers if match[2]} if told else set()
    return frozenset(map(_family, told)) - of_hosts


def _family(number: str) -> str:
    """10.4 of 10.4.118.7: what versions of the same thing have in common."""
    return ".".join(number.split(".")[:2])


def _is_version(text: str, start: int, end: int) -> bool:
    return bool(_TOLD_BEFORE.search(text, max(0, start - 16), start) or _TOLD_BEHIND.match(text, end))


def _is_captured(text: str, start: int, end: int) -> bool:
    """An address with its port behind a full stop, as tcpdump writes them: IP 10.0.0.8.41822 > 10.0.0.5.5432."""
    return bool(_PORT_BEHIND.match(text, end) and _FLOWS.search(text, max(0, start - 4), start))


_IS_HOST = Deferred(
    r"(?i)\b(?:ips?|hosts?|address(?:es)?|server|node|gateway|at|via|ping|ssh|curl|subnet|range)[ :=(`]+$"
)
_VERSIONS = re.compile(r"version|release|build|firmware|driver|bios")
_PORT_BEHIND, _FLOWS = Deferred(r"\.\d{1,5}(?: >|: )"), Deferred(r"(?:IP6?|>) $")
_V6_URL = Pattern(
    r"(?i)\b[a-z][a-z0-9+-]{1,20}://\[f[cd][0-9a-f]{2}:[0-9a-f:]*\](?::\d{2,5})?(?:/[^\s\"'<>`|)\]}]*)?",
    outline=("://[",),
)


def _is_private(address: str, tail: bytes | None) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    size = int(tail[1:]) if tail and tail.startswith(b"/") else 0
    return size <= parsed.max_prefixlen and any(parsed in net for net in _PRIVATE if net.version == parsed.version)


_TOLD_BEFORE = Deferred(
    r"(?i)\b(?:version|release|section|chapter|clause|paragraph|appendix|annex|oid|firmware|driver|schema|bios|build)"
    r"(?: (?:numbers?|strings?|tags?|no\.?|nr\.?))?(?: is| was| to| from|:\*{0,2})? \Z"
)
_TOLD_BEHIND = Deferred(
    r"(?i) (?:or|and) (?:newer|later|above|older|higher)\b"
    r"| (?:is the |was the |\(an? |)(?:version|firmware|release|build|driver)\b"
)
_NUMBER_BEFORE, _NUMBER_BEHIND = Deferred(r"(?:[\w.]|\xa7 ?)\Z"), Deferred(r"(?i)\.\d|-?[a-z]")


def _is_within_number(text: str, start: int, end: int) -> bool:
    """A longer dotted number, or a version."""
    inside = _NUMBER_BEFORE.search(text, max(0, start - 2), start) or _NUMBER_BEHIND.match(text, end)
    return bool(inside) or _is_version(text, start, end)


def _hosts(passage: Passage) -> Iterator[Find]:
    domains = tuple(domain.lower().lstrip(".*") for domain in passage.org.internal_domains)
    public = tuple(domain.lower() for domain in passage.org.public_domains)
    for address in hosts(passage):
        if _is_managed(address):
            yield Find(address.start, address.end, "A managed database, cache or cluster", DATABASE)
        elif any(address.is_under(domain) for domain in domains) or (
            _is_internal(address) and not any(address.host == domain for domain in public)
        ):
            yield Find(address.start, address.end)


def _is_managed(address: Address) -> bool:
    """A database, cache, broker or cluster that a cloud keeps for us."""
    labels = address.labels
    if "amazonaws" in labels[-3:]:
        return len(labels) > 4 and not _MANAGED_BY_AWS.isdisjoint(labels[1:])
    tails = {".".join(labels[-size:]) for size in (2, 3, 4) if size < len(labels)}
    return (
        not _MANAGED_DOMAINS.isdisjoint(tails)
        or "privatelink" in labels
        or _SUPABASE.fullmatch(address.host) is not None
    )


def _is_internal(address: Address) -> bool:
    labels = address.labels
    if address.has_user and labels[-1] not in _LAST:
        # Where mails go to.
        return False
    if address.scheme and _V4_HOST.fullmatch(address.host):
        return _is_private(address.host, None)
    if len(labels) == 3 and labels[1] == "example" and labels[2] in ("com", "net", "org"):
        return False
    if _EVERYBODYS.fullmatch(address.host):
        return False
    if len(labels) == 1:
        return bool(address.scheme) and address.host != "localhost" and _is_inner_label(address)
    if not address.scheme and (labels[0] in _CODE_FIRST or labels[0] in _FILES or "_" in address.host):
        return False
    if address.scheme and address.port and len(labels) == 2 and labels[-1].isalpha() and not _is_public(labels[-1]):
        return True
    if labels[-1] in _LAST:
        return len(labels) > 2 or labels[-1] != "local" or bool(re.search(r"[\d-]", labels[0]) or address.scheme)
    return len(labels) > 2 and labels[-1] in _PUBLIC_LAST and not _WITHIN.isdisjoint(labels[:-2])


# What is called so in every cluster and on every machine, and what stands for any name.
_EVERYBODYS = Deferred(
    r"(?:host|gateway|kubernetes)\.docker\.internal|metadata(?:\.google)?\.internal|(?:[\w-]+\.)?kube-system\.svc(?:\..+)?"
    r"|kubernetes\.default(?:\.svc(?:\..+)?)?|(?:.+\.)?(?:my|your|some|example)-[a-z]+\.(?:my|your|some|example)-[a-z]+\..+"
    r"|(?:raspberrypi|printer|hostname|homeassistant)\.local"
)


def _is_public(label: str) -> bool:
    """Whether a last label is one of the world's, or reserved for examples."""
    return label in _PUBLIC_LAST or len(label) < 3 or label in ("test", "example", "invalid", "localhost", "onion")


def _is_inner_label(address: Address) -> bool:
    """A host without a domain in a URL: http://checkout-api:8080/, redis://cart:6379."""
    return (
        len(address.host) > 2
        and address.scheme not in _NO_HOSTS
        and address.host not in ("host", "hostname", "server", "example", "domain")
        and not address.host.startswith(("your-", "my-", "example-", "some-"))
    )


def _services(passage: Passage) -> Iterator[Find]:
    """redis-cart:6379: a service within the house by its port."""
    for match in _SERVICE.finditer(passage):
        name, port = match[1].decode(), match[2].decode()
        known = "-" in name or name in roles.STRONG
        is_part = passage.text[match.start() - 1 : match.start()] in ("/", ".", "@", "_")
        if _ITS_OWN.get(name) == port:
            continue
        if known and port in _PORTS and not (is_part or _TAG_GOES_ON.match(passage.text, match.end())):
            yield Find(match.start(), match.end())


# Programs on the ports that they have everywhere: such a name tells nothing of the house.
_ITS_OWN = {
    "redis": "6379",
    "memcached": "11211",
    "postgres": "5432",
    "mysql": "3306",
    "mongo": "27017",
    "mongodb": "27017",
    "kafka": "9092",
    "zookeeper": "2181",
    "rabbitmq": "5672",
    "elasticsearch": "9200",
    "opensearch": "9200",
    "etcd": "2379",
    "consul": "8500",
    "vault": "8200",
    "prometheus": "9090",
    "minio": "9000",
    "nginx": "80",
    "web": "80",
    "db": "5432",
}
# What follows the number of a tag and not of a port: node:22-alpine.
_TAG_GOES_ON = Deferred(r"[.-]\w")


_SHARE = finds(
    r"(?:^|[^\w\\])(\\\\[\w.-]*[A-Za-z][\w.-]*\\[\w$-]+(?:\.[\w$-]+)*)(?:[^\\\w$-]|$)",
)


def _detector(name: str, what: str, instead: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.NETWORK, what, instead, gate, find)


DETECTORS: tuple[Detector, ...] = (
    _detector(
        "private-address",
        "An address within the private network",
        ADDRESS,
        _addresses,
        "10.",
        "100.",
        "172.",
        "192.",
        "fc",
        "fd",
    ),
    _detector("private-addresses", "Addresses within the private network", ADDRESS, _several, ".x", ".*"),
    _detector("internal-host", "A host that only the inner network knows", HOST, _hosts, ".", "://"),
    _detector("internal-service", "A service within the house, with its port", HOST, _services, ":"),
    _detector("network-share", "A share of a machine within the network", HOST, _SHARE, "\\\\"),
    _detector("node-name", "The name of a single machine", HOST, machines.find),
    *machines_told.DETECTORS,
    *machines_joined.DETECTORS,
    _detector("machine-column", "The name of a single machine", HOST, resource_labels.machines, "|", ",", ";", "\t"),
)
