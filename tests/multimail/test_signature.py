"""The signature of webhooks: the raw body, byte by byte, and nothing else."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.multimail.signature import is_genuine, sign

BODY = b'{"id": "evt_1"}'
SECRET = "whsec_" + "0" * 24
RIGHT = hmac.new(SECRET.encode(), BODY, hashlib.sha256).hexdigest()


@pytest.mark.parametrize("given_", [RIGHT, f"sha256={RIGHT}", RIGHT.upper(), f"SHA256={RIGHT}", f" {RIGHT} "])
def test_the_forms_that_multimail_may_send(given_: str) -> None:
    assert is_genuine(BODY, given_, SECRET)


@pytest.mark.parametrize(
    "given_",
    ["", "sha256=", RIGHT[:-1], RIGHT + "0", RIGHT[:-1] + ("0" if RIGHT[-1] != "0" else "1"), f"sha1={RIGHT}",
     "é" * 64, "\ud800", "\x00", f"sha256={RIGHT},{RIGHT}"],
)  # fmt: skip
def test_anything_else_is_not_genuine(given_: str) -> None:
    assert not is_genuine(BODY, given_, SECRET)


def test_without_a_secret_nothing_is_genuine() -> None:
    assert not is_genuine(BODY, sign(BODY, ""), "")


@given(st.binary(), st.binary(), st.text(min_size=1, alphabet=st.characters(codec="utf-8")), st.text())
def test_only_the_signed_bytes_are_genuine(body: bytes, other: bytes, secret: str, anything: str) -> None:
    assert is_genuine(body, sign(body, secret), secret)
    assert is_genuine(other, sign(body, secret), secret) == (body == other)
    assert not is_genuine(body, anything, secret) or anything.strip().lower().removeprefix("sha256=") == sign(
        body, secret
    )
