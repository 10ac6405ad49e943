"""The review page of a report on a line that may be slow or break."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft
from tests.browser.desk_pages import report, unhurried

WHY = "It lasted 43 minutes, not 45"


@pytest.fixture
def draft(settings: Any, may_edit: None) -> Draft:
    settings.HOLD_SECONDS = 60
    return report()[2]


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer, lead: User, draft: Draft) -> Iterator[Page]:
    """The review page, whose console may complain of what the network does."""
    with unhurried(chromium, live_server.url, lead) as page:
        page.goto(f"/drafts/{draft.pk}/")
        yield page
