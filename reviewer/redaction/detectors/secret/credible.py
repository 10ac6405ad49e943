"""Whether a piece of text can be a credential's value: no placeholder, masked value, name or plain word."""

import base64
import math
import re
from collections import Counter

from reviewer.redaction.detectors.secret.composed import is_composed, is_note
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred

# What no value has in it.
_NO_VALUE = Deferred(
    r"""[<>{}\u2022\u2026]|\A\[(?:[a-z][a-z\ _-]*\d*|[A-Z][A-Z\ _-]+)(?:\]|\Z)|\*{2,}|\.{3,}|x{6,}|X{6,}
    |EXAMPLE|REDACTED
    |\$[A-Z_(]|(?<![A-Za-z0-9])\$[a-z]|%\(|%[A-Z_]+%
    |\A\((?:sensitive|known\ after)            # what Terraform does not show
    |(?:\A|[_-]|\AAKIA)(?:x{4,5}(?!x)|X{4,5}(?!X))[_-]?[A-Za-z0-9]{0,6}\Z   # a mask
    |\A.{0,6}(?:x{4,5}|X{4,5})\Z
    |[_-]x{4,5}(?!x)[A-Za-z0-9]{0,10}\Z|\AAKIA(?:X{4}|x{4})
    |\\[sSwWdD][*+?{]                           # a regular expression""",
    re.VERBOSE,
)
# Words and rows of signs by which a value says that it stands for another.
_SAYS_SO = (
    r"example|placeholder|change-?_?me|redacted|removed|masked|hidden|dummy|sample|your[-_]|yourtoken|yourkey|insert"
    r"|todo|fixme|not[-_]?a?[-_]?real|fake|replace[-_]?me|lorem|0123456789|1234567890|abcdefgh[a-z]*|deadbeef|x{4,5}"
)
_PLACEHOLDER = Deferred(rf"(?i:{_SAYS_SO})")
# When that was, and where the value is.
_WHEN = (
    r"(?<![A-Za-z])(?i:on|until|since|by|from|in|at|portal|stripe|live|vault|rel|v)(?![A-Za-z])"
    r"|(?:(?<=[-_.:])|(?=20\d\d[-_A-S]))(?<!\d)20[0-4]\d(?:-\d\d){0,2}(?:T\d\d)?(?!\d)"
    r"|(?<![A-Za-z])(?:Q[1-4]|Rel\d+|[vV]\d+)(?![A-Za-z\d])|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?![a-z])"
)
# With the words that stand beside them, and what parts words.
_OF_PLACEHOLDERS = Deferred(
    rf"(?i:{_SAYS_SO}|your|my|api|keys?|tokens?|secrets?|pass(?:word|wd|phrase)?|p[a@4][s$5]{{2}}w[o0]rd|user|name|admin"
    rf"|test|demo|value|here|string|client|account|service|app|please|real|abc)|{_WHEN}|[-_./:,\s]"
)
_NAME = Deferred(
    r"""[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+           # an environment variable
                                                # config.database.password
    |(?!(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[\w.]{12,}\Z|[A-Za-z]{4,}\.[A-Za-z]{4,}\d{2,}\Z)[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?:\(.*)?
    |[A-Za-z_]\w*[(\[].*                        # get_secret("x"), environ["X"]
    |[a-z]+(?:[A-Z][a-z]+)+                     # camelCase
    |[a-z]+(?:_[a-z]+)+                         # snake_case""",
    re.VERBOSE,
)
_CAMEL = Deferred(r"(?:[A-Z]{1,5}[a-z]*|[a-z]+)(?:[-_.]?\d{0,4}[A-Z][a-z]+)*[-_.]?\d{0,3}")
_OTHER = Deferred(
    r"""[a-z][a-z0-9+.-]*://.*                                     # an address on the web, or behind its scheme
    |//[\w.@%:-]*[./][\w./@%:-]*(?:[?\#].*)?|//[a-z][a-z0-9-]*(?::\d+)?
    |(?:[~.]{0,2}/[\w./@-]*|[\w.-]+(?:/[\w.-]+){2,}|(?:[\w.-]+/)*[\w-]+\.[a-z]{1,4}(?=:\d))(?::\d+){0,2}   # a path
    |[A-Za-z]:\\.*
    |[\w.+-]+@[\w-]+(?:\.[\w-]+)+                                  # a mail address
    |\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?                           # an address on the network
    |v?\d+(?:[.:,/-]\d+)*(?:[a-zA-Z%]{1,3})?                       # a number, time, date, version, duration
    |\d{4}-\d\d-\d\dT[\d:.]+Z?(?:[+-][\d:]+)?
    |(?:arn|vault|secret|ssm|sm|gcp|aws|env|file|kv|op|(?i:sha-?\d+|md5))[:/].*   # where it is, or a digest
    |[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5,}                         # a fingerprint
    |[A-Z]{2,10}-\d+                                               # a ticket
    |(?i:ghsa(?:-[0-9a-z]{4}){3}|cve-\d{4}-\d{4,7})               # a known weakness
    |@[A-Za-z][\w.-]*(?:\(.*)?                                     # a decorator, somebody's name in a chat
    |(?i:argon2?\w*|s?bcrypt|scrypt|pbkdf2)(?:[-_.:][\w.]+)*         # how passwords are hashed
    |\d+-[a-z]+                                                    # 90-day, 256-bit
    |(?i:oauth-?2?(?:\.0)?|sha-?\d+|md5|https?[/-]?\d?|utf-?\d+|tlsv?[\d.]+|ssh2|ec2|s3|ipv[46]|k8s|log4j\d?|[rhep]s\d{3}
    |(?:aes|rsa)-?\d+[\w-]*|x\.?509(?:v3)?|fido2|u2f|base\d\d|x86_64|ed25519|p-?256|oidc|saml2?|[a-z]+-?v\d+)
    |(?:Add|Connect|Convert(?:From|To)|Disable|Enable|Enter|Exit|Export|Get|Import|Invoke|New|Out|Read|Remove|Restart|Set
    |Start|Stop|Test|Update|Write)-[A-Z][A-Za-z]+(?:\((?:[$"')]|[A-Z][a-z]+-[A-Z]).*)?     # what PowerShell does
    |(?i:-(?:as(?:plaintext|securestring)|force|string|securekey|credential|key))[=:]?      # with which options
    |--(?:[a-z]+-)*(?:pass(?:word|wd|phrase)?|token|secret|key|user(?:name)?|stdin|credentials?)(?:-[a-z]+)*[=:]?
    |\#[\w-]+|\.[\w.\[\]]+""",
    re.VERBOSE,
)
_WORDS = words(
    """
    above absent access accepted active added admin again against all also always and any are auth authentication
    available away bad bearer because been being below between both broken bearer but by can changed check clear
    cleared compromised configured correct created current default deleted denied different disabled does done down
    each either empty enabled encrypted error every expired exposed failed failing false field fixed for from
    generated given gone had has have here how identical if in incorrect input inside into invalid invalidated is
    issued it its just kept known later leaked left length less limit locked long longer lost made managed may
    mismatch missing more must needed never new nil no none not nothing now null of off ok old on once one only
    optional or our out over own part password passwords pending plain present private prod production protected
    public random read ready rejected removed required reset restored revoked rotated rotation same secret secrets
    secure see sent set shared short should shown since staging static still storage stored string strong such
    suspended temporary test text than that the their them then there these they this those through time to token
    tokens too true type unchanged undefined under unknown unset until up updated upper used user users valid
    validated value values via visible was weak were what when where which who will with within without wrong yes
    yet you your yours
    1password bitwarden confluence cyberark dashlane keepass keepassxc keeper lastpass passbolt slack vault
    """
)


def entropy(value: str) -> float:
    """Shannon's, in bits for each character."""
    size = len(value)
    return -sum(count / size * math.log2(count / size) for count in Counter(value).values())


def is_placeholder(value: str) -> bool:
    """Whether it stands for a value: `<your-token>`, `XXXX`, `${TOKEN}`, `****abcd`, `changeme`."""
    return stands_in(value) or (len(value) >= 8 and len(set(value.lower())) <= 3)


def stands_in(value: str) -> bool:
    """Whether it says itself that it stands for a value, and what else is in it could be none.

    A word as "sample" occurs in passwords as others do: `Sample_Trout_4471!`.
    """
    if _NO_VALUE.search(value):
        return True
    return _PLACEHOLDER.search(value) is not None and not _is_made_up(_OF_PLACEHOLDERS.sub("", value))


# Fewer signs beside "your" or "changeme" make no value of it.
_LEAST_LEFT = 5


def _is_made_up(rest: str) -> bool:
    """Whether what is left of a value has digits, and capitals or signs beside them, or is long and random."""
    if len(rest) < _LEAST_LEFT or len(re.findall(r"\d", rest)) < 2 or len(re.findall(r"[A-Za-z]", rest)) < 2:
        return False
    return kinds(rest) >= 3 or (len(rest) >= 12 and entropy(rest) >= 3)


def is_random(value: str) -> bool:
    """Whether a token of a known form has a random body: no placeholder, and enough different characters."""
    return not is_placeholder(value.replace("$", "")) and len(set(value)) >= min(10, max(6, len(value) // 3))


def is_word(value: str) -> bool:
    """Whether it is one of the plain words that follow "the password is" without being one."""
    return value.lower().rstrip("'s") in _WORDS or value.lower() in _WORDS


def is_name(value: str) -> bool:
    """Whether it names something where a value is kept, or is another kind of thing altogether."""
    return bool(
        _NAME.fullmatch(value)
        or is_note(value)
        or is_public(value)
        or (_OTHER.fullmatch(value) and not _is_scattered(value))
    )


# How base64 of what anybody may have begins: "-----BEGIN CERTIFICATE", "-----BEGIN PUBLIC KEY", a trusted certificate.
_PUBLIC = Deferred(r"(LS0tLS1CRUdJTiB(?:DRVJUSUZJQ0FUR|QVUJMSUMgS0VZ|UUlVTVEVEIENFUlRJ)[A-Za-z0-9+/]*)=*")


def is_public(value: str) -> bool:
    """Whether it is base64 of a certificate or a public key, with no private one behind it."""
    found = _PUBLIC.fullmatch(value)
    return found is not None and b"PRIVATE" not in base64.b64decode(found[1][: len(found[1]) // 4 * 4])


_KINDS = tuple(map(re.compile, (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9\s]")))
_DIGIT = re.compile(r"\d")
# What is written like a word, or like two.
_WORDS_ALONE = re.compile(r"[A-Za-z]+'s?|[A-Z]?[a-z']+(?:[-/.:;,][A-Za-z]?[a-z']+)?[!?]?")
_BOTH_CASES = re.compile(r"[a-z].*[A-Z]|[A-Z].*[a-z]")
_SIGN_BEHIND_LETTERS = re.compile(r"[A-Za-z].*[!#$%^&*+?~=@]")


def kinds(value: str) -> int:
    """How many of lower case, upper case, digits and signs occur."""
    return sum([kind.search(value) is not None for kind in _KINDS])


def is_password(value: str) -> bool:
    """Whether it can be a password where one is announced: not a plain word, with a digit or a sign.

    What has spaces in it and no digit is a sentence. What is quick to see is asked first.
    """
    if len(value) < 5 or kinds(value) < 2 or is_word(value) or _WORDS_ALONE.fullmatch(value):
        return False
    # A word of another language: its umlauts are no signs.
    if not value.isascii() and value.replace("'", "").replace("\u2019", "").isalpha():
        return False
    if " " in value and not _DIGIT.search(value):
        return False
    return not (is_placeholder(value) or is_name(value))


def is_strong(value: str) -> bool:
    """Whether it looks like a password wherever it stands: digits, letters of both cases or a sign words lack."""
    if len(value) < 8 or not _DIGIT.search(value):
        return False
    if not (_BOTH_CASES.search(value) or _SIGN_BEHIND_LETTERS.search(value)):
        return False
    return is_password(value) and not _CAMEL.fullmatch(value)


_JOINED = Deferred(r"[A-Z][a-z\xdf-\xff]{3,14}[_.+&-][A-Z][a-z\xdf-\xff]{3,14}[-_.]?\d{1,4}")


def is_made(value: str) -> bool:
    """Whether it is strong, and no name that is joined from words and numbers: hardly anything else looks so."""
    return is_strong(value) and kinds(value) >= 3 and not is_composed(value)


def is_joined(value: str) -> bool:
    """Whether it is two words made one with a number, as people make up passwords: where one is spoken of."""
    return _JOINED.fullmatch(value) is not None and is_password(value)


_PIN = Deferred(r"[A-Z]?\d{4,8}[#*]?|(?=[^ ]*\d)[a-zA-Z0-9]{4,6}(?:-[a-zA-Z0-9]{4,6}){1,4}|[a-zA-Z]{1,4}-?\d{4,8}")
# A year and what is made of one, and no code that begins like it: 2048-9913.
_YEAR = Deferred(r"(?:19|20)\d\d(?:$|\D(?!\d{3,6}$)|(?:0[1-9]|1[0-2])(?:[0-3]\d)?$)")


def is_pin(value: str) -> bool:
    """Whether it can be a PIN or a code of letters and digits where one is announced."""
    return _PIN.fullmatch(value) is not None and not _YEAR.match(value)


def is_body(value: str) -> bool:
    """Whether it can be random bytes in base64, where such are announced: slashes make no path of it."""
    mixed = all(re.search(kind, value) for kind in (r"[a-z]", r"[A-Z]", r"\d"))
    return mixed and len(value) >= 30 and not is_placeholder(value) and entropy(value) >= 3.8


_WITH_SLASHES = Deferred(r"[A-Za-z0-9+_-]*/[A-Za-z0-9+/_-]*")
_ALIKE = re.compile(r"(?=[a-z][a-z]|[A-Z][A-Z]|[0-9][0-9])")
_BESIDE = re.compile(r"(?=[A-Za-z0-9]{2})")
# How many of the pairs of neighbours may be of one kind: about a third are in random bytes, three quarters in a path.
_MOST_ALIKE, _MOST_ALIKE_IF_LONG, _LONG = 0.45, 0.65, 32


def _is_scattered(value: str) -> bool:
    """Whether it is written like a path, and capitals, small letters and digits follow each other as by chance."""
    if len(value) < 11 or not _WITH_SLASHES.fullmatch(value) or not all(kind.search(value) for kind in _KINDS[:3]):
        return False
    most = _MOST_ALIKE if len(value) < _LONG else _MOST_ALIKE_IF_LONG
    return len(_ALIKE.findall(value)) <= most * len(_BESIDE.findall(value))


def is_key(value: str) -> bool:
    """Whether it can be a key or token where one is announced: long, without words, and random enough."""
    if len(value) < 12 or is_placeholder(value) or is_name(value):
        return False
    has_digit = bool(re.search(r"\d", value))
    return has_digit and entropy(value) >= 3.0 and not re.fullmatch(r"\d+|[a-z]+(?:-[a-z]+)*-?\d{1,4}", value)
