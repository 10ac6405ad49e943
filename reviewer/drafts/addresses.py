"""What stands in one entry of a list of recipients. Pure.

Mail programs read an odd entry each in their own way: "a@x.example;b@y.example" may be one reader, two or none.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

# As name servers have it (RFC 1035).
LONGEST_DOMAIN = 253
_ATOM = r"[^\s@<>()\[\]:;,\\\"]+"
_ADDRESS = rf"{_ATOM}@{_ATOM}"
# A name in front is in quotes, or has nothing in it that could be the end of one entry or the begin of another. The
# same address may be its name.
_NAME = r"(?:\"(?:[^\"\\]|\\.)*\"\s*|[^<>:;,\\\"\r\n]*)"
_ENTRY = re.compile(rf"(?:{_NAME}<({_ADDRESS})>|({_ADDRESS}))", re.S)
_BETWEEN = re.compile(r"[\s<>()\[\]:;,\\\"]+")
# Before or behind the "@": where what is quoted ends, a comment, a number in place of a domain.
_QUOTED_AT = re.compile(r"[\")\]]\s*@|@\s*[\"(\[]")
# What nobody sees and no domain is told apart by, beside format and control characters.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f]")
_LAST_DOTS = re.compile(r"(?<!\.)\.+(?=$|[\s<>()\[\]:;,\\\"'])")
# Before the "@": where the mail is to be handed on to, for servers that still do so.
_HANDED_ON = re.compile("[%!].*@")


def one_address(entry: str) -> str:
    """The address of an entry that is just one, or "Name <address>", in lower case; empty of any other."""
    match = _ENTRY.fullmatch(entry.strip())
    address = (match[1] or match[2]).lower() if match else ""
    return address if address and set(addresses_in(entry)) == {address} else ""


def addresses_in(entry: str) -> list[str]:
    """Whatever looks like an address in an entry, in lower case."""
    return list(_found(entry.lower()))


def odd_addresses_in(entry: str) -> list[str]:
    """The parts of an entry in which somebody may be addressed as hardly anybody writes it, in lower case.

    As `"every one"@x.example` or `ana@[10.0.0.1]`. An "@" in a name that stands before a plain address is none.
    """
    parts = [part.strip() for part in re.split("[,;]", entry.lower()) if "@" in part]
    return [part for part in parts if _QUOTED_AT.search(part) or not addresses_in(part)]


def plain(entry: str) -> str:
    """An entry as servers read its addresses, in lower case: in plain letters, and without what nobody sees.

    Nor is a dot left that ends a domain.
    """
    text = unicodedata.normalize("NFKC", entry.lower()).replace("\u3002", ".").lower()
    seen = (letter for letter in text if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf"})
    return _LAST_DOTS.sub("", _UNSEEN.sub("", "".join(seen)))


def is_plain(entry: str) -> bool:
    """Whether an entry is just one address, spelled as anybody would and leading to nobody else."""
    address = one_address(entry)
    return bool(address) and address == one_address(plain(entry)) and not _HANDED_ON.search(address)


def in_ascii(address: str) -> str:
    """The address with its domain as name servers know it: "bücher.example" is "xn--bcher-kva.example"."""
    local, at, domain = address.rpartition("@")
    if len(domain) > LONGEST_DOMAIN:
        return address
    try:
        return f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return address


def _found(text: str) -> Iterator[str]:
    for word in _BETWEEN.split(text):
        word = word.strip("'")
        for local, domain in pairwise(word.split("@")):
            if local and domain:
                yield f"{local}@{domain}"
