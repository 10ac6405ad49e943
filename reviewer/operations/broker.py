"""Whether the broker takes messages: Redis takes what is written, or the spool's folder can be written.

A Redis that is full, or a replica since a failover, answers a ping all the same.
"""

import os

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from reviewer.operations.bounded import Bounded

# Half of it to connect, half to hear the answer.
LONGEST = 1.0
# What is written there, and forgotten again soon.
PROBE, KEPT = "reviewer.probe", 60


def takes() -> bool:
    """Within LONGEST seconds at most."""
    return _bounded.ask(LONGEST)


def _ask() -> bool:
    return _redis_takes(settings.REDIS_URL) if settings.REDIS_URL else _spool_is_there()


def _redis_takes(url: str) -> bool:
    """By a connection of its own: a kept one would tell of the past."""
    client = redis.Redis.from_url(
        url, socket_connect_timeout=LONGEST / 2, socket_timeout=LONGEST / 2, retry=Retry(NoBackoff(), 0)
    )
    try:
        return bool(client.set(PROBE, 1, ex=KEPT))
    except (redis.RedisError, OSError):
        return False
    finally:
        client.close()


def _spool_is_there() -> bool:
    return os.access(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_out"], os.W_OK | os.X_OK)


_bounded = Bounded(_ask)
