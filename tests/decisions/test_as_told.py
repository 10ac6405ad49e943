"""What somebody changed in the decisions' rows, past the program: the history tells otherwise, and that is named."""

import io
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from reviewer.accounts.models import User
from reviewer.audit.chain import Link, digest
from reviewer.audit.models import Event, Head
from reviewer.audit.record import verify
from reviewer.decisions import as_told
from reviewer.decisions.as_told import differences
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.under_way import retry, settle, stop
from reviewer.drafts.models import Revision
from tests.desk_support import decided
from tests.support.plans import walks
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db
WHY = "The cause is a guess"
CLOSED = ", closed_at = decided_at"


def overwrite(sql: str, *values: str | int) -> None:
    """What somebody does who has the database and not the program."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rewrite_history(change: Callable[[dict[str, Any]], object] = len, *, but: int = 0) -> None:
    """The whole chain once more, of each event what `change` makes of its data and without number `but`; it holds."""
    links = [event.link for event in Event.objects.order_by("seq") if event.seq != but]
    overwrite("DELETE FROM audit_event")
    previous = Head().hash
    for seq, link in enumerate(links, 1):
        change(link.data)
        new = Link(**{**vars(link), "seq": seq, "previous": previous, "hash": ""})
        previous = digest(new)
        Event(**{**vars(new), "hash": previous}).save()
    Head.objects.update(seq=len(links), hash=previous)
    assert verify()[1] is None


@pytest.fixture
def decision(lead: User) -> Decision:
    return decided(lead, make_draft())


def needing_a_look(decision: Decision) -> Decision:
    Delivery.objects.filter(decision=decision).update(state=Delivery.State.NEEDS_LOOK, problem="Unclear", **lease())
    return decision


def test_what_people_do_is_as_told(lead: User, commander: User, decision: Decision) -> None:
    stop(commander, decision.pk)
    settle(lead, needing_a_look(decided(commander, decision.draft, Action.REJECT, WHY)).pk, "It was sent by hand")
    retry(lead, needing_a_look(decided(lead, make_draft(), reason="")).pk)
    assert list(differences()) == []


def test_the_command_says_so(decision: Decision) -> None:
    out = io.StringIO()
    call_command("audit", "verify", stdout=out)
    assert out.getvalue() == (
        "The history holds: 1 events, none changed, none missing.\nThe decisions are as it tells.\n"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("action = 'reject'", "the verdict is reject in its row and approve in event 1."),
        ("reason = 'No'", "the reason in its row is not that of event 1."),
        ("at_once = true", "the confirmation to send at once is True in its row and False in event 1."),
        ("decided_at = '2026-01-02 03:04:05+00:00'", "the time is 2026-01-02T03:04:05.000000+00:00 in its row and "),
        (f"outcome = 'done'{CLOSED}", "its row says that it ended, as done; no event of this draft tells so."),
    ],
)
def test_a_row_that_was_changed_is_named(decision: Decision, change: str, words: str) -> None:
    overwrite(f"UPDATE decisions_decision SET {change}")
    [told] = differences()
    assert told.startswith(f"Decision {decision.pk} of draft {decision.draft_id}: {words}")


def test_so_is_another_reviewer(decision: Decision, commander: User) -> None:
    overwrite("UPDATE decisions_decision SET decided_by_id = %s", commander.pk)
    [told] = differences()
    assert f"the reviewer is {commander.email} in its row and {decision.decided_by.email} in event 1." in told


def test_so_is_another_revision(decision: Decision) -> None:
    fields = Revision.fields_of(make_draft().current.content)  # type: ignore[union-attr]
    other = Revision.objects.create(draft=decision.draft, number=2, **fields)
    overwrite("UPDATE decisions_decision SET revision_id = %s", other.pk)
    number, text = differences()
    assert "the revision is 2 in its row and 1 in event 1." in number
    assert f"the digest is {other.digest} in its row and " in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("outcome = 'void'", "the outcome is void in its row and stopped in event 2."),
        ("outcome = '', closed_at = NULL", "the outcome is open in its row and stopped in event 2."),
    ],
)
def test_so_is_another_outcome(lead: User, decision: Decision, change: str, words: str) -> None:
    stop(lead, decision.pk)
    overwrite(f"UPDATE decisions_decision SET {change}")
    assert list(differences()) == [f"Decision {decision.pk} of draft {decision.draft_id}: {words}"]


def test_the_command_ends_with_1_and_says_what_differs(decision: Decision) -> None:
    overwrite("UPDATE decisions_decision SET action = 'reject'")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match=r"not as the history tells; lines above that say how: 1\.") as caught:
        call_command("audit", "verify", stdout=out, stderr=err)
    assert caught.value.returncode == 1
    assert "The history holds" in out.getvalue()
    assert err.getvalue().startswith(f"Decision {decision.pk} of draft {decision.draft_id}: the verdict is reject")


def test_a_broken_chain_is_told_beside_it(decision: Decision) -> None:
    overwrite("DELETE FROM audit_event")
    err = io.StringIO()
    with pytest.raises(CommandError, match=r"The history does not hold: .*\. The decisions are not as"):
        call_command("audit", "verify", stdout=io.StringIO(), stderr=err)
    assert "no event of this draft tells that it was made." in err.getvalue()


def test_an_event_that_was_removed_is_missed_although_the_chain_was_made_anew(lead: User, decision: Decision) -> None:
    other = decided(lead, make_draft())
    rewrite_history(but=1)
    assert list(differences()) == [
        f"Decision {decision.pk} of draft {decision.draft_id}: no event of this draft tells that it was made."
    ]
    rewrite_history(but=1)
    assert [words.partition(":")[0] for words in differences()] == [
        f"Decision {one.pk} of draft {one.draft_id}" for one in (decision, other)
    ]


def test_an_event_without_its_row_is_named(decision: Decision) -> None:
    overwrite("DELETE FROM decisions_verdict")
    overwrite("DELETE FROM decisions_delivery")
    overwrite("DELETE FROM decisions_decision")
    assert list(differences()) == [
        f"Event 1 tells of decision {decision.pk} of draft {decision.draft_id}: there is no such decision."
    ]


def test_a_row_of_another_draft_is_named_from_both_sides(decision: Decision) -> None:
    other = make_draft()
    overwrite("UPDATE decisions_decision SET draft_id = %s", other.pk)
    assert list(differences()) == [
        f"Decision {decision.pk} of draft {other.pk}: no event of this draft tells that it was made.",
        f"Event 1 tells of decision {decision.pk} of draft {decision.draft_id}: by its row it is one of "
        f"draft {other.pk}.",
    ]


def test_what_is_told_twice_is_named(decision: Decision, lead: User) -> None:
    decided(lead, make_draft())

    def all_of_one(data: dict[str, Any]) -> None:
        data["decision"] = decision.pk

    overwrite("UPDATE audit_event SET draft = %s", str(decision.draft_id))
    rewrite_history(all_of_one)
    assert f"Decision {decision.pk} of draft {decision.draft_id}: events 1, 2 all tell that it was made." in list(
        differences()
    )


def test_an_event_of_before_is_compared_by_what_it_has(decision: Decision, commander: User) -> None:
    def as_before(data: dict[str, Any]) -> None:
        del data["decided_at"], data["account"]

    rewrite_history(as_before)
    overwrite("UPDATE decisions_decision SET decided_at = '2026-01-02 03:04:05+00:00'")
    assert list(differences()) == []
    overwrite("UPDATE decisions_decision SET decided_by_id = %s", commander.pk)
    [told] = differences()
    assert f"the reviewer is {commander} in its row and {decision.decided_by} in event 1." in told


def test_a_value_that_cannot_be_read_is_no_other_failure(decision: Decision) -> None:
    overwrite("UPDATE decisions_decision SET decided_at = 'infinity'")
    [told] = differences()
    assert re.match(r"(One of the decisions|Decision) \d+ ", told)


@pytest.mark.alone_on("sqlite")
def test_a_row_that_names_nobody_is_not_passed_over(decision: Decision) -> None:
    overwrite("PRAGMA defer_foreign_keys = ON")
    overwrite("UPDATE decisions_decision SET decided_by_id = 987654")
    assert list(differences()) == [f"Decision {decision.pk}: its row names a reviewer or a revision that is not there."]
    overwrite("UPDATE decisions_decision SET decided_by_id = %s", decision.decided_by_id)


def asked(monkeypatch: pytest.MonkeyPatch, lot: int) -> tuple[int, list[str]]:
    monkeypatch.setattr(as_told, "LOT", lot)
    with CaptureQueriesContext(connection) as queries:
        found = list(differences())
    return len(queries), found


def test_each_lot_costs_the_same(lead: User, decision: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        decided(lead, make_draft())
    of_one, none = asked(monkeypatch, 6)
    of_three, _ = asked(monkeypatch, 2)
    assert none == []
    # The numbers, rows and events of each lot, and the rows of each lot of events.
    assert of_three - of_one == 2 * 4
    overwrite("UPDATE decisions_decision SET action = 'reject'")
    of_six, six = asked(monkeypatch, 6)
    overwrite("UPDATE decisions_decision SET action = 'approve' WHERE id <> %s", decision.pk)
    of_single, single = asked(monkeypatch, 6)
    assert (len(six), len(single)) == (6, 1)
    assert of_six == of_single


@pytest.mark.alone_on("sqlite")
def test_no_lot_reads_the_whole_history(lead: User, decision: Decision) -> None:
    for _ in range(30):
        decided(lead, make_draft())
    assert walks("audit_event", lambda: list(differences())) == []
    with CaptureQueriesContext(connection) as queries:
        list(differences())
    [of_lot] = [query["sql"] for query in queries if '"draft" IN' in query["sql"] and "audit_event" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + of_lot.replace("%", "%%"), [])
        assert "event_by_draft" in str(cursor.fetchall())


@contextmanager
def just_before_the_events_are_read(happens: Callable[[], object]) -> Iterator[None]:
    """Once, on another connection, between the question for the rows and that for what is told of them."""
    done: list[str] = []

    def elsewhere() -> None:
        try:
            happens()
        finally:
            connection.close()

    def between(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if '"draft" IN' in sql and "audit_event" in sql and not done:
            done.append(sql)
            with ThreadPoolExecutor(1) as thread:
                thread.submit(elsewhere).result()
        return execute(sql, *rest)

    with connection.execute_wrapper(between):
        yield
    assert done


@pytest.mark.django_db(transaction=True)
def test_one_that_ends_while_it_is_looked_at_is_no_difference(lead: User, decision: Decision) -> None:
    with just_before_the_events_are_read(lambda: stop(lead, decision.pk)):
        assert list(differences()) == []
    assert Decision.objects.get().outcome == Decision.Outcome.STOPPED


@pytest.mark.django_db(transaction=True)
def test_one_that_is_made_meanwhile_is_no_difference(lead: User, decision: Decision) -> None:
    draft = make_draft()
    with just_before_the_events_are_read(lambda: decided(lead, draft)):
        assert list(differences()) == []
    assert Decision.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_nor_is_one_that_is_half_written(lead: User, decision: Decision) -> None:
    """Its row is there, in a transaction that goes on; what differs elsewhere is looked at twice only behind it."""
    overwrite("UPDATE decisions_decision SET action = 'reject'")
    draft = make_draft()

    def look() -> list[str]:
        try:
            return list(differences())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            decided(lead, draft)
            looking = thread.submit(look)
            time.sleep(0.3)
            assert not looking.done()
        [told] = looking.result(timeout=60)
    assert told.startswith(f"Decision {decision.pk} of ")
