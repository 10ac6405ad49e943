"""The one place where something of a mail is marked as safe markup."""

import nh3
from django.utils.safestring import SafeString, mark_safe

STRUCTURE = {
    *("p", "br", "hr", "div", "span", "center", "pre", "code", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
    *(
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
        "big",
    ),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "font"),
}
DROPPED_WITH_CONTENT = {"script", "style", "title", "template", "svg", "math"}
CELL = {"colspan", "rowspan"}
# What of a tag's attributes says something of the text.
KEPT = {"td": CELL, "th": CELL, "ol": {"start"}, "li": {"value"}}
OUR_CLASSES = {"span": {"hidden-char", "link-text", "link-target", "not-loaded"}}


def cleaned(html: str) -> SafeString:
    """`html` with nothing left but structure, our own classes and text: no link, image, form, style or script.

    What comes in is made by markdown_renderer.py and html_part.py out of escaped text; nh3 parses it as a browser would
    and writes only what is named here, so a mistake there still cannot become markup (invariant 7).
    """
    return mark_safe(  # noqa: S308
        nh3.clean(
            html,
            tags=STRUCTURE,
            clean_content_tags=DROPPED_WITH_CONTENT,
            attributes={**KEPT, "span": {"title"}},
            allowed_classes=OUR_CLASSES,
            link_rel=None,
        )
    )
