"""Approving over HTTP: the confirm step, the record, and everything that may have happened in between."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.desk.kept import kept_reason
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, carried_out, change, decided, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def approve(client: Client, draft: Draft, read: str, **fields: Any) -> Any:
    headers = fields.pop("headers", None)
    return client.post(f"/drafts/{draft.pk}/approve/", {"digest": read, **fields}, headers=headers)


def test_the_confirm_step_names_every_recipient_and_the_count(leads_browser: Client, draft: Draft) -> None:
    page = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    said = words(page)
    assert "To all@eng.example sre@eng.example Cc boss@eng.example" in said
    assert "Automatic bcc archive@mail.example" in said
    assert "Approve and send to 4 addresses" in said
    assert "MultiMail does not say who is on bcc." in said
    assert "10 seconds after you approve" in said
    assert "no-store" in page["Cache-Control"]


def test_htmx_gets_the_same_as_a_fragment(leads_browser: Client, draft: Draft) -> None:
    answer = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}", headers=HTMX)
    html = answer.content.decode()
    assert "<html" not in html
    assert '<h2 id="dialog-title">' in html
    assert "Approve and send to 4 addresses" in words(answer)


def test_a_link_that_names_no_reading_leads_to_the_reading(leads_browser: Client, draft: Draft) -> None:
    assert leads_browser.get(f"/drafts/{draft.pk}/approve/")["Location"] == f"/drafts/{draft.pk}/"


def test_it_is_recorded_with_the_digest_that_was_read(leads_browser: Client, lead: User, draft: Draft) -> None:
    answer = approve(leads_browser, draft, digest(draft), chip="Read and correct", words="Compared with PagerDuty")
    assert (answer.status_code, answer["Location"]) == (302, f"/drafts/{draft.pk}/")
    decision = Decision.objects.get()
    assert (decision.action, decision.decided_by, decision.outcome) == ("approve", lead, "")
    assert decision.reason == "Read and correct. Compared with PagerDuty"
    assert decision.verdicts.get().digest == digest(draft)
    assert decision.delivery.state == Delivery.State.WAITING


def test_htmx_is_sent_on(leads_browser: Client, draft: Draft) -> None:
    answer = approve(leads_browser, draft, digest(draft), headers=HTMX)
    assert answer["HX-Redirect"] == f"/drafts/{draft.pk}/"
    assert Decision.objects.count() == 1


def test_a_double_click_gives_the_same_decision(leads_browser: Client, draft: Draft) -> None:
    for _ in range(2):
        assert approve(leads_browser, draft, digest(draft)).status_code == 302
    assert (Decision.objects.count(), Verdict.objects.count()) == (1, 1)


def test_the_back_button_after_deciding_does_no_harm(leads_browser: Client, draft: Draft) -> None:
    approve(leads_browser, draft, digest(draft))
    again = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    assert again["Location"] == f"/drafts/{draft.pk}/"
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    assert "Lena Brandt approved it at" in words(page)
    assert "/approve/" not in page.content.decode()


def test_a_draft_that_changed_meanwhile_is_refused_with_what_changed(leads_browser: Client, draft: Draft) -> None:
    read = digest(draft)
    change(draft, text="The pool ran dry for 40 minutes.", cc=())
    answer = approve(leads_browser, draft, read, words="Compared with PagerDuty")
    said = words(answer)
    assert answer.status_code == 409
    assert "The draft changed since you read it: the cc recipients, the text. Nothing is recorded." in said
    assert "removed: Cc: boss@eng.example" in said
    assert "removed: 45" in said
    assert "added: 40" in said
    assert "Compared with PagerDuty" in said
    assert not Verdict.objects.exists()


def test_what_was_typed_is_there_again_after_reading_the_new_draft(leads_browser: Client, draft: Draft) -> None:
    read = digest(draft)
    change(draft)
    approve(leads_browser, draft, read, words="Compared with PagerDuty")
    page = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    assert "Compared with PagerDuty" in page.content.decode()


def test_the_confirm_step_itself_is_refused_when_the_draft_changed(leads_browser: Client, draft: Draft) -> None:
    read = digest(draft)
    change(draft)
    answer = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={read}", headers=HTMX)
    assert answer.status_code == 409
    assert "Read the new draft" in words(answer)


def test_a_digest_that_was_never_shown_is_refused(leads_browser: Client, draft: Draft) -> None:
    assert approve(leads_browser, draft, "0" * 64).status_code == 409
    assert approve(leads_browser, draft, "short").status_code == 409
    assert not Verdict.objects.exists()


def test_the_later_reviewer_is_told_who_was_first(leads_browser: Client, commander: User, draft: Draft) -> None:
    decided(commander, draft, reason="I know this one")
    answer = approve(leads_browser, draft, digest(draft), words="Mine as well")
    said = words(answer)
    assert answer.status_code == 409
    assert "Omar Haddad approved this draft at" in said
    assert "I know this one" in said
    assert "Mine as well" in said
    assert Decision.objects.count() == 1


def test_an_expired_draft_cannot_be_approved(leads_browser: Client, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = approve(leads_browser, draft, digest(draft))
    assert answer.status_code == 409
    assert "This draft expired at" in words(answer)
    assert not Decision.objects.exists()


def test_a_draft_decided_elsewhere_cannot_be_approved(leads_browser: Client, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(state="sent", remote_status="sent")
    answer = approve(leads_browser, draft, digest(draft))
    assert answer.status_code == 409
    told = "Sent: decided elsewhere, by whom is not known. There is nothing left to decide."
    assert told in words(answer)
    assert told in words(leads_browser.get(f"/drafts/{draft.pk}/edit/"))


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
def test_of_what_was_carried_out_it_is_told_who_decided_it_and_what_came_of_it(
    leads_browser: Client, commander: User, draft: Draft, action: Action
) -> None:
    decision = decided(commander, draft, action, "I know this one")
    state = {Action.APPROVE: "sent", Action.REJECT: "rejected"}[action]
    carried_out(decision, state)
    answer = approve(leads_browser, draft, digest(draft), words="Mine as well")
    assert answer.status_code == 409
    assert re.search(
        rf"Already decided Omar Haddad {decision.past_tense} this draft at \d\d:\d\d UTC\. {state.title()} at "
        r"\d\d:\d\d UTC\. There is nothing left to decide\.",
        words(answer),
    )
    assert "Omar Haddad's reason: I know this one" in words(answer)
    assert "Mine as well" in words(answer)


def test_a_reader_may_not(readers_browser: Client, draft: Draft) -> None:
    assert readers_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}").status_code == 403
    assert approve(readers_browser, draft, digest(draft)).status_code == 403
    assert not Verdict.objects.exists()


def test_a_stranger_is_sent_to_the_sign_in(draft: Draft) -> None:
    answer = approve(Client(), draft, digest(draft))
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]
    assert not Verdict.objects.exists()


def test_a_form_of_another_site_is_refused(lead: User, draft: Draft) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(lead)
    assert approve(client, draft, digest(draft)).status_code == 403
    assert not Verdict.objects.exists()


def test_a_draft_that_needs_two_says_who_is_missing(
    leads_browser: Client, commander: User, draft: Draft, settings: Any
) -> None:
    settings.POLICY = policy.parse([{"audience": ["customer"], "approvals": 2}], settings.AUDIENCES)
    assert "This draft needs 2 approvals by a lead or commander." in words(
        leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    )
    said = words(leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))
    assert "It is sent 10 seconds after the last approval" in said
    assert "After yours, 1 more has to come." in said
    assert "Approve and send" not in said
    approve(leads_browser, draft, digest(draft))
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    assert "1 of 2 approvals by a lead or commander. Lena Brandt approved at" in words(page)
    assert "another person has to follow" in words(page)
    assert "/approve/" not in page.content.decode()
    said = words(signed_in(commander).get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))
    assert "Lena Brandt has approved." in said
    assert "more has to come" not in said
    assert "Approve and send to 4 addresses" in said
    approve(signed_in(commander), draft, digest(draft))
    assert Decision.objects.get().verdicts.count() == 2


def test_whose_word_does_not_count_for_it_is_told_before_a_reason_is_typed(
    commanders_browser: Client, draft: Draft, settings: Any
) -> None:
    settings.POLICY = policy.parse([{"audience": ["customer"], "roles": ["lead"]}], settings.AUDIENCES)
    page = f"/drafts/{draft.pk}/"
    read = commanders_browser.get(page)
    assert "It needs 1 approval by a lead. You can reject it." in words(read)
    assert "/approve/" not in read.content.decode()
    assert 'data-key="a"' not in read.content.decode()
    assert 'data-key="r"' in read.content.decode()
    refused = commanders_browser.get(f"{page}approve/?digest={digest(draft)}")
    assert "This draft needs 1 approval by a lead." in words(refused)
    assert "Approve and send" not in words(refused)
    assert "Why is it rejected?" in words(commanders_browser.get(f"{page}reject/?digest={digest(draft)}"))


def test_a_press_asks_the_database_little(
    leads_browser: Client, lead: User, draft: Draft, django_assert_max_num_queries: Any
) -> None:
    """Seconds matter here: the person, the draft's lock, all that is asked of the draft; then what is written."""
    decided(lead, make_draft())  # the history has a beginning
    read = digest(draft)
    leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={read}")
    with django_assert_max_num_queries(12):
        approve(leads_browser, draft, read, chip="Read and correct")
    assert draft.decisions.get().decided_by == lead


def test_thousands_of_odd_recipients_can_be_confirmed(leads_browser: Client) -> None:
    readers = tuple(f'"{number:04}"@x.example' for number in range(3000))
    odd = make_draft(Content("INC-7", to=readers, text="It broke."), audience="engineering")
    page = leads_browser.get(f"/drafts/{odd.pk}/approve/", {"digest": digest(odd)}).content.decode()
    keys = page.split('name="warnings" value="')[1].split('"')[0]
    form = {"digest": digest(odd), "chip": "Read and correct", "warnings": keys, "read": "on"}
    assert leads_browser.post(f"/drafts/{odd.pk}/approve/", form).status_code == 302


def test_a_reason_that_is_too_long_is_kept_whole(leads_browser: Client, lead: User, draft: Draft) -> None:
    reason = "It is wrong. " * 200 + "The end."
    refused = leads_browser.post(f"/drafts/{draft.pk}/reject/", {"digest": digest(draft), "words": reason})
    assert refused.status_code == 422
    assert kept_reason(lead, draft.pk, Action.REJECT) == reason


def test_words_that_were_refused_are_kept_for_the_next_try(leads_browser: Client, lead: User, draft: Draft) -> None:
    read = digest(draft)
    change(draft, text="The pool ran dry for 40 minutes.")
    approve(leads_browser, draft, read, words="Compared with PagerDuty")
    assert kept_reason(lead, draft.pk, Action.APPROVE) == "Compared with PagerDuty"
