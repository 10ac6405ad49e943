"""What declarations of sizes, cuts and places do to the words in a box: most are harmless until it is cut as well."""

from collections.abc import Sequence
from functools import reduce
from math import inf

from tinycss2.ast import Node

from reviewer.html.harmless import COLOURS, EVERYWHERE
from reviewer.html.look import COVERING, DOUBTFUL, NUDGED, PLAIN, SHIFTED, Look, Reach, both
from reviewer.html.values import Value, length_of, only_word, pixels_of, unit_of, word_of

# What fits in so little is no line of words, or nothing; what is farther away stands elsewhere.
FLAT, NOTHING, FAR = 20.0, 3.0, 1000.0
# Words are so far apart where they are read as two; about so wide a space is.
APART, _A_SPACE = 3.0, 4.0
# A line around words that is thicker covers some; letters that are drawn with a thicker one nobody reads. In pixels.
_THICK, _THICK_LETTERS = 3.0, 1.0
# So far within and beyond its box a line stands between words.
_WITHIN, _BEYOND = -2.0, 10.0


def overflow(_name: str, value: Value) -> Look:
    """Any but `visible` cuts; what is cut by `auto` and `scroll` may be scrolled to."""
    words = {word_of(node) for node in value}
    if words and words <= {"visible", *EVERYWHERE}:
        return PLAIN
    return Look(cut=True, clips=not words <= {"visible", "auto", "scroll", *EVERYWHERE})


def contain(_name: str, value: Value) -> Look:
    """What keeps its words to itself cuts them; one that has a size without them has none, and they go over others."""
    words = {word_of(node) for node in value}
    if not words or not words <= _CONTAINING:
        return DOUBTFUL
    is_cut, is_empty = not words.isdisjoint(_CUTTING), not words.isdisjoint(_EMPTYING)
    is_layered = words.isdisjoint({"none", *EVERYWHERE})
    return Look(cut=is_cut, clips=is_cut, nothing=is_cut and is_empty, doubtful=is_empty, layered=is_layered)


_CUTTING, _EMPTYING = frozenset({"paint", "content", "strict"}), frozenset({"size", "inline-size", "strict"})
_CONTAINING = _CUTTING | _EMPTYING | {"none", "layout", "style", *EVERYWHERE}


def height(_name: str, value: Value) -> Look:
    """Any height but that of what stands in it: behind a cut nobody knows whether all lines fit in."""
    if only_word(value) in {"auto", "none", "100%", "max-content", "fit-content", *EVERYWHERE}:
        return PLAIN
    return Look(flat=True, nothing=_is_nothing(value), high=_high(value))


def _high(value: Value) -> float | None:
    """A height in pixels: 0 of what is reckoned, None of a share of what nobody knows and of a whole window."""
    pixels = length_of(value)
    if pixels is None:
        return 0.0 if any(node.type == "function" for node in value) else None
    return None if value[0].type == "percentage" or (unit_of(value[0]) == "vh" and value[0].value >= 50) else pixels


def width(name: str, value: Value) -> Look:
    """Too little for a word, or what nobody can reckon."""
    pixels = length_of(value)
    look = _wide(name, value)
    if len(value) == 1 and (value[0].type == "ident" or (pixels is not None and pixels >= FLAT)):
        return look
    return look._replace(
        narrow=True, nothing=_is_nothing(value), thin=pixels is not None and "%" not in word_of(value[0])
    )


def _wide(name: str, value: Value) -> Look:
    """How wide it is: nobody knows that of "auto", or of what is reckoned."""
    pixels = length_of(value)
    if name.startswith("max-"):
        return PLAIN if only_word(value) in {"none", *EVERYWHERE} else Look(most=pixels or 0.0)
    if len(value) == 1 and value[0].type == "percentage":
        return Look(share=max(0.0, value[0].value / 100))
    return Look(wide=max(0.0, pixels or 0.0))


def align(_name: str, value: Value) -> Look:
    """How lines are aligned."""
    word = only_word(value)
    return Look(aligned={"start": "left", "end": "right"}.get(word, word if word in _ALIGNED else "?"))


_ALIGNED = frozenset({"left", "right", "center", "justify"})


def _is_nothing(value: Value) -> bool:
    pixels = length_of(value)
    return pixels is not None and pixels < NOTHING


def white_space(_name: str, value: Value) -> Look:
    """One long line does not fit into a box that is cut."""
    if any(word_of(node) in ("nowrap", "pre") for node in value):
        return Look(one_line=True)
    return Look(one_line=False) if only_word(value) in _WRAPPING else PLAIN


_WRAPPING = frozenset({"normal", "pre-wrap", "pre-line", "break-spaces", "wrap"})


def breaking(name: str, value: Value) -> Look:
    """Whether a word that is longer than its line goes on in the next."""
    word = only_word(value)
    if word in _BREAKING:
        return Look(unbroken=False)
    # What nobody writes breaks no word.
    inherits = word in EVERYWHERE - {"initial"} or name == "line-break"
    return PLAIN if inherits else Look(unbroken=True)


_BREAKING = frozenset({"break-all", "break-word", "anywhere"})


def padding(name: str, value: Value) -> Look:
    """It is never negative; a great deal of it moves words away."""
    found = [pixels_of(node) for node in value]
    if not found or any(one is None or one > FAR for one in found):
        return PLAIN if only_word(value) in EVERYWHERE else DOUBTFUL
    sides = [one or 0.0 for one in found]
    over, under = _beyond(name, sides)
    return _room(name, sides)._replace(over=over, under=under, clears=_clears(name, sides), pushes=_pushes(name, value))


_THIN = frozenset({"none", "hidden", "thin", "medium"})


def border(name: str, value: Value) -> Look:
    """A thick one is painted over what stands above and below its line."""
    sides = [pixels_of(node) or 0.0 for node in value]
    # A colour may be reckoned, and is no thickness: of that there is one, but in what names thicknesses alone.
    is_known = all(node.type != "function" or node.lower_name in COLOURS for node in value)
    if not name.endswith("-width"):
        is_known = is_known or any(pixels_of(node) is not None or word_of(node) in _THIN for node in value)
    if not is_known or max(sides, default=0.0) > FAR:
        return DOUBTFUL
    if not name.endswith("-width"):
        # There is one length in it.
        sides = [max(sides, default=0.0)]
    if max(sides, default=0.0) <= _THICK:
        return PLAIN
    over, under = _beyond(name, sides)
    return Look(painted=True, over=over, under=under) if over or under else PLAIN


def _beyond(name: str, sides: Sequence[float]) -> tuple[Reach, Reach]:
    """How far a box within the line reaches above and below it."""
    kind, name = name.split("-")[0], name.removesuffix("-width")
    above = sides[0] if name.endswith((kind, "-top", "-block", "-block-start")) else 0.0
    below = sides[2] if len(sides) > 2 else sides[1] if name.endswith("-block") and len(sides) > 1 else sides[0]
    below = below if name.endswith((kind, "-bottom", "-block", "-block-end")) else 0.0
    return ((kind, above),) if above else (), ((kind, below),) if below else ()


def border_image(_name: str, value: Value) -> Look:
    """A picture in place of the border: filled it is drawn behind words, with a size of its own beyond the border."""
    if any(word_of(node) == "fill" or (node.type == "function" and _is_reckoned(node)) for node in value):
        return COVERING
    # The slices, the widths, and how far out it is drawn stand between "/".
    parts: list[list[Node]] = [[]]
    for node in value:
        if node == "/":
            parts.append([])
        else:
            parts[-1].append(node)
    names = ("border-image-width", "border-image-outset")
    sizes = [[node for node in part if node.type in _SIZES or word_of(node) == "auto"] for part in parts[1:]]
    return reduce(both, (border_image_size(*one) for one in zip(names, sizes, strict=False) if one[1]), PLAIN)


_SIZES = frozenset({"number", "dimension", "percentage"})


def _is_reckoned(node: Node) -> bool:
    """Whether a function is no picture, but stands for what nobody knows."""
    return not node.lower_name.endswith(("gradient", "image-set", "url"))


def border_image_size(name: str, value: Value) -> Look:
    """How thick it is, or how far out: numbers are those of the border's own thickness."""
    most = 1.0 if name.endswith("width") else 0.0
    if only_word(value) in EVERYWHERE:
        return PLAIN
    for node in value:
        is_near = node.value <= most if node.type == "number" else 0 <= _pixels(node) <= _THICK
        if not is_near:
            return COVERING
    return PLAIN if value else COVERING


def _pixels(node: Node) -> float:
    """A length in pixels; one that is not known is too large."""
    pixels = pixels_of(node)
    return inf if pixels is None or node.type == "percentage" else pixels


def position(_name: str, value: Value) -> Look:
    """What is placed elsewhere is doubtful, and what may be is on top of what is beside it."""
    word = only_word(value)
    return Look(layered=True) if word == "relative" else PLAIN if word in {"static", *EVERYWHERE} else SHIFTED


def transformed(_name: str, value: Value) -> Look:
    """What is moved, made larger or turned is drawn over what is beside it."""
    return PLAIN if only_word(value) in {"none", *EVERYWHERE} else SHIFTED


def filtered(_name: str, value: Value) -> Look:
    """A picture is drawn in other colours; with a shadow, or by what stands elsewhere, beside itself as well."""
    if only_word(value) in {"none", *EVERYWHERE}:
        return PLAIN
    known = all(node.type == "function" and node.lower_name in _IN_PLACE for node in value)
    return DOUBTFUL if known else COVERING


_IN_PLACE = frozenset(
    ("brightness", "contrast", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia", "blur")
)


def reflected(_name: str, value: Value) -> Look:
    """It is drawn once more beside itself."""
    return PLAIN if only_word(value) in {"none", *EVERYWHERE} else COVERING


def layer(_name: str, value: Value) -> Look:
    """What puts an element on top of what is beside it."""
    return PLAIN if only_word(value) in {"auto", "none", "visible", *EVERYWHERE} else Look(layered=True)


def _clears(name: str, sides: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """How much room it leaves above and below."""
    if name.endswith(("-left", "-right", "-inline", "-inline-start", "-inline-end")):
        return ()
    return ((name, max(sides[0], sides[2] if len(sides) > 2 else sides[0])),)


def margin(name: str, value: Value) -> Look:
    """A negative one moves words onto others, or away."""
    if any(node.type == "ident" and node.lower_value in {"auto", *EVERYWHERE} for node in value):
        value = [node for node in value if node.type != "ident" or node.lower_value not in {"auto", *EVERYWHERE}]
        if not value:
            return PLAIN
    found = [pixels_of(node) for node in value]
    if not found or any(one is None or not -1 <= one <= FAR for one in found):
        return Look(doubtful=True, shifts=any(one is not None and one < -NUDGED for one in found))
    sides = [one or 0.0 for one in found]
    nudged = max(-min(sides), 0.0)
    moves = ((name, nudged),) if nudged else ()
    return _room(name, sides)._replace(moves=moves, clears=_clears(name, sides), pushes=_pushes(name, value))


def _room(name: str, sides: Sequence[float]) -> Look:
    """A first line that begins left of the others may stand in it; and words beside it are as far away."""
    if name not in _BESIDE:
        return PLAIN
    left = sides[-1] if name.endswith("-left") or len(sides) in (1, 4) else sides[1]
    beside = max(left, sides[1]) if len(sides) > 1 else left
    look = Look(apart=beside >= APART, bare=beside < 1 and name.startswith("padding"))
    return look._replace(room=left) if left > 0 and not name.endswith("-right") else look


def _pushes(name: str, value: Value) -> Reach:
    """How far its words begin from its left edge; a share of nearly all that is around is beyond any edge."""
    if name.endswith(("-right", "-top", "-bottom", "-block", "-end", "-block-start")):
        return ()
    node = value[-1] if len(value) in (1, 2, 4) else value[1]
    if len(value) == 2 and name.endswith("-inline"):
        node = value[0]
    pixels = pixels_of(node) or 0.0
    if node.type == "percentage" and node.value >= _NEARLY_ALL:
        pixels = FAR
    return ((name, pixels),) if pixels > 0 else ()


_NEARLY_ALL = 80
_BESIDE = frozenset(f"{one}{side}" for one in ("margin", "padding") for side in ("", "-left", "-right"))


def indent(_name: str, value: Value) -> Look:
    """How far the first line begins to the left."""
    pixels = length_of(value)
    if pixels is None or pixels > FAR:
        return PLAIN if only_word(value) in EVERYWHERE else DOUBTFUL
    return Look(indent=min(0.0, pixels), pushes=_pushes(_name, value))


def spacing(name: str, value: Value) -> Look:
    """Space between letters or words: letters on top of each other nobody reads, and spaces without width."""
    pixels = length_of(value)
    if pixels is None:
        if only_word(value) not in {"normal", *EVERYWHERE}:
            return DOUBTFUL
        pixels = 0.0
    look = Look(letters=pixels) if name == "letter-spacing" else Look(between=pixels)
    return look if -1.5 <= pixels <= FLAT else look._replace(doubtful=True)


def tabs(_name: str, value: Value) -> Look:
    """How wide a tab is: in spaces, or a length."""
    node = value[0] if len(value) == 1 else None
    if node is None or node.type not in ("number", "dimension"):
        return PLAIN if only_word(value) in EVERYWHERE else DOUBTFUL
    wide = _A_SPACE * node.value if node.type == "number" else pixels_of(node) or 0.0
    return PLAIN if APART <= wide <= FAR else DOUBTFUL


def columns(_name: str, value: Value) -> Look:
    """Columns beside each other, of which not many have room for words."""
    fits = all(
        word_of(node) in {"auto", "all", "none", *EVERYWHERE}
        or (node.type == "number" and node.value <= _MOST_COLUMNS)
        or (node.type == "dimension" and (pixels_of(node) or 0.0) >= _LEAST_COLUMN)
        for node in value
    )
    return PLAIN if fits else DOUBTFUL


_MOST_COLUMNS, _LEAST_COLUMN = 4, 80.0


def moved(name: str, value: Value) -> Look:
    """A little beside where it would stand, as small numbers above a line do."""
    pixels = length_of(value)
    if pixels is None:
        return PLAIN if only_word(value) in {"auto", *EVERYWHERE} else DOUBTFUL
    return Look(moves=((name, abs(pixels)),)) if pixels else PLAIN


def vertical(_name: str, value: Value) -> Look:
    """A keyword, or a little above or below the line."""
    return PLAIN if len(value) == 1 and value[0].type == "ident" else moved(_name, value)


def outline(_name: str, value: Value) -> Look:
    """A line around the words; a thick one covers words, its own or others."""
    return _drawn(value, _THICK)


def stroke(_name: str, value: Value) -> Look:
    """The line that letters are drawn with."""
    return _drawn(value, _THICK_LETTERS)


def _drawn(value: Value, thickest: float) -> Look:
    """The colour is the only function in it; every length is the line's."""
    for node in value:
        pixels = pixels_of(node)
        if node.type == "function" and node.lower_name not in COLOURS:
            return COVERING
        if word_of(node) == "thick" or (pixels is not None and not 0 <= pixels <= thickest):
            return COVERING
    return PLAIN if value else COVERING


def outline_offset(_name: str, value: Value) -> Look:
    """How far from the words the line is drawn."""
    pixels = length_of(value)
    if pixels is None:
        return PLAIN if only_word(value) in EVERYWHERE else DOUBTFUL
    return PLAIN if _WITHIN <= pixels <= _BEYOND else DOUBTFUL


def shadow(_name: str, value: Value) -> Look:
    """A shadow of a box is drawn over what stands before it, as far as it is moved, spread and blurred."""
    shadows: list[list[float]] = [[]]
    within: set[int] = set()
    for node in value:
        if node == ",":
            shadows.append([])
        elif word_of(node) == "inset":
            within.add(len(shadows) - 1)
        elif (pixels := pixels_of(node)) is not None:
            shadows[-1].append(pixels)
        elif node.type not in ("ident", "hash") and not (node.type == "function" and node.lower_name in COLOURS):
            return DOUBTFUL
    # Of two within a box one is drawn on the other, which may leave a line through the words.
    wide = sum(max(map(abs, shadows[place]), default=0.0) > _THICK for place in within)
    below = max((_below(shadow) for place, shadow in enumerate(shadows) if place not in within), default=0.0)
    look = Look(painted=True, under=(("shadow", below),)) if below > 0 else PLAIN
    covering = [shadow for shadow in shadows if _covers(shadow)]
    if covering and not within and all(map(_is_ring, covering)):
        return look._replace(ring=max(shadow[3] for shadow in covering))
    if wide > 1 or covering:
        return COVERING if any(map(_hides, shadows)) else DOUBTFUL
    return look


def _is_ring(lengths: Sequence[float]) -> bool:
    """Whether it is a line around its box, and no thicker than half a letter."""
    return len(lengths) == 4 and not any(lengths[:3]) and _THICK < lengths[3] <= _THICKEST_RING


_THICKEST_RING = 6.0


def text_shadow(_name: str, value: Value) -> Look:
    """Words are drawn once more beside themselves: farther away they cover others."""
    place = 0
    for node in value:
        if node == ",":
            place = 0
        elif node.type in ("number", "dimension", "percentage"):
            # The third length blurs it.
            if place < 2 and abs(_pixels(node)) > _NEAR_SHADOW:
                return DOUBTFUL
            place += 1
        elif node.type not in ("ident", "hash") and not (node.type == "function" and node.lower_name in COLOURS):
            return DOUBTFUL
    return PLAIN


_NEAR_SHADOW = 5.0


def _covers(lengths: Sequence[float]) -> bool:
    """Whether a shadow moved right and down, blurred and spread by so much reaches words beside or above its box."""
    right, down, _blur, spread = (*lengths, 0.0, 0.0, 0.0, 0.0)[:4]
    return spread > _THICK or max(abs(right), -down) + spread > _BEYOND or down + spread > FLAT


def _hides(lengths: Sequence[float]) -> bool:
    """Whether it hides what it is drawn on: where it is blurred it does hardly."""
    right, down, blur, spread = (*lengths, 0.0, 0.0, 0.0, 0.0)[:4]
    return max(abs(right), abs(down)) + spread - blur / 2 > _THICK


def _below(lengths: Sequence[float]) -> float:
    """How far below its box a shadow hides what it is drawn on."""
    _right, down, blur, spread = (*lengths, 0.0, 0.0, 0.0, 0.0)[:4]
    return down + spread - blur / 2
