"""The HTML part alone, in a frame that can do nothing."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return make_draft(Content("S", ("a@x.example",), text="Hi", html="<p>Hi</p><script>alert(1)</script>"))


def test_it_is_shown_under_a_policy_of_its_own(lead: User, draft: Draft) -> None:
    response = signed_in(lead).get(f"/drafts/{draft.pk}/mail/1/")
    assert "<p>Hi</p>" in response.content.decode()
    assert "alert" not in response.content.decode()
    policy = response["Content-Security-Policy"]
    for rule in ("default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "form-action 'none'", "sandbox"):
        assert rule in policy
    assert "script" not in policy
    assert "allow-" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response["Cache-Control"]


def test_the_frame_on_the_page_is_sandboxed(lead: User, draft: Draft) -> None:
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    frame = html[html.index("<iframe") : html.index("</iframe>")]
    assert f'src="/drafts/{draft.pk}/mail/1/"' in frame
    assert "sandbox" in frame.split()
    assert "allow-" not in frame


def test_the_page_itself_may_not_be_framed(lead: User, draft: Draft) -> None:
    assert signed_in(lead).get(f"/drafts/{draft.pk}/")["X-Frame-Options"] == "DENY"


def test_without_an_html_part_there_is_none(lead: User) -> None:
    draft = make_draft()
    assert signed_in(lead).get(f"/drafts/{draft.pk}/mail/1/").status_code == 404
    assert signed_in(lead).get(f"/drafts/{draft.pk}/mail/9/").status_code == 404


def test_a_stranger_sees_nothing(draft: Draft) -> None:
    assert Client().get(f"/drafts/{draft.pk}/mail/1/").status_code == 302


@pytest.mark.parametrize(
    "part",
    [
        "<p>{}</p>",
        "<noscript>{}</noscript>",
        "<!-->{}<!-- -->",
        "<!--[if mso]><p>{}</p><![endif]-->",
        "<script-x>{}</script-x>",
        "<textarea><style></textarea>{}</style>",
        "<svg><text><![CDATA[{}]]></text></svg>",
    ],
)
def test_words_that_only_some_mail_programs_show_are_read_too(lead: User, part: str) -> None:
    html = "<p>All is well.</p>" + part.format("All data of 40 customers is lost.")
    draft = make_draft(Content("S", ("a@x.example",), text="All is well.", html=html))
    client = signed_in(lead)
    assert "All data of 40 customers is lost." in client.get(f"/drafts/{draft.pk}/mail/1/").content.decode()
    assert "The HTML part says something else than the text" in words(client.get(f"/drafts/{draft.pk}/"))
