"""The icons of every page: one inline sprite, made once from the SVG files in static/desk."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

STATIC = Path(__file__).parent / "static" / "desk"
FOLDERS = (STATIC / "vendor" / "octicons", STATIC / "icons")
SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def names() -> frozenset[str]:
    """Every icon there is, by name."""
    return frozenset(path.stem for folder in FOLDERS for path in folder.glob("*.svg"))


@cache
def sprite() -> SafeString:
    """`<symbol>`s for every icon; the files come from our own checkout, so their markup is safe."""
    symbols = [_symbol(path) for folder in FOLDERS for path in sorted(folder.glob("*.svg"))]
    return mark_safe("".join(symbols))  # noqa: S308


def _symbol(path: Path) -> str:
    match = SVG.search(path.read_text())
    if match is None:
        raise ValueError(f"{path.name} is not an SVG file")
    return f'<symbol id="i-{path.stem}" viewBox="0 0 16 16">{match[1]}</symbol>'


@cache
def icon(name: str, extra: str = "") -> SafeString:
    """The markup of one icon, hidden from screen readers: words stand beside it. Raises KeyError for a wrong name."""
    if name not in names():
        raise KeyError(f"there is no icon {name!r}")
    classes = f"i {extra}".strip()
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', classes, name)
