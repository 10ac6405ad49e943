"""What a machine can tell of accessibility: axe-core, sideways scrolling, the size of targets."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GATE = (390, 1440, 1920)
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, select, summary, input")].filter((one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const inline = style.display === "inline" && one.closest("p, dd, li");
    return box.width && box.height && !inline && style.opacity !== "0" && !one.matches(".skip, [type=hidden]")
        && (box.width < 23.5 || box.height < 20);
}).map((one) => one.outerHTML.slice(0, 160))"""


# What can differ between two themes, and between two widths of one layout; the rest is the same page.
COLOURS = ["color-contrast", "link-in-text-block"]
LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"]
RUN = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"]}).then(found => found.violations.map(
    one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))"""


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds by these rules (none: by all of the gate), one line for each rule. Its script is put in once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, only)
    return found


def check(page: Page, axe: bool = True, rules: Sequence[str] = ()) -> None:
    """No violation, no sideways scrolling, no target too small. Raises AssertionError with what was found."""
    found = violations(page, rules) if axe else []
    width = page.evaluate("innerWidth")
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
        found.append(f"the page is {wide} px wide")
    found += [f"small target: {one}" for one in page.evaluate(SMALL_TARGETS)]
    assert not found, f"at {width} px: " + "\n".join(found)


def rules_for(width: int, theme: str) -> Sequence[str]:
    """Every rule on the phone and on the desk in the light; elsewhere those whose answer can be another one."""
    if theme == "dark":
        return COLOURS
    return () if width in (390, 1440) else LAYOUT


def check_everywhere(page: Page) -> None:
    """The same in both themes and at the widths of the page's device; axe at those of the gate."""
    phone = page.evaluate("innerWidth") < 720
    for width in (390, 320) if phone else (1440, 1920, 768, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            # Without motion: colours half-way between two themes are nobody's.
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
            check(page, axe=width in GATE, rules=rules_for(width, theme))
