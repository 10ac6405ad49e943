"""Characters that nobody sees, wherever one stands. Pure."""

import unicodedata

# For a pattern's character class: what Unicode calls default ignorable (joiners, marks of direction, selectors of a
# letter's form, fillers, tags), the marks of annotations, and what is blank though called a letter, mark or symbol.
UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    r"\u2800\U00016fe4\U0001bc9d\U0001bc9e\U0001d159"
)
# Asks for the coloured form of the symbol before it; harmless there, telling anywhere else.
EMOJI_STYLE = "\ufe0f"
# Signs with a coloured form that are no symbols by their category.
_COLOURED = "#*0123456789\u2139\u3030"


def has_colour(before: str) -> bool:
    """Whether the character before EMOJI_STYLE may have a coloured form."""
    return bool(before) and (before in _COLOURED or unicodedata.category(before) in ("So", "Sm", "Po"))
