"""Reviewer: the desk where people read and decide the incident e-mails that agents draft."""

from reviewer.celery import app as celery_app

__all__ = ["celery_app"]
