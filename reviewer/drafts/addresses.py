"""What stands in one entry of a list of recipients. Pure.

Mail programs read an odd entry each in their own way: "a@x.example;b@y.example" may be one reader, two or none.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_ATOM = r"[^\s@<>()\[\]:;,\\\"]+"
_ADDRESS = rf"{_ATOM}@{_ATOM}"
# A name in front is in quotes, or has nothing in it that could be the end of one entry or the begin of another. The
# same address may be its name.
_NAME = r"(?:\"(?:[^\"\\]|\\.)*\"\s*|[^<>:;,\\\"\r\n]*)"
_ENTRY = re.compile(rf"(?:{_NAME}<({_ADDRESS})>|({_ADDRESS}))", re.S)
_BETWEEN = re.compile(r"[\s<>()\[\]:;,\\\"]+")
# Before or behind the "@": where what is quoted ends, a comment, a number in place of a domain.
_QUOTED_AT = re.compile(r"[\")\]]\s*@|@\s*[\"(\[]")


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


def _found(text: str) -> Iterator[str]:
    for word in _BETWEEN.split(text):
        word = word.strip("'")
        for local, domain in pairwise(word.split("@")):
            if local and domain:
                yield f"{local}@{domain}"
