"""`bench words` measures bodies edited a little, half and wholly."""

import pytest

from reviewer.bench import words


def test_every_way_of_editing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "SIZE", 600)
    lines: list[str] = []
    words.run(lines.append)
    assert len(lines) == 5
    changed = [int(line.split()[-2]) for line in lines[1:]]
    assert 0 < changed[0] < changed[1]
