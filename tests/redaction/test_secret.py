"""Keys and passwords by what announces them, in code and in sentences; and what carries a credential within."""

import string

import pytest

from reviewer.redaction.values import Category
from tests.redaction.marked import HEX, drawn, found, wanted

KEY, LONG, UUID = drawn(32, HEX), drawn(40), "-".join(drawn(size, HEX, size) for size in (8, 4, 4, 4, 12))
BASE64 = drawn(40, string.ascii_letters + string.digits + "+/", 3)
PEM = "-----BEGIN {0}-----\n" + drawn(64) + "\n" + drawn(40) + "==\n-----END {0}-----"

FOUND = [
    "the password is [[hunter2-blue]].",
    "The password for the admin console is [[Tr0ub4dor&3]], please change it",
    "The db password ([[hunter2-x9]]) was pasted into the chat.",
    "pw: [[Sommer2024!]]",
    "| admin password | [[hunter22]] |",
    'the password is "[[swordfish]]"',
    "We set the temporary password [[Welcome2025]] for everybody",
    "changed the root password from [[Alpha2023!]] to [[Beta2024!]]",
    "used [[Winter2024!]] as the password",
    "enter [[Kx9!wwqp]] when it asks for the password",
    "Reset the root password. It is [[Xy77-kkq!]]",
    "log in with admin / [[hunter2]]",
    "Log in as deploy with [[Xy12!kkq9]].",
    "Admin credentials: svc_backup / [[Qm7#vLp2]]",
    "the passphrase is [[orchid lantern tugboat mercury]].",
    "the PIN is [[4921]], the passcode [[884213]]",
    "admin:[[Pa55word!x]] works on the box; the Wi-Fi key is [[Gast-2024-Netz]]",
    "the old one was [[Frosty-Otter-19]], the new password is [[Sunny-Badger-42]]",
    'new passphrase: "[[correct horse battery staple]]"',
    "Set-Cookie: lang=en; sid=[[" + LONG + "]]; Path=/",
    "X-Session-Token: [[" + KEY + "]]",
    "recovery codes: [[8f3k-22kd]]",
    "Passwort: [[Sommer#2024]]",
    "DB_PASSWORD=[[S3cure-Pa55!]]",
    'api_key: "[[' + KEY + ']]"',
    "The API key is [[" + KEY + "]].",
    "the key is [[" + KEY + "]], header X-Key",
    "a license key [[" + UUID + "]] was shared",
    "Authorization: Bearer [[" + BASE64 + "]]",
    "`X-Api-Key: [[" + KEY + "]]`",
    "https://api.example.com/v1?access_token=[[" + LONG + "]]&x=1",
    "mysql -u root -p[[S3cret99]] ledger",
    "deploy --token [[" + LONG + "]] now",
    "curl -u admin:[[Zx9kk22]] https://api.example.com",
    "Cookie: sessionid=[[" + LONG + "]]; path=/",
    "AK" + "IA" + "Q3EGRWTY5NBVCXZ2 / [[" + BASE64 + "]]",
    "then [[postgres://app:s3cr3tpw@db.example:5432/app]].",
    "then [[redis://:hunter22@cache.example:6379/0]].",
    "[[Server=db1;Database=x;User Id=sa;Password=Zx9!kk22]];",
    "[[host=db1 port=5432 user=app password=Zx9kk22 dbname=x]]",
    "[[jdbc:mysql://db1/x?user=a&password=Zx9kk22]]",
    "DSN [[https://" + KEY + "@o4501.ingest.example/450111]]",
    "post to [[https://hooks.slack.com/services/T0AB12CD3/B0EF45GH6/" + drawn(24) + "]] now",
    "at [[https://files.example/c/f?sv=2022&sig=" + drawn(43) + "%3D]]",
    "[[" + PEM.format("RSA PRIVATE" + " KEY") + "]]\nend",
    "[[" + PEM.format("PGP PRIVATE" + " KEY BLOCK") + "]]",
    "The auth secret is [[" + LONG + "]]. The old one, [[" + drawn(24, seed=3) + "]], is refused now.",
    "Authorization: SSWS [[00" + LONG + "]]",
    '"Cookie": "lang=en; __Host-sid=[[' + LONG + ']]"',
    "recovery codes: [[8f3k-22kd]], [[91xm-0b2f]]",
    "the rack opens with code [[4921#]], and the SNMP community is [[pub-7wq2z]]",
    "The license server's admin logs in with [[Lic9988!cayz]].",
    "pg-1.corp.acme.example:5432:orders:etl_rw:[[" + drawn(16) + "]]\n",
    '"auths": {"r.acme.example": {"auth": "[[' + drawn(30) + '==]]"}}',
    "sqlplus [[scott_rw/Tiger#4471@//ora2.corp.acme.example:1521/ERP]]",
]
LOOK_ALIKES = [
    "password rotation finished at 14:02",
    "the password is stored in Vault",
    "the password was rotated at 14:05 UTC",
    "Password reset mails were delayed for 42 minutes",
    "password = load_password()",
    "DB_PASSWORD=${DB_PASSWORD}",
    "password: <your-password>",
    "password: ********, pass=[REDACTED], api_key=xxxxxxxxxxxxxxxx",
    "api_key: YOUR_API_KEY_HERE",
    'token = os.environ["API_TOKEN"]',
    "export GITHUB_TOKEN and set SLACK_BOT_TOKEN",
    "token_type: bearer, expires_in: 3600",
    "the OAuth2 token expired; access tokens live 3600 seconds",
    "the token bucket is refilled at 1500rps; Tokens: 4096",
    "API keys are rotated every 90 days, and no credentials were exposed",
    "the key takeaway is that retries need jitter; key result: 3 of 4",
    "next_token: " + LONG + " and page_token=" + LONG,
    "commit " + drawn(40, HEX) + " and sha256:" + drawn(64, HEX),
    "request id " + UUID,
    "sha256 of the old key: " + drawn(64, HEX) + "\nkey fingerprint: " + ":".join([drawn(2, HEX)] * 16),
    "SSH host key, SHA256:" + drawn(43) + "; the token's key id is " + drawn(40, HEX),
    "token digest (sha1): " + drawn(40, HEX) + ", peer's public key " + BASE64 + "=",
    "1a2b3c4 Retry the token refresh\n4d5e6f7 Bump it from " + drawn(40, HEX) + " to " + drawn(40, HEX, 3),
    r"the rule `password\s*[:=]\s*\S+` finds an assignment",
    "actions/checkout@v4 and ghcr.io/acme/app2@sha256:" + drawn(64, HEX),
    "SHA256:" + drawn(43) + " is the fingerprint",
    "postgres://user:password@host/db and postgres://${USER}:${PASS}@db/app",
    PEM.format("PUBLIC KEY"),
    PEM.format("CERTIFICATE"),
    "tests pass 100%; pass-through mode: v2; pass: 3 fail: 0",
    "logged in to https://www.acme.example at 10:22",
    "error code 1205, exit code 137",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert [value for value in found(text, Category.SECRET) if not value.startswith("AK" + "IA")] == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(text, Category.SECRET) == []
