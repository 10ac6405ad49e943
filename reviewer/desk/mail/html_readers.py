"""Who is shown which words of an HTML part, as far as conditions part Outlook from all other readers. Pure and linear.

Told apart is only what is certain: `<!--[if mso]>…<![endif]-->`, which is a comment to all others, and
`<!--[if !mso]><!-->…<!--<![endif]-->`, which Outlook leaves out. All else is told to both, so each word is told to one
of them (invariant 1).
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from reviewer.html.tokens import COMMENT_END, Kind, Piece, Tag, pieces, said


class Reader(Enum):
    """Programs that read conditions in one way."""

    OUTLOOK = "outlook"
    OTHERS = "others"


_FLAGS = re.IGNORECASE | re.ASCII
_CONDITION = re.compile(r"<!(?:--)?[ \t\n\f\r]*\[if\b", _FLAGS)
# True for every Outlook that knows conditions.
_FOR_OUTLOOK = re.compile(r"<!--\[if (?:mso|gte mso 9|\(gte mso 9\)\|\(IE\)|mso ?\| ?IE)\]>", _FLAGS)
_FOR_OTHERS = re.compile(r"<!--\[if !mso\]>[ \t\n\f\r]*(?:<!|<!--[ \t\n\f\r]*)?-->|<!\[if !mso\]>", _FLAGS)
_END = re.compile(r"<!(?:--[ \t\n\f\r]*<!)?\[endif\]", _FLAGS)


def tokens_for(source: str, reader: Reader) -> Iterator[Tag | str]:
    """The tags and text of `source` that a reader is shown."""
    return said(source, (piece for piece, only in _parted(source, pieces(source)) if only in (None, reader)))


def _parted(source: str, found: Iterable[Piece]) -> Iterator[tuple[Piece, Reader | None]]:
    """Each piece with the only reader who is shown it, if there is just one."""
    only: Reader | None = None
    # In a condition; where its comment ends; whether they nest or overlap, after which nothing is certain.
    within, ends, unsure = False, 0, False
    for piece in found:
        kind = None if isinstance(piece, Tag) else piece.kind
        if only is Reader.OUTLOOK and piece.end > ends:
            # Its condition has not ended, but its comment has.
            unsure = True
        if kind is Kind.UNREAD and _CONDITION.match(source, piece.start):
            unsure = unsure or within
            within = True
            if not unsure:
                only, ends = _condition(source, piece.start)
        elif kind is Kind.UNREAD and _END.match(source, piece.start):
            within, only = False, None
        elif kind is Kind.SOURCE:
            unsure = True
        yield piece, None if unsure else only


def _condition(source: str, start: int) -> tuple[Reader | None, int]:
    """Who alone is shown what stands behind this condition; for Outlook, and where its comment ends."""
    if _FOR_OTHERS.match(source, start):
        return Reader.OTHERS, 0
    if _FOR_OUTLOOK.match(source, start):
        found = COMMENT_END.search(source, start)
        return Reader.OUTLOOK, found.end() if found else len(source)
    return None, 0
