import json
import re
from html import unescape

from django.test import Client
from django.utils import timezone

from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.words import State
from tests.desk_queue.rows import make_version, page, words
from tests.desk_support import HTMX


def news_address(markup: str) -> str:
    """Where the page asks for news."""
    found = re.search(r'hx-get="(/queue/news/[^"]*)"', markup)
    assert found
    return unescape(found[1])


def test_nothing_new_is_an_empty_answer(desk: Client, synced: SyncPass) -> None:
    make_version("PD-1", "customer")
    response = desk.get(news_address(page(desk)))
    assert response.status_code == 204
    assert response.content == b""


def test_new_drafts_are_announced_once(desk: Client, synced: SyncPass) -> None:
    make_version("PD-1", "customer")
    address = news_address(page(desk))
    make_version("PD-2", "customer"), make_version("PD-3", "customer")
    response = desk.get(address)
    markup = response.content.decode()
    assert "2 new drafts. Show" in words(markup)
    assert json.loads(response.headers["HX-Trigger"]) == {"announce": {"value": "2 new drafts."}}
    assert desk.get(news_address(markup)).status_code == 204


def test_what_is_told_goes_to_its_own_place_and_with_a_new_page_of_reports_stands_in_it(
    desk: Client, synced: SyncPass
) -> None:
    make_version("PD-1", "customer")
    address = news_address(page(desk))
    make_version("PD-2", "customer")
    polled, filtered = desk.get(address).content.decode(), desk.get("/", headers=HTMX).content.decode()
    assert [re.findall(r'id="queue-told"( hx-swap-oob)?', markup) for markup in (polled, filtered)] == [
        [" hx-swap-oob"],
        [""],
    ]


def test_a_draft_that_is_closed_before_it_was_seen_is_taken_back(desk: Client, synced: SyncPass) -> None:
    address = news_address(page(desk))
    draft = make_version("PD-1", "customer")
    address = news_address(desk.get(address).content.decode())
    Draft.objects.filter(pk=draft.pk).update(state=State.CANCELLED)
    response = desk.get(address)
    assert "new draft" not in words(response.content.decode())
    assert "HX-Trigger" not in response.headers


def test_a_newer_sync_is_told_without_a_word_to_screen_readers(desk: Client, synced: SyncPass) -> None:
    address = news_address(page(desk))
    SyncPass.objects.create(finished_at=timezone.now(), outcome="failed", error="no answer")
    response = desk.get(address)
    text = words(response.content.decode())
    assert "Not synced since" in text
    assert "MultiMail has not answered since" in text
    assert 'hx-swap-oob="true"' in response.content.decode()
    assert "HX-Trigger" not in response.headers


def test_a_filters_answer_brings_the_banners(desk: Client, synced: SyncPass) -> None:
    make_version("PD-1", "customer")
    markup = desk.get("/?severity=sev1", headers=HTMX).content.decode()
    assert re.findall(r'id="(live|trouble)"[^>]* hx-swap-oob="true"', markup) == ["live", "trouble"]
    assert "hx-swap-oob" not in page(desk, "/?severity=sev1")


def test_the_list_itself_is_not_sent(desk: Client, synced: SyncPass) -> None:
    address = news_address(page(desk))
    make_version("PD-1", "customer")
    assert "PD-1" not in desk.get(address).content.decode()


def test_odd_numbers_do_no_harm(desk: Client) -> None:
    for asked in ("", "?seen=x&told=-1", "?seen=99999999999999999999999", "?seen=%C2%B2&synced=%00"):
        assert desk.get(f"/queue/news/{asked}").status_code in (200, 204)


def test_a_stranger_gets_none(client: Client, db: None) -> None:
    assert client.get("/queue/news/").status_code == 302
