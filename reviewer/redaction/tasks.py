"""A door for Celery. The beat calls it, and whatever gives drafts another content or the rules another word."""

from celery import shared_task
from django.core.cache import cache

from reviewer.redaction import passes, second_opinion

UNDER_WAY = "redaction.scan"
SECOND_UNDER_WAY = "redaction.second_opinion"


@shared_task(name="redaction.scan")
def scan() -> None:
    """Scan what wants it, unless another pass is at it: it takes the processor, and deliveries need the threads."""
    if not cache.add(UNDER_WAY, True, timeout=passes.LASTS + 5):
        return
    try:
        passes.scan()
    finally:
        cache.delete(UNDER_WAY)


@shared_task(name="redaction.second_opinion")
def ask_again() -> None:
    """Have what the engine has looked at looked at by another tool, where the desk is set up so. One pass at a time."""
    if second_opinion.wanted() and cache.add(SECOND_UNDER_WAY, True, timeout=passes.LASTS + 5):
        try:
            second_opinion.give(passes.LASTS)
        finally:
            cache.delete(SECOND_UNDER_WAY)
