"""Words that stand right before a name and tell whose it is."""

from functools import cache


def phrases(text: str) -> tuple[str, ...]:
    """A list written with bars between its phrases."""
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


def told_by(before: str, words: tuple[str, ...], labels: tuple[str, ...] = ()) -> bool:
    """Whether a text ends with one of some words, or with a label and its colon; marks of emphasis do not matter."""
    tail = before.rstrip(" \t*_`\"'(").lower()
    if tail.endswith((":", "=")):
        return _ends(tail[:-1].rstrip(" *_"), labels)
    return _ends(tail.rstrip(","), words)


def _ends(tail: str, words: tuple[str, ...]) -> bool:
    """The many words are asked only when the last word is the last of one of them."""
    return tail[tail.rfind(" ") + 1 :].lstrip(_MARKS) in _last_words(words) and any(
        tail.endswith(word) and not tail[-len(word) - 1 : -len(word)].isalnum() for word in words
    )


_MARKS = "\n\t*_`\"'([|>-"


@cache
def _last_words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)
