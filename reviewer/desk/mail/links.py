"""Whether the links of a mail's two parts lead to the same places. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl

from markdown_it.common import normalize_url

from reviewer.desk.mail import html_part, markdown
from reviewer.html.links import Link
from reviewer.html.links import links as links_of_html

# An address that programs make a link of where it stands among the words.
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>\"\u201c\u201d\u201e\u00ab\u00bb]+", re.IGNORECASE)
# What may end a sentence, or be a mark of Markdown, rather than a part of an address.
_BEHIND = ".,;:!?)]}>'\"*_~`/\u2026"
_BEFORE = "([{<'\"*_~`"
_WEB = re.compile(r"(https?)://([^\s/?#\\@]+)([^\\]*)", re.IGNORECASE)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# Which mail somebody came from: it does not change where a link leads.
_TRACKING = re.compile(r"(?:(?<=\?)|&)(?:utm_[a-z]+|mc_[ce]id|fbclid|gclid|mkt_tok|_hsenc|_hsmi)=[^&#]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([^\s?,;%]+@[^\s?,;%]+)(?:\?([^\s#]*))?", re.IGNORECASE)
_CALL = re.compile(r"(?:tel|sms):([+\d().\-\s]{5,40})", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d[\d ().\-/\u00a0]{3,40}\d")
_LONGEST_HOST = 253
# Browsers take these out of an address.
_TAKEN_OUT = str.maketrans("", "", "\t\r\n")


@dataclass(frozen=True)
class Leads:
    """The links that stand in one part alone.

    `untold`: those of an HTML part whose text has no link to compare them with; then the others are empty.
    """

    text: list[Link] = field(default_factory=list)
    html: list[Link] = field(default_factory=list)
    untold: list[Link] = field(default_factory=list)

    @property
    def differ(self) -> bool:
        """Whether the parts lead to different places."""
        return bool(self.text or self.html)


class _Part:
    """The links of one part, and the addresses among its words.

    `named`: what it has a name for, whether or not a link has it.
    """

    def __init__(self, words: str, links: Iterable[Link], named: Iterable[Link] = ()) -> None:
        self.links = list(dict.fromkeys(links))
        self.bare = [Link(one, one) for one in dict.fromkeys(found.rstrip(_BEHIND) for found in _BARE.findall(words))]
        self.keys = {_key(link.target) for link in (*self.links, *self.bare, *named)}
        self.by_words: dict[str, set[str]] = {}
        for link in (*self.links, *self.bare):
            self.by_words.setdefault(_folded(link.words), set()).add(_key(link.target))
        self.hosts = set(filter(None, map(_host, self.keys)))
        # What of an address that is no link stands among the words.
        self._words = {_without_scheme(word.strip(_BEFORE + _BEHIND)) for word in words.split()}
        self._numbers = {_digits(found) for found in _NUMBER.findall(words)}
        sites = {host.removeprefix("www.") for host in self.hosts} | {word.rpartition("@")[2] for word in self._words}
        # With the sites above them: "acme.example" above "status.acme.example".
        self._sites = {above for site in sites if len(site) <= _LONGEST_HOST for above in _with_those_above(site)}

    def leads_to(self, link: Link) -> bool:
        """Whether it leads there as well, and from the same words nowhere else."""
        key, words = _key(link.target), _folded(link.words)
        return key in self.keys and (not words or key in self.by_words.get(words, {key}))

    def names(self, target: str) -> bool:
        """Whether its words name the address, or what it is the first page of; one within the mail needs no name."""
        target = target.strip()
        if target.startswith("#"):
            return True
        if mail := _MAIL.fullmatch(target):
            asked = {name for name, _ in parse_qsl(mail[2] or "", keep_blank_values=True)}
            return mail[1].lower() in self._words and asked <= {"subject"}
        if call := _CALL.fullmatch(target):
            return _digits(call[1]) in self._numbers
        key, host = _key(target), _host(_key(target))
        is_first_page = key.endswith(f"//{host}") and host.removeprefix("www.") in self._sites
        return bool(host) and (is_first_page or _without_scheme(key) in self._words)


@lru_cache(maxsize=64)
def compared(text: str, html: str) -> Leads:
    """The links of both parts of a mail, one beside the other."""
    of_text = _Part(markdown.visible(text), *markdown.links(text))
    of_html = _Part(html_part.visible(html), links_of_html(html))
    only_text, only_html = _only(of_text, of_html), _only(of_html, of_text)
    return Leads(only_text, only_html) if of_text.keys else Leads(untold=only_html)


def _only(part: _Part, other: _Part) -> list[Link]:
    links = [link for link in part.links if not other.leads_to(link) and not other.names(link.target)]
    # Where an address among the words ends is a matter of taste; whose it is is none.
    return [*links, *(link for link in part.bare if _host(_key(link.target)) not in other.hosts)]


def _with_those_above(site: str) -> Iterator[str]:
    while "." in site:
        yield site
        site = site.partition(".")[2]


def _key(target: str) -> str:
    """The address as programs may write it: two that lead to the same place by this have the same key.

    One that is no plain address of the web is only the same as itself.
    """
    target = target.strip().translate(_TAKEN_OUT)
    if target[:4].lower() == "www.":
        target = f"http://{target}"
    found = _WEB.fullmatch(target)
    if not found or found[3].startswith("@"):
        return target
    scheme = found[1].lower()
    host = found[2].lower().removesuffix(_DEFAULT_PORTS[scheme])
    rest = _TRACKING.sub("", found[3]).replace("?&", "?").replace("?#", "#")
    rest = rest if rest.startswith("/") else f"/{rest}"
    return normalize_url.normalizeLink(f"{scheme}://{host}{rest}").rstrip(_BEHIND)


def _host(key: str) -> str:
    """Of a plain address of the web, "" of another."""
    found = _WEB.fullmatch(key)
    return found[2] if found and not found[3].startswith("@") else ""


def _without_scheme(address: str) -> str:
    return address.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _digits(number: str) -> str:
    return "".join(filter(str.isdecimal, number))


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
