"""What a machine can tell of accessibility: axe-core, sideways scrolling, the size of targets."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
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


def violations(page: Page) -> list[str]:
    """What axe finds, one line for each rule."""
    found: list[dict[str, Any]] = (
        Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    )
    return [f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:3]]}" for one in found]


def check(page: Page, axe: bool = True) -> None:
    """No violation, no sideways scrolling, no target too small. Raises AssertionError with what was found."""
    found = violations(page) if axe else []
    width = page.evaluate("innerWidth")
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
        found.append(f"the page is {wide} px wide")
    found += [f"small target: {one}" for one in page.evaluate(SMALL_TARGETS)]
    assert not found, f"at {width} px: " + "\n".join(found)


def check_everywhere(page: Page) -> None:
    """The same in both themes and at the widths of the page's device; axe at those of the gate."""
    phone = page.evaluate("innerWidth") < 720
    for width in (390, 320) if phone else (1440, 1920, 768, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            # Without motion: colours half-way between two themes are nobody's.
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
            check(page, axe=width in GATE)
