"""What an edit changed is offered to the other versions that have the same words."""

import re
from typing import Any

import pytest

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft, Revision
from tests.desk_edit.support import MINE, make_version, parts
from tests.desk_support import change, signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return make_version("customer")


def offered(page: Any) -> list[str]:
    """What each box stands for, in order."""
    return re.findall(r'name="swap" value="([^"]*)"', page.content.decode())


def test_what_an_edit_changed_is_offered_to_the_other_versions(lead: User, draft: Draft) -> None:
    other = make_version("executive", "It lasted 45 minutes. For 45 minutes!")
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    page = client.get(f"/drafts/{draft.pk}/revisions/2/approve/")
    assert "The same words stand in other versions" in words(page)
    assert "Executive, 2 times" in words(page)
    client.post(f"/drafts/{draft.pk}/revisions/2/carry/", {"swap": offered(page)})
    edit = Revision.objects.get(draft=other, author=lead)
    assert edit.text == "It lasted 41 minutes. For 41 minutes!"
    assert "The same words stand" not in words(client.get(f"/drafts/{draft.pk}/revisions/2/approve/"))


def test_what_was_carried_meanwhile_does_not_shift_what_was_chosen(lead: User, draft: Draft) -> None:
    other = make_version("executive", "The pool ran dry for 45 minutes. At 14:00 It broke. Hello, all.")
    texts = (MINE[0], MINE[1].replace("ran dry", "was full"), "## Timeline\n\n14:00 It failed")
    client, second = signed_in(lead), signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *texts, words="PagerDuty shows 41"))
    step = f"/drafts/{draft.pk}/revisions/2"
    full, lasted, began = offered(client.get(f"{step}/approve/"))
    second.post(f"{step}/carry/", {"swap": full})
    said = words(client.post(f"{step}/carry/", {"swap": [full, lasted]}, follow=True))
    assert "Changed in Executive as well." in said
    assert "Not as it was when you looked, so left alone: 1 of what you chose." in said
    newest = Revision.objects.filter(draft=other, author=lead).latest("number")
    assert newest.text == "The pool was full for 41 minutes. At 14:00 It broke. Hello, all."
    assert offered(client.get(f"{step}/approve/")) == [began]


def test_a_minute_that_was_changed_is_carried_with_its_hour(lead: User, draft: Draft) -> None:
    told = "The alarm rang at 13:05 UTC, the outage began at 14:05 UTC. Of 12,862 customers 1,862 customers were hit."
    other = make_version("executive", told)
    client = signed_in(lead)
    old = "14:05 UTC It broke for 1,862 customers"
    change(draft, text=f"## Timeline\n\n{old}\n")
    new = "14:09 UTC It broke for 1,865 customers"
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, f"## Timeline\n\n{new}", words="PagerDuty shows 14:09"))
    edit = Revision.objects.get(draft=draft, author=lead)
    step = f"/drafts/{draft.pk}/revisions/{edit.number}"
    client.post(f"{step}/carry/", {"swap": offered(client.get(f"{step}/approve/"))})
    assert Revision.objects.get(draft=other, author=lead).text == told.replace("14:05", "14:09").replace(
        "1,862 customers were", "1,865 customers were"
    )


def test_what_was_carried_is_not_offered_for_what_it_put_in(lead: User, draft: Draft) -> None:
    other = make_version("executive", "Down for 35 minutes, and back after 45 minutes of work.")
    client = signed_in(lead)
    change(draft, text="It took 35 minutes. The recovery took 45 minutes.\n")
    fields = parts(draft, "It took 45 minutes. The recovery took 55 minutes.", words="PagerDuty shows 45")
    client.post(f"/drafts/{draft.pk}/edit/", fields)
    step = f"/drafts/{draft.pk}/revisions/{Revision.objects.get(draft=draft, author=lead).number}"
    chosen = offered(client.get(f"{step}/approve/"))
    assert len(chosen) == 2
    client.post(f"{step}/carry/", {"swap": chosen})
    carried = "Down for 45 minutes, and back after 55 minutes of work."
    assert Revision.objects.get(draft=other, author=lead).text == carried
    assert offered(client.get(f"{step}/approve/")) == []


def test_nothing_is_carried_that_was_not_chosen(lead: User, draft: Draft) -> None:
    other = make_version("executive", "It lasted 45 minutes.")
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    client.post(f"/drafts/{draft.pk}/revisions/2/carry/", {"swap": ["0", "x"]})
    assert other.revisions.count() == 1
