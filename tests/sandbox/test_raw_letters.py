"""Letters beyond ASCII in an address, written as they are: curl does so, and servers read them as UTF-8."""

import base64
import json

import pytest

from tests.sandbox.support import Api
from tests.sandbox.test_hostile import raw


def get(api: Api, target: str) -> bytes:
    """What is answered to a request whose target has these letters raw."""
    key = api.keys["agent_key"]
    head = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n\r\n"
    status, _, rest = raw(api, head.encode()).partition(b"\r\n")
    assert b" 200 " in status, status
    return rest.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize("word", ["Störung", "à", "Åre", "障害", "\u2028"])
def test_a_filter_finds_them(api: Api, word: str) -> None:
    """The bytes of some are what Latin-1 calls a space, a line's end or a control character."""
    email_id = api.held(subject=f"Before {word} after")
    found = json.loads(get(api, f"/v1/mailboxes/{api.mailbox}/emails?subject_contains={word}"))["emails"]
    assert [item["id"] for item in found] == [email_id]


@pytest.mark.parametrize("name", ["ü.txt", "à la carte.txt", "障害.txt"])
def test_an_attachment_is_found_by_them(api: Api, name: str) -> None:
    file = {"name": name, "content_type": "text/plain", "content_base64": base64.b64encode(b"whole").decode()}
    email_id = api.held(attachments=[file])
    assert get(api, api.of(email_id, f"/attachments/{name.replace(' ', '%20')}")) == b"whole"


def test_letters_that_are_no_utf_8_are_no_server_error(api: Api) -> None:
    assert raw(api, b"GET /v1/emails/\xfc?a=\xff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").startswith(b"HTTP/1.1 401 ")
