"""The HTML part as inert HTML: links and images become text, styling that could hide words is dropped."""

from html.parser import HTMLParser

import nh3
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from reviewer.desk.mail import marks
from reviewer.desk.mail.markdown import image_html, target_html
from reviewer.desk.mail.safe import CELL, DROPPED_WITH_CONTENT, STRUCTURE, cleaned

LONGEST = 300_000
# Cleaning takes the longer the deeper the tags are nested; no honest mail comes near this.
DEEPEST = 300

VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "base", "area", "embed", "source", "track"}
CLOSED_BY_THE_NEXT = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"}


def inert(html: str) -> SafeString:
    """The HTML part with nothing left in it that acts or loads.

    Cleaned first, so that what is rewritten is well-formed; rewritten; and cleaned again, so that nothing in between
    has to be trusted. Styles, colours and `hidden` go: words that they hide are shown. What is nested too deep becomes
    plain text.
    """
    html = html[:LONGEST]
    if _depth(html) > DEEPEST:
        return format_html("<pre>{}</pre>", marks.html(visible(html)))
    well_formed = nh3.clean(
        html,
        tags=STRUCTURE | {"a", "img"},
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={"a": {"href"}, "img": {"src", "alt"}, "td": CELL, "th": CELL},
        url_schemes={"http", "https", "mailto", "tel", "ftp", "javascript", "data", "vbscript", "file", "cid"},
        link_rel=None,
    )
    return cleaned(_rewritten(well_formed))


def visible(html: str) -> str:
    """The words a reader of the HTML part sees."""
    text = _Text()
    text.feed(html[:LONGEST])
    text.close()
    return "".join(text.parts)


def _depth(html: str) -> int:
    reader = _Depth()
    reader.feed(html)
    return reader.deepest


def _rewritten(well_formed: str) -> str:
    writer = _Writer()
    writer.feed(well_formed)
    writer.close()
    return "".join(writer.parts)


class _Depth(HTMLParser):
    """Measures how deep tags are nested."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and tag not in CLOSED_BY_THE_NEXT:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        if tag not in CLOSED_BY_THE_NEXT:
            self.depth = max(0, self.depth - 1)


class _Text(HTMLParser):
    """Collects text; a tag that begins a line ends a word."""

    INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "s", "font", "small", "big", "a", "code", "sub", "sup"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED_WITH_CONTENT:
            self.inside = self.inside or tag
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.parts.append(data)


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
            self.parts.append("</span>" + ("" if not self.target or shown in named else target_html(self.target)))
            self.target = ""
        elif tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(marks.html(data))
