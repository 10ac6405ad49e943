"""The text part as programs make it of HTML: behind the words of a link stands its address. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from reviewer.html.links import Link, links, pictures

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
    with the address on the next line. What brackets stood round it are left: they are no words. Nor has it what
    `without_pictures` leaves out.
    """
    text = without_pictures(text, html)
    led_to = _by_target(placed.link for placed in links(html)[1])
    kept, at = [], 0
    for address in _ADDRESS.finditer(text):
        before = _words(text[max(at, address.start() - _AS_FAR) : address.start()])
        if any(before[-len(words) :] == words for words in led_to.get(_key(address[0]), ())):
            kept.append(text[at : address.start()])
            at = address.start() + len(address[0].rstrip(_BEHIND))
    return "".join([*kept, text[at:]])


def without_pictures(text: str, html: str) -> str:
    """The text without lines that are what a picture of the HTML part is described as, and where it is loaded from.

    As "Error rate [https://status.example/rate.png]". Among other words, or where a link leads there too, it stays.
    """
    loaded = _by_target(pictures(html))
    for leads in _by_target(placed.link for placed in links(html)[1]):
        loaded.pop(leads, None)
    if not loaded:
        return text
    return "".join(line for line in text.splitlines(keepends=True) if not _is_picture(line, loaded))


def _is_picture(line: str, loaded: Mapping[str, set[Words]]) -> bool:
    address = _ADDRESS.search(line)
    if address is None or _words(line[address.end() :]):
        return False
    return _words(line[: address.start()]) in loaded.get(_key(address[0]), ())


def _by_target(found: Iterable[Link]) -> dict[str, set[Words]]:
    """The words that lead to each place, or describe what is loaded from there."""
    by_target: dict[str, set[Words]] = defaultdict(set)
    for link in found:
        words, there = _words(link.words), by_target[_key(link.target)]
        if words and len(there) < _MOST_TO_ONE:
            there.add(words)
    return by_target


def _words(text: str) -> Words:
    return tuple(word.casefold() for word in _WORD.findall(text))


def _key(address: str) -> str:
    return address.strip().removeprefix("mailto:").rstrip(_BEHIND)
