"""What a machine can tell of accessibility: axe-core, sideways scrolling, the size of targets."""

import os
from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, select, summary, input")].filter((one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const inline = style.display === "inline" && one.closest("p, dd, li");
    const seen = style.opacity !== "0" && style.clipPath === "none" && !one.matches(".skip, [type=hidden]");
    return box.width && box.height && !inline && seen
        && (box.width < 23.5 || box.height < 20);
}).map((one) => one.outerHTML.slice(0, 160))"""


# What can differ between two themes, and between two widths of one layout; the rest is the same page.
COLOURS = ["color-contrast", "link-in-text-block"]
LAYOUT = ["target-size", "scrollable-region-focusable"]
RUN = """([within, only]) => axe.run(
    within ? document.querySelector(within) : document, {runOnly: only, resultTypes: ["violations"]}
).then(found => found.violations.map(
    one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))"""


def violations(page: Page, rules: Sequence[str] = (), within: str = "") -> list[str]:
    """What axe finds by these rules (none: by all of the gate), one line for each rule. Its script is put in once.

    `within` is the part to look at, where the rest has been looked at already.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, [within, only])
    return found


def check(page: Page, axe: bool = True, rules: Sequence[str] = (), within: str = "") -> None:
    """No violation, no sideways scrolling, no target too small. Raises AssertionError with what was found."""
    found = violations(page, rules, within) if axe else []
    width = page.evaluate("innerWidth")
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
        found.append(f"the page is {wide} px wide")
    found += [f"small target: {one}" for one in page.evaluate(SMALL_TARGETS)]
    assert not found, f"at {width} px: " + "\n".join(found)


Look = tuple[str, int, Sequence[str] | None]

# Every rule where the page is another one: at the desk by day, on the phone by night; then what may differ.
SOME: Sequence[Look] = (
    ("light", 1440, ()),
    ("light", 1920, LAYOUT),
    ("light", 390, None),
    ("light", 320, None),
    ("light", 768, None),
    ("light", 2560, None),
    ("dark", 1920, None),
    ("dark", 1440, COLOURS),
    ("dark", 390, ()),
)
# Every rule at every width in both themes: the long form, `EVERY_LOOK=true .venv/bin/pytest tests/browser`.
WIDTHS = (320, 390, 768, 1440, 1920)
EVERY: Sequence[Look] = tuple((theme, width, ()) for theme in ("light", "dark") for width in WIDTHS)
LOOKS = EVERY if os.environ.get("EVERY_LOOK") == "true" else SOME


def check_every_look(page: Page, within: str = "") -> None:
    """The page as it stands, in both themes and from 320 to 2560 px; axe by the rules of LOOKS."""
    theme = ""
    for wanted, width, rules in LOOKS:
        if wanted != theme:
            # Without motion: colours half-way between two themes are nobody's.
            page.emulate_media(color_scheme="dark" if wanted == "dark" else "light", reduced_motion="reduce")
            theme = wanted
        page.set_viewport_size({"width": width, "height": 900})
        check(page, axe=rules is not None, rules=rules or (), within=within)
