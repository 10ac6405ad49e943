"""Whether the links of a mail's two parts lead to the same places. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode

from markdown_it.common import normalize_url

from reviewer.desk.mail import html_part, markdown_words
from reviewer.desk.mail.places import Places, Span
from reviewer.desk.mail.spelled_out import without_pictures
from reviewer.html.links import Link, Placed
from reviewer.html.links import links as links_of_html

# An address that programs make a link of where it stands among the words. Dashes, arrows and quotes end it, as do
# characters without width; letters do not.
_BARE = re.compile(r"(?:https?://|www\.)(?:[!#-;=?-~]|\w)+", re.IGNORECASE)
# Programs differ in whether these end it.
_MAY_END = re.compile(r"[',;|]")
_ASCII_PATH = re.compile(r"(?:https?://)?[^/?#]+[/?#][!-~]*", re.IGNORECASE)
# What may end a sentence, or be a mark of Markdown, rather than a part of an address.
_BEHIND = ".,;:!?)]}>'\"*_~`/\u2026"
_MOST_BEHIND = 4
_BEFORE = "([{<'\"*_~`"
# At the end of an address these say nothing.
_NOTHING = "/?#&"
_WEB = re.compile(r"(https?)://([^\s/?#\\@]+)([^\\]*)", re.IGNORECASE)
_HOST = re.compile(r"\A(?:https?://)?[^/?#]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# Which mail somebody came from: it does not change where a link leads.
_TRACKING = re.compile(r"(?:(?<=\?)|&)(?:utm_[a-z]+|mc_[ce]id|fbclid|gclid|mkt_tok|_hsenc|_hsmi)=[^&#]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([^\s?,;@]+@[^\s?,;@]+)", re.IGNORECASE)
_MAILBOX = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,9}")
# What a mail may be begun with without going to anybody else.
_BEGUN = frozenset({"subject", "body"})
# An extension, and what is dialled after a pause, stand behind the number.
_CALL = re.compile(r"(tel|sms):([+\d().\-\s]{3,40})(?:[;,].*)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\+|\()?\d[\d ().\-/\u00a0\u2010-\u2013]{3,40}\d")
# What stands before a number: that of its country and its area.
_SHORTEST_NUMBER, _LONGEST_CODE = 5, 4
# What Apple's programs make of words: they open what they found in them.
_WITHIN_THE_MAIL = ("#", "x-apple-data-detectors:")
_LONGEST_HOST = 253
# Browsers take these out of an address.
_TAKEN_OUT = str.maketrans("", "", "\t\r\n")


# So many words before and behind an address may be what it is the address of.
_BESIDE = 4
# So many words of a link may be a link by themselves in the other part.
_LONGEST_RUN = 4


class _Stands(Enum):
    """How a link of one part stands in the other: `UNTOLD` is that its target is named there, yet not for its words."""

    SAME = auto()
    UNTOLD = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True)
class Leads:
    """The links that stand in one part alone.

    `untold`: those of an HTML part whose words are no link of the text: it names what they lead to elsewhere, or it has
    no link at all, which `nothing_named` says; then the others are empty.
    """

    text: list[Link] = field(default_factory=list)
    html: list[Link] = field(default_factory=list)
    untold: list[Link] = field(default_factory=list)
    nothing_named: bool = False

    @property
    def differ(self) -> bool:
        """Whether the parts lead to different places."""
        return bool(self.text or self.html)


class _Part:
    """The links of one part, and the addresses among its `words`.

    `text` are the words that the links are placed in, `named` what it has a name for, whether or not a link has it.
    """

    def __init__(self, words: str, text: str, placed: list[Placed], named: Iterable[Link] = ()) -> None:
        self.placed = placed
        self.links = list(dict.fromkeys(one.link for one in placed))
        self.bare = {found: _ends_of(found) for found in _BARE.findall(words)}
        bare = [Link(one, one) for ends in self.bare.values() for one in ends]
        self.keys = {_key(link.target) for link in (*self.links, *bare, *named)}
        self.by_words: dict[str, set[str]] = {}
        for link in (*self.links, *bare):
            self.by_words.setdefault(_folded(link.words), set()).add(_key(link.target))
        self._words_of: dict[str, set[str]] = {}
        self._by_run: dict[str, set[str]] = {}
        for link in self.links:
            said = _folded(link.words).split()
            if said:
                self._words_of.setdefault(_key(link.target), set()).update(said)
            for run in _runs(said):
                self._by_run.setdefault(run, set()).add(_key(link.target))
        self._wordless = {_key(link.target) for link in self.links if not _folded(link.words)}
        # Nobody reads where a link without words leads.
        self._read = {*self._words_of, *(_key(link.target) for link in (*bare, *named))}
        self.hosts = set(filter(None, map(_host, self.keys)))
        # What of an address that is no link stands among the words.
        self._words = {_bare(end) for word in words.split() for end in _shorter(word.lstrip(_BEFORE))}
        self._places = Places(text)
        self._addresses, self._beside = self._led_from(text), set(_beside(text, self._places))
        self._numbers = set(_numbers(words))
        self._mailboxes = _mailboxes(words)
        sites = {host.removeprefix("www.") for host in self.hosts}
        self._sites = set(_with_those_above(sites))
        # A mail address names its site, and words do.
        self._named_sites = self._sites | set(_with_those_above({word.rpartition("@")[2] for word in self._words}))

    def _led_from(self, text: str) -> dict[int, list[frozenset[str]]]:
        """Where each word leads, by its number: one address for each link, or each way to end an address."""
        found: dict[int, list[frozenset[str]]] = defaultdict(list)
        for link, start, end in self.placed:
            if not link.target.strip().lower().startswith(_WITHIN_THE_MAIL):
                for place in range(*self._places.span(start, end)):
                    found[place].append(frozenset({_key(link.target)}))
        linked = set(found)
        for bare in _BARE.finditer(text):
            keys = frozenset(map(_key, _ends_of(bare[0])))
            for place in range(*self._places.span(*bare.span())):
                if keys and place not in linked:
                    found[place].append(keys)
        return found

    def _there(self, one: Placed, other: "_Part") -> Span | None:
        """Where the words of a link of the other part stand in this one, if that can be told."""
        return other._places.same_in(self._places, other._places.span(one.start, one.end))

    def stands(self, one: Placed, other: "_Part") -> _Stands:
        """How a link of the other part stands in this one."""
        link = one.link
        key, words = _key(link.target), _folded(link.words)
        if link.target.strip().lower().startswith(_WITHIN_THE_MAIL):
            return _Stands.SAME
        if not words:
            return self._without_words(one, other)
        if self._shows(link):
            return _Stands.SAME
        there = self._there(one, other)
        if there:
            if led := {keys for place in range(*there) for keys in self._addresses.get(place, ())}:
                return _Stands.SAME if all(key in keys for keys in led) else _Stands.ELSEWHERE
            if (there, _without_scheme(key).removeprefix("mailto:").rstrip("?")) in self._beside:
                return _Stands.SAME
        elif of_the_same := self.by_words.get(words):
            in_doubt = _Stands.SAME if len(of_the_same) == 1 else _Stands.UNTOLD
            return in_doubt if key in of_the_same else _Stands.ELSEWHERE
        if key not in self._by_run.get(words, {key}):
            # One link here is several there.
            return _Stands.ELSEWHERE
        if key in self._words_of:
            return _Stands.UNTOLD
        if site := _first_page(key):
            # Of the house whose links these are: "Acme", and its logo, lead to acme.example.
            if site in self._sites and words.removesuffix(" logo") in site.split("."):
                return _Stands.SAME
            return _Stands.UNTOLD if site in self._sites else _Stands.ELSEWHERE
        shows_another = _MAILBOX.search(link.words) or any(_numbers(link.words))
        is_named = key in self._read or (not _host(key) and self._names(link.target))
        return _Stands.UNTOLD if is_named and not shows_another else _Stands.ELSEWHERE

    def _without_words(self, one: Placed, other: "_Part") -> _Stands:
        """How a link stands here that has no words: a logo, or a picture that is not loaded."""
        key = _key(one.link.target)
        if _first_page(key) in self._named_sites or key in self._wordless or other._is_beside_another(one):
            return _Stands.SAME
        is_named = key in self.keys or self._names(one.link.target)
        return _Stands.UNTOLD if is_named else _Stands.ELSEWHERE

    def _is_beside_another(self, one: Placed) -> bool:
        """Whether no word stands between a link of this part and one with words that leads to the same place."""
        place, key = self._places.span(one.start, one.end).first, frozenset({_key(one.link.target)})
        return any(key in self._addresses.get(near, ()) for near in (place - 1, place))

    def _shows(self, link: Link) -> bool:
        """Whether the link's own words are its target, and stand here as well."""
        if mail := _mail(link.target.strip()):
            return mail[0] in _mailboxes(link.words) and self._names(link.target)
        if call := _CALL.fullmatch(unquote(link.target.strip())):
            if link.words in self._words and link.words == call[2]:
                # One of few digits, such as 112.
                return True
            # With its country or without, a number is the same.
            return any(_is_same_number(one, call[2]) for one in self._numbers.intersection(_numbers(link.words)))
        said = [word for word in link.words.split() if _bare(word)]
        if len(said) != 1 or not (_bare(said[0]) in self._words or _key(link.target) in self.keys):
            return False
        real = _without_scheme(_key(link.target))
        return any(_without_scheme(_key(f"http://{_without_scheme(one)}")) == real for one in (said[0], _bare(said[0])))

    def _names(self, target: str) -> bool:
        """Whether its words name the address, wherever."""
        if mail := _mail(target.strip()):
            return mail[0] in self._mailboxes and {name for name, _ in mail[1]} <= _BEGUN
        if call := _CALL.fullmatch(unquote(target.strip())):
            return _digits(call[2]) in self._numbers
        return bool(_host(_key(target))) and _without_scheme(_key(target)) in self._words


@lru_cache(maxsize=64)
def compared(text: str, html: str) -> Leads:
    """The links of both parts of a mail, one beside the other."""
    text = without_pictures(text, html)
    of_text = _Part(markdown_words.visible(text), *markdown_words.links(text))
    of_html = _Part(html_part.visible(html), *links_of_html(html))
    only_text, only_html = _only(of_text, of_html), _only(of_html, of_text)
    untold = [*dict.fromkeys(one.link for one in of_html.placed if of_text.stands(one, of_html) is _Stands.UNTOLD)]
    if of_text.keys:
        return Leads(only_text, only_html, untold)
    return Leads(untold=[*only_html, *untold], nothing_named=True)


def _only(part: _Part, other: _Part) -> list[Link]:
    links = dict.fromkeys(one.link for one in part.placed if other.stands(one, part) is _Stands.ELSEWHERE)
    # Where an address among the words ends is a matter of taste, and the same words are no difference; whose it is is.
    bare = [
        Link(ends[0], ends[0])
        for found, ends in part.bare.items()
        if ends and found not in other.bare and not any(_host(_key(end)) in other.hosts for end in ends)
    ]
    return [*links, *dict.fromkeys(bare)]


def _runs(words: list[str]) -> Iterator[str]:
    """The words within a link that may be a link by themselves."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_RUN, len(words)) + 1):
            yield " ".join(words[start:end])


def _beside(text: str, places: Places) -> Iterator[tuple[Span, str]]:
    """The words that stand directly before the addresses of a line, or behind them, each with the address."""
    start = 0
    for line in text.splitlines(keepends=True):
        words = list(re.finditer(r"\S+", line))
        for place, word in enumerate(words):
            if "." not in word[0].strip(_BEHIND):
                continue
            before = words[max(0, place - _BESIDE) : place]
            # What ends a sentence, or a part of one, is not the address of the next.
            behind = words[place + 1 : place + 1 + _BESIDE] if word[0][-1] not in ".,;!?" else []
            address = _without_scheme(_key(word[0].strip(_BEFORE + _BEHIND)))
            for first, last in [*((one, before[-1]) for one in before), *((behind[0], one) for one in behind)]:
                yield places.span(start + first.start(), start + last.end()), address
        start += len(line)


def _ends_of(found: str) -> list[str]:
    """An address among the words as programs may end it, the longest first; none if it names no place: "https://..."."""
    ends = [found]
    for piece in _MAY_END.split(found):
        path = _ASCII_PATH.match(piece)
        ends += [piece, path[0] if path else piece]
    # A piece within it may be one by itself: two addresses with a comma between them.
    cut = [shorter for end in ends if _BARE.match(end) for shorter in _shorter(end)]
    return [end for end in dict.fromkeys(cut) if _BARE.match(end)]


def _shorter(address: str) -> Iterator[str]:
    """An address without what may stand behind it, and with some of that, as it may be a part of it."""
    shortest = address.rstrip(_BEHIND)
    yield from (address[:end] for end in range(len(shortest), min(len(address), len(shortest) + _MOST_BEHIND) + 1))


def _with_those_above(sites: Iterable[str]) -> Iterator[str]:
    """With "status.acme.example" also "acme.example"."""
    for site in sites:
        above = site if len(site) <= _LONGEST_HOST else ""
        while "." in above:
            yield above
            above = above.partition(".")[2]


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
    return normalize_url.normalizeLink(f"{scheme}://{host}{rest}").rstrip(_NOTHING)


def _host(key: str) -> str:
    """Of a plain address of the web, "" of another."""
    found = _WEB.fullmatch(key)
    return found[2] if found and not found[3].startswith("@") else ""


def _first_page(key: str) -> str:
    """The site whose first page it is, "" for any other page."""
    host = _host(key)
    return host.removeprefix("www.") if host and key.endswith(f"//{host}") else ""


def _bare(word: str) -> str:
    return _without_scheme(word.lstrip(_BEFORE + _BEHIND).rstrip(_NOTHING))


def _without_scheme(address: str) -> str:
    """What an address names; in what stands behind the host capitals count."""
    behind = _HOST.sub("", address, count=1)
    host = address[: len(address) - len(behind)]
    return f"{host.lower().removeprefix('https://').removeprefix('http://').removeprefix('www.')}{behind}"


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
    """Whether the digits that are shown are those of a called number, with its country and area or without.

    What is dear by itself is no other number with something before it: numbers by satellite, and those of premium rate.
    """
    shorter, longer = sorted((shown, _digits(called)), key=len)
    more = len(longer) - len(shorter)
    if not longer.endswith(shorter) or len(shorter) < _SHORTEST_NUMBER or more > _LONGEST_CODE:
        return False
    return not more or not _is_dear(called)


def _is_dear(called: str) -> bool:
    """Whether a number is of no country, or of premium rate; one that is called within a country is neither."""
    import phonenumbers  # it takes a while to load, and most mails call no number

    if not called.strip().startswith(("+", "00")):
        return False
    try:
        number = phonenumbers.parse(f"+{_digits(called)}")
    except phonenumbers.NumberParseException:
        return True
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    is_of_none = region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
    return is_of_none or phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.PREMIUM_RATE


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
