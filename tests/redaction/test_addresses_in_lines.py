"""Mail addresses in the lines of logs and in addresses on the web, behind a key or as a piece of a path."""

import pytest

from reviewer.redaction.values import Category
from tests.redaction.marked import found, wanted

KEYS = (
    "email",
    "user",
    "to",
    "mail",
    "username",
    "login",
    "owner",
    "recipient",
    "contact",
    "actor",
    "sub",
    "user.email",
)


@pytest.mark.parametrize("key", KEYS)
def test_an_address_is_found_behind_any_key(key: str) -> None:
    assert found(f"{key}=anna.berger@posteo.de status=401", Category.PII) == ["anna.berger@posteo.de"]


@pytest.mark.parametrize(
    "marked",
    [
        "email=[[t.vogel@posteo.de]] ip=10.1.2.3 status=500",
        "level=warn msg=denied login=[[t.vogel@posteo.de]]",
        "GET /users?email=[[t.vogel@posteo.de]]&x=1",
        "https://x.acme.com/u?to=[[anna.berger@gmail.com]]",
        "/users/[[anna.berger@gmail.com]]/orders",
        "GET /v1/users/[[anna.berger@gmail.com]] 404",
        "https://x.acme.com/u/[[anna.berger@gmail.com]]",
        "The trace has /mailbox/[[k.lindqvist@telia.se]]?folder=2 and 3 more",
        "audit: {actor=[[marek.zielinski@wp.pl]], verb=delete}",
        "git log --author=[[ines.duarte@sapo.pt]] -n 5",
        "user[email]=[[lena_haas@web.de]]; user[role]=2",
        "In-Reply-To: <[[jo.smith@acme.io]]>",
        "user_id=[[jo.smith2@acme.io]] name=[[jo.smith@acme.io]]",
        "/people/[[jo.smith@acme.io]]/docs",
        "a copy went to [[s.okafor@uni-jena.de]]/[[p.banks@uni-jena.de]]",
    ],
)
def test_addresses_behind_a_key_and_in_paths_are_found(marked: str) -> None:
    text, values = wanted(marked)
    assert found(text, Category.PII) == values


@pytest.mark.parametrize("text", ["user%3Danna.berger%40gmail.com", "/u/anna.berger%40gmail.com/orders"])
def test_addresses_in_escapes_are_found(text: str) -> None:
    assert [value for value in found(text, Category.PII) if "anna.berger%40gmail.com" in value]


@pytest.mark.parametrize("key", ["account", "customer"])
def test_an_address_is_one_hint_behind_the_key_of_a_customer(key: str) -> None:
    text = f"{key}=anna.berger@gmail.com"
    assert found(text, Category.PII) == ["anna.berger@gmail.com"]
    assert found(text, Category.CUSTOMER) == []


@pytest.mark.parametrize(
    "text",
    [
        "msgid=CAF12@mail.gmail.com",
        "message-id=20240101.abc123@mx.acme.com",
        "message-id=<20240101.abc123@mx.acme.com> size=812",
        "id=1a2B3c-0004@mx.acme.com",
        "In-Reply-To: <k.x9@mail.gmail.com>",
        "dsn=postgres:pw@db.host.com",
        "dsn=reader@db.host.com",
        "DATABASE_URL=reader@pg.acme.com",
        "node=rabbit@mq1.acme.com",
        "worker=celery@w1.acme.com",
        "remote=anna@build.acme.com",
        "image=web@sha256.com",
        "name=rabbit@mq1.acme.io",
        "RABBITMQ_NODENAME=rabbit@mq1.acme.io",
        "host/web1.acme.io@ACME.IO",
        "event_id=abc123@google.com",
        "UID=20250912T1005-abc@google.com",
        "iCalUID=abc123@google.com",
        "trace=abc123@node.acme.io session=abc123@node.acme.io thread=abc123@node.acme.io",
        "cid=image001@acme.io",
        "calendar=team-oncall@group.calendar.google.com",
        "docs/spec@draft.docx and img/logo@twox.avif and assets/icon@large.ico",
        "fonts/inter@bold.woff and s3/bucket/key@backup.old and conf/nginx@eu.vhost",
        "uses: org/action@feature.branch",
        "cargo add acme/crate@beta.one",
        "https://esm.sh/preact@canary.io and https://gopkg.in/yaml@v3.org",
        "https://maps.acme.com/?q=place@berlin.de",
        "email=support@acme.com",
        "email=jane@example.com",
        "bounce+jane=corp.com@lists.acme.com",
        "bounce-jane=corp.com@lists.acme.com",
        "prvs=0123abcd=jane@corp.com",
        "SRS0=HHH=TT=corp.com=jane@fwd.com",
        "ssh://anna@build.acme.com/srv",
        "https://lore.kernel.org/r/87abcd.fsf@kernel.org/",
        "/img/logo@2x.webp and /img/logo@3x.svg",
        "/etc/openvpn/branch@fra.conf",
        "/node_modules/pkg@1.2.rc/index.js",
        "/m2/core@5.3.1.Final/core.jar",
        "unit /lib/systemd/system/getty@tty1.service",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert found(text, Category.PII) == []
