"""Declarations that give words room, and may give so much that nobody finds what stands behind it."""

from collections.abc import Sequence
from math import inf

from tinycss2.ast import Node

from reviewer.html import boxes
from reviewer.html.boxes import APART, FAR
from reviewer.html.harmless import EVERYWHERE
from reviewer.html.look import DOUBTFUL, PLAIN, Look, both
from reviewer.html.values import Value, length_of, only_word, pixels_of, unit_of, word_of

# What is wider or higher is no box for words, in pixels.
WIDEST = 2000.0
# A line that is lower is none of words; a column that is narrower has none.
_NOTHING = 3.0
# One that is higher, beside its width, is far.
_TALLEST = 3.0
_RECKONED = frozenset({"calc", "min", "max", "clamp", "minmax", "fit-content", "env"})
# A page is made a little higher than its window to have a scroll bar. In per cent.
_ALL = 101
# Nobody writes more brackets in each other; what does cannot be read.
_DEEPEST = 20
_OF_THE_WINDOW = ("vw", "vh", "vmin", "vmax", "vi", "vb", "%")


def distance(value: Sequence[Node], depth: int = 0) -> float:
    """How far all lengths in it reach in pixels, at most; inf where that is not known.

    `depth`: how many brackets stand around it.
    """
    return sum(_length(node, depth) for node in value)


def _length(node: Node, depth: int = 0) -> float:
    if node.type in ("function", "() block"):
        return _within(node, depth + 1) if depth < _DEEPEST else inf
    if node.type not in ("number", "dimension", "percentage"):
        return 0.0
    unit = unit_of(node)
    if unit.endswith(_OF_THE_WINDOW):
        # A share of a window is one of 320 pixels; more than all of it is beyond it, whatever its size.
        return abs(node.value) * 3.2 if abs(node.value) <= _ALL else inf
    pixels = pixels_of(node)
    return 0.0 if unit == "fr" else inf if pixels is None else abs(pixels)


def _within(node: Node, depth: int) -> float:
    if node.type == "() block":
        return _sum(node.content, depth)
    if node.lower_name == "repeat":
        return _repeated(node, depth)
    if node.lower_name.removeprefix("-webkit-").removeprefix("-moz-") not in _RECKONED:
        return inf
    # None is more than the most of them.
    return max(_sum(part, depth) for part in _parted(node.arguments, ","))


def _parted(nodes: Sequence[Node], *signs: str) -> list[list[Node]]:
    """What stands between these signs."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node in signs:
            parts.append([])
        elif node.type not in ("whitespace", "comment"):
            parts[-1].append(node)
    return parts


def _sum(nodes: Sequence[Node], depth: int) -> float:
    return sum(_product(part, depth) for part in _parted(nodes, "+", "-"))


def _product(nodes: Sequence[Node], depth: int) -> float:
    """A length by numbers; inf of any other product, and of more than all of a window."""
    factor, divides = 1.0, False
    lengths: list[Node] = []
    for node in nodes:
        if node in ("*", "/"):
            divides = node == "/"
        elif node.type == "number":
            by = abs(node.value)
            factor *= by if not divides else 1 / by if by else inf
        elif divides:
            return inf
        else:
            lengths.append(node)
    if not lengths:
        return factor
    is_of_pixels = lengths[0].type == "dimension" and not unit_of(lengths[0]).endswith(_OF_THE_WINDOW)
    if len(lengths) > 1 or (factor > 1 and not is_of_pixels):
        return inf
    reach = _length(lengths[0], depth)
    return inf if inf in (reach, factor) else reach * factor


def _repeated(node: Node, depth: int) -> float:
    times = next((one.value for one in node.arguments if one.type == "number"), 1)
    return float(times) * distance([one for one in node.arguments if one.type != "number"], depth)


def room(_name: str, value: Value) -> Look:
    """Room between cells, or lines of a grid."""
    return DOUBTFUL if any(_length(node) > FAR for node in value) else PLAIN


def sized(name: str, value: Value) -> Look:
    """How wide or high something is."""
    look = boxes.width(name, value) if name in ("width", "inline-size") else boxes.height(name, value)
    pixels = length_of(value)
    return look._replace(doubtful=True) if pixels is not None and pixels > WIDEST else look


def least(_name: str, value: Value) -> Look:
    """How wide or high something is at least."""
    return DOUBTFUL if distance(value) > WIDEST else PLAIN


def gap(_name: str, value: Value) -> Look:
    """Room between what stands side by side in it: the last length is that along the line."""
    pixels = pixels_of(value[-1]) if value else None
    return room("", value)._replace(spaced=pixels is not None and pixels >= APART)


def shared(name: str, value: Value) -> Look:
    """A share of the room that others leave, or none."""
    if only_word(value) in {"auto", "none", *EVERYWHERE}:
        return PLAIN
    if name == "aspect-ratio":
        return Look(narrow=True, doubtful=_is_tall(value))
    lengths = [node for node in value if node.type != "number"]
    return Look(narrow=True, doubtful=distance(lengths) > WIDEST)


def _is_tall(value: Value) -> bool:
    numbers = [node.value for node in value if node.type == "number"]
    wide, high = (*numbers, 1.0, 1.0)[:2] if len(numbers) < 2 else numbers[:2]
    return wide <= 0 or high / wide > _TALLEST or any(node.type == "function" for node in value)


def columns(_name: str, value: Value) -> Look:
    """The columns of a grid: words of one that is hardly wide stand on those of the next."""
    if _is_unsaid(value):
        return PLAIN
    return Look(narrow=True, doubtful=distance(value) > WIDEST or min(_fixed(value), default=inf) < _NOTHING)


def rows(_name: str, value: Value) -> Look:
    """The rows of a grid: one of a height of its own is not as high as its words."""
    return PLAIN if _is_unsaid(value) else Look(narrow=True, doubtful=bool(_fixed(value)))


def _is_unsaid(value: Value) -> bool:
    return all(word_of(node) in {"auto", "none", *EVERYWHERE} for node in value)


def template(_name: str, value: Value) -> Look:
    """Both, with a "/" between."""
    nodes = list(value)
    end = nodes.index("/") if "/" in nodes else len(nodes)
    return both(rows("", nodes[:end]), columns("", nodes[end + 1 :]))


def _fixed(value: Sequence[Node], depth: int = 0) -> list[float]:
    """The sizes in it that do not grow with what stands in them, in pixels; 0 of what cannot be read."""
    found: list[float] = []
    for node in value:
        if node.type == "function" and node.lower_name in ("repeat", "minmax"):
            found += _fixed(_after_comma(node.arguments), depth + 1) if depth < _DEEPEST else [0.0]
        elif node.type == "() block":
            # Brackets stand within a function alone.
            found.append(0.0)
        elif node.type == "function":
            found += [] if node.lower_name == "fit-content" else [distance([node])]
        elif node.type in ("number", "dimension", "percentage") and unit_of(node) != "fr":
            found.append(pixels_of(node) or 0.0)
    return found


def _after_comma(nodes: Sequence[Node]) -> list[Node]:
    nodes = list(nodes)
    return nodes[nodes.index(",") + 1 :] if "," in nodes else nodes
