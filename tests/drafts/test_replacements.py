"""The mail that an edit put in another's place is known again; the same text by the agent itself is not."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision, State
from reviewer.drafts.sync import sync
from tests.drafts.mirror import mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db
BETTER = "Incident Report: payments were declined"


@pytest.fixture
def original(multimail: LocalMultiMail, lead: User) -> Draft:
    """A draft that a reviewer has edited."""
    ident = multimail.send("Incident Report: it broke", cc=["c@x.example"])
    sync()
    draft = mirrored(ident)
    assert draft.current is not None
    save_edit(lead, draft.pk, draft.current.digest, BETTER, draft.current.text, {"all@eng.example", "c@x.example"})
    return draft


def sent_again(multimail: LocalMultiMail, **changes: object) -> Draft:
    """The edited text, handed in as a mail of its own."""
    said: dict[str, Any] = {"subject": BETTER, "cc": ["c@x.example"], **changes}
    ident = multimail.send(**said)
    sync()
    return mirrored(ident)


def test_the_edited_mail_is_known_as_the_replacement(multimail: LocalMultiMail, original: Draft) -> None:
    replacement = sent_again(multimail)
    assert replacement.replaces_id == original.pk
    assert [event.action for event in Event.objects.filter(draft=replacement.pk)] == ["replacement_seen"]


@pytest.mark.parametrize(
    "changes",
    [{"subject": "Another"}, {"markdown": "It broke."}, {"cc": []}, {"to": ["all@eng.example", "d@x.example"]}],
)
def test_a_mail_that_differs_is_the_agents_own(
    multimail: LocalMultiMail, original: Draft, changes: dict[str, object]
) -> None:
    own = sent_again(multimail, **changes)
    assert own.replaces_id is None
    assert Event.objects.filter(draft=own.pk, action="received").exists()


def test_the_same_text_once_more_is_the_agents_own(multimail: LocalMultiMail, original: Draft) -> None:
    replacement = sent_again(multimail)
    assert sent_again(multimail).replaces_id is None
    multimail.decide(replacement.multimail_id, "approve")
    sync()
    assert sent_again(multimail).replaces_id is None


def test_of_two_in_one_pass_only_one_is_the_replacement(multimail: LocalMultiMail, original: Draft) -> None:
    for _ in range(2):
        multimail.send(BETTER, cc=["c@x.example"])
    sync()
    assert Draft.objects.filter(replaces=original).count() == 1


def test_after_a_replacement_that_came_to_nothing_there_may_be_another(
    multimail: LocalMultiMail, original: Draft
) -> None:
    first = sent_again(multimail)
    multimail.cancel(first.multimail_id)
    second = sent_again(multimail)
    assert mirrored(first.multimail_id).state == State.CANCELLED
    assert second.replaces_id == original.pk


@pytest.mark.parametrize("age", [-timedelta(hours=1), timedelta(days=5)])
def test_a_mail_from_before_the_edit_or_long_after_it_is_the_agents_own(
    multimail: LocalMultiMail, original: Draft, age: timedelta
) -> None:
    Revision.objects.filter(author__isnull=False).update(created_at=timezone.now() - age)
    assert sent_again(multimail).replaces_id is None
