"""Settings that are refused, and what those that are not set come to."""

import runpy
from typing import Any

import pytest

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
