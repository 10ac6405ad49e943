"""Resources and machines by what a column or a line says that they are: `Queue: thumbs`, a table with hosts."""

import re
from collections.abc import Callable, Iterator

from reviewer.given_names import CLEAR, DOUBTFUL
from reviewer.redaction.detectors import roles
from reviewer.redaction.detectors.machines import ENVIRONMENTS
from reviewer.redaction.detectors.made_up import ORDINARY, is_compound
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.reading.tables import Cell, cells_of, labelled_of, rows_of
from reviewer.redaction.values import Find, Passage

_KINDS = (
    "queue|topic|bucket|table|namespace|cluster|deployment|database|index|pod|cronjob|dataset|statefulset|s3 bucket"
)
_LINE = Pattern(
    rf"(?mi)^[ \t>*-]*(?:{_KINDS})(?:\*\*)?[ \t]*:(?:\*\*)?[ \t]*`?((?-i:[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*))`?[ \t]*$",
    needs=rf"(?i)(?:{_KINDS})(?:\*\*)?[ \t]*:",
)
_OF_VENDOR = Pattern(
    r"\b(?:Kafka topic|Kinesis stream|SQS queue|SNS topic|RabbitMQ queue|S3 bucket|GCS bucket|DynamoDB table"
    r"|BigQuery (?:table|dataset)|MySQL table|Postgres table"
    r"|(?:EKS|GKE|AKS|ECS|MSK|Redis|Aurora|Kafka) cluster|RDS instance"
    r"|Lambda function|Pub/Sub topic|(?:Kubernetes|k8s) namespace) [`\"']?"
    r"([A-Z][a-z]{3,30}|[a-z][a-z0-9]{2,30}(?:-[a-z0-9]{1,20}){0,5})\b"
)
VENDOR_GATE = (
    *("kafka topic", "kinesis stream", "sqs queue", "sns topic", "rabbitmq queue", "s3 bucket", "gcs bucket"),
    *("dynamodb table", "bigquery", "mysql table", "postgres table", "eks cluster", "gke cluster", "aks cluster"),
    *("ecs cluster", "msk cluster", "redis cluster", "aurora cluster", "kafka cluster", "rds instance"),
    *("lambda function", "pub/sub topic", "kubernetes namespace", "k8s namespace"),
)
_ANY = Deferred(r"(?i)\b(?:an?|each|every|one|per|any|no) $")
# What such a thing has or is, in place of a name.
_PARTS = words(
    """
    partition partitions depth policy policies size sizes upgrade upgrades name names node nodes record records lag
    version versions versioning autoscaler access throughput capacity replication retention settings config consumer
    consumers message messages offset offsets rows schema index items shards limit limits quota permissions credentials
    region regions metrics alarm alarms events data keys objects failover storage encryption lifecycle notifications
    ownership replicas memory traffic writes reads costs migration setup scan scans instance instances itself which that
    with from into until when where because since after before while during exists existed yesterday today again there
    here also then only was were has had have will would could cannot lost grew fell went came became took gave this
    role roles code timeout timeouts errors error logs layer version concurrency cold warm isolation public private
    """
)
_RESOURCES = Deferred(rf"(?:{_KINDS})s?(?: name)?|(?:queue|topic|bucket|table)_name|indices|database")
_MACHINES = Deferred(r"(?:host|node|server|machine|hostname|vm|box|broker)s?(?: name)?")
_NAME = Deferred(r"`?[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*`?")
_MACHINE = Deferred(r"`?(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[A-Z]{2,}[A-Z0-9]*(?:[_-][A-Z0-9]+)*)`?")
_GIVEN = CLEAR | DOUBTFUL
_MACHINE_KINDS = ENVIRONMENTS | words(
    "node vm linux windows bare-metal physical virtual baremetal iis primary secondary replica standby leader both n/a"
)
_ACCOUNTS, _ACCOUNT = Deferred(r"aws account(?: ?id)?|account ?id"), Deferred(r"`?\d{12}`?")
_NO_NAMES = words(
    "none default main unknown all any many empty full idle done ok tbd below above same other mixed various"
)


# What a row tells of something that it does not name.
_STATES = _NO_NAMES | words(
    """
    yes down healthy degraded green amber affected unaffected restored lost slow fast fine late good failed stopped
    running offline online growing stable unchanged depth name names owner size state status type value values
    """
)
_NO_NAMES |= COMMON | ORDINARY


def lines(passage: Passage) -> Iterator[Find]:
    """What a line tells the name of."""
    for match in _LINE.finditer(passage):
        start, end = match.span(1)
        if _is_name(passage.text[start:end]):
            yield Find(start, end)


def of_vendors(passage: Passage) -> Iterator[Find]:
    """A plain name right behind a product and its kind: "Kafka topic clicks was full"; no part or state of any."""
    for match in _OF_VENDOR.finditer(passage):
        start, end = match.span(1)
        name = passage.text[start:end].lower()
        is_any = _ANY.search(passage.text, max(0, match.start() - 6), match.start()) is not None
        is_name = len(name) > 3 and name not in _PARTS and name not in _STATES
        # A word that nothing marks as a name is a part or a state of such a thing more often than one.
        is_marked = passage.text[start - 1] in "`\"'" or re.search(r"[\d-]", name) is not None
        if is_name and is_marked and not is_any and not ("-" in name and is_compound(name)):
            yield Find(start, end)


def resources(passage: Passage) -> Iterator[Find]:
    """The names in a column of resources; one at least must be a name by its form."""
    cells = [cell for cell in passage.once(cells_of) if _RESOURCES.fullmatch(cell.head)]
    told = {cell.head for cell in cells if _is_formed(passage.text[cell.start : cell.end].strip("`"))}
    return _named(passage.text, [cell for cell in cells if cell.head in told], _is_name)


def rows(passage: Passage) -> Iterator[Find]:
    """What rows of a label and a value name, by its form or its backticks: others tell how "Queue" or "Cluster" is."""
    told = passage.once(rows_of)
    for cell in told:
        if _ACCOUNTS.fullmatch(cell.head) and _ACCOUNT.fullmatch(passage.text, cell.start, cell.end):
            yield Find(cell.start, cell.end)
    for cell in told:
        value = passage.text[cell.start : cell.end]
        name = value.strip("`")
        if not _RESOURCES.fullmatch(cell.head) or not _NAME.fullmatch(value) or name in _STATES:
            continue
        marked = value.startswith("`")
        if (_is_formed(name) or marked) and len(name) > 3 and not ("-" in name and is_compound(name)):
            yield Find(cell.start + marked, cell.end - marked)


def machines(passage: Passage) -> Iterator[Find]:
    """The names in a column of machines."""
    rows_too = [cell for cell in passage.once(rows_of) if "-" in passage.text[cell.start : cell.end]]
    for cell in (*passage.once(cells_of), *rows_too):
        value = passage.text[cell.start : cell.end]
        if _MACHINES.fullmatch(cell.head) and _MACHINE.fullmatch(value) and _is_numbered(value):
            marked = value.startswith("`")
            yield Find(cell.start + marked, cell.end - marked)
    for cell in passage.once(labelled_of):
        value = passage.text[cell.start : cell.end]
        name = value.strip("`")
        if _MACHINES.fullmatch(cell.head) and _MACHINE.fullmatch(value) and _is_plain(name.lower(), cell.head):
            marked = value.startswith("`")
            yield Find(cell.start + marked, cell.end - marked)


# What numbers a version, a size of a machine or a protocol, and how states end.
_NO_PLAIN = Deferred(r"v\d+|[a-z]\d{1,2}[a-z]?|x\d{2}(?:[-_]\d+)?|http\d|ec2|(?:un|re)?[a-z]{3,}(?:ed|able|ible)")
# Where a word alone is a name: of nodes, boxes and brokers it says how many there are, or of what sort.
_BY_A_WORD = Deferred(r"(?:host|server)(?: name)?|hostname")
_SAYS_WHAT = Deferred(r".+(?:ing|[eo]r|ers|ors|ly)")
_SERVICES = words("billing checkout invoices invoicing orders payment payments shop")
_PROGRAMS = words("caddy gunicorn iis java jboss jetty jvm mosquitto php puma tomcat unicorn uwsgi wildfly windows")
_COUNTS = words("two three four five six seven eight nine ten eleven twelve several few fewer more most half")
_ROLES = roles.STRONG | roles.WEAK


def _is_plain(name: str, head: str) -> bool:
    """Whether a word where a machine is named is no state, no version of a program and nobody's name: app14."""
    word = name.rstrip("0123456789")
    if len(name) < 3 or name in _STATES or word in VENDORS or word in _MACHINE_KINDS or name in _GIVEN:
        return False
    if _NO_PLAIN.fullmatch(name) or word in _PROGRAMS:
        return False
    parts = re.split("[_-]", name)
    if len(parts) > 1:
        return not is_compound(name) and not _ROLES.isdisjoint(parts)
    return word != name or (_BY_A_WORD.fullmatch(head) is not None and _is_a_name(name))


def _is_a_name(word: str) -> bool:
    """Whether a word alone is called by no thing and no manner that a row on a machine can tell of."""
    if word in _SERVICES:
        return True
    is_thing = is_ordinary(word) or word in _NO_NAMES or word in _COUNTS
    return not is_thing and _SAYS_WHAT.fullmatch(word) is None


def _named(text: str, cells: list[Cell], accept: Callable[[str], bool]) -> Iterator[Find]:
    for cell in cells:
        value = text[cell.start : cell.end]
        if _NAME.fullmatch(value) and accept(value.strip("`")):
            marked = value.startswith("`")
            yield Find(cell.start + marked, cell.end - marked)


def _is_formed(name: str) -> bool:
    return re.search(r"[._-]", name) is not None and _is_name(name) and not is_compound(name)


def _is_name(name: str) -> bool:
    if len(name) < 4 or name in _NO_NAMES:
        return False
    parts = re.split(r"[._-]", name)
    return (
        ORDINARY.isdisjoint(parts) or bool(re.search(r"[\d_]", name)) or (len(parts) > 1 and parts[0] not in ORDINARY)
    )


def _is_numbered(name: str) -> bool:
    return re.search(r"\d", name) is not None and "." not in name
