"""What surrounds every task in a worker."""

from typing import Any

import pytest
from celery import signals
from django.db import connection

from reviewer import celery
from reviewer.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_statements_of_a_task_are_not_remembered(settings: Any) -> None:
    settings.DEBUG = True
    User.objects.exists()
    assert connection.queries
    signals.task_postrun.send(sender=celery.app)
    assert not connection.queries
