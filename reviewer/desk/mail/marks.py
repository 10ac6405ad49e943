"""Characters that a reader cannot see, made visible: a zero-width space is shown as ⟨U+200B⟩.

Those that belong to an emoji or to how a script is written count as seen where they do that.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from reviewer.unseen import UNSEEN, at_work

_BLANK = re.compile(f"[{UNSEEN}]")
# Categories of what is no sign: control, format and private characters, halves of one, ends of lines, what is none.
_NO_SIGNS = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
# A longer row of hidden characters is shown by its number.
LONGEST_ROW = 40
# After so many spans a text's hidden characters are still written out, but no longer explained one by one.
MOST_SPANS = 2000
# Everything but what is plainly seen; most texts have little of it, so that is looked for first.
ODD = re.compile(r"[^\n\t -~]")


def is_hidden(char: str) -> bool:
    """Whether `char` cannot be seen, wherever it stands."""
    if " " <= char <= "~" or char in "\n\t":
        return False
    return unicodedata.category(char) in _NO_SIGNS or _BLANK.match(char) is not None


def runs(text: str, through: Collection[str] = ()) -> Iterator[tuple[bool, str]]:
    """The text in runs: (hidden, characters). Joined they are the text again. Those in `through` count as seen."""
    odd = {found.start() for found in ODD.finditer(text) if found[0] not in through and is_hidden(found[0])}
    hidden_at = odd - at_work(text) if odd else odd
    if not hidden_at:
        yield from [(False, text)] if text else []
        return
    for hidden, group in groupby(enumerate(text), key=lambda pair: pair[0] in hidden_at):
        yield hidden, "".join(char for _, char in group)


def hidden_count(text: str) -> int:
    """How many characters of `text` cannot be seen."""
    return sum(len(part) for hidden, part in runs(text) if hidden)


def plain(text: str) -> str:
    """The text with marks in it, as plain text."""
    return "".join(_row(part) if hidden else part for hidden, part in runs(text))


def html(text: str, through: Collection[str] = ()) -> SafeString:
    """The text escaped, hidden characters as marked spans but for those in `through`."""
    if not ODD.search(text):
        return escape(text)
    parts, spans = list[SafeString](), 0
    for hidden, part in runs(text, through):
        spans += hidden
        parts.append(_span(part) if hidden and spans <= MOST_SPANS else escape(_row(part) if hidden else part))
    return _joined(parts)


@lru_cache(maxsize=256)
def _span(part: str) -> SafeString:
    """A span; a mail that hides many characters hides the same ones."""
    names = sorted({unicodedata.name(char, "control or unassigned character").lower() for char in set(part)})
    title = f"Hidden: {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"
    return format_html('<span class="hidden-char" title="{}">{}</span>', title, _row(part))


def _joined(parts: Iterable[SafeString]) -> SafeString:
    """Only of what `escape` and `format_html` made."""
    return mark_safe("".join(parts))  # noqa: S308


def _row(part: str) -> str:
    """Their marks: "⟨U+200B⟩⟨U+202E⟩", or "⟨312 hidden characters⟩"."""
    if len(part) > LONGEST_ROW:
        return f"⟨{len(part):,} hidden characters⟩"
    return "".join(f"⟨U+{ord(char):04X}⟩" for char in part)
