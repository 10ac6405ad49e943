"""Lists of words, as they are easiest to read and to add to."""


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """The words of a text as the alternatives of a pattern; of two that begin alike the longer is tried first."""
    return "|".join(sorted(words(text), key=lambda word: (-len(word), word)))
