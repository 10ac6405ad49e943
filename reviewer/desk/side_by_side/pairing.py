"""What became of each hint of a version in somebody's edit of it. Pure: two texts and their hints in, pairs out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reviewer.comparison.differences.words import TOKEN, aligned
from reviewer.redaction.hints import Hints
from reviewer.redaction.judging import Judged
from reviewer.redaction.reading.rendered import with_halves
from reviewer.redaction.scanning import Parts
from reviewer.redaction.values import EDITED, NAMED, Where


class Became(NamedTuple):
    """The hint that still stands in its place (`left`), or where in the edit its replacement stands (`put_in`).

    Neither where the value is gone and other words than what is offered stand there, or nobody can tell which do.
    """

    left: Judged | None = None
    put_in: tuple[int, int] | None = None


class _Token(NamedTuple):
    """A word of a text, or one whole hint or replacement: then `said` is the same for both, so that they pair."""

    said: str
    start: int
    end: int
    hint: Judged | None = None
    is_replacement: bool = False


def pair(before: Hints, edited: Hints) -> dict[int, Became]:
    """What became of the hints `before`, by the id of each, in the edit that has those `edited`.

    Places of one value are paired in the order of the text. As many as are left of it stand somewhere: what was moved
    is not replaced.
    """
    was, now = Parts(before.revision), Parts(edited.revision)
    found: dict[int, Became] = {}
    for where in sorted(EDITED):
        found |= _in_part(where, _of(before, where), _of(edited, where), was[where], now[where])
    taken = {became.left.hint.pk for became in found.values() if became.left}
    left = defaultdict(list)
    for one in edited.judged:
        if one.hint.pk not in taken:
            left[_stands_as(one)].append(one)
    for one in before.judged:
        if one.hint.where not in EDITED:
            found[one.hint.pk] = Became(
                next((each for each in edited.judged if _stands_as(each) == _stands_as(one)), None)
            )
        elif found.get(one.hint.pk, Became()) == Became():
            here = left[_stands_as(one)]
            found[one.hint.pk] = Became(here.pop(0)) if here else Became(put_in=_alone(one, before, edited, was, now))
    return found


def _of(hints: Hints, where: Where) -> list[Judged]:
    return [one for one in hints.judged if one.hint.where == where]


def _stands_as(one: Judged) -> tuple[str, str]:
    """A value, and whether it is a name that no edit changes: replaced in the text it may still stand there."""
    return one.hint.key, one.hint.where if one.hint.where in NAMED else ""


def _in_part(
    where: Where, before: Sequence[Judged], edited: Sequence[Judged], was: str, now: str
) -> Iterable[tuple[int, Became]]:
    put_in = [(one.hint.start, one.hint.end, one.replacement) for one in before]
    exact = [words for _, _, words in (with_halves(was, put_in) if where == Where.TEXT else put_in)]
    offered = {one.hint.pk: words for one, words in zip(before, exact, strict=True)}
    names = {one.hint.key: one.replacement for one in before}
    words = {said: one.replacement for one, said in zip(before, exact, strict=True) if said.strip()}
    ones, others = list(_tokens(was, before, names, words)), list(_tokens(now, edited, names, words))
    for start, end, there, _ in aligned([one.said for one in ones], [one.said for one in others]):
        for token, other in zip(ones[start:end], others[there : there + end - start], strict=True):
            if token.hint is None:
                continue
            if other.hint is not None and other.hint.hint.key == token.hint.hint.key:
                yield token.hint.hint.pk, Became(other.hint)
            elif other.is_replacement and now[other.start : other.end] == offered[token.hint.hint.pk]:
                yield token.hint.hint.pk, Became(put_in=(other.start, other.end))


def _tokens(text: str, hints: Iterable[Judged], names: Mapping[str, str], words: Mapping[str, str]) -> Iterator[_Token]:
    """The text in tokens; of hints within one another the outer one. `names` has what is offered, by key."""
    done = 0
    for one in sorted(hints, key=lambda one: (one.hint.start, -one.hint.end, one.hint.category)):
        if one.hint.start < done or one.hint.key not in names:
            continue
        yield from _plain(text, done, one.hint.start, words)
        yield _Token(f"\0{names[one.hint.key]}", one.hint.start, one.hint.end, one)
        done = one.hint.end
    yield from _plain(text, done, len(text), words)


def _plain(text: str, start: int, end: int, words: Mapping[str, str]) -> Iterator[_Token]:
    """What stands between hints: the replacements in it are each one token, as the hints are."""
    any_of = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    found = re.compile(any_of).finditer(text, start, end) if any_of else ()
    for match in found:
        yield from _single(text, start, match.start())
        yield _Token(f"\0{words[match[0]]}", match.start(), match.end(), is_replacement=True)
        start = match.end()
    yield from _single(text, start, end)


def _single(text: str, start: int, end: int) -> Iterator[_Token]:
    return (_Token(match[0], match.start(), match.end()) for match in TOKEN.finditer(text, start, end))


def _alone(one: Judged, before: Hints, edited: Hints, was: Parts, now: Parts) -> tuple[int, int] | None:
    """Where other words stand in its place, if the edit changes nothing else: whatever they are, they came with it."""
    where, start, end = one.hint.where, one.hint.start, one.hint.end
    rest = [part for part in EDITED if part != where]
    base, edit = before.revision.content, edited.revision.content
    if any(was[part] != now[part] for part in rest) or (base.to, base.cc, base.bcc) != (edit.to, edit.cc, edit.bcc):
        return None
    head, tail = was[where][:start], was[where][end:]
    fits = len(now[where]) >= len(head) + len(tail)
    return (
        (start, len(now[where]) - len(tail))
        if fits and now[where].startswith(head) and now[where].endswith(tail)
        else None
    )
