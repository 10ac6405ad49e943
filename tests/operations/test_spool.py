"""The broker of a single machine: whoever looks while a message is being written sees nothing of it yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from reviewer.spool import SCHEME, register
from tests.support.processes import run_manage


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Any]:
    register()
    places = ("data_folder_in", "data_folder_out", "control_folder")
    with Connection(f"{SCHEME}://localhost", transport_options=dict.fromkeys(places, str(tmp_path))) as connection:
        yield connection.channel()


@dataclass
class Watched:
    """A part of a message; while it is made text, a worker looks for messages."""

    channel: Any
    seen: list[Any] = field(default_factory=list)

    def __json__(self) -> str:
        try:
            self.seen.append(self.channel._get("work"))
        except Empty:
            self.seen.append(None)
        return "whole"


def test_a_message_is_not_seen_before_it_is_whole(channel: Any) -> None:
    part = Watched(channel)
    channel._put("work", {"body": part})
    assert part.seen == [None]
    assert channel._size("work") == 1
    assert channel._get("work") == {"body": "whole"}
    assert channel._size("work") == 0


def test_every_message_is_taken_and_nothing_is_left(channel: Any, tmp_path: Path) -> None:
    queue = channel.connection.client.SimpleQueue("work")
    for number in range(3):
        queue.put({"number": number})
    assert sorted(queue.get(timeout=120).payload["number"] for _ in range(3)) == [0, 1, 2]
    assert [path.suffix for path in tmp_path.iterdir()] == [".exchange"]


def test_a_disk_that_takes_no_message_is_a_lost_nudge(tmp_path: Path) -> None:
    fill = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    said = run_manage(
        "shell", "--no-imports", "-c",
        f"from reviewer.nudge import nudge\nnudge('delivery.sweep')\n{fill}\nnudge('delivery.sweep')\nprint('decided')",
        env={"VAR_DIR": str(tmp_path / "var"), "DATABASE_URL": "", "REDIS_URL": ""},
    )  # fmt: skip
    assert said.splitlines()[-1] == "decided"
