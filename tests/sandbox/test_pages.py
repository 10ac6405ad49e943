"""The page on which a person sees what became of each e-mail."""

from html.parser import HTMLParser

import pytest

from tests.sandbox.support import Api


class Tags(HTMLParser):
    """The names of the elements and the texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_lists_emails_with_their_status(api: Api) -> None:
    sent, refused, waiting = (api.held(subject=subject) for subject in ("First", "Second", "Third"))
    api.decide(sent)
    api.decide(refused, "reject")
    page = api.get("/", None)
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "script" not in page.headers["Content-Security-Policy"].replace("'none'", "")
    text = Tags(page.text).text
    assert "This is a sandbox." in text
    for word in (sent, refused, waiting, "First", "Second", "Third", "sent", "rejected", "pending send approval"):
        assert word in text
    assert "oversight" in text


def test_nothing_of_an_email_becomes_markup(api: Api) -> None:
    api.held(subject="<script>alert(1)</script><img src=x>", to=["'><b>@example.com"[3:].replace("b>", "bold")])
    page = Tags(api.get("/", None).text)
    assert not {"script", "img", "b"} & page.names
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("path", ["/", "/approvals/msg_01JXK5N5N5N5N5N5N5N5N5N5N5", "/_sandbox.css"])
def test_only_under_a_name_of_this_machine(api: Api, path: str) -> None:
    assert api.call("GET", path, None, headers={"Host": "evil.example"}).status_code == 403


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/v1", "/v2/account", "/api/v1/account", "/approvals/", "/favicon.ico"])
def test_what_is_no_route_is_none_under_any_name(api: Api, method: str, path: str) -> None:
    """Of a 403 a client takes it that its key lacks a scope."""
    answer = api.call(method, path, headers={"Host": "api.example"})
    assert (answer.status_code, answer.json()["error"]) == (404, "There is no such route.")


def test_its_style_sheet(api: Api) -> None:
    answer = api.get("/_sandbox.css", None)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/css; charset=utf-8")


def test_an_approval_address_shows_and_decides_nothing(api: Api) -> None:
    email_id = api.held(subject="Secret subject")
    page = api.get(f"/approvals/{email_id}", None)
    assert page.status_code == 200
    assert "Secret subject" not in page.text
    assert "form" not in Tags(page.text).names
    assert api.call("POST", f"/approvals/{email_id}", None).status_code == 404
    assert api.status(email_id) == "pending_send_approval"
    assert api.get("/approvals/msg_01JXK5N5N5N5N5N5N5N5N5N5N5", None).status_code == 404
