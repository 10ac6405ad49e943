"""A version that stands alone: each hint has its card below the paragraph that it begins in."""

import re
from html import unescape
from typing import Any

import pytest
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.desk.mail import markdown
from reviewer.desk.side_by_side.marking import WHOLE_TAG, in_blocks
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import signed_in
from tests.support.rows import make_draft

FIRST, SECOND, THIRD = "10.20.4.7", "10.20.4.8", "10.20.4.9"
TEXT = f"""## Summary

The pool on {FIRST} ran dry.

It came back.

## Timeline

- 14:00 alarm on {SECOND}
- 14:45 all is well

## Impact

None is left.
"""


def customer(text: str = TEXT, **content: Any) -> Draft:
    mail = Content(**{"subject": "INC-7", "to": ("all@cust.example",), "text": text, **content})
    return make_draft(mail, incident="INC-7", kind="report", audience="customer")


def order(user: User, draft: Draft) -> list[str]:
    """The paragraphs of the page and the cards of its hints, in their order."""
    html = signed_in(user).get(f"/drafts/{draft.pk}/").content.decode()
    mail = html[html.index('id="t-mail"') : html.index('aria-label="Beside the text"')]
    for other in ('<div class="lt-part lt-exact">.*?</div>', '<div class="hintcard-body">.*?</details>'):
        mail = re.sub(other, "", mail, flags=re.DOTALL)
    cards = r'<span class="hintcard-value" aria-hidden="true">(.*?)</span>'
    found = re.findall(
        rf"{cards}|<(?:p|li|dd dir=\"auto\")>(.*?)</(?:p|li|dd)>|(\d+ noted or settled)", mail, re.DOTALL
    )
    said = [f"card {card}" if card else text or fold for card, text, fold in found]
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in said]


def between(said: list[str], card: str) -> tuple[str, str]:
    at = said.index(f"card {card}")
    return said[at - 1], said[at + 1]


@pytest.mark.django_db
def test_a_card_stands_below_its_paragraph_and_one_of_a_list_below_the_list(lead: User) -> None:
    said = order(lead, customer())
    before, after = between(said, FIRST)
    assert before.startswith(f"The pool on {FIRST}")
    before, after = between(said, SECOND)
    assert before == "14:45 all is well"
    assert after == "None is left."


@pytest.mark.django_db
def test_what_is_settled_is_folded_away_there(lead: User, may_edit: None) -> None:
    draft = customer()
    client = signed_in(lead)
    html = client.get(f"/drafts/{draft.pk}/").content.decode()
    act = re.search(rf"/drafts/{draft.pk}/hints/\d+/replace/", html)
    assert act
    client.post(act[0], {"offered": "[internal host]", "card": "1"})
    said = order(lead, draft)
    before, _ = between(said, FIRST)
    assert before == "1 noted or settled"


@pytest.mark.django_db
def test_those_of_the_subject_stand_below_it_and_of_what_is_no_paragraph_behind_the_mail(lead: User) -> None:
    draft = customer(
        subject=f"INC-7 on {THIRD}", html=f"<p>{SECOND}</p>", attachments=((f"log-{FIRST}.csv", 2048, "text/csv"),)
    )
    said = order(lead, draft)
    cards = [one for one in said if one.startswith("card ")]
    assert cards[0] == f"card {THIRD}"
    assert said.index(cards[0]) < next(at for at, one in enumerate(said) if one.startswith("The pool on"))
    assert said[-1] == cards[-1]
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert len(cards) == len(set(re.findall(r'id="(h-\d+)"', html)))


@pytest.mark.django_db
def test_numbers_and_the_way_from_blocker_to_blocker_go_down_the_page(lead: User) -> None:
    draft = customer(subject=f"{THIRD} ran dry", html=f"<p>{FIRST} and 10.20.4.99</p>")
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    cards = re.findall(r'<details class="hintcard[^"]*" id="([^"]+)"', html)
    assert cards == [f"h-{number}" for number in range(1, 6)]
    button = re.search(r'href="#([^"]+)"\s+data-blockers="([^"]+)"', html)
    assert button
    assert (button[1], button[2].split()) == (cards[0], cards)


@pytest.mark.django_db
def test_a_text_that_is_too_long_to_be_laid_out_has_them_behind_it(lead: User) -> None:
    said = order(lead, customer(f"On {FIRST}\n" + "a line of the log\n" * 12_000))
    assert f"card {FIRST}" in said


@pytest.mark.django_db
def test_a_mail_of_html_alone_loses_none(lead: User) -> None:
    said = order(lead, customer("", html=f"<p>The pool on {FIRST} ran dry.</p><p>None is left.</p>"))
    assert said.count(f"card {FIRST}") == 1


@given(st.text(alphabet="ab <>\"'&=/#*-_`[]()|!\n\u200b1.", max_size=200))
def test_the_blocks_are_the_layout_and_each_is_whole(text: str) -> None:
    html = markdown.lay_out(text).html
    blocks = [block for block, _ in in_blocks(html)]
    assert "".join(blocks) == html
    for block in blocks:
        opened: list[str] = []
        for closes, name, _ in WHOLE_TAG.findall(block):
            if closes:
                assert opened.pop() == name
            elif name not in {"br", "hr"}:
                opened.append(name)
        assert not opened


def test_a_sign_within_an_attribute_ends_no_tag() -> None:
    first = '<p><span title="a > </p> <b>">x</span></p>'
    html = mark_safe(f"{first}<hr><p>y<br>z</p>")
    assert [block for block, _ in in_blocks(html)] == [first, "<hr>", "<p>y<br>z</p>"]
