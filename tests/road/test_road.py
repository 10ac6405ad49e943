"""The whole road: the official SDK is the agent, a person decides in a browser, and the SDK sees what became of it."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count

import pytest
from multimail import MultiMail
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.road.conftest import Desk
from tests.support.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.postgres, pytest.mark.redis, pytest.mark.slow]

_numbers = count(1)
# Seconds between two looks at what takes a few of them.
NOW_AND_THEN = 0.2


@pytest.fixture(scope="module")
def signed_in(chromium: Browser, desk: Desk) -> StorageState:
    """What a browser keeps of a reviewer who has signed in and sees the queue."""
    with closing(chromium.new_context()) as context:
        page = context.new_page()
        page.goto(desk.url)
        page.get_by_label("Email").fill(desk.email)
        page.get_by_label("Password").fill(desk.password)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Queue", level=1)).to_be_visible()
        return context.storage_state()


@pytest.fixture
def page(chromium: Browser, signed_in: StorageState) -> Iterator[Page]:
    """That reviewer's page."""
    with closing(chromium.new_context(storage_state=signed_in)) as context:
        yield context.new_page()


@pytest.fixture
def agent(desk: Desk) -> Iterator[MultiMail]:
    with MultiMail(desk.keys["agent_key"], base_url=desk.keys["base_url"]) as sdk:
        yield sdk


def send(agent: MultiMail, desk: Desk) -> tuple[str, str]:
    """The agent sends an incident report; its subject and its id."""
    number = next(_numbers)
    subject = f"Incident Report: ROAD-{number} connection pool exhausted"
    answer = agent.send_email(
        desk.keys["mailbox_id"],
        to=["engineering-all@desk.example"],
        subject=subject,
        markdown="## Summary\n\nThe API answered with errors for 45 minutes.\n",
    )
    return subject, str(answer["id"])


def open_draft(page: Page, desk: Desk, subject: str) -> None:
    """The mail arrives in the queue by itself; the reviewer opens it."""

    def arrived() -> bool:
        page.goto(desk.url)
        return page.get_by_role("link", name=subject).is_visible()

    wait_until(arrived, 20, "the draft in the queue", every=0.5)
    page.get_by_role("link", name=subject).click()
    page.wait_for_load_state("networkidle")  # keys are heard once the page's script runs
    expect(page.get_by_text("The API answered with errors for 45 minutes.").first).to_be_visible()


def status(agent: MultiMail, desk: Desk, email_id: str) -> str:
    return str(agent.get_email(desk.keys["mailbox_id"], email_id)["status"])


def test_an_approved_draft_is_sent(desk: Desk, page: Page, agent: MultiMail) -> None:
    subject, email_id = send(agent, desk)
    open_draft(page, desk, subject)
    page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("engineering-all@desk.example").first).to_be_visible()
    dialog.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    wait_until(lambda: status(agent, desk, email_id) == "sent", 30, "the mail to be sent", NOW_AND_THEN)
    expect(page.get_by_text("MultiMail shows it as sent").first).to_be_visible()


def test_a_rejected_draft_is_not_sent(desk: Desk, page: Page, agent: MultiMail) -> None:
    subject, email_id = send(agent, desk)
    open_draft(page, desk, subject)
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("The impact leaves out the customers in eu-west")
    dialog.get_by_role("button", name="Reject").click()
    wait_until(lambda: status(agent, desk, email_id) == "rejected", 30, "the rejection", NOW_AND_THEN)


def test_an_edited_draft_is_sent_in_place_of_the_original(desk: Desk, page: Page, agent: MultiMail) -> None:
    subject, email_id = send(agent, desk)
    open_draft(page, desk, subject)
    page.keyboard.press("e")
    page.get_by_label("Text").fill("## Summary\n\nThe API answered with errors for 46 minutes.\n")
    page.get_by_label("Reason for this edit").fill("PagerDuty shows 46 minutes")
    page.get_by_role("button", name="Save and confirm").click()
    expect(page.locator("ins").first).to_contain_text("46")
    page.get_by_role("button", name="Approve and send").click()
    wait_until(lambda: status(agent, desk, email_id) == "rejected", 40, "the original's rejection", NOW_AND_THEN)

    def replacement() -> str | None:
        listed = agent.list_emails(desk.keys["mailbox_id"], direction="outbound")["emails"]
        return next((row["id"] for row in listed if row["subject"] == subject and row["status"] == "sent"), None)

    sent = wait_until(replacement, 30, "the replacement to be sent", NOW_AND_THEN)
    assert sent != email_id
    assert "46 minutes" in agent.get_email(desk.keys["mailbox_id"], sent)["markdown"]


def test_a_stopped_approval_sends_nothing(desk: Desk, page: Page, agent: MultiMail) -> None:
    subject, email_id = send(agent, desk)
    open_draft(page, desk, subject)
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("button", name="Approve and send").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("link", name="Approve")).to_be_visible()
    assert status(agent, desk, email_id) == "pending_send_approval"
