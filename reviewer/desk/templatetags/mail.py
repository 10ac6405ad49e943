"""Filters for showing untrusted text."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reviewer.comparison.words import Piece
from reviewer.desk.mail import marks

register = template.Library()

# Heard as well as seen: a screen reader says where a removed or added run begins and ends.
WRAPPED = {
    "equal": "{}",
    "delete": '<del><span class="vh">removed: </span>{}<span class="vh">, end of removed. </span></del>',
    "insert": '<ins><span class="vh">added: </span>{}<span class="vh">, end of added. </span></ins>',
}


@register.filter
def marked(text: str) -> SafeString:
    """`{{ draft.subject|marked }}`: escaped, with hidden characters made visible."""
    return marks.html(str(text))


@register.filter
def marked_plain(text: str) -> str:
    """The same without markup, for titles and labels; the template escapes it."""
    return marks.plain(str(text))


@register.filter
def as_diff(pieces: Iterable[Piece]) -> SafeString:
    """`{{ changes.text|as_diff }}`: what went and what came, not a space more than the texts have."""
    told = (format_html(WRAPPED[piece.op], marks.html(piece.text)) for piece in pieces)
    return format_html_join("", "{}", ((part,) for part in told))
