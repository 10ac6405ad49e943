"""Words on hints beside one another and beside a verdict: whoever comes second waits, and PostgreSQL ends nobody's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.audit.record import hold
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.drafts.models import Draft
from reviewer.redaction.acts import dismiss, mark_places, override, reopen
from reviewer.redaction.hints import of
from reviewer.redaction.models import Dismissal, Hint, RevisionScan
from tests.hints.conftest import make_version, mark
from tests.support.processes import wait_until

# SQLite has one lock for everything.
pytestmark = [pytest.mark.alone_on("postgresql"), pytest.mark.django_db(transaction=True)]
WHY = "Legal has cleared the name for customers"


class Report:
    """Two versions for customers, in each of which a passage is marked; what is said at one holds for the other."""

    def __init__(self, lead: User, commander: User) -> None:
        self.lead, self.commander = lead, commander
        self.here, self.there = make_version("customer"), make_version("customer")
        self.hint, self.said = mark(lead, self.here), mark(lead, self.here, "person", "room")
        mark(lead, self.there)
        self.dismissal = dismiss(lead, self.here, self.said, "agreed")

    def dismiss(self) -> None:
        dismiss(self.commander, self.here, self.hint, "public")

    def reopen(self) -> None:
        reopen(self.commander, self.here, self.dismissal)

    def mark(self) -> None:
        current = self.here.current
        assert current is not None
        mark_places(self.commander, self.here, current, [("text", 0, 8)], "network")

    def let_through_there(self) -> None:
        current = self.there.current
        assert current is not None
        override(self.lead, self.there, current, of(self.there, current).blocking_keys, WHY)

    def approve_there(self) -> None:
        """By other rules than it was looked at: the verdict looks once more."""
        Hint.objects.filter(revision=self.there.current).delete()
        RevisionScan.objects.filter(revision=self.there.current).update(stamp="")
        approve(self.lead, self.there)


@pytest.fixture
def report(lead: User, commander: User) -> Report:
    return Report(lead, commander)


def approve(user: User, draft: Draft) -> None:
    assert draft.current is not None
    assert give_verdict(user, draft.pk, Action.APPROVE, draft.current.digest).decision


def one_after_the_other(*acts: Callable[[], None]) -> None:
    """Somebody has the history; each act begins when those before wait for it, or for one another. Then it is free."""
    with ThreadPoolExecutor(len(acts)) as threads:
        with transaction.atomic():
            hold()
            done = []
            for act in acts:
                done.append(threads.submit(closing(act)))
                wait_until(lambda: waiting() == len(done), timeout=20, what="an act that waits")
        for one in done:
            one.result()


def closing(act: Callable[[], None]) -> Callable[[], None]:
    """The act in a thread that leaves no connection behind."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    return run


def waiting() -> int:
    """How many connections to this database wait for a lock."""
    here = "datname = current_database() AND wait_event_type = 'Lock'"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # within a transaction it would be of the first look
        cursor.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {here}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("first", [Report.dismiss, Report.reopen, Report.mark], ids=lambda act: act.__name__)
@pytest.mark.parametrize("then", [Report.let_through_there, Report.approve_there], ids=lambda act: act.__name__)
def test_none_of_two_at_one_report_is_ended(
    report: Report, first: Callable[[Report], None], then: Callable[[Report], None]
) -> None:
    told = Event.objects.count()
    one_after_the_other(lambda: first(report), lambda: then(report))
    assert Event.objects.count() == told + 2


def test_nor_where_both_are_about_one_draft_of_no_report(lead: User, commander: User) -> None:
    """What points to a row has that row locked as it is committed, when the history is in its hands."""
    draft = make_version("executive")
    Draft.objects.filter(pk=draft.pk).update(incident=None)
    draft.refresh_from_db()
    hint = mark(lead, draft, "tone", "blue whale")
    one_after_the_other(lambda: dismissing(commander, draft, hint), lambda: reject(lead, draft))
    assert Dismissal.objects.count() == 1


def reject(user: User, draft: Draft) -> None:
    assert draft.current is not None
    assert give_verdict(user, draft.pk, Action.REJECT, draft.current.digest, "It is not what happened").decision


def dismissing(user: User, draft: Draft, hint: Hint) -> None:
    dismiss(user, draft, hint, "public")


def test_others_record_while_somebody_counts(report: Report) -> None:
    """The engine may look through a whole report then."""
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE redaction_hint IN ACCESS EXCLUSIVE MODE")
            done = threads.submit(closing(report.dismiss))
            wait_until(lambda: waiting() == 1, timeout=20, what="the count")
            cursor.execute("SET LOCAL lock_timeout = '3s'")
            hold()
        done.result()
