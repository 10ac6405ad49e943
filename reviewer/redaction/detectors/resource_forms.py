"""Resources by how their names are made: pods, clusters, buckets, and what Azure names by a prefix."""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import roles
from reviewer.redaction.detectors.hyphened import Name, hyphened
from reviewer.redaction.detectors.made_up import ORDINARY
from reviewer.redaction.detectors.resource_names import RESOURCE, is_inside
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import Category, Detector, Find, Passage
from reviewer.redaction.vocabulary import COMMON
from reviewer.redaction.wordlist import words

_ENGINES = words(
    """
    eks gke aks ecs rds msk sqs sns dynamodb aurora lambda elasticache k8s bigquery bq pubsub kinesis cloudsql gcs s3
    ecr fargate redshift
    """
)
_STORED = words(
    """
    logs backups backup uploads exports assets artifacts archive archives data reports media invoices snapshots dumps
    lake tfstate state images attachments documents files statements audit bucket db database cluster topic queue
    """
)
_PLACES = words(
    """
    prod production staging stg dev qa uat test live eu us uk apac emea euw1 use1 euc1 usw2 eu1 us1 eu2 us2 prd sbx
    """
)
_AZURE = words("rg vnet snet nsg kv aks acr sqldb cosmos appi vmss pip agw vgw apim evhns sbns adf stapp asp law cae")
_MACHINE_CUES = ("host ", "node ", "server ", "machine ", "box ", "broker ")
_CLUSTER_NODE = Deferred(r"gke-.+-[0-9a-f]{8}-[a-z0-9]{4}|aks-.+-\d{6,}-vmss\w+")
_DRAWN = Deferred(r"[a-z0-9]{6,10}")
_VOWEL = Deferred(r"[aeiou]")
_DIGIT = Deferred(r"\d")


def _is_pod(name: Name) -> bool:
    """checkout-7d9f8b6c5d-x2x4z: the two last parts are drawn by lot."""
    if len(name.parts) < 3 or len(name.parts[-1]) != 5 or not _DRAWN.fullmatch(name.parts[-2]):
        return False
    return all(_DIGIT.search(part) or not _VOWEL.search(part) for part in name.parts[-2:])


# Of these a higher number is a version: postgres-16.
_VERSIONED = words("postgres postgresql pg mysql redis mongo mongodb es elasticsearch cassandra")


def _is_numbered_pod(name: Name) -> bool:
    """kafka-2, geo-router-0: one of a set; they are counted from 0."""
    if len(name.parts) == 2:
        what, number = name.parts
        highest = 5 if what in _VERSIONED else 20
        return what in roles.STATEFUL and number.isdecimal() and str(int(number)) == number and int(number) < highest
    return name.parts[-1] == "0" and roles.COUNTED.isdisjoint(name.parts)


def _is_by_engine(name: Name) -> bool:
    """eks-prod-eu1, orders-rds-2: the kind of thing is in the name."""
    if len(name.parts) == 2 and name.parts[1] in ("101", "102", "201", "202", "301"):
        return False  # a course
    told = len(name.parts) > 2 or _DIGIT.search(name.parts[-1])
    is_own = not _ENGINES.isdisjoint(name.parts) and (
        ORDINARY.isdisjoint(name.parts) or not _PLACES.isdisjoint(name.parts)
    )
    return is_own and bool(told) and not _CLUSTER_NODE.fullmatch(name.name)


def _is_store(name: Name) -> bool:
    """acme-audit-logs-prod: a name that says what is stored, and where or under which number."""
    first, last = name.parts[0], name.parts[-1]
    told = last in _PLACES or first in _PLACES or (last.isdigit() and len(last) > 2)
    return "dlq" in name.parts or (told and not _STORED.isdisjoint(name.parts) and ORDINARY.isdisjoint(name.parts))


def _is_called_by_kind(name: Name) -> bool:
    """hr-letters-queue: what it is stands at its end, and no sentence says the rest."""
    *first, last = name.parts
    is_name = len(first) > 1 and ORDINARY.isdisjoint(first) and not COMMON.issuperset(first)
    return last in _KINDS and is_name


_KINDS = words("queue topic bucket cluster db table stream dlq")


def _is_azure(name: Name) -> bool:
    """rg-payments-prod: Azure's customary prefix, with an environment, a region or a number."""
    told = _DIGIT.search(name.name) or not _PLACES.isdisjoint(name.parts)
    return name.parts[0] in _AZURE and bool(told) and not _CLUSTER_NODE.fullmatch(name.name)


def _by(accept: Callable[[Name], bool], *unless_behind: str) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        for name in hyphened(passage):
            if accept(name) and not is_inside(passage.text, name.start, name.end):
                before = passage.text[max(0, name.start - 10) : name.start].lower()
                if not unless_behind or not before.endswith(unless_behind):
                    yield Find(name.start, name.end)

    return find


def _detector(name: str, what: str, find: Callable[[Passage], Iterator[Find]]) -> Detector:
    return Detector(name, Category.CLOUD_RESOURCE, what, RESOURCE, ("-",), find)


DETECTORS = (
    _detector("pod", "A pod", _by(_is_pod)),
    _detector("numbered-pod", "A pod", _by(_is_numbered_pod, *_MACHINE_CUES)),
    _detector("resource-by-engine", "A resource whose name says what it is", _by(_is_by_engine)),
    _detector("store", "A bucket or database by its name", _by(_is_store)),
    _detector("called-by-kind", "A resource whose name says what it is", _by(_is_called_by_kind)),
    _detector("azure-name", "An Azure resource by its customary prefix", _by(_is_azure)),
)
