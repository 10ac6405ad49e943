"""Facts against what readers see or have read elsewhere: the HTML part, earlier mails of the thread."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import change, signed_in, words
from tests.support.rows import make_draft, make_mailbox

pytestmark = pytest.mark.django_db

SAID = "## Summary\n\nThe outage lasted {} minutes.\n"
NOW = timezone.now()


def version(minutes: int, html: str = "", **more: Any) -> Draft:
    content = Content("An outage", ("a@x.example",), text=SAID.format(minutes), html=html)
    return make_draft(content, **{"thread": "th_7", "received_at": NOW, **more})


def report(**more: Any) -> Draft:
    version(40, incident="INC-7", kind="report", audience="executive", thread="")
    return version(40, incident="INC-7", kind="report", audience="customer", **more)


def earlier(minutes: int, hours: int = 1, **more: Any) -> Draft:
    return version(minutes, received_at=NOW - timedelta(hours=hours), **{"state": "sent", **more})


def page(user: User, draft: Draft) -> str:
    return signed_in(user).get(f"/drafts/{draft.pk}/").content.decode()


def said(user: User, draft: Draft) -> str:
    return words(signed_in(user).get(f"/drafts/{draft.pk}/"))


def at(moment: datetime) -> str:
    return f"{moment:%H:%M} UTC" if moment.date() == timezone.now().date() else f"{moment.day} {moment:%b %H:%M}"


def test_an_earlier_mail_that_says_otherwise_is_named(lead: User) -> None:
    draft, before = report(), earlier(45)
    assert f"The earlier mail of {at(before.received_at)} says 45 minutes ." in said(lead, draft)
    html = page(lead, draft)
    assert re.search(rf'href="/drafts/{before.pk}/">45 minutes</a>', html)
    assert len(re.findall(r'<a class="fact" href="#f-1">', html)) == 1
    assert "1 fact differs" in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert re.search(r"data-next-fact\s", html)


def test_an_earlier_mail_says_otherwise_still_when_a_column_moves(lead: User) -> None:
    draft = report()
    earlier(45)
    answer = signed_in(lead).get(
        f"/drafts/{draft.pk}/status/", {"seen": f"{draft.pk}:other"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "1 fact differs" in words(answer)


def test_the_html_part_that_says_otherwise_is_named(lead: User) -> None:
    draft = report(html="<h2>Summary</h2><p>The outage lasted 35 minutes.</p>")
    told = said(lead, draft)
    assert "HTML part differs" in told
    assert "The HTML part says 35 minutes ." in told
    assert "differs, the HTML part says 35 minutes: fact" in told


def test_the_html_part_that_says_the_same_is_not(lead: User) -> None:
    assert "HTML part differs" not in said(lead, report(html="<p>The outage lasted 40 minutes.</p>"))


def test_one_version_alone_is_compared_as_well(lead: User) -> None:
    earlier(45)
    told = said(lead, version(40, audience="customer", incident="INC-8", kind="report"))
    assert "says 45 minutes" in told
    assert "Next of 1 fact" in told


@pytest.mark.parametrize(
    "more",
    [
        {"state": "rejected"},
        {"state": "expired"},
        {"thread": "th_8"},
        {"thread": ""},
        {"hours": -1},
        {"mailbox": "other"},
    ],
)
def test_what_its_readers_have_not_had_before_is_not_compared(lead: User, more: dict[str, Any]) -> None:
    if more.get("mailbox"):
        more = {"mailbox": make_mailbox(multimail_id="mb_2", address="o@x.example")}
    earlier(45, **more)
    assert "says 45 minutes" not in said(lead, report())


def test_what_an_edit_put_in_its_place_is_what_was_sent(lead: User) -> None:
    original = earlier(40, state="rejected")
    earlier(45, replaces=original)
    html = page(lead, report())
    assert re.search(rf'href="/drafts/{original.pk}/">45 minutes</a>', html)
    assert html.count(f'href="/drafts/{original.pk}/"') == 2  # and once in the list of the thread


def test_only_the_newest_mails_are_compared(lead: User) -> None:
    earlier(45, hours=9)
    for hours in (1, 2, 3):
        earlier(40, hours=hours)
    assert "says 45 minutes" not in said(lead, report())


def test_the_main_button_leads_to_what_differs_before_it_approves(lead: User) -> None:
    earlier(45)
    html = page(lead, report())
    assert re.search(r'href="#m-1-1"\s+data-look="[0-9a-f]{12}-m-1-1">See 1 fact<', html)
    bars = re.findall(r'class="btn (btn--\w+)"[^>]*data-after-looks', html)
    assert bars == ["btn--lead", "btn--quiet"]


def test_of_several_facts_it_says_how_many_are_left(lead: User) -> None:
    earlier(45)
    draft = report()
    change(draft, text="The outage lasted 40 minutes. It hit 12% of requests.", html="<p>It hit 15% of requests.</p>")
    steps = re.findall(r'data-look="[^"]+"(?: hidden)?>([^<]*)<', page(lead, draft))
    assert steps == ["Next fact, 2 left", "Next fact, 1 left"]


def test_a_value_in_two_contradictions_has_one_mark(lead: User) -> None:
    draft = report(html="<p>The outage lasted 35 minutes.</p>")
    earlier(45)
    html = page(lead, draft)
    assert len(re.findall(r'<a class="fact"', html)) == 1
    assert len(re.findall(r'href="#m-1-1"[^>]*>40 minutes', html)) == 2
