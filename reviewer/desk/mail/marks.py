"""Characters that a reader cannot see, made visible: a zero-width space is shown as ⟨U+200B⟩.

Those that belong to an emoji or to how a script is written count as seen where they do that.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Set
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from reviewer.unseen import UNSEEN, at_work

_BLANK = re.compile(f"[{UNSEEN}]")
# Categories of what is no sign: control, format and private characters, halves of one, ends of lines, what is none.
_NO_SIGNS = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
# A longer row of hidden characters is shown by its number.
LONGEST_ROW = 40
# Letters of no language have more marks on them than so many; a letter with hundreds is drawn over what is around it.
MOST_MARKS = 8
_PILE = re.compile(f"[^ -~]{{{MOST_MARKS + 1},}}")
# After so many spans a text's hidden characters are still written out, but no longer explained one by one.
MOST_SPANS = 2000
# What a mail names itself is shown in so many characters in a sentence of the desk; one word of these needs no quotes.
LONGEST_NAME = 60
_ONE_WORD = re.compile(r"[\w.:/@#+-]{1,60}")
_NO_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f", '""""')
# Everything but what is plainly seen; most texts have little of it, so that is looked for first. "\r\n" ends a line.
ODD = re.compile(r"[^\n\t\r -~]|\r(?!\n)")


def is_hidden(char: str) -> bool:
    """Whether `char` cannot be seen, wherever it stands."""
    if " " <= char <= "~" or char in "\n\t":
        return False
    return unicodedata.category(char) in _NO_SIGNS or _BLANK.match(char) is not None


def runs(text: str, through: Collection[str] = ()) -> Iterator[tuple[bool, str]]:
    """The text in runs: (hidden, characters). Joined they are the text again. Those in `through` count as seen."""
    done = 0
    for start, end in _rows(sorted(_hidden_at(text, through))):
        if done < start:
            yield False, text[done:start]
        yield True, text[start:end]
        done = end
    if done < len(text):
        yield False, text[done:]


def _hidden_at(text: str, through: Collection[str] = ()) -> Set[int]:
    odd = {found.start() for found in ODD.finditer(text) if found[0] not in through and is_hidden(found[0])}
    return (odd - at_work(text) if odd else odd) | _piled(text)


def _piled(text: str) -> Set[int]:
    """Where marks stand that are on top of too many others on one letter."""
    places: set[int] = set()
    for row in _PILE.finditer(text):
        count = 0
        for place, char in enumerate(row[0], row.start()):
            count = count + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
            if count > MOST_MARKS:
                places.add(place)
    return places


def _rows(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """From where to where places in order stand beside each other."""
    start = end = -1
    for place in places:
        if place != end:
            if start < end:
                yield start, end
            start = place
        end = place + 1
    if start < end:
        yield start, end


@lru_cache(maxsize=64)
def hidden_count(text: str) -> int:
    """How many characters of `text` cannot be seen. Pure, and asked for at each look at a page."""
    return len(_hidden_at(text))


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


def name(text: str) -> str:
    """What a mail names itself, for a sentence of the desk: on one line, in short, and in quotes but for one word.

    "INC-7" stays as it is; "Lee, approved by Mara" must not be read as words of the desk.
    """
    said = " ".join(text.translate(_NO_QUOTES).split())
    if not said or _ONE_WORD.fullmatch(said):
        return said
    short = said if len(said) <= LONGEST_NAME else f"{said[: LONGEST_NAME - 1].rstrip()}\u2026"
    return f"\u201c{short}\u201d"


def _row(part: str) -> str:
    """Their marks: "⟨U+200B⟩⟨U+202E⟩", or "⟨312 hidden characters⟩"."""
    if len(part) > LONGEST_ROW:
        return f"⟨{len(part):,} hidden characters⟩"
    return "".join(f"⟨U+{ord(char):04X}⟩" for char in part)
