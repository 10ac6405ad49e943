"""What changed since a person last read a version is told to that person, and to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk.models import LastRead
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import change, decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

BEFORE = "## Summary\n\nThe outage lasted 45 minutes.\n"
AFTER = "## Summary\n\nThe outage lasted 41 minutes.\n"
TOLD = "Changed since you read it at"


@pytest.fixture
def draft() -> Draft:
    return make_draft(Content("S", ("a@x.example",), text=BEFORE), incident="INC-7", kind="report", audience="customer")


def page(user: User, draft: Draft) -> str:
    return words(signed_in(user).get(f"/drafts/{draft.pk}/"))


def test_what_changed_is_told_with_when_it_was_read(lead: User, draft: Draft) -> None:
    with time_machine.travel(timezone.now().replace(hour=2, minute=41), tick=False):
        assert TOLD not in page(lead, draft)
        change(draft, text=AFTER)
        said = page(lead, draft)
    assert f"{TOLD} 02:41 UTC . 1 change" in said
    assert "removed: 45 , end of removed." in said
    assert "added: 41 , end of added." in said


def test_other_words_of_the_mailbox_are_told_with_what_they_were(lead: User, draft: Draft, may_edit: None) -> None:
    page(lead, draft)
    change(draft, sender_name="Globex Legal", signature="You owe us nothing")
    told = page(lead, draft)
    assert "Sender's name: Globex Legal" in told
    assert "Signature: You owe us nothing" in told
    assert "No changes" not in told
    assert "2 changes" in words(signed_in(lead).get(f"/drafts/{draft.pk}/revisions/2/"))
    both = f"/drafts/{draft.pk}/differences/?before={draft.pk}.1&after={draft.pk}"
    assert "Signature: You owe us nothing" in words(signed_in(lead).get(both))
    assert "The sender's name: Globex Legal" in words(signed_in(lead).get(f"/drafts/{draft.pk}/edit/"))


def test_one_press_leads_to_both_side_by_side(lead: User, draft: Draft) -> None:
    page(lead, draft)
    change(draft, text=AFTER)
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    query = f"before={draft.pk}.1&after={draft.pk}&look=beside"
    assert f'/drafts/{draft.pk}/differences/?{query.replace("&", "&amp;")}"' in html
    assert "removed: 45" in words(signed_in(lead).get(f"/drafts/{draft.pk}/differences/?{query}"))


def test_each_person_has_read_what_they_have_read(lead: User, reader: User, draft: Draft) -> None:
    page(lead, draft)
    change(draft, text=AFTER)
    assert TOLD not in page(reader, draft)
    assert TOLD in page(lead, draft)


def test_it_stays_through_a_sitting_and_is_gone_in_the_next(lead: User, draft: Draft) -> None:
    now = timezone.now()
    page(lead, draft)
    change(draft, text=AFTER)
    for minutes, told in ((5, True), (30, True), (70, False)):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            assert (TOLD in page(lead, draft)) is told


def test_a_second_change_is_told_against_what_was_read_last(lead: User, draft: Draft) -> None:
    for text in (AFTER, AFTER.replace("41", "43")):
        page(lead, draft)
        change(draft, text=text)
    said = page(lead, draft)
    assert "removed: 41" in said
    assert "removed: 45" not in said


def test_every_version_of_the_page_has_been_read(lead: User, draft: Draft) -> None:
    other = make_draft(incident="INC-7", kind="report", audience="executive")
    page(lead, draft)
    change(other)
    assert page(lead, draft).count(TOLD) == 1
    assert LastRead.objects.filter(user=lead).count() == 2


def test_the_poll_and_the_differences_are_no_reading(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.get(f"/drafts/{draft.pk}/status/")
    client.get(f"/drafts/{draft.pk}/differences/")
    assert not LastRead.objects.exists()


def test_a_decided_version_that_was_read_says_nothing(lead: User, draft: Draft) -> None:
    page(lead, draft)
    decided(lead, draft)
    assert TOLD not in page(lead, draft)


def test_texts_too_long_for_it_are_only_linked(lead: User, draft: Draft) -> None:
    page(lead, draft)
    change(draft, text="a line of the log\n" * 4_000)
    assert "It is too long to be compared here. Side by side" in page(lead, draft)


def test_nothing_is_written_again_within_a_minute(lead: User, draft: Draft) -> None:
    page(lead, draft)
    read_at = LastRead.objects.get().read_at
    page(lead, draft)
    assert LastRead.objects.get().read_at == read_at
