"""Whether the broker takes messages: Redis answers, or the spool's folder can be written."""

import os

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from reviewer.operations.bounded import Bounded

# Half of it to connect, half to hear the answer.
LONGEST = 1.0


def answers() -> bool:
    """Within LONGEST seconds at most."""
    return _bounded.ask(LONGEST)


def _ask() -> bool:
    return _redis_answers(settings.REDIS_URL) if settings.REDIS_URL else _spool_is_there()


def _redis_answers(url: str) -> bool:
    """By a connection of its own: a kept one would tell of the past."""
    client = redis.Redis.from_url(
        url, socket_connect_timeout=LONGEST / 2, socket_timeout=LONGEST / 2, retry=Retry(NoBackoff(), 0)
    )
    try:
        return bool(client.ping())
    except (redis.RedisError, OSError):
        return False
    finally:
        client.close()


def _spool_is_there() -> bool:
    return os.access(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_out"], os.W_OK | os.X_OK)


_bounded = Bounded(_ask)
