"""Reading MultiMail's answers: every dialect says the same, a bad item costs only itself, any text can be stored."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.multimail.schemas import (
    BadShape,
    Email,
    MailboxInfo,
    PendingItem,
    aware,
    read_email,
    read_mailboxes,
    read_page,
    read_pending,
    read_tags,
)

WHEN = "2026-11-20T14:00:00Z"
OFFICIAL: dict[str, Any] = {
    "id": "msg_1", "mailbox_id": "mb_1", "direction": "outbound", "from": "agent@mail.example", "to": ["a@x.example"],
    "subject": "S", "status": "pending_send_approval", "received_at": WHEN,
}  # fmt: skip
LISTED = {**OFFICIAL, "body_markdown": "It broke."}
DETAIL = {**OFFICIAL, "cc": ["c@x.example"], "markdown": "It broke.", "tags": {"incident": "INC-1"}}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*DETAIL, "emails"]), inner, max_size=6)
    ),
    max_leaves=12,
)


def renamed(row: dict[str, Any], **names: str) -> dict[str, Any]:
    """The row with its fields under other names, as a dialect has them; `from_` is `from`."""
    other = {name.rstrip("_"): new for name, new in names.items()}
    return {other.get(name, name): value for name, value in row.items()}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(LISTED, id="official"),
        pytest.param(renamed(LISTED, id="message_id", from_="from_address", to="to_addresses"), id="SDK"),
        pytest.param(renamed(LISTED, id="email_id", body_markdown="text_body", received_at="created_at"), id="003"),
        pytest.param({**LISTED, "to": "a@x.example"}, id="one recipient as text"),
        pytest.param({**LISTED, "email_id": "msg_1", "text_body": "It broke.", "cursor": None}, id="all at once"),
        pytest.param({**LISTED, "markdown": "", "body": "It broke.", "body_markdown": ""}, id="empty names first"),
        pytest.param({name: value for name, value in LISTED.items() if name not in ("direction", "status")}, id="bare"),
    ],
)
def test_an_item_of_any_dialect_reads_the_same(row: dict[str, Any]) -> None:
    assert read_pending(row) == PendingItem(
        id="msg_1", mailbox_id="mb_1", sender="agent@mail.example", to=["a@x.example"], subject="S", body="It broke.",
        received_at=datetime(2026, 11, 20, 14, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(DETAIL, id="official"),
        pytest.param({"email": DETAIL}, id="in an envelope"),
        pytest.param(renamed(DETAIL, id="message_id", markdown="text_body", cc="cc_addresses"), id="dialect"),
        pytest.param({**DETAIL, "tags": ["incident:INC-1"]}, id="tags as a list"),
        pytest.param({**DETAIL, "attachments": None, "html_body": None, "thread_id": None}, id="nulls"),
    ],
)
def test_a_detail_of_any_dialect_reads_the_same(raw: dict[str, Any]) -> None:
    assert read_email(raw, "msg_1") == Email(
        id="msg_1", mailbox_id="mb_1", sender="agent@mail.example", to=["a@x.example"], cc=["c@x.example"],
        subject="S", text="It broke.", status="pending_send_approval", tags={"incident": "INC-1"},
        received_at=datetime(2026, 11, 20, 14, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "direction"),
    [
        ("pending_send_approval", "outbound"), ("sent", "outbound"), ("pending_inbound_approval", "inbound"),
        ("unread", "inbound"), ("spam_flagged", "inbound"),
    ],
)  # fmt: skip
def test_a_detail_that_names_no_direction_tells_it_by_its_status(status: str, direction: str) -> None:
    bare = {name: value for name, value in DETAIL.items() if name != "direction"}
    assert read_email({**bare, "status": status}).direction == direction
    assert read_email({**bare, "status": status, "direction": "inbound"}).direction == "inbound"


@pytest.mark.parametrize(
    ("told", "addresses"),
    [
        ("a@x.example", ["a@x.example"]),
        ("a@x.example, b@x.example,", ["a@x.example", "b@x.example"]),
        (["a@x.example, b@x.example", "c@x.example"], ["a@x.example", "b@x.example", "c@x.example"]),
        (['"Byron, Ada" <ada@x.example>,b@x.example'], ['"Byron, Ada" <ada@x.example>', "b@x.example"]),
        (r'"B, \"A\"," <a@x.example>, b@x.example', [r'"B, \"A\"," <a@x.example>', "b@x.example"]),
        (['"Byron, a@x.example'], ['"Byron, a@x.example']),
        (["a@x.example;b@x.example"], ["a@x.example;b@x.example"]),
        ([""], []),
    ],
)
def test_commas_part_addresses(told: object, addresses: list[str]) -> None:
    email = read_email({**DETAIL, "to": told, "cc": told, "bcc": told})
    assert (email.to, email.cc, email.bcc) == (addresses, addresses, addresses)


@given(st.text(alphabet='a,"\\@ ', max_size=40))
def test_of_what_is_parted_nothing_is_lost(text: str) -> None:
    told = read_email({**DETAIL, "to": [text]}).to
    assert re.sub("[, ]", "", "".join(told)) == re.sub("[, ]", "", text)


def test_what_is_not_told_is_unknown_and_not_empty() -> None:
    email = read_email({name: value for name, value in DETAIL.items() if name != "tags"})
    assert (email.bcc, email.tags, email.approved_by, email.send_at) == (None, None, None, None)
    assert read_email({**DETAIL, "bcc": []}).bcc == []


def test_another_email_than_the_one_asked_for_is_not_taken_for_it() -> None:
    with pytest.raises(BadShape, match="another email"):
        read_email(DETAIL, "msg_2")


@pytest.mark.parametrize("name", ["emails", "pending", "messages"])
def test_a_page_under_any_of_its_names(name: str) -> None:
    page = read_page({name: [LISTED], "cursor": "next"})
    assert [item.id for item in page.items] == ["msg_1"]
    assert (page.unreadable, page.cursor) == ([], "next")


@pytest.mark.parametrize(
    ("cursor", "asked_for"), [("c", "c"), (1763647200000, "1763647200000"), (1763647200.5, "1763647200.5"),
     (None, None), ("", None), (False, None)],
)  # fmt: skip
def test_the_next_page_is_asked_for_as_it_was_named(cursor: object, asked_for: str | None) -> None:
    assert read_page({"emails": [], "cursor": cursor}).cursor == asked_for


@pytest.mark.parametrize("cursor", [{"after": "c"}, ["c"]])
def test_a_page_whose_next_one_nobody_can_ask_for_is_not_known_to_be_the_last(cursor: object) -> None:
    page = read_page({"emails": [LISTED], "cursor": cursor})
    assert (len(page.items), page.cursor, page.may_go_on(1)) == (1, None, True)
    assert not read_page({"emails": [LISTED], "cursor": None}).may_go_on(1)


BROKEN: list[tuple[Any, str]] = [
    ({**LISTED, "id": "msg_2", "received_at": "yesterday"}, "msg_2"),
    ({**LISTED, "id": "msg_3", "received_at": "9999-12-31T23:59:59Z"}, "msg_3"),
    ({**LISTED, "id": "msg_4", "received_at": None}, "msg_4"),
    ({**LISTED, "id": "msg_5", "to": [1]}, "msg_5"),
    ({**LISTED, "id": "msg_6", "subject": {"a": 1}}, "msg_6"),
    ({**LISTED, "id": "msg_7", "mailbox_id": None}, "msg_7"),
    ({**LISTED, "id": 8}, "8"),
    ({**LISTED, "id": "x" * 101}, "x" * 100),
    ({**LISTED, "id": ""}, "(no id)"),
    ("an item", "(no id)"),
    (None, "(no id)"),
]


def test_an_item_that_cannot_be_read_is_named_and_the_rest_is_read() -> None:
    page = read_page({"emails": [LISTED, *(row for row, _ in BROKEN), {**LISTED, "id": "msg_9"}], "cursor": None})
    assert [item.id for item in page.items] == ["msg_1", "msg_9"]
    assert [ident for ident, _ in page.unreadable] == [ident for _, ident in BROKEN]
    assert all(why for _, why in page.unreadable)


@pytest.mark.parametrize("raw", [None, [], "emails", {}, {"emails": None}, {"emails": {"0": LISTED}}, {"items": []}])
def test_a_page_that_is_none_is_an_error_and_not_an_empty_one(raw: Any) -> None:
    with pytest.raises(BadShape):
        read_page(raw)


@given(json_values)
def test_any_json_is_read_or_refused(raw: Any) -> None:
    for read in (read_page, read_pending, read_email, read_mailboxes, read_tags):
        with suppress(BadShape):
            read(raw)


@given(st.dictionaries(st.sampled_from([*DETAIL, "tags", "attachments", "send_at", "html_body"]), json_values))
def test_a_detail_with_any_values_is_read_or_refused(changes: dict[str, Any]) -> None:
    try:
        email = read_email({**DETAIL, **changes})
    except BadShape:
        return
    assert isinstance(email.text, str)
    assert email.received_at.year < 2200


@pytest.mark.parametrize(
    ("raw", "tags"),
    [
        (None, {}),
        ({}, {}),
        ({"a": "b", "n": 1, "none": None}, {"a": "b", "n": "1", "none": ""}),
        (["P2", "incident: INC-1", "customer", "", " "], {"P2": "", "incident": "INC-1", "customer": ""}),
        (["time:14:00"], {"time": "14:00"}),
    ],
)
def test_tags(raw: Any, tags: dict[str, str]) -> None:
    assert read_tags(raw) == tags


def test_a_mailbox_that_cannot_be_read_is_left_out() -> None:
    good = {"id": "mb_1", "address": "a@x.example", "auto_cc": "archive@x.example", "created_at": 1}
    rows = [good, {"id": "mb_2"}, {"id": "mb_3", "address": "b@x.example", "auto_bcc": ["c@x.example"]}, None]
    assert read_mailboxes({"mailboxes": rows}) == [MailboxInfo("mb_1", "a@x.example", auto_cc="archive@x.example")]


@pytest.mark.parametrize("raw", [None, {}, {"mailboxes": None}, {"mailboxes": {}}])
def test_no_list_of_mailboxes_is_an_error_and_not_an_empty_one(raw: Any) -> None:
    with pytest.raises(BadShape):
        read_mailboxes(raw)


def test_a_time_without_a_zone_is_utc() -> None:
    assert aware(datetime(2026, 1, 1)) == datetime(2026, 1, 1, tzinfo=UTC)  # noqa: DTZ001
    moment = read_pending({**LISTED, "received_at": "2026-11-20T15:00:00+01:00"}).received_at
    assert aware(moment) == datetime(2026, 11, 20, 14, tzinfo=UTC)
