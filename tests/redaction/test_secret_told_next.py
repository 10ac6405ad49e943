"""A password that stands in the sentence behind the one that speaks of it, or behind "the word"."""

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

FOUND = [
    "The box still had the demo password. Yes, really: [[Welcome2Tallow!]].",
    "It had the factory password. [[Welcome2Tallow!]], believe it or not.",
    "Somebody set the password. It became [[Welcome2Tallow!]].",
    "Still the old password, i.e. [[Welcome2Tallow!]].",
    "Everybody knew the root password! We all typed `[[Blue#Heron204]]` for years.",
    "Who forgot the passphrase? Try [[Blue*Heron204]] first.",
    "Just sign in with your address and the word [[flagstone-Ember-42]].",
    "Just sign in with your address, b.quist@acme.dk, and the word [[flagstone-Ember-42]]; you will be asked for a new",
    "use the word [[flagstone-Ember-42]]",
    "admin:[[flagstone-Ember-42]] still works on the old box",
]
LOOK_ALIKES = [
    "We rotated the password. Thanks for the quick help, Office365!",
    "We rotated the password. Build2031Final! is out.",
    "We reset the password. See OPS#4471 and Room#204 for more.",
    "The password was reset. Version v2.4.1-RC2 is out; Checkout-v2.31-Beta too.",
    "The password was reset. Mail Ada.Byron2@acme.dev about it.",
    "The password was reset. Config: DB_HOST=Db2!x and A1=Bb2$c",
    "The password was reset. It is in /Vault/Prod2/Db!x now, see https://vault.acme.dev/Db2!x.",
    "Our password policy asks for signs. Summer2024! would pass.",
    "The password needs a sign. For example Summer#2024a, or a longer one.",
    "We have a rule for passwords. A bad example: Summer#2024a.",
    "We rotated the password. The day was long. We ate Pizza#2024hut, then slept.",
    "We rotated the password.\n\nBuild#2024final is out",
    "use the word Checkout-Service; enter the word yes; use the word count of 42",
    "sign in with your address and the word you chose",
    "admin:flagstone-service and user:Agent-Smith-42 and admin:Checkout",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize("piece", ["password. a ", "the password, ", "password. Welcome2Tallow!, ", "password.  \t"])
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14


@pytest.mark.parametrize(
    "text",
    [
        "OAuth2+PKCE works.",
        "We merged Backend!4471.",
        "See Gitlab!4471.",
        "Users on Chrome120+ were hit.",
        "We saw HTTP500s+ in the log.",
        "Release 2025.9.1-RC2+Build7 fixed it.",
        "Package `Auth^2.1.0` was pinned.",
        "Kafka3.6+Zookeeper is old.",
        "PR#4471-Fix helped.",
    ],
)
def test_versions_and_tools_in_the_next_sentence_are_not(text: str) -> None:
    assert found(secret, f"The password page failed. {text}") == []


@pytest.mark.parametrize("value", ["Blue#Heron204", "tR4k+Lq9^wZ", "Ahorn!Blatt4471"])
def test_a_password_in_the_same_place_is(value: str) -> None:
    assert found(secret, f"The password page failed. Try {value} there.") == [value]
