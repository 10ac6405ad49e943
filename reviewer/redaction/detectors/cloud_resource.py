"""Things in the cloud: by the form of their ids, and by the word that says what they are ("topic orders-v2")."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import (
    resource_cues,
    resource_forms,
    resource_full,
    resource_kept,
    resource_labels,
    resource_names,
    resource_told,
)
from reviewer.redaction.detectors.addresses import addresses
from reviewer.redaction.detectors.code_path import is_under_root
from reviewer.redaction.detectors.resource_names import RESOURCE
from reviewer.redaction.detectors.tool_places import PUBLIC_OWNERS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.values import Category, Detector, Find, Passage

_ARN = r"\b(arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d*:[^\s\"'`<>,;|)\]}]+)"
_IDS = (
    r"\b(?:i|sg|vpc|subnet|ami|vol|snap|eni|rtb|igw|nat|acl|lt|tgw|tgw-attach|vpce|vpce-svc|eipalloc|eipassoc"
    r"|pcx|dopt|fs|fsap|fsmt|vgw|cgw"
    r"|vpn|sgr|r|ri|aki|eigw|lgw|cvpn-endpoint|mi|ssm|pl|rtbassoc|cr|sir|fleet|mt|nat)-(?:[0-9a-f]{8}|[0-9a-f]{17})\b"
    r"|\bj-[A-Z0-9]{11,14}\b|\bdb-[A-Z0-9]{24,28}\b|\b(?:us|eu|ap|sa|ca|me|af)-[a-z]+-\d_[A-Za-z0-9]{9}\b"
)
_ACCOUNT = (
    r"(?i)\b(?:aws|amazon|account|acct)(?:[ _-]?(?:account|acct))?(?:[ _-]?(?:id|number|no\.?))?[\"'`)]?(?: is"
    r"| was)?[\s:=#(\"'`]{1,4}"
    r"(\d{12}|\d{4}[- ]\d{4}[- ]\d{4})\b"
)
_TWELVE = "000000000000"
_ACCOUNT_WITH_NAME = Pattern(
    r"(?i)\b(?:aws|amazon) [^\n.]{0,40}?\b(?:accounts?) [\w-]{2,30} \(?(\d{12})\b"
    r"|\b(\d{12})\b \(?(?:the )?[\w-]{0,20} ?aws account"
    r"|\b(?:accounts?|compte|konto|cuenta) in (\d{12})\b[^.\n]{0,60}\b(?:aws|amazon)\b"
    r"|\b(?:aws|amazon)[ -](?:konto|cuenta)(?:s|nummer)? (\d{12})\b|\b(?:compte|cuenta)s? aws (\d{12})\b",
    outline=(_TWELVE,),
)
# Some words behind "account", where a sentence nearby speaks of what clouds have.
_ACCOUNT_OF_CLOUD = Pattern(
    r"(?i)\b(?:accounts?|acct|konto|compte|cuenta)(?: [^\s.,;:\d]+){1,5}?(?:,? \(|, |: )(\d{12})\b", outline=(_TWELVE,)
)
_OF_CLOUD = Deferred(
    r"(?i)\b(?:aws|amazon|buckets?|s3|iam|vpc|ec2|eks|lambdas?|region|terraform|cloud|cluster|snapshots?|\w{2}-\w+-\d)\b"
)
_CLOUD_NEAR = 160
_STORES = ("s3", "s3a", "s3n", "gs", "abfs", "abfss", "wasb", "wasbs", "oss", "cos", "b2", "r2", "az")
_STORE = rf"\b((?:{'|'.join(_STORES)})://[^\s\"'`<>|)\]}},;]+)"
_SUBSCRIPTION = r"(?i)(/subscriptions/[0-9a-f-]{36}(?:/[\w.()-]+)*)"
_AZURE_IDS = (
    r"(?i)\b(?:subscription|directory|client|application|app|object"
    r"|workspace)(?:[ _-]?id)?[\s:=(\"'`]{1,3}([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b"
)
_CALLED_AN_ID = finds(_AZURE_IDS, needs=r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-")
# Whoever signs in with OAuth has a client id; where Azure is spoken of it is a resource's.
_CLIENT = Deferred(r"(?i)\bclient[ _-]?(?:id)?[\s:=(\"'`]{1,3}$")
_AZURE = ("azure", "entra", "tenant", "subscription", "microsoft", "principal", "managed identity", "resource group")


def _azure_ids(passage: Passage) -> Iterator[Find]:
    for find in _CALLED_AN_ID(passage):
        is_client = _CLIENT.search(passage.text, max(0, find.start - 14), find.start)
        if not is_client or any(word in passage.lowered for word in _AZURE):
            yield find


_PROJECT_PATH = (
    r"\b((?:projects|organizations|folders|billingAccounts)/[\w:.-]+(?:/(?:locations|zones|regions|global"
    r"|instances|secrets|topics|subscriptions|datasets|tables|databases|buckets|clusters|serviceAccounts"
    r"|repositories|services|jobs|keyRings|cryptoKeys|versions|networks|subnetworks|firewalls|disks|images"
    r"|logs)(?:/[\w:.@-]+)?)+|projects/[a-z][a-z0-9-]{4,28}[a-z0-9])"
)
_SERVICE_ACCOUNT = r"\b([\w.-]+@(?:[\w-]+\.)*(?:gserviceaccount\.com|appspot\.gserviceaccount\.com))\b"
_KIND = (
    "pods?|po|deployments?|deploy|deployment\\.apps|statefulsets?|sts|daemonsets?|ds|replicasets?|rs|services?|svc|namespaces?|ns|configmaps?|cm|secrets?"
    "|ingress(?:es)?|ing|jobs?|cronjobs?|cj|nodes?|pvc|pv|hpa|serviceaccounts?|sa|rollouts?|kafkatopics?"
)
_KUBE = rf"(?:^|[\s(\"'`])((?:{_KIND})/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)\b"
_FLAG = (
    r"(?:\b(?:kubectl|k|helm|oc|stern|flux|istioctl|argocd)\b[^\n|;]*?\s-n"
    r"|\b(?:psql|pg_dump|pg_restore|vacuumdb|reindexdb|mysqldump|pgbench|sqlcmd|clickhouse-client|mongodump|mongorestore)\b"
    r"[^\n|;]*?\s-d|\bmysql\b[^\n|;]*?\s-D|--(?:namespace|cluster|bucket|topic|queue|table|queue-name"
    r"|table-name|cluster-name|project|resource-group|context|stream-name|function-name|log-group-name|db-instance-identifier"
    r"|repository-name|consumer-group|group)|\bgroup\.id)[ =][\"']?([A-Za-z][\w./-]*\w)"
)
_COMMAND = (
    r"\b(?:helm (?:upgrade|rollback|install|uninstall|delete|status|history|get values)(?: --?[a-z-]+)*"
    r"|(?:kubectl|k|oc)(?: -n \S+| --context[= ]\S+)*"
    r" (?:scale|rollout [a-z]+|delete|describe|logs|exec|edit|get|restart|patch)"
    r"(?: -[a-z]+)* (?:deploy(?:ments?)?|pods?|sts|statefulsets?|ds|svc|services?|jobs?|cronjobs?|cm|ns|namespace)) "
    r"([a-z][a-z0-9-]*[a-z0-9])\b"
)
_LOGS_IN = r"(?i)\blogs? (?:groups?|in|of|from|under|at)[: ]+[\"'`]?(/[a-z][\w-]*(?:/[\w.-]*\w)+)"
_LOGS_WHERE = tuple(
    f"{logs} {where}" for logs in ("log", "logs") for where in ("group", "in", "of", "from", "under", "at")
)
_CLOUD_SQL = r"\b([a-z][a-z0-9-]+:[a-z]+-[a-z]+\d:[a-z][a-z0-9-]+)\b"
_LOG_GROUP = r"(?:^|[\s(\"'`:])(/(?:aws|ecs|eks|azure|gcp|aws-glue|vpc|lambda|vendedlogs|k8s)/[\w./#-]*[\w#])"
_PROVIDERS = ("aws", "google", "azurerm", "kubernetes", "helm", "cloudflare", "datadog", "digitalocean")
_TERRAFORM = (
    rf"\b((?:module\.[\w-]+\.)*(?:data\.)?(?:{'|'.join(_PROVIDERS)})_[a-z0-9_]+"
    r"\.[a-z][\w-]+(?:\[[^\]\s]{1,40}\])?)"
)
_GKE = r"\b(gke_[a-z][\w-]+_[a-z0-9-]+_[\w-]+)\b"
_ENVIRONMENTS = ("_prod", "_stag", "_stg", "_dev", "_live", "_replica", "_primary")
_WITH_ENVIRONMENT = (
    r"\b([a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?:prod|production|staging|stg|dev|live|replica|primary)(?:_[a-z]+)?)\b"
)
_TABLE = (
    r"(?i)\b(?:writ(?:es?|ing|ten) (?:in)?to|insert(?:s|ed|ing)? into|rows? (?:in|from|of|to)|from|updates?|truncated?"
    r"|locks? on|index on|columns? of|vacuum(?:ed|ing)?|alter table|join|scans? o[fn]|select)"
    r" [\"`]?([a-z][a-z0-9_]+\.[a-z][a-z0-9_]*)\b[\"`]?(?:$|[^\w./@(:-]|[.:](?:\s|$))"
    r"|\b(public\.[a-z][a-z0-9_]+)\b"
)
_SQL = (
    r"\b(?:(?:ALTER|TRUNCATE|DROP|LOCK|REINDEX|ANALYZE) TABLE(?: IF EXISTS)?|DELETE FROM|INSERT INTO|TRUNCATE"
    r"|UPDATE|JOIN"
    r"|SELECT [^\n;]{1,80}? FROM|VACUUM(?: FULL| ANALYZE)?|INDEX(?: CONCURRENTLY)? [^\n;]{1,60}? ON)"
    r" [`\"]?([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\b"
)
_IMAGE = Pattern(
    r"\b((?:\d{12}\.dkr\.ecr[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?|(?:[a-z]+\.)?gcr\.io"
    r"|[a-z0-9-]+-docker\.pkg\.dev|[a-z0-9]+\.azurecr\.io|ghcr\.io|quay\.io"
    r"|registry\.[a-z0-9.-]+|harbor\.[a-z0-9.-]+|docker\.[a-z0-9.-]+|[a-z0-9.-]+\.jfrog\.io"
    r"|registry\.gitlab\.com|nexus\.[a-z0-9.-]+|[a-z0-9.-]+:5000"
    r"|registry\.digitalocean\.com|cr\.[a-z0-9.-]+"
    r"|artifactory\.[a-z0-9.-]+)(?:/[a-z0-9][a-z0-9._-]*)+(?::[\w.-]*\w)?(?:@sha256:[0-9a-f]{12,64})?)"
    r"|\b((?:[a-z0-9-]+\.)+[a-z]{2,12}(?::\d{2,5})?(?:/[a-z0-9][a-z0-9._-]*)+(?::[A-Za-z0-9_][\w.-]*\w(?:@sha256:[0-9a-f]{12,64})?"
    r"|@sha256:[0-9a-f]{12,64}))"
)
_NO_IMAGE = Deferred(r"(?:github|gitlab|bitbucket)\.\w+/.*|[^:]*\.[a-z]{1,4}:\d+(?:$|:)")
_PUBLIC_IMAGE = Deferred(
    r"(?:registry\.k8s\.io|docker\.(?:io|com)|docker\.elastic\.co|public\.ecr\.aws|mcr\.microsoft\.com"
    r"|(?:k8s\.)?gcr\.io/(?:distroless|google-containers|google_containers|kaniko-project|cloud-builders)"
    r"|quay\.io/(?:prometheus|coreos|jetstack|argoproj|cilium|calico|strimzi|keycloak|minio|thanos|brancz"
    r"|oauth2-proxy|operator-framework)"
    r"|ghcr\.io/(?:actions|open-telemetry|kubernetes|fluxcd|external-secrets|kyverno|dexidp|grafana"
    r"|aquasecurity)|registry\.hub\.docker\.com"
    r"|registry\.(?:npmjs\.org|yarnpkg\.com|terraform\.io|opentofu\.org|access\.redhat\.com|redhat\.io))(?:/|$)"
)
_TAGGED = r"(?i)\b(?:images?|tags?|containers?)[: ]+[\"'`]?((?:[a-z0-9][a-z0-9._-]*/)+[a-z0-9][a-z0-9._-]*:[\w.-]*\w)"
_NOT_TABLES = words(
    """
    com net org io dev app co example eu de uk fr cloud ai py go rs js ts java rb yml yaml json toml conf sql sh
    log txt md csv html xml g e internal local test cs cpp
    """
)
_AZURE_WORDS = ("subscription", "directory", "client", "application", "app", "object", "workspace")
_HOSTED = Deferred(
    r"(?:[\w.-]+\.s3|s3|sqs|sns|kinesis|dynamodb|lambda)(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?"
    r"|[\w-]+\.(?:blob|queue|table|file|dfs|web)\.core\.windows\.net|[\w-]+\.r2\.cloudflarestorage\.com"
    r"|[\w-]+\.storage\.googleapis\.com|[\w.-]+\.digitaloceanspaces\.com|[\w.-]+\.backblazeb2\.com"
)
# Where everybody asks a service of a region; what is asked for stands in the path.
_OF_ALL = r"(?:s3|sqs|sns|kinesis|dynamodb|lambda)(?:[.-][a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?"
_ENDPOINT = Deferred(_OF_ALL)
_HAS_PATHS = Deferred(rf"storage\.googleapis\.com|storage\.cloud\.google\.com|{_OF_ALL}")


# Kinds that nobody writes with a slash but for an object, and who publishes images for all.
_SURE_KINDS = words("namespace ns deployment deploy statefulset sts configmap cm pvc daemonset svc po pod")
_PUBLIC_OWNERS = PUBLIC_OWNERS | words(
    "library bitnami prom docker.io confluentinc otel fluent calico kong minio cilium rancher jaegertracing"
)


def _is_real(url: str) -> bool:
    return not re.search(r"[<{$*]|\.\.\.|//(?:your|my|example|sample|some)[-_]", url)


def _is_table(name: str) -> bool:
    """Whether a dotted name is a table's: no host and no file."""
    last = name.lower().rpartition(".")[2]
    return last not in _NOT_TABLES and not name.startswith(("e.g", "i.e"))


def _is_own_table(name: str) -> bool:
    generic = ("users", "user", "table", "tables", "dual", "your_table", "my_table", "table_name", "statistics")
    return len(name) > 3 and name not in generic and not name.startswith(("pg_", "information_schema"))


def _is_object(name: str) -> bool:
    """pods/exec and services/api are not objects, a name with a hyphen or a digit is."""
    kind, _, object_name = name.partition("/")
    if object_name.startswith("kube-system") or kind in ("node", "nodes"):
        return False  # a machine
    return kind in _SURE_KINDS or (bool(re.search(r"[-\d]", object_name)) and "/" not in object_name)


def _is_ours(name: str) -> bool:
    return not name.startswith("kube-") and name.lower() not in _NOBODYS


def _is_no_key(name: str) -> bool:
    """Whether it is not how a key begins: sk_live_xxxx."""
    return not name.startswith(("sk_", "pk_", "rk_")) and "xxx" not in name


_ENDING_WITH_ENVIRONMENT = finds(_WITH_ENVIRONMENT, _is_no_key)
_NOBODYS = words("default your my postgres template1 mysql test mydb dbname database example yourdb")


def _has_parts(name: str) -> bool:
    return re.search(r"[-\d]", name) is not None


def _is_no_file(path: str) -> bool:
    """Whether a path lies in no file system and has no file at its end."""
    return not is_under_root(path) and "." not in path.rpartition("/")[2]


def _is_own_image(image: str) -> bool:
    return not _PUBLIC_IMAGE.match(image) and image.partition("/")[0] not in _PUBLIC_OWNERS


_CONTAINER = finds(
    r"(?i)\bcontainer [`\x22']?((?-i:[a-z0-9]{3,24}/[a-z0-9][a-z0-9-]{2,62}))(?:[`\x22',;.)\s]|$)",
)


def _containers(passage: Passage) -> Iterator[Find]:
    """A storage account and a container of it, where Azure is spoken of."""
    return _CONTAINER(passage) if "azure" in passage.lowered or "blob" in passage.lowered else iter(())


def _images(passage: Passage) -> Iterator[Find]:
    for match in _IMAGE.finditer(passage):
        start, end = match.span(1) if match.start(1) >= 0 else match.span(2)
        image = passage.text[start:end]
        if _is_private_image(image) and passage.text[start - 3 : start] != "://" and not _NO_IMAGE.match(image):
            yield Find(start, end)


def _is_private_image(image: str) -> bool:
    """Whether an image is not one that is published for all."""
    registry, owner, *_ = image.split("/")
    for_all = registry in ("ghcr.io", "quay.io", "gcr.io") and owner in PUBLIC_OWNERS
    return not for_all and not _PUBLIC_IMAGE.match(image)


def _named_accounts(passage: Passage) -> Iterator[Find]:
    """The numbers of accounts with some words between them and what says so."""
    for match in _ACCOUNT_WITH_NAME.finditer(passage):
        yield next(Find(*match.span(group)) for group in range(1, 6) if match.start(group) >= 0)
    for match in _ACCOUNT_OF_CLOUD.finditer(passage):
        if _OF_CLOUD.search(passage.text, max(0, match.start() - _CLOUD_NEAR), match.end() + _CLOUD_NEAR):
            yield Find(*match.span(1))


# On one's own machine everybody's database is called so.
_AT_HOME = Deferred(r"(?:localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal)(?::\d{2,5})?/$")


def _by_environment(passage: Passage) -> Iterator[Find]:
    """Databases that say by their name where they run, but for those on the machine of whoever tries something."""
    for find in _ENDING_WITH_ENVIRONMENT(passage):
        if not _AT_HOME.search(passage.text, max(0, find.start - 28), find.start):
            yield find


def _hosted(passage: Passage) -> Iterator[Find]:
    """Buckets, queues and storage accounts by the address that their cloud gives them."""
    for address in addresses(passage):
        names_one = _HOSTED.fullmatch(address.host) is not None and not _ENDPOINT.fullmatch(address.host)
        if names_one or (_HAS_PATHS.fullmatch(address.host) and len(address.path) > 2):
            yield Find(address.start, address.end)


def _detector(name: str, what: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.CLOUD_RESOURCE, what, RESOURCE, gate, find)


DETECTORS: tuple[Detector, ...] = (
    _detector("arn", "An ARN: account and resource in one", finds(_ARN), "arn:aws"),
    _detector("aws-id", "The id of a cloud resource", finds(_IDS), "-"),
    _detector(
        "aws-account",
        "The number of a cloud account",
        finds(_ACCOUNT, outline=(_TWELVE, "0000-0000", "0000 0000")),
        "aws",
        "amazon",
        "account",
        "acct",
    ),
    _detector(
        "aws-account-named", "The number of a cloud account", _named_accounts, "account", "konto", "cuenta", "compte"
    ),
    _detector(
        "object-store",
        "Where objects are stored",
        finds(_STORE, _is_real),
        *(f"{store}://" for store in _STORES),
    ),
    _detector("azure-container", "Where objects are stored", _containers, "container"),
    _detector("azure-resource", "An Azure resource", finds(_SUBSCRIPTION), "/subscriptions/"),
    _detector(
        "azure-id",
        "The id of an Azure subscription, tenant or application",
        _azure_ids,
        *_AZURE_WORDS,
    ),
    _detector(
        "gcp-resource",
        "A Google Cloud resource",
        finds(_PROJECT_PATH),
        "projects/",
        "organizations/",
        "folders/",
        "billingaccounts/",
    ),
    _detector("service-account", "A service account", finds(_SERVICE_ACCOUNT), "gserviceaccount.com"),
    _detector(
        "database-by-environment",
        "A database by its name",
        _by_environment,
        *_ENVIRONMENTS,
    ),
    _detector("table", "A table of a database", finds(_TABLE, _is_table), "."),
    _detector("cloud-sql", "A database instance with its project", finds(_CLOUD_SQL, outline=("a0:",)), ":"),
    _detector(
        "kubernetes-object",
        "A Kubernetes object",
        finds(_KUBE, _is_object, needs=rf"[\s(\"'`](?:{_KIND})/[a-z0-9]|^(?:{_KIND})/"),
        "/",
    ),
    _detector(
        "resource-flag", "A resource given to a command", finds(_FLAG, _is_ours), " -n", "--", "group.id=", " -d"
    ),
    _detector(
        "log-group",
        "A log group",
        finds(_LOG_GROUP),
        "/aws",
        "/ecs",
        "/eks",
        "/azure",
        "/gcp",
        "/vpc",
        "/lambda",
        "/vendedlogs",
        "/k8s",
    ),
    _detector("logs-in", "A log group", finds(_LOGS_IN, _is_no_file), *_LOGS_WHERE),
    _detector(
        "resource-of-command", "A resource given to a command", finds(_COMMAND, _has_parts), "helm", "kubectl", "oc "
    ),
    _detector(
        "terraform-resource",
        "A resource by its Terraform address",
        finds(_TERRAFORM),
        *(f"{provider}_" for provider in _PROVIDERS),
    ),
    _detector("gke-context", "A cluster with its project and zone", finds(_GKE), "gke_"),
    _detector("image", "An image in our registry", _images, "/"),
    _detector("tagged-image", "An image with its tag", finds(_TAGGED, _is_own_image), "image", "tag", "container"),
    _detector(
        "hosted-resource",
        "A bucket, queue or account by its address",
        _hosted,
        "amazonaws",
        "windows.net",
        "googleapis",
        "cloudflarestorage",
        "digitaloceanspaces",
        "console.",
        "backblazeb2",
    ),
    _detector(
        "table-in-sql",
        "A table of a database",
        finds(
            _SQL,
            _is_own_table,
            needs=r"(?:TABLE|EXISTS|FROM|INTO|TRUNCATE|UPDATE|JOIN|VACUUM|FULL|ANALYZE|ON) [`\"]?[a-z]",
        ),
        "from ",
        "join ",
        "into ",
        "table ",
        "update ",
    ),
    *resource_names.DETECTORS,
    *resource_forms.DETECTORS,
    *resource_full.DETECTORS,
    _detector("resource-line", "A resource that a line names", resource_labels.lines, ":"),
    _detector("resource-column", "A resource, in a column of such", resource_labels.resources, "|", ",", ";", "\t"),
    _detector("resource-row", "A resource, behind the word for it", resource_labels.rows, "|"),
    _detector(
        "vendor-resource", "A resource behind its product", resource_labels.of_vendors, *resource_labels.VENDOR_GATE
    ),
    *resource_cues.DETECTORS,
    *resource_told.DETECTORS,
    *resource_kept.DETECTORS,
)
