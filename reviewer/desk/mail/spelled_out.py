"""The text part as programs make it of HTML: behind the words of a link stands its address. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reviewer.html.links import links

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}\"']++|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
# What may end a sentence rather than an address, and what an address may end in or not.
_BEHIND = ".,;:!?*_~`/"
# So far back an address looks for the words of its link, and for so many links to one place.
_AS_FAR = 400
_MOST_TO_ONE = 8


def without_addresses(text: str, html: str) -> str:
    """The text without those addresses that stand behind the words of a link of the HTML part to the same place.

    As "the status page (https://status.example/7)", "the status page: https://…", "the status page <https://…>", or
    with the address on the next line. What brackets stood round it are left: they are no words.
    """
    led_to = _words_by_target(html)
    kept, at = [], 0
    for address in _ADDRESS.finditer(text):
        named = led_to.get(_key(address[0]))
        if named and _stands_behind(text[max(0, address.start() - _AS_FAR) : address.start()], named):
            kept.append(text[at : address.start()])
            at = address.start() + len(address[0].rstrip(_BEHIND))
    return "".join([*kept, text[at:]]) if kept else text


def _words_by_target(html: str) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for link, *_ in links(html)[1]:
        words = tuple(_words(link.words))
        if words and len(found[_key(link.target)]) < _MOST_TO_ONE:
            found[_key(link.target)].add(words)
    return found


def _stands_behind(before: str, named: set[tuple[str, ...]]) -> bool:
    said = tuple(_words(before))
    return any(said[-len(words) :] == words for words in named)


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))


def _key(address: str) -> str:
    return address.strip().removeprefix("mailto:").rstrip(_BEHIND)
