"""The way from report to report keeps to the part of the queue that one came from, and says where one is."""

import itertools
import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.bench.queue import fill
from reviewer.decisions.models import Decision
from reviewer.desk.queue import walk
from reviewer.desk.queue.filters import SORTS
from reviewer.desk.queue.leaders import ask
from reviewer.desk.side_by_side import lines
from reviewer.desk.side_by_side.sheet import load_sheet
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.desk_queue.rows import decide, links, make_version
from tests.desk_support import HTMX, decided, digest, signed_in, words
from tests.support.rows import make_draft, make_mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(lead: User) -> Client:
    return signed_in(lead)


def ways(client: Client, draft: Draft, query: str = "") -> dict[str, str]:
    """Where K and J lead."""
    html = client.get(f"/drafts/{draft.pk}/{query}").content.decode()
    return {rel: unescape(href) for rel, href in re.findall(r'<link rel="(prev|next)" href="([^"]+)"', html)}


def said(client: Client, draft: Draft, query: str = "") -> str:
    return words(client.get(f"/drafts/{draft.pk}/{query}"))


def report_of(pk: int) -> object:
    draft = Draft.objects.get(pk=pk)
    return (draft.incident_id, draft.kind) if draft.incident_id else pk


def walked(client: Client, query: str) -> list[int]:
    """What J opens, from the first row of this part of the queue to the last; K leads back the same way."""
    at = links(client.get(f"/{query}").content.decode())[0]
    seen = [at]
    while following := ways(client, Draft.objects.get(pk=at), query).get("next"):
        assert following.endswith(query)
        at = int(following.split("/")[2])
        before = ways(client, Draft.objects.get(pk=at), query)["prev"]
        assert before.endswith(query)
        assert report_of(int(before.split("/")[2])) == report_of(seen[-1])
        seen.append(at)
    return seen


@pytest.mark.parametrize(
    "query",
    ["", "?sort=newest", "?sort=severity", "?severity=sev2", "?audience=customer", "?audience=unsorted", "?kind=report",
     "?state=waiting", "?q=zeppelin", "?q=zeppelin&severity=sev2&sort=newest"],
)  # fmt: skip
def test_j_and_k_go_through_the_rows_of_the_queue(client: Client, lead: User, query: str) -> None:
    now = timezone.now()
    for number in range(4):
        received = now - timedelta(minutes=number * 7 % 5)
        subject = "Zeppelin" if number % 3 else "Balloon"
        same: dict[str, Any] = {
            "hours": 9 - number,
            "severity": 1 + number % 3,
            "received_at": received,
            "subject": subject,
        }
        for audience in ("executive", "customer"):
            make_version(f"PD-{number}", audience, **same)
    make_version("PD-20", "engineering", hours=3, severity=2)
    make_version("PD-20", "customer", hours=40, severity=2, subject="Zeppelin")
    make_draft(Content("Zeppelin alone", ("a@x.example",), text="It broke."), expires_at=now + timedelta(hours=5))
    decide(make_version("PD-21", "customer", hours=2, severity=2), lead)
    rows = links(client.get(f"/{query}").content.decode())
    # A row opens the version that expires first, J the one by which the row stands there: both are of one report.
    assert [report_of(pk) for pk in walked(client, query)] == [report_of(pk) for pk in rows]
    assert f"1 of {len(rows)}" in said(client, Draft.objects.get(pk=rows[0]), query)
    assert f"{len(rows)} of {len(rows)}" in said(client, Draft.objects.get(pk=rows[-1]), query)


def test_the_rows_of_a_filtered_queue_lead_into_it(client: Client) -> None:
    draft = make_version("PD-1", "customer", severity=0)
    html = client.get("/?severity=sev0&q=PD&after=0_0").content.decode()
    assert f'href="/drafts/{draft.pk}/?q=PD&amp;severity=sev0" data-item' in html


def test_it_says_in_which_part_and_leads_back_to_it(client: Client) -> None:
    first, second, _ = (make_version(f"PD-{n}", "customer", hours=n, severity=n // 3) for n in (1, 2, 3))
    assert "1 of 3" in said(client, first)
    assert "1 of 2 in SEV0, Customer, “Report”" in said(client, first, "?severity=sev0&audience=customer&q=Report")
    html = client.get(f"/drafts/{second.pk}/?severity=sev0").content.decode()
    assert '<a href="/?severity=sev0">Queue</a>' in html
    assert "Whole queue" in html
    assert "Whole queue" not in said(client, first, "?severity=sev0")
    assert "Whole queue" not in said(client, second)


def test_what_a_filter_says_stays_text(client: Client) -> None:
    draft = make_version("PD-1", "customer")
    html = client.get(f"/drafts/{draft.pk}/", {"q": "<b>PD\u202e"}).content.decode()
    assert "<b>PD" not in html
    assert "⟨U+202E⟩" in html


def test_a_report_stands_where_the_first_of_its_versions_does(client: Client) -> None:
    """From a version that expires late no report is passed over that stands behind its report."""
    make_version("PD-1", "customer", hours=1)
    late = make_version("PD-1", "engineering", hours=9)
    between = make_version("PD-2", "customer", hours=3)
    assert ways(client, late) == {"next": f"/drafts/{between.pk}/"}
    assert "1 of 2" in said(client, late)


@pytest.mark.parametrize("found", ["Zeppelin", "Report"])
def test_so_it_does_in_a_search_that_finds_it_by_a_version_without_a_column(client: Client, found: str) -> None:
    """Of two drafts to one audience the page of the newer, and of other versions, has no text of the older."""
    now = timezone.now()
    older = make_version("PD-1", "customer", hours=1, subject="Zeppelin", received_at=now - timedelta(hours=3))
    newer = make_version("PD-1", "customer", hours=5, subject=found, received_at=now - timedelta(hours=1))
    other = make_version("PD-1", "engineering", hours=6, subject=found)
    first = make_version("PD-0", "customer", hours=0.5, subject="Zeppelin")
    last = make_version("PD-2", "customer", hours=3, subject="Zeppelin")
    for draft in (older, newer, other):
        assert ways(client, draft, "?q=zeppelin") == {
            "prev": f"/drafts/{first.pk}/?q=zeppelin",
            "next": f"/drafts/{last.pk}/?q=zeppelin",
        }
        assert "2 of 3 in" in said(client, draft, "?q=zeppelin")


def test_what_is_closed_takes_no_place_from_what_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_SIBLINGS", 2)
    now = timezone.now()
    make_version("PD-1", "customer", hours=1, received_at=now - timedelta(hours=9))
    for _ in range(3):
        make_version("PD-1", "customer", hours=30, state="sent", closed_at=now)
    newest, other = make_version("PD-1", "customer", hours=40), make_version("PD-2", "customer", hours=3)
    assert "1 of 2" in said(client, newest)
    assert ways(client, newest) == {"next": f"/drafts/{other.pk}/"}


def test_one_that_the_filter_leaves_out_has_its_neighbours_within_it(client: Client) -> None:
    before, other, after = (make_version(f"PD-{n}", "customer", hours=n, severity=n % 2) for n in (1, 2, 3))
    assert ways(client, other, "?severity=sev1") == {
        "prev": f"/drafts/{before.pk}/?severity=sev1",
        "next": f"/drafts/{after.pk}/?severity=sev1",
    }
    assert "2 others wait in SEV1" in said(client, other, "?severity=sev1")


def test_after_the_last_version_the_next_is_of_the_same_filter(client: Client, lead: User) -> None:
    mine, _, other = (make_version(f"PD-{n}", "customer", hours=n, severity=n % 2) for n in (1, 2, 3))
    decided(lead, mine)
    html = client.get(f"/drafts/{mine.pk}/?severity=sev1").content.decode()
    assert re.search(rf'href="/drafts/{other.pk}/\?severity=sev1">Next incident<', html)


def test_after_the_end_what_was_passed_over_comes_again(client: Client, lead: User) -> None:
    passed, mine = (make_version(f"PD-{n}", "customer", hours=n) for n in (1, 2))
    decided(lead, mine)
    html = client.get(f"/drafts/{mine.pk}/").content.decode()
    assert re.search(rf'href="/drafts/{passed.pk}/">Next incident<', html)


def test_what_is_decided_already_is_not_the_next_incident_but_k_leads_back_to_it(client: Client, lead: User) -> None:
    first, second = (make_version(f"PD-{n}", "customer", hours=n) for n in (1, 2))
    for draft in (first, second):
        decided(lead, draft)
    html = client.get(f"/drafts/{second.pk}/").content.decode()
    assert "Next incident" not in html
    assert "Back to the queue" in html
    assert ways(client, second) == {"prev": f"/drafts/{first.pk}/"}


def test_a_filter_that_is_exhausted_says_so_and_offers_the_whole_queue(client: Client, lead: User) -> None:
    draft, _ = make_version("PD-1", "customer", severity=0), make_version("PD-2", "customer")
    decided(lead, draft)
    query = "?severity=sev0&sort=newest"
    assert "Nothing else waits in SEV0." in said(client, draft, query)
    html = client.get(f"/drafts/{draft.pk}/{query}").content.decode()
    assert re.search(r'class="btn btn--(lead|quiet)" href="/\?sort=newest">Whole queue<', html)
    Decision.objects.update(outcome="done", closed_at=timezone.now())
    Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=timezone.now())
    assert "no other waits in SEV0" in said(client, draft, query)
    assert "1 other waits" in said(client, draft, "?sort=newest")


@pytest.mark.parametrize("told", [True, False])
def test_what_moves_on_an_open_page_goes_on_within_the_filter(client: Client, commander: User, told: bool) -> None:
    """Also where the browser does not tell the page."""
    mine, _, other = (make_version(f"PD-{n}", "customer", hours=n, severity=n % 2) for n in (1, 2, 3))
    here = f"/drafts/{mine.pk}/?severity=sev1"
    html = client.get(here).content.decode()
    seen, poll = re.search(r'name="seen"\s+value="([^"]+)"', html), re.search(r'hx-get="([^"]+/status/[^"]*)"', html)
    assert seen
    assert poll
    decided(commander, mine)
    referer = {"Referer": f"http://testserver{here}"} if told else {}
    answer = client.get(
        f"{unescape(poll[1])}&{urlencode({'seen': seen[1]})}", headers={**HTMX, **referer}
    ).content.decode()
    assert f'hx-get="{poll[1]}"' in answer
    assert f"/drafts/{other.pk}/?severity=sev1" in answer


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_step_leads_back_into_the_filter(client: Client, headers: dict[str, str]) -> None:
    """Without script too: the page of the step takes it along from the page that it was asked from."""
    draft = make_version("PD-1", "customer", severity=0)
    here = f"http://testserver/drafts/{draft.pk}/?severity=sev0"
    step = client.get(
        f"/drafts/{draft.pk}/reject/", {"digest": digest(draft)}, headers={**headers, "Referer": here}
    ).content.decode()
    assert f'action="/drafts/{draft.pk}/reject/?severity=sev0"' in step
    typed = {"digest": digest(draft), "words": "The times are wrong"}
    # The browser tells the page of the step, or with htmx that of the draft; the address says it in any case.
    answer = client.post(f"/drafts/{draft.pk}/reject/?severity=sev0", typed, headers=headers)
    assert (answer.get("HX-Redirect") or answer.get("Location")) == f"/drafts/{draft.pk}/?severity=sev0"


def test_the_pages_around_are_led_to_within_the_filter(
    client: Client, may_edit: None, lead: User, commander: User
) -> None:
    """By their addresses: what they lead to in turn has it from there."""
    content = Content("PD-1", ("all@acme.example",), text="The pool on 10.20.4.7 ran dry.")
    draft = make_version("PD-1", "customer", severity=0, content=content)
    for person in (lead, commander):
        save_edit(person, draft.pk, digest(draft), "PD-1", f"It ran dry, says {person}.", {"all@acme.example"})
    here = f"/drafts/{draft.pk}/?severity=sev0"
    html = client.get(here).content.decode()
    led = re.findall(r'href="/(drafts/\d+/edit|drafts/\d+/revisions|history)(/\d+)?/(\?[^"]*)?"', html)
    of_draft = {(page, query) for page, number, query in led if number or page.endswith("edit")}
    assert of_draft == {
        (page, "?severity=sev0") for page in (f"drafts/{draft.pk}/edit", f"drafts/{draft.pk}/revisions", "history")
    }
    assert f'href="/drafts/{draft.pk}/edit/?severity=sev0">Change it in your edit<' in html


def test_a_press_leads_back_into_the_filter(client: Client, may_edit: None) -> None:
    draft = make_version("PD-1", "customer", severity=0)
    here = {"Referer": f"http://testserver/drafts/{draft.pk}/?severity=sev0"}
    answer = client.post(f"/drafts/{draft.pk}/edit/", {"back": "1"}, headers=here)
    assert answer["Location"] == f"/drafts/{draft.pk}/?severity=sev0"


@pytest.mark.parametrize(
    "referer",
    [
        "http://elsewhere.example/drafts/1/?q=x",
        "http://testserver/history/?state=changed&q=x",
        "http://[",
        "",
    ],
)
def test_no_other_page_says_where_one_goes_on(client: Client, may_edit: None, referer: str) -> None:
    draft = make_version("PD-1", "customer", severity=0)
    answer = client.post(f"/drafts/{draft.pk}/edit/", {"back": "1"}, headers={"Referer": referer})
    assert answer["Location"] == f"/drafts/{draft.pk}/"


def test_a_filter_of_any_length_leads_on(client: Client) -> None:
    """An address that is too long for a way on would be an error although the decision is recorded."""
    draft = make_version("PD-1", "customer", severity=0)
    here = {"Referer": f"http://testserver/drafts/{draft.pk}/?q={'a' * 60_000}"}
    typed = {"digest": digest(draft), "words": "The times are wrong"}
    answer = client.post(f"/drafts/{draft.pk}/reject/", typed, headers=here)
    assert answer["Location"] == f"/drafts/{draft.pk}/?q={'a' * 200}"


def test_the_page_itself_leaves_a_filter_behind(client: Client) -> None:
    """Its own address alone counts there: the way out of a filter leads from the same page without it."""
    draft, other = make_version("PD-1", "customer", hours=1, severity=0), make_version("PD-2", "customer", hours=2)
    here = {"Referer": f"http://testserver/drafts/{draft.pk}/?severity=sev0"}
    html = client.get(f"/drafts/{draft.pk}/", headers=here).content.decode()
    assert f'<link rel="next" href="/drafts/{other.pk}/">' in html


def test_the_rules_lead_back_into_the_filter(client: Client) -> None:
    draft = make_version("PD-1", "customer", severity=0)
    html = client.get(f"/drafts/{draft.pk}/?severity=sev0").content.decode()
    led = re.search(r'href="(/rules/\?pattern=[^"]+next=[^"#]+)', html)
    assert led
    assert f'value="/drafts/{draft.pk}/?severity=sev0"' in client.get(unescape(led[1])).content.decode()


def test_what_has_expired_is_passed_over(client: Client) -> None:
    draft, _ = make_version("PD-1", "customer"), make_version("PD-2", "customer", hours=-1)
    assert ways(client, draft) == {}
    assert "1 of 1" in said(client, draft)


def test_what_means_nothing_is_left_out(client: Client) -> None:
    draft, other = make_version("PD-1", "customer", hours=1), make_version("PD-2", "customer", hours=2)
    assert ways(client, draft, "?severity=sev12&sort=x&mailbox=0&after=9") == {"next": f"/drafts/{other.pk}/"}


def test_another_mailbox_is_named_by_its_address(client: Client) -> None:
    other = make_mailbox(multimail_id="mb_2", address="status@mail.example")
    draft, elsewhere = make_version("PD-1", "customer", mailbox=other), make_version("PD-2", "customer")
    assert "1 of 1 in status@mail.example" in said(client, draft, f"?mailbox={other.pk}")
    assert "1 other waits in one mailbox" in said(client, elsewhere, f"?mailbox={other.pk}")


def test_a_long_queue_is_counted_to_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST", 2)
    drafts = [make_version(f"PD-{n}", "customer", hours=n) for n in range(1, 7)]
    assert "1 of 3+" in said(client, drafts[0])
    assert "3 of 5+" in said(client, drafts[2])
    assert 'class="pager-place"' not in client.get(f"/drafts/{drafts[5].pk}/").content.decode()
    assert ways(client, drafts[5]) == {"prev": f"/drafts/{drafts[4].pk}/"}


@pytest.mark.alone_on("sqlite")
@pytest.mark.parametrize("sort", ["expires", "newest", "severity"])
def test_however_long_the_queue_is_it_costs_the_same(lead: User, sort: str) -> None:
    """By the steps of the database's machine: the way through the index begins at the report, wherever that stands."""
    costs, queue = [], 0
    for length in (600, 1800):
        fill(length - queue, first=queue)
        queue = length
        rows = Draft.objects.order_by(*SORTS[sort].order_by).values_list("pk", flat=True)
        reports = [load_sheet(lead, rows[int(length * at)]) for at in (0.02, 0.5, 0.98)]
        costs.append([steps(walk.Question(report, {"sort": sort})) for report in reports])
    assert all(long < short * 1.5 for short, long in zip(*costs, strict=True)), costs


def steps(question: walk.Question) -> int:
    """Thousands of steps that SQLite takes for it."""
    taken = itertools.count(1)
    connection.connection.set_progress_handler(lambda: next(taken) < 0, 1000)
    try:
        ask(question.asking)
    finally:
        connection.connection.set_progress_handler(None, 0)
    return next(taken)
