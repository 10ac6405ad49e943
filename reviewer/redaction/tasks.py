"""A door for Celery. The beat calls it, and whatever gives drafts another content or the rules another word."""

from celery import shared_task

from reviewer.redaction import passes


@shared_task(name="redaction.scan")
def scan() -> None:
    """Scan what wants it."""
    passes.scan()
