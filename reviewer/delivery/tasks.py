"""Doors for Celery. The message is only a nudge: what is due stands in the database."""

from celery import shared_task

from reviewer.delivery import worker
from reviewer.marks.leave import leave


@shared_task(name="delivery.deliver")
def deliver(delivery_id: int) -> None:
    """One attempt at one delivery."""
    worker.deliver(delivery_id)


@shared_task(name="delivery.drain")
def drain() -> None:
    """Attempts until nothing is due."""
    worker.drain()


@shared_task(name="delivery.sweep")
def sweep() -> None:
    """Nudge whatever is due, and leave a mark that says when that was."""
    worker.sweep()
    leave("sweep")
