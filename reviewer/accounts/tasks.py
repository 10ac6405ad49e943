"""Doors for Celery."""

from celery import shared_task
from django.contrib.sessions.backends.cached_db import SessionStore


@shared_task(name="accounts.forget_sessions")
def forget_sessions() -> None:
    """Delete the sign-ins whose hours are over, which else stay for good, and in each backup."""
    SessionStore.clear_expired()
