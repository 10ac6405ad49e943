"""Credentials and resources some words behind what announces them, in four languages, and within what is told."""

from types import ModuleType

import pytest

from reviewer.redaction.detectors import cloud_resource, customer, internal_tool, pii, secret
from reviewer.redaction.engine import Engine, scan
from reviewer.redaction.values import Category, Detector, Find, Passage
from tests.redaction.finding import applied, found, growth
from tests.redaction.marked import HEX, drawn, wanted

KEY, OTHER, HALF, REST, BYTES = drawn(32, seed=3), drawn(24, seed=8), drawn(18), drawn(18, seed=9), drawn(24, HEX, 5)
SECRETS = [
    "The router login is still [[Perle&Flut7]], nobody changed it.",
    "Admin access to the kiosk remains [[Biber_Teich_55]] for now.",
    f"The vendor's key runs out tonight. The next one, good from Monday on: [[{KEY}]]. Store it.",
    f"Our token leaked. Replacement, active since noon: [[{KEY}]].",
    f"The SDK calls `/flags?server_key=[[{KEY}]]` on every start.",
    f'"X-Partner-Auth: [[{OTHER}]]" stands in the dump',
    'The export holds `"vault_password": "[[Efeu~Kanne~31]]"` in the clear.',
    "The access code for the loading bay, [[WB-bay-Nelke4]], has to go.",
    f"The pepper of the password hashes, [[{BYTES}]], leaked too.",
    "The passphrase of the backup key is [[seven blue kettles at noon]].",
    "the passphrase, [[copper moth under glass]], is known to all",
    f"Both halves stood in one page: [[{HALF}]] and [[{REST}]].",
    "Das Passwort f\xfcr den Spooler lautet seit gestern [[Ahorn-Kies_318]].",
    "Das Root-Passwort ist noch immer [[Ahorn!Kies]], bitte \xe4ndern.",
    f"Der API-Schl\xfcssel f\xfcr die Kasse ist [[{KEY}]] und steht im Protokoll.",
    "Le mot de passe du compte technique est toujours [[Erable-Quai_52]], \xe0 changer.",
    f"La cl\xe9 d'API ([[{KEY}]]) est dans le d\xe9p\xf4t, et un jeton en dur : [[{OTHER}]].",
    "La phrase secr\xe8te de la cl\xe9 est \xab [[quatre renards sous la pluie]] \xbb.",
    "La contrase\xf1a sigue siendo [[Nogal-Faro_64]].",
    f"la clave del servicio de mapas es [[{KEY}]] y est\xe1 en el repositorio",
]
NO_SECRETS = [
    "`X-Api-Key: [removed]`\nA pod's uid: 7f3b9c2e-1a4d-4c8b-9e2f-5d6a7b8c9d0e",
    "The login page is still slow. The passphrase is long enough for our policy.",
    "The passphrase is common knowledge among the staff; the passphrase is in the safe at home.",
    "The access code for the desk, which was replaced in May, is no longer valid.",
    "Das Passwort ist seit 2024-11-03 abgelaufen, der Schl\xfcssel ist in Tresor-7 abgelegt.",
    "Le mot de passe est stock\xe9 dans le coffre ; la cl\xe9 est dans config/prod.yaml.",
    "La clave es reiniciar el servicio antes de las 10:30; la clave primaria es order_id.",
    "New one, valid from Monday: see RFC-114. Both halves of the cluster run v2.19.3 and v2.18.",
    "GET /search?sort_key=created_at&page_token=abc; the partition key, tenant_id, is missing",
    f"sha256 of the old key: {drawn(64, HEX, 6)}",
]
FOUND = [
    (cloud_resource, "The worker had stopped reading from the [[price-changes]] stream."),
    (cloud_resource, "The job deleted [[prod-orders-000217]] as well."),
    (cloud_resource, "The worker runs as [[invoice-mailer]] in [[grove-prod-3]] and is stopped."),
    (cloud_resource, "They listed [[maplerow-tickets]] and no other bucket."),
    (cloud_resource, "It wrote 400 rows in [[billing.refunds]] and three in [[audit.entries]]."),
    (cloud_resource, "the restore works, from [[kv-backup-euw1/images]], 2 h."),
    (cloud_resource, "La cola [[pagos-rechazados]] est\xe1 llena, la tabla [[clientes_historico]] no."),
    (cloud_resource, "Die Warteschlange [[mahnungen-offen]] l\xe4uft voll."),
    (cloud_resource, "La file [[relances-clients]] ne se vide plus."),
    (internal_tool, "see [[https://birch.slack-int.example/archives/C02/p17]]."),
    (
        internal_tool,
        "Plan: [[https://docs.fernhill-hq.example/d/7Yt-plan-outage]]. Folder: [[https://drive.fern-int.example/folders/may]].",
    ),
    (pii, "Old Mr Vane got 96 texts to [[07700 900117]]. Please stop that."),
    (pii, "a man whose name we do not have, [[01773 902118]], and his wife"),
    (pii, "hit user=[[qz-200481]] served_to=[[qz-220917]]; first report by [[qz-user-338102]]"),
    (customer, "Please call us and quote [[KR-40217-FR]]."),
    (customer, "As agreed when you signed [[LM-2024-208]] last year."),
    (customer, "Votre num\xe9ro de contrat est [[VL-3320-B]]."),
]
NOT_FOUND = [
    (cloud_resource, "reading from the real-time stream; it runs as fast as he can in all-hands meetings"),
    (cloud_resource, "Set it in config.timeouts, settings.json and node.js; rows of seats in row.numbers."),
    (cloud_resource, "La cola del banco es larga. Die Tabelle unten zeigt die Werte. La file d'attente est longue."),
    (cloud_resource, "He did list well-known issues of the buckets."),
    (internal_tool, "https://www.fern-hq.example/blog/post, https://docs.fern.example/guide/install"),
    (customer, "please quote INC-4471 and mention RFC-2119"),
    (customer, "Please quote INC-2024-0117 when you write to us, and refer to CVE-2024-3094."),
    (customer, "Quoting PM-2024-07, the plan; referring to the FY-2025-02 plan."),
    (cloud_resource, "Your order is order-no-012345, in batch eu-west-045678."),
]


@pytest.mark.parametrize("marked", SECRETS)
def test_a_credential_is_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", NO_SECRETS)
def test_what_is_no_credential_is_not(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(("module", "marked"), FOUND)
def test_an_id_is_found(module: ModuleType, marked: str) -> None:
    text, ids = wanted(marked)
    assert found(module, text) == ids


@pytest.mark.parametrize(("module", "text"), NOT_FOUND)
def test_what_is_no_id_is_not(module: ModuleType, text: str) -> None:
    assert found(module, text) == []


def test_an_image_in_a_registry_of_the_house_is_a_resource_and_no_link() -> None:
    (span,) = scan("pull harbor.stonebit.example/media/encode:3.0 and restart").spans
    assert span.category == Category.CLOUD_RESOURCE


def pointing(category: Category, *pieces: str) -> Detector:
    """A detector that finds some words."""

    def find(passage: Passage) -> list[Find]:
        return [Find(start, start + len(piece)) for piece in pieces if (start := passage.text.find(piece)) >= 0]

    return Detector(category.value, category, "", f"[{category.value}]", (), find)


def replaced(text: str, told: str, *secrets: str) -> str:
    detectors = [pointing(Category.VULNERABILITY, told), pointing(Category.SECRET, *secrets)]
    return applied(text, Engine(detectors).scan(text).spans)


def test_what_is_told_around_a_credential_is_its_longer_side() -> None:
    told = "whose password a1b2c3 is on a note that everybody in the hall can read"
    assert replaced(f"The account, {told}.", told, "a1b2c3") == (
        "The account, whose password [secret] [vulnerability]."
    )


def test_of_few_words_around_a_credential_nothing_is_told() -> None:
    assert replaced("The key was a1b2c3, again.", "key was a1b2c3, again", "a1b2c3") == "The key was [secret], again."


def test_between_two_credentials_the_longest_piece_is_told() -> None:
    told = "with a1b2 anyone may open every single door, and with c3d4 too"
    assert replaced(told, told, "a1b2", "c3d4") == ("with [secret] [vulnerability] [secret 2] too")


def test_what_is_told_within_a_credential_is_a_part_of_it() -> None:
    assert replaced("use idiot-a1b2", "idiot", "idiot-a1b2") == "use [secret]"


@pytest.mark.parametrize(
    ("module", "piece"),
    [
        (secret, "Passwort ist "),
        (secret, "the key, a, "),
        (secret, "cl\xe9 : "),
        (secret, "lautet nach "),
        (secret, "new one, a "),
        (secret, "both halves "),
        (secret, "passphrase, a b c "),
        (cloud_resource, "runs as a-b in "),
        (cloud_resource, "la cola a-b "),
        (cloud_resource, "rows in aaa.bbbbs "),
        (cloud_resource, "bucket list a-b "),
        (pii, "user=a-12345 "),
        (customer, "quote AB-1234-C "),
    ],
)
def test_the_cost_grows_with_the_text(module: ModuleType, piece: str) -> None:
    assert growth(module, piece) < 14


def test_many_credentials_in_one_telling_cost_in_proportion() -> None:
    text = "a1b2 and " * 4_000
    finds = [Find(place, place + 4) for place in range(0, len(text), 9)]
    many = Detector("many", Category.SECRET, "", "[secret]", (), lambda _: finds)
    assert len(Engine([many, pointing(Category.TONE, text)]).scan(text).spans) == len(finds)


def test_what_only_crosses_a_credential_is_one_hint_with_it() -> None:
    text = "It is northwind:Zx9kkQ2-Northwind Traders today."
    key = Detector("key", Category.SECRET, "", "[secret]", (), lambda _: [Find(6, 33)])
    name = Detector("name", Category.CUSTOMER, "", "[a customer]", (), lambda _: [Find(24, 41)])
    (span,) = Engine([key, name]).scan(text).spans
    assert (text[span.start : span.end], span.category) == ("northwind:Zx9kkQ2-Northwind Traders", Category.SECRET)
    assert span.holds == (Category.CUSTOMER,)
