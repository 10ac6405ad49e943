"""Letting a blocked version through: a lead, with a reason, for what they saw."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.models import Draft
from reviewer.redaction.models import Hint, Override
from tests.desk_support import change, digest, words
from tests.hints.conftest import TEXT, VALUE, mark

pytestmark = pytest.mark.django_db
WHY = "Legal has cleared the name for customers"


def there(draft: Draft) -> str:
    assert draft.current is not None
    return f"/drafts/{draft.pk}/revisions/{draft.current.number}/override/"


def form(draft: Draft, *seen: Hint) -> dict[str, str]:
    return {"digest": digest(draft), "keys": " ".join(hint.key for hint in seen), "words": WHY}


def test_a_lead_lets_it_through(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    assert leads_browser.post(there(draft), form(draft, hint))["Location"] == f"/drafts/{draft.pk}/"
    event = Event.objects.get(action="hint.overridden")
    assert (event.data["reason"], event.data["hints"]) == (WHY, 1)
    assert VALUE not in str(event.data)
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_a_reason_is_needed(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    answer = leads_browser.post(there(draft), {**form(draft, hint), "words": "ok"})
    assert answer.status_code == 422
    assert "Say why it may go out as it is" in words(answer)


def test_a_commander_may_not(commanders_browser: Client, draft: Draft, hint: Hint) -> None:
    assert "Only an engineering lead" in words(commanders_browser.get(there(draft)))
    assert commanders_browser.post(there(draft), form(draft, hint)).status_code == 422
    assert not Override.objects.exists()


def test_what_came_since_is_not_let_through(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    mark(lead, draft, "secret", "more room")
    answer = leads_browser.post(there(draft), form(draft, hint))
    assert answer.status_code == 422
    assert "Something else blocks it since you looked" in words(answer)


def test_another_text_is_blocked_again(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    leads_browser.post(there(draft), form(draft, hint))
    change(draft, text=f"{TEXT} Twice.")
    with pytest.raises(Blocked):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
