"""A door for Celery. The beat calls it, and whatever gives drafts another content or the rules another word."""

from celery import shared_task
from django.core.cache import cache

from reviewer.redaction import passes

UNDER_WAY = "redaction.scan"


@shared_task(name="redaction.scan")
def scan() -> None:
    """Scan what wants it, unless another pass is at it: it takes the processor, and deliveries need the threads."""
    if not cache.add(UNDER_WAY, True, timeout=passes.LASTS + 5):
        return
    try:
        passes.scan()
    finally:
        cache.delete(UNDER_WAY)
