"""Values that could be taken for another thing: for a path by their slashes, for a placeholder by a word in them."""

import random
import string

import pytest

from reviewer.redaction.detectors import secret
from reviewer.redaction.values import Category
from tests.redaction import marked
from tests.redaction.finding import found
from tests.redaction.marked import drawn, wanted

BASE64 = string.ascii_letters + string.digits + "+/"
WAYS = [
    "AWS_SECRET_ACCESS_KEY=[[{}]]",
    "aws_secret_access_key = [[{}]]",
    "export AWS_SECRET_ACCESS_KEY='[[{}]]'",
    '{{"SecretAccessKey": "[[{}]]"}}',
    "| Secret access key | [[{}]] |",
    "the secret access key is [[{}]].",
    'secret_key = "[[{}]]"',
    "SIGNING_KEY=[[{}]]",
]


def _with_slashes(count: int) -> list[str]:
    """Random keys as AWS makes them that have two slashes or more and no plus."""
    drawing = random.Random(141)
    keys = ("".join(drawing.choices(BASE64, k=40)) for _ in range(100 * count))
    return [key for key in keys if key.count("/") > 1 and "+" not in key][:count]


@pytest.mark.parametrize("way", WAYS)
def test_a_random_key_with_slashes_is_no_path(way: str) -> None:
    keys = [*_with_slashes(40), "/" + drawn(39, seed=11)]
    texts = [wanted(way.format(key)) for key in keys]
    missed = [values for text, values in texts if marked.found(text, Category.SECRET) != values]
    # One in some hundreds has hardly anything but capitals, and is like a path.
    assert len(missed) <= 1


@pytest.mark.parametrize(
    "text",
    [
        f"SECRET_KEY_BASE=[[{'/'.join(('mQ4', 'zT9vLk2', 'Pw8cXs1dRy6bNf3hJg7aQe5'))}]]",
        f"client_secret=[[{'/'.join(('Rt6', 'Yu1Io', '4aF8k2Lq9Zx0Pw3'))}]]",
        f"X-Api-Key: [[{'/'.join(('Rt6', 'Yu1Io', '4aF8k2Lq9Zx0Pw3'))}]]",
        "DB_PASS=[[x7/Lp0/Qe4rT]]",
        "password: [[Tz9/Kq2/Wm7]]",
    ],
)
def test_neither_is_a_short_one(text: str) -> None:
    text, values = wanted(text)
    assert marked.found(text, Category.SECRET) == values


@pytest.mark.parametrize(
    "text",
    [
        "DB_PASS=/run/secrets/DB_PASS2",
        "password: secret/data/Prod2/db",
        "SECRET_KEY=/etc/ssl/private/App2/main",
        "api_key: projects/Acme1/secrets/StripeKey/versions/3",
        "the token is in kv/V2/Team9/ApiKey",
        "token: /Users/Alice2/Library/Keychains/login",
        "signing_key = certs/Prod/EU1/Signing",
        'key_file: "keys/2025/09/Main"',
    ],
)
def test_a_path_is_one_still(text: str) -> None:
    assert found(secret, text) == []
