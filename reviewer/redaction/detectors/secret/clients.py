"""Passwords where the clients of databases, of Windows and of vaults take them; a port stands behind -p of others."""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.secret.composed import is_composed
from reviewer.redaction.detectors.secret.credible import is_made, is_password, is_placeholder, is_word, kinds
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
    r"(?:\b(?:echo (?:-n )?|printf )" + _VALUE + r"|(?:^|[=(]) ?(?:\"([^\"\n]{4,120})\"|'([^'\n]{4,120})'))"
    r" ?\| ?(?:(?:sudo )?passwd --stdin|sudo -S|(?i:ConvertTo-SecureString))\b"
    r"|\bsudo -S[^\n|;<]{0,40} ?<<< ?" + _VALUE,
    needs=r"passwd --stdin|sudo -S|(?i:securestring)",
)
_HANDED_GROUPS = 8
# What writes what it reads into a file: a word with a year there is what the file says.
_WRITES = Deferred(r" tee\b")
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
        if (is_quoted or _can_be_bare(match, value)) and value[0] not in "/(" and not _VARIABLE.fullmatch(value):
            is_word_told = (is_quoted or _is_of_powershell(passage.text, match, end)) and _is_free(value)
            if is_word_told or is_password(value):
                yield Find(start, end)
    for match in _PLACE.finditer(passage):
        start, end, _ = _value(passage.text, match)
        value = passage.text[start:end]
        is_told = _OF_NET_USER.match(passage.text, end) is not None or is_made(value)
        if value[0] != "/" and is_told and is_password(value) and not ASSIGNED.match(value):
            yield Find(start, end)


_VARIABLE = Deferred(r"%\w+%")
_PORT = Deferred(r"(?i)port-?\d+")
_PLAIN_TEXT = Deferred(r"(?i) -(?:AsPlainText|Force)\b")


def _can_be_bare(match: Match, value: str) -> bool:
    """Whether what stands in no quotes can be a value: no other option, no variable of a program, no tag's name."""
    if match[0].startswith(b"doctl") and is_composed(value):
        return False
    is_argument = match[0].lower().startswith(b"networkcredential")
    return value[0] != "-" and not is_argument and not _PORT.fullmatch(value)


def _is_of_powershell(text: str, match: Match, end: int) -> bool:
    """Whether a bare word stands where PowerShell makes a credential of plain text."""
    return match[0].lower().startswith(b"convertto") and _PLAIN_TEXT.match(text, end) is not None


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
        groups = [group for group in range(1, _HANDED_GROUPS + 1) if match.start(group) >= 0]
        start, end = match.span(groups[0])
        value = passage.text[start:end].rstrip(".,:")
        is_content = _WRITES.match(passage.text, match.end()) is not None and is_composed(value)
        if is_password(value) and not is_content:
            yield Find(start, start + len(value))


def _of_oracle(passage: Passage) -> Iterator[Find]:
    """The passwords of a line of Oracle's: behind a name and a slash, before what it connects to."""
    for line in _ORACLE.finditer(passage):
        is_sqlplus = line[0].startswith(b"sqlplus")
        for logon in _LOGON.finditer(passage.text, *line.span()):
            group = "quoted" if logon["quoted"] else "bare"
            value = logon[group]
            is_first = _OPTIONS_ALONE.fullmatch(passage.text, line.start(), logon.start()) is not None
            is_named = _NAMED.search(passage.text, line.start(), logon.start()) is not None
            # "exp" and "imp" are words as well: with nothing set behind, a logon is none of theirs.
            is_command = is_sqlplus or _SETS.search(passage.text, logon.end(), line.end()) is not None
            is_at = logon["at"] is not None and (is_named or (is_first and is_command))
            if (is_at or (is_sqlplus and is_first)) and is_password(value) and (kinds(value) >= 3 or is_at):
                yield Find(*logon.span(group))


# Only options between a command and its logon; or the name of what the logon is given to.
_OPTIONS_ALONE = Deferred(r"[a-z]+(?: -[A-Za-z]+(?: \d[\d.]*)?)* ?")
_NAMED = Deferred(r"(?i)\b(?:userid|target|catalog|auxiliary)\Z")
_SETS = Deferred(r"\b[a-z_]+=")


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
