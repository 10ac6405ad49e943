"""Hosts: as browsers read them in the target of a link, and as people read them in its words. Pure and linear."""

import re
import unicodedata
from collections.abc import Iterator
from ipaddress import IPv4Address
from typing import NamedTuple
from urllib.parse import unquote

from reviewer.drafts.addresses import in_ascii
from reviewer.unseen import UNSEEN

# What browsers leave out at the ends of an address, and within.
_ENDS = "".join(map(chr, range(0x21)))
_WITHIN = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):", re.IGNORECASE)
# Behind these browsers take any number of slashes, of both kinds, for two.
_WEB = frozenset(("http", "https", "ws", "wss", "ftp"))
_SLASHES = re.compile(r"[/\\]{2,}")
_AUTHORITY = re.compile(r"[^/\\?#]*")
# The parts of a number are decimal, octal behind "0" and hexadecimal behind "0x"; its last has all octets left.
_NUMBER = re.compile(r"0x(?P<hexadecimal>[0-9a-f]{0,16})|(?P<octal>0[0-7]{1,16})|(?P<decimal>[0-9]{1,16})")
_OCTETS = 4
_HIDDEN = re.compile(f"[{UNSEEN}]")

_PATH = r"(?::\d{1,5})?+(?:[/\\?#][^\s<>\"]*)?+"
_ENDING = r"(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})"
_SHOWN = re.compile(
    rf"https?:[/\\]{{1,9}}+(?P<url>[^\s/\\?#<>\"]++){_PATH}"
    rf"|(?<![\w.+%-])(?P<mail>[\w.+%-]{{1,64}}+@(?P<domain>(?:[\w-]{{1,63}}\.){{1,9}}{_ENDING}))(?![\w-])"
    rf"|(?<![\w./\\-])(?P<name>(?:[\w-]{{1,63}}+\.){{1,9}}+{_ENDING})(?![\w@(-]|\.\w){_PATH}"
    rf"|(?<![\w@./\\-])(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?![\w-]|\.\w|/\d{{1,2}}(?![^\s),;])){_PATH}",
    re.IGNORECASE,
)
_IN_AUTHORITY = re.compile(r"(?:\*\.)?([\w%-]+(?:\.[\w%-]+)+)")
# A word that begins a sentence, and the endings of countries: "In", "Is".
_SHORT = 2
_VERSION = re.compile(r"(?:\bv|\b(?:version|release|build)s?:?) ?\Z", re.IGNORECASE)
_LONGEST_CUE = 12
_WORD = re.compile(r"[^\W_]")
# What may stand behind an address and is no part of it.
_CLOSING = ".,;:!?)]}'\"\u2019\u201d\xbb\u2026*_"
# Endings of files, some of which are countries' as well.
_OF_FILES = (
    "bat c cfg cmd conf cpp cs css csv dll doc docx eml env exe gif go gz h htm html ics ini ipynb jar java jpeg jpg js"
    " json jsx kt lock log md mp4 pdf php pl png ppt pptx proto ps1 py rb rs rst scss sh so sql svg tar tf tfvars tgz"
    " toml ts tsx txt war webp xls xlsx xml yaml yml zip"
)
# What a name within other words ends with if it is a host. What else stands with points is mostly code.
_OF_HOSTS = (
    "ae ag agency ai al am app ar asia at au az ba bank bd be bg biz bo br by ca cc ch cl cloud club cn co com coop"
    " cr cu cy cz de dev digital dk dz ec edu ee eg es eu example fi finance fr ge gg gh gov gr gt hk hn hr ht hu icu"
    " ie il im in info int io iq ir is it jo jobs jp ke kr kw ky kz lb legal li live lk llc lt ltd lu lv ly ma me mil"
    " mk mobi mt mu museum mx my mz net ng ni nl no np nu nz om online org pa pe ph pk pr pt py qa ro ru rw sa sb se"
    " sg shop si site sk sn solutions su support sv sy systems tech th tj tn to tr travel tv tw tz ua ug uk us uy uz"
    " va vc ve vip vn website xyz za zm zw"
)
_FILES, _HOSTS = frozenset(_OF_FILES.split()), frozenset(_OF_HOSTS.split())
# Products that are called as a host would be.
_OF_PRODUCTS = frozenset(("ado.net", "asp.net", "draw.io", "ml.net", "socket.io", "vb.net"))


class Target(NamedTuple):
    """Where a link leads: the scheme in small letters, and the host as name servers know it; each may be empty."""

    scheme: str
    host: str


class Shown(NamedTuple):
    """A host in the words of a link, as name servers know it: what stands there of it, and whose mail address it is.

    `in_passing`: a bare name or number amid other words, which may be what they speak of and not where it leads.
    """

    written: str
    host: str
    mailbox: str = ""
    in_passing: bool = False


def target(address: str) -> Target:
    """Where browsers go by an address (https://url.spec.whatwg.org): as they read it, it may have no host.

    They leave out tabs and new lines, take a backslash for a slash, and one slash or none for two.
    """
    address = address.strip(_ENDS).translate(_WITHIN)
    found = _SCHEME.match(address)
    scheme, rest = (found[1].lower(), address[found.end() :]) if found else ("", address)
    if scheme in _WEB or _SLASHES.match(rest):
        authority = _AUTHORITY.match(rest.lstrip("/\\"))
        return Target(scheme, host(authority[0].rpartition("@")[2] if authority else ""))
    return Target(scheme, "")


def spelled(address: str) -> str:
    """The address, and its host as name servers know it where that is written in other letters."""
    host_ = target(address).host
    return f"{address} is {host_}" if "xn--" in host_ and host_ not in address.lower() else address


def pretended(address: str) -> Shown | None:
    """What is read as the host of an address on the web and is none: the name before its "@", if that is like one."""
    found = _SCHEME.match(address)
    authority = _AUTHORITY.match(address[found.end() :].lstrip("/\\")) if found and found[1].lower() in _WEB else None
    name, at, _ = authority[0].rpartition("@") if authority else ("", "", "")
    # Amid words a name is a host by its ending alone.
    return next(shown(f"at {unquote(name)} on"), None) if at else None


def host(written: str) -> str:
    """A host, with its port or without, as name servers know it: in ASCII, and 127.0.0.1 for "0x7f.1"."""
    name = unicodedata.normalize("NFKC", unquote(_HIDDEN.sub("", re.sub(r":\d*\Z", "", written)))).lower()
    name = name.replace("\u3002", ".").rstrip(".")
    return _number(name) or in_ascii(f"@{name}")[1:]


def shown(words: str) -> Iterator[Shown]:
    """The hosts that the words of a link show: in an address on the web or of mail, or by their name or number alone.

    A name without "https://" is a host if nothing else is shown, or by its ending: "e.g.", "README.md" and "1.2.3" are
    none, nor is 1.2.3.4 behind "version".
    """
    words = _HIDDEN.sub("", unicodedata.normalize("NFKC", words)).replace("\u3002", ".")
    for found in _SHOWN.finditer(words):
        written = found[0].rstrip(_CLOSING)
        if found["url"]:
            named = _IN_AUTHORITY.match(found["url"].rpartition("@")[2])
            if named:
                yield Shown(written, host(named[1]))
        elif found["mail"]:
            yield Shown(written, host(found["domain"]), found["mail"].lower())
        elif found["number"]:
            before = words[max(0, found.start() - _LONGEST_CUE) : found.start()]
            if all(int(part) < 1 << 8 for part in found["number"].split(".")) and not _VERSION.search(before):
                yield Shown(written, found["number"], in_passing=not _is_alone(words, found))
        else:
            name, alone = found["name"], _is_alone(words, found)
            if _is_host(name, alone=alone):
                in_passing = not (alone or name.lower().startswith("www.") or "/" in written)
                yield Shown(written, host(name), in_passing=in_passing)


def is_same(one: str, real: str) -> bool:
    """Whether a host is another, or that is within it: status.acme.example is within acme.example."""
    one, real = one.removeprefix("www."), real.removeprefix("www.")
    return real == one or real.endswith(f".{one}")


def _is_alone(words: str, found: re.Match[str]) -> bool:
    """Whether no other words stand there."""
    return not (_WORD.search(words, 0, found.start()) or _WORD.search(words, found.end()))


def _is_host(name: str, *, alone: bool) -> bool:
    ending = name.rpartition(".")[2]
    if ending.lower() in _FILES or name.lower() in _OF_PRODUCTS:
        return False
    # A sentence that begins without a space: "It was down.It is up."
    begins = ending.istitle() and len(ending) == _SHORT
    starts = name.lower().startswith(("www.", "xn--"))
    return alone or starts or (ending.lower() in _HOSTS and not begins) or ending.startswith("xn--")


def _number(name: str) -> str:
    """A host that is a number in one of the ways that browsers know: "0x7f.1" is 127.0.0.1."""
    parts = [_NUMBER.fullmatch(part) for part in name.split(".")]
    if len(parts) > _OCTETS or None in parts:
        return ""
    *first, last = [_value(part) for part in parts if part]
    if any(one >= 1 << 8 for one in first) or last >= 1 << 8 * (_OCTETS - len(first)):
        return ""
    return str(IPv4Address(sum(one << 8 * (_OCTETS - 1 - place) for place, one in enumerate(first)) + last))


def _value(part: re.Match[str]) -> int:
    if part["decimal"]:
        return int(part["decimal"])
    return int(part["octal"], 8) if part["octal"] else int(part["hexadecimal"] or "0", 16)
