"""A door for Celery. The beat calls it."""

from celery import shared_task

from reviewer.alone import alone
from reviewer.desk.queue import compared

UNDER_WAY = "desk.compare"


@shared_task(name="desk.compare")
def compare() -> None:
    """Compare the facts of what waits, for the queue, unless another pass is at it: it takes the processor."""
    with alone(UNDER_WAY, compared.LASTS) as mine:
        if mine:
            compared.compare()
