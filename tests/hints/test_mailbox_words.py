"""A hint in the name or the signature that the mailbox adds blocks as one in the text: MultiMail sends both to all."""

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.redaction import hints
from reviewer.redaction.acts import dismiss
from reviewer.redaction.applying import places
from reviewer.redaction.judging import Judged
from tests.desk_support import digest, words
from tests.redaction.marked import drawn
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

KEY = "gh" + "p_" + "a" + drawn(35)


def make_version(sender_name: str = "", signature: str = "") -> Draft:
    content = Content("INC-7", to=("all@acme.example",), text="It broke.", sender_name=sender_name, signature=signature)
    return make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)


def judged(draft: Draft) -> list[Judged]:
    assert draft.current is not None
    return list(hints.of(draft, draft.current).judged)


@pytest.mark.parametrize("added", [{"sender_name": f"Ops {KEY}"}, {"signature": f"Acme status\nThe token: {KEY}"}])
def test_a_token_in_the_words_of_the_mailbox_blocks_until_somebody_says_a_word(
    lead: User, leads_browser: Client, may_edit: None, added: dict[str, str]
) -> None:
    draft = make_version(**added)
    with pytest.raises(Blocked, match=r"1 hint \(credential\) blocks it: dismiss it, or have a lead let it through"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    assert "Blocks Customer Credential, mailbox's words" in words(page)
    (one,) = judged(draft)
    answer = leads_browser.get(f"/drafts/{draft.pk}/hints/{one.hint.pk}/replace/")
    assert "An edit leaves the mailbox's words as they are" in words(answer)
    assert places(lead, draft, one.hint.key) == []
    assert "That is set on MultiMail" in words(leads_browser.get(f"/drafts/{draft.pk}/edit/"))
    dismiss(lead, draft, one.hint, "agreed")
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_a_machine_in_the_signature_is_pointed_at() -> None:
    (one,) = judged(make_version(signature="Sent from fra2-db-07"))
    assert (one.hint.where, one.hint.category) == ("mailbox", "network")


def test_who_sends_it_has_a_name_and_a_number() -> None:
    signature = "Ada Byron\nHead of Support, Acme\n+1 212 555 0134\nada.byron@acme.example\nConfidential"
    assert judged(make_version("Ada Byron", signature)) == []


@pytest.mark.parametrize(
    "signature",
    [
        "This e-mail and any attachments are confidential and may be privileged.",
        "If you are not the intended recipient, you have read what is confidential. Delete it and tell the sender.",
    ],
)
def test_what_lawyers_want_below_each_mail_is_no_hint(signature: str) -> None:
    assert judged(make_version("Acme", signature)) == []


def test_a_mailbox_that_adds_no_words_has_no_hint() -> None:
    assert judged(make_version()) == []
