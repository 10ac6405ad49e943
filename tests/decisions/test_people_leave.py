"""People leave and change roles: what they said counts by what they are when it is counted (invariant 5)."""

import re
from typing import Any

import pytest
from django.test import Client

from incidents.models import Severity
from reviewer.accounts.models import Role, User
from reviewer.accounts.people import change_role, deactivate
from reviewer.decisions import policy
from reviewer.decisions.models import Decision, Verdict
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(settings: Any) -> Draft:
    settings.POLICY = policy.parse([{"severity": ["SEV1"], "approvals": 2, "roles": ["lead"]}], settings.AUDIENCES)
    return make_draft(incident="INC-7", kind="report", severity=Severity.SEV1, audience="customer")


@pytest.fixture
def second(db: None) -> User:
    return User.objects.create_user("xenia@desk.example", name="Xenia Wolf", role=Role.LEAD)


def approve(client: Client, draft: Draft) -> None:
    form = {"digest": digest(draft), "words": "Read and correct"}
    assert client.post(f"/drafts/{draft.pk}/approve/", form).status_code == 302


def test_who_left_does_not_count(draft: Draft, lead: User, second: User) -> None:
    approve(signed_in(second), draft)
    deactivate(second, "operator")
    approve(signed_in(lead), draft)
    assert not Decision.objects.exists()


def test_who_has_another_role_now_does_not_count(draft: Draft, lead: User, second: User) -> None:
    approve(signed_in(second), draft)
    change_role(second, Role.COMMANDER, "operator")
    approve(signed_in(lead), draft)
    assert not Decision.objects.exists()


def test_the_word_of_who_left_is_no_part_of_a_decision(
    draft: Draft, lead: User, commander: User, second: User, settings: Any
) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    approve(signed_in(second), draft)
    deactivate(second, "operator")
    approve(signed_in(lead), draft)
    approve(signed_in(commander), draft)
    assert set(Decision.objects.get().verdicts.values_list("user", flat=True)) == {lead.pk, commander.pk}
    assert Verdict.objects.get(user=second).decision is None


def test_the_page_says_whose_word_does_not_count(draft: Draft, lead: User, second: User) -> None:
    approve(signed_in(second), draft)
    assert "1 of 2 approvals by a lead. Xenia Wolf approved at" in words(page(lead, draft))
    deactivate(second, "operator")
    said = words(page(lead, draft))
    assert "0 of 2 approvals by a lead. The word of Xenia Wolf does not count any more." in said
    assert "Xenia Wolf approved at" not in said


def test_who_may_not_approve_any_more_is_not_told_to_wait(draft: Draft, second: User) -> None:
    approve(signed_in(second), draft)
    change_role(second, Role.COMMANDER, "operator")
    assert "You have said your word" not in words(page(second, draft))


def test_an_open_page_learns_of_it(draft: Draft, lead: User, second: User) -> None:
    approve(signed_in(second), draft)
    token = re.search(r'name="seen"\s+value="([^"]+)"', page(lead, draft).content.decode())
    assert token
    address = f"/drafts/{draft.pk}/status/?seen={token[1]}&read={draft.pk}:{digest(draft)}"
    assert signed_in(lead).get(address, headers=HTMX).status_code == 204
    deactivate(second, "operator")
    assert "The word of Xenia Wolf does not count any more." in words(signed_in(lead).get(address, headers=HTMX))


def test_the_confirm_step_names_only_whose_word_counts(draft: Draft, lead: User, second: User) -> None:
    approve(signed_in(second), draft)
    address = f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"
    assert "Xenia Wolf has approved." in words(signed_in(lead).get(address))
    deactivate(second, "operator")
    assert "Xenia Wolf" not in words(signed_in(lead).get(address))


def test_the_queue_counts_only_what_counts(draft: Draft, lead: User, second: User) -> None:
    approve(signed_in(second), draft)
    assert "1 approval so far" in words(signed_in(lead).get("/"))
    deactivate(second, "operator")
    assert "approval so far" not in words(signed_in(lead).get("/"))


def page(user: User, draft: Draft) -> Any:
    return signed_in(user).get(f"/drafts/{draft.pk}/")
