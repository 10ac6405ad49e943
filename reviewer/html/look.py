"""What styles do to the words of an element, as one value: what rules say of it one by one adds up to it."""

from collections.abc import Callable, Container
from math import inf
from typing import NamedTuple

# So many of the strings that styles add to one element are kept.
MOST_ADDED = 20
# Browsers stop at some size: a share of letters that are larger is smaller than it is reckoned.
_LARGEST = 1000.0
# Words that are moved farther, in pixels, stand elsewhere.
NUDGED = 10.0
# So far what is painted behind words may reach over their line.
OVER = 8.0
# How far something reaches, in pixels, by the declarations that say so.
Reach = tuple[tuple[str, float], ...]


class Look(NamedTuple):
    """What declarations do to the words of the element that they are for.

    `gone` and `shown`: some `display` takes it away, some shows it. `doubtful`: something is not known to be harmless.
    `veiled` and `tight` are for the visibility and the height of lines: None where nothing is said of them; `line` is
    that height in pixels, inf where it grows with the letters. `least` is
    the smallest size of letters in pixels, `factor` that beside the size around. What does not fit in a box that is
    `cut` is not shown: in a `flat` one all may not fit, in a `narrow` one no word, and where there is `nothing` nothing
    at all. `blocks`: a line of its own; `flows`: a place within the line; `side_by_side`: what stands in it is so.
    There is room beside it where it is `apart`, none where it is `bare`, and between what stands in it where it is
    `spaced`. `wide`: so many pixels, and `most`: no more; `share`: so much of what is around. `aligned`: as its lines
    are, "?" where it is said in two ways. `indent` moves the first line to the left, `room` is what is there. `lined`:
    a line is drawn under or over its words. Behind them colours are `drawn` that go over into each other, in `tiled`
    parts, with so many `edges`. There is so much more space between its `letters`, and `between` its words. `moves`: by
    which declaration it is moved how far. It is so `high`, and `thin`: hardly wide. Words stand in `one_line`, or go on
    in the next only where an `unbroken` word ends. What reaches beyond it it `clips`: nobody can scroll to it. It is
    `boxed`: within the line, but as large as all that stands in it. It is `painted` behind its words, by which
    kind of declarations how far `over` and `under` its line, and `layered` on top of what is beside it, whatever
    stands first. It `covers` what is beside it, whether it has words or not, or has a `ring` of so many pixels.
    `clears`: by which declaration there is how much room above or below it, and `pushes`: to the left of its words.
    It `shifts`: it is drawn elsewhere than it stands, so that it covers what is there.
    """

    gone: bool = False
    shown: bool = False
    doubtful: bool = False
    veiled: bool | None = None
    least: float | None = None
    factor: float | None = None
    tight: bool | None = None
    line: float | None = None
    strength: float = 1.0
    cut: bool = False
    flat: bool = False
    narrow: bool = False
    nothing: bool = False
    overridden: bool = False
    direction: str = ""
    struck: bool = False
    floated: bool = False
    indent: float = 0.0
    room: float | None = None
    animated: bool = False
    blocks: bool = False
    flows: bool = False
    side_by_side: bool = False
    apart: bool = False
    bare: bool = False
    spaced: bool = False
    wide: float | None = None
    most: float | None = None
    share: float | None = None
    aligned: str = ""
    lined: bool = False
    drawn: bool = False
    tiled: bool = False
    edges: int = 0
    letters: float | None = None
    between: float | None = None
    moves: Reach = ()
    high: float | None = None
    thin: bool = False
    one_line: bool | None = None
    unbroken: bool | None = None
    clips: bool = False
    boxed: bool = False
    painted: bool = False
    over: Reach = ()
    under: Reach = ()
    layered: bool = False
    covers: bool = False
    ring: float = 0.0
    clears: Reach = ()
    pushes: Reach = ()
    shifts: bool = False
    added: tuple[str, ...] = ()

    def at_times(self) -> "Look":
        """The same where it may not hold: then nothing in it shows what else would be hidden."""
        small = self._replace(
            shown=False,
            veiled=self.veiled or None,
            tight=self.tight or None,
            line=None if self.line == inf else self.line,
            direction=self.direction if self.direction == "rtl" else "",
            room=None,
            letters=_if_negative(self.letters),
            between=_if_negative(self.between),
            one_line=self.one_line or None,
            unbroken=self.unbroken or None,
        )
        return small._replace(factor=min(1.0, _first(self.factor, 1.0))) if self.is_sized else small

    @property
    def is_sized(self) -> bool:
        """Whether something is said of the size of its letters."""
        return self.least is not None or self.factor is not None

    def size(self, around: float) -> float:
        """The size of its letters in pixels, within letters of another size."""
        if self.factor is None:
            return around if self.least is None else min(self.least, _LARGEST)
        return min(self.factor * around, _first(self.least, self.factor * around), _LARGEST)

    @property
    def harms(self) -> bool:
        """Whether it does anything to words by itself but to give them another size."""
        return (
            self.gone
            or self.doubtful
            or self.ring > 0
            or bool(self.veiled or self.tight or self.added)
            or self.strength < 1
            or self.cut
            or self.flat
            or self.narrow
            or self.overridden
            or self.direction == "rtl"
            or self.animated
            or self.struck
            or self.floated
            or self.indent < 0
            or self.moved() > NUDGED
        )

    def moved(self, names: Container[str] | None = None) -> float:
        """How far it is moved in all, or by declarations of these names, in pixels."""
        return sum(pixels for name, pixels in self.moves if names is None or name in names)


PLAIN = Look()
DOUBTFUL = Look(doubtful=True)
SHIFTED = Look(doubtful=True, shifts=True)
COVERING = Look(doubtful=True, covers=True)


def both(one: Look, other: Look) -> Look:
    """That both are there."""
    if one is PLAIN or other is PLAIN:
        return one if other is PLAIN else other
    return Look(
        gone=one.gone or other.gone,
        shown=one.shown or other.shown,
        doubtful=one.doubtful or other.doubtful,
        veiled=_worse(one.veiled, other.veiled),
        least=_smaller(one.least, other.least),
        factor=_smaller(one.factor, other.factor),
        tight=_worse(one.tight, other.tight),
        line=_smaller(one.line, other.line),
        strength=min(one.strength, other.strength),
        cut=one.cut or other.cut,
        flat=one.flat or other.flat,
        narrow=one.narrow or other.narrow,
        nothing=one.nothing or other.nothing,
        overridden=one.overridden or other.overridden,
        direction=max(one.direction, other.direction),
        struck=one.struck or other.struck,
        floated=one.floated or other.floated,
        indent=min(one.indent, other.indent),
        room=_smaller(one.room, other.room),
        animated=one.animated or other.animated,
        blocks=one.blocks or other.blocks,
        flows=one.flows or other.flows,
        side_by_side=one.side_by_side or other.side_by_side,
        apart=one.apart or other.apart,
        bare=one.bare or other.bare,
        spaced=one.spaced or other.spaced,
        wide=_smaller(one.wide, other.wide),
        most=_smaller(one.most, other.most),
        share=_smaller(one.share, other.share),
        aligned=one.aligned if other.aligned in ("", one.aligned) else "?" if one.aligned else other.aligned,
        lined=one.lined or other.lined,
        drawn=one.drawn or other.drawn,
        tiled=one.tiled or other.tiled,
        edges=max(one.edges, other.edges),
        letters=_smaller(one.letters, other.letters),
        between=_smaller(one.between, other.between),
        moves=_merged(max, one.moves, other.moves),
        high=_smaller(one.high, other.high),
        thin=one.thin or other.thin,
        one_line=_worse(one.one_line, other.one_line),
        unbroken=_worse(one.unbroken, other.unbroken),
        clips=one.clips or other.clips,
        boxed=one.boxed or other.boxed,
        painted=one.painted or other.painted,
        over=_merged(max, one.over, other.over),
        under=_merged(max, one.under, other.under),
        layered=one.layered or other.layered,
        covers=one.covers or other.covers,
        ring=max(one.ring, other.ring),
        clears=_merged(min, one.clears, other.clears),
        pushes=_merged(max, one.pushes, other.pushes),
        shifts=one.shifts or other.shifts,
        added=(*one.added, *other.added)[:MOST_ADDED],
    )


def _merged(choose: Callable[[float, float], float], one: Reach, other: Reach) -> Reach:
    """Of two declarations of one name one holds."""
    if not one or not other:
        return one or other
    found = dict(one)
    for name, pixels in other:
        found[name] = choose(pixels, found.get(name, pixels))
    return tuple(found.items())


def _if_negative(value: float | None) -> float | None:
    return value if value is not None and value < 0 else None


def _first(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _worse(one: bool | None, other: bool | None) -> bool | None:
    return one or other if one is not None and other is not None else (one if other is None else other)


def _smaller(one: float | None, other: float | None) -> float | None:
    return min(one, other) if one is not None and other is not None else (one if other is None else other)
