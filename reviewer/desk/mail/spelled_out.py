"""The text part as programs make it of HTML: behind the words of a link stands its address. Pure."""

import re
from collections import defaultdict

from reviewer.html.links import links, pictures

_ADDRESS = re.compile(
    r"(?:https?://|www\.|(?:mailto|tel|sms):)[^\s<>()\[\]{}\"']++|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
# What may end a sentence rather than an address, and what an address may end in or not.
_BEHIND = ".,;:!?*_~`/"
# So far back an address looks for the words of its link, and for so many links to one place.
_AS_FAR = 400
_MOST_TO_ONE = 8

Words = tuple[str, ...]


def without_addresses(text: str, html: str) -> str:
    """The text without those addresses that stand behind the words of a link of the HTML part to the same place.

    As "the status page (https://status.example/7)", "the status page: https://…", "the status page <https://…>", or
    with the address on the next line. Of a picture that is told so, what it is described as goes too. What brackets
    stood round it are left: they are no words.
    """
    led_to = _words_by_target(html)
    kept, at = [], 0
    for address in _ADDRESS.finditer(text):
        named = led_to.get(_key(address[0]))
        start = _begins(text, max(at, address.start() - _AS_FAR), address.start(), named) if named else None
        if start is not None:
            kept.append(text[at:start])
            at = address.start() + len(address[0].rstrip(_BEHIND))
    return "".join([*kept, text[at:]]) if kept else text


def _words_by_target(html: str) -> dict[str, dict[Words, bool]]:
    """The words that lead to each place, or show a picture from there; whether they are those of a link."""
    found: dict[str, dict[Words, bool]] = defaultdict(dict)
    all_links = [placed.link for placed in links(html)[1]]
    for link, leads in [*((one, True) for one in all_links), *((one, False) for one in pictures(html))]:
        words, there = _words(link.words), found[_key(link.target)]
        if words and len(there) < _MOST_TO_ONE:
            there.setdefault(words, leads)
    return found


def _begins(text: str, since: int, address: int, named: dict[Words, bool]) -> int | None:
    """Where to leave out from, for an address at `address`; None where none of the words stands before it."""
    before = list(_WORD.finditer(text, since, address))
    said = _words(text[since:address])
    for words, leads in named.items():
        if said[-len(words) :] == words:
            return address if leads else before[-len(words)].start()
    return None


def _words(text: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _key(address: str) -> str:
    return address.strip().removeprefix("mailto:").rstrip(_BEHIND)
