"""What declarations of CSS do to words. What is not known to be harmless is doubtful. Pure.

CSS is parsed by tinycss2, by the specification; nothing is decided here by how a declaration is spelled.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from math import inf

import tinycss2
from tinycss2.ast import Node

from reviewer.html import boxes, distances, lines
from reviewer.html.harmless import (
    ANY,
    ANY_BEGINNING,
    ANY_BEGINNING_BUT,
    BLOCK_DISPLAYS,
    BOXED_DISPLAYS,
    COUNTED,
    DISPLAYS,
    EVERYWHERE,
    FACTORS,
    FONTS,
    KEYWORDS,
    RELATIVE_SIZES,
    SIDE_BY_SIDE,
    SIZES,
)
from reviewer.html.look import DOUBTFUL, PLAIN, Look, both
from reviewer.html.values import USUAL, Value, only_word, pixels_of, strings_of, unit_of, word_of

# Letters that nobody reads are smaller, in pixels; lines that are on top of each other are nearer, beside the letters.
READABLE = 5.0
NEAREST = 0.5
# What a `font` without a size of its own is.
_SYSTEM = frozenset({"caption", "icon", "menu", "message-box", "small-caption", "status-bar"}) | EVERYWHERE


def look_of(style: str) -> Look:
    """What stands in `style=` of an element."""
    try:
        contents = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    except ValueError:
        # A number that is too long for Python.
        return DOUBTFUL
    return look_of_all([node for node in contents if node.type == "declaration"])


def look_of_all(declarations: Sequence[Node]) -> Look:
    """What several declarations do together: each may hold."""
    return reduce(both, map(_look, declarations), PLAIN)


def _look(declaration: Node) -> Look:
    name = declaration.lower_name
    value = [node for node in declaration.value if node.type not in ("whitespace", "comment")]
    if judge := _JUDGES.get(name):
        return judge(name, value)
    if name in KEYWORDS:
        return PLAIN if value and all(word_of(node) in KEYWORDS[name] for node in value) else DOUBTFUL
    if name in ANY or (name.startswith(ANY_BEGINNING) and name not in ANY_BEGINNING_BUT):
        return PLAIN
    return DOUBTFUL


def _display(_name: str, value: Value) -> Look:
    if only_word(value) == "none":
        return Look(gone=True)
    if not value or any(word_of(node) not in DISPLAYS for node in value):
        return _any_display("", value)
    word = only_word(value)
    return Look(
        shown=True,
        blocks=word in BLOCK_DISPLAYS,
        flows=word not in BLOCK_DISPLAYS,
        side_by_side=word in SIDE_BY_SIDE,
        boxed=word in BOXED_DISPLAYS,
    )


def _any_display(_name: str, _value: Value) -> Look:
    return Look(doubtful=True, flows=True)


def _visibility(_name: str, value: Value) -> Look:
    word = only_word(value)
    if word in ("hidden", "collapse"):
        return Look(veiled=True)
    if word in ("visible", "initial"):
        return Look(veiled=False)
    return PLAIN if word in EVERYWHERE else DOUBTFUL


def _mso_hide(_name: str, value: Value) -> Look:
    return {"all": Look(gone=True), "none": PLAIN, "screen": PLAIN}.get(only_word(value), DOUBTFUL)


def _opacity(_name: str, value: Value) -> Look:
    if len(value) == 1 and value[0].type in ("number", "percentage"):
        strength = value[0].value / (100 if value[0].type == "percentage" else 1)
        return Look(strength=min(1.0, max(0.0, strength)), layered=strength < 1)
    return PLAIN if only_word(value) in EVERYWHERE else DOUBTFUL


def _font_size(_name: str, value: Value) -> Look:
    return _sized(value[0]) if len(value) == 1 else DOUBTFUL


def _sized(node: Node) -> Look:
    word, unit = word_of(node), unit_of(node)
    if word in SIZES:
        return Look(least=SIZES[word])
    if word in RELATIVE_SIZES:
        return Look(factor=RELATIVE_SIZES[word])
    if node.type not in ("number", "dimension", "percentage") or node.value < 0:
        return DOUBTFUL
    if node.value == 0:
        return Look(least=0.0)
    if unit in FACTORS:
        return Look(factor=node.value * FACTORS[unit])
    pixels = pixels_of(node)
    return DOUBTFUL if pixels is None or pixels > boxes.FAR else Look(least=pixels)


def _font(_name: str, value: Value) -> Look:
    """Its size is the first length, or the word for one: behind that stand the height of lines and the family."""
    for place, node in enumerate(value):
        word = word_of(node)
        if (
            word in FONTS
            or (node.type == "number" and node.value >= 1)
            or unit_of(node) in ("deg", "turn", "rad", "grad")
        ):
            continue
        sized = _sized(node)
        behind = value[place + 1 : place + 3]
        if len(behind) == 2 and behind[0] == "/":
            return both(sized, _line_height("", behind[1:]))
        return sized
    return PLAIN if only_word(value) in _SYSTEM else DOUBTFUL


def _line_height(_name: str, value: Value) -> Look:
    if len(value) != 1:
        return DOUBTFUL
    node = value[0]
    if word_of(node) in EVERYWHERE:
        return PLAIN
    if word_of(node) == "normal":
        return Look(tight=False, line=inf)
    if node.type == "number":
        pixels = USUAL * node.value
    elif node.type == "percentage":
        pixels = USUAL * node.value / 100
    else:
        pixels = pixels_of(node)
    if pixels is None or pixels > boxes.FAR:
        return DOUBTFUL
    grows = node.type != "dimension" or unit_of(node) in FACTORS
    return Look(tight=pixels < NEAREST * USUAL, line=inf if grows else pixels)


def _float(_name: str, value: Value) -> Look:
    return PLAIN if only_word(value) in {"none", *EVERYWHERE} else Look(floated=True)


def _bidi(_name: str, value: Value) -> Look:
    word = only_word(value)
    if "override" in word:
        return Look(overridden=True)
    return PLAIN if word in {"normal", "embed", "isolate", "plaintext", *EVERYWHERE} else DOUBTFUL


def _direction(_name: str, value: Value) -> Look:
    word = only_word(value)
    if word in ("ltr", "rtl"):
        return Look(direction=word)
    return PLAIN if word in EVERYWHERE else DOUBTFUL


def _color(_name: str, value: Value) -> Look:
    return DOUBTFUL if only_word(value) == "transparent" else PLAIN


def _animation(_name: str, value: Value) -> Look:
    return PLAIN if only_word(value) == "none" else Look(animated=True)


def _content(_name: str, value: Value) -> Look:
    """Words before or behind what stands in an element; what is taken from elsewhere may be any."""
    taken = [f"{getattr(node, 'lower_name', 'url')}()" for node in value if node.type in ("function", "url")]
    # Strings beside each other are shown as one.
    return Look(added=tuple(one for one in ("".join(strings_of(value)), *taken) if one))


def _quoting(_name: str, value: Value) -> Look:
    if any(node.type == "function" for node in value):
        return DOUBTFUL
    return Look(added=tuple(strings_of(value)))


def _list_style(_name: str, value: Value) -> Look:
    said = tuple(strings_of(value))
    known = all(node.type in ("string", "url") or word_of(node) in {*COUNTED, *EVERYWHERE} for node in value)
    return Look(added=said, doubtful=not known)


Judge = Callable[[str, Value], Look]
_BY_JUDGE: dict[Judge, str] = {
    _display: "display",
    _any_display: "all",
    _visibility: "visibility",
    _mso_hide: "mso-hide",
    _opacity: "opacity -webkit-opacity -moz-opacity -khtml-opacity",
    _font_size: "font-size",
    _font: "font",
    _line_height: "line-height",
    boxes.overflow: "overflow overflow-x overflow-y overflow-inline overflow-block overflow-clip-margin",
    boxes.contain: "contain",
    boxes.height: "max-height max-block-size",
    boxes.width: "max-width max-inline-size",
    distances.gap: "gap column-gap grid-gap grid-column-gap",
    distances.room: "row-gap grid-row-gap border-spacing",
    distances.least: "min-width min-height min-inline-size min-block-size",
    distances.sized: "width inline-size height block-size",
    boxes.align: "text-align",
    boxes.white_space: "white-space white-space-collapse text-wrap text-wrap-mode",
    boxes.breaking: "word-break overflow-wrap word-wrap line-break",
    distances.shared: "aspect-ratio flex flex-basis -ms-flex -webkit-flex",
    distances.columns: "grid-template-columns",
    distances.rows: "grid-template-rows",
    distances.template: "grid-template",
    boxes.padding: "padding padding-top padding-right padding-bottom padding-left padding-inline padding-block"
    " padding-inline-start padding-inline-end padding-block-start padding-block-end -webkit-padding-start",
    boxes.margin: "margin margin-top margin-right margin-bottom margin-left margin-inline margin-block"
    " margin-inline-start margin-inline-end margin-block-start margin-block-end -webkit-margin-start",
    boxes.indent: "text-indent",
    boxes.spacing: "letter-spacing word-spacing",
    boxes.moved: "top left right bottom inset inset-inline inset-block",
    boxes.vertical: "vertical-align",
    boxes.outline: "outline outline-width",
    boxes.outline_offset: "outline-offset",
    boxes.shadow: "box-shadow -webkit-box-shadow -moz-box-shadow",
    boxes.text_shadow: "text-shadow",
    boxes.stroke: "-webkit-text-stroke -webkit-text-stroke-width",
    _float: "float",
    _bidi: "unicode-bidi",
    _direction: "direction",
    boxes.tabs: "tab-size -moz-tab-size",
    boxes.columns: "columns column-count column-width -webkit-columns -webkit-column-count -moz-column-count",
    lines.decoration: "text-decoration text-decoration-line -webkit-text-decoration -webkit-text-decoration-line",
    lines.thickness: "text-decoration-thickness",
    lines.underline_offset: "text-underline-offset",
    lines.background: "background background-image",
    lines.background_color: "background-color",
    boxes.border: "border border-width border-block border-block-width border-top border-top-width border-block-start"
    " border-block-start-width border-bottom border-bottom-width border-block-end border-block-end-width border-left"
    " border-left-width border-right border-right-width border-inline border-inline-width border-inline-start"
    " border-inline-start-width border-inline-end border-inline-end-width",
    boxes.border_image: "border-image border-image-slice",
    boxes.border_image_size: "border-image-width border-image-outset",
    boxes.position: "position",
    boxes.transformed: "transform -webkit-transform -ms-transform -moz-transform scale rotate translate",
    boxes.filtered: "filter -webkit-filter",
    boxes.reflected: "-webkit-box-reflect",
    boxes.layer: "isolation will-change z-index perspective backdrop-filter backface-visibility"
    " -webkit-overflow-scrolling",
    lines.background_size: "background-size -webkit-background-size",
    _color: "color -webkit-text-fill-color",
    _animation: "animation animation-name -webkit-animation -webkit-animation-name",
    _content: "content",
    _quoting: "quotes text-overflow",
    _list_style: "list-style list-style-type",
}
_JUDGES = {name: judge for judge, names in _BY_JUDGE.items() for name in names.split()}
