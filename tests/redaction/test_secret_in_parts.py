"""Credentials told in halves and parts, each of them, and passphrases of two words behind a colon."""

import pytest

from reviewer.redaction.detectors import secret
from reviewer.redaction.values import Category
from tests.redaction import marked
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

FOUND = [
    "The first half of the password is [[Xk93hfQ2]], the second half is [[zz81Lmq0]].",
    "first half of the token: [[Xk93hfQ2aa71]], second half: [[zz81Lmq0bb42]]",
    "admin password, first half: [[Xk93hfQ2]]; second half: [[zz81Lmq0]]",
    "The passphrase's first half is [[Xk93hfQ2]], the other half [[zz81Lmq0]].",
    "First part is [[Xk93hfQ2]], second part is [[zz81Lmq0]] of the admin password.",
    "First half of the unlock passphrase: [[walrus-candle]] and second half: [[-lantern-77]]. Do not store together.",
    "First half of the unlock passphrase: [[walrus-candle]]",
    "First half of the password: [[walrus-candle77]]",
    "The password (part one) is [[walrus-candle]]",
    "Part 1 of the password is [[walrus-candle]], part 2 follows by phone",
    "the first part of the recovery key is [[walrus-candle9]]",
    "Half the key is [[Xk93hfQ2zz81]]",
    "Half of the root password is [[plum-tractor]], Ada has the other half.",
    "The vault passphrase comes in two. Part one is [[9fQx2LmT]]. Part two is [[velvet-moss]].",
    "Its last part, of the signing key, is in the safe; the first half of the signing key was [[9fQx2LmT77aB]].",
    "Die erste H\xe4lfte des Passworts ist [[Xk93hfQ2]], die zweite H\xe4lfte lautet [[zz81Lmq0]].",
    "La premi\xe8re moiti\xe9 du mot de passe est [[Xk93hfQ2]], la seconde moiti\xe9 est [[zz81Lmq0]].",
    "La primera mitad de la contrase\xf1a es [[Xk93hfQ2]], la segunda mitad es [[zz81Lmq0]].",
    "Password part 1: [[Xk93hfQ2]]\nPassword part 2: [[zz81Lmq0]]",
    "Unlock passphrase: [[walrus-candle]]",
    "Wi-Fi passphrase: [[plum-tractor]]",
    "vault passphrase: [[amber-kite]]",
    "LUKS passphrase: `[[velvet-moss]]`",
    "The disk's passphrase: [[Copper-Otter]].",
    "passphrase: [[winter_harbor]]\nhost: db",
]
SILENT = [
    "The first half of the password policy is ready, the second half is due on Friday.",
    "The first half of the secret is in Vault, the second half is in 1Password.",
    "The first half of the key rotation is done; part two: eu-west-1 and web-01.",
    "The second part of the token refresh is slow: p99 is 1200ms.",
    "Part 1: rotate the token by 2026-05-01. Part 2: OPS-4471 and KeyRotation2024.",
    "In the first half of the year tokens were rotated: Q3-2026 is next.",
    "The first half of the password is hand-written, the second half is kept-by-ops.",
    "The first half of the public key is Xk93hfQ2zz81",
    "Half the tokens: expired-early; half the keys: too-short",
    "The password (part one) is two-word, the other half is unknown.",
    "first half of the password: {FIRST_HALF}, second half: ${SECOND_HALF}",
    "The second half of the match was ManUtd2024, said the password reset mail's author in his talk about sports.",
    "The last part of the key is eu-west-1.",
    "The first part of the key is tenant_id2.",
    "The first part of the key is user:12345.",
    "Part A: OAuth2-PKCE tokens",
    "In the first half: OAuth2-only tokens.",
    "The first half of the tokens is HMAC-SHA256.",
    "The other half of the keys was 4096-Bit.",
    "The token's first part is header1, the second part is payload2.",
    "Der letzte Teil der Schl\xfcssel war EU-West2.",
    "La premi\xe8re partie de la cl\xe9 est eu-west-1",
    "La segunda parte de la clave es v2-Beta.",
    "Passphrase: not-set",
    "Passphrase: smart-card",
    "Passphrase: git-crypt",
    "Passphrase: cloud-hsm",
    "Passphrase: aws-kms",
    "Passphrase: env-var",
    "Passphrase: max-age",
    "Passphrase: dice-ware",
    "passphrase: see-vault",
    "Wi-Fi passphrase: per-site",
    "passphrase: auto-generated",
    "Passphrase: host-specific",
    "passphrase: upper-case, with digits",
    "Passphrase: long-lived keys need one",
    "Key: amber-kite and token: plum-tractor",
]


@pytest.mark.parametrize("text", FOUND)
def test_each_part_is_found(text: str) -> None:
    text, values = wanted(text)
    assert marked.found(text, Category.SECRET) == values


@pytest.mark.parametrize("text", SILENT)
def test_what_is_said_of_parts_is_not(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(
    "piece", ["first half of the password ", "part 1: ", "half of the key is ", "passphrase: a-b "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
