"""The broker of several machines: kombu's Redis, whose loss ends no worker.

A worker that loses Redis gives back what it has taken and not begun, such as nudges for the end of a hold. kombu asks
the lost Redis to take them, on a connection of which nothing is left by then, and the worker ends of that.
"""

import logging
from typing import TextIO

from kombu.transport import TRANSPORT_ALIASES, redis

log = logging.getLogger(__name__)


class QoS(redis.QoS):
    """As kombu's, but for what cannot be given back."""

    def restore_unacked_once(self, stderr: TextIO | None = None) -> None:
        """Give back what was taken. What cannot be given back is a lost nudge: the sweep finds the row."""
        try:
            super().restore_unacked_once(stderr)
        except Exception as error:  # noqa: BLE001 (whatever kombu meets on what is left of the connection)
            log.warning("Redis does not take back nudges that were not begun (%s); the beat will find the work", error)


class Channel(redis.Channel):
    """With that of its messages."""

    QoS = QoS


class Transport(redis.Transport):
    """What the URLs `redis://` and `rediss://` mean."""

    Channel = Channel


def register() -> None:
    """Have kombu take it for its own."""
    TRANSPORT_ALIASES.update(dict.fromkeys(("redis", "rediss"), f"{__name__}:Transport"))
