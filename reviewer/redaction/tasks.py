"""A door for Celery. The beat calls it, and whatever gives drafts another content or the rules another word."""

from celery import shared_task

from reviewer.alone import alone
from reviewer.redaction import passes
from reviewer.redaction.second_opinion import give, wanted

UNDER_WAY = "redaction.scan"
SECOND_UNDER_WAY = "redaction.second_opinion"


@shared_task(name="redaction.scan")
def scan() -> None:
    """Scan what wants it, unless another pass is at it: it takes the processor, and deliveries need the threads."""
    with alone(UNDER_WAY, passes.LASTS) as mine:
        if mine:
            passes.scan()


@shared_task(name="redaction.second_opinion")
def second_opinion() -> None:
    """Have what the engine has looked at looked at by another tool, where the desk is set up so. One pass at a time."""
    if wanted():
        with alone(SECOND_UNDER_WAY, passes.LASTS) as mine:
            if mine:
                give(passes.LASTS)
