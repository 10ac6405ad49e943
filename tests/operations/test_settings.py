"""Settings that are refused, and what those that are not set come to."""

import json
import os
import runpy
from pathlib import Path
from typing import Any

import kombu
import pytest
import redis

from reviewer.decisions.policy import Requirement, Rule
from tests.support.processes import ROOT


def read(monkeypatch: pytest.MonkeyPatch, **env: str) -> dict[str, Any]:
    """The settings as a process with this environment reads them. Raises SystemExit."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOT / "reviewer" / "settings.py"))


@pytest.mark.parametrize(
    "url",
    [
        "https://api.multimail.dev",
        "https://multimail.acme.example:8443/v2",
        "http://127.0.0.1:8480",
        "http://localhost:8480",
        "http://LOCALHOST",
        "http://[::1]:8480",
    ],
)
def test_keys_go_out_encrypted_or_stay_on_the_machine(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert read(monkeypatch, MULTIMAIL_URL=url)["MULTIMAIL_URL"] == url


@pytest.mark.parametrize(
    "url",
    [
        "http://api.multimail.dev",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost@evil.example",
        "http://localhost:x@evil.example",
        "http://localhost\\@evil.example",
        "http://[::1",
        "ftp://localhost",
        "https://",
        "localhost:8480",
        "https://api.multimail.dev:abc",
        "https://api.multimail.dev:65536",
        "https://api.multimail.dev:0",
        "https://api.multimail.dev?x=1",
        "https://api.multimail.dev/#v1",
    ],
)
def test_keys_never_go_out_in_clear(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(SystemExit, match="MULTIMAIL_URL must be https"):
        read(monkeypatch, MULTIMAIL_URL=url)


@pytest.mark.parametrize(("debug", "level"), [("true", "WARNING"), ("false", "INFO")])
def test_the_log_level_is_the_one_that_is_documented(monkeypatch: pytest.MonkeyPatch, debug: str, level: str) -> None:
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    assert read(monkeypatch, DEBUG=debug)["LOG_LEVEL"] == level
    assert "| `LOG_LEVEL` | `INFO`, `WARNING` with `DEBUG` |" in (ROOT / "README.md").read_text()


BAD = {
    "LOG_LEVEL": ["LOUD", "NOTSET"],
    "DATABASE_STUCK_SECONDS": ["0", "1e30", "nan"],
    "MULTIMAIL_REVIEW_KEY": ["mm_live_hunter2\nmore", "mm_live_hunter2 more", "mm_live_hunter2\u00fc"],
    "MULTIMAIL_SEND_KEY": ["mm_live_hunter2\nmore"],
    "DATABASE_URL": [
        "postgres://",
        "postgres://lena:hunter2@host",
        "foo://x",
        "x",
        "postgres://user:hunter2@host:port/name",
        "mysql://user:hunter2@host/name",
        "postgres://user:hunter2@host/name?foo=bar",
        "postgres://user:hunter2@host/name?conn_max_age=0",
        "postgres://user:hunter2@host/name?connect_timeout=abc",
        "postgres://user:hunter2@host/name?prepare_threshold=often",
        "postgres://user:hunter2@host/name?sslmode=require&sslmode=disable",
        "sqlite:////tmp/desk.sqlite3?foo=bar",
    ],
    "REDIS_URL": [
        "foo",
        "http://127.0.0.1:6379",
        "redis://:hunter2@127.0.0.1:six/0",
        "unix:///run/redis.sock",
        "redis://:hunter2@host/x",
        "redis://:hunter2@host/0/1",
        "redis://:hunter2@host/-1",
        "redis://:hunter2@host/0?socket_timeout=3",
        "redis://:hunter2@host/0?ssl_cert_reqs=none",
        "rediss://:hunter2@host/0?ssl_cert_reqs=CERT_NONE",
        "rediss://:hunter2@host/0?ssl_cert_reqs=none&foo=bar",
        "redis://:hunter2@host/0#1",
    ],
    "AUDIENCES": ["a,a", "a, a,", "a,unsorted", "Engineering", "a" * 41],
    "AUDIENCE_RULES": [
        "[]",
        '{"a@b.example": ["customer"]}',
        '{"a@b.example": "nobody"}',
        "{",
        "[" * 50_000,
        '{"acme.example": ' + "[" * 50_000,
        "1" * 5000,
        '{"": "customer"}',
        '{"leadership": "executive"}',
        '{"https://acme.example": "engineering"}',
        '{"ana @acme.example": "customer"}',
        '{"*.acme.example": "customer"}',
        '{"*@acme.example": "customer"}',
        '{"mailto:ana@acme.example": "customer"}',
        '{"a@b.example, c@d.example": "customer"}',
        '{"a\\nb.example": "customer"}',
        '{"Acme.example": "customer", "acme.example": "executive"}',
        '{"acme.example": "customer", "@acme.example": "executive"}',
        '{"ana@acme.example": "customer", "Ana <ana@acme.example>": "executive"}',
    ],
    "WORDING_OFF": ["jargn", "jargon,jargn,"],
    "POLICY": ["{}", "[", "[" * 50_000, "[" * 900 + "]" * 900, '[{"audience": ["nobody"]}]'],
    "SYNC_SECONDS": ["0", "1e12", "inf"],
    "WEB_CONCURRENCY": ["abc", "0", "-1", "2.5"],
    "SWEEP_SECONDS": ["0", "1e300"],
    "BASE_URL": [
        "desk.example.com",
        "https://desk.example.com/reviewer",
        "https://desk.example.com?a=b",
        "https://lena:hunter2@desk.example.com",
        "https://desk.example.com:port",
        "https://",
        "ftp://desk.example.com",
        "https://desk.example.com/#",
        "https://desk.example.com?",
        "https://desk.example.com:",
        "https://desk.example.com:0",
        "https://desk.example.com:65536",
        "https://desk .example.com",
        "https://desk.example\n.com",
        "https://desk.example.com,desk.example.org",
        "https://*.example.com",
        "https://bücher.example",
        "https://de\u017fk.example.com",
    ],
    "ALLOWED_HOSTS": ["https://desk.example.com", "desk.example.com:8000", "a.example b.example", "a.example/desk"],
}
# Held against AUDIENCES, once that is known.
ALONE = ("POLICY",)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_bad_value_stops_the_start_with_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        read(monkeypatch, **{name: value})
    said = str(stopped.value)
    assert said.startswith("reviewer: ")
    assert name in said
    assert "\n" not in said
    assert "hunter2" not in said


def test_a_pattern_that_names_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match=r"'leadership' must be an address such as .* is written @leadership"):
        read(monkeypatch, AUDIENCE_RULES='{"leadership": "executive"}')


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("AUDIENCE_RULES", "[" * 50_000, "It must be a JSON object of address or domain to audience"),
        ("POLICY", "[" * 50_000, "POLICY must be a JSON list of rules"),
        ("WEB_CONCURRENCY", "abc", "It must be a whole number of processes, from 1 on"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_it_must_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    with pytest.raises(SystemExit, match=told):
        read(monkeypatch, **{name: value})


def test_bad_values_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {name: values[0] for name, values in BAD.items() if name not in ALONE}
    with pytest.raises(SystemExit) as stopped:
        read(monkeypatch, **bad)
    assert all(name in str(stopped.value) for name in bad)


EMPTY: dict[str, object] = {
    "VAR_DIR": ROOT / "var",
    "HTTPS": False,
    "DATABASE_STUCK_SECONDS": 20.0,
    "MULTIMAIL_URL": "https://api.multimail.dev",
    "LOG_LEVEL": "WARNING",
    "LOG_FORMAT": "text",
    "HOLD_SECONDS": 10,
    "AUDIENCE_RULES": {},
    "SECOND_OPINION": False,
    "POLICY": [],
    "WEB_CONCURRENCY": 1,
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert read(monkeypatch, **{name: "", "REVIEWER_STATELESS": "true"})[name] == EMPTY[name]


def test_without_a_folder_of_its_own_the_pages_files_are_in_var_dir(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, STATIC_ROOT="")
    assert found["STATIC_ROOT"] == found["VAR_DIR"] / "static"


def test_a_database_of_an_empty_var_dir_is_not_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It stood in the folder that one was in: an empty one in var/ would look as if all were lost."""
    (tmp_path / "reviewer.sqlite3").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="go on with it"):
        read(monkeypatch, VAR_DIR="", DATABASE_URL="")
    assert read(monkeypatch, VAR_DIR=".", DATABASE_URL="")["DATABASES"]["default"]["NAME"] == "reviewer.sqlite3"


TLS = "rediss://h/2?ssl_cert_reqs=required&ssl_ca_certs=/ca.pem&ssl_certfile=/a&ssl_keyfile=/b&ssl_check_hostname=true"
GOOD: dict[str, list[tuple[str, object]]] = {
    "LOG_LEVEL": [("debug", "DEBUG"), ("Error", "ERROR"), ("warn", "WARNING"), ("FATAL", "CRITICAL")],
    "REDIS_URL": [
        (url, url)
        for url in (
            "",
            "redis://redis:6379/0",
            "redis://redis:6379/",
            "rediss://:word@[::1]:6379",
            "redis:///1",
            TLS,
        )
    ],
    "DATABASE_URL": [
        (url, url)
        for url in (
            "",
            "sqlite://:memory:",
            "postgres://u:p@h/n",
            "postgresql://h/n?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=3&prepare_threshold=5",
            "pgsql://u:p@h/n?currentSchema=desk&application_name=desk&target_session_attrs=read-write",
            "postgres://?service=desk",
        )
    ],
    "MULTIMAIL_REVIEW_KEY": [("mm_live_a\n", "mm_live_a\n"), ("", "")],
    "SYNC_SECONDS": [("86400", 86400.0)],
    "AUDIENCES": [
        ("engineering, all staff", ["engineering", "all staff"]),
        ("ingénierie", ["ingénierie"]),
        ("a,, b, ", ["a", "b"]),
        ("", ["engineering", "executive", "customer"]),
    ],
    "BASE_URL": [
        ("https://desk.example.com/", "https://desk.example.com"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("HTTPS://Desk.Example.com:8443", "https://desk.example.com:8443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        (" https://desk.example.com/ ", "https://desk.example.com"),
        ("https://desk.example.com:443", "https://desk.example.com"),
        ("http://desk.example.com:80/", "http://desk.example.com"),
        ("https://desk.example.com:80", "https://desk.example.com:80"),
        (" ", "http://127.0.0.1:8000"),
        ("", "http://127.0.0.1:8000"),
    ],
    "ALLOWED_HOSTS": [
        ("a.example, .b.example ,", ["a.example", ".b.example"]),
        ("[::1],10.0.0.7,*", ["[::1]", "10.0.0.7", "*"]),
        ("", ["localhost", "127.0.0.1", "[::1]"]),
    ],
    "POLICY": [
        ("[]", []),
        (
            '[{"severity": ["P1"], "audience": ["unsorted"], "approvals": 2, "roles": ["lead"]}]',
            [Rule(frozenset({1}), frozenset({""}), Requirement(2, frozenset({"lead"})))],
        ),
    ],
    "AUDIENCE_RULES": [
        (json.dumps(rules), rules)
        for rules in (
            {},
            {"Ana <Ana@acme.example>": "customer", "acme.example": "executive", "@b.example": "engineering"},
            {"bücher.example": "customer", "it.acme.example": "executive"},
            {"acme.example": "customer", "Acme.example.": "customer"},
            {"root@localhost": "engineering", "ops@mail_relay": "engineering", "@corp": "executive"},
            {"my_host.acme.example": "executive", "ops@my_host.acme.example": "engineering"},
        )
    ],
    "WORDING_OFF": [("jargon, fault", ["jargon", "fault"]), ("jargon,", ["jargon"]), ("", [])],
}


@pytest.mark.parametrize(("name", "pair"), [(name, pair) for name, pairs in GOOD.items() for pair in pairs])
def test_a_good_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, pair: tuple[str, object]) -> None:
    value, taken = pair
    assert read(monkeypatch, **{name: value})[name] == taken


@pytest.mark.parametrize("pair", GOOD["REDIS_URL"][1:])
def test_what_is_taken_for_redis_is_one_to_the_cache_and_to_the_broker(pair: tuple[str, object]) -> None:
    """Each reads the address in a way of its own; nothing is connected yet."""
    url = str(pair[0])
    cache = redis.ConnectionPool.from_url(url)
    cache.make_connection()
    with kombu.Connection(url) as broker:
        assert int((broker.virtual_host or "").strip("/") or 0) == cache.connection_kwargs.get("db", 0)


@pytest.mark.parametrize("url", ["sqlite:////tmp/elsewhere.sqlite3", "sqlite://:memory:"])
def test_sqlite_in_another_place_waits_and_keeps_as_the_usual_one(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    usual = read(monkeypatch, DATABASE_URL="")["DATABASES"]["default"]["OPTIONS"]
    assert usual["transaction_mode"] == "IMMEDIATE"
    assert read(monkeypatch, DATABASE_URL=url)["DATABASES"]["default"]["OPTIONS"] == usual


def test_options_of_postgresql_stand_beside_the_desks_own_and_win(monkeypatch: pytest.MonkeyPatch) -> None:
    def options(url: str) -> str:
        return str(read(monkeypatch, DATABASE_URL=url)["DATABASES"]["default"]["OPTIONS"]["options"])

    own = options("postgres://u:p@h/n")
    assert "idle_in_transaction_session_timeout=20000" in own
    assert "plan_cache_mode=force_generic_plan" in own
    assert options("pgsql://u:p@h/n") == own
    assert options("postgres://u:p@h/n?options=-c%20search_path%3Ddesk") == f"{own} -c search_path=desk"


def test_a_folder_that_cannot_be_written_stops_the_start_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as stopped:
        read(monkeypatch, VAR_DIR="/proc/nope")
    assert str(stopped.value) == "reviewer: VAR_DIR cannot be written: /proc/nope: No such file or directory."


def test_a_folder_that_is_made_is_for_the_desks_user_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        read(monkeypatch, VAR_DIR=str(tmp_path / "new" / "var"))
    finally:
        os.umask(before)
    assert (tmp_path / "new" / "var").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "name",
    ["SECRET_KEY", "METRICS_TOKEN", "MULTIMAIL_REVIEW_KEY", "MULTIMAIL_SEND_KEY", "MULTIMAIL_WEBHOOK_SECRET"],
)
def test_a_comment_is_no_secret(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What Compose makes of an empty value with a comment behind it; python-dotenv makes nothing of it."""
    comment = "# scopes read and send; without it nobody can edit"
    with pytest.raises(SystemExit, match=f"{name}.*It is the comment behind it in .env") as stopped:
        read(monkeypatch, **{name: comment})
    assert comment not in str(stopped.value)


def test_a_secret_may_begin_with_any_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django's own way to make a SECRET_KEY uses this one."""
    key = "#" + "k" * 49
    assert read(monkeypatch, SECRET_KEY=key)["SECRET_KEY"] == key
