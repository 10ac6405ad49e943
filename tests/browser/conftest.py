"""A real Chromium before a real server. `opened` gives a page as one person sees it, in one width and theme."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User

Opened = Callable[..., Page]
# Milliseconds for a page to come, also on a busy machine whose first page reads the code of all.
PATIENCE = 30_000
# What htmx says of such a request; of one that found no server it says more.
REPLACED = ("htmx:afterRequest", "htmx:sendAbort")
WIDTHS = {390: 844, 1440: 900, 1920: 1080}


@pytest.fixture
def opened(chromium: Browser, live_server: LiveServer) -> Iterator[Opened]:
    """`opened("/", user=lead, width=390, theme="dark")`: a page; what its console complains of fails the test."""
    complaints: list[str] = []
    with ExitStack() as stack:

        def open_page(
            path: str = "/", user: User | None = None, width: int = 1440, theme: str = "light", **more: Any
        ) -> Page:
            phone = width < 720
            context = chromium.new_context(
                base_url=live_server.url,
                viewport={"width": width, "height": WIDTHS.get(width, 900)},
                color_scheme="dark" if theme == "dark" else "light",
                is_mobile=phone,
                has_touch=phone,
                **more,
            )
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            if user:
                context.add_cookies(
                    [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": live_server.url}]
                )
            page = context.new_page()
            page.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(path)
            return page

        yield open_page
    assert complaints == []


def complains(said: ConsoleMessage) -> bool:
    """Whether the console tells of something wrong: a request that the next one took the place of is none."""
    return said.type == "error" and not said.text.startswith(REPLACED)


def session_of(user: User) -> str:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
