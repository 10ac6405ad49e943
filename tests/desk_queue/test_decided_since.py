"""A queue that stands open tells how many of its drafts somebody decided meanwhile, and changes no row."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import Entry, record
from reviewer.decisions.models import Action
from reviewer.decisions.under_way import stop
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.words import State
from tests.desk_queue.rows import make_report, make_version, page, words
from tests.desk_queue.test_news import news_address
from tests.desk_support import decided

ONE = "1 draft here was decided or stopped meanwhile."
TWO = "2 drafts here were decided or stopped meanwhile."


def closed(draft: Draft, state: State) -> None:
    """What the sync writes down of a mail that is over at MultiMail."""
    Draft.objects.filter(pk=draft.pk).update(state=state, closed_at=timezone.now())
    record(Entry("MultiMail", Act.CLOSED, draft=str(draft.pk), data={"state": state, "status": state, "by": ""}))


def test_it_is_announced_once(desk: Client, lead: User, synced: SyncPass) -> None:
    engineering, executive, _ = make_report("PD-1")
    address = news_address(page(desk))
    for draft, said in ((executive, ONE), (engineering, TWO)):
        decided(lead, draft)
        response = desk.get(address)
        markup = response.content.decode()
        assert f"{said} Show" in words(markup)
        assert json.loads(response.headers["HX-Trigger"]) == {"announce": {"value": said}}
        address = news_address(markup)
        assert desk.get(address).status_code == 204


def test_no_row_is_sent(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    decided(lead, draft)
    markup = desk.get(address).content.decode()
    assert set(re.findall(r'id="([^"]+)" hx-swap-oob', markup)) <= {"live", "trouble", "queue-told"}
    assert "PD-1" not in markup


def test_it_stands_beside_what_came(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    decided(lead, draft)
    markup = desk.get(address).content.decode()
    make_version("PD-2", "customer")
    response = desk.get(news_address(markup))
    assert f"1 new draft. {ONE} Show" in words(response.content.decode())
    assert json.loads(response.headers["HX-Trigger"]) == {"announce": {"value": "1 new draft."}}


def test_show_loads_the_same_list(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk, "/?severity=sev1"))
    decided(lead, draft)
    shown = re.search(r'id="news-show"\s+href="([^"]*)"', desk.get(address).content.decode())
    assert shown
    assert unescape(shown[1]) == "/?severity=sev1"


def test_the_page_that_is_loaded_anew_does_not_tell_it_again(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    decided(lead, draft)
    assert desk.get(news_address(page(desk))).status_code == 204


def test_what_is_no_draft_of_this_page_is_not_counted(desk: Client, lead: User, synced: SyncPass) -> None:
    make_version("PD-1", "customer")
    elsewhere = make_version("PD-2", "customer", severity=3)
    address = news_address(page(desk, "/?severity=sev1"))
    decided(lead, elsewhere)
    assert desk.get(address).status_code == 204


def test_a_draft_counts_that_was_sorted_meanwhile(desk: Client, lead: User, synced: SyncPass) -> None:
    first, second, _ = make_report("PD-1")
    other = make_version("PD-2", "engineering", severity=3)
    address = news_address(page(desk, "/?severity=sev1"))
    Draft.objects.filter(pk=first.pk).update(incident=other.incident)
    decided(lead, second)
    decided(lead, other)
    assert f"{ONE} Show" in words(desk.get(address).content.decode())


def test_both_drafts_to_one_audience_count(desk: Client, lead: User, synced: SyncPass) -> None:
    drafts = [make_version("PD-1", "customer") for _ in range(2)]
    address = news_address(page(desk))
    for draft in drafts:
        decided(lead, draft, Action.REJECT, "The figures are wrong")
    assert TWO in words(desk.get(address).content.decode())


@pytest.mark.parametrize("state", [State.EXPIRED, State.CANCELLED, State.GONE, State.FAILED])
def test_what_nobody_decided_is_not_counted(desk: Client, synced: SyncPass, state: State) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    closed(draft, state)
    assert desk.get(address).status_code == 204


@pytest.mark.parametrize("state", [State.SENT, State.SCHEDULED, State.REJECTED])
def test_what_was_decided_on_multimail_counts(desk: Client, synced: SyncPass, state: State) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    closed(draft, state)
    assert ONE in words(desk.get(address).content.decode())


def test_what_was_under_way_already_counts_when_it_is_stopped_alone(desk: Client, lead: User, synced: SyncPass) -> None:
    sent, stopped = make_version("PD-1", "customer"), make_version("PD-1", "executive")
    make_version("PD-1", "engineering")
    decided(lead, sent)
    decision = decided(lead, stopped)
    address = news_address(page(desk))
    closed(sent, State.SENT)
    assert desk.get(address).status_code == 204
    stop(lead, decision.pk)
    assert ONE in words(desk.get(address).content.decode())


def test_what_waits_again_as_the_page_shows_it_is_taken_back(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = news_address(page(desk))
    decision = decided(lead, draft)
    address = news_address(desk.get(address).content.decode())
    stop(lead, decision.pk)
    response = desk.get(address)
    assert "meanwhile" not in words(response.content.decode())
    assert "HX-Trigger" not in response.headers


def test_a_page_of_the_release_before_is_told_of_none(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = make_version("PD-1", "customer")
    address = re.sub(r"&(event|open|held|decided)=[^&]*", "", news_address(page(desk)))
    decided(lead, draft)
    assert desk.get(address).status_code == 204


def test_nothing_new_costs_the_same_with_more_rows(desk: Client, lead: User, synced: SyncPass) -> None:
    costs = []
    for number in range(60):
        make_report(f"PD-{number}")
        if number in (0, 59):
            address = news_address(page(desk))
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 204
            costs.append(len(queries))
            assert len(address) < 3000
    assert costs[0] == costs[1] <= 5


def test_odd_names_do_no_harm(desk: Client, synced: SyncPass) -> None:
    for names in ("x", "-", "1-99999999999999999999999", "%C2%B2-0"):
        assert desk.get(f"/queue/news/?event=x&open={names}&held={names}&decided=-1").status_code == 200
