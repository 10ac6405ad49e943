"""What somebody else decides is told in the rows of a queue that stands open."""

import json
import re
from typing import Any

from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import Entry, record
from reviewer.decisions.models import Action
from reviewer.decisions.under_way import stop
from reviewer.drafts.models import Draft, State, SyncPass
from tests.desk_queue.rows import AUDIENCES, make_report, make_version, page, words
from tests.desk_queue.test_news import news_address
from tests.desk_support import decided


def told(markup: str) -> dict[str, str]:
    """What goes to its place in the rows, by its id."""
    found = re.findall(r'<div id="([cx]\d[^"]*)" hx-swap-oob="innerHTML">(.*?)</div>', markup)
    return {key: words(inner) for key, inner in found}


def test_it_is_told_in_its_cell(desk: Client, lead: User, synced: SyncPass) -> None:
    engineering, executive, _ = make_report("PD-1", hours=5)
    make_version("PD-2", "customer")
    markup = page(desk)
    decided(lead, executive)
    response = desk.get(news_address(markup))
    cells = told(response.content.decode())
    row = engineering.pk
    assert list(cells) == [f"c{row}-0", f"c{row}-1", f"c{row}-2", f"x{row}"]
    assert re.fullmatch(r"Executive: Exec In hold \d+ s Approved, Lena", cells[f"c{row}-1"])
    assert all(f'id="{key}"' in markup for key in cells)
    assert json.loads(response.headers["HX-Trigger"]) == {"announce": {"value": "PD-1, Executive: Approved, Lena."}}
    assert desk.get(news_address(response.content.decode())).status_code == 204


def test_a_row_of_which_nothing_waits_says_so(desk: Client, lead: User, synced: SyncPass) -> None:
    drafts = make_report("PD-1")
    address = news_address(page(desk))
    for draft in drafts[:2]:
        decided(lead, draft, Action.REJECT, "The figures are wrong")
    response = desk.get(address)
    assert "Decided" not in told(response.content.decode())[f"x{drafts[0].pk}"]
    decided(lead, drafts[2])
    cells = told(desk.get(news_address(response.content.decode())).content.decode())
    assert "In hold" in cells[f"c{drafts[0].pk}-2"]
    assert cells[f"x{drafts[0].pk}"] == "Decided"


def test_a_draft_that_stands_alone(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("", "customer")
    address = news_address(page(desk))
    decided(lead, draft, Action.REJECT, "The figures are wrong")
    response = desk.get(address)
    assert "Rejected, Lena" in told(response.content.decode())[f"c{draft.pk}-all"]
    assert "Unsorted, Customer: Rejected, Lena." in response.headers["HX-Trigger"]


def test_what_is_stopped_waits_again(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    decision = decided(lead, draft)
    address = news_address(desk.get(address).content.decode())
    stop(lead, decision.pk)
    cells = told(desk.get(address).content.decode())
    assert "Stopped before" in cells[f"c{draft.pk}-2"]
    assert "Decided" not in cells[f"x{draft.pk}"]


def test_what_was_decided_elsewhere_is_told_when_it_is_known(desk: Client, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    Draft.objects.filter(pk=draft.pk).update(state=State.SENT, closed_at=timezone.now())
    record(Entry("MultiMail", Act.CLOSED, draft=str(draft.pk)))
    cells = told(desk.get(address).content.decode())
    assert re.search(r"Sent \d\d:\d\d", cells[f"c{draft.pk}-2"])
    assert cells[f"x{draft.pk}"] == "Decided"


def test_what_happens_elsewhere_moves_no_row(desk: Client, lead: User, synced: SyncPass) -> None:
    make_version("PD-1", "customer", hours=1)
    other = make_version("PD-2", "customer", severity=3)
    address = news_address(page(desk, "/?severity=sev1"))
    decided(lead, other)
    response = desk.get(address)
    assert told(response.content.decode()) == {}
    assert "HX-Trigger" not in response.headers
    assert desk.get(news_address(response.content.decode())).status_code == 204


def test_a_page_of_the_release_before_is_told_nothing_it_has_no_place_for(
    desk: Client, lead: User, synced: SyncPass
) -> None:
    draft = make_version("PD-1", "customer")
    address = re.sub(r"&(event|rows)=[^&]*", "", news_address(page(desk)))
    decided(lead, draft)
    assert desk.get(address).status_code == 204


def test_the_row_shows_all_that_its_time_left_is_of(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer", hours=1)
    address = news_address(page(desk))
    make_version("PD-1", "executive", hours=9)
    decided(lead, draft)
    cells = told(desk.get(address).content.decode())
    assert "Waiting" in cells[f"c{draft.pk}-1"]
    assert cells[f"x{draft.pk}"].startswith("8 h 59 m")


def test_many_are_not_read_out(desk: Client, lead: User, synced: SyncPass) -> None:
    drafts = [draft for number in range(2) for draft in make_report(f"PD-{number}")]
    address = news_address(page(desk))
    for draft in drafts[:5]:
        decided(lead, draft)
    said = json.loads(desk.get(address).headers["HX-Trigger"])["announce"]["value"]
    assert said.endswith("Approved, Lena. And 2 more.")
    assert said.count("PD-") == 3


def test_it_costs_no_more_with_more_rows(
    desk: Client, lead: User, synced: SyncPass, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        drafts = make_report(f"PD-{number}", hours=2 + number)
        assert len(drafts) == len(AUDIENCES)
    address = news_address(page(desk))
    with django_assert_max_num_queries(5):
        assert desk.get(address).status_code == 204
    decided(lead, drafts[0])
    with django_assert_max_num_queries(12):
        assert desk.get(address).status_code == 200


def test_odd_rows_do_no_harm(desk: Client, lead: User, synced: SyncPass) -> None:
    decided(lead, make_version("PD-1", "customer"))
    for rows in ("x", "-", "1-99999999999999999999999", "%C2%B2-0"):
        assert desk.get(f"/queue/news/?event=1&rows={rows}").status_code == 200
