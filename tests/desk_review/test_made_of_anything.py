"""Whatever a mail is made of, every page of its report comes: marks of Markdown and HTML, encodings, odd letters."""

import random

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import digest, signed_in
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
LETTERS = "`*_~[]()\\<>&;#!|:=%-+.,'\"@{}$^/? \n\t\r1aZéß😀\u200b\u202e\xa0\u2028\x0b\x0c"
PIECES = [
    *LETTERS, "```", "\\``", "**", "](", "~~~", "---", "===", "\n\n", "\n- ", "\n1. ", "\n> ", "\n# ", "    code",
    "| a | b |\n|---|---|\n| 1 | 2 |", "[a]: <b>", "<b>", "</b>", "<table><tr><td>", "</td></tr></table>", "<!--",
    "-->", "<style>a{color:red}</style>", "<a href='http://x.example'>", "</a>", "<img alt='", "]]>", "{{",
    "<p style='display:none'>", "<script>", "&amp;", "&#x;", "&#99999999;", "=\n", "%3D", "https://a.example/c?d=e",
    "45 minutes", "about 40%", "14:05 UTC", "1,862 customers", "$1.2M", "v1.2.3", "SEV-1", "INC-7", "10.2.3.4",
    "jane@x.example", "Root Cause:", "Impact", "Timeline\n========\n",
]  # fmt: skip


@pytest.fixture
def browser(lead: User, may_edit: None) -> Client:
    return signed_in(lead)


def made(draw: random.Random, most: int) -> str:
    return "".join(draw.choices(PIECES, k=draw.randrange(most)))


def version(draw: random.Random, audience: str) -> Draft:
    subject = " ".join(made(draw, 6).split()) or "INC-7"
    content = Content(subject, (f"{audience}@lists.example",), text=made(draw, 60), html=made(draw, 60))
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


@pytest.mark.parametrize("seed", range(8))
def test_every_page_of_it_comes(browser: Client, seed: int) -> None:
    draw = random.Random(seed)
    drafts = [version(draw, audience) for audience in ("engineering", "customer")]
    draft = drafts[1]
    there, read = f"/drafts/{draft.pk}/", digest(draft)
    every = " ".join(f"{one.pk}:{digest(one)}" for one in drafts)
    for page in ("", "differences/", "edit/", f"approve/?digest={read}", f"approve-ready/?read={every}"):
        # What is blocked is refused.
        assert browser.get(f"{there}{page}", follow=True).status_code in (200, 409), page
    typed = {"digest": read, "subject": made(draw, 6), "text": made(draw, 80), "words": made(draw, 6), "typed": "1"}
    assert browser.post(f"{there}edit/changes/", typed).status_code == 200
    for page in ("/", f"/history/{draft.pk}/"):
        assert browser.get(page).status_code == 200
