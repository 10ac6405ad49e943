"""What a browser shows of an HTML mail, and what the desk tells of it."""

import pytest
from playwright.sync_api import Browser

from reviewer.comparison.html_text import from_html
from reviewer.desk.mail import html_part
from tests.html_sources import SHOWN

pytestmark = pytest.mark.browser


def test_what_a_browser_without_scripts_shows_is_read_at_the_desk(chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    shown = []
    for source in SHOWN:
        mail = f"<p>All is well.</p>{source}"
        page.set_content(f"<!DOCTYPE html><body>{mail}")
        if "LEAK" in page.locator("body").inner_text():
            shown.append(source)
            readings = (html_part.inert(mail), html_part.visible(mail), from_html(mail))
            assert all("LEAK" in reading for reading in readings), source
    context.close()
    # What stands in an option is the taste of one browser.
    assert {*SHOWN} - {*shown} <= {"<option><style>LEAK</style></option>"}
