"""What on a line could be a heading, by its form alone: marked ("## Impact"), alone on its line, or before text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.comparison.lines import Line

LONGEST = 110

# How deep a heading of a form stands, when forms are mixed; markdown's own levels are 1 to 6.
BANNER, BOLD, NUMBERED, PLAIN = 3, 7, 7, 8

ATX = re.compile(r"(#{1,6})\s*(\S.*?)(?:\s+#+)?")
JIRA = re.compile(r"h([1-6])\.\s+(\S.*)")
WIKI = re.compile(r"(={1,6})\s+(\S.*?)(?:\s+=+)?")
TAG = re.compile(r"<(h[1-6]|b|strong|u)\b[^<>]*>([^<>]+)</\1>\s*:?(?:<br ?/?>)?", re.IGNORECASE)
PANEL = re.compile(r"\{panel:title=([^|}]+)[^}]*\}")
BANNERS = re.compile(r"([*=\-~_#+<>|•·.:─━═]{2,})\s*([^\s*=~_#<>|─━═].{0,70}?)\s*([*=\-~_#+<>|•·.:─━═]{2,})")
ENDED = re.compile(r"([*=~#─━═]{3,}|-{3,}|_{3,})\s+(\S.{0,70})")
BRACKETS = re.compile(r"(?:\[{1,2}([^\[\]]{2,60})\]{1,2}|【([^【】]{1,40})】|<<\s*([^<>]{2,60})\s*>>)\s*:?")
STARRED = re.compile(r"\*\s+([^\s*].{0,60}?)\s+\*")
BOLD_LINE = re.compile(r"(\*{1,3}|_{1,3})([^\s*_](?:[^*]*[^\s*])?)\1\s*[:\uff1a]?")
# What stands in brackets behind a bold title.
BOLD_ASIDE = re.compile(r"(?<=[*_])\s?\([^()]{2,40}\)\s*:?$")
BOLD_START = re.compile(r"(\*{1,3}|__|_)([^\s*_][^*\n]{0,70}?)\1\s*([:.\u2013\u2014-]?)\s*(?=\S)")
BRACKET_START = re.compile(r"\[([^\[\]]{2,40})\]:?\s+(?=\S)")
NUMBERED_LINE = re.compile(
    r"(?:(?:section|part|abschnitt|teil) )?[(§#]?\s?"
    r"(\d{1,2}(?:\.\d{1,2})*(?=[.):/]?\s| [-\u2013\u2014])|(?:[IVX]{1,4}|[A-H])(?=[.):]\s| [-\u2013\u2014]))"
    r"(?:[.):/]| [-\u2013\u2014])?\s+(\S.*)",
    re.IGNORECASE,
)
LABEL = re.compile(r"([^\W\d_][^:\uff1a\n]{1,70}?)\s?[:\uff1a](?:\s+|(?=[^\s/\w]))(?=\S)")
DASHED = re.compile(r"([^\W\d_][^:\n]{1,40}?)\s+(?:[-\u2013\u2014~>|•·→»=]|--|//|\.{2,4}|=>|->)\s+(?=\S)")
# "Root cause The pool ran dry": nothing but a capital letter, or a wide gap, sets the title off.
BARE = re.compile(
    r"([^\W\d_]{2,20}(?: [^\W\d_]{2,20}){0,3}?)"
    r"(?:\.? (?=[A-Z0-9][\w'\u2019-]*,? (?:[a-z0-9]|[A-Z]\w*,? [a-z]))| {2,}|\t+)(?=\S)"
)
BULLET = re.compile(r"[-*+\u2022\u2013\u2023\u25aa\u25e6\u00b7][ ]{1,3}(?=\S)")
# "What we did    We rolled it back": a gap sets off more words than a capital does.
WIDE = re.compile(r"([^\W\d_][\w'\u2019-]{0,19}(?: [^\W\d_][\w'\u2019-]{0,19}){0,6})(?: {3,}|\t+)(?=\S)")
LEAST_BARE_WORDS, LONGEST_TITLE = 4, 80
# "Extent. Four of nine depots could not print", "Who noticed? Four of nine depots": a title, or a short sentence.
STOPPED = re.compile(r"([^\W\d_]+(?:[ '\u2019-][^\W\d_]+){0,7})[.?] +(?=[A-Z0-9\"\u201c])")
# "| Impact | Four of nine depots could not print. |"
ROW = re.compile(r"\|\s*[*_]{0,2}([^\W\d_][^|*_]{1,40}?)[*_:]{0,3}\s*\|\s*(?=[^\s|:-])")
MOST_STOPPED_WORDS = 6
MOST_QUOTED_WORDS = 4
UNDERLINE = re.compile(r"\s*([=\-~_*^\"─━═])\1{2,}\s*")
SHORTCODES = re.compile(r"(?::[a-z0-9_+-]{2,40}:\s*)+")


@dataclass(frozen=True)
class Form:
    """A line read as a heading. `style` tells forms apart, `level` is how deep it stands.

    `lead` is how many characters of the line are the heading when text follows on the same line, else 0; `number` is
    the line's in the text, `lines` how many lines the heading takes (an underline is a second).
    """

    number: int
    title: str
    style: str
    level: int
    lead: int = 0
    lines: int = 1
    order: str = ""


Read = tuple[str, str, int]


def forms(lines: Sequence[Line]) -> Iterator[Form]:
    """At most one form for each line, in their order."""
    after_underline = -1
    for number, line in enumerate(lines):
        if line.kind == "quote" and (quoted := _quoted(lines, number)):
            yield quoted
        if line.kind == "table" and (row := ROW.match(line.text)):
            yield Form(number, row[1].strip(), "row", PLAIN, row.end())
        if number <= after_underline or line.kind in ("blank", "code", "quote", "table", "rule"):
            continue
        under = _underlined(lines, number)
        if under:
            after_underline = number + 1
            yield under
            continue
        found = _form(number, line)
        if found:
            yield _as_item(found, lines) if line.kind == "list" and found.style in ("numbered", "bold") else found


def _as_item(form: Form, lines: Sequence[Line]) -> Form:
    """A numbered title; one with its text set in below it is an item of a list."""
    line = lines[form.number]
    below = lines[form.number + 1] if form.number + 1 < len(lines) else line
    if below.blank or below.depth <= line.depth:
        return form
    return replace(form, title=bare(form.title), style="item", level=PLAIN, lead=len(line.text.strip()))


def _quoted(lines: Sequence[Line], number: int) -> Form | None:
    """A few words alone in a quote: "> Impact"; with its text right below, ">> Impact" is a banner."""
    beside = [lines[near].kind for near in (number - 1, number + 1) if 0 <= near < len(lines)]
    text = lines[number].text.lstrip("> ").rstrip()
    if "quote" in beside or not text:
        return None
    below = lines[number + 1].kind if number + 1 < len(lines) else "blank"
    if lines[number].text.lstrip().startswith(">>") and below in ("text", "list", "table"):
        return Form(number, bare(text), "banner", BANNER) if len(text.split()) <= MOST_STOPPED_WORDS else None
    if len(text.split()) > MOST_QUOTED_WORDS:
        return None
    return Form(number, bare(text), "quoted", BOLD)


def bare(text: str) -> str:
    """A title without the marks, emoji and colon around it."""
    text = SHORTCODES.sub("", text.strip())
    start, end = 0, len(text)
    while start < end and _is_mark(text[start]):
        start += 1
    while end > start and (_is_mark(text[end - 1]) or text[end - 1] in ":\uff1a"):
        end -= 1
    return text[start:end]


def _form(number: int, line: Line) -> Form | None:
    text = line.text.strip()
    if len(text) > LONGEST:
        text = text[:LONGEST]
        if (numbered := _numbered(number, text)) and numbered.lead:
            return numbered
        return _item(number, text) or _before_text(number, text) or _bare(number, text)
    for mark in (_marked, _bold, _with_emoji):
        found = mark(text)
        if found:
            title, style, level = found
            return Form(number, bare(title), style, level)
    readers = (_numbered, _item, _before_text, _bare)
    return next((form for read in readers if (form := read(number, text))), None) or _alone(number, line, text)


def _underlined(lines: Sequence[Line], number: int) -> Form | None:
    line = lines[number]
    follows = lines[number + 1].text if number + 1 < len(lines) else ""
    found = UNDERLINE.fullmatch(follows)
    text = line.text.strip()
    if not found or line.kind not in ("text", "list") or len(text) > LONGEST:
        return None
    order = NUMBERED_LINE.fullmatch(text)
    if line.kind == "list" and not order:
        return None
    close = abs(len(follows.strip()) - len(text)) <= max(3, len(text) // 4)
    style = "underlined" if close or found[1] in "=═━" else "ruled"
    return Form(number, bare(order[2] if order else text), style, 1 if found[1] in "=═━" else 2, lines=2)


def _marked(text: str) -> Read | None:
    for pattern, read in MARKED:
        found = pattern.fullmatch(text)
        if found:
            return read(found)
    return None


def _banner(found: re.Match[str]) -> Read | None:
    marks, title, closing = found.groups()
    is_bold = marks in ("**", "***", "__", "___") and marks == closing and found.string[len(marks)] != " "
    level = min(len(marks), 6) if marks[0] == "=" else BANNER
    return None if is_bold else (title, "banner", level)


MARKED: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Read | None]]] = [
    (BANNERS, _banner),
    (ATX, lambda found: (found[2], "atx" if found.string[len(found[1])].isspace() else "hash", len(found[1]))),
    (JIRA, lambda found: (found[2], "atx", int(found[1]))),
    (WIKI, lambda found: (found[2], "wiki", len(found[1]))),
    (
        TAG,
        lambda found: (
            found[2],
            "atx" if found[1][0] in "hH" else "bold",
            int(found[1][1:]) if found[1][1:].isdigit() else BOLD,
        ),
    ),
    (PANEL, lambda found: (found[1], "atx", 2)),
    (BRACKETS, lambda found: (found[1] or found[2] or found[3], "bracket", BANNER)),
    (STARRED, lambda found: (found[1], "banner", BANNER)),
    (ENDED, lambda found: (found[2], "ended", BANNER)),
]


def _bold(text: str) -> Read | None:
    found = BOLD_LINE.fullmatch(BOLD_ASIDE.sub("", text))
    if found:
        return found[2], "bold", BOLD
    order = NUMBERED_LINE.fullmatch(text)
    inner = BOLD_LINE.fullmatch(order[2]) if order else None
    return (inner[2], "bold", BOLD) if inner else None


def _with_emoji(text: str) -> Read | None:
    """A line that begins with an emoji or a geometric mark; what is bold in it is the title."""
    rest = text
    while rest and (_is_mark(rest[0]) or rest[0].isspace()) and unicodedata.category(rest[0]) not in ("Po", "Pc"):
        rest = rest[1:]
    rest = SHORTCODES.sub("", rest, count=1) if rest.startswith(":") else rest
    if rest == text or not rest or LABEL.match(rest):
        return None
    if (bold := BOLD_START.match(rest)) and bold.end() < len(rest):
        return None  # a title with its text behind it
    inner = BOLD_LINE.fullmatch(rest)
    return (inner[2], "bold", BOLD) if inner else (rest, "emoji", BOLD)


def _numbered(number: int, text: str) -> Form | None:
    found = NUMBERED_LINE.fullmatch(text)
    if not found:
        return None
    label = LABEL.match(found[2]) or BOLD_START.match(found[2]) or STOPPED.match(found[2])
    depth = NUMBERED + found[1].count(".")
    if label:
        lead = found.start(2) + label.end()
        title = label[2] if label.re is BOLD_START else label[1]
        return Form(number, bare(title), "numbered run-in", depth, lead, order=found[1])
    return Form(number, bare(found[2]), "numbered", depth, order=found[1])


def _item(number: int, text: str) -> Form | None:
    """An item of a list that begins with a title: "- **Impact:** ...", "* Root cause: ..."."""
    marker = BULLET.match(text)
    if not marker:
        return None
    found = next((m for p in (BOLD_START, LABEL, DASHED) if (m := p.match(text, marker.end()))), None)
    if not found:
        return _item_alone(number, text, marker.end())
    title = found[2] if found.re is BOLD_START else found[1]
    bold = found.re is BOLD_START and not (found[3] or title.rstrip()[-1] in ":.\uff1a")
    return None if bold else Form(number, bare(title), "item", PLAIN, found.end())


def _item_alone(number: int, text: str, start: int) -> Form | None:
    """An item that is nothing but a title, with its text below."""
    title = bare(text[start:])
    if not title or text[-1] in ".;,!" or len(title.split()) > MOST_STOPPED_WORDS:
        return None
    return Form(number, title, "item", PLAIN, len(text))


def _before_text(number: int, text: str) -> Form | None:
    skipped = len(text) - len(SHORTCODES.sub("", text, count=1)) if text.startswith(":") else 0
    while skipped < len(text) and unicodedata.category(text[skipped]) in ("So", "Mn", "Cf", "Zs"):
        skipped += 1
    rest = text[skipped:]
    for pattern, style, level in STARTS:
        found = pattern.match(rest)
        if not found:
            continue
        title = found[2] if style == "bold run-in" else found[1]
        if style == "bold run-in" and not (found[3] or title.rstrip()[-1] in ":\uff1a.\u2013\u2014"):
            style = "bold bare"
        return Form(number, bare(title), style, level, skipped + found.end())
    return None


STARTS = (
    (STOPPED, "stopped", PLAIN),
    (BOLD_START, "bold run-in", BOLD),
    (BRACKET_START, "bracket run-in", BANNER),
    (DASHED, "dashed", PLAIN),
    (LABEL, "run-in", PLAIN),
)


def _bare(number: int, text: str) -> Form | None:
    if (wide := WIDE.match(text)) and len(text[wide.end() :].split()) >= LEAST_BARE_WORDS:
        return Form(number, wide[1], "bare", PLAIN, wide.end())
    found = BARE.match(text)
    if not found or not (text[-1] in ".;," or len(text) > LONGEST_TITLE):
        return None  # a title of its own in capitals, or a question
    if len(text[found.end() :].split()) < LEAST_BARE_WORDS:
        return None
    return Form(number, found[1], "bare", PLAIN, found.end())


def _alone(number: int, line: Line, text: str) -> Form | None:
    if line.kind != "text":
        return None
    letters = sum(char.isalpha() for char in text)
    if text.isupper() and letters >= 3:
        return Form(number, bare(text), "capitals", BANNER)
    if text[-1] in ":\uff1a":
        return Form(number, bare(text), "colon", PLAIN)
    if text[-1] == "." and len(text.split()) <= MOST_STOPPED_WORDS and text[0].isupper():
        return Form(number, bare(text[:-1]), "stopped", PLAIN, len(text))
    return Form(number, bare(text), "line", PLAIN)


def _is_mark(char: str) -> bool:
    return char in "*_#=~`|•·>\u25b8" or unicodedata.category(char) in ("So", "Sk", "Mn", "Cf", "Zs", "Sm")
