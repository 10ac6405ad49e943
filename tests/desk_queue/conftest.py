"""A queue to look at: who is signed in, what waits, and when MultiMail was last asked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.models import SyncPass


@pytest.fixture
def desk(client: Client, commander: User) -> Client:
    """The browser of a commander who has signed in."""
    client.force_login(commander)
    return client


@pytest.fixture
def synced(db: None) -> SyncPass:
    """MultiMail answered four seconds ago."""
    then = timezone.now() - timedelta(seconds=4)
    return SyncPass.objects.create(started_at=then, finished_at=then, outcome=SyncPass.Outcome.DONE)
