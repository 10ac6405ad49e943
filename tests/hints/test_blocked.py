"""A hint that blocks keeps the version from being approved, on the server and not only in the button."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked, Unconfirmed
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.redaction.acts import dismiss
from reviewer.redaction.models import Hint
from tests.desk_support import HTMX, digest, words
from tests.hints.conftest import VALUE, make_version, mark
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_the_record_refuses_it(lead: User, draft: Draft, hint: Hint) -> None:
    with pytest.raises(Blocked, match=r"1 hint \(internal network\) block"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert not Verdict.objects.exists()


def test_the_refusal_does_not_repeat_what_must_not_leave(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    answer = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}", headers=HTMX)
    assert answer.status_code == 409
    assert "1 hint (internal network) blocks it" in words(answer)
    assert VALUE not in words(answer)


def test_a_forged_form_is_refused(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    form = {"digest": digest(draft), "chip": "Read and correct", "warnings": hint.key, "read": "on"}
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", form).status_code == 409
    assert not Decision.objects.exists()


def test_rejecting_is_not_asked_about(lead: User, draft: Draft, hint: Hint) -> None:
    assert give_verdict(lead, draft.pk, Action.REJECT, digest(draft), "It names a host").decision


def test_a_dismissed_hint_blocks_no_more(lead: User, draft: Draft, hint: Hint) -> None:
    dismiss(lead, draft, hint, "public")
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_for_engineering_the_same_is_only_noted(lead: User) -> None:
    draft = make_version("engineering")
    mark(lead, draft)
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_a_draft_for_nobody_known_reads_as_outsiders_do(lead: User) -> None:
    draft = make_version("")
    mark(lead, draft)
    with pytest.raises(Blocked):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")


def test_a_warning_is_confirmed_by_whoever_approves(lead: User) -> None:
    draft = make_version("executive")
    hint = mark(lead, draft)
    with pytest.raises(Unconfirmed, match="the warning"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct", {hint.key}).decision


def test_the_confirm_step_shows_the_warnings_and_wants_a_word(leads_browser: Client, lead: User) -> None:
    draft = make_version("executive")
    hint = mark(lead, draft)
    page = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    assert "1 warning" in words(page)
    assert VALUE in words(page)
    form = {"digest": digest(draft), "chip": "Read and correct", "warnings": hint.key}
    refused = leads_browser.post(f"/drafts/{draft.pk}/approve/", form)
    assert refused.status_code == 422
    assert "Confirm that you have read the warning." in words(refused)
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", {**form, "read": "on"}).status_code == 302
    assert Decision.objects.get().draft == draft


def test_what_stands_in_several_places_is_one_line_to_read(leads_browser: Client) -> None:
    draft = make_version("engineering", "Priya Nair restarted the pool. Then Priya Nair and Tom Okafor watched it.")
    page = words(leads_browser.get(f"/drafts/{draft.pk}/approve/", {"digest": digest(draft)}))
    assert "3 warnings" in page
    assert page.count("Priya Nair") == 1
    assert "Priya Nair in 2 places" in page


def test_a_warning_that_came_since_is_not_confirmed_with_the_others(lead: User, leads_browser: Client) -> None:
    draft = make_version("executive")
    seen = mark(lead, draft)
    mark(lead, draft, "network", "more room")
    form = {"digest": digest(draft), "chip": "Read and correct", "warnings": seen.key, "read": "on"}
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", form).status_code == 422
    assert not Decision.objects.exists()


@pytest.mark.parametrize("part", ["<textarea><style></textarea>{}</style>", "<svg><text><![CDATA[{}]]></text></svg>"])
def test_so_does_a_token_where_hardly_anybody_writes_one(leads_browser: Client, part: str) -> None:
    html = "<p>All is well.</p>" + part.format("The token gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a leaked.")
    content = Content("Update", ("a@cust.example",), text="All is well.", html=html)
    draft = make_draft(content, incident="INC-8", kind="report", audience="customer")
    form = {"digest": digest(draft), "chip": "Read and correct"}
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", form).status_code == 409
    assert not Decision.objects.exists()
