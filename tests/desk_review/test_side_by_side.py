"""The versions of a report beside each other, with what they state otherwise."""

import re
from typing import Any

import pytest

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, change, decided, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

SAID = {
    "engineering": "## Summary\n\nThe outage lasted 45 minutes.\n\n## Timeline\n\n- 14:00 Deploy\n",
    "executive": "## Summary\n\nThe outage lasted 45 minutes.\n",
    "customer": "## Summary\n\nThe outage lasted 20 minutes.\n",
}


def report(**more: Any) -> list[Draft]:
    return [
        make_draft(
            Content(f"Report for {audience}", (f"{audience}@lists.example",), text=text),
            incident="INC-7", kind="report", audience=audience, **more,
        )
        for audience, text in SAID.items()
    ]  # fmt: skip


def page(user: User, draft: Draft) -> str:
    return signed_in(user).get(f"/drafts/{draft.pk}/").content.decode()


def test_every_version_is_on_the_page_with_its_own_decision(lead: User) -> None:
    drafts = report()
    html = page(lead, drafts[1])
    for draft in drafts:
        assert f"Report for {draft.audience}" in html
        assert f"{draft.audience}@lists.example" in html
        assert f"/drafts/{draft.pk}/approve/?digest={digest(draft)}" in html
        assert f"/drafts/{draft.pk}/reject/?digest={digest(draft)}" in html
    assert re.findall(r'id="(v\d)"[^>]*checked', html, re.DOTALL) == ["v2"]


def test_what_a_version_does_not_have_is_said(lead: User) -> None:
    said = words(signed_in(lead).get(f"/drafts/{report()[0].pk}/"))
    assert "Executive has no timeline" in said
    assert "Customer has no timeline" in said
    assert "Engineering has no timeline" not in said


def test_a_fact_that_differs_is_marked_in_text_band_and_rail(lead: User) -> None:
    html = page(lead, report()[0])
    assert len(re.findall(r'<a class="fact" href="#f-1">', html)) == 3
    assert re.search(r'class="sec-flag"\s+href="#f-1"', html)
    card = html[html.index('id="f-1"') :]
    assert "Customer differs" in card
    assert re.search(r'class="odd"><a href="#m-1-3"[^>]*>20 minutes', card)


def test_of_what_the_odd_version_says_only_that_which_nobody_else_says_is_odd(lead: User) -> None:
    """It may say the right one as well."""
    drafts = report()
    change(drafts[2], text="## Summary\n\nThe outage was from 14:00 to 14:45 UTC. The outage lasted 20 minutes.\n")
    card = page(lead, drafts[0]).partition('id="f-1"')[2].partition("</dl>")[0]
    said = re.findall(r'<dd( class="odd")?><a [^>]*>([^<]*)</a>', card)
    assert [words for odd, words in said if odd] == ["20 minutes"]
    assert ("", "14:00 to 14:45 UTC") in said


def test_versions_that_agree_say_so(lead: User) -> None:
    drafts = report()
    change(drafts[2], text=SAID["executive"])
    assert "No contradiction was found between the versions." in page(lead, drafts[0])


def test_another_kind_or_incident_does_not_stand_beside_it(lead: User) -> None:
    draft = report()[0]
    make_draft(Content("Elsewhere", ("a@x.example",)), incident="INC-7", kind="update", audience="customer")
    make_draft(Content("Elsewhere", ("a@x.example",)), incident="INC-8", kind="report", audience="customer")
    assert "Elsewhere" not in page(lead, draft)


def test_one_version_alone_reads_like_a_letter(lead: User) -> None:
    html = page(lead, make_draft(Content("S", ("a@x.example",), text=SAID["customer"]), audience="customer"))
    assert "lt-subject" in html
    assert 'name="version"' not in html


def test_only_the_column_that_moved_is_sent_again(lead: User, commander: User) -> None:
    first, second, _ = report()
    client = signed_in(lead)
    html = client.get(f"/drafts/{first.pk}/").content.decode()
    seen, read = (re.search(rf'name="{name}"\s+value="([^"]+)"', html) for name in ("seen", "read"))
    assert seen
    assert read
    decided(commander, second)
    asked = {"seen": seen[1], "read": read[1]}
    answer = client.get(f"/drafts/{first.pk}/status/", asked, headers=HTMX).content.decode()
    assert re.findall(r'id="decision-(\d+)"', answer) == [str(second.pk)]
    assert "In hold" in answer


def test_a_version_that_comes_later_is_announced(lead: User) -> None:
    first = make_draft(incident="INC-7", kind="report", audience="engineering")
    client = signed_in(lead)
    html = client.get(f"/drafts/{first.pk}/").content.decode()
    seen = re.search(r'name="seen"\s+value="([^"]+)"', html)
    assert seen
    late = make_draft(incident="INC-7", kind="report", audience="customer")
    answer = client.get(f"/drafts/{first.pk}/status/", {"seen": seen[1]}, headers=HTMX)
    assert "The Customer version has arrived." in words(answer)
    assert f"/drafts/{late.pk}/" in answer.content.decode()


def test_after_the_last_version_the_next_incident_is_offered(lead: User) -> None:
    drafts = report()
    other = make_draft()
    for draft in drafts:
        decided(lead, draft)
    html = page(lead, drafts[0])
    assert "Next incident" in html
    assert f'href="/drafts/{other.pk}/"' in html
