"""What a browser sends from the page of the rules."""

import html
import re

from django.test import Client

from tests.desk_support import Answer


def form_of(page: Answer) -> dict[str, str]:
    """The form as a browser sends it when nothing was touched: of a select without a chosen option the first."""
    content = page.content.decode()
    found = re.search(r'(?s)<form method="post"\s+action="/rules/#set".*?</form>', content)
    assert found, content
    fields = dict(re.findall(r'<input type="(?:text|hidden)" name="(\w+)"(?: value="([^"]*)")?', found[0]))
    options = re.findall(r'<option value="(\w*)"( selected)?>', found[0])
    fields["audience"] = next((value for value, chosen in options if chosen), options[0][0])
    del fields["csrfmiddlewaretoken"]
    return {name: html.unescape(value) for name, value in fields.items()}


def opened(browser: Client, pattern: str) -> dict[str, str]:
    return form_of(browser.get("/rules/", {"pattern": pattern}))


def press_of(browser: Client) -> dict[str, str]:
    """What the button of the first rule sends."""
    content = browser.get("/rules/").content.decode()
    found = re.search(r'(?s)<form method="post" action="/rules/recipients/\d+/remove/".*?</form>', content)
    assert found
    return dict(re.findall(r'name="(seen)" value="([^"]*)"', found[0]))
