"""The queue tells in how many facts the versions of each report differ, once the beat has had them compared."""

import re
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app, signals
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviewer import stopping
from reviewer.accounts.models import User
from reviewer.code_digest import digest_of
from reviewer.decisions.models import Action
from reviewer.desk.models import FactsCompared
from reviewer.desk.queue import compared
from reviewer.desk.queue.compared import compare
from reviewer.desk.side_by_side.sheet import Sheet, load_sheet
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.saving import make_current
from tests.desk_queue.rows import make_version, page, words
from tests.desk_support import carried_out, change, decided
from tests.support.edited import AGENTS, EDITED, make_edited_report
from tests.support.rows import make_draft

LONG, SHORT = "The outage lasted 45 minutes.", "The outage lasted 30 minutes."


def version(incident: str, audience: str, text: str, hours: float = 71) -> Draft:
    """One audience's version of a report, with this text."""
    content = Content(subject=f"Incident Report: {incident}", to=("all@eng.example",), text=text)
    return make_version(incident, audience, hours, content=content)


def facts(desk: Client, address: str = "/") -> list[str]:
    """What the rows say of facts, in order."""
    cells = re.findall(r'<td role="cell" class="q-cell q-facts">(.*?)</td>', page(desk, address))
    return [re.sub(r"^Facts: (Facts )?", "", words(cell)) for cell in cells]


def test_what_differs_is_told_with_the_way_there(desk: Client) -> None:
    version("PD-1", "engineering", LONG, hours=5)
    first = version("PD-1", "customer", SHORT, hours=2)
    compare()
    assert facts(desk) == ["1 differs"]
    assert f'href="/drafts/{first.pk}/#f-1"' in page(desk)
    assert 'id="f-1"' in page(desk, f"/drafts/{first.pk}/")


def test_several_are_counted_as_the_page_of_the_report_shows_them(desk: Client) -> None:
    version("PD-1", "engineering", f"{LONG} It was a SEV1. 1,862 customers could not pay.")
    draft = version("PD-1", "customer", f"{SHORT} It was a SEV2. 1,200 customers could not pay.")
    compare()
    cards = set(re.findall(r'id="f-\d+"', page(desk, f"/drafts/{draft.pk}/")))
    assert len(cards) > 1
    assert facts(desk) == [f"{len(cards)} differ"]


def test_what_agrees_is_told(desk: Client) -> None:
    version("PD-1", "engineering", LONG), version("PD-1", "customer", "It lasted about 45 minutes.")
    compare()
    assert facts(desk) == ["Agree"]


def test_what_was_not_compared_is_not_called_agreed(desk: Client) -> None:
    version("PD-1", "engineering", LONG)
    assert facts(desk) == ["Not yet compared"]


def test_a_draft_of_no_report_is_held_against_itself(desk: Client) -> None:
    make_draft(Content(subject="Outage of 45 minutes", to=("all@eng.example",), text=SHORT))
    compare()
    assert facts(desk) == ["1 differs"]


def test_another_text_is_compared_anew(desk: Client) -> None:
    version("PD-1", "engineering", LONG)
    draft = version("PD-1", "customer", LONG)
    compare()
    change(draft, text=SHORT)
    assert facts(desk) == ["Not yet compared"]
    compare()
    assert facts(desk) == ["1 differs"]


def test_so_is_a_report_with_another_version(desk: Client) -> None:
    version("PD-1", "engineering", LONG)
    compare()
    assert facts(desk) == ["Agree"]
    version("PD-1", "customer", SHORT)
    assert facts(desk) == ["Not yet compared"]
    compare()
    assert facts(desk) == ["1 differs"]


def test_so_is_one_of_which_an_edit_goes_out(desk: Client, lead: User) -> None:
    report = make_edited_report()
    compare()
    assert facts(desk) == ["Agree"]
    report.edit(lead)
    assert facts(desk) == ["Not yet compared"]
    compare()
    assert facts(desk) == ["1 differs"]


def test_a_release_that_compares_otherwise_compares_anew(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    version("PD-1", "engineering", LONG)
    compare()
    code = digest_of(compared.ROOM, compared.BESIDE[1:])
    monkeypatch.setattr(compared, "_code", lambda: code)
    assert facts(desk) == ["Not yet compared"]
    assert compare() == 1


def test_every_order_tells_the_same(desk: Client) -> None:
    version("PD-1", "engineering", LONG, hours=5)
    newer = version("PD-1", "customer", SHORT, hours=50)
    Draft.objects.filter(pk=newer.pk).update(received_at=timezone.now())
    compare()
    assert facts(desk, "/?sort=newest") == facts(desk, "/?sort=severity") == facts(desk) == ["1 differs"]


def test_of_what_is_decided_nothing_is_said_or_compared(desk: Client, lead: User) -> None:
    decided(lead, version("PD-1", "engineering", LONG), Action.REJECT, "It is not about this incident.")
    assert compare() == 0
    assert facts(desk) == ["all decided \N{EN DASH}"]


def test_a_version_that_is_decided_is_compared_with_what_waits(desk: Client, lead: User) -> None:
    decided(lead, version("PD-1", "engineering", LONG), Action.REJECT, "It is not about this incident.")
    version("PD-1", "customer", SHORT)
    compare()
    assert facts(desk) == ["1 differs"]


def test_what_is_too_long_to_be_compared_is_not_called_agreed(desk: Client) -> None:
    version("PD-1", "engineering", LONG + " All is well." * 6000), version("PD-1", "customer", SHORT)
    compare()
    assert facts(desk) == ["Not all compared"]


def test_a_second_pass_finds_nothing_to_do(db: None) -> None:
    version("PD-1", "engineering", LONG), version("PD-2", "engineering", LONG)
    assert compare() == 2
    at = list(FactsCompared.objects.values_list("compared_at", flat=True))
    assert compare() == 0
    assert list(FactsCompared.objects.values_list("compared_at", flat=True)) == at


def test_what_was_not_come_to_is_come_to_next(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [version(f"PD-{number}", "engineering", LONG, hours=number + 1) for number in range(3)]
    left = iter([False, True])
    monkeypatch.setattr(stopping, "asked", lambda: next(left))
    assert compare() == 1
    assert list(FactsCompared.objects.values_list("draft", flat=True)) == [drafts[0].pk]
    monkeypatch.undo()
    assert compare(seconds=-1) == 0
    assert compare() == 2


def test_it_goes_through_all_pages(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        version(f"PD-{number}", "engineering", LONG)
    monkeypatch.setattr("reviewer.desk.queue.waiting.PAGE", 2)
    monkeypatch.setattr(compared, "PAGES", 2)
    assert compare() == 4
    monkeypatch.setattr(compared, "PAGES", 3)
    assert compare() == 1


def test_what_expires_meanwhile_is_left_out(desk: Client) -> None:
    draft = version("PD-1", "engineering", LONG)
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert compare() == 0


def test_reports_that_are_known_cost_no_query_each(db: None) -> None:
    costs = []
    for number in range(1, 9):
        version(f"PD-{number}", "engineering", LONG)
        compare()
        if number in (2, 8):
            with CaptureQueriesContext(connection) as queries:
                compare()
            costs.append(len(queries))
    assert costs[0] == costs[1]


def test_workers_know_the_task_and_do_it(desk: Client) -> None:
    version("PD-1", "engineering", LONG)
    current_app.loader.import_default_modules()
    current_app.tasks["desk.compare"]()
    assert facts(desk) == ["Agree"]


def test_all_that_tells_facts_apart_is_in_the_digest() -> None:
    beside = [path for path in compared.BESIDE if path.name in ("comparing.py", "facts.py", "earlier.py", "tokens.py")]
    assert len(beside) == 4
    assert (compared.ROOM / "contradictions" / "pairing" / "weights.txt").is_file()


def test_what_comes_in_asks_for_it_at_once(db: None, django_capture_on_commit_callbacks: Any) -> None:
    asked: list[str] = []

    def note(sender: str, **_: Any) -> None:
        asked.append(sender)

    signals.before_task_publish.connect(note)
    try:
        draft = version("PD-1", "engineering", LONG)
        content = Content("Report", ("all@eng.example",), text=SHORT)
        with django_capture_on_commit_callbacks(execute=True):
            make_current([Revision(draft=draft, number=2, **Revision.fields_of(content))])
    finally:
        signals.before_task_publish.disconnect(note)
    assert "desk.compare" in asked


def test_a_version_for_whom_is_unknown_counts_as_on_the_page_of_the_report(desk: Client) -> None:
    version("PD-1", "engineering", LONG, hours=2)
    unsorted = version("PD-1", "", LONG, hours=5)
    compare()
    assert facts(desk) == ["Agree", "Agree"]
    change(unsorted, text=SHORT)
    assert facts(desk) == ["Not yet compared", "Not yet compared"]
    compare()
    assert facts(desk) == ["1 differs", "1 differs"]


def test_what_comes_for_nobody_known_is_compared_with_what_was_there(desk: Client) -> None:
    draft = version("PD-1", "engineering", LONG, hours=2)
    compare()
    version("PD-1", "", SHORT, hours=5)
    assert 'id="f-1"' in page(desk, f"/drafts/{draft.pk}/")
    assert facts(desk) == ["Not yet compared", "Not yet compared"]


def test_a_second_draft_to_an_audience_that_waits_is_not_called_agreed(desk: Client) -> None:
    version("PD-1", "engineering", LONG, hours=5), version("PD-1", "customer", LONG, hours=2)
    version("PD-1", "customer", SHORT, hours=9)
    compare()
    assert facts(desk) == ["Not all compared"]


def test_nor_are_more_versions_than_stand_side_by_side(desk: Client, settings: Any) -> None:
    settings.AUDIENCES = [f"team-{number}" for number in range(7)]
    for number, audience in enumerate(settings.AUDIENCES):
        version("PD-1", audience, SHORT if number == 6 else LONG, hours=number + 1)
    compare()
    assert facts(desk) == ["Not all compared"]


def test_nor_is_one_whose_mail_is_not_here(desk: Client) -> None:
    version("PD-1", "engineering", LONG, hours=2)
    draft = version("PD-1", "customer", SHORT)
    Draft.objects.filter(pk=draft.pk).update(current=None)
    compare()
    assert facts(desk) == ["Not all compared"]


def test_a_database_that_fails_is_no_comparison(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    version("PD-1", "engineering", LONG), version("PD-1", "customer", SHORT)

    def fail(*_: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr(compared, "load_sheet", fail)
        with pytest.raises(OperationalError):
            compare()
    assert facts(desk) == ["Not yet compared"]
    compare()
    assert facts(desk) == ["1 differs"]


def test_a_mail_that_cannot_be_compared_ends_no_pass(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = version("PD-1", "engineering", LONG, hours=1)
    version("PD-2", "engineering", LONG, hours=2)

    def fail_at_odd(user: None, pk: int) -> Sheet:
        if pk == odd.pk:
            raise ValueError(pk)
        return load_sheet(user, pk)

    monkeypatch.setattr(compared, "load_sheet", fail_at_odd)
    assert compare() == 2
    assert facts(desk) == ["Not all compared", "Agree"]


def test_an_earlier_mail_of_the_thread_that_is_rejected_is_held_against_nothing(desk: Client, lead: User) -> None:
    earlier = version("PD-1", "engineering", LONG, hours=1)
    later = version("PD-2", "engineering", SHORT, hours=9)
    Draft.objects.filter(pk__in=(earlier.pk, later.pk)).update(thread="t-1")
    Draft.objects.filter(pk=later.pk).update(received_at=timezone.now())
    compare()
    assert facts(desk) == ["Agree", "1 differs"]
    carried_out(decided(lead, earlier, Action.REJECT, "It lasted 30 minutes."), "rejected")
    assert 'id="f-1"' not in page(desk, f"/drafts/{later.pk}/")
    assert (compare(), compare()) == (1, 0)
    assert facts(desk) == ["Agree"]


def test_the_mail_in_place_of_another_that_says_something_else_is_compared_anew(desk: Client, lead: User) -> None:
    report = make_edited_report()
    report.send(lead, text=AGENTS)
    compare()
    assert facts(desk) == ["Agree"]
    change(Draft.objects.get(replaces=report.customer), text=EDITED)
    assert 'id="f-1"' in page(desk, f"/drafts/{report.engineering.pk}/")
    assert facts(desk) == ["Not yet compared"]
    compare()
    assert facts(desk) == ["1 differs"]
