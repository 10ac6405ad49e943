"""A text as the parts that are edited one by one, and back again. Pure; nothing is lost on the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.comparison.alignment import LABELS
from reviewer.comparison.sections import parse

# A text with more parts than this is edited as one: nobody wants so many fields.
MOST = 40


@dataclass(frozen=True)
class Part:
    """One section as it is edited: `text` without its last line breaks, which are `gap`."""

    label: str
    text: str
    gap: int


def split(text: str) -> list[Part]:
    """The parts of a text, in order. `join` of their texts and gaps is the text again, character for character."""
    sections = parse(text)
    if not 1 < len(sections) <= MOST:
        return [whole(text)]
    labels = _told_apart([_label(one.name, one.heading) for one in sections])
    return [_part(label, text[one.start : one.end]) for label, one in zip(labels, sections, strict=True)]


def whole(text: str) -> Part:
    """A text as one part, whatever it has in it."""
    return _part("Text", text)


def join(texts: Sequence[str], gaps: Sequence[int]) -> str:
    """The parts as one text, each with its gap; a later part that was emptied takes its gap along."""
    padded = [*gaps, *([1] * len(texts))]
    return "".join(
        text + "\n" * gap for index, (text, gap) in enumerate(zip(texts, padded, strict=False)) if text or not index
    )


def _part(label: str, text: str) -> Part:
    bare = text.rstrip("\n")
    return Part(label, bare, len(text) - len(bare))


def _label(name: str, heading: str) -> str:
    bare = heading.strip().strip("#*=-_:[] \t").strip()
    return LABELS.get(name) or bare[:60] or "Opening"


def _told_apart(labels: Sequence[str]) -> list[str]:
    """The second "Timeline" is "Timeline 2": every field has a name of its own."""
    seen: Counter[str] = Counter()
    told = []
    for label in labels:
        seen[label] += 1
        told.append(label if seen[label] == 1 else f"{label} {seen[label]}")
    return told
