"""Taking back what was put in a hint's place: that alone, in the newest edit, and nothing that was written since."""

from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.drafts.content import Content
from reviewer.drafts.edit import newest_edit, save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints
from tests.desk_support import digest, words
from tests.hints.conftest import make_version
from tests.support.rows import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
HOST = "10.20.4.7"
TWICE = f"The pool on {HOST} was slow, and {HOST} again.\n\nSome mails were late.\n"
SORRY = " We are sorry."


def hints_of(draft: Draft, revision: Revision | None = None) -> list[int]:
    """The ids of the host's hints in what waits, or in another revision, in the order of the text."""
    draft.refresh_from_db()
    there = revision or draft.current
    assert there is not None
    return [one.hint.pk for one in hints.of(draft, there).judged if one.value == HOST]


def press_y(client: Client, draft: Draft, hint: int, **more: str) -> Any:
    return client.post(f"/drafts/{draft.pk}/hints/{hint}/replace/", {"offered": "our cache", **more}, follow=True)


def press_z(client: Client, draft: Draft, hint: int) -> str:
    """What the page says then."""
    return words(client.post(f"/drafts/{draft.pk}/hints/{hint}/put-back/", follow=True))


def write(user: User, draft: Draft, text: str) -> Revision:
    """What they write by hand and save."""
    draft.refresh_from_db()
    return save_edit(user, draft.pk, digest(draft), "INC-7: what happened", text, {"all@acme.example"})


def text(user: User, draft: Draft) -> str | None:
    """What this person would send; None without an edit."""
    draft.refresh_from_db()
    edit = newest_edit(user, draft)
    return edit.text if edit else None


def test_what_was_written_since_stays(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer", TWICE)
    first, _ = hints_of(draft)
    press_y(leads_browser, draft, first)
    write(lead, draft, TWICE.replace(HOST, "our cache", 1).replace("late.", f"late.{SORRY}"))
    said = press_z(leads_browser, draft, first)
    assert text(lead, draft) == TWICE.replace("late.", f"late.{SORRY}")
    assert "Taken back" in said
    assert "What else you wrote stays." in said


def test_of_two_places_the_one_that_was_meant(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer", TWICE)
    first, second = hints_of(draft)
    press_y(leads_browser, draft, first)
    edit = newest_edit(lead, draft)
    assert edit is not None
    press_y(leads_browser, draft, hints_of(draft, edit)[0])
    assert text(lead, draft) == TWICE.replace(HOST, "our cache")
    press_z(leads_browser, draft, first)
    assert text(lead, draft) == HOST.join(
        ["The pool on ", " was slow, and our cache again.\n\nSome mails were late.\n"]
    )
    press_z(leads_browser, draft, second)
    assert text(lead, draft) is None


def test_the_last_one_leaves_no_edit(leads_browser: Client, lead: User) -> None:
    """Not the edit before it either, which said something else."""
    draft = make_version("customer", TWICE)
    press_y(leads_browser, draft, hints_of(draft)[0], throughout="on")
    write(lead, draft, TWICE.replace(HOST, "our cache", 1))
    assert "no edit is left" in press_z(leads_browser, draft, hints_of(draft)[0])
    assert text(lead, draft) is None
    assert "Nothing is taken back" in press_z(leads_browser, draft, hints_of(draft)[0])


def test_in_every_version_one_is_taken_back_and_the_others_are_named(leads_browser: Client, lead: User) -> None:
    other = make_version("executive", f"It was {HOST}.\n")
    draft = make_version("customer", f"The pool on {HOST} ran dry.\n")
    (hint,) = hints_of(draft)
    press_y(leads_browser, draft, hint, everywhere="on")
    assert "It stays replaced in your edit of the Executive version." in press_z(leads_browser, draft, hint)
    assert text(lead, draft) is None
    assert text(lead, other) == "It was our cache.\n"


def test_what_was_typed_and_not_saved_is_not_left_out(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer", TWICE)
    press_y(leads_browser, draft, hints_of(draft)[0])
    typed = TWICE.replace(HOST, "our cache", 1) + SORRY
    fields = {"digest": digest(draft), "subject": "INC-7: what happened", "text": typed, "keep": ["all@acme.example"]}
    leads_browser.post(f"/drafts/{draft.pk}/edit/", {**fields, "words": "", "back": "1"})
    said = press_z(leads_browser, draft, hints_of(draft)[0])
    assert "What you had typed into it is saved with it." in said
    assert text(lead, draft) == TWICE + SORRY


@pytest.mark.parametrize("since", ["our cache, the big one,", "a machine", ""])
def test_where_somebody_wrote_since_it_is_not_offered(leads_browser: Client, lead: User, since: str) -> None:
    draft = make_version("customer", TWICE)
    first, _ = hints_of(draft)
    press_y(leads_browser, draft, first)
    written = write(lead, draft, TWICE.replace(HOST, since, 1) + SORRY)
    page = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    offered = f"/drafts/{draft.pk}/hints/{first}/put-back/" in page
    press_z(leads_browser, draft, first)
    kept = text(lead, draft)
    assert kept is not None
    assert kept.endswith(SORRY)
    # Their words are in it, or the button was offered and took back the words that the desk put in, alone.
    assert kept == written.text or (offered and kept == TWICE.replace(HOST, f"{HOST}, the big one,", 1) + SORRY)


def test_other_words_of_a_mail_without_an_incident(leads_browser: Client, lead: User) -> None:
    draft = make_draft(Content("What happened", ("all@acme.example",), text=f"It was {HOST}.\n"), audience="customer")
    press_y(leads_browser, draft, hints_of(draft)[0], replacement="a box of ours")
    assert text(lead, draft) == "It was a box of ours.\n"
    press_z(leads_browser, draft, hints_of(draft)[0])
    assert text(lead, draft) is None


def test_bold_that_ended_within_it_ends_there_again(leads_browser: Client, lead: User) -> None:
    said = "**Contact: jane**.doe@gmail.com today.\n\nSome mails were late.\n"
    draft = make_version("customer", said)
    assert draft.current is not None
    hint = next(one for one in hints.of(draft, draft.current).judged if "doe" in one.value).hint.pk
    press_y(leads_browser, draft, hint)
    write(lead, draft, "**Contact: our cache** today.\n\nSome mails were late.\n" + SORRY)
    press_z(leads_browser, draft, hint)
    assert text(lead, draft) == said + SORRY


def test_an_edit_that_somebody_approved_is_not_taken_back(
    leads_browser: Client, commander: User, lead: User, draft: Draft
) -> None:
    draft = make_version("customer", TWICE)
    press_y(leads_browser, draft, hints_of(draft)[0], throughout="on")
    edit = newest_edit(lead, draft)
    assert edit is not None
    Draft.objects.filter(pk=draft.pk).update(severity=1)
    give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "No hosts for customers")
    press_z(leads_browser, draft, hints_of(draft)[0])
    edit.refresh_from_db()
    assert edit.discarded_at is None
