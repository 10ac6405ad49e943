"""The values of CSS: keywords, lengths, strings."""

from collections.abc import Sequence

from tinycss2.ast import Node

from reviewer.html.harmless import FACTORS, PIXELS

# Letters are so large where nothing is said of them.
USUAL = 16.0
Value = Sequence[Node]


def word_of(node: Node) -> str:
    """A keyword or a number as it is written; of everything else what stands for no keyword."""
    if node.type == "ident":
        return str(node.lower_value)
    if node.type in ("number", "dimension", "percentage"):
        return f"{node.value:g}{unit_of(node)}"
    return f"<{node.type}>"


def unit_of(node: Node) -> str:
    """The unit of a number, small."""
    return {"dimension": str(getattr(node, "lower_unit", "")), "percentage": "%"}.get(node.type, "")


def pixels_of(node: Node) -> float | None:
    """A length in pixels, where it is one."""
    unit = unit_of(node)
    if node.type == "number":
        # In old pages a number is one of pixels.
        return float(node.value)
    if node.type == "percentage":
        # Of a window, and reckoned small.
        return float(node.value) * PIXELS["vw"]
    if node.type != "dimension":
        return None
    by = PIXELS.get(unit, FACTORS.get(unit, 0.0) * USUAL)
    return float(node.value) * by if by else None


def only_word(value: Value) -> str:
    """The keyword that a value is, if it is one."""
    return word_of(value[0]) if len(value) == 1 else ""


def strings_of(value: Value) -> list[str]:
    """What stands in it in quotes."""
    return [str(node.value) for node in value if node.type == "string"]


def length_of(value: Value) -> float | None:
    """The length that a value is, in pixels, if it is one."""
    return pixels_of(value[0]) if len(value) == 1 else None
