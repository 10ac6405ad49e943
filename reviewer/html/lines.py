"""What lines under, over and through words do to them, and what is drawn behind: a line may be drawn in many ways."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tinycss2.ast import Node

from reviewer.html.harmless import COLOURS, EVERYWHERE
from reviewer.html.look import DOUBTFUL, PLAIN, Look
from reviewer.html.values import USUAL, Value, only_word, pixels_of, unit_of, word_of

# A line under words that is thicker covers others; one that is higher goes through its words, lower through others.
_THICKEST, _HIGHEST, _LOWEST = 5.0, -1.0, 10.0
# Of three colours beside each other the middle one is a line where it has a smaller share.
_BAND = 0.2
_MOST_COLOURS = 8
_EVEN = frozenset({"linear-gradient", "radial-gradient", "-webkit-linear-gradient", "-webkit-radial-gradient"}) | {
    "-moz-linear-gradient",
    "-o-linear-gradient",
}


def decoration(_name: str, value: Value) -> Look:
    """A line through words, and what is reckoned may be one."""
    words = {word_of(node) for node in value}
    reckoned = any(node.type == "function" and node.lower_name not in COLOURS for node in value)
    thick = any(not _is_within(node, 0, _THICKEST) for node in value if _is_length(node))
    lined = not words.isdisjoint({"underline", "overline"})
    return Look(struck="line-through" in words or reckoned, lined=lined, doubtful=thick)


def thickness(_name: str, value: Value) -> Look:
    """How thick such a line is."""
    if only_word(value) in {"auto", "from-font", *EVERYWHERE}:
        return PLAIN
    return PLAIN if len(value) == 1 and _is_within(value[0], 0, _THICKEST) else DOUBTFUL


def underline_offset(_name: str, value: Value) -> Look:
    """How far below its words a line is drawn."""
    if only_word(value) in {"auto", *EVERYWHERE}:
        return PLAIN
    return PLAIN if len(value) == 1 and _is_within(value[0], _HIGHEST, _LOWEST) else Look(struck=True)


def background(_name: str, value: Value) -> Look:
    """A colour or a picture, or colours that go over into each other: a thin one between others is a line."""
    found = [node for node in value if node.type == "function" and node.lower_name not in COLOURS]
    drawn = [node for node in found if _is_drawn(node)]
    sized = "/" in value and _is_sized(value[list(value).index("/") + 1 :])
    edges = sum(map(_has_edge, drawn))
    painted = only_word(value) not in _UNPAINTED
    return Look(drawn=bool(drawn), tiled=sized, edges=edges, struck=any(map(_has_band, found)), painted=painted)


def background_color(_name: str, value: Value) -> Look:
    """Whether there is one."""
    return Look(painted=True) if only_word(value) not in _UNPAINTED else PLAIN


_UNPAINTED = EVERYWHERE | {"none", "transparent"}


def background_size(_name: str, value: Value) -> Look:
    """How large a picture behind words is: colours in a part of it may be a line."""
    return Look(tiled=_is_sized(value))


def _is_sized(value: Sequence[Node]) -> bool:
    return any(_is_length(node) and word_of(node) != "100%" for node in value) or any(
        node.type == "function" and node.lower_name not in COLOURS and not _is_drawn(node) for node in value
    )


def _is_drawn(node: Node) -> bool:
    return bool(node.type == "function" and node.lower_name.endswith("gradient"))


def _has_band(node: Node) -> bool:
    """Whether colours that go over into each other have a thin one between others, or cannot be reckoned."""
    if not _is_drawn(node):
        return bool(node.lower_name in ("var", "env", "paint", "element", "-moz-element", "cross-fade"))
    colours = [part for part in _parts(node.arguments) if not _is_direction(part)]
    if node.lower_name not in _EVEN or len(colours) > _MOST_COLOURS:
        return True
    places = _places(node)
    if len(colours) <= 2 and len(places) <= 2:
        return False
    return any(_is_near(*pair) for pair in pairwise(places))


def _has_edge(node: Node) -> bool:
    """Whether one colour ends where another begins: two such pictures on top of each other may make a line."""
    return any(_is_near(*pair) for pair in pairwise(_places(node)))


def _places(node: Node) -> list[float | None]:
    """Where its colours are, as shares, None of what is no share; none of those that go from left to right."""
    parts = list(_parts(node.arguments))
    if [word_of(one) for one in parts[0]] in _ALONG:
        return []
    lengths = [one for part in parts if not _is_direction(part) for one in part if _is_length(one)]
    return [one.value / 100 if unit_of(one) == "%" else None if one.value else 0.0 for one in lengths]


def _is_near(before: float | None, behind: float | None) -> bool:
    return before is None or behind is None or behind - before < _BAND


def _parts(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    part: list[Node] = []
    for node in nodes:
        if node == ",":
            yield part
            part = []
        elif node.type not in ("whitespace", "comment"):
            part.append(node)
    yield part


def _is_direction(part: Sequence[Node]) -> bool:
    """Whether it says where the colours go, and is none."""
    words = [word_of(node) for node in part]
    return not part or not _DIRECTIONS.isdisjoint(words) or any(unit_of(node) in _ANGLES for node in part)


_ALONG = (["to", "right"], ["to", "left"], ["90deg"], ["-90deg"], ["270deg"])
_ANGLES = frozenset({"deg", "turn", "rad", "grad"})
_DIRECTIONS = frozenset({"to", "top", "left", "right", "bottom", "circle", "ellipse", "at", "in", "center"})


def _is_length(node: Node) -> bool:
    return node.type in ("number", "dimension", "percentage")


def _is_within(node: Node, least: float, most: float) -> bool:
    pixels = USUAL * node.value / 100 if node.type == "percentage" else pixels_of(node)
    return pixels is not None and least <= pixels <= most
