"""Filters for showing untrusted text."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reviewer.comparison.differences.words import Piece
from reviewer.desk.mail import marks
from reviewer.desk.side_by_side.differences import Shown
from reviewer.drafts.addresses import spelled

register = template.Library()

# Heard as well as seen: a screen reader says where a removed or added run begins and ends.
SPOKEN = '<{0}><span class="vh">{1}: </span>{{}}<span class="vh">, end of {1}. </span></{2}>'
WRAPPED = {
    "equal": "{}",
    "delete": SPOKEN.format("del", "removed", "del"),
    "insert": SPOKEN.format("ins", "added", "ins"),
    "moved_away": SPOKEN.format('del class="moved"', "moved away", "del"),
    "moved_here": SPOKEN.format('ins class="moved"', "moved here", "ins"),
}


@register.filter
def marked(text: str) -> SafeString:
    """`{{ draft.subject|marked }}`: escaped, with hidden characters made visible."""
    return marks.html(str(text))


@register.filter
def addressed(entry: str) -> SafeString:
    """`{{ address|addressed }}`: the same, with its domain as name servers know it where that has other letters."""
    known = spelled(str(entry))
    return format_html('{} <span class="link-target">[{}]</span>', marked(entry), known) if known else marked(entry)


@register.filter
def marked_plain(text: str) -> str:
    """The same without markup, for titles and labels; the template escapes it."""
    return marks.plain(str(text))


@register.filter
def named(text: str) -> SafeString:
    """`{{ draft.agent|named }}`: what a mail names itself, within a sentence of the desk."""
    return format_html("<bdi>{}</bdi>", marks.html(marks.name(str(text))))


@register.filter
def named_plain(text: str) -> str:
    """The same without markup, for titles; the template escapes it."""
    return marks.plain(marks.name(str(text)))


@register.filter
def as_diff(pieces: Iterable[Piece | Shown]) -> SafeString:
    """`{{ changes.text|as_diff }}`: what went and what came, not a space more than the texts have."""
    told = (format_html(WRAPPED[piece.op], marks.html(piece.text)) for piece in pieces)
    return format_html_join("", "{}", ((part,) for part in told))
