"""Credentials that are told as what they are now, at once, as a code with a word, or in the head of a column."""

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth
from tests.redaction.marked import HEX, drawn, wanted

OLD, NEW = drawn(32, HEX, 3), drawn(32, HEX, 4)
LONG = drawn(28, seed=5)
FOUND = [
    "they sign in as desk with the passphrase [[seven herons near Olmouth]]. Sorry",
    "the disk of the kiosk; passphrase [[lantern lantern quay two]].",
    "La phrase secrète du coffre est [[cheval orange lune]].",
    "Die Passphrase lautet [[rote Ente sieben Lampe]].",
    "The cellar's door code is [[2290-osprey]]. The safe code was [[wren-4415]].",
    "Der Türcode lautet jetzt [[8812-amsel]].",
    "Le code de la porte du local est [[4471-merle]].",
    "El código de la caja fuerte es [[3390-halcon]].",
    f"The key was in the log.\n\n**Affected value.** [[{OLD}]] (current), [[{NEW}]] (previous, valid until noon).",
    f"Rotate the tokens. Leaked value: `[[{LONG}]]`",
    f"the new key is [[kq2-{LONG}]], the old one ([[kq1-{LONG[::-1]}]]) ends at noon",
    "I have rotated all of it:\n\n| what | new value |\n| --- | --- |\n| ledger | [[Rw!tGsy20TtCX]] |\n",
    f"| service | api key |\n| --- | --- |\n| maps | [[{LONG}]] |\n",
    "| Dienst | Passwort |\n| --- | --- |\n| Lager | [[Ofen-Graupel-41!]] |\n",
    "The account is blocked. I made a second one, fitter2:[[gQ7-larch-Tandem]], for tonight.",
    'you wrote the login into your first mail, "[[Lihue#wave-08]]". Change it.',
    "su clave provisional es [[Nogal7-ribera]]. Gracias",
    "Votre code provisoire est [[Pont-4471-Rive!]].",
]
LOOK_ALIKES = [
    "the passphrase rotation happens every two months. with the passphrase stored on three servers.",
    "keep the passphrase in a vault and two copies elsewhere; passphrase policy for four teams.",
    "The door code is changed every 90-days. The error code is 4471-timeout.",
    f"Affected commit: {OLD} (current), {NEW} (previous). The key idea is simple.",
    f"The image digest changed. Old value: sha256:{OLD}. No token was touched.",
    "| setting | new value |\n| --- | --- |\n| rotation | max-Conn=200a |\n| type | Big_D4s_v3 |",
    "| Key | Value |\n| --- | --- |\n| retry.max | 3 |\n| region | eu-west-1 |",
    "a second image, registry:Latest-2024a; new accounts: Monday-2024x is the tag",
    "The account team made a new page, notes:chapter-one-draft.",
    "Le mot de passe s'écrit dans le coffre. Le mot de passe n'était pas connu.",
    "no password is needed; GHSA-7p4x-q2mv-9hcr describes it. The password flaw is CVE-2031-44718.",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "with the passphrase a b two ",
        "passphrase est aa bb cc ",
        "code de la porte est 4471 ",
        "Türcode a b c d ",
        "key. old value: ",
        f"key {OLD} (old ",
        "| new value |\n| a |\n",
        "| token |\n| Xy12!abc9defg |\n",
        "account made a second one ab:Xy12-abc9 ",
        "new account a new ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
