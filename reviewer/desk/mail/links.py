"""Whether the links of a mail's two parts lead to the same places. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode

from markdown_it.common import normalize_url

from reviewer.desk.mail import html_part, markdown
from reviewer.html.links import Link
from reviewer.html.links import links as links_of_html

# An address that programs make a link of where it stands among the words. Dashes, arrows and quotes end it, as do
# characters without width; letters do not.
_BARE = re.compile(r"(?:https?://|www\.)(?:[!#-;=?-~]|\w)+", re.IGNORECASE)
# Programs differ in whether these end it.
_MAY_END = re.compile(r"[',;|]")
_ASCII_PATH = re.compile(r"(?:https?://)?[^/?#]+[/?#][!-~]*", re.IGNORECASE)
# What may end a sentence, or be a mark of Markdown, rather than a part of an address.
_BEHIND = ".,;:!?)]}>'\"*_~`/\u2026"
_BEFORE = "([{<'\"*_~`"
_WEB = re.compile(r"(https?)://([^\s/?#\\@]+)([^\\]*)", re.IGNORECASE)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# Which mail somebody came from: it does not change where a link leads.
_TRACKING = re.compile(r"(?:(?<=\?)|&)(?:utm_[a-z]+|mc_[ce]id|fbclid|gclid|mkt_tok|_hsenc|_hsmi)=[^&#]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([^\s?,;@]+@[^\s?,;@]+)", re.IGNORECASE)
_MAILBOX = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,9}")
# What a mail may be begun with without going to anybody else.
_BEGUN = frozenset({"subject", "body"})
# An extension, and what is dialled after a pause, stand behind the number.
_CALL = re.compile(r"(tel|sms):([+\d().\-\s]{5,40})(?:[;,].*)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\+|\()?\d[\d ().\-/\u00a0\u2010-\u2013]{3,40}\d")
_SHORTEST_NUMBER, _LONGEST_COUNTRY = 5, 4
# What Apple's programs make of words: they open what they found in them.
_WITHIN_THE_MAIL = ("#", "x-apple-data-detectors:")
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
        self.bare = {found: _ends_of(found) for found in _BARE.findall(words)}
        bare = [Link(one, one) for ends in self.bare.values() for one in ends]
        self.keys = {_key(link.target) for link in (*self.links, *bare, *named)}
        self.by_words: dict[str, set[str]] = {}
        for link in (*self.links, *bare):
            self.by_words.setdefault(_folded(link.words), set()).add(_key(link.target))
        self.hosts = set(filter(None, map(_host, self.keys)))
        # What of an address that is no link stands among the words.
        self._words = {_without_scheme(word.strip(_BEFORE + _BEHIND)) for word in words.split()}
        self._numbers = set(_numbers(words))
        self._mailboxes = _mailboxes(words)
        sites = {host.removeprefix("www.") for host in self.hosts} | {word.rpartition("@")[2] for word in self._words}
        # With the sites above them: "acme.example" above "status.acme.example".
        self._sites = {above for site in sites if len(site) <= _LONGEST_HOST for above in _with_those_above(site)}

    def leads_to(self, link: Link) -> bool:
        """Whether it leads there as well, and from the same words nowhere else."""
        key, words = _key(link.target), _folded(link.words)
        return key in self.keys and (not words or key in self.by_words.get(words, {key}))

    def names(self, link: Link) -> bool:
        """Whether its words name the address, or what it is the first page of; one within the mail needs no name."""
        target = link.target.strip()
        if target.lower().startswith(_WITHIN_THE_MAIL):
            return True
        if mail := _mail(target):
            return mail[0] in self._mailboxes and {name for name, _ in mail[1]} <= _BEGUN
        if call := _CALL.fullmatch(unquote(target)):
            # By the number that it is shown as: with its country or without, it is the same.
            shown = set(_numbers(link.words)) or {_digits(call[2])}
            return any(_is_same_number(one, call[2]) for one in shown & self._numbers)
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
    links = [link for link in part.links if not other.leads_to(link) and not other.names(link)]
    # Where an address among the words ends is a matter of taste, and the same words are no difference; whose it is is.
    bare = [
        Link(ends[0], ends[0])
        for found, ends in part.bare.items()
        if ends and found not in other.bare and not any(_host(_key(end)) in other.hosts for end in ends)
    ]
    return [*links, *dict.fromkeys(bare)]


def _ends_of(found: str) -> list[str]:
    """An address among the words as programs may end it, the longest first; none if it names no place: "https://..."."""
    ends = [found]
    for piece in _MAY_END.split(found):
        path = _ASCII_PATH.match(piece)
        ends += [piece, path[0] if path else piece]
    # A piece within it may be one by itself: two addresses with a comma between them.
    cut = [end.rstrip(_BEHIND) for end in ends if _BARE.match(end)]
    return [end for end in dict.fromkeys(cut) if _BARE.match(end)]


def _with_those_above(site: str) -> Iterator[str]:
    while "." in site:
        yield site
        site = site.partition(".")[2]


def _key(target: str) -> str:
    """The address as programs may write it: two that lead to the same place by this have the same key.

    One that is no plain address of the web, of mail or of a telephone is only the same as itself.
    """
    target = target.strip().translate(_TAKEN_OUT)
    if mail := _mail(target):
        return f"mailto:{mail[0]}?{urlencode(mail[1])}"
    if call := _CALL.fullmatch(unquote(target)):
        return f"{call[1].lower()}:{_digits(call[2])}"
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


def _mail(target: str) -> tuple[str, list[tuple[str, str]]] | None:
    """The one mail address that it writes to, in small letters, and what it asks besides."""
    address, _, asked = target.partition("?")
    found = _MAIL.fullmatch(unquote(address))
    if not found:
        return None
    asked = asked.partition("#")[0]
    return found[1].lower(), sorted((name.lower(), value) for name, value in parse_qsl(asked, keep_blank_values=True))


def _mailboxes(words: str) -> set[str]:
    return {found.lower() for found in _MAILBOX.findall(words)}


def _numbers(words: str) -> Iterator[str]:
    """The digits of the telephone numbers among the words: two with a slash between them are one, and two."""
    for found in _NUMBER.findall(words):
        yield from map(_digits, {found, *found.split("/")})


def _digits(number: str) -> str:
    """Without what is dialled in front of a country's number, or of a number within the country."""
    return "".join(filter(str.isdecimal, number.replace("(0)", ""))).lstrip("0")


def _is_same_number(shown: str, called: str) -> bool:
    """Whether the digits that are shown are those of a called number, with its country or without."""
    shorter, longer = sorted((shown, _digits(called)), key=len)
    more = len(longer) - len(shorter)
    return longer.endswith(shorter) and more <= _LONGEST_COUNTRY and len(shorter) >= _SHORTEST_NUMBER


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
