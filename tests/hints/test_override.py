"""Letting a blocked version through: a lead, with a reason, for what they saw."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked, Unconfirmed
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.hints import of
from reviewer.redaction.models import Hint, Override
from reviewer.redaction.scanning import key_of
from tests.desk_support import HTMX, change, digest, words
from tests.hints.conftest import TEXT, VALUE, make_version, mark

pytestmark = pytest.mark.django_db
WHY = "Legal has cleared the name for customers"


def there(draft: Draft) -> str:
    assert draft.current is not None
    return f"/drafts/{draft.pk}/revisions/{draft.current.number}/override/"


def blocking(draft: Draft) -> set[str]:
    draft = Draft.objects.select_related("current").get(pk=draft.pk)
    assert draft.current is not None
    return of(draft, draft.current).blocking_keys


def form(draft: Draft, *seen: Hint) -> dict[str, str]:
    return {"digest": digest(draft), "keys": " ".join(hint.key for hint in seen), "words": WHY}


def test_a_lead_lets_it_through(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    assert leads_browser.post(there(draft), form(draft, hint))["Location"].startswith(f"/drafts/{draft.pk}/")
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


def test_what_came_since_is_counted_alone(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    leads_browser.post(there(draft), form(draft, hint))
    page = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Let through by a lead" in page
    assert "Blocks Customer" not in page
    mark(lead, draft, "secret", "more room")
    page = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Next blocker, 1 left" in page
    assert "1 hint (credential) blocks it" in words(
        leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}", headers=HTMX)
    )


def test_what_came_since_is_let_through_once_it_was_read(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    mark(lead, draft, "secret", "more room")
    html = leads_browser.post(there(draft), form(draft, hint)).content.decode()
    keys = re.search(r'name="keys" value="([^"]*)"', html)
    assert keys
    assert leads_browser.post(there(draft), {**form(draft), "keys": keys[1]}).status_code == 302
    assert blocking(draft) == set()


def test_a_second_one_leaves_the_first(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    leads_browser.post(there(draft), form(draft, hint))
    second = mark(lead, draft, "secret", "more room")
    assert blocking(draft) == {second.key}
    leads_browser.post(there(draft), form(draft, second))
    assert blocking(draft) == set()
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_what_does_not_block_is_not_let_through_in_advance(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    coming = key_of("secret", "more room")
    leads_browser.post(there(draft), {**form(draft, hint), "keys": f"{hint.key} {coming}"})
    assert Override.objects.get().keys == [hint.key]
    assert Event.objects.get(action="hint.overridden").data["hints"] == 1


def test_what_only_warns_beside_it_is_no_part_of_it(leads_browser: Client, lead: User) -> None:
    draft = make_version("executive")
    warns, blocks = mark(lead, draft), mark(lead, draft, "secret", "more room")
    assert leads_browser.post(there(draft), form(draft, blocks)).status_code == 302
    assert Override.objects.get().keys == [blocks.key]
    with pytest.raises(Unconfirmed):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), confirmed=[warns.key]).decision


def test_the_same_again_records_nothing(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    for _ in range(2):
        assert leads_browser.post(there(draft), form(draft, hint)).status_code == 302
    assert Override.objects.count() == Event.objects.filter(action="hint.overridden").count() == 1


def test_another_text_is_blocked_again(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    leads_browser.post(there(draft), form(draft, hint))
    change(draft, text=f"{TEXT} Twice.")
    with pytest.raises(Blocked):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")


def edit_of(user: User, draft: Draft) -> Revision:
    """An edit that still says what blocks it."""
    return save_edit(
        user, draft.pk, digest(draft), "INC-7: what happened", f"{TEXT} We are sorry.", {"all@acme.example"}
    )


def test_what_is_let_through_is_the_edit_that_was_refused(
    may_edit: None, leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    edit = edit_of(lead, draft)
    step = f"/drafts/{draft.pk}/revisions/{edit.number}/approve/"
    refused = leads_browser.get(step, headers=HTMX)
    assert refused.status_code == 409
    link = re.search(r'href="([^"]*/override/)"', refused.content.decode())
    assert link
    assert link[1] == f"/drafts/{draft.pk}/revisions/{edit.number}/override/"
    assert "your edit of the customer version, revision 2" in words(leads_browser.get(link[1])).lower()
    sent = {"digest": edit.digest, "keys": " ".join(of(draft, edit).blocking_keys), "words": WHY}
    assert leads_browser.post(link[1], sent).status_code == 302
    assert leads_browser.get(step).status_code == 200
    assert blocking(draft) == {hint.key}


def test_an_edit_of_somebody_else_is_named_as_theirs(
    leads_browser: Client, commander: User, draft: Draft, hint: Hint
) -> None:
    edit = edit_of(commander, draft)
    page = leads_browser.get(f"/drafts/{draft.pk}/revisions/{edit.number}/override/")
    assert "The edit by Omar Haddad of the customer version, revision 2" in words(page)


def test_a_form_that_was_made_for_another_text_lets_nothing_through(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    edit = edit_of(lead, draft)
    answer = leads_browser.post(there(draft), {**form(draft, hint), "digest": edit.digest})
    assert answer.status_code == 422
    assert "This form was made for another text." in words(answer)
    assert f'name="digest" value="{digest(draft)}"' in answer.content.decode()
    assert not Override.objects.exists()
