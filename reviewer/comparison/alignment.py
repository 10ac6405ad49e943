"""The sections of several versions as the rows of one table. Pure; every section stands in exactly one cell."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.comparison.headings import bare
from reviewer.comparison.title_words import NAMES
from reviewer.comparison.titles import fold
from reviewer.comparison.values import Section

# A canonical name, or "other" with its folded title.
Key = tuple[str, str]
START: Key = ("", "")


@dataclass(frozen=True)
class Row:
    """One part of the report; a cell for each version holds what that version has of it, in order, often nothing.

    `title` is empty for canonical sections (their name says it) and for what stands without a heading.
    """

    name: str
    title: str
    cells: tuple[tuple[Section, ...], ...]


def align(versions: Sequence[Sequence[Section]]) -> list[Row]:
    """The rows of the review table.

    Canonical sections stand in the order most versions use, where they disagree as NAMES has them. Another section
    follows the one it follows in the first version that has it; those with equal titles share a row.
    """
    cells: dict[Key, list[list[Section]]] = defaultdict(lambda: [[] for _ in versions])
    for column, sections in enumerate(versions):
        for section in sections:
            cells[_key(section)][column].append(section)
    return [_row(key, cells[key]) for key in _order(versions)]


def _row(key: Key, cells: Sequence[Sequence[Section]]) -> Row:
    first = next(section for cell in cells for section in cell)
    title = bare(first.heading) if key[0] == "other" else ""
    return Row(key[0], title, tuple(tuple(cell) for cell in cells))


def _key(section: Section) -> Key:
    if section.name != "other":
        return section.name, ""
    title = bare(section.heading)
    return "other", fold(title) or title


def _order(versions: Sequence[Sequence[Section]]) -> list[Key]:
    after: dict[Key, list[Key]] = defaultdict(list)
    seen: set[Key] = set()
    for sections in versions:
        anchor = START
        for key in map(_key, sections):
            if key[0] != "other":
                anchor = key
            elif key not in seen:
                after[anchor].append(key)
            seen.add(key)
    named = _majority([key for key in seen if key[0] != "other"], versions)
    return [key for anchor in (START, *named) for key in ([anchor] if anchor != START else []) + after[anchor]]


def _majority(keys: Sequence[Key], versions: Sequence[Sequence[Section]]) -> list[Key]:
    """The canonical keys in the order that most versions agree on."""
    places = [_places(sections) for sections in versions]

    def compare(one: Key, other: Key) -> int:
        both = [place for place in places if one in place and other in place]
        return sum(1 if place[one] > place[other] else -1 for place in both)

    waiting = sorted(keys, key=lambda key: NAMES.index(key[0]))
    ordered: list[Key] = []
    while waiting:
        # The one that fewest others should stand before: with versions that contradict each other there is always one.
        following = min(waiting, key=lambda key: sum(compare(key, other) > 0 for other in waiting))
        waiting.remove(following)
        ordered.append(following)
    return ordered


def _places(sections: Sequence[Section]) -> dict[Key, int]:
    places: dict[Key, int] = {}
    for place, section in enumerate(sections):
        places.setdefault(_key(section), place)
    return places
