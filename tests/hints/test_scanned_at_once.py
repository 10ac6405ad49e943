"""A revision that is looked at for the first time while somebody says a word that holds for it as well."""

import pytest

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.hints import of
from reviewer.redaction.models import Hint, RevisionScan
from tests.decisions.test_words_on_hints_at_once import one_after_the_other
from tests.hints.conftest import TEXT, make_version, mark

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
