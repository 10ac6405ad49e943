"""What stands in one entry of a list of recipients. Pure.

Mail programs read an odd entry each in their own way: "a@x.example;b@y.example" may be one reader, two or none.
"""

import re
import unicodedata
from base64 import b64decode
from binascii import a2b_qp
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from reviewer.alike import seems
from reviewer.unseen import UNSEEN

# As name servers have it (RFC 1035).
LONGEST_DOMAIN = 253
# No line of a mail is longer (RFC 5322). What may be meant in a longer entry is not worked out: it would take minutes.
LONGEST_ENTRY = 998
# Domains in other letters are worked out letter by letter, and asked for many times at each look at a mail: so many are
# known at once: more than a mail can well have, and some megabytes of a process at most.
MOST_KNOWN = 4_096
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
_UNSEEN = re.compile(f"[{UNSEEN}]")
_LAST_DOTS = re.compile(r"(?<!\.)\.+(?=$|[\s<>()\[\]:;,\\\"'])")
# Before the "@": where the mail is to be handed on to, for servers that still do so; and a word in an encoding, which
# some programs read there too (RFC 2047 has it in names alone).
_READ_ON = re.compile(r"[%!]|=\?")
# No address has them there (RFC 5321); servers that leave them out deliver it to somebody else.
_STRAY_DOTS = re.compile(r"^\.|\.$|\.\.")
_ENCODED = re.compile(r"=\?([^?\s]*)\?([bq])\?([^?\s]*)\?=(?:\s+(?==\?))?", re.IGNORECASE)
# Older servers take them for "ss" and the other sigma (IDNA 2003, as Python's "idna"), and so deliver to somebody else.
_OWN_LETTERS = frozenset("ßς")
_AS_BEFORE = str.maketrans({"ß": "ss", "ς": "\u03c3"})
# A domain that there can be: nothing else stands in one, and single dots between.
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
# What follows an "@" and may be meant as its domain, and the parts of that which could be one.
_BEHIND = re.compile(r"\W*([^\s,;<>]+)")
_COULD_BE = re.compile(r"[\w.-]+")


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
    return _LAST_DOTS.sub("", _plain_letters(entry))


def _plain_letters(entry: str) -> str:
    text = unicodedata.normalize("NFKC", entry.lower()).replace("\u3002", ".").lower()
    seen = (letter for letter in text if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf"})
    return _UNSEEN.sub("", "".join(seen))


def is_plain(entry: str) -> bool:
    """Whether an entry is just one address, spelled as anybody would and leading to nobody else."""
    if len(entry) > LONGEST_ENTRY:
        return False
    address = one_address(entry)
    domain = in_ascii(address).rpartition("@")[2]
    return (
        bool(address)
        and address == one_address(plain(entry))
        and _names_only(entry, address)
        and _is_one_domain(address.rpartition("@")[2])
        and not _READ_ON.search(address.rpartition("@")[0])
        and not _STRAY_DOTS.search(address.rpartition("@")[0])
        and is_domain(domain)
    )


def is_domain(domain: str) -> bool:
    """Whether there can be such a domain, as name servers know it; one without a dot is a host's own name."""
    return len(domain) <= LONGEST_DOMAIN and _DOMAIN.fullmatch(domain) is not None


def _names_only(entry: str, address: str) -> bool:
    """Whether the name before an address can be read as no other: "bob @ x.example <ana@y.example>" can.

    A name in quotes is no address, nor are "Ana @ Acme <ana@y.example>" or the same address once more.
    """
    name = entry.strip().rpartition("<")[0]
    if "@" not in name or name.startswith('"'):
        return True
    named = {found.strip("'") for found in reached_by(name) if "." in found.rpartition("@")[2]}
    return named <= {address, f"@{address.rpartition('@')[2]}"}


def reached_by(entry: str) -> list[str]:
    """Every address that a server may read in an odd entry, in lower case; "@x.example" is all of a domain.

    What stands before an "@" may be quoted, with spaces and comments around (RFC 5322): `"ana" (she) @ x.example` is
    ana@x.example. Of what can be no domain counts whatever could be meant: x.example in "ana@x..example/y". For entries
    of up to LONGEST_ENTRY: what is found grows with the square of their length.
    """
    texts = [_plain_letters(one) for one in dict.fromkeys((entry, _decoded(entry)))]
    readings = dict.fromkeys(one for text in texts for one in (text, *_uncommented(text)))
    return list(dict.fromkeys(address for one in readings for address in _reached(one)))


def reader(entry: str) -> str:
    """By what an entry is known again: its address, with a name before it or not; all of it where it is odd.

    In lower case.
    """
    return one_address(entry) if is_plain(entry) else entry.lower()


def untagged(address: str) -> str:
    """Where most servers deliver an address with a tag: "ana+inc7@x.example" goes to "ana@x.example"."""
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0] or local}{at}{domain}"


def in_ascii(address: str) -> str:
    """The address with its domain as name servers know it: "bücher.example" is "xn--bcher-kva.example".

    "ß" and "ς" are letters of their own, as most servers have it by now (IDNA 2008): "straße.example" is
    "xn--strae-oqa.example".
    """
    local, at, domain = address.rpartition("@")
    if domain.isascii() or len(domain) > LONGEST_DOMAIN:
        return address
    return f"{local}{at}{_domain_in_ascii(domain)}"


def spelled(entry: str) -> str:
    """The domains of an entry that are in other letters, as name servers know them; empty where none is."""
    if entry.isascii() or len(entry) > LONGEST_ENTRY:
        return ""
    found = [one_address(entry)] if is_plain(entry) else addresses_in(entry)
    named = [in_ascii(one).rpartition("@")[2] for one in found if not one.rpartition("@")[2].isascii()]
    return ", ".join(one for one in dict.fromkeys(named) if one.isascii())


def seems_to_be(address: str) -> str:
    """The address in the plain letters that it seems to have: "xn--ng-nlc.example" is shown as "\u0435ng.example"."""
    local, at, domain = address.rpartition("@")
    return seems(f"{local}{at}{'.'.join(map(_label_shown, domain.split('.')))}".lower())


def _label_shown(label: str) -> str:
    try:
        return label[4:].encode().decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


@lru_cache(maxsize=MOST_KNOWN)
def _domain_in_ascii(domain: str) -> str:
    try:
        return ".".join(map(_label_in_ascii, domain.split(".")))
    except UnicodeError:
        return domain


def _label_in_ascii(label: str) -> str:
    if _OWN_LETTERS.isdisjoint(label):
        return label.encode("idna").decode()
    return f"xn--{label.encode('punycode').decode()}"


def _is_one_domain(domain: str) -> bool:
    """Whether all servers take a domain, in lower case, for the same: it comes back from plain letters as it was."""
    return domain.isascii() or (len(domain) <= LONGEST_DOMAIN and _comes_back(domain))


@lru_cache(maxsize=MOST_KNOWN)
def _comes_back(domain: str) -> bool:
    try:
        return domain.encode("idna").decode("idna") == domain
    except UnicodeError:
        return False


def _reached(text: str) -> Iterator[str]:
    tight = re.sub(" ?([.@]) ?", r"\1", " ".join(text.split()))
    for before, behind in pairwise(tight.split("@")):
        locals_ = [local for local in _locals(before) if local]
        meant = _BEHIND.match(re.sub(r"\.{2,}", ".", behind))
        for found in _COULD_BE.findall(meant[1] if meant else ""):
            for domain in _domains(found.strip("._-")):
                yield f"@{domain}"
                yield from (f"{local}@{domain}" for local in locals_)
                yield from (f"{_dotted(local)}@{domain}" for local in locals_ if _STRAY_DOTS.search(local))


def _dotted(local: str) -> str:
    return re.sub(r"\.{2,}", ".", local).strip(".")


def _domains(found: str) -> Iterator[str]:
    """What is meant by a domain as it is written: by servers of today, and by older ones."""
    yield from dict.fromkeys(one for one in (found, found.translate(_AS_BEFORE)) if one)


def _locals(before: str) -> tuple[str, str]:
    """What may be meant before an "@": the words in quotes, or the last word as it is without any."""
    quoted = before.removesuffix('"').rpartition('"')[2] if before.endswith('"') else ""
    word = re.split(r"[\s<>,;:]", before)[-1].replace('"', "")
    return re.sub(r"\\(.)", r"\1", quoted), word.replace("\\", "")


def _without_comments(text: str, *, in_quotes: bool) -> str:
    """A text without what stands in round brackets, one in another or not; those in quotes may be letters."""
    left, depth, quoted, escaped = [], 0, False, False
    for letter in text:
        special = not escaped
        escaped = special and letter == "\\"
        if special and letter == '"' and not depth and not in_quotes:
            quoted = not quoted
        if special and letter == "(" and not quoted:
            depth += 1
        if not depth:
            left.append(letter)
        if special and letter == ")" and depth:
            depth -= 1
    return "".join(left)


def _uncommented(text: str) -> Iterator[str]:
    yield _without_comments(text, in_quotes=False)
    yield _without_comments(text, in_quotes=True)


def _decoded(entry: str) -> str:
    """An entry with the words in it that are in an encoding."""
    return _ENCODED.sub(_decoded_word, entry)


def _decoded_word(found: re.Match[str]) -> str:
    letters, way, written = found[1].partition("*")[0], found[2].lower(), found[3].encode()
    said = a2b_qp(written, header=True) if way == "q" else _of_base64(written)
    try:
        return said.decode(letters)
    except (LookupError, ValueError):
        return said.decode(errors="replace")


def _of_base64(written: bytes) -> bytes:
    """As far as it can be read."""
    try:
        return b64decode(written.rstrip(b"=") + b"===")
    except ValueError:
        return written


def _found(text: str) -> Iterator[str]:
    for word in _BETWEEN.split(text):
        word = word.strip("'")
        for local, domain in pairwise(word.split("@")):
            if local and domain:
                yield f"{local}@{domain}"
