"""The HTML part as inert HTML: links and images become text, styling that could hide words is dropped."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

import nh3
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from reviewer.comparison.differences.words import is_sign, says
from reviewer.comparison.hosts import spelled
from reviewer.desk.mail import marks
from reviewer.desk.mail.html_readers import Reader, tokens_for
from reviewer.desk.mail.markdown_renderer import image_html, target_html
from reviewer.desk.mail.safe import DROPPED_WITH_CONTENT, KEPT, STRUCTURE, cleaned
from reviewer.html.acts import act_of
from reviewer.html.links import targets
from reviewer.html.names import BLOCKS, joins
from reviewer.html.tokens import Tag, tokens, words_of

LONGEST = 300_000
# Cleaning takes the longer the deeper the tags are nested; no honest mail comes near this.
DEEPEST = 300

VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "base", "area", "embed", "source", "track"}
CLOSED_BY_THE_NEXT = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"}
RAISED = {"sub", "sup"}
CELLS = {"td", "tr", "table", "thead", "tbody", "tfoot", "caption"}
# After a number it may be a unit: 5 mW are no 5 MW.
_NO_UNIT = re.compile(r"(?<!\d)(?<!\d[ \u00a0])\b[^\W\d_]+|\b[^\W\d_]{3,}")
HEADING = {"h1", "h2", "h3", "h4", "h5", "h6", "th"}
# A box that is ticked, as Markdown writes it.
TICKED = "[x]"
# Addresses that mail programs load a picture from.
_LOADED = re.compile(r"\s*(?:(?:https?:)?//|cid:|data:)", re.IGNORECASE)
# What says where a link leads and what an image would have loaded.
TARGETS = {"a": {"href"}, "img": {"src", "alt"}}


def inert(html: str) -> SafeString:
    """The HTML part with nothing left in it that acts or loads.

    Cleaned first, so that what is rewritten is well-formed; rewritten; and cleaned again, so that nothing in between
    has to be trusted. Styles, colours and `hidden` go: words that they hide are shown. What is nested too deep becomes
    plain text.
    """
    html = html[:LONGEST]
    plain_tags, depth = _plain_tags(html)
    if depth > DEEPEST:
        return format_html("<pre>{}</pre>", marks.html(visible(html)))
    well_formed = nh3.clean(
        plain_tags,
        tags=STRUCTURE | set(TARGETS),
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={**TARGETS, **KEPT, "span": {"class"}},
        url_schemes={"http", "https", "mailto", "tel", "ftp", "javascript", "data", "vbscript", "file", "cid"},
        link_rel=None,
    )
    return cleaned(_rewritten(well_formed))


def visible(html: str) -> str:
    """The words that some reader of the HTML part sees."""
    return _words(tokens(html[:LONGEST]))


def visible_to(reader: Reader, html: str, *, loads: bool = False, loud: bool = False) -> str:
    """The words that this reader of the HTML part sees, who may load its pictures or not.

    `loud`: with headings in capitals, as programs that make text of it write them.
    """
    return _words(tokens_for(html[:LONGEST], reader), loads=loads, loud=loud)


def _words(found: Iterable[Tag | str], *, loads: bool = False, loud: bool = False) -> str:
    words = _Words(loads=loads, loud=loud)
    for token in found:
        if isinstance(token, str):
            words.text(token)
        else:
            words.tag(token)
    return "".join(words.parts)


class _Words:
    """Puts the words of a mail together, with what its pictures are described as where that is read among them.

    `loads`: who reads it loads those pictures that can be. `loud`: headings are in capitals.
    """

    def __init__(self, *, loads: bool, loud: bool) -> None:
        self.loads, self.loud = loads, loud
        self.heads = False
        self.parts: list[str] = []
        self.raised = False
        # Whether the line has words; and where there are pictures behind some, with what they are described as.
        self.has_words = False
        self.pictures: list[tuple[int, str]] = []

    def text(self, text: str) -> None:
        if self.loud and self.heads:
            text = _NO_UNIT.sub(lambda word: word[0].upper(), text)
        # "10" and a raised "5" are no 105.
        if self.raised and text[:1].isdigit() and self.parts and self.parts[-1][-1:].isdigit():
            self.parts.append(" ")
        self.parts.append(text)
        self.raised = self.raised and not text
        if (self.pictures or not self.has_words) and says(text):
            self._read_pictures()

    def tag(self, tag: Tag) -> None:
        if tag.name in HEADING or tag.name in BLOCKS or tag.name in CELLS:
            # One that is not closed ends where the next block begins.
            self.heads = tag.name in HEADING and not tag.closing
        if tag.name in RAISED:
            self.raised = True
        elif tag.name == "img" and not tag.closing:
            self._picture(tag.attributes)
        elif not (joins(tag.name) or (tag.name == "input" and not words_of(tag) and _is_hidden(tag))):
            # A tag that begins a line ends a word.
            self.parts.append("\n")
            if tag.name in BLOCKS or tag.name == "br":
                self._end_line()
            if words := TICKED if _is_ticked(tag) else words_of(tag):
                self.parts.append(f"{words}\n")
                self._read_pictures()

    def _picture(self, found: Mapping[str, str]) -> None:
        """One that cannot be loaded is read, one amid words, and a sign: programs send "✅" as a picture.

        Others are logos, or icons before a line.
        """
        self.parts.append("\n")
        words = found.get("alt", "")
        if not words.strip():
            return
        if not _LOADED.match(found.get("src", "")) or _is_sign(words):
            self.parts.append(f"{words}\n")
            self._read_pictures()
        elif self.has_words and not self.loads:
            self.pictures.append((len(self.parts) - 1, words))

    def _read_pictures(self) -> None:
        """There are words: those before them in the line stand amid words."""
        for place, words in self.pictures:
            self.parts[place] = f"\n{words}\n"
        self.has_words, self.pictures = True, []

    def _end_line(self) -> None:
        self.has_words, self.pictures = False, []


def _is_sign(words: str) -> bool:
    return any(map(is_sign, words)) and not any(map(str.isalnum, words))


def _is_ticked(tag: Tag) -> bool:
    box = tag.name == "input" and tag.attributes.get("type", "").strip().lower() == "checkbox"
    return box and "checked" in tag.attributes


def _is_hidden(tag: Tag) -> bool:
    return tag.attributes.get("type", "").strip().lower() == "hidden"


def _plain_tags(html: str) -> tuple[str, int]:
    """The HTML in tags that end and quotes that close, of what is kept alone; and how deep its tags are nested.

    What cleans it then reads the same tags as were counted here, whatever a mail does to be read in two ways.
    """
    parts: list[str] = []
    depth = deepest = 0
    for token in tokens(html):
        if isinstance(token, str):
            parts.append(escape(token))
            continue
        parts += _notes(token)
        if token.name not in STRUCTURE and token.name not in TARGETS:
            parts.append(escape(words_of(token)))
            continue
        parts.append(_written(token))
        if token.name not in VOID and token.name not in CLOSED_BY_THE_NEXT:
            depth = max(0, depth - 1) if token.closing else depth + 1
            deepest = max(deepest, depth)
    return "".join(parts), deepest


def _notes(tag: Tag) -> Iterator[str]:
    """What a tag does and where it leads, where nothing else says so."""
    if act := act_of(tag):
        yield _note(f"{act.what}: {act.where}" if act.where else act.what)
    if tag.name not in TARGETS and not tag.closing:
        yield from (_note(f"leads to {spelled(target)}") for target in targets(tag))


def _note(words: str) -> str:
    # The class is none of the mail's: those of its own tags are not written.
    return f' <span class="not-loaded">[{escape(words)}]</span> '


def _written(tag: Tag) -> str:
    if tag.closing:
        return f"</{tag.name}>"
    wanted: set[str] = TARGETS.get(tag.name) or KEPT.get(tag.name) or set()
    found = "".join(f' {name}="{escape(value)}"' for name, value in tag.attributes.items() if name in wanted)
    return f"<{tag.name}{found}>"


def _rewritten(well_formed: str) -> str:
    writer = _Writer()
    writer.feed(well_formed)
    writer.close()
    return "".join(writer.parts)


class _Writer(HTMLParser):
    """Writes well-formed HTML again, with links and images as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.target = ""
        self.since = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.target, self.since = found.get("href", ""), len(self.parts)
            self.parts.append('<span class="link-text">')
        elif tag == "img":
            self.parts.append(image_html(found.get("alt", ""), found.get("src", "")))
        else:
            spans = "".join(f' {name}="{escape(value)}"' for name, value in found.items())
            self.parts.append(f"<{tag}{spans}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            shown = "".join(self.parts[self.since + 1 :]).strip()
            named = {escape(self.target), escape(self.target.removeprefix("mailto:"))}
            target = spelled(self.target)
            is_read = not target or (target == self.target and shown in named)
            self.parts.append("</span>" + ("" if is_read else target_html(target)))
            self.target = ""
        elif tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(marks.html(data))
