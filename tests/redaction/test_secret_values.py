"""Values that could be taken for another thing: for a path by their slashes, for a placeholder by a word in them."""

import base64
import random
import string

import pytest

from reviewer.redaction.detectors import secret
from reviewer.redaction.values import Category
from tests.redaction import marked
from tests.redaction.finding import found
from tests.redaction.marked import HEX, drawn, wanted

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


@pytest.mark.parametrize(
    "text",
    [
        "DB_PASSWORD=[[Sample_Trout_4471!]]",
        "password: [[Hidden.Valley.88]]",
        "The root password is [[Unmasked-Fox-31]].",
        "password = [[insertCoin#1987]]",
        "password: [[FakeNews!2024]]",
        "passphrase: [[Lorem-Kiosk-551]]",
        "The password is [[Counterexample!77]].",
        "adminPassword: [[example-" + drawn(10, seed=5) + "]]",
        "ADMIN_PASS=[[changeme-9Zx!2024]] is what prod uses",
        "secret: [[todo_" + drawn(16, seed=8) + "]]",
        "API_KEY=[[" + drawn(7, HEX, 6) + "deadbeef" + drawn(17, HEX, 7) + "]]",
        "token: [[removed" + drawn(18, seed=9) + "]]",
        "in the log: [[ghp_" + drawn(28) + "xxxxTXbe]]",
    ],
)
def test_a_word_of_a_placeholder_within_a_value_makes_none_of_it(text: str) -> None:
    text, values = wanted(text)
    assert marked.found(text, Category.SECRET) == values


@pytest.mark.parametrize(
    "value",
    [
        *("changeme", "changeme123", "ChangeMe123!", "change-me-please-2024", "example123", "ExamplePassword123!"),
        *("your-sample-password", "sample-token-1", "dummy_password_12", "fake-key-12345", "fake_token_abc123"),
        *("placeholder", "SampleP@ssw0rd!12", "your-32-char-secret-key-here", "your-256-bit-secret", "todo-replace-1"),
        *("insert-your-key-here-22", "password1234567890", "abcdefghijklmnop1234", "1234567890abcdef1234567890abcdef"),
        *("deadbeefdeadbeefdeadbeefdeadbeef", "00000000deadbeef00000000cafe1234", "xxxx-xxxx-1234", "XXXXXXXXab12CD34"),
        *("AKIAIOSFODNN7" + "EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY", "AbCdEfGhIjKlMnOp0123456789"),
        *("ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz", "ghp_" + "exampletoken1234567890abcdefghijklmn"),
        *("xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx", "hidden-by-vault-22", "removed_on_2031"),
    ],
)
@pytest.mark.parametrize("way", ["password: {}", "API_KEY={}", '"client_secret": "{}"', "the token is `{}`."])
def test_a_placeholder_is_one_still(way: str, value: str) -> None:
    assert found(secret, way.format(value)) == []


def test_an_address_of_a_hook_that_a_manual_shows_is_one_too() -> None:
    hook = "https://hooks.slack.com/" + "services/T0123456/B0123456/{}"
    assert found(secret, "Post to " + hook.format("your-example-token")) == []
    assert found(secret, "Post to " + hook.format(drawn(24))) == [hook.format(drawn(24))]


def test_the_address_behind_a_login_is_no_password_but_the_token_in_it_is() -> None:
    text, values = wanted(f"a link with a live login: https://app.acme.dev/in?token=[[{drawn(40)}]]")
    assert found(secret, text) == values


MASKED = [
    *("token: xxxx9f3B", "token XXXX4f2A", "api key: xxxx12Ab", "API key (xxxx4F2a) revoked", "secret: xxxx4f2A9c"),
    *("client_secret=xxxx9F3b", "The leaked token (xxxxx4fB29) was revoked.", "password: p@ss-xxxx-9f3B"),
    *("key: AKIA" + "XXXX12345678ABCD", "sk_" + "live_xxxx4242abCD", "API key sk_" + "live_xxxxx12ab34"),
    *("password: removed-on-2025-09-02T10", "password: hidden-until-2025-Q3", "token: masked-since-2025-Rel4"),
    *("password: Removed2025Sep", "api_key=your-key-from-portal-v2.1", "api_key=your_stripe_live_key_51Hx"),
    "token: replace-me-by-2025-Q4-B",
    *("token: //vault.example.com/prod/Db2", "password: //secrets/prod"),
]


@pytest.mark.parametrize("text", MASKED)
def test_a_mask_and_a_note_are_no_values(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "password: [[Maxxxx99!Trout]]",
        "token: [[aB3d9K2m" + "xxxx" + "7Qw1Zr5T]]",
        "password: [[Hidden_Trout_4471!]]",
        "password: [[//Tr0ub4dor&3x]]",
        "The password is [[//Kx92!mQz7]]",
        'token: "[[//9fK2+LmQ8/xPw1Zr5Tb7Yv==]]"',
    ],
)
def test_what_only_looks_a_little_like_a_mask_or_an_address_is(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


def _block(kind: str) -> str:
    lines = [drawn(64, BASE64, seed) for seed in (1, 2)]
    return "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----", ""])


def _encoded(*kinds: str) -> str:
    return base64.b64encode("".join(map(_block, kinds)).encode()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "kubectl get secret -o yaml\ndata:\n  ca.crt: {}",
        "kind: Secret\ndata:\n  tls.crt: {}\n  ca.crt: {}",
        "The token and certificate: {}",
        "The Kubernetes secret shows tls.crt: {}",
        "secret tls:\n  ca.crt: {}",
        "api_key: {}",
        "The client secret stands beside it, and the CA is `{}`.",
        "token={}",
    ],
)
@pytest.mark.parametrize("kind", ["CERTIFICATE", "PUBLIC KEY", "TRUSTED CERTIFICATE"])
@pytest.mark.parametrize("size", [None, 36, 97])
def test_a_certificate_in_base64_is_no_secret(text: str, kind: str, size: int | None) -> None:
    assert marked.found(text.replace("{}", _encoded(kind)[:size]), Category.SECRET) == []


def test_a_private_key_in_base64_is_one_also_behind_its_certificate() -> None:
    for kinds in (
        ("RSA PRIVATE KEY",),
        ("CERTIFICATE", "PRIVATE KEY"),
        ("CERTIFICATE", "CERTIFICATE", "EC PRIVATE KEY"),
    ):
        value = _encoded(*kinds)
        assert marked.found(f"secret\ndata:\n  tls.pem: {value}", Category.SECRET) == [value]


@pytest.mark.parametrize("kind", ["CERTIFICATE", "PUBLIC KEY"])
@pytest.mark.parametrize("before", ["The secret holds it:\n", "token signing key:\n\n", "The client secret and ca: "])
def test_a_certificate_beside_a_secret_is_none(kind: str, before: str) -> None:
    assert marked.found(before + _block(kind), Category.SECRET) == []
