"""What rules, `style=` and its other attributes do to one element."""

from collections.abc import Mapping
from itertools import takewhile

from reviewer.html.boxes import FAR
from reviewer.html.distances import WIDEST
from reviewer.html.look import DOUBTFUL, PLAIN, Look, both
from reviewer.html.names import BY_NAME, FONT_SIZES
from reviewer.html.sheet import Looks, Sheet

# An element given a width of fewer pixels has no room for words.
_NARROW = 20
# Attributes that are asked for again.
_ASKED_AGAIN = ("open", "cellpadding", "align", "src", "height", "colspan", "rowspan")


def own_looks(sheet: Sheet, name: str, attributes: dict[str, str]) -> tuple[Looks, dict[str, str]]:
    """What rules, `style=` and its other attributes do to an element; and those of them that are asked for again."""
    looks = sheet.look_at(name, attributes)
    own = _by_attributes(name, attributes)
    by_name = Looks(Look(factor=BY_NAME[name]), Look(factor=BY_NAME[name])) if name in BY_NAME else Looks()
    if looks.sure.is_sized:
        by_name = Looks()
    # To what scrolls by itself one can scroll.
    scrolls = looks.sure.cut and not looks.maybe.clips
    if name == "pre" and looks.maybe.one_line is None and not scrolls:
        own = both(own, Look(one_line=True))
    looks = Looks(both(both(looks.sure, own), by_name.sure), both(both(looks.maybe, own), by_name.maybe))
    return looks, {name: attributes[name].strip().lower() for name in _ASKED_AGAIN if name in attributes}


def _by_attributes(name: str, attributes: Mapping[str, str]) -> Look:
    look = PLAIN
    if "hidden" in attributes:
        look = both(look, Look(gone=True))
    if name == "nobr" or "nowrap" in attributes:
        look = both(look, Look(one_line=True))
    if "popover" in attributes:
        look = both(look, DOUBTFUL)
    if name == "bdo":
        look = both(look, Look(overridden=True))
    if (direction := attributes.get("dir", "").strip().lower()) in ("ltr", "rtl"):
        look = both(look, Look(direction=direction))
    if name == "font" and attributes.get("size", "").strip() in FONT_SIZES:
        look = both(look, Look(least=FONT_SIZES[attributes["size"].strip()]))
    width = attributes.get("width", "").strip()
    if name != "img" and _is_narrow(width):
        look = both(look, Look(narrow=True))
    if width:
        digits = float("".join(takewhile(str.isdecimal, width))[:9] or "0")
        look = both(look, Look(share=digits / 100) if width.endswith("%") else Look(wide=digits))
    if "height" in attributes:
        look = both(look, Look(flat=True))
    if name != "img" and any(_is_far(attributes[one], most) for one, most in _MOST.items() if one in attributes):
        look = both(look, DOUBTFUL)
    return look


# So many pixels an attribute may say, before what stands behind it is far away.
_MOST = {
    **dict.fromkeys(("cellspacing", "cellpadding", "hspace", "vspace", "border", "size"), FAR),
    **dict.fromkeys(("leftmargin", "topmargin", "marginwidth", "marginheight"), FAR),
    **dict.fromkeys(("width", "height"), WIDEST),
}


def _is_far(value: str, most: float) -> bool:
    digits = "".join(takewhile(str.isdecimal, value.strip()))
    return float(digits[:9] or "0") > (100 if "%" in value else most)


def _is_narrow(width: str) -> bool:
    """Whether the attribute leaves words no room, or cannot be read: "1", "0%", "x"."""
    if not width:
        return False
    digits = "".join(takewhile(str.isdecimal, width))
    pixels = int(digits[:9] or "0")
    return pixels == 0 or (pixels < _NARROW and not width.endswith("%"))
