"""Rejecting over HTTP: a reason must be given, and the agent gets it."""

from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, change, decided, digest, words

pytestmark = pytest.mark.django_db


def reject(client: Client, draft: Draft, **fields: Any) -> Any:
    headers = fields.pop("headers", None)
    return client.post(f"/drafts/{draft.pk}/reject/", {"digest": digest(draft), **fields}, headers=headers)


def test_the_confirm_step_says_where_the_reason_goes(leads_browser: Client, draft: Draft) -> None:
    said = words(leads_browser.get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"))
    assert "Nothing is sent to its 4 addresses" in said
    assert "MultiMail hands your reason to the agent" in said


def test_it_is_recorded_with_its_reason(leads_browser: Client, draft: Draft) -> None:
    answer = reject(leads_browser, draft, words="The impact leaves out eu-west.")
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    decision = Decision.objects.get()
    assert (decision.action, decision.reason) == ("reject", "The impact leaves out eu-west.")


def test_a_chip_is_a_reason(leads_browser: Client, draft: Draft) -> None:
    reject(leads_browser, draft, chip="Wrong audience")
    assert Decision.objects.get().reason == "Wrong audience"


@pytest.mark.parametrize("said", ["", "no", "         "])
def test_without_a_reason_it_is_refused_and_the_words_stay(leads_browser: Client, draft: Draft, said: str) -> None:
    answer = reject(leads_browser, draft, words=said)
    assert answer.status_code == 422
    assert "say why in at least 10 characters" in words(answer)
    assert said.strip() in answer.content.decode()
    assert not Verdict.objects.exists()


def test_in_the_dialog_the_error_is_a_fragment(leads_browser: Client, draft: Draft) -> None:
    answer = reject(leads_browser, draft, words="no", headers=HTMX)
    assert answer.status_code == 422
    assert "<html" not in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()


def test_characters_that_no_database_holds_break_nothing(leads_browser: Client, draft: Draft) -> None:
    answer = reject(leads_browser, draft, words="no\0")
    assert answer.status_code == 422
    assert "no␀" in leads_browser.get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}").content.decode()
    assert leads_browser.get(f"/drafts/{draft.pk}/reject/?digest=a%00b").status_code == 409


def test_a_reason_that_is_not_offered_is_refused(leads_browser: Client, draft: Draft) -> None:
    assert reject(leads_browser, draft, chip="Because").status_code == 422


def test_a_double_click_gives_the_same_decision(leads_browser: Client, draft: Draft) -> None:
    for _ in range(2):
        assert reject(leads_browser, draft, chip="Wrong audience").status_code == 302
    assert Decision.objects.count() == 1


def test_a_stale_form_is_refused_and_keeps_the_words(leads_browser: Client, draft: Draft) -> None:
    read = digest(draft)
    change(draft)
    answer = leads_browser.post(f"/drafts/{draft.pk}/reject/", {"digest": read, "words": "Facts are all wrong"})
    assert answer.status_code == 409
    assert "Facts are all wrong" in words(answer)
    assert not Verdict.objects.exists()


def test_it_comes_too_late_after_an_approval(leads_browser: Client, lead: User, commander: User, draft: Draft) -> None:
    decided(commander, draft, Action.APPROVE)
    answer = reject(leads_browser, draft, words="This must not go out")
    assert answer.status_code == 409
    assert "Omar Haddad approved this draft at" in words(answer)


def test_the_same_person_changing_their_mind_is_told_to_stop_it_first(
    leads_browser: Client, lead: User, draft: Draft
) -> None:
    decided(lead, draft, Action.APPROVE)
    assert reject(leads_browser, draft, words="On second thought, no").status_code == 409
    assert Decision.objects.get().action == "approve"


def test_a_reader_and_a_stranger_may_not(readers_browser: Client, draft: Draft) -> None:
    assert reject(readers_browser, draft, chip="Wrong audience").status_code == 403
    assert reject(Client(), draft, chip="Wrong audience").status_code == 302
    assert not Verdict.objects.exists()
