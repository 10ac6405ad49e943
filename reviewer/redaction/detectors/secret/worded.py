"""Passwords that are a plain word where nothing else can stand: `PGPASSWORD=…`, "User: root", then "Password: …"."""

from collections.abc import Iterator

from reviewer.redaction.detectors.secret.credible import is_name, is_word
from reviewer.redaction.detectors.secret.pairs import is_example
from reviewer.redaction.detectors.secret.plain import is_free
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.places import PLACES
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_WORD = r"([A-Za-z]{5,24})"
# What a variable that ends in "_PASS" is the password of: otherwise it is a step that something passes.
_OPENED = (
    "DB|DATABASE|REDIS|SMTP|MAIL|IMAP|MYSQL|MARIADB|POSTGRES|PG|MONGO|MONGODB|RABBITMQ|AMQP|MQTT|KAFKA|ELASTIC|ES|LDAP|AD"
    "|FTP|SFTP|SSH|VPN|WIFI|WLAN|ADMIN|ROOT|USER|LOGIN|API|PROXY|REGISTRY|SVC|SERVICE|CI|WEB|BACKUP"
)
_GIVEN = Pattern(
    r"(?:\b(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|SSHPASS)=|\b[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:PASSWORD|PASSWD|PWD)="
    rf"|\b(?:[A-Z0-9]+_)*(?:{_OPENED})_PASS="
    r"|\bsshpass -p |\bdocker login\b[^\n|;]{0,80}? -p ?|\bmysql\b[^\n|;]{0,60}? -u[^\n|;]{1,60}? -p"
    r"|\bredis-cli\b[^\n|;]{0,80}? -a |\b(?:curl|wget)\b[^\n]{0,200}? (?:-u|--user) ?[\"']?[\w.@-]{1,60}:)"
    r"[\"']?" + _WORD + r"(?:[\"'`;,)]|\.?\s|\.?$)",
)
_TAKING = (
    *("pgpassword=", "mysql_pwd=", "rediscli_auth=", "sshpass", "_password=", "_passwd=", "_pass=", "_pwd="),
    *("docker login", "mysql", "redis-cli", "curl", "wget"),
)
# A user and a password in one line, or in one below the other.
_OF_A_USER = Pattern(
    r"(?i)\b(?:user(?:[ _-]?(?:name|id))?|login|account)[*_`]{0,2}( ?[:=]| is)?[*_`]{0,2} ?[`\"']?([\w.@-]{2,40})"
    r"[*_`\"',;]{0,3}"
    r"(?:[ \t]{0,4}\r?\n[ \t>*_-]{0,12}| (?:(?:and|with) |/ )?(?:the )?)"
    r"(?:pass(?:word|wd|phrase)?|pwd|pw)[*_`]{0,2}( ?[:=]| is)?[*_`]{0,2} ?[`\"']?"
    + _WORD
    + r"[`\"'*_]{0,3}(?:[ \t]*(?:\r?\n|$)|[.,;)](?:\s|$))",
    needs=r"(?i)[ \t\n>*_-](?:pass|pw)[a-z]*[*_`]{0,2}(?: ?[:=]| is)?[*_`]{0,2} ?[`\"']?[a-z]{5,24}[`\"'*_]{0,3}"
    r"(?:[ \t]*(?:\r?\n|$)|[.,;)])",
)
# Who the manuals of machines say one signs in as.
_ADMINS = r"(?:admin|administrator|root|sysadmin|operator|postgres|oracle|ubuntu|sa|pi|guest)"
_BY_FACTORY = Pattern(
    r"(?i)\bcredentials?(?: (?:are|is|were|was|remain(?:ed)?)|:)(?: (?:still|now|just|always|simply))? [`\"']?"
    rf"({_ADMINS})[`\"']?(?: ?/ ?|:)[`\"']?([A-Za-z]{{4,24}})(?:[`\"'.,;)]|\s|$)",
)
_IS_A_USER = Deferred(rf"(?i){_ADMINS}|[\w.@-]*[0-9._@-][\w.@-]*")
# What is told of in their place.
_ENDS = Deferred(r"[`\"']?(?:[.;)]?(?:\s*\n|\s*\Z|\s+[A-Z])|[;)])")
# What both are called where somebody tells how they are.
_STATES = words(
    """
    amber yellow orange purple brown silver bronze golden stable safe sane fresh clean dirty upper lower early offline
    online stale critical medium minor major flaky smooth sporadic quick monday tuesday wednesday thursday friday
    saturday sunday payments payment billing checkout azure cognito entra zitadel keycloak authentik authelia
    """
)
_NO_USERS = words("2fa mfa sso saml ldap oauth oidc email emails e-mail e-mails customer customers users all")
# Passwords that machines are delivered with: they need no word that says so.
_KNOWN = words(
    "admin administrator calvin changeme default guest letmein manager password postgres raspberry root tiger toor"
)
_DELIVERED = Deferred(r"(?i)\b(?:default|factory|initial|standard|original|vendor|built-in) $")
_ROLES = words(
    """
    user users viewer editor operator reader writer read write owner guest member auditor manual superadmin superuser
    nonadmin helpdesk techuser impersonator sudoer kerberos tomcat
    """
)
# How one says what a password is like, or that it is none; and names of things that passwords are a part of.
_SAYS_HOW = Deferred(r"(?i).*(?:ed|ing|able|ible|ly|tional|atory|ent|less|sensitive)")
_IS_A_THING = Deferred(r"(?i).*(?:ion|ions|ment|ers?|ors?|cy|ies|ness|ity|age|ance|ence|ure)")
_NAMES_ONE = Deferred(r"(?i).*(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credentials?)s?")


def _given(passage: Passage) -> Iterator[Find]:
    """What stands where a command or a variable has its password."""
    for match in _GIVEN.finditer(passage):
        value = passage.text[slice(*match.span(1))]
        is_flag = passage.text[match.start(1) - 2 : match.start(1)] == "-p" and is_ordinary(f"p{value}")
        if is_the_word(value) and not is_flag:
            yield Find(*match.span(1))


def _of_a_user(passage: Passage) -> Iterator[Find]:
    """The password beside a user's name, or on the line below."""
    text = passage.text
    for match in _OF_A_USER.finditer(passage):
        start, end = match.span(4)
        user, value = text[slice(*match.span(2))], text[start:end]
        is_named = match.start(1) >= 0 or _IS_A_USER.fullmatch(user) is not None
        is_named = is_named and (match.start(3) >= 0 or not _IS_A_THING.fullmatch(value))
        is_same = user.lower() == value.lower()
        if user.lower() in _NO_USERS or (is_same and not (_IS_A_USER.fullmatch(user) or _is_thing(value))):
            continue
        is_twice = is_same and match.start(1) >= 0 and match.start(3) >= 0
        if is_named and (is_twice or is_the_word(value)) and not is_example(text, match.start(), start):
            yield Find(start, end)


def _is_thing(value: str) -> bool:
    """Whether a word that is said of an account and of its password can be both: no state of them, as "shared"."""
    word = value.lower()
    return is_the_word(value) and word not in _STATES and word not in VENDORS and word not in PLACES


def _by_factory(passage: Passage) -> Iterator[Find]:
    """The second half of what a machine is delivered with: "the default credentials are admin/…"."""
    for match in _BY_FACTORY.finditer(passage):
        start, end = match.span(2)
        told = passage.text[start:end].lower()
        before = _DELIVERED.search(passage.text, max(0, match.start() - 16), match.start())
        is_told = before is not None or told in _KNOWN or (_ENDS.match(passage.text, end) and _is_odd(told))
        if told not in _ROLES and is_told and not is_example(passage.text, match.start(), start):
            yield Find(start, end)


def _is_odd(word: str) -> bool:
    """Whether nothing of the trade is called by a word: what signs in beside an administrator is a password then."""
    return not (is_ordinary(word) or word in COMMON or word in VENDORS or is_word(word)) and is_the_word(word)


def is_the_word(value: str) -> bool:
    """Whether a word can be the password itself, and does not say that it is kept, changed or wanted."""
    says = _SAYS_HOW.fullmatch(value) or _NAMES_ONE.fullmatch(value) or is_name(value)
    return not says and is_free(value) and is_free(value.removesuffix("s"))


DETECTORS = (
    Detector("given-word", Category.SECRET, "A password given to a command", REMOVED, _TAKING, _given),
    Detector(
        "user-and-word",
        Category.SECRET,
        "The password of an account",
        REMOVED,
        ("user", "login", "account"),
        _of_a_user,
    ),
    Detector(
        "factory-password", Category.SECRET, "The password of an administrator", REMOVED, ("credential",), _by_factory
    ),
)
