"""What carries a credential within and is one as a whole: key blocks, connection strings, addresses with a password."""

from collections.abc import Callable, Iterable, Iterator

from reviewer.redaction.detectors.secret.credible import is_placeholder, stands_in
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_BLOCK = Pattern(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PUTTY = Pattern(r"PuTTY-User-Key-File-\d: [^\n]*\n(?:[^\n]+\n){1,200}?Private-MAC: [0-9a-f]+")
_BLOCK_END = Deferred(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_BLOCK_LINE = Deferred(r"[ \t>|]*[A-Za-z0-9+/=\\:, -]{1,200}(?:\n|$)")
_LONGEST_BLOCK = 20_000

_URL = r"\b[A-Za-z][A-Za-z0-9+.-]{1,24}://[^\s:/@\"'<>`\\]*:([^\s@/\"'<>`]+)@[^\s\"'<>`)|\]}]+"
_NAMED_IN_URL = r"://[^\s:/@\"'<>`\\]*:[^\s@/\"'<>`]+@"
_DSN = r"\bhttps?://[0-9a-f]{20,40}(?::[0-9a-f]{20,40})?@[\w.-]+(?::\d+)?/[\w/-]*\d"
_JDBC = r"\bjdbc:[^\s\"'<>`]+?[?&;](?i:password|pwd)=([^\s\"'<>`&;]+)[^\s\"'<>`)|]*"
_PAIRS = (
    r"(?i)\b(?:server|data source|host|hostname|endpoint|defaultendpointsprotocol|accountname|user id|uid|database)\s?="
    r"[^\n\"'<>`]+?;\s?(?:password|pwd|accountkey|sharedaccesskey"
    r"|sharedsecret)\s?=([^\s;\"'<>`]+)(?:;[^\s\"'<>`)|.,]+)?;?"
)
_PAIRED = ("password", "pwd", "accountkey", "sharedaccesskey", "sharedsecret")
_ORACLE = r"\b[A-Za-z][\w$#]{1,29}/([^\s/@\"'`<>]{2,40}\d[^\s/@\"'`<>]{0,40})@(?://[\w.-]+|[\w.-]+:\d{4,5})[\w./:]*\w"
_KEYWORDS = r"\b(?:host|hostaddr|dbname)=\S+(?: [a-z_]+=\S+)*? password=(\S+)(?: [a-z_]+=\S+)*"
_SIGNED = (
    r"\bhttps?://[^\s\"'<>`?]+\?[^\s\"'<>`]*?\b(?:sig|X-Amz-Signature|X-Goog-Signature|Signature)="
    r"([\w%+/=~-]{16,})[^\s\"'<>`)|\]}]*"
)
_WEBHOOK = (
    r"\bhttps://(?:hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[\w/-]{10,}"
    r"|(?:\w+\.)?discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}"
    r"|[\w.-]+\.webhook\.office\.com/[\w@/.-]{20,}|outlook\.office\.com/webhook/[\w@/.-]{20,}"
    r"|[\w.:-]+\.logic\.azure\.com[\w:/.-]*\?[^\s\"'<>]*sig=[\w%-]+"
    r"|chat\.googleapis\.com/v1/spaces/[\w-]+/messages\?[^\s\"'<>)]+"
    r"|hooks\.zapier\.com/hooks/catch/[\w/]{8,}|hook\.(?:\w+\.)?make\.com/\w{20,}|[\w.-]*\.m\.pipedream\.net[\w/]*"
    r"|events\.pagerduty\.com/(?:integration|x-ere)/\w{20,}[\w/]*"
    r"|maker\.ifttt\.com/trigger/\w+/(?:json/)?with/key/[\w-]+"
    r"|api\.telegram\.org/bot\d+:[\w-]+[\w/]*"
    r"|(?:[\w-]+\.)*(?i:web)?(?i:hooks?)\.[\w.-]+/(?:[\w.-]+/){0,5}[A-Za-z0-9_-]{16,}"
    r"|[\w.-]+/(?:[\w.-]+/){0,4}(?i:webhooks?|hooks)/(?:[\w.-]+/){0,3}[A-Za-z0-9_-]{20,})"
)
_IN_WEBHOOK = (
    "hook",
    "logic.azure.com",
    "chat.googleapis",
    "pipedream",
    "events.pagerduty",
    "maker.ifttt",
    "api.telegram",
)


def _blocks(passage: Passage) -> Iterator[Find]:
    """Private key blocks whole; one without an end as far as its lines look like one."""
    done = 0
    for match in _BLOCK.finditer(passage):
        if match.start() < done:
            continue
        done = _block_end(passage.text, match.end())
        yield Find(match.start(), done)
    yield from (Find(*match.span()) for match in _PUTTY.finditer(passage))


def _block_end(text: str, start: int) -> int:
    if end := _BLOCK_END.search(text, start, start + _LONGEST_BLOCK):
        return end.end()
    done = start
    while done - start < _LONGEST_BLOCK and (line := _BLOCK_LINE.match(text, done)) and line[0].strip():
        done = line.end()
    return start + len(text[start:done].rstrip())


# Hosts of documentation; another one below .example is an organisation's own.
_OF_DOCUMENTS = Deferred(r"https://(?:[\w-]+\.)*(?:example\.(?:com|net|org)|invalid|test)(?::\d+)?/")


def _is_hook(url: str) -> bool:
    """Whether what stands behind the host of a webhook can be its secret."""
    _, _, path = url.removeprefix("https://").partition("/")
    last = url.rstrip("/").rpartition("/")[2]
    if _OF_DOCUMENTS.match(url) or any(map(stands_in, path.split("/"))) or len(set(last)) < 4:
        return False
    return not _HOOKS_HOST.match(url) or _RANDOM.search(last) is not None


_HOOKS_HOST, _RANDOM = Deferred(r"(?i)https://(?:[\w-]+\.)*(?:web)?hooks?\."), Deferred(r"\d|[a-z][A-Z]")


def _is_value(password: str) -> bool:
    """Whether it is a password and not a word for one."""
    words = {"password", "pass", "passwd", "pwd", "secret", "token", "pw", "p", "port"}
    return len(password) > 1 and not is_placeholder(password) and password.lower() not in words


# On one's own machine many a program lets in whoever says its name twice: amqp://guest:guest@localhost.
_ON_ONES_OWN = Deferred(r"://([a-z]{2,16}):\1@(?:localhost|127\.0\.0\.1|\[::1\])(?![\w.-])")


def _carriers(source: str, group: int, needs: str = "") -> Callable[[Passage], Iterator[Find]]:
    """What matches whole, if its group (the password) is a value; closing marks and full stops are left outside."""
    pattern = Pattern(source, needs=needs)

    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            whole = passage.text[match.start() : match.end()]
            if _is_value(match[group].decode("latin-1")) and not _ON_ONES_OWN.search(whole):
                yield Find(match.start(), match.start() + len(match[0].rstrip(b".,;:!?)")))

    return find


def _detector(name: str, what: str, gate: tuple[str, ...], find: Callable[[Passage], Iterable[Find]]) -> Detector:
    return Detector(name, Category.SECRET, f"{what}: whoever reads it can use it", REMOVED, gate, find)


DETECTORS = (
    _detector("private-key", "A private key", ("private key", "putty-user-key"), _blocks),
    _detector("url-password", "An address with a password in it", ("://",), _carriers(_URL, 1, _NAMED_IN_URL)),
    _detector("jdbc-password", "A connection string with a password", ("jdbc:",), _carriers(_JDBC, 1)),
    _detector("pairs-password", "A connection string with a password", _PAIRED, _carriers(_PAIRS, 1)),
    _detector("oracle-password", "A connection string with a password", ("@",), _carriers(_ORACLE, 1, r"/[^\s/@]+@")),
    _detector("keywords-password", "A connection string with a password", (" password=",), _carriers(_KEYWORDS, 1)),
    _detector(
        "signed-url", "A signed address: whoever has it may open it", ("sig=", "signature="), _carriers(_SIGNED, 1)
    ),
    _detector("dsn", "An address with a key in it", ("http",), finds(_DSN, needs=r"://[0-9a-f]{20}")),
    _detector(
        "webhook-url",
        "A webhook: whoever knows its address can post to it",
        _IN_WEBHOOK,
        finds(_WEBHOOK, _is_hook),
    ),
)
