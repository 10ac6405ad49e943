"""The tabs of the sections: how much is to be seen to in each."""

import re

import pytest

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import change, signed_in
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

TEXT = """## Summary

It lasted {} minutes.

## Timeline

The pool on 10.20.4.7 ran dry.

## Impact

All is well.
"""


def version(audience: str, minutes: int) -> Draft:
    content = Content(f"For {audience}", (f"{audience}@lists.example",), text=TEXT.format(minutes))
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


def parts_of_tabs(user: User, draft: Draft) -> list[str]:
    """The markup of each tab."""
    html = signed_in(user).get(f"/drafts/{draft.pk}/").content.decode()
    return re.findall(r'<a href="#s-[^>]*>(.*?)</a>', html[html.index("Sections") :], re.DOTALL)


def tabs(user: User, draft: Draft) -> dict[str, tuple[str, str]]:
    """By its name: the sign of a tab, and what is said of its count; of one without both are empty."""
    found = {}
    for tab in parts_of_tabs(user, draft):
        sign, told = re.search(r"#i-([\w-]+)", tab), re.search(r'class="vh">, ([^<]*)<', tab)
        found[tab.split("<")[0].strip()] = (sign[1] if sign else "", told[1] if told else "")
    return found


def test_a_tab_counts_what_differs_and_what_is_hinted_at(lead: User) -> None:
    draft = version("customer", 20)
    version("executive", 45)
    assert tabs(lead, draft) == {
        "Summary": ("neq", "1 fact that differs"),
        "Timeline": ("stop", "1 blocker, 1 warning"),
        "Impact": ("", ""),
    }


def test_the_number_beside_a_sign_is_of_what_the_sign_stands_for(lead: User) -> None:
    """A blocker and a warning: the octagon of what blocks has a 1 beside it."""
    draft = version("customer", 20)
    version("executive", 45)
    numbers = [re.findall(r'aria-hidden="true">(\d+)<', tab) for tab in parts_of_tabs(lead, draft)]
    assert numbers == [["1"], ["1"], []]


def test_what_only_warns_has_the_sign_of_a_warning(lead: User) -> None:
    draft = version("executive", 45)
    version("engineering", 45)
    assert tabs(lead, draft)["Timeline"] == ("alert", "1 warning")


def test_a_tab_shows_the_hidden_characters_of_a_title(lead: User) -> None:
    draft = version("customer", 20)
    version("executive", 20)
    change(draft, text=TEXT.format(20) + "\n## Ve\u202enue notes\n\nNone.\n\n## Sent\n\nAll.\n")
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert "\u202e" not in html
    assert html.count("⟨U+202E⟩</span>nue notes") > 1
    ids = re.findall(r' id="([^"]*)"', html)
    assert {"s-x-sent", "s-sent", "s-summary"} <= {*ids}
    assert len(ids) == len(set(ids))
