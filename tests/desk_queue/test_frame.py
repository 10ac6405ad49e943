import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Brake
from reviewer.delivery import brake
from reviewer.desk.times import clock
from reviewer.drafts.limits import heed
from reviewer.drafts.models import SyncPass
from reviewer.drafts.refresh import refresh
from reviewer.drafts.send_key import REFUSED
from reviewer.drafts.sync import sync
from reviewer.marks.leave import leave, lift
from tests.desk_queue.rows import decide, make_version, page, words
from tests.desk_support import HTMX, digest
from tests.support.multimail import LocalMultiMail
from tests.support.processes import ROOT
from tests.support.rows import make_draft


def make_pass(outcome: str, minutes: float, error: str = "") -> SyncPass:
    then = timezone.now() - timedelta(minutes=minutes)
    return SyncPass.objects.create(started_at=then, finished_at=then, outcome=outcome, error=error)


def test_a_fresh_mirror_says_when_it_was_synced(desk: Client, synced: SyncPass) -> None:
    text = words(page(desk))
    assert re.search(r"Live, synced \d+ s ago", text)
    assert "MultiMail held no draft at" in text


def test_a_mirror_that_was_never_synced_claims_nothing(desk: Client) -> None:
    text = words(page(desk))
    assert "Not synced yet" in text
    assert "The desk has not asked MultiMail yet, so this may not be true." in text


def test_no_answer_is_told_with_what_it_means(desk: Client, lead: User) -> None:
    decide(make_version("PD-1", "customer"), lead, seconds=-9)
    answered = make_pass("done", 20).finished_at
    assert answered is not None
    make_pass("failed", 1, "no connection")
    text = words(page(desk))
    assert f"MultiMail has not answered since {clock(answered, timezone.now())}. No connection." in text
    assert "Deciding still works and is kept: 1 decision waits for MultiMail." in text
    assert "Live" not in text


def test_a_pass_that_took_in_a_part_says_so(desk: Client) -> None:
    make_pass("partly", 0.1, "1 could not be read")
    text = words(page(desk))
    assert "Synced in part, 6 s ago" in text
    assert "The last sync took in only a part. 1 could not be read. The rest is shown" in text


@pytest.mark.django_db
def test_an_empty_queue_claims_nothing_of_what_could_not_be_read(desk: Client, multimail: LocalMultiMail) -> None:
    """Invariant 8: MultiMail held a draft, and it is not here."""
    multimail.send()
    multimail.fault("GET */emails/*", "status", status=500, times=1000)
    assert sync().outcome == SyncPass.Outcome.PARTLY
    text = words(page(desk))
    assert "held no draft" not in text
    assert "Nothing that could be read waits for a decision" in text
    assert "No draft that could be read waits." in text
    assert re.search(r"MultiMail was read at \d\d:\d\d UTC, and 1 mail could not be: a draft may be missing here", text)
    multimail.clear_faults()
    sync()
    assert "could not be" not in words(page(desk))


def test_an_empty_queue_tells_of_a_list_that_was_not_read_to_its_end(desk: Client) -> None:
    make_pass("partly", 0.1, "MultiMail's pages do not end")
    text = words(page(desk))
    assert "but not to the end of its list: drafts may be missing here" in text
    assert "held no draft" not in text


@pytest.mark.django_db
def test_what_went_out_since_multimail_was_read_was_held_then(desk: Client, multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    sync()
    multimail.decide(ident, "approve")
    refresh(multimail.mailbox_id, ident)
    text = words(page(desk))
    assert "held no draft" not in text
    assert re.search(r"All that MultiMail held at \d\d:\d\d UTC is decided", text)


def test_a_worker_that_stopped_is_noticed(desk: Client) -> None:
    make_pass("done", 45)
    text = words(page(desk))
    assert "Nothing has been synced since" in text
    assert "The desk's worker may have stopped." in text


def test_other_pages_ask_how_fresh_they_are(desk: Client, synced: SyncPass) -> None:
    found = re.search(r'hx-get="(/live/[^"]+)"', page(desk, "/keys/"))
    assert found
    assert desk.get(found[1]).status_code == 204
    make_pass("failed", 0, "no connection")
    answer = desk.get(found[1]).content.decode()
    assert "MultiMail has not answered since" in words(answer)
    assert "hx-get" not in page(desk).split('id="live"')[1].split("</span>")[0]


@pytest.mark.parametrize("step", ["", "edit/", "differences/", "reject/", "approve/", "sort/", "revisions/1/"])
def test_so_do_the_pages_of_a_draft(desk: Client, synced: SyncPass, may_edit: None, step: str) -> None:
    draft = make_version("PD-1", "customer")
    markup = page(desk, f"/drafts/{draft.pk}/{step}?digest={digest(draft)}")
    assert 'hx-get="/live/' in markup.split('id="live"')[1].split(">")[0]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/", "Queue"),
        ("/drafts/{}/", "Queue"),
        ("/drafts/{}/sort/", "Queue"),
        ("/drafts/{}/note/", "Decided"),
        ("/history/", "Decided"),
        ("/history/{}/", "Decided"),
        ("/rules/", "Rules"),
        ("/rules/known/", "Rules"),
        ("/keys/", ""),
        ("/account/password/change/", ""),
        ("/nowhere/", ""),
    ],
)
def test_the_top_bar_and_the_menu_say_where_a_page_stands(desk: Client, address: str, link: str) -> None:
    alarm = make_draft(state="sent", closed_at=timezone.now(), unreached_at=timezone.now())
    draft = alarm if "note" in address else make_version("PD-1", "customer")
    markup = desk.get(address.format(draft.pk)).content.decode().split("<main")[0]
    assert re.findall(r'aria-current="page">(\w+)', markup) == [link, link] * bool(link)


def test_a_page_without_a_search_has_no_link_to_one(desk: Client) -> None:
    assert 'href="#q"' in page(desk)
    assert 'href="#q"' not in page(desk, f"/drafts/{make_version('PD-1', 'customer').pk}/")


def test_a_pass_under_way_does_not_count(desk: Client, synced: SyncPass) -> None:
    SyncPass.objects.create()
    assert re.search(r"Live, synced \d+ s ago", words(page(desk)))


def test_a_decision_that_needs_a_look_is_on_every_page(desk: Client, lead: User) -> None:
    decide(make_version("PD-1", "customer"), lead, state="needs_look")
    for address in ("/", "/keys/"):
        markup = page(desk, address)
        assert "1 decision needs a look. A person has to look at MultiMail." in words(markup)
        assert 'href="/history/?state=needs_look"' in markup


def test_a_send_key_that_is_refused_is_told_to_who_may_decide(
    desk: Client, client: Client, reader: User, synced: SyncPass
) -> None:
    address = re.findall(r'hx-get="(/live/[^"]+)"', page(desk, "/keys/"))[0]
    leave(REFUSED)
    for path in ("/", "/keys/", address.replace("live-", "live-x")):
        text = words(page(desk, path))
        assert "MultiMail refuses the key that sends. Edits cannot be carried out" in text
        assert "Reading, approving and rejecting go on." in text
        assert "MULTIMAIL_SEND_KEY" in text
    client.force_login(reader)
    assert "refuses the key" not in page(client)


@pytest.mark.parametrize("path", ["/", "/keys/"])
def test_an_open_page_is_told_of_it_before_the_next_pass(desk: Client, synced: SyncPass, path: str) -> None:
    def address(markup: str) -> str:
        return unescape(re.findall(r'hx-get="(/(?:live|queue/news)/[^"]+)"', markup)[0])

    before = address(page(desk, path))
    leave(REFUSED)
    told = desk.get(before)
    assert "refuses the key" in words(told.content.decode())
    after = address(told.content.decode())
    assert desk.get(after).status_code == 204
    lift(REFUSED)
    assert "refuses the key" not in words(page(desk, after))


def test_it_goes_when_the_key_works_again(desk: Client) -> None:
    leave(REFUSED)
    assert "refuses the key" in page(desk)
    lift(REFUSED)
    assert "refuses the key" not in page(desk)


def test_the_count_of_waiting_drafts_stops_at_999(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.desk.context.CAP", 3)
    for number in range(5):
        make_version(f"PD-{number}", "customer")
    assert "Queue 2+" in words(page(desk))


def test_the_frame_costs_two_queries(desk: Client, synced: SyncPass, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):  # and the person; the session is read from the cache
        desk.get("/keys/")


def test_a_stranger_sees_nothing_of_the_desk(client: Client, lead: User) -> None:
    decide(make_version("PD-1", "customer"), lead, state="needs_look")
    text = words(client.get("/account/login/").content.decode())
    assert "needs a look" not in text
    assert "Queue" not in text


def test_the_theme_is_kept_in_a_cookie(client: Client, db: None) -> None:
    response = client.post("/theme/", {"theme": "dark"}, headers={"referer": "http://testserver/keys/"})
    assert response.headers["Location"] == "http://testserver/keys/"
    assert client.cookies["theme"]["httponly"]
    assert '<html lang="en" data-theme="dark"' in client.get("/account/login/").content.decode()


@pytest.mark.parametrize("chosen", ["", "pink", '"><script>'])
def test_another_theme_is_the_systems(client: Client, db: None, chosen: str) -> None:
    client.post("/theme/", {"theme": "dark"})
    client.post("/theme/", {"theme": chosen})
    client.cookies["theme"] = chosen
    assert "data-theme=" not in client.get("/account/login/").content.decode()


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/", "javascript:alert(1)", "//elsewhere.example"])
def test_the_theme_leads_to_no_other_site(client: Client, db: None, referer: str) -> None:
    response = client.post("/theme/", {"theme": "dark"}, headers={"referer": referer})
    assert response.headers["Location"] == "/"


def test_the_theme_is_not_changed_by_a_link(client: Client, db: None) -> None:
    assert client.get("/theme/").status_code == 405


def test_single_keys_are_turned_off_and_on_for_good(desk: Client) -> None:
    assert 'data-keys="off"' not in page(desk)
    assert desk.post("/keys/", {"keys": "off"}).headers["Location"] == "/keys/"
    assert 'data-keys="off"' in page(desk)
    assert desk.cookies["keys"]["max-age"] == 365 * 24 * 3600
    desk.post("/keys/", {"keys": "on"})
    assert 'data-keys="off"' not in page(desk)


def test_every_key_is_listed(desk: Client) -> None:
    """Whatever control carries a key, on whatever page: `?` names it."""
    listed = {unescape(name).lower() for name in re.findall(r"<kbd>([^<]+)</kbd>", page(desk, "/keys/"))}
    sources = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "reviewer" / "desk").rglob("*.py")]
    used = {key for source in sources for key in re.findall(r'data-key="([^"{]+)"', source.read_text())}
    assert {"n", "p", "y", "d", "z", "m"} <= used
    assert {key.replace("+", " ") for key in used} <= listed


def test_keys_are_for_those_who_signed_in(client: Client, db: None) -> None:
    assert client.get("/keys/").status_code == 302


def test_the_policy_of_every_page_is_strict(desk: Client) -> None:
    response = desk.get("/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in f"{policy};"
    assert "unsafe" not in policy
    markup = response.content.decode()
    assert " style=" not in markup
    assert " onclick=" not in markup
    assert "<style" not in markup


def test_a_page_that_is_not_there(desk: Client) -> None:
    response = desk.get("/nothing/here/")
    assert response.status_code == 404
    assert "There is no such page" in words(response.content.decode())


def test_a_form_from_another_time_is_refused_in_words(lead: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lead)
    response = strict.post("/keys/", {"keys": "off"})
    assert response.status_code == 403
    assert "This page is too old" in words(response.content.decode())


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        ("/drafts/1/typed/", 403, "This page is from before you signed in or out."),
        ("/drafts/1/reject/", 403, "Your role is read-only. Ask a lead or a commander to decide."),
        ("/drafts/1/", 404, "What this leads to is gone."),
    ],
)
def test_htmx_gets_the_reason_alone_and_puts_it_nowhere(reader: User, path: str, status: int, why: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reader)
    response = strict.post(path, headers=HTMX) if "typed" in path else strict.get(path, headers=HTMX)
    assert response.status_code == status
    assert response["HX-Reswap"] == "none"
    assert response.content == b""
    assert json.loads(response["HX-Trigger"])["refused"].startswith(why)


@pytest.mark.parametrize(
    ("reading", "calls", "said"),
    [(60, 90, "Calls to MultiMail pause until"), (3600, 90, "MultiMail asked to wait until")],
)
def test_one_limit_is_told_once_by_what_ends_later(
    desk: Client, synced: SyncPass, reading: int, calls: int, said: str
) -> None:
    ended = timezone.now() - timedelta(minutes=3)
    SyncPass.objects.update(outcome=SyncPass.Outcome.FAILED, started_at=ended, finished_at=ended)
    heed(reading)
    brake.limited(Brake.Kind.CALLS, calls, "MultiMail answered 429: wait here.")
    text = words(desk.get("/").content.decode())
    assert said in text
    assert text.count("Calls to MultiMail pause until") + text.count("MultiMail asked to wait until") == 1
    assert ("MultiMail answered 429: wait here. What it holds" in text) == said.startswith("Calls")
    assert "here.." not in text


def test_a_limit_of_multimail_is_told_with_its_words_and_its_end(desk: Client, synced: SyncPass) -> None:
    brake.limited(Brake.Kind.SENDS, 600, "monthly quota of 200 emails is used up")
    text = words(desk.get("/").content.decode())
    assert "MultiMail takes no more mails for now until" in text
    assert "Monthly quota of 200 emails is used up. Edits wait; approving and rejecting go on." in text


def test_the_list_of_keys_promises_a_search_to_lists_alone(desk: Client) -> None:
    everywhere, lists, *_ = page(desk, "/keys/").partition("<h2>Everywhere</h2>")[2].split("</section>")
    assert "<kbd>/</kbd>" not in everywhere
    assert "<kbd>/</kbd>" in lists
