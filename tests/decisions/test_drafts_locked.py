"""Whoever locks a draft and waits for the history keeps nobody who has the history from pointing to that draft.

What is decided in that wait is held from behind it.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import hold
from reviewer.clock import shared_now
from reviewer.decisions.models import Action, Delivery
from reviewer.decisions.noting import take_note
from reviewer.decisions.record import give_verdict
from reviewer.decisions.sorting import sort
from reviewer.drafts.apply import apply
from reviewer.drafts.by_hand import Sorting
from reviewer.drafts.edit import discard_edit, save_edit
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.told import LASTS, give_up
from reviewer.drafts.words import State
from tests.decisions.test_words_on_hints_at_once import closing, waiting
from tests.support.processes import wait_until
from tests.support.rows import make_draft

# SQLite has one lock for everything.
pytestmark = [pytest.mark.alone_on("postgresql"), pytest.mark.django_db(transaction=True)]


def reject(user: User, draft: Draft) -> None:
    give_verdict(user, draft.pk, Action.REJECT, digest(draft), "It is not what happened")


def sort_by_hand(user: User, draft: Draft) -> None:
    sort(user, draft.pk, Sorting("PD-1", "report", 1, "customer"))


def edit(user: User, draft: Draft) -> None:
    save_edit(user, draft.pk, digest(draft), "Another subject", "It broke.", {"all@eng.example"})


def take_back(user: User, draft: Draft) -> None:
    discard_edit(user, draft.pk, 2)


def note(user: User, draft: Draft) -> None:
    assert take_note(user, draft.pk, draft.stamp, "Read it, the agent was told so")


def forget_bounce(user: User, draft: Draft) -> None:
    give_up((draft.mailbox.multimail_id, draft.multimail_id), timezone.now())


def take_in(user: User, draft: Draft) -> None:
    """A pass that finds MultiMail to know the mail no more."""
    apply(draft.mailbox, [Fetched((draft.mailbox.multimail_id, draft.multimail_id))], {})


def digest(draft: Draft) -> str:
    assert draft.current is not None
    return draft.current.digest


@pytest.mark.parametrize(
    "act", [reject, sort_by_hand, edit, take_back, note, forget_bounce, take_in], ids=lambda act: act.__name__
)
def test_neither_is_ended(lead: User, act: Callable[[User, Draft], None]) -> None:
    draft = make_draft()
    if act == take_back:
        edit(lead, draft)
    if act == note:
        draft.state, draft.unreached_at = State.FAILED, timezone.now()
    if act == forget_bounce:
        draft.bounce_told_at = timezone.now() - 2 * LASTS
    draft.save()
    told = Event.objects.count()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            hold()
            make_draft(replaces=draft)  # as a pass takes in what an edit put in its place
            done = threads.submit(closing(lambda: act(lead, draft)))
            wait_until(lambda: waiting() == 1, timeout=20, what="an act that waits for the history")
        done.result()
    assert Event.objects.count() == told + 1


def test_a_hold_begins_behind_the_wait(lead: User, settings: Any) -> None:
    """It would be over before anybody is told of the decision."""
    settings.HOLD_SECONDS = 10
    draft = make_draft()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            hold()
            done = threads.submit(closing(lambda: reject(lead, draft)))
            wait_until(lambda: waiting() == 1, timeout=20, what="a decision that waits for the history")
            free, _ = shared_now()
        done.result()
    delivery = Delivery.objects.get()
    assert delivery.due_at >= delivery.hold_until >= free + timedelta(seconds=10)


@pytest.mark.parametrize("original_first", [True, False])
def test_a_note_and_whoever_takes_answers_in_wait_for_each_other(lead: User, original_first: bool) -> None:
    """A lot may have the original, then what an edit put in its place; or that alone, whose note is on both."""
    original = make_draft()
    edited = make_draft(mailbox=original.mailbox, replaces=original, state=State.FAILED, unreached_at=timezone.now())
    first, second = (original, edited) if original_first else (edited, original)
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            Mailbox.objects.select_for_update(no_key=True).get(pk=original.mailbox_id)
            Draft.objects.select_for_update(no_key=True).get(pk=first.pk)
            done = threads.submit(closing(lambda: note(lead, edited)))
            wait_until(lambda: waiting() == 1, timeout=20, what="a note that waits")
            Draft.objects.select_for_update(no_key=True).get(pk=second.pk)
        done.result()
    assert Draft.objects.filter(noted_at=None).count() == 0
