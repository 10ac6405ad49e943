"""A press while the session is over: whoever signs in again comes to its button and reads that it did nothing."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.desk.pressed import NOTHING
from reviewer.drafts.models import Draft
from tests.desk_support import decided, signed_in, words

pytestmark = pytest.mark.django_db
PRESSES = {
    "/decisions/{decision}/stop/": "/drafts/{draft}/",
    "/decisions/{decision}/retry/": "/drafts/{draft}/",
    "/drafts/{draft}/hints/1/put-back/": "/drafts/{draft}/",
    "/drafts/{draft}/revisions/2/carry/": "/drafts/{draft}/",
    "/drafts/{draft}/dismissals/1/reopen/": "/drafts/{draft}/",
    "/drafts/{draft}/approve/": "/drafts/{draft}/",
    "/rules/allowed/1/remove/": "/rules/allowed/",
    "/rules/known/1/remove/": "/rules/known/",
    "/rules/recipients/1/remove/": "/rules/",
}


@pytest.mark.parametrize("press", PRESSES)
def test_signing_in_leads_to_where_the_button_stands(lead: User, draft: Draft, press: str) -> None:
    decision = decided(lead, draft)
    lead.set_password("correct horse battery")
    lead.save(update_fields=["password"])
    client = Client()
    sign_in = client.post(press.format(decision=decision.pk, draft=draft.pk))["Location"]
    assert "login" in sign_in
    answer = client.post(sign_in, {"login": lead.email, "password": "correct horse battery"}, follow=True)
    assert answer.redirect_chain[-1][0] == PRESSES[press].format(draft=draft.pk)
    assert (answer.status_code, NOTHING in words(answer)) == (200, True)
    assert Decision.objects.get().delivery.state == "waiting"


def test_what_is_not_there_is_not_found(lead: User) -> None:
    assert signed_in(lead).get("/decisions/999/stop/").status_code == 404


def test_other_ways_of_asking_are_refused(lead: User, draft: Draft) -> None:
    decision = decided(lead, draft)
    assert signed_in(lead).put(f"/decisions/{decision.pk}/stop/").status_code == 405
