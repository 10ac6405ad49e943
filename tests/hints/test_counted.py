"""The counts that lists show come right after a word on a hint, and nobody who records waits for the counting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.drafts.models import Draft
from reviewer.redaction import passes
from reviewer.redaction.acts import dismiss
from reviewer.redaction.hints import of
from reviewer.redaction.models import Dismissal, Hint, RevisionScan
from tests.desk_support import digest
from tests.hints.conftest import make_version, mark

# As in production: what fails behind a transaction takes none of it along.
pytestmark = pytest.mark.django_db(transaction=True)
WHY = "Legal has cleared the name for customers"
WORDS = ["dismiss", "reopen", "override", "mark"]


class Died(Exception):
    """The process does not come to this statement."""


def press(word: str, browser: Client, draft: Draft, hint: Hint) -> None:
    """One of the acts, as a person does it; it takes one blocker away, or adds one."""
    assert draft.current is not None
    here = f"/drafts/{draft.pk}"
    match word:
        case "dismiss":
            address, form = f"{here}/hints/{hint.pk}/dismiss/", {"reason": "public"}
        case "reopen":
            address, form = f"{here}/dismissals/{Dismissal.objects.get().pk}/reopen/", {}
        case "override":
            keys = " ".join(of(draft, draft.current).blocking_keys)
            address, form = f"{here}/revisions/1/override/", {"digest": digest(draft), "keys": keys, "words": WHY}
        case _:
            address, form = f"{here}/revisions/1/missed/", {"passage": "more room", "category": "network"}
    assert browser.post(address, form).status_code == 302


def before(word: str, user: User, draft: Draft, hint: Hint) -> None:
    """What is there already when the word is said."""
    if word == "reopen":
        dismiss(user, draft, hint, "public")


def blocks(draft: Draft) -> int:
    return RevisionScan.objects.get(revision=draft.current).blocks


@contextmanager
def at_first_count(then: Callable[[], None]) -> Iterator[None]:
    """The first statement that would keep a count has something else come before it."""
    met = list[str]()

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "redaction_revisionscan" SET "blocks"') and not met:
            met.append(sql)
            then()
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield
    assert met


def die() -> None:
    raise Died


@pytest.mark.parametrize("word", WORDS)
def test_what_a_process_that_died_left_uncounted_the_beat_counts(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint, word: str
) -> None:
    before(word, lead, draft, hint)
    was, told = blocks(draft), Event.objects.count()
    with at_first_count(die), pytest.raises(Died):
        press(word, leads_browser, draft, hint)
    assert (blocks(draft), Event.objects.count()) == (was, told + 1)
    assert passes.scan() == 1
    assert blocks(draft) == {"dismiss": 0, "reopen": 1, "override": 0, "mark": 2}[word]
    assert passes.scan() == 0


def test_so_is_a_version_of_the_same_report(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    other = make_version("customer")
    mark(lead, other)
    with at_first_count(die), pytest.raises(Died):
        press("dismiss", leads_browser, draft, hint)
    assert passes.scan() == 2
    assert (blocks(draft), blocks(other)) == (0, 0)


def test_each_version_of_a_report_has_its_own_count(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    other = make_version("customer")
    mark(lead, other)
    mark(lead, other, "secret", "more room")
    press("dismiss", leads_browser, draft, hint)
    assert (blocks(draft), blocks(other)) == (0, 1)


def test_the_count_of_who_counted_before_another_word_is_not_kept(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    second = mark(lead, draft, "secret", "more room")
    with at_first_count(lambda: press("dismiss", leads_browser, draft, second)):
        press("dismiss", leads_browser, draft, hint)
    assert blocks(draft) == 0
    assert passes.scan() == 0


def test_a_page_counts_what_nobody_has_counted(leads_browser: Client, draft: Draft, hint: Hint) -> None:
    with at_first_count(die), pytest.raises(Died):
        press("dismiss", leads_browser, draft, hint)
    assert leads_browser.get(f"/drafts/{draft.pk}/").status_code == 200
    assert blocks(draft) == 0


@pytest.mark.alone_on("sqlite")  # what PostgreSQL has prepared shows no table
@pytest.mark.parametrize("word", WORDS)
def test_once_the_history_is_held_no_scan_is_touched(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint, word: str
) -> None:
    """Also of a report of which the engine has to look at each version anew."""
    before(word, lead, draft, hint)
    other = make_version("customer")
    RevisionScan.objects.exclude(revision=draft.current).update(stamp="other rules")
    with CaptureQueriesContext(connection) as asked:
        press(word, leads_browser, draft, hint)
    statements = [row["sql"] for row in asked]
    held = next(at for at, sql in enumerate(statements) if '"audit_head"' in sql)
    ends = statements.index("COMMIT", held)
    assert not [sql for sql in statements[held:ends] if "redaction_" in sql]
    assert RevisionScan.objects.get(revision=other.current).stamp != "other rules"


@pytest.mark.alone_on("sqlite")  # what PostgreSQL has prepared shows no table
def test_a_passage_in_many_places_is_marked_in_all_of_them_or_none(leads_browser: Client) -> None:
    draft = make_version("customer", "an ox, " * 30)
    address, form = f"/drafts/{draft.pk}/revisions/1/missed/", {"passage": "ox", "category": "customer"}
    made = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        made.append(sql) if sql.startswith('INSERT INTO "redaction_hint"') else None
        return die() if len(made) > 10 else run(sql, params, many, context)

    with connection.execute_wrapper(execute), pytest.raises(Died):
        leads_browser.post(address, form)
    assert not Hint.objects.filter(author__isnull=False).exists()
    with CaptureQueriesContext(connection) as asked:
        assert leads_browser.post(address, form).status_code == 302
    assert Hint.objects.filter(author__isnull=False).count() == Event.objects.filter(action="hint.marked").count() == 20
    assert sum('UPDATE "audit_head"' in row["sql"] for row in asked) == 1
