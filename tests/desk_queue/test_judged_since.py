"""A queue that stands open tells how many of its drafts are judged otherwise by changed rules than their rows say."""

import json
from datetime import timedelta

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviewer.accounts.models import Role, User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, SyncPass
from reviewer.fence.models import Rule
from reviewer.fence.rules import Wanted, set_rule
from reviewer.redaction import passes
from reviewer.redaction.models import Allowed
from reviewer.redaction.rules import Meaning, disallow, set_meanings
from tests.desk_queue.rows import page, words
from tests.desk_queue.test_news import news_address
from tests.desk_support import decided, signed_in
from tests.support.rows import make_draft

HOST = "fra2-db-07"
ONE = "1 draft here is judged otherwise by now."
TWO = "2 drafts here are judged otherwise by now."


def version(incident: str, audience: str = "customer") -> Draft:
    content = Content(incident, to=("all@cust.example",), text=f"The host {HOST} was slow.")
    return make_draft(content, incident=incident, kind="report", audience=audience, severity=1)


def allowed(lead: User, **fields: object) -> Allowed:
    return Allowed.objects.create(value=HOST, owner="Lena", reason="Public page", author=lead, **fields)


def test_it_is_announced_once_and_shown_by_the_page_that_is_loaded_anew(
    desk: Client, lead: User, synced: SyncPass
) -> None:
    version("INC-1"), version("INC-2")
    entry = allowed(lead)
    passes.scan()
    address = news_address(page(desk))
    disallow(lead, entry.pk)
    assert desk.get(address).status_code == 204, "not counted yet"
    passes.scan()
    response = desk.get(address)
    markup = response.content.decode()
    assert f"{TWO} Show" in words(markup)
    assert json.loads(response.headers["HX-Trigger"]) == {"announce": {"value": TWO}}
    assert desk.get(news_address(markup)).status_code == 204
    again = page(desk)
    assert "1 blocker" in words(again)
    assert desk.get(news_address(again)).status_code == 204


def test_who_reads_there_counts_at_once(desk: Client, lead: User, synced: SyncPass) -> None:
    version("INC-1", "engineering")
    passes.scan()
    address = news_address(page(desk))
    set_rule(lead, Wanted("cust.example", "customer"))
    assert f"{ONE} Show" in words(desk.get(address).content.decode())


def test_what_is_taken_back_is_told_no_more(desk: Client, lead: User, synced: SyncPass) -> None:
    version("INC-1", "engineering")
    passes.scan()
    address = news_address(page(desk))
    set_rule(lead, Wanted("cust.example", "customer"))
    address = news_address(desk.get(address).content.decode())
    Rule.objects.all().delete()
    response = desk.get(address)
    assert "judged" not in words(response.content.decode())
    assert "HX-Trigger" not in response.headers


def test_the_end_of_an_entry_counts(lead: User, synced: SyncPass) -> None:
    noon = timezone.now().replace(hour=12)
    with time_machine.travel(noon):
        allowed(lead, ends_on=noon.date())
        version("INC-1")
        passes.scan()
        address = news_address(page(signed_in(lead)))
    with time_machine.travel(noon + timedelta(days=1)):
        passes.scan()
        assert ONE in words(signed_in(lead).get(address).content.decode())


def test_rules_that_judge_nothing_here_otherwise_are_no_news(desk: Client, lead: User, synced: SyncPass) -> None:
    version("INC-1")
    passes.scan()
    address = news_address(page(desk))
    set_meanings(lead, [Meaning("tone", "executive", "info", "warn")])
    passes.scan()
    assert desk.get(address).status_code == 204


def test_what_is_decided_meanwhile_is_told_as_that_alone(desk: Client, lead: User, synced: SyncPass) -> None:
    draft = version("INC-1", "engineering")
    passes.scan()
    address = news_address(page(desk))
    decided(lead, draft)
    set_rule(lead, Wanted("cust.example", "customer"))
    assert "judged" not in words(desk.get(address).content.decode())


def test_a_page_of_the_release_before_is_told_of_none(desk: Client, lead: User, synced: SyncPass) -> None:
    version("INC-1", "engineering")
    passes.scan()
    address = news_address(page(desk)).partition("&rules=")[0]
    set_rule(lead, Wanted("cust.example", "customer"))
    assert desk.get(address).status_code == 204


def test_it_costs_the_same_with_more_rows(desk: Client, lead: User, synced: SyncPass) -> None:
    costs = []
    for number in range(40):
        version(f"INC-{number}")
        if number in (0, 39):
            passes.scan()
            address = news_address(page(desk))
            User.objects.create_user(f"new{number}@desk.example", name="Nora New", role=Role.READER)
            desk.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 204
            costs.append(len(queries))
    assert costs[0] == costs[1] <= 7


def test_odd_words_do_no_harm(desk: Client, synced: SyncPass) -> None:
    for stood in ("x", "-", "1.1-99999999999999999999999.0", "%C2%B2-0", "..."):
        assert desk.get(f"/queue/news/?rules=x&open=1-2&stood={stood}&otherwise=-1").status_code == 200
