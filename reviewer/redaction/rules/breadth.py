"""How much a pattern of allowed values fits. Pure.

Most hints are single words: a host, an address, a token, a name. So a pattern is tried on invented ones of many sorts:
one that is meant for what may be read fits those of one sort, or of two that look alike.
"""

import re2

# So many patterns are asked at once, in so much memory; so each may need its part of it.
AT_ONCE, MEMORY = 100, 8 << 20
# A pattern that fits some of so many sorts fits nearly everything.
TOO_MANY = 3

# Nothing is common to two sorts, no word and no last label, so that what is meant for one name fits one of them. Short
# and long ones, since a pattern may ask for a length alone. What looks like a credential is put together when it runs.
PROBES: dict[str, tuple[str, ...]] = {
    "word": ("quiesced", "Zebra", "UNSOUND", "never"),
    "phrase": ("out of breath", "Root Cause", "nobody had looked at it for a year, which was our own fault"),
    "machine": ("kestrel-04", "mistral7", "KESTREL-04"),
    "host": ("kestrel-04.rack9.internal", "loom.acme.example"),
    "IPv4 address": ("10.2.3.4", "192.168.140.201"),
    "IPv6 address": ("fd12:3456:789a::9",),
    "port": ("lantern:6379", "lantern:5432"),
    "mail address": ("o.haddad@post.invalid", "orders+eu@mail.post.invalid"),
    "link": ("https://board.lan/d/4fQ", "http://board.lan:8080/browse/a?from=now-6h&to=now#panel"),
    "person": ("Ingrid", "Ana Petrova", "J\N{LATIN SMALL LETTER O WITH DIAERESIS}rg van der Velde"),
    "customer": ("Globex", "Initech Holdings, Inc."),
    "tool": ("orbit", "Sextant", "Sextant Console", "#war-room"),
    "ticket": ("OPS-4711", "CVE-2031-40177"),
    "amount": ("1200", "48,300.50", "EUR 1.2 million", "$3m", "17%"),
    "telephone number": ("+49 30 5550172", "00493055501723"),
    "path": ("/srv/till/main.py:12", "till/lease.go", "/opt/till/releases/2031/app/models/ledger/entry.rb"),
    "resource": ("s3://dumps/a.gz", "arn:aws:sqs:eu-west-1:000000000000:mill", "i-0a1b2c3d4e5f60718"),
    "password": ("letmein", "hunter2Hunter!", "482915", "correct horse battery staple"),
    "access token": ("".join(["gh", "p_", "8Rk2vQ0nTz" * 3, "8Rk2vQ"]), "".join(["xox", "b-", "2031-", "Qz7" * 8])),
    "cloud key": ("".join(["AK", "IA", "Q3ZT7NWB5LJ2XVMD"]), "Zx8/" * 10),
    "payment key": ("".join(["sk_", "live_", "51Hx" * 6]),),
    "web token": (".".join(["ey" + "JhbGciOi" * 3, "ey" + "JzdWIiOi" * 4, "c2lnbmVk" * 5]),),
    "digest": ("9f86d081", "9f86d081" * 8),
    "connection": ("".join(["mysql://", "till:", "s3same", "@", "10.9.8.7", "/ledger"]),),
}


class BadPattern(ValueError):
    """It allows nothing so, or too much; `str()` says why, in a sentence for the person."""


def options(memory: int = MEMORY) -> "re2.Options":
    """How patterns are read. One that cannot be is not written to standard error, where its line breaks would lie."""
    quiet = re2.Options()
    quiet.log_errors, quiet.max_mem = False, memory
    return quiet


def compiled(pattern: str, memory: int = MEMORY) -> "re2._Regexp":
    """A pattern over the whole of a value. Raises re2.error, and writes nothing anywhere."""
    return re2.compile(pattern, options(memory))


def check(pattern: str) -> None:
    """Raises BadPattern for one that cannot be read or fits nearly everything."""
    try:
        ready = compiled(pattern, MEMORY // AT_ONCE)
    except re2.error as problem:
        raise BadPattern(f"The pattern cannot be read: {_told(problem)}.") from None
    if ready.fullmatch("") or len(fitted(ready)) >= TOO_MANY:
        raise BadPattern("The pattern fits nearly everything. Write one that fits only what may be read.")


def fitted(ready: "re2._Regexp") -> list[str]:
    """The sorts of probes of which it fits one or more."""
    return [sort for sort, probes in PROBES.items() if any(ready.fullmatch(probe) for probe in probes)]


def _told(problem: "re2.error") -> str:
    """What the library says, which are bytes."""
    said = problem.args[0] if problem.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
