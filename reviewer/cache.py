"""The cache on Redis, which can be missed: who else is on a page, a second copy of a session, how often somebody tried.

A Redis that does not answer is an empty one, and is left alone for some seconds, so that a page waits for it once.
Our own, since a library that passes over errors answers "no" to `add` then, so that nobody could sign in, and waits
anew at each question.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, ClassVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from redis.typing import KeyT

log = logging.getLogger(__name__)

LEFT_ALONE = 5.0


class _Client(RedisCacheClient):
    """Django's makes a client for each question, which takes longer than asking it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: dict[bool, Redis] = {}

    def get_client(self, key: KeyT | None = None, *, write: bool = False) -> Redis:
        if write not in self._kept:
            self._kept[write] = super().get_client(key, write=write)
        return self._kept[write]


class Cache(RedisCache):
    """Django's, in which nothing is found, and nothing is in the way, while Redis does not answer."""

    # Of all threads: each has a cache of its own.
    _back_at: ClassVar[float] = 0.0

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        """Nothing is connected yet. A connection that Redis has closed is opened once more."""
        options = {"retry": Retry(NoBackoff(), 1), **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})
        self._class = _Client

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is kept there."""
        return self._ask(default, super().get, key, default, version)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        """Keep this there."""
        self._ask(None, super().set, key, value, *args, **kwargs)

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        """Keep this there; False when something is."""
        return bool(self._ask(True, super().add, key, value, *args, **kwargs))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Keep nothing there; whether something was."""
        return bool(self._ask(False, super().delete, key, version))

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether something is kept there."""
        return bool(self._ask(False, super().has_key, key, version))

    def _ask(self, otherwise: Any, question: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() < Cache._back_at:
            return otherwise
        try:
            return question(*args, **kwargs)
        except (RedisError, OSError) as error:
            Cache._back_at = time.monotonic() + LEFT_ALONE
            log.warning("Redis does not answer (%s): what the cache holds is missed for %.0f s", error, LEFT_ALONE)
            return otherwise
