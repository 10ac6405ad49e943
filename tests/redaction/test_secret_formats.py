"""Tokens by their form: each is found in any sentence, its look-alike is not."""

import string
import zlib

import pytest

from reviewer.redaction.checksums import base62
from reviewer.redaction.detectors.secret.formats import FORMATS
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category
from tests.redaction.marked import HEX, LETTERS, drawn, found

UPPER = string.ascii_uppercase + string.digits
UUID = "-".join(drawn(size, HEX, size) for size in (8, 4, 4, 4, 12))


def body(size: int, alphabet: str = LETTERS) -> str:
    return drawn(size, alphabet, size)


# Put together here, so that no token stands whole in this file.
SAMPLES = {
    "github-token": "gh" + "p_" + body(36),
    "github-pat": "github" + "_pat_" + body(22) + "_" + body(59),
    "gitlab-token": "gl" + "pat-" + body(20),
    "slack-token": "xox" + "b-" + body(12, "0123456789") + "-" + body(24),
    "slack-app-token": "xa" + "pp-1-" + body(11, UPPER) + "-" + body(13, "0123456789") + "-" + body(40, HEX),
    "aws-access-key": "AK" + "IA" + body(16, string.ascii_uppercase + "234567"),
    "aws-session-token": "FwoGZX" + "IvYXdz" + body(80),
    "aws-bedrock-key": "AB" + "SK" + body(110),
    "google-api-key": "AI" + "za" + body(35),
    "google-oauth-token": "ya" + "29." + body(60),
    "google-client-secret": "GOC" + "SPX-" + body(28),
    "google-refresh-token": "1/" + "/0" + body(40),
    "azure-client-secret": "abc" + "8Q~" + body(34),
    "stripe-key": "sk" + "_live_" + body(24),
    "webhook-secret": "wh" + "sec_" + body(32),
    "multimail-key": "mm" + "_live_" + body(24),
    "twilio-key": "S" + "K" + body(32, HEX),
    "sendgrid-key": "S" + "G." + body(22) + "." + body(43),
    "mailgun-key": "ke" + "y-" + body(32, HEX),
    "mailchimp-key": body(32, HEX) + "-us" + "14",
    "resend-key": "r" + "e_" + body(8) + "_" + body(24),
    "brevo-key": "xkey" + "sib-" + body(64, HEX) + "-" + body(16),
    "npm-token": "np" + "m_" + body(36),
    "pypi-token": "py" + "pi-" + body(60),
    "rubygems-key": "ruby" + "gems_" + body(48, HEX),
    "nuget-key": "o" + "y2" + body(43, string.ascii_lowercase + string.digits),
    "docker-token": "dckr" + "_pat_" + body(27),
    "digitalocean-token": "do" + "p_v1_" + body(64, HEX),
    "heroku-key": "HR" + "KU-" + body(60),
    "vault-token": "hv" + "s." + body(24),
    "vault-service-token": "s" + "." + body(24),
    "terraform-token": body(14) + ".atlas" + "v1." + body(60),
    "doppler-token": "dp" + ".pt." + body(43),
    "databricks-token": "da" + "pi" + body(32, HEX),
    "grafana-token": "gl" + "sa_" + body(32) + "_" + body(8, HEX),
    "linear-key": "lin" + "_api_" + body(40),
    "notion-token": "nt" + "n_" + body(46),
    "figma-token": "fi" + "gd_" + body(40),
    "airtable-token": "pa" + "t" + body(14) + "." + body(64, HEX),
    "atlassian-token": "ATA" + "TT3" + body(60),
    "anthropic-key": "sk" + "-ant-" + "api03-" + body(90),
    "openai-key": "sk" + "-proj-" + body(48),
    "huggingface-token": "h" + "f_" + body(34),
    "replicate-token": "r" + "8_" + body(37),
    "groq-key": "gs" + "k_" + body(52),
    "xai-key": "xa" + "i-" + body(80),
    "perplexity-key": "pp" + "lx-" + body(48),
    "shopify-token": "sh" + "pat_" + body(32, HEX),
    "square-token": "sq" + "0atp-" + body(22),
    "paypal-token": "access" + "_token$production$" + body(16, HEX) + "$" + body(32, HEX),
    "plaid-token": "access" + "-production-" + UUID,
    "telegram-token": body(10, "123456789") + ":A" + "A" + body(33),
    "discord-token": "M" + body(25) + "." + body(6) + "." + body(38),
    "cloudflare-key": "v1" + ".0-" + body(24, HEX) + "-" + body(146, HEX),
    "planetscale-token": "pscale" + "_tkn_" + body(43),
    "supabase-key": "sb" + "p_" + body(40, HEX),
    "netlify-token": "nf" + "p_" + body(36),
    "fly-token": "fm" + "2_" + body(80),
    "pulumi-token": "pu" + "l-" + body(40, HEX),
    "sonar-token": "sq" + "p_" + body(40, HEX),
    "sentry-token": "sntr" + "yu_" + body(64, HEX),
    "newrelic-key": "NR" + "AK-" + body(27, UPPER),
    "pagerduty-key": "pd" + "us+" + body(18),
    "honeycomb-key": "hca" + "ik_" + body(58),
    "launchdarkly-key": "sd" + "k-" + UUID,
    "mapbox-token": "sk" + ".ey" + "J" + body(60) + "." + body(22),
    "contentful-token": "CF" + "PAT-" + body(43),
    "postman-key": "PM" + "AK-" + body(24, HEX) + "-" + body(34, HEX),
    "dynatrace-token": "dt" + "0c01." + body(24, UPPER) + "." + body(64, UPPER),
    "alibaba-key": "LT" + "AI" + body(20),
    "age-key": "AGE-SEC" + "RET-KEY-1" + body(58, UPPER),
    "onepassword-token": "op" + "s_ey" + "J" + body(120),
    "jfrog-key": "AK" + "Cp" + body(69),
    "buildkite-token": "bk" + "ua_" + body(40, HEX),
    "circleci-token": "CCI" + "PAT_" + body(22) + "_" + body(40, HEX),
    "tailscale-key": "ts" + "key-auth-" + body(12) + "-" + body(32),
    "easypost-key": "EZ" + "AK" + body(54),
    "typeform-token": "tf" + "p_" + body(59),
    "flutterwave-key": "FLW" + "SECK-" + body(32) + "-X",
    "jwt": "ey" + "J" + body(30) + ".ey" + "J" + body(60) + "." + body(43),
    "jwe": "ey" + "J" + body(30) + "." + body(60) + "." + body(16) + "." + body(60) + "." + body(22),
    "prefixed-token": "acme" + "_live_" + body(32),
}
NAMES = [form.id for form in FORMATS]


def detectors(text: str) -> set[str]:
    return {name for span in scan(text).spans for name in span.detectors}


def test_every_form_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("before", "after"), [("(", ")"), ("it was ", ", then"), ("with ", "."), ("| ", "|"), ('"', '"')]
)
def test_it_is_found_without_the_marks_around_it(name: str, before: str, after: str) -> None:
    token = SAMPLES[name]
    text = f"Somebody wrote {before}{token}{after} in the chat"
    assert found(text, Category.SECRET) == [token]
    assert name in detectors(text)


@pytest.mark.parametrize("name", NAMES)
def test_one_that_is_masked_is_not_found(name: str) -> None:
    token = SAMPLES[name]
    assert name not in detectors(f"Somebody wrote {token[: len(token) // 3]}{'*' * 8}{token[-4:]} in the chat")


@pytest.mark.parametrize("name", NAMES)
def test_one_that_only_stands_for_a_token_is_not_found(name: str) -> None:
    token = SAMPLES[name]
    size = len(token) // 2
    assert name not in detectors(f"Somebody wrote {token[:-size]}{'x' * size} in the chat")


@pytest.mark.parametrize("prefix", ["gh" + "p_", "np" + "m_"])
def test_a_right_checksum_is_told(prefix: str) -> None:
    secret = body(30)
    token = prefix + secret + base62(zlib.crc32(secret.encode()))
    (span,) = scan(f"it was {token}.").spans
    assert "checksum is right" in span.reason


def test_a_publishable_key_is_no_secret() -> None:
    assert found("with " + "pk" + "_live_" + body(24), Category.SECRET) == []
