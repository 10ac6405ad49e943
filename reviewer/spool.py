"""The broker of a single machine: kombu's folder of messages, in which none can be seen before all of it is written.

kombu writes a message where workers look for it. A worker that looks at that very moment takes an empty file for a
message, and ends.
"""

import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps

SCHEME = "spool"


class Channel(filesystem.Channel):
    """As kombu's, but for how a message comes in."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override] # kombu's two differ
        """Write a file of another name, then rename it, which the file system does at once."""
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}"
        written = Path(self.data_folder_out, f"{name}.part")
        try:
            written.write_text(dumps(payload))
            written.replace(written.with_suffix(".msg"))
        except OSError as error:
            raise ChannelError(f"The message {written} cannot be written: {error.strerror}") from error


class Transport(filesystem.Transport):
    """What the URL `spool://localhost` means."""

    Channel = Channel


def register() -> None:
    """Have kombu know the scheme."""
    TRANSPORT_ALIASES[SCHEME] = f"{__name__}:Transport"
