from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.desk.queue.filters import SORTS, Filters, parse, read, written
from reviewer.drafts.content import Content
from reviewer.drafts.words import Kind
from tests.desk_queue.rows import decide, headings, links, make_report, make_version, page, titles, words
from tests.support.rows import make_draft, make_mailbox

AUDIENCES = ["engineering", "executive", "customer"]


def test_severity(desk: Client) -> None:
    make_version("PD-1", "customer", severity=1)
    mild = make_version("PD-2", "customer", severity=3)
    assert links(page(desk, "/?severity=sev3")) == [mild.pk]


def test_kind(desk: Client) -> None:
    make_version("PD-1", "customer")
    update = make_version("PD-2", "customer", kind=Kind.UPDATE)
    unsorted = make_draft()
    assert links(page(desk, "/?kind=update")) == [update.pk]
    assert links(page(desk, "/?kind=unsorted")) == [unsorted.pk]


def test_an_audience_opens_its_own_version_and_the_row_shows_all(desk: Client) -> None:
    engineering = make_version("PD-1", "engineering", hours=1)
    customer = make_version("PD-1", "customer", hours=9)
    make_version("PD-2", "executive")
    for order in ("expires", "newest", "severity"):
        markup = page(desk, f"/?audience=customer&sort={order}")
        assert links(markup) == [customer.pk]
        assert f'class="l1" href="/drafts/{engineering.pk}/?audience=customer' in markup


def test_an_audience_that_is_not_known(desk: Client) -> None:
    make_version("PD-1", "engineering")
    stray = make_version("PD-2", "press")
    assert links(page(desk, "/?audience=unsorted")) == [stray.pk]


def test_mailbox(desk: Client) -> None:
    make_version("PD-1", "customer")
    other = make_mailbox(multimail_id="mb_2", address="status@mail.example")
    draft = make_version("PD-2", "customer", mailbox=other)
    assert links(page(desk, f"/?mailbox={other.pk}")) == [draft.pk]


@pytest.mark.parametrize("odd", ["0" * 19 + "1" + "9" * 30, "9" * 19, "9" * 20, "0", "-1", "x", "\u0661"])
def test_what_is_no_mailbox_is_left_out(desk: Client, odd: str) -> None:
    draft = make_version("PD-1", "customer")
    assert links(page(desk, f"/?mailbox={odd}")) == [draft.pk]


def test_what_is_decided_and_not_delivered(desk: Client, lead: User) -> None:
    waits = make_version("PD-1", "customer")
    decided = make_version("PD-2", "customer")
    decide(decided, lead)
    assert links(page(desk, "/?state=waiting")) == [waits.pk]
    assert links(page(desk, "/?state=decided")) == [decided.pk]


@pytest.mark.parametrize("asked", ["zeppelin", "ZEPPELIN", "status@mail.example", "PD-77", "hydrogen"])
def test_search_looks_at_subject_sender_incident_and_text(desk: Client, asked: str) -> None:
    make_version("PD-1", "customer")
    content = Content(subject="The Zeppelin report", to=("a@b.example",), text="It was full of hydrogen.")
    found = make_draft(content, incident="PD-77", kind=Kind.REPORT, audience="customer", sender="status@mail.example")
    assert links(page(desk, f"/?q={asked}")) == [found.pk]


def test_search_takes_signs_for_what_they_are(desk: Client) -> None:
    make_version("PD-1", "customer")
    percent = make_version("PD-2", "customer", subject="99% of it's \\ fine")
    assert links(page(desk, "/?q=%25")) == [percent.pk]
    assert links(page(desk, "/?q=it%27s+%5C")) == [percent.pk]
    assert titles(page(desk, "/?q=_")) == []


def test_a_search_that_finds_nothing_says_what_it_looked_for(desk: Client) -> None:
    make_version("PD-1", "customer")
    assert "No waiting draft matches Nothing has “<zebra>”" in words(page(desk, "/?q=%3Czebra%3E"))


def test_sort_newest(desk: Client) -> None:
    old = make_version("PD-1", "customer", received_at=timezone.now() - timedelta(days=2))
    new = make_version("PD-2", "customer", hours=80, received_at=timezone.now() - timedelta(minutes=1))
    markup = page(desk, "/?sort=newest")
    assert links(markup) == [new.pk, old.pk]
    assert headings(markup) == ["Arrived in the last hour 1 draft", "Arrived earlier 1 draft"]


def test_sort_severity(desk: Client) -> None:
    mild = make_version("PD-1", "customer", hours=1, severity=3)
    unknown = make_draft(expires_at=timezone.now() + timedelta(hours=1))
    grave = make_version("PD-2", "customer", hours=50, severity=0)
    markup = page(desk, "/?sort=severity")
    assert links(markup) == [grave.pk, mild.pk, unknown.pk]
    assert headings(markup) == ["SEV0 1 draft", "SEV3 1 draft", "Severity unknown 1 draft"]


@pytest.mark.parametrize("order", SORTS)
def test_pages_of_fifty_show_every_report_once(desk: Client, order: str) -> None:
    moment = timezone.now() + timedelta(hours=9)
    for number in range(60):
        make_report(f"PD-{number}", severity=number % 3)
    for _ in range(3):
        make_draft(expires_at=moment, received_at=moment)
    first = page(desk, f"/?sort={order}")
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = page(desk, f"/{following}")
    assert (len(links(first)), len(links(second))) == (50, 13)
    assert len({*links(first), *links(second)}) == 63
    assert "First page" in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize(
    "asked",
    [
        "severity=sev99", "kind=%00", "audience=nobody", "mailbox=0", "mailbox=-1", "mailbox=99999999999999999999999",
        "mailbox=%C2%B2", "state=x", "sort=colour", "after=1", "after=1_2_3", "after=-1_2",
        "after=9999999999999999999999_1",
        "after=253402300800000000_1", "after=%D9%A1_1", "sort=severity&after=1_x_1", "after=1_99999999999999999999",
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named_and_left_out(desk: Client, asked: str) -> None:
    make_version("PD-1", "customer")
    markup = page(desk, f"/?{asked}")
    assert len(titles(markup)) == 1
    assert "mean nothing here and are left out" in markup


@pytest.mark.parametrize("asked", ["q=%00", "q=" + "x" * 5000, "mailbox=123456", "after=0_0", "severity=&kind="])
def test_odd_parameters_do_no_harm(desk: Client, asked: str) -> None:
    make_version("PD-1", "customer")
    page(desk, f"/?{asked}")


def test_htmx_gets_the_list_alone_and_the_tidy_address(desk: Client) -> None:
    make_version("PD-1", "customer")
    response = desk.get("/?q=&severity=sev1&kind=&sort=expires", headers={"HX-Request": "true"})
    markup = response.content.decode()
    assert markup.lstrip().startswith("<section")
    assert "<html" not in markup
    assert response.headers["HX-Push-Url"] == "/?severity=sev1"
    assert "HX-Request" in response.headers["Vary"]


def test_choices_are_counted_as_if_their_own_filter_were_off(desk: Client) -> None:
    make_version("PD-1", "customer", severity=1)
    make_version("PD-2", "customer", severity=2, kind=Kind.UPDATE)
    make_version("PD-3", "executive", severity=2, kind=Kind.UPDATE)
    markup = words(page(desk, "/?severity=sev2"))
    assert "SEV1 (1) SEV2 (2)" in markup
    assert "Status update (2)" in markup
    assert "Incident report (" not in markup
    assert "Executive (1) Customer (1)" in markup


def test_an_address_says_what_its_filters_say() -> None:
    filters = parse({"severity": "SEV1", "kind": "unsorted", "q": " a b ", "sort": "newest", "mailbox": "7"}, AUDIENCES)
    assert filters.query() == "?q=a+b&severity=sev1&kind=unsorted&mailbox=7&sort=newest"
    assert parse(filters.params, AUDIENCES) == filters
    assert Filters().query() == ""


@given(st.integers(0, 220 * 10**15), st.integers(0, 2**63 - 1))
def test_a_place_is_read_as_it_was_written(microseconds: int, number: int) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
    assert read(written((moment, number)), SORTS["expires"]) == (moment, number)


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_none(text: str) -> None:
    for sort in SORTS.values():
        place = read(text, sort)
        assert place is None or len(place) == len(sort.fields)
