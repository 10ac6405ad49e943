"""Passwords given to commands and in lines of configuration, each in the place where that one takes it."""

from collections.abc import Iterator

from reviewer.redaction.detectors.secret.credible import is_password, is_placeholder, is_word
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_VALUE = r"(?:\"([^\"\n]{4,120})\"|'([^'\n]{4,120})'|([^\s\"'`<>|;)]{4,120}))"
# What a command is called, and what stands between that and the password.
_BEFORE = (
    r"(?:\bnet use [^\n|;]{0,120}?/user:[\w.\\@-]{1,60} "
    r"|(?i:\bnet use )(?:(?:[a-zA-Z]:|\*) )?(?:\\\\[^\s]{1,80}|\"\\\\[^\"\n]{1,80}\") "
    r"|\bcmdkey [^\n|;]{0,120}?/pass:"
    r"|-(?:src|dest)?(?:store|key)pass |\brabbitmqctl (?:add_user|change_password|authenticate_user) [\w.@-]{1,60} "
    r"|\bhtpasswd -[a-zA-Z]*b[a-zA-Z]* [^\s]{1,120} [\w.@-]{1,60} "
    r"|\bsnmp-server community |\bsnmp(?:walk|get|bulkwalk|set) [^\n|;]{0,60}?-c |\b(?:requirepass|masterauth) "
    r"|(?i:\bidentified (?:with [\w]{2,40} )?by (?:password )?)"
    r"|\bldap(?:search|modify|add|whoami|passwd|delete) [^\n|;]{0,120}?-w "
    r"|\b(?:sqlcmd|bcp|ipmitool|mosquitto_(?:pub|sub)) [^\n|;]{0,120}?-P "
    r"|\b(?:un)?zip [^\n|;]{0,60}?-P |\b7z [^\n|;]{0,60}?-p|\bopenssl [^\n|;]{0,120}?-k |--passphrase[ =]"
    r"|\b(?:podman|nerdctl|helm registry|oc|az|crane auth|oras|buildah) login [^\n|;]{0,120}?(?:-p|--password)[ =]"
    r"|\b(?:mongosh?|mongodump|mongorestore|mongoexport) [^\n|;]{0,120}?-p "
    r"|\b(?:mariadb|mysqldump|mysqladmin)\b[^\n|;]{0,120}? -p"
    r"|\b(?:smbclient|rpcclient|curlftpfs) [^\n|;]{0,120}?-U [\w.\\@-]{1,60}%|--creds[ =][\w.@-]{1,60}:"
    r"|\blftp [^\n|;]{0,60}?-u [\w.@-]{1,60},)"
)
_GIVEN = Pattern(
    _BEFORE + _VALUE,
    needs=r"(?i:net use )|/user:|/pass:|pass |rabbitmqctl|htpasswd|snmp|requirepass |masterauth |(?i:identified )|ldap"
    r"|sqlcmd|bcp|ipmitool|mosquitto|zip |7z |openssl |--passphrase| login |mongo|mariadb|mysql|smbclient|rpcclient"
    r"|curlftpfs|--creds|lftp",
)
_QUOTED = (1, 2)


def _given(passage: Passage) -> Iterator[Find]:
    """What stands where a command takes a password."""
    for match in _GIVEN.finditer(passage):
        group = next(group for group in (1, 2, 3) if match.start(group) >= 0)
        start, end = match.span(group)
        value = passage.text[start:end].rstrip(".,;:" if group not in _QUOTED else "")
        # A switch of the command stands where its password may.
        if not value.startswith("/") and _is_value(value, is_quoted=group in _QUOTED):
            yield Find(start, start + len(value))


def _is_value(value: str, *, is_quoted: bool) -> bool:
    """Whether it can be the password: in quotes in SQL it may be a word."""
    if is_password(value):
        return True
    return is_quoted and value.isalnum() and len(value) >= 6 and not is_word(value) and not is_placeholder(value)


# Name and password for a program that sets them: echo 'root:Xy12…' | chpasswd.
_SET = Pattern(
    r"[\"']?\b[a-z][\w.-]{1,31}:([^\s\"':]{5,80})[\"']?[ \t]*(?:\||>+)[ \t]*(?:sudo )?chpasswd\b", needs="chpasswd"
)
_SET_FROM = Pattern(r"\bchpasswd <<< ?[\"']?[a-z][\w.-]{1,31}:([^\s\"':]{5,80})", needs="chpasswd")


def _set(passage: Passage) -> Iterator[Find]:
    for pattern in (_SET, _SET_FROM):
        for match in pattern.finditer(passage):
            if is_password(passage.text[slice(*match.span(1))]):
                yield Find(*match.span(1))


DETECTORS = (
    Detector(
        "command-password",
        Category.SECRET,
        "A password or key given to a command",
        REMOVED,
        (
            "net use ",
            "/user:",
            "/pass:",
            "pass ",
            "rabbitmqctl",
            "htpasswd",
            "snmp",
            "masterauth",
            "identified ",
            "ldap",
            "sqlcmd",
            "bcp",
            "ipmitool",
            "mosquitto",
            "zip ",
            "7z ",
            "openssl",
            "passphrase",
            " login ",
            "mongo",
            "mariadb",
            "mysql",
            "smbclient",
            "rpcclient",
            "curlftpfs",
            "creds",
            "lftp",
        ),
        _given,
    ),
    Detector("set-password", Category.SECRET, "The password of an account", REMOVED, ("chpasswd",), _set),
)
