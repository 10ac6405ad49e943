"""Where a phrase stands by itself in a text: "Al" does not stand in "Also". Pure.

Some scripts put no space between words, or hang their endings on names: there nothing shows where a word ends.
"""

import re

# Thai, Lao, Burmese, Khmer, Hangul, kana, and what is written along with them; Chinese characters.
_WITHOUT_SPACES = (
    r"\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
# A letter, or a digit, of a script with spaces between its words.
_SPACED = rf"[^\W{_WITHOUT_SPACES}]"


def before(phrase: str) -> str:
    """The pattern to put before that of a phrase, so that no word goes on into it."""
    return rf"(?<!{_SPACED})" if re.match(_SPACED, phrase[:1]) else ""


def after(phrase: str) -> str:
    """The pattern to put after that of a phrase, so that its last word does not go on."""
    return rf"(?!{_SPACED})" if re.match(_SPACED, phrase[-1:]) else ""
