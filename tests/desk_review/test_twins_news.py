"""That a newer draft to the audience came, or an older one went, is told to a page that stands open."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.models import Draft
from tests.desk_review.test_status import poll, seen
from tests.desk_support import decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

SORTED: dict[str, Any] = {"incident": "INC-7", "kind": "update", "audience": "customer"}


def drafted(hours: int, **fields: Any) -> Draft:
    """A draft to the same audience, so many hours old."""
    return make_draft(**{**SORTED, **fields}, received_at=timezone.now() - timedelta(hours=hours))


def token(client: Client, draft: Draft) -> str:
    return seen(client.get(f"/drafts/{draft.pk}/").content.decode())


def twins(answer: Any, draft: Draft) -> str:
    """The piece for its place, from there on."""
    return str(answer.content.decode().partition(f'id="twins-{draft.pk}"')[2])


@pytest.mark.parametrize("beside", [False, True])
def test_a_newer_one_is_told_when_it_comes(lead: User, beside: bool) -> None:
    draft, client = drafted(5), signed_in(lead)
    if beside:
        drafted(5, audience="executive")
    before = token(client, draft)
    newer = drafted(1)
    answer = poll(client, draft, before)
    said = words(answer)
    assert "A newer draft to this audience waits. Drafted 1 h ago" in said
    assert f'href="/drafts/{newer.pk}/"' in twins(answer, draft)
    assert "Newer waits" in said
    assert json.loads(answer.headers["HX-Trigger"]) == {
        "announce": {"value": "Customer version: a newer draft to this audience waits."}
    }
    assert poll(client, draft, seen(answer.content.decode())).status_code == 204


def test_it_is_told_that_it_is_approved_and_that_it_went(lead: User, commander: User) -> None:
    draft, newer, client = drafted(5), drafted(1), signed_in(lead)
    now = token(client, draft)
    decided(commander, newer)
    answer = poll(client, draft, now)
    assert "A newer draft to this audience is approved." in words(answer)
    Draft.objects.filter(pk=newer.pk).update(state="sent", closed_at=timezone.now())
    answer = poll(client, draft, seen(answer.content.decode()))
    assert answer.status_code == 200
    assert "hidden" in twins(answer, draft).partition(">")[0]
    assert "A newer draft" not in words(answer)
    assert "HX-Trigger" not in answer.headers


def test_so_are_older_ones(lead: User) -> None:
    draft, client = drafted(1), signed_in(lead)
    now = token(client, draft)
    drafted(5)
    answer = poll(client, draft, now)
    assert "An older draft to this audience still waits." in words(answer)
    assert "an older draft to this audience still waits." in answer.headers["HX-Trigger"]


def test_what_comes_to_another_audience_is_no_news_of_this_one(lead: User) -> None:
    draft, client = drafted(5), signed_in(lead)
    drafted(5, audience="executive")
    before = token(client, draft)
    drafted(1, kind="report")
    assert poll(client, draft, before).status_code == 204


def test_what_is_told_already_is_not_announced_again(lead: User, commander: User) -> None:
    draft, client = drafted(5), signed_in(lead)
    before = token(client, draft)
    first = drafted(3)
    before = seen(poll(client, draft, before).content.decode())
    second = drafted(1)
    answer = poll(client, draft, before)
    assert f'href="/drafts/{second.pk}/"' in twins(answer, draft)
    assert "HX-Trigger" not in answer.headers
    before = seen(answer.content.decode())
    drafted(9)
    assert poll(client, draft, before).status_code == 204
    decided(commander, second)
    answer = poll(client, draft, before)
    assert f'href="/drafts/{first.pk}/"' in twins(answer, draft)
    assert "HX-Trigger" not in answer.headers
    decided(commander, first)
    assert "is approved." in poll(client, draft, seen(answer.content.decode())).headers["HX-Trigger"]


def test_where_the_page_shows_none_none_is_announced(lead: User) -> None:
    draft, client = drafted(5), signed_in(lead)
    Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=timezone.now())
    before = token(client, draft)
    drafted(1)
    assert "HX-Trigger" not in poll(client, draft, before).headers
