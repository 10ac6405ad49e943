"""Passwords where the clients of databases, of Windows and of vaults take them; a port stands behind -p of others."""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.secret.credible import is_password, is_placeholder, is_strong, is_word, kinds
from reviewer.redaction.detectors.secret.pairs import ASSIGNED
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_VALUE = r"(?:\"([^\"\n]{4,120})\"|'([^'\n]{4,120})'|([^\s\"'`<>|;)]{4,120}))"
_QUOTED = (1, 2)
_OPTION = Pattern(
    r"(?:\b(?:cqlsh|beeline|rdesktop|evil-winrm|smbmap|crackmapexec|netexec|nxc) (?:[^\n|]{0,200}? )?-p "
    r"|\b(?:tsql|mssql-cli)\b[^\n|;]{0,160}? -P "
    r"|\b(?:mysqlsh|mysqlimport|mysqlcheck|mysqlshow|mysqlslap|mysqlpump)\b[^\n|;]{0,160}? -p"
    r"|freerdp3?\b[^\n|;]{0,160}? /g?p:"
    r"|\bdoctl\b[^\n|;]{0,80}? -t "
    r"|(?i:\bConvertTo-SecureString )(?i:-(?:String|AsPlainText|Force) ){0,3}"
    r"|(?i:\bNetworkCredential)\( ?[^\n,()]{1,80}, ?)" + _VALUE,
    needs=r"cqlsh|beeline|rdesktop|evil-winrm|smbmap|crackmapexec|netexec|nxc |tsql|mssql-cli|mysql(?:sh|im|ch|sl|pu)"
    r"|freerdp|doctl|(?i:securestring|networkcredential)",
)
# What Windows and Vault take by its place alone: less can stand there than behind an option.
_PLACE = Pattern(
    r"(?:\bvault login (?:-[\w-]{1,30}(?:=[^\s]{1,120})? ){0,4}|(?i:\bnet user )(?i:/add )?[\w.$-]{1,40} )" + _VALUE,
    needs=r"vault login |(?i:net user )",
)
_OF_NET_USER = Deferred(r"(?i)[\"']? /(?:add|domain|active|expires|times|comment|fullname|y|random|\w*passwordchg)\b")
# What is handed on to a program that asks for a password.
_HANDED_ON = Pattern(
    r"(?:\becho (?:-n )?|^|[\s=(])"
    + _VALUE
    + r" ?\| ?(?:(?:sudo )?passwd --stdin|sudo -S|(?i:ConvertTo-SecureString))\b"
    r"|\bsudo -S[^\n|;<]{0,40} ?<<< ?" + _VALUE,
    needs=r"passwd --stdin|sudo -S|(?i:securestring)",
)
# Oracle's clients take name and password in one: scott/tiger@orcl.
_ORACLE = Pattern(
    r"\b(?:sqlplus|sqlldr|rman|expdp|impdp|exp|imp) [^\n|;]{0,240}",
    needs=r"sqlplus|sqlldr|rman |expdp|impdp|exp |imp ",
)
_LOGON = Deferred(
    r"[ \"'=][A-Za-z][\w$#]{0,29}/(?:\"(?P<quoted>[^\"\n]{4,60})\"|(?P<bare>[^\s/@\"']{4,60}))"
    r"(?P<at>@(?=[\w/(]))?"
)


def _given(passage: Passage) -> Iterator[Find]:
    """What stands where a client takes a password or a token."""
    for match in _OPTION.finditer(passage):
        start, end, is_quoted = _value(passage.text, match)
        value = passage.text[start:end]
        if value[0] not in "/(" and (is_password(value) or (is_quoted and _is_free(value))):
            yield Find(start, end)
    for match in _PLACE.finditer(passage):
        start, end, _ = _value(passage.text, match)
        value = passage.text[start:end]
        is_told = _OF_NET_USER.match(passage.text, end) is not None or (is_strong(value) and kinds(value) >= 3)
        if value[0] != "/" and is_told and is_password(value) and not ASSIGNED.match(value):
            yield Find(start, end)


def _value(text: str, match: Match, first: int = 1) -> tuple[int, int, bool]:
    """Where the value of whichever way of quoting stands, without a mark behind it, and whether it is in quotes."""
    group = next(group for group in range(first, first + 3) if match.start(group) >= 0)
    start, end = match.span(group)
    is_quoted = group - first + 1 in _QUOTED
    return start, end if is_quoted else start + len(text[start:end].rstrip(".,:")), is_quoted


def _is_free(value: str) -> bool:
    """Whether it is a word that can be a password, where nothing else stands in quotes."""
    return value.isalnum() and len(value) >= 6 and not is_word(value) and not is_placeholder(value)


def _handed_on(passage: Passage) -> Iterator[Find]:
    """A password that a program reads: echo 'Xy12…' | passwd --stdin."""
    for match in _HANDED_ON.finditer(passage):
        start, end, _ = _value(passage.text, match, 1 if max(match.start(group) for group in (1, 2, 3)) >= 0 else 4)
        if is_password(passage.text[start:end]):
            yield Find(start, end)


def _of_oracle(passage: Passage) -> Iterator[Find]:
    """The passwords of a line of Oracle's: behind a name and a slash, before what it connects to."""
    for line in _ORACLE.finditer(passage):
        is_sqlplus = line[0].startswith(b"sqlplus")
        for logon in _LOGON.finditer(passage.text, *line.span()):
            group = "quoted" if logon["quoted"] else "bare"
            value = logon[group]
            is_told = logon["at"] is not None or (is_sqlplus and _is_first(passage.text, line.start(), logon.start()))
            if is_told and is_password(value) and (kinds(value) >= 3 or logon["at"]):
                yield Find(*logon.span(group))


_OPTIONS_ALONE = Deferred(r"sqlplus(?: -[A-Za-z]+(?: \d[\d.]*)?)*")


def _is_first(text: str, start: int, end: int) -> bool:
    """Whether only options stand between a command and its logon."""
    return _OPTIONS_ALONE.fullmatch(text, start, end) is not None


def _detector(name: str, gate: tuple[str, ...], find: Callable[[Passage], Iterator[Find]]) -> Detector:
    return Detector(name, Category.SECRET, "A password or key given to a command", REMOVED, gate, find)


DETECTORS = (
    _detector(
        "client-password",
        (
            *("cqlsh", "beeline", "rdesktop", "evil-winrm", "smbmap", "crackmapexec", "netexec", "nxc ", "tsql"),
            *(
                "mssql-cli",
                "mysql",
                "freerdp",
                "doctl",
                "securestring",
                "networkcredential",
                "vault login",
                "net user ",
            ),
        ),
        _given,
    ),
    _detector("password-handed-on", ("--stdin", "sudo -s", "securestring"), _handed_on),
    _detector("oracle-logon", ("sqlplus", "sqlldr", "rman ", "expdp", "impdp", "exp ", "imp "), _of_oracle),
)
