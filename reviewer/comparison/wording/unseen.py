"""What a reader of the text does not see: hidden characters, another HTML part, remote content, where links go."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

from reviewer.comparison import hosts, markdown_links
from reviewer.comparison.differences.words import is_sign
from reviewer.comparison.html_text import from_html
from reviewer.comparison.values import Remark, Version, Where
from reviewer.html.sheet import shows_pictures
from reviewer.html.tokens import Stretch, Tag, pieces, tokens
from reviewer.unseen import UNSEEN, at_work

HIDDEN = re.compile(f"[{UNSEEN}]+")

REMOTE = re.compile(r"(?:url\(\s*|@import\s+)[\"']?(?:https?:)?//[^\s\"')]{1,200}", re.IGNORECASE)
IS_REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
# Addresses within the mail, and what shows a picture from one.
OF_THE_MAIL = re.compile(r"\s*+(?:data|cid):", re.IGNORECASE)
SHOWING = ("src", "srcset", "poster", "background", "data")
MARKDOWN_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\((?:https?:)?//[^\s()]{1,500}\)")
URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Schemes whose links go to no host: they are told by what is shown of them, or lead nowhere else.
NO_HOST = frozenset(("", "tel", "sms", "cid", "mid"))
# So many characters of the words of a link are looked at, and of an address told.
LONGEST_WORDS, LONGEST_TOLD = 5_000, 200
# So many words may differ between the parts (a link's target, an image's text) as long as no number or sign does.
FEW_WORDS = 3


def hidden(version: Version, _kind: str) -> Iterator[Remark]:
    """Characters that cannot be seen, where no script or emoji needs them."""
    places: list[tuple[Where, str]] = [("subject", version.subject), ("text", version.text)]
    for where, text in places:
        working = at_work(text)
        for found in HIDDEN.finditer(text):
            if not working.issuperset(range(*found.span())):
                names = sorted({unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in set(found[0])})
                words = f"{len(found[0])} hidden at {found.start()}: {', '.join(names[:3])}."
                yield Remark("hidden", where, found.start(), found.end(), words, "serious")


def parts(version: Version, _kind: str) -> Iterator[Remark]:
    """The text part and the HTML part saying different things."""
    if not version.html.strip() or not version.text.strip():
        return
    shown = from_html(version.html)
    text_words, html_words = Counter(_words(version.text)), Counter(_words(shown))
    only_text, only_html = list((text_words - html_words).elements()), list((html_words - text_words).elements())
    different = [*only_text, *only_html]
    if len(different) < FEW_WORDS and not any(char.isdigit() or is_sign(char) for word in different for char in word):
        return
    place = re.search(rf"\b{re.escape(only_text[0])}\b", version.text, re.IGNORECASE) if only_text else None
    start, end = place.span() if place else (0, 0)
    words = f"Only the text has {_quoted(only_text)}; only the HTML part has {_quoted(only_html)}."
    yield Remark("parts", "text", start, end, words, "serious")


def remote_images(version: Version, _kind: str) -> Iterator[Remark]:
    """Images and styles that are fetched from another machine when the mail is opened."""
    for tag in _tags(version.html):
        address = _fetched(tag)
        if IS_REMOTE.match(address):
            yield Remark("remote_image", "html", tag.start, tag.end, f"Loads {address.strip()[:100]}.", "notice")
    for found in REMOTE.finditer(version.html):
        yield Remark("remote_image", "html", found.start(), found.end(), f"Loads {found[0][:100]}.", "notice")
    for found in MARKDOWN_IMAGE.finditer(version.text):
        yield Remark("remote_image", "text", found.start(), found.end(), f"Loads {found[0][:100]}.", "notice")


def pictures(version: Version, _kind: str) -> Iterator[Remark]:
    """Pictures that stand in the mail itself, and so may say what neither part does."""
    found = [tag for tag in _tags(version.html) if _draws(tag)]
    if found:
        words = "a picture that stands" if len(found) == 1 else f"{len(found)} pictures that stand"
        seen = "it" if len(found) == 1 else "them"
        words = f"Shows {words} in the mail: look at {seen} on MultiMail."
        yield Remark("picture", "html", found[0].start, found[0].end, words, "notice")
    for sheet in pieces(version.html):
        if isinstance(sheet, Stretch) and sheet.element == "style":
            css = version.html[sheet.start : sheet.end]
            if ":" in css and shows_pictures(css):
                words = "Its styles have a picture or a typeface that stands in the mail: look at it on MultiMail."
                yield Remark("picture", "html", sheet.start, sheet.end, words, "notice")
                break


def links(version: Version, _kind: str) -> Iterator[Remark]:
    """Links that show one host and lead to another, and addresses that begin with another host than theirs."""
    lies = list(_lies(version))
    yield from lies
    places = {where: [(one.start, one.end) for one in lies if one.where == where] for where in ("text", "html")}
    for found in _pretended(version):
        before = bisect_right(places[found.where], (found.start, found.end)) - 1
        if before < 0 or places[found.where][before][1] < found.end:
            yield found


def _lies(version: Version) -> Iterator[Remark]:
    for link in markdown_links.links(version.text):
        if lie := _lie(link.words, link.target):
            yield Remark("link", "text", link.start, link.end, *lie)
    opened: Tag | None = None
    shown = ""
    for token in (*tokens(version.html), None):
        if isinstance(token, str):
            shown += token if opened and len(shown) < LONGEST_WORDS else ""
        elif token is None or token.name == "a":
            if opened and (lie := _lie(shown, opened.attributes.get("href", ""))):
                end = token.end if token else len(version.html)
                yield Remark("link", "html", opened.start, end, *lie)
            opened, shown = (None if token is None or token.closing else token), ""
        elif opened and token.name == "img" and not token.closing:
            shown += f" {token.attributes.get('alt', '')} "


def _pretended(version: Version) -> Iterator[Remark]:
    """Addresses that begin with another host than theirs: https://status.acme.example@other.example."""
    told: set[tuple[str, str]] = set()
    parts: list[tuple[Where | Literal["html"], str]] = [("text", version.text), ("html", version.html)]
    for where, source in parts:
        for found in URL.finditer(source):
            address = re.split("[\"'<>)]", found[0])[0][:LONGEST_WORDS]
            read = hosts.pretended(address) if "@" in address else None
            if read and _is_other(read, address) and (where, address) not in told:
                told.add((where, address))
                words = f"Shows {read.written[:LONGEST_TOLD]} before an @, leads to {hosts.target(address).host}."
                yield Remark("link", where, found.start(), found.start() + len(address), words, "serious")


def _words(text: str) -> list[str]:
    text = URL.sub(" ", text).casefold()
    return re.findall(r"[^\W_]+", text) + [char for char in text if is_sign(char)]


def _quoted(words: list[str]) -> str:
    telling = sorted(words, key=lambda word: (not any(map(str.isdigit, word)), -len(word)))[:5]
    return "nothing of its own" if not words else ", ".join(f"\u201c{word}\u201d" for word in telling)


def _tags(source: str) -> Iterator[Tag]:
    return (token for token in tokens(source) if isinstance(token, Tag) and not token.closing)


def _fetched(tag: Tag) -> str:
    """The address that showing the tag fetches, if any."""
    if tag.name in ("img", "source", "video", "audio", "iframe", "embed", "input"):
        return tag.attributes.get("src", "") or tag.attributes.get("srcset", "")
    if tag.name == "link":
        return tag.attributes.get("href", "")
    return tag.attributes.get("background", "")


def _draws(tag: Tag) -> bool:
    """Whether it shows a picture that need not be fetched."""
    if tag.name == "svg":
        return True
    found = tag.attributes if "=" in tag.inside else {}
    if any(OF_THE_MAIL.match(found.get(name, "")) for name in SHOWING):
        return True
    style = found.get("style", "")
    # An address stands in brackets.
    return "(" in style and shows_pictures(style)


def _lie(words: str, address: str) -> tuple[str, Literal["serious", "notice"]] | None:
    """What the words of a link show and where it leads, if that is another host or mailbox; None if not.

    A host that they may only speak of is a notice: the dashboard of "CPU of 10.2.3.4" is elsewhere.
    """
    lies = [shown for shown in hosts.shown(words[:LONGEST_WORDS]) if _is_other(shown, address)]
    if not lies:
        return None
    worst = min(lies, key=lambda shown: shown.in_passing)
    told = f"Shows {worst.written[:LONGEST_TOLD]}, leads to {hosts.spelled(address.strip()[:LONGEST_TOLD])}."
    return told, "notice" if worst.in_passing else "serious"


def _is_other(shown: hosts.Shown, address: str) -> bool:
    target = hosts.target(address)
    if target.scheme == "mailto":
        return bool(shown.mailbox) and shown.mailbox not in _mailboxes(address)
    if target.host:
        return not hosts.is_same(shown.host, target.host)
    return target.scheme not in NO_HOST


def _mailboxes(address: str) -> frozenset[str]:
    """Whom a link opens a mail to."""
    written = address.partition(":")[2].partition("?")[0]
    return frozenset(unquote(one).strip().lower() for one in written.split(","))
