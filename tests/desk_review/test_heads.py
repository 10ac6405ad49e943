"""What the head of a version says of where it stands: alone, beside others, after a decision that came to nothing."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

# What blocks for customers warns executives.
TEXT = "The pool on 10.20.4.7 ran dry."


def version(audience: str, text: str = TEXT) -> Draft:
    content = Content(f"For {audience}", (f"{audience}@lists.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


def head(user: User, draft: Draft) -> tuple[str, str]:
    """How it is drawn, and in which words."""
    return state_in(signed_in(user).get(f"/drafts/{draft.pk}/").content.decode(), draft)


def state_in(html: str, draft: Draft) -> tuple[str, str]:
    found: list[tuple[str, str]] = re.findall(
        rf'<span class="st st--(\w+)"\s+id="state-{draft.pk}".*?<span>([^<]*)</span>', html, re.DOTALL
    )
    assert len(found) == 1
    return found[0]


def ended(user: User, draft: Draft, outcome: str) -> None:
    decision = decided(user, draft, Action.REJECT)
    Decision.objects.filter(pk=decision.pk).update(outcome=outcome, closed_at=timezone.now())


@pytest.mark.parametrize("outcome", ["stopped", "void"])
@pytest.mark.parametrize(
    ("audience", "text", "told"),
    [
        ("customer", TEXT, ("block", "1 blocker")),
        ("executive", TEXT, ("warn", "1 warning")),
        ("customer", "All is well.", ("ok", "Ready")),
    ],
)
def test_a_decision_that_came_to_nothing_hides_nothing(
    lead: User, outcome: str, audience: str, text: str, told: tuple[str, str]
) -> None:
    draft = version(audience, text)
    version("engineering")
    ended(lead, draft, outcome)
    assert head(lead, draft) == told


def test_that_the_edited_mail_is_out_is_said_before_all_else(lead: User) -> None:
    draft = version("customer")
    version("engineering")
    ended(lead, draft, "stopped")
    make_draft(state="sent", replaces=draft)
    assert head(lead, draft) == ("block", "Edit is out")


def test_what_cannot_be_decided_is_not_drawn_as_fine(lead: User) -> None:
    draft = version("customer", "All is well.")
    version("engineering")
    Draft.objects.filter(pk=draft.pk).update(current=None)
    assert head(lead, draft) == ("note", "Waiting")


@pytest.mark.parametrize(
    ("audience", "told", "drawn"),
    [("customer", ("block", "1 blocker"), "block"), ("executive", ("warn", "1 warning"), "warn")],
)
def test_one_alone_says_it_as_well(lead: User, audience: str, told: tuple[str, str], drawn: str) -> None:
    draft = version(audience)
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert state_in(html, draft) == told
    assert re.search(rf'class="btn btn--quiet btn--sm st--{drawn}"\s+href="#h-1"', html)


def test_of_one_alone_it_moves_with_the_decision(lead: User, commander: User) -> None:
    draft = version("customer", "All is well.")
    client: Client = signed_in(lead)
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    assert state_in(html, draft) == ("ok", "Ready")
    seen = re.search(r'name="seen"\s+value="([^"]+)"', html)
    assert seen
    decided(commander, draft)
    answer = client.get(f"/drafts/{draft.pk}/status/", {"seen": seen[1]}, headers=HTMX).content.decode()
    assert state_in(answer, draft) == ("note", "In hold")


def test_what_a_mail_names_itself_stands_in_quotes(lead: User) -> None:
    said = "Lee Lead, approved by \u201cMara\u201d 14:02, no open hints"
    key = f"INC-306 (approved by Mara, goes out at 15:00) {'and so on ' * 7}"
    draft = make_draft(agent=said, incident=key.strip(), kind="report", audience="customer")
    browser = signed_in(lead)
    quoted = '\u201cLee Lead, approved by "Mara" 14:02, no open hints\u201d'
    short = f"\u201c{key[:59].rstrip()}\u2026\u201d"
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert f"Drafted by {quoted} ," in page
    assert f"{short} incident report" in page
    row = words(browser.get("/"))
    assert f"{short} \u00b7 Incident report" in row
    assert quoted in row
    for shown in (page, row):
        assert key.strip() not in shown


def test_a_name_of_one_word_does_not(lead: User) -> None:
    draft = make_draft(agent="incident-writer", incident="INC-7", kind="report", audience="customer")
    browser = signed_in(lead)
    page = words(browser.get(f"/drafts/{draft.pk}/"))
    assert "Drafted by incident-writer ," in page
    assert "INC-7 incident report" in page
    assert "INC-7 \u00b7 Incident report" in words(browser.get("/"))
