"""Keys, tokens and passwords that are announced by a name: `api_key = …`, `"token": "…"`, `Authorization: Bearer …`."""

import base64
import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.secret.composed import is_year_of_another
from reviewer.redaction.detectors.secret.credible import is_body, is_key, is_password, is_placeholder, is_word, kinds
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_GATE = (
    "key",
    "token",
    "secret",
    "passw",
    "pwd",
    "passphrase",
    "credential",
    "pass=",
    "pass:",
    "_pass",
    'pass"',
    "pass'",
    "pw=",
    "pw:",
    "_auth",
    "sig=",
)
_NAME = (
    r"(?:pass(?:word|wd|phrase|code)?|pwd?|_auth|secret|token|api[ _-]?key|(?:access|private|signing|encryption"
    r"|integration|license|account"
    r"|master|deploy|service|app|application|webhook|auth|shared|session|storage|ingest|ingestion|routing"
    r"|registration|secret|security"
    r"|consumer|client|root|admin|subscription|functions?|write|read|server)[ _-]?key|credentials?|client[ _-]?secret"
    r"|(?-i:[A-Z0-9]_KEY|SECRET_KEY_BASE))"
)
# A name's end and what leads to the value: the name is read backwards from there, the value forwards.
_ANNOUNCED = Pattern(r"(?i)" + _NAME + r"(?:[\"'`\]]{0,2}[ \t]{0,8}(?:=>|:=|=|:|is |was )[ \t]*|[\"']?>|[\"'] value=)")
_NAME_END = Deferred("(?i)" + _NAME)
_VALUE = Deferred(r"\"([^\"\n]{4,400})\"|'([^'\n]{4,400})'|`([^`\n]{4,400})`|([^\s\"'`<>,;|]{4,400})")
_LONGEST_NAME = 80
# Names that end like a secret's and are none; "min" is not within "admin", nor "count" within "account".
_NOT_SECRET = Deferred(
    r"(?i).*(?:(?:(?<![a-z])|(?-i:(?<=[a-z])(?=[A-Z])))(?:public|page|next|continuation|pagination|cancell?ation|idempotency|partition|primary|foreign|sort"
    r"|cache|max|min|total|num|count|per|no|without|missing)[ _.-]?(?:\w+[_.-])*(?:tokens?|key|secret)"
    r"|routing[ _-]?key|registration[ _-]key)$"
)
_HEADER = Pattern(
    r"(?i)\b(?:authorization|proxy-authorization)[\"']?\s*[:=]\s*[\"']?[a-z][a-z0-9-]{1,20}[ :]+"
    r"([A-Za-z0-9+/=._~-]{8,})"
)
_BEARER = Pattern(r"(?i)\b(?:bearer|ssws)[ :]+[\"'`]?([A-Za-z0-9+/=._~-]{16,})")
# What a header of name and password says without its name: base64 of both.
_BASIC = Pattern(r"\b[Bb]asic [\"'`]?([A-Za-z0-9+/]{12,400}={0,2})", needs=r"asic [\"'`]?[A-Za-z0-9+/]{12}")
_KEY_HEADER = Pattern(
    r"(?i)\b(?:[a-z]+-){0,4}(?:(?:api|auth|access|functions|app|vault|gitlab|security|session|subscription|csrf"
    r"|private)-?(?:key"
    r"|token|id)|x-(?:[a-z]+-){1,3}(?:auth|secret|password)|authorization|session|signature)[\"']?\s*:\s*[\"']?([A-Za-z0-9+/=._~-]{8,400})"
)
_PARAMETER = Pattern(
    r"(?i)[?&;](?:(?:sdk|server|client|app|auth|access|admin|user|service|partner|device|map|maps|license|write|read"
    r"|secret|private|feed|edge|ingest|integration)[_-]?(?:key|token|secret)|app_?id|access_token|api_?key|apikey|auth|auth_token|token|key|sig|signature|secret|client_secret"
    r"|x-amz-signature|x-goog-signature"
    r"|x-amz-security-token|password|passwd|pwd|code|session|sessionid|private_token)=([^\s&\"'<>`)|\]}#,]{8,})"
)
_IN_QUERY = tuple(
    f"{name}="
    for name in (
        *("key", "token", "secret", "appid", "app_id", "auth", "sig", "signature", "password", "passwd", "pwd", "code"),
        *("session", "sessionid"),
    )
)
_COOKIE = Pattern(
    r"(?i)\b(?:session|sessionid|session_id|jsessionid|phpsessid|connect\.sid|session_token|auth_session"
    r"|_session)=([\w%.+/=-]{16,})"
)
_SESSIONS = ("session=", "sessionid=", "session_id=", "session_token=", "phpsessid=", "connect.sid=")
_COOKIES = Pattern(
    r"(?i)\bcookie[\"']?:[ \t]*[\"']?(?:[\w.-]+=[^;\s]*;[ \t]*){0,12}?[\w.-]*(?:sess|sid|auth|token|jwt|remember"
    r"|login)[\w.-]*=([^;\s\"'`]{16,400})"
)
_FLAGS = (
    *("password", "passwd", "pass", "pw", "token", "api-key", "secret", "auth", "access-token", "secret-key"),
    *("access-key", "with-token", "requirepass", "authtoken", "key"),
)
_FLAG = Pattern(
    rf"(?:--?(?:{'|'.join(_FLAGS)})[ =]"
    r"|\b(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|SSHPASS|VAULT_TOKEN|GH_TOKEN|NPM_TOKEN)=|\bsshpass -p ?"
    r"|\bdocker login\b[^\n|;]{0,80}? -p ?|\bmysql\b[^\n|;]{0,80}? -p|\bredis-cli\b[^\n|;]{0,80}? -a )"
    r"(?:\"([^\"\n]{4,200})\"|'([^'\n]{4,200})'|([^\s\"'`<>|;)]{4,200}))",
)
_GIVEN = (
    *(f"-{flag}{end}" for flag in _FLAGS for end in " ="),
    *("pgpassword=", "mysql_pwd=", "rediscli_auth=", "sshpass", "_token=", "docker login", "mysql", "redis-cli"),
)
_USERPWD = Pattern(
    r"(?:\bcurl\b[^\n]{0,200}? (?:-u|--user)|\bwget\b[^\n]{0,200}? --user) ?[\"']?[\w.@-]+:([^\s\"'`<>]{3,200})"
)
# What Docker keeps in its file for each registry: name and password in base64.
_REGISTRY = Pattern(r"[\"']auth[\"']\s*:\s*[\"']([A-Za-z0-9+/_-]{12,400}={0,2})[\"']")
_IN_REGISTRY = tuple(f"{opens}auth{closes}" for opens in "\"'" for closes in "\"'")
# A line of ~/.pgpass: host, port, database, user, password.
_PGPASS = Pattern(
    r"(?m)[\w.*-]+:(?:\d{4,5}|\*):[\w*-]+:[\w.-]+:([^\s:\"'`<>]{5,100})(?:[ \t\"'`]|$)",
    outline=(":0000", ":*:"),
)
_AWS_SECRET = Pattern(r"(?:AKIA|ASIA)[A-Z0-9]{16}[^\n]{0,80}?[^A-Za-z0-9/+]([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$)")


def _value(match: Match, first: int, last: int) -> tuple[int, int]:
    """Where the value of whichever way of quoting stands."""
    return next(match.span(group) for group in range(first, last + 1) if match.start(group) >= 0)


def _trimmed(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    """Without the marks of the sentence or the code around it."""
    start, end = span
    value = re.split(r"&[\w-]+=", passage.text[start:end])[0]
    kept = value.rstrip(".,;:)]}>|\\")
    kept = kept if kept.count("(") == 0 or value[len(kept) :].count(")") == 0 else value[: len(kept) + 1]
    return start, start + len(kept)


def _announced(passage: Passage) -> Iterator[Find]:
    """The value behind each name; what looks like a name within a value is a part of it."""
    text, done = passage.text, 0
    for match in _ANNOUNCED.finditer(passage):
        value = _VALUE.match(text, match.end()) if match.start() >= done else None
        if value is None or (end := _NAME_END.match(text, match.start())) is None:
            continue
        done = value.end()
        start, stop = _trimmed(passage, value.span(value.lastindex or 0))
        if is_year_of_another(text, start, stop):
            continue
        if _is_value(_name_before(text, match.start()) + end[0], text[start:stop], quoted=value.lastindex != 4):
            yield Find(start, stop)


def _name_before(text: str, end: int) -> str:
    """How a name begins that is known from its end: `stripe_` of `stripe_secret`."""
    start = end
    while end - start < _LONGEST_NAME and start and (text[start - 1].isalnum() or text[start - 1] in "_.-"):
        start -= 1
    return text[start:end]


def _is_value(name: str, value: str, *, quoted: bool) -> bool:
    """Whether what stands behind such a name is the secret itself."""
    if _NOT_SECRET.match(name):
        return False
    if re.search(r"(?i)pass|pwd", name):
        return is_password(value) or (quoted and "_" in name and _is_quoted_password(value))
    return is_key(value) or (is_password(value) and kinds(value) >= 3)


def _is_quoted_password(value: str) -> bool:
    """A plain word in quotes behind a password's name in code: `DB_PASSWORD="swordfish"`."""
    return len(value) >= 6 and value.isalnum() and not is_word(value) and not is_placeholder(value)


def _by(
    pattern: Pattern, accept: Callable[[str], bool], first: int = 1, last: int = 1
) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            start, end = _trimmed(passage, _value(match, first, last))
            if accept(passage.text[start:end]):
                yield Find(start, end)

    return find


def _is_long(value: str) -> bool:
    return not is_placeholder(value) and len(set(value)) >= 6 and kinds(value) >= 2


def _is_scheme(value: str) -> bool:
    """What stands behind the scheme of a header: no word, and no parameters that name each value."""
    return _is_long(value) and not _PARAMETERS.match(value) and not value.isalpha() and not _is_printed(value)


def _is_printed(value: str) -> bool:
    """Whether it is the name and password of a manual: that of RFC 7617, or such as user:password.

    A weak password of any other name lets somebody in.
    """
    user, _, password = _decoded(value).partition(":")
    return user.lower() in _OF_MANUALS and password in ("open sesame", "password", "pass", "passwd", "secret", "test")


_OF_MANUALS = ("aladdin", "user", "username", "test")


def _decoded(value: str) -> str:
    """What is in base64; nothing where it is no text."""
    try:
        return base64.b64decode(value, validate=True).decode()
    except ValueError:
        return ""


_PARAMETERS = Deferred(r"[A-Za-z]+=[A-Za-z]")


_PAIR = Deferred(r"[\w.@+-]{2,64}:([!-~]{5,200})")


def _is_name_and_password(value: str) -> bool:
    """Whether it is base64 of a name and a password."""
    pair = _PAIR.fullmatch(_decoded(value))
    return pair is not None and is_password(pair[1])


def _is_parameter(value: str) -> bool:
    return is_key(value) or (is_password(value) and len(set(value)) >= 6)


def _detector(name: str, what: str, gate: tuple[str, ...], find: Callable[[Passage], Iterator[Find]]) -> Detector:
    return Detector(name, Category.SECRET, what, REMOVED, gate, find)


DETECTORS = (
    _detector("announced-secret", "The value of a key, token or password", _GATE, _announced),
    _detector("authorization-header", "What a request is let in with", ("authorization",), _by(_HEADER, _is_scheme)),
    _detector("bearer-token", "What a request is let in with", ("bearer", "ssws"), _by(_BEARER, is_key)),
    _detector("basic-credentials", "A name and a password in base64", ("basic ",), _by(_BASIC, _is_name_and_password)),
    _detector("key-header", "What a request is let in with", ("key", "token", "x-"), _by(_KEY_HEADER, is_key)),
    _detector("secret-in-query", "A key or token in an address", _IN_QUERY, _by(_PARAMETER, _is_parameter)),
    _detector("session-cookie", "A session: whoever has it is signed in", _SESSIONS, _by(_COOKIE, is_key)),
    _detector("cookie-header", "A session: whoever has it is signed in", ("cookie",), _by(_COOKIES, _is_long)),
    _detector("secret-flag", "A password or key given to a command", _GIVEN, _by(_FLAG, is_password, 1, 3)),
    _detector("user-and-password-flag", "A password given to a command", ("curl", "wget"), _by(_USERPWD, is_password)),
    _detector("registry-auth", "A registry's name and password", _IN_REGISTRY, _by(_REGISTRY, is_key)),
    _detector("pgpass", "A line of a file of passwords", (":",), _by(_PGPASS, is_password)),
    _detector("aws-secret-key", "An AWS secret key", ("akia", "asia"), _by(_AWS_SECRET, is_body)),
)
