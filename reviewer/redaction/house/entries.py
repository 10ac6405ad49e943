"""One thing that the organisation knows about itself, as it is kept and looked for. Pure."""

import re

from reviewer.drafts.addresses import in_ascii, is_domain
from reviewer.redaction.models import OrgEntry

_SCHEME, _PORT = re.compile(r"[a-z][a-z0-9+-]*://"), re.compile(r":\d{1,5}$")
_HOST = re.compile(r"(?:[a-z][a-z0-9+-]*://)?(?:[^\s/@]*@)?(?:\*?\.)?([^\s/@?#:,;]+)")
DOMAINS = (OrgEntry.Kind.INTERNAL_DOMAIN, OrgEntry.Kind.PUBLIC_DOMAIN)
# So much of a value is repeated to whoever gave it.
_SHOWN = 60


class BadEntry(ValueError):
    """Nothing could be found by it; `str()` says what to write, in a sentence for the person."""


def as_kept(kind: str, typed: str) -> str:
    """The value that is kept of what somebody typed, pasted, or has in a file. Raises BadEntry.

    A domain is read as people paste it: `https://wiki.acme.example:8443/` is wiki.acme.example.
    """
    if kind not in OrgEntry.Kind.values:
        raise BadEntry(f"There is no kind “{short(kind)}”: it is one of {', '.join(OrgEntry.Kind.values)}.")
    value = " ".join(typed.split())
    label = OrgEntry.Kind(kind).label.lower()
    if not 2 <= len(value) <= 200:
        raise BadEntry(f"A {label} has 2 to 200 characters: “{short(value)}”.")
    return _domain(OrgEntry.Kind(kind), value) if kind in DOMAINS else value


def as_read(kind: str, kept: str) -> str:
    """What the engine looks for by a kept value: the same for one of a release that kept domains as they were typed."""
    try:
        return as_kept(kind, kept)
    except BadEntry:
        return kept


def short(value: str) -> str:
    """A value that somebody is told of, cut where it is long."""
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"


def _domain(kind: OrgEntry.Kind, typed: str) -> str:
    text = _SCHEME.sub("", typed.lower(), count=1).removeprefix("@").rstrip("/")
    host = _PORT.sub("", text).rstrip(".")
    all_of_it = host.removeprefix("*").removeprefix(".")
    if host != all_of_it and kind == OrgEntry.Kind.PUBLIC_DOMAIN:
        raise BadEntry(f"A public domain is one host: write each, such as status.{_meant(typed)}.")
    domain = in_ascii(all_of_it)
    if not is_domain(domain):
        raise BadEntry(f"“{short(typed)}” is no domain: write it as {_meant(typed)}, one at a time.")
    return domain


def _meant(typed: str) -> str:
    """The domain that stands in what was typed, or one that shows how they are written."""
    found = _HOST.match(typed.lower())
    host = in_ascii(found[1].strip(".")) if found else ""
    return host if "." in host and is_domain(host) else "acme.example"
