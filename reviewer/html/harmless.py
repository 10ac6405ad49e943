"""The declarations of CSS that are known to hide, add, move or turn no word. What is not named here counts as doing so.

From what mail programs and the usual templates write. Colours are harmless, though who wants to may hide by them: that
is said on the page. Sizes, cuts and strings are judged in styles.py.
"""

_ANY = """
accent-color align-content align-items align-self alignment-baseline animation-delay animation-direction
animation-duration animation-fill-mode animation-iteration-count animation-play-state animation-timing-function
appearance azimuth behavior border-collapse
box-decoration-break box-sizing break-after break-before break-inside caret-color clear color-adjust
color-scheme column-fill column-span cursor dominant-baseline empty-cells
fill fill-opacity flex-grow flex-shrink font-display font-family font-feature-settings font-kerning
font-language-override font-optical-sizing font-smooth font-stretch font-style font-synthesis font-variant
font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
font-variation-settings font-weight forced-color-adjust
hanging-punctuation hyphens image-rendering justify-content justify-items justify-self
layout-flow layout-grid list-style-image list-style-position marks object-fit
object-position orphans outline-color outline-style overflow-anchor
overscroll-behavior page page-break-after page-break-before page-break-inside paint-order panose-1
place-content place-items place-self pointer-events print-color-adjust punctuation-trim punctuation-wrap resize
ruby-align ruby-position scroll-behavior scrollbar-color scrollbar-width shape-outside size speak speak-as
stroke stroke-width supported-color-schemes tab-interval tab-stops table-layout text-align-last
text-autospace text-decoration-color text-decoration-skip text-decoration-skip-ink text-decoration-style
text-fit text-justify text-justify-trim text-kashida-space text-rendering
text-spacing text-transform text-underline text-underline-position
text-wrap-style touch-action transition transition-delay transition-duration transition-property
transition-timing-function user-select widows -moz-border-radius
-moz-box-sizing -moz-hyphens -moz-osx-font-smoothing -moz-transition
-moz-user-select -ms-flex-align -ms-flex-pack -ms-hyphens -ms-interpolation-mode -ms-overflow-style
-ms-user-select -ms-word-break -ms-word-wrap -o-transition -webkit-align-items -webkit-appearance
-webkit-border-radius -webkit-box-align -webkit-box-flex -webkit-box-orient -webkit-box-pack
-webkit-box-sizing -webkit-font-smoothing -webkit-hyphens -webkit-justify-content -webkit-line-break
-webkit-nbsp-mode -webkit-print-color-adjust -webkit-tap-highlight-color
-webkit-text-decoration-color -webkit-touch-callout -webkit-transition -webkit-user-modify -webkit-user-select
"""
ANY = frozenset(_ANY.split())
# Of Outlook: only `mso-hide` hides. And what tools leave for themselves.
ANY_BEGINNING = ("--", "mso-", "background", "border", "-premailer-", "-outlook-", "scroll-", "scrollbar-")
ANY_BEGINNING_BUT = frozenset({"mso-hide"})

COLOURS = frozenset({"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "light-dark"})
EVERYWHERE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_KEYWORDS = {
    "clip-path -webkit-clip-path mask -webkit-mask mask-image -webkit-mask-image": "none",
    "clip": "auto",
    "mix-blend-mode background-blend-mode": "normal",
    "content-visibility": "visible",
    "font-size-adjust": "none",
    "-webkit-text-security": "none",
    "writing-mode -webkit-writing-mode -ms-writing-mode": "horizontal-tb lr-tb lr",
    "text-orientation": "mixed upright",
    "flex-direction -webkit-flex-direction -ms-flex-direction": "row column",
    "flex-wrap -webkit-flex-wrap -ms-flex-wrap": "nowrap wrap",
    "flex-flow": "row column wrap nowrap",
    "text-size-adjust -webkit-text-size-adjust -ms-text-size-adjust -moz-text-size-adjust": "none auto 100%",
    "order -ms-flex-order -webkit-order": "0",
    "zoom": "1 100% normal",
    "caption-side": "top",
    "text-emphasis text-emphasis-style -webkit-text-emphasis": "none",
    "grid-auto-flow": "row column",
    "counter-reset counter-increment counter-set": "none",
    "line-clamp -webkit-line-clamp max-lines": "none",
    "hyphenate-character -webkit-hyphenate-character": "auto",
    "mso-hide": "none screen",
}
KEYWORDS = {
    name: EVERYWHERE | frozenset(values.split()) for names, values in _KEYWORDS.items() for name in names.split()
}
DISPLAYS = EVERYWHERE | frozenset(
    (
        *("block", "inline", "inline-block", "list-item", "run-in", "flow-root", "contents", "flex", "inline-flex"),
        *("grid", "inline-grid", "table", "inline-table", "table-row-group", "table-row", "table-cell"),
        *("-webkit-box", "-ms-flexbox", "-webkit-flex", "-ms-inline-flexbox", "-webkit-inline-box", "ruby"),
    )
)
# Those that give an element a line of its own, and those that put what stands in it side by side.
BLOCK_DISPLAYS = frozenset(
    ("block", "list-item", "flow-root", "flex", "grid", "table", "table-row-group", "table-row", "-webkit-box")
) | {"-ms-flexbox", "-webkit-flex"}
BOXED_DISPLAYS = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"})
SIDE_BY_SIDE = frozenset(
    ("flex", "inline-flex", "grid", "inline-grid", "-webkit-box", "-ms-flexbox", "-webkit-flex", "-ms-inline-flexbox")
) | {"-webkit-inline-box"}
COUNTED = frozenset(
    (
        *("none", "disc", "circle", "square", "decimal", "decimal-leading-zero", "lower-alpha", "upper-alpha"),
        *("lower-latin", "upper-latin", "lower-roman", "upper-roman", "lower-greek", "inside", "outside"),
    )
)
# What may stand in `font` beside the size and what the letters are called.
FONTS = EVERYWHERE | frozenset(
    (
        *("normal", "italic", "oblique", "bold", "bolder", "lighter", "small-caps", "caption", "icon", "menu"),
        *("message-box", "small-caption", "status-bar", "condensed", "expanded", "semi-condensed", "semi-expanded"),
    )
)
SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
    "initial": 16.0,
}
RELATIVE_SIZES = {"smaller": 0.83, "larger": 1.2, "inherit": 1.0, "unset": 1.0, "revert": 1.0, "revert-layer": 1.0}
# In pixels. Those of the window are reckoned for a small telephone.
PIXELS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "rem": 16.0,
    "vw": 3.2,
    "vh": 3.2,
    "vmin": 3.2,
    "vmax": 3.2,
}
FACTORS = {"em": 1.0, "ex": 0.5, "ch": 0.5, "%": 0.01}
