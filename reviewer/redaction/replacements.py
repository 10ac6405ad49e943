"""What to write instead: words fit for any audience, the same for the same thing wherever it stands in a report."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from reviewer.redaction.replaced import bare
from reviewer.redaction.values import REMOVED, Span


class Replaceable(Protocol):
    """A span, or a hint that was made of one."""

    @property
    def replacement(self) -> str:
        """The words of the detector."""
        ...


class Names:
    """The replacements of one report. Different things that would read alike are told apart by a number in brackets.

    The first of them has none: "[an engineer]", "[engineer 2]".

    Ask in reading order: the subject, then the text, version after version.
    """

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._used: defaultdict[str, int] = defaultdict(int)

    def name(self, span: Replaceable, value: str) -> str:
        """The replacement of a span that reads `value`."""
        words = span.replacement
        if not words.startswith("[") or words == REMOVED:
            return words
        key = (words, " ".join(value.lower().split()))
        if key not in self._given:
            self._used[words] += 1
            number = self._used[words]
            self._given[key] = words if number == 1 else f"[{bare(words[1:-1])} {number}]"
        return self._given[key]


def apply(text: str, spans: Iterable[Span], names: Names | None = None) -> str:
    """The text with every one of its spans replaced. Spans may come in any order but must not overlap."""
    names = names or Names()
    pieces, done = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [text[done : span.start], names.name(span, text[span.start : span.end])]
        done = span.end
    return "".join([*pieces, text[done:]])
