"""Who signs a mail by a first name or an initial: behind "Best," or "Gruß", or alone at the end."""

from collections.abc import Iterator

from reviewer.given_names import CLEAR, DOUBTFUL
from reviewer.redaction.lexicon.capitals import plain
from reviewer.redaction.lexicon.foreign_words import FOREIGN
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON, COMPANY_TRADES, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Find, Passage

GATE = (
    "best",
    "regards",
    "thank",
    "cheers",
    "sincerely",
    "gr\xfc\xdfe",
    "gru\xdf",
    "saludo",
    "cordialement",
    "merci",
    "lg\n",
    "vg\n",
    "mfg",
)
_NAME = r"([A-Z][a-z\xdf-\xff]{1,15})"
_CLOSING = (
    r"(?m)^[ \t>]*(?:(?:[Aa]ll the |[Mm]any |[Kk]ind |[Bb]est |[Ww]arm |[Ww]ith (?:kind |best )?)?(?:[Bb]est|[Rr]egards"
    r"|[Tt]hanks|[Cc]heers|[Tt]hank you|[Ww]ishes)(?: again| all| everyone| and regards)?"
    r"|[Yy]ours(?: sincerely| truly)?|[Ss]incerely|(?:[A-Za-z]+ )?Gr\xfc\xdfe|(?:[A-Za-z]+ )?Gru\xdf"
    r"|(?:Un |Mit )?(?:[Ss]aludos?|freundlichen Gr\xfc\xdfen)|[Cc]ordialement|[Mm]erci|[LV]G|MfG)[,.!]?[ \t]*\n"
    r"(?:[ \t>]*\n)?[ \t>]*"
)
_CLOSED = Pattern(rf"{_CLOSING}{_NAME}[ \t]*(?:,[^\n]{{1,60}})?(?:\n|\z)")
# By initials and a surname: "A. Fairweather".
_INITIALS = Pattern(
    _CLOSING + r"((?:[A-Z]\.[ -]?){1,3}[A-Z][a-z\xdf-\xff]{2,20}(?:-[A-Z][a-z\xdf-\xff]{2,20})?)"
    r"[ \t]*(?:,[^\n]{1,60})?$",
    needs=r"\n[ \t>]*[A-Z]\.[ -]?[A-Z]",
)
# An initial alone on the last line, or on that before a quoted mail; and a name with whom it is of, at the very end.
_INITIAL = Pattern(r"\n[ \t]*\n[ \t]*([A-Z]\.(?:[ -]?[A-Z]\.){0,2})[ \t]*(?:\n\s*>[^\n]*\n|\s*\z)")
# Two or three letters behind a closing line, unless they are those of a room of the house.
_LETTERS = Pattern(_CLOSING + r"([A-Z]{2,3})[ \t]*(?:\n|\z)")
_NOBODY = words("hr it qa cs pr pm pmo sre noc soc dba ceo cfo coo cto cio ciso ops tam cab csm vp ic nb ps fyi tbd")
# "Xx Hilde", "LG Ortwin": a closing word and the name in a line of their own.
_BESIDE = Pattern(
    rf"(?m)^[ \t>]*(?:[Xx]{{1,3}}|[Xx][Oo](?:[Xx][Oo])?|[LV]G|MfG|[Ll]ove|[Tt]a|[Bb]ises|[Aa]brazos|[Bb]esos|[Cc]iao)"
    rf",? {_NAME}[ \t]*(?:[Xx]{{1,3}})?[ \t]*\s*\z",
)
_AT_THE_END = Pattern(rf"\n[ \t]*\n[ \t]*{_NAME}, [A-Z][\w& -]{{2,40}}\s*\z")

_SHORT, _LONGEST = 5, 9


def find(passage: Passage) -> Iterator[Find]:
    """Whoever signs behind a closing line."""
    own = {word for name in (passage.org.name, *passage.org.services) for word in plain(name).split()}
    longest = _longest(passage)
    for match in _CLOSED.finditer(passage):
        name = plain(passage.text[slice(*match.span(1))])
        if name not in own and (name in CLEAR or name in DOUBTFUL or _may_be_name(name, longest)):
            yield Find(*match.span(1))
    yield from (Find(*match.span(1)) for match in _INITIALS.finditer(passage))
    for match in _LETTERS.finditer(passage):
        letters = passage.text[slice(*match.span(1))].lower()
        if letters not in _NOBODY and letters not in own:
            yield Find(*match.span(1))


def at_the_end(passage: Passage) -> Iterator[Find]:
    """Whoever signs without a closing line, by a given name or an initial."""
    yield from (Find(*match.span(1)) for match in _INITIAL.finditer(passage))
    for match in _BESIDE.finditer(passage):
        name = plain(passage.text[slice(*match.span(1))])
        if name in CLEAR or name in DOUBTFUL or _may_be_name(name, _longest(passage)):
            yield Find(*match.span(1))
    for match in _AT_THE_END.finditer(passage):
        name = plain(passage.text[slice(*match.span(1))])
        if name in CLEAR or name in DOUBTFUL:
            yield Find(*match.span(1))


def _longest(passage: Passage) -> int:
    """Firms sign so as well: of one whose name is not known, a longer word may be it."""
    return _LONGEST if passage.org.name else _SHORT


def _may_be_name(word: str, longest: int) -> bool:
    """Whether a word may name somebody: none of the trade, of a firm or of a sentence."""
    if word in COMMON or word in VENDORS or word in FOREIGN or word in COMPANY_TRADES or len(word) > longest:
        return False
    return not is_ordinary(word) or (len(word) <= _SHORT and not word.endswith("s"))
