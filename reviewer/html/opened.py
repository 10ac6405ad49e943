"""What an open element makes of the place where words stand: its room, its lines, what is beside and over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from math import inf

from reviewer.html.boxes import FAR
from reviewer.html.fits import Box
from reviewer.html.gaps import ALONG, Beside
from reviewer.html.harmless import PIXELS
from reviewer.html.look import Look, Reach
from reviewer.html.names import BLOCKS, OF_TABLES, VOID, joins
from reviewer.html.seen import USUAL, Seen
from reviewer.html.sheet import Looks

# A mail is reckoned this wide, in pixels: on a small telephone.
_WINDOW = 100 * PIXELS["vw"]
# Cells within less are as narrow as their words.
_CROWDED = 100.0
# Above and below these is an empty line where nothing else is said.
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "ul", "ol", "dl", "blockquote", "pre", "hr", "figure", "img"})
# What cuts and says nothing of its width is so wide at most, in pixels; so much of what stands in it is seen at least.
_WIDEST_CUT, _SEEN = 600.0, 20.0
# What is drawn without words; what is thinner, or in both ways smaller, covers none, in pixels.
_DRAWN = frozenset({"img", "hr", "svg", "input", "progress", "meter", "video"})
_POINT, _DOT = 3.0, 12.0
# What is as large as its words ask for, or has none.
GROWING = OF_TABLES | VOID | {"", "html", "body", "table"}


@dataclass(frozen=True, slots=True)
class Opened:
    """An element that is open. `marks`: its words are small, and those of a paragraph in it where it ends first."""

    name: str
    sure: Seen
    maybe: Seen
    marks: bool = False
    beside: Beside = ALONG
    # Whether what stands in it is side by side, and has no room beside it for being in a cell.
    side_by_side: bool = False
    bare: bool = False
    # How wide it is at least, in pixels, as far as that is known; how its lines are aligned, and whether what stands in
    # it side by side has room between.
    room: float = _WINDOW
    aligned: str = ""
    is_spaced: bool = False
    # Whether something around it is so narrow that its cells may be narrower than they say.
    is_crowded: bool = False
    # Whether a style may show it, whatever it is.
    is_displayed: bool = False
    # By its number the outermost element in which words stand from right to left, 0 where they do not.
    turned: int = 0
    # The innermost box of a size that is said, and whether words stand in one line.
    box: Box | None = None
    is_one_line: bool = False
    is_unbroken: bool | None = None
    # How wide it is at most, in pixels, None where that is not said.
    limit: float | None = None
    # How wide what cuts around it is, None where nothing does; how far from its left edge words begin, and how wide is
    # what stands in it, in pixels.
    cut: float | None = None
    left: float = 0.0
    across: float = 0.0
    # Whether something may stand on the right of it, where what reaches beyond its boxes is drawn.
    is_beside: bool = False
    # How far what is painted behind its words reaches over their line, and under it; and whether it is drawn on top of
    # what is beside it.
    over: float = 0.0
    under: float = 0.0
    is_layered: bool = False

    @property
    def odd(self) -> bool:
        """Whether its words may be read otherwise than they stand."""
        return self.maybe.odd


def beside(name: str, looks: Looks, attributes: Mapping[str, str], around: Opened) -> Beside:
    """How it stands beside what is next to it."""
    look, is_cell = looks.maybe, name in ("td", "th")
    is_floating = look.floated or (name == "table" and attributes.get("align") in ("left", "right"))
    is_block = name == "br" or (name in BLOCKS and name != "img") or (looks.sure.blocks and joins(name))
    flows = look.flows or is_floating or look.gone or look.doubtful or around.side_by_side
    is_apart = (looks.sure.apart or around.is_spaced) and not look.gone
    is_bare = is_cell and (look.bare or around.bare) and not is_apart
    return Beside(
        ends=is_block and not flows and not is_bare,
        is_box=is_cell or flows or not (is_block or joins(name)),
        joins=joins(name) and not (look.blocks or is_floating or is_apart or look.doubtful or around.side_by_side),
        is_apart=is_apart,
    )


def _width(looks: Looks, room: float) -> float:
    """How many pixels wide an element is at least, within one that is `room` wide; 0 where that is not known."""
    sure, maybe = looks
    found = [one for one in (maybe.wide, maybe.most) if one is not None]
    if maybe.share is not None:
        # What may hold alone, for a small window as a rule, is no share of what is known here.
        found.append(maybe.share * (room if sure.share is not None else _WINDOW))
    return min(found) if sure.wide is not None or sure.share is not None else 0.0


def width_beside(name: str, looks: Looks, attributes: Mapping[str, str], around: Opened) -> float:
    """The same of one that others may crowd; a picture is as wide as it is, unless there is none."""
    unknown = "src" not in attributes if name == "img" else around.is_crowded
    return 0.0 if unknown else _width(looks, around.room)


def stands_beside(looks: Looks, around: Opened) -> bool:
    """Whether its style, or that of what it stands in, puts something beside it."""
    return looks.maybe.side_by_side or around.side_by_side or (looks.maybe.flows and not _fills(looks.maybe, around))


def over(name: str, looks: Looks, around: Opened, within: Seen) -> float:
    """How far it or what it stands in is painted over its line."""
    own = reach(name, looks, looks.maybe.over, within.moved)
    return own if _is_box(name, looks) else max(around.over, own)


def _is_box(name: str, looks: Looks) -> bool:
    """Whether for sure its line is as high as it is."""
    return name in BLOCKS or looks.sure.blocks or looks.sure.boxed


def reach(name: str, looks: Looks, sides: Reach, moved: float) -> float:
    """How far it is painted beyond its line: what is no box of its own makes its line no higher."""
    if not looks.maybe.painted:
        return 0.0
    beyond = sum(pixels for kind, pixels in sides if kind == "shadow" or not _is_box(name, looks))
    return beyond + moved * looks.maybe.layered


def clear(name: str, look: Look, attributes: Mapping[str, str]) -> float:
    """How much room there is for sure above or below it, in pixels."""
    if not (name in BLOCKS or look.blocks or look.boxed):
        return 0.0
    found = [look.high or 0.0, *(pixels for _, pixels in look.clears)]
    if name in _SPACED and not any(one.startswith("margin") for one, _ in look.clears):
        found.append(USUAL)
    digits = "".join(takewhile(str.isdecimal, attributes.get("height", "")))[:5]
    return max(*found, float(digits or "0"))


def _fills(look: Look, around: Opened) -> bool:
    """Whether a box within the line is as wide as what it stands in, so that nothing else stands beside it."""
    found = [one for one in (look.wide, look.most) if one]
    least = around.limit or (around.room if around.room != _WINDOW else 0.0)
    return bool(found and least and min(found) >= least)


def limit_of(look: Look, around: float | None) -> float | None:
    """How wide it is at most, in pixels; what nobody can reckon says nothing."""
    found = [one for one in (look.wide, look.most) if one or (look.thin and one is not None)]
    return min(found if around is None else [*found, around], default=None)


def box(name: str, look: Look, around: Opened, *, is_beside: bool) -> Box | None:
    """The innermost box that words may reach beyond; parts of tables grow with what stands in them."""
    width = limit_of(look, None)
    limit = limit_of(look, around.limit)
    # What may be scrolled to is not seen by all where hardly anything is seen of it.
    is_cut = look.clips or (look.cut and limit is not None and limit < _WINDOW)
    is_kept = is_cut or (is_beside and width is not None)
    if name in GROWING or not (is_kept or look.high is not None):
        return around.box
    room = around.room if around.room != _WINDOW else 0.0
    return Box(look.high, limit if is_cut else width, room, around.box, is_kept=is_kept)


def is_drawn(name: str, looks: Looks) -> bool:
    """Whether something is seen of it without any words, and of more than a line or a dot as of a list."""
    sizes = [one for one in (looks.sure.wide, looks.sure.high) if one is not None]
    is_dot = min(sizes, default=_SEEN) <= _POINT or (len(sizes) > 1 and max(sizes) <= _DOT)
    return (name in _DRAWN or looks.maybe.painted) and not is_dot


def pushed(looks: Looks, around: Opened) -> tuple[float | None, float, float]:
    """How wide what cuts here is, how far from its left edge words begin, and how wide is what stands in it."""
    look = looks.maybe
    if look.clips:
        # Its own margin is beside it.
        left = sum(pixels for name, pixels in look.pushes if not name.startswith("margin"))
        return limit_of(look, around.limit) or _WIDEST_CUT, left, 0.0
    wide = min(looks.sure.wide or 0.0, look.wide or 0.0, look.most or inf)
    return around.cut, around.left + sum(pixels for _, pixels in look.pushes), max(around.across, wide)


def is_cut_off(cut: float | None, left: float, across: float, aligned: str) -> bool:
    """Whether words that begin so far to the right, or at the right of something so wide, are cut off, or far away."""
    if cut is None:
        return left > FAR
    least = {"": inf, "left": inf, "justify": inf, "center": 2 * cut}.get(aligned, cut)
    return left > cut - _SEEN or across > least + _SEEN


def is_crowded(look: Look) -> bool:
    """Whether it may have no room for the widths of cells in it."""
    # A width that nobody can reckon is 0: mostly "auto".
    return any(one and one < _CROWDED for one in (look.wide, look.most, (look.share or 0.0) * _WINDOW))


def aligned(looks: Looks, attributes: Mapping[str, str]) -> str:
    """How the lines in it may be aligned; "?" where that is not known."""
    found = {attributes.get("align", ""), looks.maybe.aligned} - {""}
    return found.pop() if len(found) == 1 else "?" * bool(found)
