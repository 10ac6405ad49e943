"""A door for Celery. The beat calls it, and whatever gives drafts another content or the rules another word."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from celery import shared_task
from django.core.cache import cache

from reviewer.redaction import passes
from reviewer.redaction.second_opinion import give, wanted

UNDER_WAY = "redaction.scan"
SECOND_UNDER_WAY = "redaction.second_opinion"


@shared_task(name="redaction.scan")
def scan() -> None:
    """Scan what wants it, unless another pass is at it: it takes the processor, and deliveries need the threads."""
    with _alone(UNDER_WAY) as alone:
        if alone:
            passes.scan()


@shared_task(name="redaction.second_opinion")
def second_opinion() -> None:
    """Have what the engine has looked at looked at by another tool, where the desk is set up so. One pass at a time."""
    if wanted():
        with _alone(SECOND_UNDER_WAY) as alone:
            if alone:
                give(passes.LASTS)


@contextmanager
def _alone(key: str) -> Iterator[bool]:
    """Whether no other pass is at it. One that takes longer than its word holds leaves that of the next one alone."""
    mine = uuid4().hex
    alone = cache.add(key, mine, timeout=passes.LASTS + 5)
    try:
        yield alone
    finally:
        if alone and cache.get(key) == mine:
            cache.delete(key)
