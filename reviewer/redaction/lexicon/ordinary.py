"""Words of ordinary English, as they stand in lower case in texts about incidents and in the names of companies."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("ordinary.txt")


def is_ordinary(word: str) -> bool:
    """Whether a word in lower case is one of them, or one of them with an s."""
    words = ordinary_words()
    return word in words or (word.endswith("s") and word[:-1] in words)


@cache
def ordinary_words() -> frozenset[str]:
    """All of them."""
    return frozenset(_FILE.read_text(encoding="utf-8").split())
