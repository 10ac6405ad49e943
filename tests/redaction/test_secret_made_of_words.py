"""Credentials that people made of words: below their label, in cells, twice the same, behind an administrator."""

import pytest

from reviewer.redaction.detectors import secret
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category
from tests.redaction.finding import found
from tests.redaction.marked import wanted

FOUND = [
    "The secret is:\n\n[[Tulip_Anchor_99]]",
    "The client secret:\n\n[[Kiosk.Walnut.7]]",
    "The new signing secret is now:\n\n`[[Marble-Heron-2041]]`",
    "The secret of the relay is\n\n[[Ember+Falcon31]]",
    "The new password:\n\n`[[tulip]]`",
    "The password is:\n\n[[swordfish]]\n\nRegards",
    "The secret is\n\n```\n[[zimtstern]]\n```",
    "Use this passphrase:\n\n> **[[marble-heron-kiosk]]**",
    "Backup codes\n\n[[551209]]",
    "Recovery codes\n\n[[90817243]]\n[[11820934]]",
    "One-time codes\n\n[[208851]]",
    "### Verification codes\n\n[[774120]]",
    "password: [[Reset-2025]]",
    "The password is [[Incident-2024]] now.",
    "Password: [[Release-2019]]",
    "pw: [[Version/2022]]",
    'DB_PASSWORD="[[Reset-2025]]"',
    "The new password is now:\n\n[[Incident-2024]]",
    "For the vault enter the password:\n\n`[[tulipfield]]`",
    "The shared secret is:\n\n`[[tulipfield]]`",
    "Login: tulip\nPassword: [[tulip]]",
    "Login: tulip / Password: [[tulip]]",
    "Username: heron\nPassword: [[heron]]",
    "Account: marble, password: [[marble]]",
    "The credentials are root/[[swordfish]]",
    "The credentials are root/[[swordfish]].",
    "credentials: admin/[[zimtstern]]",
    "Credentials: sa:[[kingfisher]]; change them.",
    "| User | Password |\n|---|---|\n| root | [[correct horse battery staple]] |",
    "| Host | Password |\n|---|---|\n| fs | [[Ahorn Blatt 31]] |\n| ts | [[Kiosk.Walnut.7]] |",
    "| Password | [[marble heron kiosk walnut lamp]] |",
    "| Field | Value |\n|---|---|\n| Password | [[Winter Lantern 2041]] |",
]
LOOK_ALIKES = [
    "To make a password:\n\n```\npwgen\n```\n\nor\n\nEnter your password:\n\n```\nsudo\n```",
    "The password:\n\n```\nopenssl\n```\n\nThe password is:\n\nVaultwarden",
    "To print the password:\n\n`pass`\n\nTo see the password:\n\n`tulipshow`",
    "The Kubernetes secret is:\n\n`dbheron`\n\nThe secret is:\n\n`dbcreds`\n\nThe secret is:\n\n`regcred`",
    "The secret is:\n\n`kubernetes`\n\nThe secret is:\n\n```\nstripe\n```\n\nThe secret is:\n\n`imagepull`",
    "The secret of success is:\n\nteamwork",
    "The password is:\n\nkeychain\n\nThe password is:\n\n`getpass`",
    "Password leak: Incident-2024\n\nPassword reset: Incident-2024\n\npassword policy: Version-2024",
    "Password: Since-2019\n\npassword: until-2026",
    "Status of password: Reset-2025\n\nPasswords: Reset-2025",
    "Token: Sev-2025\n\nToken: Ticket-2025\n\ntoken: Release-2025\n\ntoken: Build-2025\n\napi key: Reset-2025",
    "Login: Tuesday\nPassword: Tuesday",
    "Login: Berlin\nPassword: Berlin",
    "Login: Payments\nPassword: Payments",
    "Login: Azure\nPassword: Azure",
    "Login: Keycloak\nPassword: Keycloak",
    "Login: critical\nPassword: critical",
    "Login: flaky\nPassword: flaky",
    "Login: bronze\nPassword: bronze",
    "credentials: admin/superadmin",
    "credentials: root/sudoer",
    "Credentials: admin/helpdesk",
    "| Area | Password |\n|---|---|\n| Europe | bcrypt cost 12 |",
    "API key:\n\nJWT-RS256-2048",
    "The secret:\n\nAuth-Service-V2",
    "Secrets:\n\nVault_Agent_2",
    "The secret of this release was:\n\nOAuth-Proxy-7",
    "The new password:\n\nRegards\nAda",
    "The password is:\n\nunknown",
    "Rotate the password:\n\nrotate-it",
    "The new password:\n\nTulip fields were shown.",
    "Password:\n\nunchanged",
    "The secret is:\n\npatience",
    "Passwords are:\n\nhashed",
    "The password is:\n\nexpired\n\nThe secret is:\n\nrotated",
    "The password was:\n\ncompromised",
    "The password is:\n\nBitwarden",
    "Affected one-time codes\n\n551209",
    "Failed backup codes\n\n551209",
    "Recovery codes\n\n120500",
    "Verification codes\n\n12041",
    "Password\n\nIncident-2024.",
    "| User | Password |\n|---|---|\n| ada | Ahorn.Blatt.31 |\n| bo | Reset-2025 |".replace("Ahorn.Blatt.31", "set"),
    "password: Rotated-10:15",
    "password: Reset-2025-09-02",
    "Login: normal\nPassword: normal",
    "Login: amber\nPassword: amber",
    "account: shared, password: shared",
    "Login: delayed / Password: delayed",
    "Credentials: root/leaf certificates expired.",
    "credentials: admin/vault",
    "Credentials: admin/human, service/machine",
    "The credentials are root/kubernetes.",
    "| Control | Due |\n|---|---|\n| Password | 12 May 2025 |",
    "| Account | Password |\n|---|---|\n| ops | kept with the night shift |\n| db | never shared among teams |",
    "| Password | must be changed by everybody |",
    "| Passwort | muss neu gesetzt werden |\n\n| Mot de passe | doit encore changer partout |",
    "| Password | weak across several old systems |",
    "| Password | twelve characters minimum length |",
    "| Password | changed twice daily after incidents |",
]


@pytest.mark.parametrize("marked", FOUND)
def test_what_people_made_of_words_is_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_is_said_of_credentials_is_not(text: str) -> None:
    assert found(secret, text) == []


FIELDS = "| Field | Value |\n|---|---|\n"


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("| Host | app14 |", ["app14"]),
        ("| Host | billing |", ["billing"]),
        ("| Hostname | `larch` |\n| VM | otter2 |", ["larch", "otter2"]),
        ("| Impact | late |\n| Server | QUAYSIDE |", ["QUAYSIDE"]),
        ("| Host | down |\n| Server | staging |\n| Host | primary |\n| VM | degraded |", []),
        ("| Server | apache2 |\n| Node | v18 |\n| Machine | m5 |\n| Node | both |", []),
        (
            "| Nodes | three |\n| Hosts | two |\n| Nodes | several |\n| Host | fewer |\n| Node | twelve |",
            [],
        ),
        (
            "| Server | rebooting |\n| Server | overload |\n| Server | header |\n| server | tomcat9 |",
            [],
        ),
        (
            "| Node | spot |\n| Node | large |\n| Node | worker |\n| Node | crash |\n| node | lts |\n| Server | rack |",
            [],
        ),
        ("| Node | ARM |\n| Node | NVME |\n| Machine | laptop |\n| Machine | macbook |\n| Machine | espresso |", []),
        ("| Server | caddy |\n| Hosts | half |", []),
        (
            "| Host | localhost |\n| Host | cloud |\n| Host | internal |\n| Host | jump |",
            [],
        ),
        ("| Host | moderator |\n| Host | EC2 |\n| Hostname | wildcard |\n| hostname | string |\n| Box | large |", []),
        (
            "| VM | small |\n| VM | jvm |\n| Broker | mosquitto |\n| Broker | insurance |\n| Node | on-demand |",
            [],
        ),
        ("| Server | db-main |\n| Host | mail_old |\n| Nodes | app14 |", ["db-main", "mail_old", "app14"]),
        ("| Host | ada |\n| Topic | onboarding |\n| Server | nginx |\n| Nodes | x86 |", []),
    ],
)
def test_a_table_of_labels_and_values_names_its_machines(rows: str, names: list[str]) -> None:
    spans = scan(FIELDS + rows).spans
    assert [(FIELDS + rows)[span.start : span.end] for span in spans if span.category == Category.NETWORK] == names


def test_other_rows_of_two_name_no_machine_by_a_word() -> None:
    text = "| Component | Owner |\n|---|---|\n| Host | billing |\n| Server | app |\n\n| Host | grace |\n| Topic | ops |"
    assert [span for span in scan(text).spans if span.category == Category.NETWORK] == []
