import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from reviewer.accounts.models import User
from tests.browser.accessibility import check_every_look
from tests.browser.conftest import Opened

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_door_is_accessible_also_when_it_stays_shut(opened: Opened) -> None:
    cache.clear()
    page = opened("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    check_every_look(page)
    page.get_by_label("Email").fill("nobody@desk.example")
    page.get_by_label("Password").fill("not-a-password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not correct")
    check_every_look(page)


def test_one_signs_in_by_keyboard_and_lands_where_one_wanted_to(opened: Opened) -> None:
    cache.clear()
    User.objects.create_user("mara@desk.example", "correct-horse-battery", name="Mara", role="lead")
    page = opened("/?severity=sev1")
    page.get_by_label("Email").fill("mara@desk.example")
    page.keyboard.press("Tab")
    page.keyboard.type("correct-horse-battery")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?severity=sev1$"))
    expect(page.get_by_role("heading", name="Nothing waits")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Queue")
