"""What to write instead: words fit for any audience, the same for the same thing wherever it stands in a report."""

from collections import defaultdict
from typing import Protocol

from reviewer.redaction.replaced import bare
from reviewer.redaction.values import REMOVED


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
