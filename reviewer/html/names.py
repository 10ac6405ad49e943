"""The elements of HTML by what they do to the words in them, and by where they end."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What a paragraph that is open ends before.
AFTER_PARAGRAPHS = HEADINGS | frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset"),
        *("figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "listing", "main", "menu", "nav", "ol"),
        *("p", "plaintext", "pre", "search", "section", "summary", "ul", "xmp"),
    )
)
# Nothing stands in these.
VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"),
        "wbr",
    )
)
# What goes on within a paragraph that begins in it, and behind that.
MARKING = frozenset(
    (*("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"),)
)
# Which open elements end where one of these begins.
CELLS, ROWS = frozenset({"p", "td", "th"}), frozenset({"p", "td", "th", "tr"})
PARTS = ROWS | {"thead", "tbody", "tfoot"}
ENDED_BY = {
    **dict.fromkeys(AFTER_PARAGRAPHS, frozenset({"p"})),
    **dict.fromkeys(HEADINGS, HEADINGS | {"p"}),
    "li": frozenset({"p", "li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"p", "dt", "dd"})),
    **dict.fromkeys(("td", "th"), CELLS),
    "tr": ROWS,
    **dict.fromkeys(("thead", "tbody", "tfoot"), PARTS),
}
# Where no words may stand: they are shown before the table.
BETWEEN_CELLS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
# What is nothing outside a table.
OF_TABLES = BETWEEN_CELLS - {"table"} | {"td", "th", "caption", "col", "colgroup"}
# Within another one of the same name the outer one ends.
ENDING_THEMSELVES = frozenset({"a", "button", "nobr", "option", "form"})
BLOCKS = AFTER_PARAGRAPHS | OF_TABLES | {"table", "li", "dt", "dd", "body", "html", "img"}
# What does not fit into these is not shown.
FIELDS = frozenset({"input", "button", "select", "textarea"})
STRUCK = frozenset({"s", "strike", "del"})
# What ends no word that it stands in: it goes on within the line, or is not drawn.
_JOINING = (
    MARKING
    | STRUCK
    | frozenset(
        (
            *("abbr", "acronym", "area", "base", "bdi", "bdo", "cite", "data", "dfn", "ins", "kbd", "label", "link"),
            *("map", "mark", "meta", "noscript", "output", "param", "picture", "samp", "script", "source", "span"),
            *("style", "sub", "sup", "time", "track", "var", "wbr"),
        )
    )
)
# What shows the words in it, where they stand. Words in any other element may not be seen.
SHOWN = (
    AFTER_PARAGRAPHS
    | OF_TABLES
    | VOID
    | MARKING
    | STRUCK
    | frozenset(
        (
            *("html", "body", "head", "style", "script", "noscript", "title", "xml", "table", "li", "dt", "dd", "abbr"),
            *("acronym", "bdi", "bdo", "button", "cite", "data", "dfn", "ins", "kbd", "label", "legend", "map"),
            *("mark", "optgroup", "option", "output", "picture", "q", "rb", "rt", "rtc", "ruby", "samp", "select"),
            *("span", "sub", "sup", "textarea", "time", "var"),
        )
    )
) - {"dialog", "details"}
# Elements of no known name show their words; these are known, and do not always.
_NOT_SHOWN = frozenset({"annotation-xml", "font-face", "font-face-src", "missing-glyph", "color-profile"})


def is_shown(name: str) -> bool:
    """Whether words in such an element are seen where it stands."""
    # Those of Word have a colon in their name, those of one's own a hyphen.
    return name in SHOWN or ((":" in name or "-" in name) and name not in _NOT_SHOWN)


def joins(name: str) -> bool:
    """Whether a tag ends no word where nothing else is said of how it is drawn."""
    return name in _JOINING or ":" in name or "-" in name


# How large letters are beside those around, and of `<font size>` in pixels.
BY_NAME = {"small": 0.83, "sub": 0.83, "sup": 0.83, "h5": 0.83, "h6": 0.67}
FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
