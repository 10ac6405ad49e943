"""Resources by how their names are made: pods, clusters, buckets, and what Azure names by a prefix."""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import roles
from reviewer.redaction.detectors.hyphened import Name, hyphened
from reviewer.redaction.detectors.machines import is_node, is_project
from reviewer.redaction.detectors.made_up import ORDINARY, is_compound
from reviewer.redaction.detectors.resource_names import RESOURCE, is_inside
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import Category, Detector, Find, Passage

_ENGINES = words(
    """
    eks gke aks ecs rds msk sqs sns dynamodb aurora lambda elasticache k8s bigquery bq pubsub kinesis cloudsql gcs s3
    ecr fargate redshift
    """
)
_STORED = words(
    """
    logs log backups backup uploads exports export assets artifacts archive archives data reports media invoices
    snapshots dumps lake tfstate state images attachments documents files statements audit bucket db database
    cluster topic queue photos scans recordings thumbs thumbnails receipts billing invoices imports landing raw
    staging curated gold silver bronze ingest inbox outbox events feed feeds store storage vault cache models
    datasets mirror terraform cdn static
    """
)
_PLACES = words(
    """
    prod production staging stg dev qa uat test live eu us uk apac emea euw1 use1 euc1 usw2 eu1 us1 eu2 us2 prd sbx
    euw2 euw3 use2 usw1 aps1 apse1 apse2 apne1 eun1 usc1 weu neu eus wus uks ukw gwc frc sea eastus eastus2 westus
    westus2 westus3 centralus westeurope northeurope westeu northeu uksouth ukwest germanywestcentral francecentral
    swedencentral switzerlandnorth southeastasia eastasia australiaeast
    """
)
_AZURE_LAST = words("rg vnet snet nsg kv aks acr sqldb appi vmss pip agw apim")
_AZURE = words("rg vnet snet nsg kv aks acr sqldb cosmos appi vmss pip agw vgw apim evhns sbns adf stapp asp law cae")
_MACHINE_CUES = ("host ", "node ", "server ", "machine ", "box ", "broker ")
_CLUSTER_NODE = Deferred(r"gke-.+-[0-9a-f]{8}-[a-z0-9]{4}|aks-.+-\d{6,}-vmss\w+")
_DRAWN = Deferred(r"[a-z0-9]{6,10}|(?=.*\d)[0-9a-f]{5}")
_LOT = Deferred(r"(?=.*\d.*\d)(?=.*[a-z])[bcdf-hj-np-tv-xz0-9]{5}")
_VOWEL = Deferred(r"[aeiou]")
_DIGIT = Deferred(r"\d")
_TWO_DIGITS = Deferred(r"\d\d")


def _is_pod(name: Name) -> bool:
    """checkout-7d9f8b6c5d-x2x4z: the two last parts are drawn by lot."""
    if len(name.parts) < 3 or len(name.parts[-1]) != 5 or not _DRAWN.fullmatch(name.parts[-2]):
        return False
    return all(_DIGIT.search(part) or not _VOWEL.search(part) for part in name.parts[-2:])


def _is_in_set(name: Name) -> bool:
    """price-feed-6d9f7: one part drawn by lot, from the letters that Kubernetes draws from."""
    last = name.parts[-1]
    return len(name.parts) > 2 and _LOT.fullmatch(last) is not None


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
    if (_TWO_DIGITS.fullmatch(name.parts[-1]) or _WORKER.fullmatch(name.parts[-1])) and is_node(name.name):
        return False  # fra3-k8s-11, edi-k8s-w14
    return is_own and bool(told) and not _CLUSTER_NODE.fullmatch(name.name)


_WORKER = Deferred(r"(?:w|m|n|cp|wrk|gpu)\d{1,3}")


def is_store(name: Name) -> bool:
    """acme-audit-logs-prod: a name that says what is stored, and where or under which number."""
    first, last = name.parts[0], name.parts[-1]
    told = not _PLACES.isdisjoint(name.parts) or (last.isdigit() and len(last) > 2)
    told = told or (len(name.parts) > 2 and first not in COMMON and last in _STORED and name.parts[-2] in _STORED)
    return _QUEUES.search(name.name) is not None or (
        told and not _STORED.isdisjoint(name.parts) and ORDINARY.isdisjoint(name.parts) and not is_node(name.name)
    )


# A queue of letters that nobody could deliver, named after the one that they come from.
_QUEUES = Deferred(r"(?:^|-)dlq(?:-|$)|[a-z0-9]-(?:dead-?letters?|deadletters?|parking-lot)(?:-queue|-q)?$")


def _is_rolled(name: Name) -> bool:
    """prod-articles-000412: an index that is begun anew when it is full, under the next number."""
    known = not _ENVIRONMENTS.isdisjoint(name.parts) or not _INDICES.isdisjoint(name.parts)
    return known and len(name.parts) > 2 and _ROLLED.fullmatch(name.parts[-1]) is not None


_ROLLED, _INDICES = Deferred(r"0\d{5}"), frozenset(("index", "idx", "logs", "log", "events", "metrics", "traces"))


def _is_of_environment(name: Name) -> bool:
    """notify-prod, prod-telemetry, stn-stage-use1-a: whose it is and for what; nothing that sentences are made of."""
    parts = name.parts
    if is_project(parts):
        return True
    if _ENVIRONMENTS.isdisjoint(parts) or is_compound(name.name) or name.parts[-1].isdigit() or is_node(name.name):
        return False
    if not _LINKING.isdisjoint(parts):
        return False
    own = [part for part in parts if part not in _ENVIRONMENTS and part not in _NOT_OWN]
    is_own = not ORDINARY.issuperset(own)
    return is_own and (len(parts) > 2 or parts[1] in _ENVIRONMENTS or own[0] not in COMMON)


_ENVIRONMENTS = words("prod production prd stg stage staging uat preprod nonprod sandbox sbx")
_LINKING = words("to and or vs for like only than as")
_NOT_OWN = words("parity side facing grade bound a b c d i x equivalent freeze deploy change")


def _is_called_by_kind(name: Name) -> bool:
    """hr-letters-queue: what it is stands at its end, and no sentence says the rest."""
    *first, last = name.parts
    is_name = len(first) > 1 and ORDINARY.isdisjoint(first) and not COMMON.issuperset(first)
    return last in _KINDS and is_name


_KINDS = words("queue topic bucket cluster db table stream dlq")


def _is_azure(name: Name) -> bool:
    """rg-payments-prod: Azure's customary prefix, with an environment, a region or a number."""
    told = _DIGIT.search(name.name) or not _PLACES.isdisjoint(name.parts)
    first, last = name.parts[0], name.parts[-1]
    if _CLUSTER_NODE.fullmatch(name.name) or (first == "aks" and "nodepool" in name.name):
        return False
    is_group = first == "rg" or (last == "rg" and len(name.parts) > 2)
    return is_group or ((first in _AZURE or last in _AZURE_LAST) and bool(told or "we" in name.parts[1:]))


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
    _detector("pod-of-set", "A pod", _by(_is_in_set)),
    _detector("of-environment", "A resource of one of our environments", _by(_is_of_environment)),
    _detector("numbered-pod", "A pod", _by(_is_numbered_pod, *_MACHINE_CUES)),
    _detector("resource-by-engine", "A resource whose name says what it is", _by(_is_by_engine)),
    _detector("store", "A bucket or database by its name", _by(is_store)),
    _detector("called-by-kind", "A resource whose name says what it is", _by(_is_called_by_kind)),
    _detector("rolled-index", "An index by its number", _by(_is_rolled)),
    _detector("azure-name", "An Azure resource by its customary prefix", _by(_is_azure)),
)
