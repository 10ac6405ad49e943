"""What one process of a test run makes for all."""

from pathlib import Path

import pytest

from tests.support.environment import SHARED
from tests.support.once import once


def test_where_it_cannot_be_made_everybody_hears_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED, str(tmp_path))

    def fails(folder: Path) -> None:
        (folder / "half of it").touch()
        raise RuntimeError("migration 0042 is broken")

    for _ in range(2):
        with pytest.raises(RuntimeError, match="migration 0042 is broken"):
            once("database", fails)
    assert list(once("database", lambda _: None).iterdir()) == []
