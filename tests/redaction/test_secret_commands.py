"""Passwords given to commands, in headers, in columns and by what is done with them; and what else stands there."""

import base64

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth

WORD, JOINED, STRONG = "Sommerwind2024", "tango-Brille-41", "Fjord%Lampe88"
HEX = "4f3a9c1b" * 2 + "d07e52ab6688c3f1"


def _basic(name: str, password: str) -> str:
    return base64.b64encode(f"{name}:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (rf"net use Z: \\files\scans /user:ACME\scan {JOINED}", JOINED),
        (rf"net use Z: \\files\scans {JOINED} /user:ACME\scan", JOINED),
        (rf"net use \\files\scans {JOINED} /user:scan", JOINED),
        (rf'NET USE Z: "\\files\my scans" {JOINED} /USER:scan', JOINED),
        (f"cmdkey /add:web01 /user:ops /pass:{STRONG}", STRONG),
        (f"keytool -list -storepass {STRONG}", STRONG),
        (f"rabbitmqctl add_user orders {STRONG}", STRONG),
        (f"htpasswd -bB .htpasswd ci {STRONG}", STRONG),
        (f"snmp-server community {JOINED} RO", JOINED),
        (f"snmpwalk -v2c -c {JOINED} 192.0.2.7", JOINED),
        (f"redis.conf has requirepass {JOINED}", JOINED),
        (f"CREATE USER report IDENTIFIED BY '{WORD}';", WORD),
        (f"ldapsearch -x -D cn=svc -w {STRONG} -b dc=acme", STRONG),
        (f"helm registry login r.example.com -u bot -p {STRONG}", STRONG),
        (f"mongodump --host m1 -u root -p {STRONG} --out x", STRONG),
        (f"smbclient //files/scans -U scan%{JOINED}", JOINED),
        (f"echo 'root:{STRONG}' | chpasswd", STRONG),
        (f"AccountKey={HEX}+/{HEX}==;EndpointSuffix=core.windows.net", f"{HEX}+/{HEX}=="),
        (f"admin_token={HEX}", HEX),
        (f"SECRET_KEY_BASE={HEX}", HEX),
        (f"SSWS 00{HEX} is Okta's", f"00{HEX}"),
        (f"AuthToken {HEX}", HEX),
        (f'"Basic {_basic("svc-report", STRONG)}" stood in the trace', _basic("svc-report", STRONG)),
        (f"id,name,api_key\n1,orders,{HEX}\n", HEX),
        (f"He typed {STRONG} into the chat instead of the terminal.", STRONG),
        (f'We all use "{STRONG}" for the staging boxes.', STRONG),
        (f"RDP to the jump box works with {STRONG}, as ever.", STRONG),
        (f"The zip is encrypted, {STRONG} opens it.", STRONG),
        (f"Somebody put `{WORD}` as MYSQL_ROOT_PASSWORD into the file.", WORD),
        ("The safe's combination is 34-12-07.", "34-12-07"),
        (f"La clave del wifi es {JOINED}", JOINED),
    ],
)
def test_what_lets_somebody_in_is_found(text: str, value: str) -> None:
    assert found(secret, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "snmp-server community public RO, requirepass is off, and -storepass is asked for",
        r"net use Z: \\files\scans /persistent:yes; net use \\files\scans * /user:scan",
        "net use without /user: asks; htpasswd -b takes file, user and password",
        "It is identified by a name; we identified by hand what failed.",
        "amqp://guest:guest@localhost:5672/ is what the broker begins with",
        f"Authorization: Basic {_basic('Aladdin', 'open sesame')} stands in the RFC",
        f"Idempotency-Key: {HEX}",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "max_tokens=128000, count_key=orders_by_day, minTokens: 12345678",
        f"The key's SHA-256 is {HEX * 2}; the token's checksum {HEX} is shown too.",
        "password=[FILTERED] token=[REDACTED] secret=[NOT SHOWN]",
        "User agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.6778.85",
        "Basic authentication is off. Basic principles1 of it",
        "id,name,key\n1,orders,orders-by-day-2026\n",
        "He typed everything into the form and used `kubectl` on both.",
        "A combination of the two, or the combination 4 of 5, is enough.",
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize("piece", ["mysqldump -u a ", "ldapsearch -x ", "login as root with a%b1 ", "net use /user:a "])
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 10
