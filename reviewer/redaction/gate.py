"""Which detectors are worth running: those whose keywords occur. One pass over the text for all keywords together."""

from collections.abc import Iterable
from functools import cached_property

import re2

from reviewer.redaction.values import Detector, Passage


class Gate:
    """The keywords of many detectors; ready to use after the first text."""

    def __init__(self, detectors: Iterable[Detector]) -> None:
        self._detectors = tuple(detectors)
        self._words = sorted({word for detector in self._detectors for word in detector.gate})
        places: dict[str, list[int]] = {word: [] for word in self._words}
        for place, detector in enumerate(self._detectors):
            for word in detector.gate:
                places[word].append(place)
        self._opened_by = [*places.values()]
        self._always = frozenset(place for place, detector in enumerate(self._detectors) if not detector.gate)

    def pass_through(self, passage: Passage) -> list[Detector]:
        """The detectors without a gate and those with a keyword in the text, in their order."""
        opened = self._always.union(*[self._opened_by[word] for word in self._present(passage)])
        return [self._detectors[place] for place in sorted(opened)]

    def _present(self, passage: Passage) -> list[int]:
        """The words of this text, as places in `_words`. A set out of memory finds none: then each is looked for."""
        if not self._words:
            return []
        found: list[int] = self._set.Match(passage.octets.lower())
        return found or [index for index, word in enumerate(self._words) if word in passage.lowered]

    @cached_property
    def _set(self) -> "re2.Set":
        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.literal = True
        options.log_errors = False
        words = re2.Set.SearchSet(options)
        for word in self._words:
            words.Add(word.encode("latin-1"))
        words.Compile()
        return words
