"""An HTML mail as plain text that can be parsed and compared: headings, bold, lists and tables are kept as marks."""

import re
from unicodedata import category

from reviewer.html.tokens import Tag, tokens, words_of

BOLD = frozenset({"b", "strong"})
BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "center", "address", "figure", "form"),
        *(
            "table",
            "tbody",
            "thead",
            "tfoot",
            "caption",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "fieldset",
            "body",
            "html",
            "nav",
        ),
    }
)
# Between these and what stands around them is an empty line.
SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "dl"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "track"})
DEEPEST_QUOTE = 5
DEEPEST_ITEM = 8
# What is written here for a heading, an item and so on, until nobody has to tell it any more from what the mail says.
# Unicode has these characters for such uses and for no text; where a mail has them they are read as unknown ones.
_OURS = str.maketrans("#-.>`*", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5")
_PLAIN = {ours: plain for plain, ours in _OURS.items()}
_TAKEN = dict.fromkeys(_PLAIN, "\ufffd")
_FENCE = "```".translate(_OURS)
_BOLD = "**".translate(_OURS)
# What Markdown would read as something else than itself, wherever a line begins.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|#+=!-]|(?<=\d)[.)]")
_NUMBER = re.compile("[0-9]{1,9}")
# "10" and a raised "5" are no 105: these are written for its digits and signs.
_RAISED = {
    "sup": str.maketrans(
        "0123456789+-\u2212", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b"
    ),
    "sub": str.maketrans(
        "0123456789+-\u2212", "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208b"
    ),
}
_RAISED_NUMBER = re.compile("[+\u2212-]?[0-9]+")
_ITEM_NUMBER = re.compile(f"[0-9]+{'.'.translate(_OURS)} $")


def from_html(source: str) -> str:
    """The text of an HTML mail, in lines.

    Headings become "## Title", bold at the start of a line "**so**", list items "- " or "1. ", rows of a table
    "| a | b |"; links keep their text, images and what is not shown as text go. Linear; any input is answered.
    """
    return plainly(marked(source))


def marked(source: str) -> str:
    """The same, character for character; what stands for headings, items and so on is told from what the mail says."""
    writer = _Writer()
    for token in tokens(source):
        if isinstance(token, str):
            writer.text(token.translate(_TAKEN))
            continue
        writer.tag(token)
        if words := words_of(token):
            writer.text(f" {words} ".translate(_TAKEN))
    return writer.finished()


def plainly(marked: str) -> str:
    """What `marked` gave, or a part of it, as it is read."""
    return marked.translate(_PLAIN)


def as_markdown(marked: str) -> str:
    """The same as Markdown that is laid out as it reads: what the mail itself says is no Markdown, whatever it is."""
    ticks = "`" * (2 + max(map(len, re.findall("`+", marked)), default=1))
    lines, verbatim = [], False
    for line in marked.split("\n"):
        if line.endswith(_FENCE):
            verbatim = not verbatim
            lines.append(plainly(line.removesuffix(_FENCE)) + ticks)
        else:
            lines.append(plainly(line if verbatim else _SPECIAL.sub(r"\\\g<0>", _closed(line))))
    return "\n".join(lines)


def _closed(line: str) -> str:
    """A line with bold that Markdown sees the end of: none between a sign and what is no space, so "**Note**:text"."""
    before, begins, rest = line.partition(_BOLD)
    words, ends, after = rest.partition(_BOLD)
    if not ends or _begins_with_space(after):
        return line
    signs = words[len(words.rstrip(_no_letters(words))) :]
    kept = words.removesuffix(signs)
    return before + (begins + kept + ends if kept else "") + signs + after


def _begins_with_space(text: str) -> bool:
    """Whether a space comes first, or nothing. Private characters stand for marks of the page, which are no text."""
    return next((char for char in text if category(char) != "Co"), " ").isspace()


def _no_letters(text: str) -> str:
    return "".join(char for char in set(text) if not char.isalnum())


def _ours(text: str) -> str:
    return text.translate(_OURS)


class _List:
    """A list, and what stands before its item: "- ", "3. " or of one with letters "c. "."""

    def __init__(self, number: int | None = None, step: int = 1, letters: str = "") -> None:
        self.number, self.step, self.letters = number, step, letters
        self.mark = self._written()

    @classmethod
    def of(cls, tag: Tag) -> "_List":
        if tag.name == "ul":
            return cls()
        backwards = "reversed" in tag.inside.lower() and "reversed" in tag.attributes
        # Where such a list begins is known when it ends: it is one without numbers.
        if backwards and _number(tag, "start", 0) == 0:
            return cls()
        step = -1 if backwards else 1
        kind = tag.attributes.get("type", "") if "type" in tag.inside.lower() else ""
        return cls(_number(tag, "start", 1) - step, step, kind if kind in ("a", "A") else "")

    def next_mark(self, tag: Tag) -> str:
        if self.number is not None:
            self.number = _number(tag, "value", self.number + self.step)
        self.mark = self._written()
        return self.mark

    def _written(self) -> str:
        if self.number is None:
            return _ours("- ")
        if self.letters and 0 < self.number <= 26:
            return f"{chr(ord(self.letters) + self.number - 1)}. "
        return _ours(f"{self.number}. ")


class _Writer:
    """Builds lines out of tags and text."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[tuple[str, bool]] = []
        self.prefix = ""
        self.bold: list[str] = []
        self.lists: list[_List] = []
        self.rows: list[tuple[int, int]] = []
        self.quotes = self.fences = 0
        # What is open of `<sup>` and `<sub>`; and how what stands last in the line would be written, if that was.
        self.raised: list[str] = []
        self.last_raised = ""

    def text(self, text: str) -> None:
        text = self.beside_raised(text)
        if self.fences:
            first, *rest = text.split("\n")
            self.line.append((first, False))
            for line in rest:
                self.end_line(keep_empty=True)
                self.line.append((line, False))
            return
        self.line.append((text, bool(self.bold)))

    def beside_raised(self, text: str) -> str:
        """What follows in the line: raised and lowered numbers are no part of one that they stand beside."""
        before = self.line[-1][0] if self.line else ""
        written = _as_raised(text, self.raised[-1]) if self.raised else ""
        if before[-1:].isdigit() and _RAISED_NUMBER.match(text):
            if self.last_raised and not self.raised:
                self.line[-1] = (self.last_raised, self.line[-1][1])
            text = written or text
        self.last_raised = written
        return text

    def tag(self, tag: Tag) -> None:
        name = tag.name
        if name in _RAISED:
            self.raise_(tag)
        elif name == "br":
            self.end_line(keep_empty=not self.line)
        elif name == "hr":
            self.space()
            self.lines.append(_ours("---"))
            self.space()
        elif name in BOLD or (name == "span" and (self.bold[-1:] == ["span"] or BOLD_STYLE.search(tag.inside))):
            self.embolden(tag)
        elif name in ("td", "th"):
            self.cell(tag.closing)
        elif name == "tr":
            self.row(tag.closing)
        elif name in HEADINGS:
            self.heading(tag)
        elif name == "li":
            self.item(tag)
        elif name in ("blockquote", "pre"):
            self.enclosed(tag)
        elif name in BLOCKS:
            self.block(tag)

    def raise_(self, tag: Tag) -> None:
        if not tag.closing:
            self.raised.append(tag.name)
        elif tag.name in self.raised[-1:]:
            self.raised.pop()

    def embolden(self, tag: Tag) -> None:
        if not tag.closing:
            self.bold.append(tag.name)
        elif tag.name in self.bold[-1:]:
            self.bold.pop()

    def heading(self, tag: Tag) -> None:
        self.space()
        self.bold.clear()
        # That of an item that begins with it: "## 1. Title".
        number = _ITEM_NUMBER.search(self.prefix)
        self.prefix = "" if tag.closing else _ours("#") * int(tag.name[1]) + " " + (number[0] if number else "")

    def block(self, tag: Tag) -> None:
        self.space() if tag.name in SPACED and not self.rows else self.end_line()
        if tag.name in ("ul", "ol"):
            if not tag.closing:
                self.lists.append(_List.of(tag))
            elif self.lists:
                self.lists.pop()
        if tag.name in ("p", "div"):
            self.bold.clear()
            if not tag.closing and BOLD_STYLE.search(tag.inside):
                self.bold.append(tag.name)

    def item(self, tag: Tag) -> None:
        self.end_line()
        if not tag.closing:
            own = self.lists[-1] if self.lists else _List()
            # As far as the words of the items around it, so that what is laid out has it within them.
            around = self.lists[:DEEPEST_ITEM] if len(self.lists) > DEEPEST_ITEM else self.lists[:-1]
            self.prefix = " " * sum(len(one.mark) for one in around) + own.next_mark(tag)

    def cell(self, closing: bool) -> None:
        if closing or not self.rows:
            return
        start, cells = self.rows[-1]
        self.rows[-1] = (start, cells + 1)
        if cells and self.line:
            self.line.append((" | ", False))

    def row(self, closing: bool) -> None:
        if not closing:
            self.end_line()
            self.rows.append((len(self.lines), 0))
        elif self.rows:
            start, cells = self.rows.pop()
            one_line = len(self.lines) == start
            if one_line and cells > 1 and self.line:
                self.line = [("| ", False), *((text, False) for text, _ in self.line), (" |", False)]
            self.end_line()

    def enclosed(self, tag: Tag) -> None:
        self.space()
        step = -1 if tag.closing else 1
        if tag.name == "blockquote":
            self.quotes = max(0, self.quotes + step)
        elif (self.fences == 0) != tag.closing:
            if self.lines and not self.lines[-1] and tag.closing:
                self.lines.pop()
            self.lines.append(_FENCE)
            self.fences += step

    def end_line(self, keep_empty: bool = False) -> None:
        """Write what was collected as a line; an empty one only where it was asked for."""
        line = self.prefix + (("".join(text for text, _ in self.line)) if self.fences else _flowed(self.line))
        if line.strip() and line != self.prefix:
            self.lines.append(_ours("> ") * min(self.quotes, DEEPEST_QUOTE) + line.rstrip())
            self.prefix = ""
        elif keep_empty:
            self.lines.append("")
        self.line = []

    def space(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def finished(self) -> str:
        self.space()
        if self.fences:
            self.lines.append(_FENCE)
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")
        return text + "\n" if text else ""


def _as_raised(text: str, name: str) -> str:
    return _RAISED_NUMBER.sub(lambda number: number[0].translate(_RAISED[name]), text)


def _flowed(parts: list[tuple[str, bool]]) -> str:
    """One line of text, its bold beginning marked."""
    parts = [(text, bold) for text, bold in parts if text]
    lead = 0
    while lead < len(parts) and (parts[lead][1] or parts[lead][0].isspace()):
        lead += 1
    while lead and not parts[lead - 1][1]:
        lead -= 1
    bold = _squeezed("".join(text for text, _ in parts[:lead]))
    rest = _squeezed(" " * bold.endswith(" ") + "".join(text for text, _ in parts[lead:]))
    bold = bold.strip()
    return (f"{_BOLD}{bold}{_BOLD}{rest}" if bold and "*" not in bold else bold + rest).strip()


def _number(tag: Tag, name: str, otherwise: int) -> int:
    """The number that a tag gives, where it gives one that can be read."""
    value = tag.attributes.get(name, "").strip() if name in tag.inside.lower() else ""
    return int(value) if _NUMBER.fullmatch(value) else otherwise


def _squeezed(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\u00a0]+", " ", text)
