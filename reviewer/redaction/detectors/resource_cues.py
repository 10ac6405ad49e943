"""Resources by what is said around their names: "objects in gp-cache-use1", "the pool's table, relay_numbers,".

Names are found once; then the few words before each are looked at, and what stands between them and the name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.redaction.detectors.machines import is_node
from reviewer.redaction.detectors.made_up import is_compound, is_made_up
from reviewer.redaction.detectors.resource_names import RESOURCE, is_inside, is_own_name
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Category, Detector, Find, Passage

_NAME = Pattern(r"\b[a-z][a-z0-9]*(?:[._-][a-z0-9]+)+\b")
# Things that have a name of their own.
HOLDERS = words(
    """
    bucket buckets table tables queue queues topic topics index indices indexes cluster clusters namespace
    namespaces database databases dataset datasets project projects cache caches snapshot snapshots volume volumes
    archive archives job jobs cronjob cronjobs dag dags lambda lambdas stream streams subscription subscriptions
    exchange schema schemas alias aliases warehouse collection collections keyspace deployment deployments
    statefulset daemonset pod pods replicaset store stores dlq dlqs shard function functions workflow workflows
    consumer consumers task tasks connector connectors container containers app apps group groups vault vaults
    daemonset keyring registry workspace hpa rule rules alarm alarms sequence partition partitions slot slots pvc
    configmap instance instances bigquery dynamodb sqs sns kafka s3 gcs kinesis rabbitmq elasticsearch opensearch
    snowflake
    """
)
# Those that other things are called as well: what follows must be a name by its form.
_ORDINARY_HOLDERS = words(
    """
    registry workspace vault vaults
    consumer consumers task tasks connector connectors container containers app apps group groups
    rule rules alarm alarms project projects archive archives
    job jobs store stores stream streams collection exchange
    volume volumes function functions workflow workflows sequence index cache caches slot slots partition partitions
    instance instances lambda bigquery dynamodb sqs sns kafka s3 gcs kinesis rabbitmq elasticsearch opensearch snowflake
    """
)
_CODE = words("function functions view views")
# What is in, on or of something that has a name, and what is done to it: the word before the preposition.
_RELATIONS = {
    "of": words(
        """
        partition rows row objects records messages entries snapshot snapshots backup backups dump dumps copy copies
        scan scans depth partitions columns lag restore vacuum contents offsets replicas items all retention size
        migration consumers consumer shards index indexes copied pods keyspace keys memory capacity tail
        """
    ),
    "in": words(
        """
        rows row objects records messages message letters entries backlog pods items documents keys stored stuck
        waiting waited wait waits sat sit sits built up piled parked accumulated tables files events data lag blobs
        tuples offsets jobs dumps backups exports records column columns entry sits lives lie lies
        """
    ),
    "on": words(
        """
        autovacuum grant grants lag lock locks index indexes backlog trigger triggers consumers deadlock deadlocks
        vacuum rule policy
        """
    ),
    "to": words(
        """
        written write writes wrote writing publishes published publish sent sends backups go goes went copied exported
        replicated archived synced appended restored added column over moved move migrated migrate
        rebuilt cloned
        produced produces producing pushed uploaded grants
        """
    ),
    "into": words(
        """
        restored loaded inserted insert inserts imported copied written wrote writes writing load loads restore reloaded
        ingested exported merged rows streamed
        """
    ),
    "from": words(
        """
        rows records restored reads read reading deleted deletes delete selected select consumes consuming consumed
        consume replay drained polled polls polling replayed dropped restore objects copied exported row over moved
        migrated rebuilt cloned seeded populated filled
        """
    ),
    "at": words("look looked looking points pointed"),
}
# Nothing else than a queue, a topic or a table has these.
_STRONG = words("letters lag depth backlog rows row offsets consumers consumer pods")
# Of these only a made-up name is the object: "written to read-only disks" tells nothing.
_LOOSE = words("to into from at")
# What is done to a queue or a table alone.
_DONE = words(
    """
    consume consumes consumed consuming publishes republish subscribes
    redrive redrives redrove redriven purge purged purges truncate truncated truncates vacuum vacuumed reindex
    reindexed dedupe requeue requeued repartition repartitioned
    """
)
# What is done to a deployment.
_SCALED = words("scale scaling scaled scales redeployed redeploying undeployed")
_SQL = words("FROM JOIN INTO UPDATE TABLE TRUNCATE")
_SKIPPED = words("the a an our its their this that these all old new own same his her whole entire back")
_BETWEEN = Deferred(r"[\s`\"'(*]*[,:(]?[\s`\"'*]*")
_STOPS = (".", "!", "?", ";")
_MADE_BEHIND = Deferred(
    r"[`\"']?,? (?:\((?:BigQuery|S3|GCS|GKE|EKS|AKS|RDS|DynamoDB|SQS|SNS|Kafka|Kinesis|Aurora|MSK|ECS|Lambda"
    r"|ASG|Redis|ElastiCache|Memcached|MongoDB|Cassandra|MySQL|Cloud Run|Azure"
    r"|Snowflake|Redshift|Postgres|Elasticsearch|OpenSearch|both EKS|both GKE)\b"
    r"|\((?:the |an? )?(?:topic|queue|table|bucket|stream|database|namespace|cluster|dataset|index|deployment"
    r"|Topic|Tabelle|Queue|Warteschlange|Datenbank|file|base|cola|tabla|tema)[,;)]"
    r"|(?:(?:which|that) (?:[a-z]+ ){0,5})?(?:an?|is an?|our) (?:[A-Z][\w/]+ |public |private "
    r"|production |storage |staging ){0,2}(?:bucket|queue|topic|table|cluster"
    r"|namespace|instance|database|index|dataset|pod|deployment|[Cc]ron ?[Jj]ob)\b"
    r"|(?:has|had|holds|held|contains|contained|kept|with|grew (?:to|by)|is at|was at)\b[^.,;\n]{0,24}?"
    r"\b(?:messages|rows|objects|consumers|partitions|entries|offsets|replicas|subscribers)\b"
    r"|(?:materiali[sz]ed )view\b"
    r"|in (?:DynamoDB|ElastiCache|BigQuery|Redshift|Snowflake|RDS|EKS|GKE|S3|GCS|Redis|SQS|Elasticsearch)\b"
    r"|in (?:cluster|namespace) [a-z]|in the [a-z][\w-]* (?:cluster|namespace)\b)"
)
_IN_ANOTHER = Deferred(r"[`\"'] in [`\"']([a-z][a-z0-9]*(?:-[a-z0-9]+)*)[`\"']")
# Parts of names that parameters, metrics and fields have, not tables.
_NO_TABLE = words(
    """
    max min is has enable enabled use pg total seconds bytes count ms ratio timeout size limit http process node kube
    at id ids by only not found mode error errors percent rate flag created updated connections mem workers level
    allowed desired healthy unhealthy remaining expected unavailable restarts age
    """
)


@dataclass(frozen=True, slots=True)
class _Before:
    """The last words before a name, the nearest last; and the mark between them and it, "" when there is none."""

    words: list[str]
    mark: str
    raw: str


def _find(passage: Passage) -> Iterator[Find]:
    text, done, last = passage.text, 0, ""
    for match in _NAME.finditer(passage):
        start, end = match.span()
        name = text[start:end]
        if not _is_long_enough(name) or not is_own_name(name) or is_inside(text, start, end):
            continue
        goes_on = 0 < start - done < 12 and _AND.fullmatch(text, done, start) and not is_node(name)
        goes_on = goes_on or (text[done:start].strip("`") == ", " and _are_siblings(last, name))
        told_behind = _MADE_BEHIND.match(text, end) and not is_compound(name)
        if goes_on or told_behind or _is_table(text, name, start, end) or _is_told(name, _before(text, start)):
            yield Find(start, end)
            done, last = end, name
            if another := _IN_ANOTHER.match(text, end):
                yield Find(*another.span(1))


def _are_siblings(name: str, other: str) -> bool:
    """Whether two names begin with the same word: "pods in port-live, port-canary"."""
    return "-" in other and name.partition("-")[0] == other.partition("-")[0]


def _is_long_enough(name: str) -> bool:
    """One dot alone makes a file or an attribute of it."""
    return "-" in name or "_" in name or name.count(".") > 1


# Between a name and the next that goes on from it.
_AND = Deferred(r"[`\"']?,?(?: (?:and|or|to|into|and then|then|->))+ [`\"']?")


# A preposition before a name in a sentence that speaks of tables makes one of it.
_PREPOSITION = Deferred(r"(?i)\b(?:of|in|from|to|on|into|joins?|joined|fills?|filled|between) [`\"']?$")
_OF_TABLES = Deferred(
    r"(?i)\b(?:tables?|rows?|ind(?:ex|exes|ices)|columns?|primary key|foreign key|SQL|select|joins?"
    r"|migrations?|(?:auto)?vacuum|grants?"
    r"|schema|deadlocks?|duplicates|replication|queries|query|[GT]B|records"
    r"|writ(?:es?|ten)|Kinesis|Snowflake|dbt|BigQuery)\b"
)
_DATED = Deferred(
    r"[a-z_]+_20\d\d(?:_?\d\d){0,2}[a-z]?\d?"
    r"|(?:dag|idx|tbl|mv|vw|stg|dim|fct|uq|ix|trg)_[a-z0-9_]+"
)
# How tables end whose names are no fields.
_ENDS = words(
    """
    raw daily hourly monthly history hist archive events entries items lines records rows snapshots postings balances
    numbers details profiles movements exports imports
    """
)
_READS = Deferred(
    r"(?i)\b(?:reads?|queries|updates?|truncates?|scans?|locks?|joins?|loads?|loading|writes?(?: to)?|moved?|migrated?"
    r"|moving|drop(?:s|ped)?|restored?|rebuil[dt]|recreated?|altered|alter|copied|copy|backfill(?:s|ed)?|dump(?:s|ed)?"
    r"|exported|archived|partition(?:ed)?|reindex(?:ed)?|analy[sz]ed?|vacuum(?:s|ed)?|queried|truncated|joined|reload(?:ed)?"
    r"|populated|repopulated|repaired?|replicated?) [`\"']?$"
)
_VIEW = Deferred(r"[`\"']? (?:table|view|model|dataset)\b")
_GROWS = Deferred(r"(?i)[`\"']? (?:grew|has|had|holds|was|is|got|filled|contains) ")
_REACH = 90


def _is_table(text: str, name: str, start: int, end: int) -> bool:
    """A name with an underscore that a sentence about tables is about, or one with a month or year at its end."""
    schema, _, table = name.rpartition(".")
    if "_" not in table or "." in schema or _names_columns(table):
        return False
    if schema and _VIEW.match(text, end):
        return True
    if _DATED.fullmatch(name):
        return True
    is_many = table.endswith("s") or table.rpartition("_")[2] in _ENDS
    if is_many and _READS.search(text, max(0, start - 12), start):
        return True
    is_subject = table.rpartition("_")[2] in _ENDS and _GROWS.match(text, end)
    if not is_subject and not _PREPOSITION.search(text, max(0, start - 12), start):
        return False
    first = max(text.rfind(". ", max(0, start - _REACH), start), text.rfind("\n\n", max(0, start - _REACH), start))
    last = text.find(". ", end, end + _REACH)
    return _OF_TABLES.search(text, max(first, start - _REACH, 0), last if last >= 0 else end + _REACH) is not None


def _before(text: str, start: int) -> _Before:
    """At most the eight last words of the sentence that a name stands in."""
    window = text[max(0, start - 72) : start]
    kept = window.rstrip("`\"'*( \t\n")
    between = window[len(kept) :]
    mark = kept[-1] if kept[-1:] in tuple(",:") else ("(" if "(" in between else "")
    found: list[str] = []
    raw = ""
    for word in reversed(kept.rstrip(",:").split()[-8:]):
        if found and (word.endswith(_STOPS) or "\n\n" in between):
            break
        raw = raw or word.strip("`\"'*()")
        found.append(word.strip("`\"'*(),:").lower())
    return _Before(found[::-1], mark, raw)


def _is_told(name: str, before: _Before) -> bool:
    if not before.words:
        return False
    made, last = is_made_up(name), before.words[-1]
    if before.mark or last in ("named", "called"):
        reach = 4 if before.mark in tuple(",(") else 8 if before.mark else 3
        holders = HOLDERS.intersection(before.words[-reach:])
        if not _SORTS.isdisjoint(before.words[-reach:]) or (holders <= _ORDINARY_HOLDERS and _COUNTED.fullmatch(name)):
            return False
        return made and bool(holders) and not is_node(name)
    if before.raw in _SQL and "_" in name:
        return True
    if last in ("store", "stores") and is_node(name):
        return False
    if before.words[-2:-1] == ["aws"]:
        return False  # a command: aws sqs purge-queue
    if last in HOLDERS:
        return not (last in _CODE and "_" in name) and (made or not (last in _ORDINARY_HOLDERS and is_compound(name)))
    if last in _DONE:
        return (made or last.startswith("redr")) and not is_node(name)
    if before.words[-1] in _SCALED or (before.words[-1] in _SKIPPED and _SCALED.intersection(before.words[-2:-1])):
        return not is_compound(name) and not is_node(name)
    return _is_related(name, [word for word in before.words if word not in _SKIPPED and not word.isdigit()], made=made)


def _is_related(name: str, before: list[str], *, made: bool) -> bool:
    """Whether it is what something is in, on or of, or is done to."""
    related = _RELATIONS.get(before[-1]) if len(before) > 1 else None
    if related is None or before[-2] not in related or _names_columns(name) or is_node(name):
        return False
    return made or before[-2] in _STRONG or not (before[-1] in _LOOSE or is_compound(name))


# What is listed behind these is no single thing: "instance types: …".
_SORTS = words("types type sizes size classes families kinds tiers plans models versions editions")
# A word and a small number: what is counted so in a group or a store is a till, a sample or a wave.
_COUNTED = Deferred(r"[a-z]{3,}-[0-9]")


def _names_columns(name: str) -> bool:
    """max_connections, created_at, queue_depth_total: a setting, a metric or a field."""
    parts = name.split("_")
    return len(parts) > 1 and (parts[0] in _NO_TABLE or parts[-1] in _NO_TABLE)


DETECTORS = (
    Detector(
        "resource-by-cue",
        Category.CLOUD_RESOURCE,
        "A resource, by what is said of it",
        RESOURCE,
        ("-", "_", "."),
        _find,
    ),
)
