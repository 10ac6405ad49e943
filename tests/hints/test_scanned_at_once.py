"""A revision that is looked at for the first time while somebody says a word that holds for it as well."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from reviewer.accounts.models import User
from reviewer.audit.record import hold
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import passes
from reviewer.redaction.acts import dismiss, reopen
from reviewer.redaction.hints import of
from reviewer.redaction.models import Hint, RevisionScan
from tests.decisions.test_words_on_hints_at_once import closing, one_after_the_other, waiting
from tests.hints.conftest import TEXT, make_version, mark
from tests.support.processes import wait_until

# SQLite has one lock for everything.
pytestmark = [pytest.mark.alone_on("postgresql"), pytest.mark.django_db(transaction=True)]


def look(draft: Draft) -> None:
    assert draft.current is not None
    of(draft, draft.current)


def changed(draft: Draft) -> Draft:
    """The draft as it is since its agent wrote more; nobody has looked at it."""
    assert draft.current is not None
    fields = Revision.fields_of(draft.current.content) | {"text": f"{TEXT} More.", "digest": "2" * 64}
    newer = Revision.objects.create(draft=draft, number=2, **fields)
    Draft.objects.filter(pk=draft.pk).update(current=newer)
    return Draft.objects.select_related("current").get(pk=draft.pk)


@pytest.mark.parametrize("looked_at", ["", "other rules"])
def test_what_is_marked_in_the_revision_before_blocks_it(lead: User, commander: User, looked_at: str) -> None:
    read = make_version("customer")
    look(read)
    now = changed(read)
    assert now.current is not None
    if looked_at:
        look(now)
        RevisionScan.objects.filter(revision=now.current).update(stamp=looked_at)
    one_after_the_other(lambda: mark_read(lead, read), lambda: look(Draft.objects.get(pk=now.pk)))
    assert Hint.objects.filter(revision=now.current).count() == 2
    with pytest.raises(Blocked):
        give_verdict(commander, now.pk, Action.APPROVE, now.current.digest)


def mark_read(user: User, draft: Draft) -> None:
    mark(user, draft)


def while_recorded(word: Callable[[], None], other: Callable[[], None]) -> None:
    """Somebody has the history, which the word waits for; the other begins and ends before it is free."""
    with ThreadPoolExecutor(2) as threads:
        with transaction.atomic():
            hold()
            said = threads.submit(closing(word))
            wait_until(lambda: waiting() == 1, timeout=20, what="a word that waits")
            threads.submit(closing(other)).result(timeout=20)
        said.result()


@pytest.mark.parametrize("word", ["dismiss", "reopen"])
def test_a_word_on_the_report_counts_in_a_version_that_came_meanwhile(lead: User, word: str) -> None:
    here = make_version("customer", "password: hunter2-Zq81kd9XpL now.")
    look(here)
    hint = Hint.objects.get()
    said = dismiss(lead, here, hint, "public") if word == "reopen" else None
    new = make_version("customer", "password: hunter2-Zq81kd9XpL now.")
    while_recorded(lambda: reopen(lead, here, said) if said else say(lead, here, hint), lambda: look(new))
    scan = RevisionScan.objects.get(revision=new.current)
    assert (scan.blocks, scan.uncounted) == (1 if word == "reopen" else 0, None)
    assert passes.scan() == 0


def say(user: User, draft: Draft, hint: Hint) -> None:
    dismiss(user, draft, hint, "public")
