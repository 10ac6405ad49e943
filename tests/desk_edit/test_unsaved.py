"""What is typed and not saved is never left out: a replacement begins with it, and a verdict leaves it kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.decisions.under_way import stop
from reviewer.desk import kept
from reviewer.desk.editing.carry import offers
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.edit import newest_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints
from tests.desk_support import HTMX, change, decided, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
HOST = "10.20.4.7"
TEXT = f"The pool on {HOST} ran dry.\n\nIt was slow on {HOST}.\n"
MORE = f"{TEXT}\nWe are sorry.\n"


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return version("customer")


def version(audience: str) -> Draft:
    return make_draft(
        Content("INC-7", ("all@x.example",), text=TEXT), incident="INC-7", kind="report", audience=audience
    )


def form(draft: Draft, text: str, **more: Any) -> dict[str, Any]:
    """What the form sends."""
    return {"digest": digest(draft), "subject": "INC-7", "text": text, "keep": ["all@x.example"], "words": "", **more}


def typed(client: Client, draft: Draft, text: str, **more: Any) -> dict[str, Any]:
    """Type it, go back and keep it."""
    fields = form(draft, text, **more)
    assert (
        client.post(f"/drafts/{draft.pk}/edit/", {**fields, "back": "1"}).headers["Location"] == f"/drafts/{draft.pk}/"
    )
    return fields


def press_y(client: Client, user: User, draft: Draft, at: int = 0, **more: Any) -> Any:
    """Replace one hint of what this person would change next."""
    draft.refresh_from_db()
    copy = newest_edit(user, draft) or draft.current
    assert copy is not None
    hint = [one for one in hints.of(draft, copy).judged if one.value == HOST][at].hint
    return client.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"offered": "our cache", **more}, follow=True)


def newest_text(user: User, draft: Draft) -> str:
    draft.refresh_from_db()
    edit = newest_edit(user, draft)
    return edit.text if edit else ""


@pytest.mark.parametrize("at", [0, 1])
def test_a_replacement_begins_with_what_was_typed(lead: User, draft: Draft, at: int) -> None:
    client = signed_in(lead)
    typed(client, draft, MORE, words="PagerDuty says so")
    said = words(press_y(client, lead, draft, at))
    assert "What you had typed into it is saved with it." in said
    places = MORE.split(HOST)
    assert newest_text(lead, draft) == HOST.join(places[: at + 1]) + "our cache" + HOST.join(places[at + 1 :])
    page = client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert "We are sorry." in page
    assert "our cache" in page
    assert "PagerDuty says so" in page


def test_its_reason_does_not_replace_what_another_window_kept(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, MORE, words="PagerDuty says so", reason_began=kept.stamp(""))
    kept.keep_reason(lead, draft.pk, Action.EDIT, "It names a host", kept.Sending("a", 1), kept.stamp(""))
    press_y(client, lead, draft)
    assert kept.kept_reason(lead, draft.pk, Action.EDIT) == "PagerDuty says so"
    assert kept.reasons_before(lead, draft.pk, Action.EDIT) == ["It names a host"]


def test_taking_it_back_leaves_what_was_typed(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, MORE)
    press_y(client, lead, draft)
    current = draft.current
    assert current is not None
    hint = next(one.hint for one in hints.of(draft, current).judged if one.value == HOST)
    client.post(f"/drafts/{draft.pk}/hints/{hint.pk}/put-back/")
    assert newest_text(lead, draft) == MORE


def test_a_form_in_which_nothing_was_typed_hides_no_replacement(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, TEXT)
    press_y(client, lead, draft)
    assert Revision.objects.filter(author=lead).count() == 1
    assert "The pool on our cache ran dry." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_what_was_rewritten_by_hand_is_saved_and_not_replaced(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, "The pool ran dry. We are sorry.")
    assert "It does not say this any more." in words(press_y(client, lead, draft))
    assert newest_text(lead, draft) == "The pool ran dry. We are sorry."


def test_what_cannot_be_saved_keeps_the_replacement_back(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, MORE)
    change(draft, text=f"Another text with {HOST}.")
    assert "Nothing is replaced in it. Open its edit first." in words(press_y(client, lead, draft))
    assert not Revision.objects.filter(author=lead).exists()
    assert "We are sorry." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_everywhere_begins_with_what_was_typed_into_each_version(lead: User, draft: Draft) -> None:
    other, third = version("executive"), version("engineering")
    client = signed_in(lead)
    typed(client, other, MORE)
    typed(client, third, "", keep=[])
    said = words(press_y(client, lead, draft, everywhere="on"))
    assert "Replaced in 2 versions." in said
    assert "the edit of the Engineering version is not saved" in said
    assert newest_text(lead, other) == MORE.replace(HOST, "our cache")
    assert newest_text(lead, third) == ""


def test_what_an_edit_changed_is_carried_into_what_was_typed(lead: User, draft: Draft) -> None:
    other = version("executive")
    client = signed_in(lead)
    typed(client, other, MORE)
    fields = typed(client, draft, TEXT.replace("slow", "down"), words="It was down")
    client.post(f"/drafts/{draft.pk}/edit/", fields)
    edit = Revision.objects.get(draft=draft, number=2)
    chosen = [offer.key for offer in offers(lead, draft, edit)]
    client.post(f"/drafts/{draft.pk}/revisions/2/carry/", {"swap": chosen})
    assert newest_text(lead, other) == MORE.replace("slow", "down")


def test_the_confirm_step_says_that_more_was_typed_and_a_verdict_leaves_it(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, MORE)
    ask = f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"
    assert "and have not saved it. It is not part of this, and stays kept." in words(client.get(ask, headers=HTMX))
    client.post(ask, {"digest": digest(draft), "chip": "Facts are wrong"})
    stop(lead, draft.decisions.get().pk)
    assert "We are sorry." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_what_is_sent_after_somebody_decided_is_kept(lead: User, commander: User, draft: Draft) -> None:
    client, decision = signed_in(lead), decided(commander, draft, Action.REJECT, "The duration is wrong")
    answer = client.post(f"/drafts/{draft.pk}/edit/", form(draft, MORE))
    assert answer.status_code == 409
    assert "What you typed into your edit is kept." in words(answer)
    assert "We are sorry." in answer.content.decode()
    stop(commander, decision.pk)
    assert "We are sorry." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_what_is_sent_after_it_expired_is_kept_and_can_still_be_read(lead: User, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    client = signed_in(lead)
    assert client.post(f"/drafts/{draft.pk}/edit/", form(draft, MORE)).status_code == 409
    page = client.get(f"/drafts/{draft.pk}/edit/")
    assert "This draft expired" in words(page)
    assert "We are sorry." in page.content.decode()


def test_what_is_sent_when_edits_are_not_offered_any_more_is_kept(lead: User, draft: Draft, settings: Any) -> None:
    settings.MULTIMAIL_SEND_KEY = ""
    client = signed_in(lead)
    answer = client.post(f"/drafts/{draft.pk}/edit/", form(draft, MORE))
    assert answer.status_code == 409
    assert "What you typed into your edit is kept." in words(answer)
    settings.MULTIMAIL_SEND_KEY = "mm_test_send"
    assert "We are sorry." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_what_is_too_long_to_be_kept_is_shown_once_more(lead: User, commander: User, draft: Draft) -> None:
    decided(commander, draft, Action.REJECT, "The duration is wrong")
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", form(draft, "x" * kept.LONGEST))
    assert "What you typed into your edit is too long to be kept. Copy it before you leave this page." in words(answer)
    assert "x" * kept.LONGEST in answer.content.decode()


def test_a_decided_draft_lets_go_of_what_is_thrown_away(lead: User, commander: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, MORE)
    decided(commander, draft, Action.REJECT, "The duration is wrong")
    assert client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1"}).status_code == 302
    assert not Typed.objects.exists()


def test_nothing_is_said_of_a_form_in_which_nothing_was_typed(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed(client, draft, TEXT)
    assert "have not saved it" not in words(client.get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"))


def test_a_verdict_forgets_its_reason(lead: User, draft: Draft) -> None:
    signed_in(lead).post(f"/drafts/{draft.pk}/typed/", {"step": "reject", "words": "The duration is wrong"})
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/reject/", {"digest": digest(draft), "chip": "Facts are wrong"})
    assert not Typed.objects.exists()


def test_going_back_keeps_nothing_that_is_too_long_and_says_so(lead: User, draft: Draft) -> None:
    fields = {"digest": digest(draft), "subject": "INC-7", "text": "x" * kept.LONGEST, "keep": [], "back": "1"}
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", fields)
    assert answer.status_code == 422
    assert "too long to be kept" in words(answer)
    assert not Revision.objects.filter(author=lead).exists()


def test_nobody_saves_what_another_person_typed(lead: User, commander: User, draft: Draft) -> None:
    typed(signed_in(lead), draft, MORE)
    press_y(signed_in(commander), commander, draft)
    assert newest_text(commander, draft) == TEXT.replace(HOST, "our cache", 1)
    assert newest_text(lead, draft) == ""
